//! The firewall before both hosts refuses no body that a function would read.

use deployed::template::{Given, PYTHON, Template};
use serde_json::{Value, json};

const EDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../infra/edge.yaml");

const STAFF_HOST: &str = "staff.hub.example";

/// The web ACL's statement on the size of bodies; `None` without Python.
fn on_bodies() -> Option<Value> {
    let python = std::env::var_os(PYTHON)?;
    let template = Template::translate(python.as_ref(), EDGE.as_ref()).expect("the template");
    let given = Given::default()
        .parameter("Council", "testbury")
        .parameter("PublicHost", "hub.example")
        .parameter("StaffHost", STAFF_HOST);
    let web_acl = template.stack(given).properties("WebAcl").expect("WebAcl");
    let rule = web_acl["Rules"].as_array().and_then(|rules| {
        rules
            .iter()
            .find(|rule| rule["Name"] == "bodies-over-64-KiB")
    });
    let rule = rule.expect("a rule on bodies");
    assert_eq!(rule["Action"], json!({ "Block": {} }));
    Some(rule["Statement"].clone())
}

/// What intake reads at most, as its source says it: the product after `LARGEST_BODY: usize =`.
fn largest_that_intake_reads() -> usize {
    let source = include_str!("../../../../functions/intake/src/site.rs");
    let (_, after) = source
        .split_once("const LARGEST_BODY: usize = ")
        .expect("intake's limit");
    let (product, _) = after.split_once(';').expect("its end");
    let factor = |factor: &str| -> usize { factor.trim().parse().expect("a number") };
    product.split('*').map(factor).product()
}

#[test]
fn the_public_host_refuses_a_body_where_intake_would() {
    let Some(statement) = on_bodies() else { return };
    let size = &statement["AndStatement"]["Statements"][0]["SizeConstraintStatement"];
    assert_eq!(size["ComparisonOperator"], "GT");
    assert_eq!(size["Size"], largest_that_intake_reads());
    let body = json!({ "Body": { "OversizeHandling": "MATCH" } });
    assert_eq!(size["FieldToMatch"], body);
}

#[test]
fn the_staff_host_refuses_larger_bodies_by_its_function_alone() {
    assert!(
        http_edge::posted::LARGEST > largest_that_intake_reads(),
        "staff have longer pages than families"
    );
    let Some(statement) = on_bodies() else { return };
    let statements = statement["AndStatement"]["Statements"].as_array();
    let statements = statements.expect("statements");
    assert_eq!(statements.len(), 2);
    let not_staff = json!({ "NotStatement": { "Statement": { "ByteMatchStatement": {
        "FieldToMatch": { "SingleHeader": { "Name": "host" } },
        "PositionalConstraint": "EXACTLY",
        "SearchString": STAFF_HOST,
        "TextTransformations": [{ "Priority": 0, "Type": "LOWERCASE" }],
    } } } });
    assert_eq!(statements[1], not_staff);
}
