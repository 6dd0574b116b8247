//! What requests ask, as the Service Authorization Reference has it.

use serde_json::{Value, json};

use super::{Service, Unreadable, World, asks};
use crate::iam::policy::Ask;
use crate::template::{Given, Template};

const TABLE: &str = "arn:aws:dynamodb:eu-west-2:000000000000:table/families";
const KEY: &str = "arn:aws:kms:eu-west-2:000000000000:key/1234";

fn world() -> World {
    let template = json!({ "Resources": {
        "Families": { "Type": "AWS::DynamoDB::Table", "Properties": {
            "TableName": "families",
            "KeySchema": [
                { "AttributeName": "pk", "KeyType": "HASH" },
                { "AttributeName": "sk", "KeyType": "RANGE" },
            ],
            "GlobalSecondaryIndexes": [{
                "IndexName": "by-status",
                "KeySchema": [{ "AttributeName": "hub_status", "KeyType": "HASH" }],
            }],
        } },
        "Key": { "Type": "AWS::KMS::Key" },
        "Alias": { "Type": "AWS::KMS::Alias", "Properties": {
            "AliasName": "alias/data", "TargetKeyId": { "Ref": "Key" },
        } },
    } });
    let stack = Template::from_json(template).stack(Given::default().key("Key", KEY));
    World {
        account: stack.account().to_owned(),
        tables: stack.tables().expect("tables").into_values().collect(),
        keys: stack.keys().expect("keys").into_values().collect(),
    }
}

fn asked(service: Service, operation: &str, body: &Value) -> Result<Vec<Ask>, Unreadable> {
    asks(service, operation, body.to_string().as_bytes(), &world())
}

fn ask(action: &str, resource: &str, context: &[(&str, &[&str])]) -> Ask {
    let mut ask = Ask {
        action: action.to_owned(),
        resource: resource.to_owned(),
        context: Default::default(),
    };
    for (key, values) in context {
        for value in *values {
            ask.context.add(key, *value);
        }
    }
    ask
}

#[test]
fn an_operation_asks_for_its_table_or_index_with_keys_and_attributes() {
    let key = json!({ "pk": { "S": "family#1" }, "sk": { "S": "head" } });
    let by_status = format!("{TABLE}/index/by-status");
    let cases = [
        (
            "GetItem",
            json!({ "TableName": "families", "Key": key, "ConsistentRead": true }),
            ask(
                "dynamodb:GetItem",
                TABLE,
                &[
                    ("dynamodb:Attributes", &["pk", "sk"]),
                    ("dynamodb:LeadingKeys", &["family#1"]),
                    ("dynamodb:Select", &["ALL_ATTRIBUTES"]),
                ],
            ),
        ),
        (
            "DeleteItem",
            json!({
                "TableName": TABLE, "Key": key, "ReturnValues": "ALL_OLD",
                "ConditionExpression": "#end < :now",
                "ExpressionAttributeNames": { "#end": "expires" },
            }),
            ask(
                "dynamodb:DeleteItem",
                TABLE,
                &[
                    ("dynamodb:Attributes", &["pk", "sk", "expires"]),
                    ("dynamodb:LeadingKeys", &["family#1"]),
                    ("dynamodb:ReturnValues", &["ALL_OLD"]),
                ],
            ),
        ),
        (
            "Query",
            json!({
                "TableName": "families", "IndexName": "by-status", "ReturnConsumedCapacity": "TOTAL",
                "KeyConditionExpression": "hub_status = :at AND due_id > :after",
                "ExpressionAttributeValues": { ":at": { "S": "hub#new" }, ":after": { "S": "1" } },
            }),
            ask(
                "dynamodb:Query",
                &by_status,
                &[
                    ("dynamodb:Attributes", &["due_id", "hub_status"]),
                    ("dynamodb:LeadingKeys", &["hub#new"]),
                    ("dynamodb:ReturnConsumedCapacity", &["TOTAL"]),
                    ("dynamodb:Select", &["ALL_PROJECTED_ATTRIBUTES"]),
                ],
            ),
        ),
        (
            "Scan",
            json!({ "TableName": "families", "ProjectionExpression": "pk, sk", "Select": "COUNT" }),
            ask(
                "dynamodb:Scan",
                TABLE,
                &[
                    ("dynamodb:Attributes", &["pk", "sk"]),
                    ("dynamodb:Select", &["COUNT"]),
                ],
            ),
        ),
        (
            "BatchWriteItem",
            json!({ "RequestItems": { "families": [
                { "PutRequest": { "Item": { "pk": { "S": "a" }, "body": { "B": "AA==" } } } },
                { "DeleteRequest": { "Key": { "pk": { "S": "b" } } } },
            ] } }),
            ask(
                "dynamodb:BatchWriteItem",
                TABLE,
                &[
                    ("dynamodb:Attributes", &["body", "pk"]),
                    ("dynamodb:LeadingKeys", &["a", "b"]),
                ],
            ),
        ),
        (
            "BatchGetItem",
            json!({ "RequestItems": { "families": { "Keys": [key], "ProjectionExpression": "rev" } } }),
            ask(
                "dynamodb:BatchGetItem",
                TABLE,
                &[
                    ("dynamodb:Attributes", &["rev", "pk", "sk"]),
                    ("dynamodb:LeadingKeys", &["family#1"]),
                    ("dynamodb:Select", &["SPECIFIC_ATTRIBUTES"]),
                ],
            ),
        ),
    ];
    for (operation, body, expected) in cases {
        assert_eq!(
            asked(Service::DynamoDb, operation, &body),
            Ok(vec![expected]),
            "{body}"
        );
    }
}

