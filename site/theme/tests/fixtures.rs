//! GOV.UK Frontend's own examples, rendered by this crate, come out as GOV.UK renders them.
//!
//! Every component of the package carries `fixtures.json`: options, and the HTML that the
//! component makes of them. White space is compared as HTML sees it: a run of it is one space.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use minijinja::Value;
use serde::{Deserialize, Serialize};
use site_theme::{Sources, Theme, ThemeError, install_packages};

#[derive(Deserialize)]
struct Component {
    component: String,
    fixtures: Vec<Fixture>,
}

#[derive(Deserialize)]
struct Fixture {
    name: String,
    /// In the order in which the file has them: attributes come out in it.
    options: Value,
    html: String,
}

#[derive(Serialize)]
struct Context<'a> {
    params: &'a Value,
}

#[test]
fn every_example_of_gov_uk_frontend_renders_as_gov_uk_renders_it() -> Result<(), ThemeError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    install_packages(folder)?;
    let components = components(&folder.join("node_modules/govuk-frontend/dist/govuk/components"));
    let theme = theme_with_one_page_per_component(folder, &components)?;

    let mut rendered_alike = 0;
    let mut differences = BTreeMap::new();
    let mut total = 0;
    for component in &components {
        for fixture in &component.fixtures {
            total += 1;
            let context = Context {
                params: &fixture.options,
            };
            let page = format!("example/{}", component.component);
            match theme.render(&page, "en-GB", &context) {
                Ok(html) if normal(&html) == normal(&fixture.html) => rendered_alike += 1,
                Ok(html) => {
                    let found = format!(
                        "\n  theirs: {}\n  ours:   {}",
                        normal(&fixture.html),
                        normal(&html)
                    );
                    differences.insert(format!("{}: {}", component.component, fixture.name), found);
                }
                Err(error) => {
                    differences.insert(
                        format!("{}: {}", component.component, fixture.name),
                        error.to_string(),
                    );
                }
            }
        }
    }
    #[expect(
        clippy::print_stdout,
        reason = "the count is what a reader of the test's output wants"
    )]
    {
        println!("{rendered_alike} of {total}");
    }
    let report: String = differences
        .iter()
        .map(|(name, found)| format!("{name}{found}\n"))
        .collect();
    assert!(
        differences.is_empty(),
        "{} of {total} examples differ:\n{report}",
        differences.len()
    );
    assert_eq!(
        total, 725,
        "the installed release has another number of examples than the one this was proved on"
    );
    Ok(())
}

fn components(folder: &Path) -> Vec<Component> {
    let entries = fs::read_dir(folder).expect("the package's components are there");
    let files = entries.filter_map(|entry| {
        let file = entry
            .expect("the folder can be read")
            .path()
            .join("fixtures.json");
        file.is_file()
            .then(|| fs::read_to_string(file).expect("the examples can be read"))
    });
    let mut components: Vec<Component> = files
        .map(|text| serde_json::from_str(&text).expect("the examples are JSON"))
        .collect();
    components.sort_by(|a, b| a.component.cmp(&b.component));
    components
}

fn theme_with_one_page_per_component(
    folder: &Path,
    components: &[Component],
) -> Result<Theme, ThemeError> {
    let mut sources = Sources::read(folder)?;
    for Component { component, .. } in components {
        let name = macro_name(component);
        let page = format!(
            "{{% from \"govuk/components/{component}/macro.njk\" import {name} %}}{{{{ {name}(params) }}}}"
        );
        sources
            .templates
            .insert(format!("example/{component}"), page);
    }
    Theme::new(&sources)
}

/// `date-input` is `govukDateInput`.
fn macro_name(component: &str) -> String {
    let words = component.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    format!("govuk{}", words.collect::<String>())
}

/// One space for a run of white space.
fn normal(html: &str) -> String {
    html.split_whitespace().collect::<Vec<_>>().join(" ")
}
