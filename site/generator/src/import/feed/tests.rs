use std::fs;

use tempfile::TempDir;

use super::*;

const SERVICE: &str = r#"{"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "Talking", "status": "active",
    "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c611", "name": "Helpers"}}"#;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("it is written");
    }
    folder
}

fn services(what: &Path) -> Vec<String> {
    let incoming = read(what).unwrap_or_else(|error| panic!("{error}"));
    incoming.services.keys().map(ToString::to_string).collect()
}

fn error(what: &Path) -> String {
    read(what).expect_err("it is refused").to_string()
}

#[test]
fn a_service_is_found_in_whatever_shape_it_comes() {
    let page = format!(r#"{{"total_pages": 1, "page_number": 1, "contents": [{SERVICE}]}}"#);
    let older = format!(r#"{{"totalElements": 1, "content": [{SERVICE}]}}"#);
    let list = format!("[{SERVICE}]");
    for text in [SERVICE, &page, &older, &list] {
        let folder = folder(&[
            ("any.json", text),
            ("feed/services/one.json", text),
            ("notes.txt", "{"),
        ]);
        assert_eq!(
            services(&folder.path().join("any.json")),
            ["talking"],
            "{text}"
        );
        assert_eq!(services(folder.path()), ["talking"], "{text}");
    }
}

#[test]
fn records_are_told_apart_by_their_names() {
    for (text, endpoint) in [
        (SERVICE, Endpoint::Services),
        (
            r#"{"id": "a", "name": "b", "description": "c"}"#,
            Endpoint::Organizations,
        ),
        (
            r#"{"id": "a", "location_type": "physical", "addresses": []}"#,
            Endpoint::Locations,
        ),
        (
            r#"{"id": "a", "location": {}, "schedules": []}"#,
            Endpoint::ServiceAtLocations,
        ),
        (
            r#"{"id": "a", "name": "b", "description": "c", "version": "1"}"#,
            Endpoint::Taxonomies,
        ),
        (
            r#"{"id": "a", "name": "b", "description": "c", "taxonomy": "d"}"#,
            Endpoint::TaxonomyTerms,
        ),
    ] {
        let shape: Shape = serde_json::from_str(text).expect("JSON");
        assert_eq!(shape.endpoint(), Some(endpoint), "{text}");
    }
}

#[test]
fn a_page_of_several_is_told() {
    let folder = folder(&[(
        "services.json",
        &format!(r#"{{"total_pages": 3, "page_number": 2, "contents": [{SERVICE}]}}"#),
    )]);
    let incoming = read(folder.path()).expect("a feed");
    assert!(
        incoming
            .unplaced
            .iter()
            .any(|one| one.why.contains("of 3 pages, 1 came")),
        "{:?}",
        incoming.unplaced
    );
}

#[test]
fn what_is_no_feed_is_refused_with_its_place() {
    let folder = folder(&[
        ("broken.json", "{\n \"id\": }"),
        ("other/other.json", r#"{"version": "3.0"}"#),
        ("text.json", "\"text\""),
        ("deep.json", &"[".repeat(1000)),
    ]);
    let at = |name: &str| folder.path().join(name);
    assert!(
        error(&at("broken.json")).contains("broken.json:2:"),
        "{}",
        error(&at("broken.json"))
    );
    assert!(error(&at("other/other.json")).contains("no list and no record"));
    assert!(error(&at("other")).contains("holds no file"));
    assert!(error(&at("text.json")).contains("a list or a record"));
    assert!(error(&at("deep.json")).contains("deep.json:1:"));
}

#[cfg(unix)]
#[test]
fn a_link_in_a_feed_is_not_followed() {
    let folder = folder(&[("one.json", SERVICE)]);
    std::os::unix::fs::symlink("/etc", folder.path().join("away")).expect("a link");
    assert!(error(folder.path()).contains("is a symbolic link"));
}