#[test]
fn a_transaction_asks_for_each_of_its_items() {
    let key = json!({ "pk": { "S": "a" } });
    let body = json!({ "ClientRequestToken": "1", "TransactItems": [
        { "Put": { "TableName": "families", "Item": { "pk": { "S": "a" }, "rev": { "N": "1" } } } },
        { "Update": { "TableName": "another", "Key": key, "UpdateExpression": "SET rev = :two" } },
        { "Delete": { "TableName": "families", "Key": key } },
        { "ConditionCheck": { "TableName": "families", "Key": key, "ConditionExpression": "rev = :one" } },
    ] });
    let another = "arn:aws:dynamodb:eu-west-2:000000000000:table/another";
    let inside: (&str, &[&str]) = ("dynamodb:EnclosingOperation", &["TransactWriteItems"]);
    let leading: (&str, &[&str]) = ("dynamodb:LeadingKeys", &["a"]);
    let with_rev: (&str, &[&str]) = ("dynamodb:Attributes", &["pk", "rev"]);
    let expected = vec![
        ask("dynamodb:PutItem", TABLE, &[inside, leading, with_rev]),
        // Of a table that the stack has not, nobody knows the partition.
        ask("dynamodb:UpdateItem", another, &[inside, with_rev]),
        ask(
            "dynamodb:DeleteItem",
            TABLE,
            &[inside, leading, ("dynamodb:Attributes", &["pk"])],
        ),
        ask(
            "dynamodb:ConditionCheckItem",
            TABLE,
            &[inside, leading, with_rev],
        ),
    ];
    assert_eq!(
        asked(Service::DynamoDb, "TransactWriteItems", &body),
        Ok(expected)
    );
}

#[test]
fn a_key_is_asked_for_by_id_arn_or_alias_with_its_encryption_context() {
    for name in [
        "1234",
        KEY,
        "alias/data",
        "arn:aws:kms:eu-west-2:000000000000:alias/data",
    ] {
        let body = json!({
            "KeyId": name, "KeySpec": "AES_256",
            "EncryptionContext": { "council": "testbury", "purpose": "family" },
        });
        let expected = ask(
            "kms:GenerateDataKey",
            KEY,
            &[
                ("kms:CallerAccount", &["000000000000"]),
                ("kms:EncryptionAlgorithm", &["SYMMETRIC_DEFAULT"]),
                ("kms:EncryptionContext:council", &["testbury"]),
                ("kms:EncryptionContext:purpose", &["family"]),
                ("kms:EncryptionContextKeys", &["council", "purpose"]),
                ("kms:KeySpec", &["SYMMETRIC_DEFAULT"]),
                ("kms:KeyUsage", &["ENCRYPT_DECRYPT"]),
            ],
        );
        assert_eq!(
            asked(Service::Kms, "GenerateDataKey", &body),
            Ok(vec![expected]),
            "{name}"
        );
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    let unknown = |name: &str| Unreadable::UnknownParameter(name.to_owned());
    let cases = [
        (
            Service::DynamoDb,
            "PutItem",
            json!({ "TableName": "families", "Item": {}, "ReturnValuesOnConditionCheckFailure": "ALL_OLD" }),
            unknown("ReturnValuesOnConditionCheckFailure"),
        ),
        (
            Service::DynamoDb,
            "GetItem",
            json!({ "TableName": "families", "Key": {}, "AttributesToGet": ["body"] }),
            unknown("AttributesToGet"),
        ),
        (
            Service::DynamoDb,
            "ExecuteStatement",
            json!({ "Statement": "SELECT * FROM families" }),
            Unreadable::UnknownOperation("ExecuteStatement".to_owned()),
        ),
        (
            Service::Kms,
            "Decrypt",
            json!({ "CiphertextBlob": "AA==" }),
            Unreadable::Parameter("KeyId"),
        ),
        (
            Service::Kms,
            "Decrypt",
            json!({ "KeyId": "5678" }),
            Unreadable::UnknownKey("5678".to_owned()),
        ),
        (
            Service::Kms,
            "Decrypt",
            json!({ "KeyId": "1234", "GrantTokens": [] }),
            unknown("GrantTokens"),
        ),
        (Service::Kms, "Decrypt", json!([]), Unreadable::Body),
    ];
    for (service, operation, body, expected) in cases {
        assert_eq!(
            asked(service, operation, &body),
            Err(expected),
            "{operation} {body}"
        );
    }
}
