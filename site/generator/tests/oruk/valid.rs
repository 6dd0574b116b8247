//! Every file is valid, and the checker sees what is not.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use site_model::Content;
use site_model::content::CouncilContent;

use crate::council::{council, empty};
use crate::parsed::{endpoint, files, json};
use crate::schemas::Schemas;

fn errors(schemas: &Schemas, council: &CouncilContent) -> Vec<String> {
    files(council)
        .iter()
        .flat_map(|(path, bytes)| {
            let errors = schemas.errors(endpoint(path), &json(bytes));
            errors
                .into_iter()
                .map(move |error| format!("{path}: {error}"))
        })
        .collect()
}

#[test]
fn the_feeds_of_the_shipped_councils_are_valid() {
    let Some(schemas) = Schemas::load() else {
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let (content, _) = Content::load(&folder);
    assert!(content.councils.len() > 1);
    for council in content.councils.values() {
        assert!(files(council).len() > council.services.len() + council.organisations.len());
        assert_eq!(errors(&schemas, council), [""; 0]);
    }
}

#[test]
fn the_feed_of_a_council_without_a_directory_is_valid() {
    let Some(schemas) = Schemas::load() else {
        return;
    };
    let council = empty();
    assert_eq!(errors(&schemas, &council), [""; 0]);
    let list = json(&files(&council)["services/index.json"]);
    assert_eq!(list["empty"], true);
    assert_eq!(list["total_pages"], 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_feed_of_any_council_is_valid(council in council()) {
        // Reading the schemas takes a while: once for all cases.
        static SCHEMAS: std::sync::OnceLock<Option<Schemas>> = std::sync::OnceLock::new();
        if let Some(schemas) = SCHEMAS.get_or_init(Schemas::load) {
            prop_assert_eq!(errors(schemas, &council), Vec::<String>::new());
        }
    }
}

/// A service that says something in every part.
fn full_service() -> Value {
    let part = |more: Value| {
        let mut part = json!({ "id": "7d2e5bfe-8a0e-4f5a-9b56-0f5d3f5d0a11" });
        let fields = part.as_object_mut().expect("an object");
        fields.extend(more.as_object().expect("an object").clone());
        part
    };
    part(json!({
        "name": "Stay and play",
        "status": "active",
        "email": "a@b.example",
        "url": "https://a.example/",
        "last_modified": "2026-11-22T10:00:00Z",
        "minimum_age": 1.5,
        "schedules": [part(json!({ "freq": "WEEKLY" }))],
        "organization": part(json!({ "name": "A", "description": "B" })),
    }))
}

#[test]
fn the_checker_sees_a_file_that_is_broken() {
    let Some(schemas) = Schemas::load() else {
        return;
    };
    let of_service = ("services", false);
    assert_eq!(schemas.errors(of_service, &full_service()), [""; 0]);
    for (broken, at, value) in [
        ("a name is missing", "/name", Value::Null),
        ("a status is missing", "/status", Value::Null),
        ("an id is no UUID", "/id", json!("7d2e5bfe")),
        (
            "an id has no hyphens",
            "/id",
            json!("7d2e5bfe8a0e4f5a9b560f5d3f5d0a11"),
        ),
        ("an address is no URI", "/url", json!("a page")),
        ("an address is relative", "/url", json!("/services/")),
        (
            "an address has letters that no URI has",
            "/url",
            json!("https://a.example/é"),
        ),
        ("an email address has no @", "/email", json!("a.b.example")),
        ("a day is no time", "/last_modified", json!("2026-11-22")),
        ("a status is none of those", "/status", json!("open")),
        (
            "a frequency is none of those",
            "/schedules/0/freq",
            json!("DAILY"),
        ),
        ("an age is a text", "/minimum_age", json!("1")),
        ("a list is an object", "/schedules", json!({})),
        ("an id of a part is no UUID", "/schedules/0/id", json!("1")),
        (
            "an organisation does not say what it is",
            "/organization/description",
            Value::Null,
        ),
    ] {
        let mut file = full_service();
        match value {
            Value::Null => remove(&mut file, at),
            value => *file.pointer_mut(at).expect("a field") = value,
        }
        assert_eq!(schemas.errors(of_service, &file).len(), 1, "{broken}");
    }
}

fn remove(file: &mut Value, at: &str) {
    let (parent, field) = at.rsplit_once('/').expect("a path");
    let parent = file.pointer_mut(parent).and_then(Value::as_object_mut);
    assert!(parent.expect("an object").remove(field).is_some(), "{at}");
}

#[test]
fn the_checker_sees_a_list_that_is_broken() {
    let Some(schemas) = Schemas::load() else {
        return;
    };
    for (path, bytes) in files(&empty()) {
        let (endpoint, is_list) = endpoint(&path);
        if !is_list {
            continue;
        }
        for field in [
            "total_items",
            "total_pages",
            "size",
            "first_page",
            "contents",
        ] {
            let mut page = json(&bytes);
            page[field] = json!("1");
            assert!(
                !schemas.errors((endpoint, true), &page).is_empty(),
                "{path} {field}"
            );
        }
        let mut page = json(&bytes);
        page["contents"] = json!([{ "id": 1 }]);
        assert!(
            !schemas.errors((endpoint, true), &page).is_empty(),
            "{path}"
        );
    }
    let details =
        json!({ "version": "HSDS-UK-3.0", "profile": "here", "openapi_url": "https://a.example" });
    assert_eq!(schemas.errors(("", false), &details).len(), 1);
}
