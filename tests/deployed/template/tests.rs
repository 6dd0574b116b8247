//! Functions, conditions and references, as the CloudFormation User Guide describes them.

use serde_json::{Value, json};

use super::{Given, Template, TemplateError};

fn resolved(value: &Value) -> Result<Value, TemplateError> {
    let template = json!({
        "Parameters": {
            "Council": { "Type": "String" },
            "Days": { "Type": "Number", "Default": 90 },
            "Version": { "Type": "String", "Default": "v-1" },
        },
        "Conditions": {
            "Is": { "Fn::Equals": [{ "Ref": "Council" }, "testbury"] },
            "IsNot": { "Fn::Not": [{ "Condition": "Is" }] },
            "Either": { "Fn::Or": [{ "Condition": "Is" }, { "Condition": "IsNot" }] },
            "Both": { "Fn::And": [{ "Condition": "Is" }, { "Condition": "IsNot" }] },
        },
        "Resources": {
            "Table": { "Type": "AWS::DynamoDB::Table", "Properties": {
                "TableName": { "Fn::Sub": "family-hub-${Council}-public" },
            } },
            "Key": { "Type": "AWS::KMS::Key" },
            "Role": { "Type": "AWS::IAM::Role" },
            "Absent": { "Type": "AWS::SNS::Topic", "Condition": "IsNot" },
            "Under": { "Type": "Test", "Properties": { "Value": value } },
        },
    });
    let given = Given::default()
        .parameter("Council", "testbury")
        .key("Key", "arn:aws:kms:eu-west-2:000000000000:key/1234")
        .secret("family-hub/testbury", json!({ "token": "s3cret" }));
    let stack = Template::from_json(template).stack(given);
    assert!(stack.resources("AWS::SNS::Topic")?.is_empty());
    Ok(stack.properties("Under")?["Value"].clone())
}

#[test]
fn every_reference_becomes_a_text() {
    let table = "arn:aws:dynamodb:eu-west-2:000000000000:table/family-hub-testbury-public";
    let cases = [
        (json!({ "Ref": "Council" }), json!("testbury")),
        (json!({ "Ref": "Days" }), json!("90")),
        (json!({ "Ref": "AWS::Region" }), json!("eu-west-2")),
        (
            json!({ "Ref": "Table" }),
            json!("family-hub-testbury-public"),
        ),
        (json!({ "Ref": "Key" }), json!("1234")),
        (json!({ "Fn::GetAtt": ["Table", "Arn"] }), json!(table)),
        (
            json!({ "Fn::GetAtt": "Role.Arn" }),
            json!("arn:aws:iam::000000000000:role/Role"),
        ),
        (
            json!({ "Fn::Sub": "${Table.Arn}/index/${Council}${!kept}" }),
            json!(format!("{table}/index/testbury${{kept}}")),
        ),
        (
            json!({ "Fn::Sub": ["${own}!", { "own": { "Ref": "Council" } }] }),
            json!("testbury!"),
        ),
        (
            json!({ "Fn::Join": ["/", ["a", { "Ref": "Council" }]] }),
            json!("a/testbury"),
        ),
        (
            json!({ "Fn::Select": ["1", { "Fn::Split": [".", "a.b"] }] }),
            json!("b"),
        ),
        (
            json!({ "Fn::Sub": "{{resolve:secretsmanager:family-hub/${Council}:SecretString:token::${Version}}}" }),
            json!("s3cret"),
        ),
        (json!({ "Fn::If": ["Either", "yes", "no"] }), json!("yes")),
        (json!({ "Fn::If": ["Both", "yes", "no"] }), json!("no")),
        (
            json!([{ "Fn::If": ["IsNot", "yes", { "Ref": "AWS::NoValue" }] }]),
            json!([]),
        ),
    ];
    for (value, expected) in cases {
        assert_eq!(resolved(&value).expect("a value"), expected, "{value}");
    }
}

#[test]
fn what_cannot_be_resolved_is_said() {
    for value in [
        json!({ "Ref": "Nothing" }),
        json!({ "Fn::GetAtt": ["Table", "Colour"] }),
        json!({ "Fn::FindInMap": ["a", "b", "c"] }),
        json!("{{resolve:secretsmanager:another:SecretString:token}}"),
        json!("{{resolve:ssm:name}}"),
        json!({ "Fn::If": ["Unknown", "yes", "no"] }),
    ] {
        assert!(resolved(&value).is_err(), "{value}");
    }
}
