//! A family downloads its copy.

use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use jsonschema::{Draft, Validator};
use record::view::Part;
use serde_json::Value;
use site_theme::request_shown::COPY_SCHEMA;

use crate::function::Hub;
use crate::thread::part;

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(COPY_SCHEMA).expect("JSON");
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    let options = options.should_validate_formats(true);
    options.build(&schema).expect("a schema")
}

fn is_valid(copy: &Value) {
    let problems: Vec<String> = schema().iter_errors(copy).map(|e| e.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?} in {copy}");
}

#[tokio::test]
async fn a_copy_holds_what_the_page_shows_and_no_more() {
    let hub = Hub::start().await;
    let sent = hub.family().sends().await;
    let mut family = hub.family();
    family.opens_request(sent.receipt_code()).await;
    family.writes("message", "We move on Friday").await;
    family.writes("add", "It is a boy").await;

    let before = family.get(&part("copy.json")).await;
    assert_eq!(
        before.headers[CONTENT_DISPOSITION],
        "attachment; filename=\"copy.json\""
    );
    assert_eq!(before.headers[CONTENT_TYPE], "application/json");
    let copy: Value = serde_json::from_str(&before.html).expect("JSON");
    is_valid(&copy);
    assert_eq!(copy["reference"], sent.reference());
    assert_eq!(
        copy["$schema"],
        "https://hub.example/schemas/request-copy-1.json"
    );
    assert_eq!(copy["said"][0]["text"], "We move on Friday");
    assert!(copy["pages"].to_string().contains("A bigger cot"));
    for absent in ["status", "messages", "plan"] {
        assert!(copy.get(absent).is_none(), "{absent}");
    }

    let ids = hub.shows_everything().await;
    let copy: Value =
        serde_json::from_str(&family.get(&part("copy.json")).await.html).expect("JSON");
    is_valid(&copy);
    assert_eq!(copy["status"], "new");
    assert_eq!(copy["messages"][0]["from"], "Nadia");
    assert_eq!(copy["plan"], "Nadia finds a cot");
    let off = record::view_change::ViewChange::Off(Part::Plan);
    hub.changes(&ids, &off).await;
    let copy: Value =
        serde_json::from_str(&family.get(&part("copy.json")).await.html).expect("JSON");
    assert!(copy.get("plan").is_none());

    let html = family.get(&part("copy.html")).await;
    assert_eq!(
        html.headers[CONTENT_DISPOSITION],
        "attachment; filename=\"copy.html\""
    );
    assert!(html.says("A bigger cot") && html.says("We move on Friday") && html.says("Nadia"));
    assert!(!html.says("Nadia finds a cot"));
    for needs in ["<script", "<link", "<img", "src=", sent.receipt_code()] {
        assert!(!html.says(needs), "{needs}");
    }
}

#[test]
fn the_schema_refuses_what_no_copy_holds() {
    let wrong: Value = serde_json::json!({ "reference": "FH-0000-0000", "name": "Ada" });
    assert!(!schema().is_valid(&wrong));
}
