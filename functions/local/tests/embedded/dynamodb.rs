use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, GlobalSecondaryIndex, KeySchemaElement,
    KeyType, Projection, ProjectionType, Put, ReturnValuesOnConditionCheckFailure,
    ScalarAttributeType, TransactWriteItem,
};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;

const TABLE: &str = "submissions";

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

fn client(dynamodb: &DynamoDb) -> Client {
    Client::from_conf(
        Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-2"))
            .credentials_provider(Credentials::new("local", "local", None, None, "local"))
            .http_client(InProcess::new(dynamodb.clone()))
            .build(),
    )
}

fn key(name: &str, kind: KeyType) -> KeySchemaElement {
    KeySchemaElement::builder()
        .attribute_name(name)
        .key_type(kind)
        .build()
        .expect("a key")
}

async fn create_table(client: &Client) {
    let mut request = client
        .create_table()
        .table_name(TABLE)
        .billing_mode(BillingMode::PayPerRequest)
        .key_schema(key("id", KeyType::Hash))
        .global_secondary_indexes(
            GlobalSecondaryIndex::builder()
                .index_name("queue")
                .key_schema(key("queue", KeyType::Hash))
                .key_schema(key("due", KeyType::Range))
                .projection(
                    Projection::builder()
                        .projection_type(ProjectionType::All)
                        .build(),
                )
                .build()
                .expect("an index"),
        );
    for name in ["id", "queue", "due"] {
        request = request.attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name(name)
                .attribute_type(ScalarAttributeType::S)
                .build()
                .expect("an attribute"),
        );
    }
    request.send().await.expect("a table");
}

/// An empty table in a file of its own.
async fn table(folder: &Path) -> (DynamoDb, Client) {
    let dynamodb = DynamoDb::open(&folder.join("dynamodb.sqlite")).expect("a database");
    let client = client(&dynamodb);
    create_table(&client).await;
    (dynamodb, client)
}

#[tokio::test]
async fn an_item_is_put_once_and_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let (dynamodb, before) = table(folder.path()).await;
    let put = |body: &str| {
        before
            .put_item()
            .table_name(TABLE)
            .item("id", text("1"))
            .item("body", text(body))
            .condition_expression("attribute_not_exists(id)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
    };
    put("first").await.expect("put");
    let refused = put("second")
        .await
        .expect_err("there is one")
        .into_service_error();
    let PutItemError::ConditionalCheckFailedException(failed) = refused else {
        panic!("{refused:?}");
    };
    let there = failed.item().and_then(|item| item.get("body"));
    assert_eq!(there, Some(&text("first")));
    drop((before, dynamodb));

    let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite")).expect("a database");
    let after = client(&dynamodb);
    let found = after
        .get_item()
        .table_name(TABLE)
        .key("id", text("1"))
        .send()
        .await;
    let item = found.expect("an answer").item.expect("the item");
    assert_eq!(item.get("body"), Some(&text("first")));
}

#[tokio::test]
async fn a_transaction_is_all_or_nothing_and_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_dynamodb, client) = table(folder.path()).await;
    let put = |id: &str| {
        let put = Put::builder()
            .table_name(TABLE)
            .item("id", text(id))
            .condition_expression("attribute_not_exists(id)")
            .build()
            .expect("a put");
        TransactWriteItem::builder().put(put).build()
    };
    client
        .transact_write_items()
        .transact_items(put("1"))
        .send()
        .await
        .expect("written");

    let refused = client
        .transact_write_items()
        .transact_items(put("2"))
        .transact_items(put("1"))
        .send()
        .await
        .expect_err("there is a 1")
        .into_service_error();
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = refused else {
        panic!("{refused:?}");
    };
    let codes: Vec<_> = cancelled
        .cancellation_reasons()
        .iter()
        .filter_map(|reason| reason.code())
        .collect();
    assert_eq!(codes, ["None", "ConditionalCheckFailed"]);

    let two = client
        .get_item()
        .table_name(TABLE)
        .key("id", text("2"))
        .send()
        .await;
    assert_eq!(two.expect("an answer").item, None);
}

#[tokio::test]
async fn the_same_token_writes_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_dynamodb, client) = table(folder.path()).await;
    let send = |id: &str| {
        let put = Put::builder()
            .table_name(TABLE)
            .item("id", text(id))
            .condition_expression("attribute_not_exists(id)")
            .build()
            .expect("a put");
        client
            .transact_write_items()
            .client_request_token("one-submission")
            .transact_items(TransactWriteItem::builder().put(put).build())
            .send()
    };
    send("1").await.expect("written");
    send("1").await.expect("the same again is no mistake");
    let refused = send("2")
        .await
        .expect_err("other content")
        .into_service_error();
    assert!(
        refused.is_idempotent_parameter_mismatch_exception(),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_queue_comes_in_the_order_of_its_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_dynamodb, client) = table(folder.path()).await;
    for (id, due) in [
        ("b", "2030-02-01"),
        ("c", "2030-03-01"),
        ("a", "2030-01-01"),
    ] {
        let put = client.put_item().table_name(TABLE).item("id", text(id));
        let put = put
            .item("queue", text("westminster#bessborough"))
            .item("due", text(due));
        put.send().await.expect("put");
    }
    let unqueued = client
        .put_item()
        .table_name(TABLE)
        .item("id", text("taken"));
    unqueued.send().await.expect("put");

    let page = client
        .query()
        .table_name(TABLE)
        .index_name("queue")
        .key_condition_expression("queue = :queue AND due < :before")
        .expression_attribute_values(":queue", text("westminster#bessborough"))
        .expression_attribute_values(":before", text("2030-02-15"))
        .send()
        .await
        .expect("a page");
    let ids: Vec<_> = page
        .items()
        .iter()
        .filter_map(|item| item.get("id"))
        .collect();
    assert_eq!(ids, [&text("a"), &text("b")]);
}

#[tokio::test]
async fn mistakes_and_unknown_operations_are_answered_as_dynamodb_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_dynamodb, client) = table(folder.path()).await;

    let missing = client.describe_table().table_name("nowhere").send().await;
    let missing = missing.expect_err("no such table").into_service_error();
    assert!(missing.is_resource_not_found_exception(), "{missing:?}");

    let invalid = client
        .get_item()
        .table_name(TABLE)
        .key("no", text("1"))
        .send()
        .await;
    let invalid = invalid.expect_err("no such key").into_service_error();
    assert_eq!(invalid.meta().code(), Some("ValidationException"));

    let unknown = client
        .list_backups()
        .send()
        .await
        .expect_err("not served")
        .into_service_error();
    assert_eq!(unknown.meta().code(), Some("UnknownOperationException"));
}

#[tokio::test]
async fn only_its_owner_can_read_the_database_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_dynamodb, _client) = table(folder.path()).await;

    let mut files = 0;
    for file in std::fs::read_dir(folder.path()).expect("listed") {
        let file = file.expect("a file");
        let mode = file.metadata().expect("metadata").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", file.path().display());
        files += 1;
    }
    assert!(files > 0);
}
