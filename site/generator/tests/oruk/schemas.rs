//! The published schemas, with formats checked.

use std::fs;
use std::path::Path;

use jsonschema::{Draft, Validator};
use serde_json::Value;

/// The schemas of the endpoints.
pub(crate) struct Schemas {
    all: Vec<(&'static str, Validator)>,
}

const NAMES: [&str; 12] = [
    "api_details",
    "empy_list_response",
    "organization",
    "organization_list",
    "service",
    "service_at_location",
    "service_at_location_list",
    "service_list",
    "taxonomy",
    "taxonomy_list",
    "taxonomy_term",
    "taxonomy_term_list",
];

impl Schemas {
    /// `None`, and a line that says so, where the folder with them is absent.
    pub(crate) fn load() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/oruk");
        if !folder.is_dir() {
            println!("skipped: the schemas are not in {}", folder.display());
            return None;
        }
        let all = NAMES.map(|name| {
            let text = fs::read_to_string(folder.join(format!("{name}.json"))).expect("a schema");
            let schema: Value = serde_json::from_str(&text).expect("JSON");
            let validator = jsonschema::options()
                .with_draft(Draft::Draft202012)
                .should_validate_formats(true)
                .build(&schema)
                .expect("a schema");
            (name, validator)
        });
        Some(Self { all: all.into() })
    }

    /// What is wrong with a file of an endpoint.
    pub(crate) fn errors(&self, (endpoint, is_list): (&str, bool), file: &Value) -> Vec<String> {
        let one = match endpoint {
            "" => "api_details",
            "services" => "service",
            "organizations" => "organization",
            "service_at_locations" => "service_at_location",
            "taxonomies" => "taxonomy",
            "taxonomy_terms" => "taxonomy_term",
            other => panic!("no endpoint {other}"),
        };
        if is_list {
            let name = format!("{one}_list");
            let mut errors = self.against(&name, file);
            // Most schemas of lists say nothing of a page beside what is on it; this one is of
            // what is on it.
            errors.extend(page_errors(file));
            if one == "organization" {
                let contents = file["contents"].as_array();
                let contents = contents.into_iter().flatten();
                errors.extend(contents.flat_map(|one| self.against(&name, one)));
            }
            return errors;
        }
        self.against(one, file)
    }

    fn against(&self, name: &str, value: &Value) -> Vec<String> {
        let (_, validator) = self
            .all
            .iter()
            .find(|(known, _)| *known == name)
            .expect("a schema");
        validator
            .iter_errors(value)
            .map(|error| format!("{name}: {}: {error}", error.instance_path()))
            .collect()
    }
}

/// `Page` of `open_api.json`, whose fields no schema of a list asks for.
fn page_errors(page: &Value) -> Vec<String> {
    let whole = ["total_items", "total_pages", "page_number", "size"];
    let yes_or_no = ["first_page", "last_page", "empty"];
    let of_number = whole.into_iter().filter(|field| !page[*field].is_u64());
    let of_bool = yes_or_no
        .into_iter()
        .filter(|field| !page[*field].is_boolean());
    let of_contents = Some("contents").filter(|field| !page[*field].is_array());
    of_number
        .chain(of_bool)
        .chain(of_contents)
        .map(|field| format!("{field} is missing or of another type"))
        .collect()
}
