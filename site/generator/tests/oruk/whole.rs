//! A feed is whole: what it names is in it, once.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;
use site::oruk::Feed;

use crate::council::{WEBSITE, council};
use crate::parsed::{endpoint, files, json};

/// Calls `see` with every object of a file.
fn objects<'v>(value: &'v Value, see: &mut impl FnMut(&'v Value)) {
    match value {
        Value::Object(fields) => {
            see(value);
            fields.values().for_each(|field| objects(field, see));
        }
        Value::Array(items) => items.iter().for_each(|item| objects(item, see)),
        _ => {}
    }
}

/// The lists whose things a field names by their ids.
fn named_by(field: &str) -> Option<&'static str> {
    Some(match field {
        "service_id" => "services",
        "organization_id" => "organizations",
        "service_at_location_id" => "service_at_locations",
        "taxonomy_id" => "taxonomies",
        "taxonomy_term_id" | "parent_id" => "taxonomy_terms",
        _ => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_feed_names_is_in_it(council in council()) {
        let files: BTreeMap<String, Value> = files(&council)
            .into_iter()
            .map(|(path, bytes)| (path, json(&bytes)))
            .collect();
        let is_there = |list: &str, id: &Value| {
            files.contains_key(&format!("{list}/{}.json", id.as_str().unwrap_or_default()))
        };
        for (path, file) in &files {
            let mut locations = BTreeSet::new();
            objects(file, &mut |object| {
                if object.get("location_type").is_some() {
                    locations.insert(object["id"].to_string());
                }
            });
            objects(file, &mut |object| {
                for (field, id) in object.as_object().into_iter().flatten() {
                    if let Some(list) = named_by(field) {
                        assert!(is_there(list, id), "{path}: {field} {id}");
                    }
                    if field == "location_id" {
                        assert!(locations.contains(&id.to_string()), "{path}: {field} {id}");
                    }
                }
            });
            let (list, is_list) = endpoint(path);
            if is_list {
                let listed = file["contents"].as_array().expect("a list");
                let singles = files.keys().filter(|path| endpoint(path) == (list, false));
                let singles = singles.count();
                prop_assert_eq!(listed.len(), singles);
                for (field, expected) in [
                    ("total_items", singles),
                    ("size", singles),
                    ("total_pages", 1),
                    ("page_number", 1),
                ] {
                    prop_assert_eq!(&file[field], &Value::from(expected), "{} {}", path, field);
                }
                for (field, expected) in [
                    ("first_page", true),
                    ("last_page", true),
                    ("empty", singles == 0),
                ] {
                    prop_assert_eq!(&file[field], &Value::from(expected), "{} {}", path, field);
                }
                for one in listed {
                    prop_assert!(is_there(list, &one["id"]), "{} {}", path, one["id"]);
                }
            } else if !list.is_empty() {
                let id = file["id"].as_str().expect("an id");
                prop_assert_eq!(path, &format!("{list}/{id}.json"));
            }
        }
    }

    #[test]
    fn in_a_file_two_things_with_one_id_are_one_thing(council in council()) {
        for (path, bytes) in files(&council) {
            let file = json(&bytes);
            let mut all: BTreeMap<&str, &Value> = BTreeMap::new();
            objects(&file, &mut |object| {
                let Some(id) = object["id"].as_str() else {
                    return;
                };
                // A term is the same thing in full wherever it is said.
                if let Some(known) = all.insert(id, object) {
                    assert_eq!(known["name"], object["name"], "{path}: {id}");
                }
            });
        }
    }

    #[test]
    fn the_files_of_a_service_are_those_that_an_edit_of_it_alone_changes(council in council()) {
        let feed = Feed::new(&council, Some(WEBSITE));
        for (slug, document) in &council.services {
            let own = feed.files_of_service(slug);
            prop_assert_eq!(own.len(), 1 + document.front_matter.locations.len());
            let all: Vec<_> = feed.files().collect();
            prop_assert!(own.iter().all(|file| all.contains(file)));
        }
    }
}

#[test]
fn two_builds_of_a_feed_are_the_same_and_ids_do_not_depend_on_what_stands_beside() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let tree = council().new_tree(&mut runner).expect("a council");
    let council = proptest::strategy::ValueTree::current(&tree);
    let all = files(&council);
    assert_eq!(all, files(&council));
    let mut fewer = council.clone();
    while fewer.services.len() > 1 {
        fewer.services.pop_first();
        let some = files(&fewer);
        let of_services = some.keys().filter(|path| path.starts_with("services/"));
        assert!(of_services.into_iter().all(|path| all.contains_key(path)));
    }
}
