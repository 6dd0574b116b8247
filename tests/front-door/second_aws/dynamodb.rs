//! DynamoDB as AWS documents it, as moto answers, and as the embedded one does.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_dynamodb::operation::put_item::builders::PutItemFluentBuilder;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::transact_write_items::builders::TransactWriteItemsFluentBuilder;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, GlobalSecondaryIndex, KeySchemaElement,
    KeyType, Projection, ProjectionType, Put, ReturnValuesOnConditionCheckFailure,
    ScalarAttributeType, Select, TimeToLiveSpecification, TransactWriteItem,
};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use story::Moto;
use tempfile::TempDir;

use super::tried::{Line, ended, holds};

/// AWS's column is from the Amazon DynamoDB API Reference (the operation's page) and Developer Guide
/// ("Quotas", "Expressions", "Reserved words", "Global secondary indexes", "Time to Live").
#[rustfmt::skip]
const TRIED: &[Line] = &[
    // What the vault does.
    ("a transaction whose condition holds", "done", "done"),
    ("one whose second condition does not", "None, ConditionalCheckFailed", "None, ConditionalCheckFailed"),
    ("asked for what is there", "the item", "the item"),
    ("what the cancelled one would have put", "nothing", "nothing"),
    ("an index's items, in pages of two", "0 1, 2 3, 4", "0 1, 2 3, 4"),
    // A place in the order is all that a cursor is; AWS's pages do not say that it must be an item's.
    ("those after a place that is no item's", "2 3", "2 3"),
    ("backwards from there", "1 0", "1 0"),
    ("an item without the index's key", "0 2 3 4", "0 2 3 4"),
    ("an attribute that the index does not hold", "not shown", "not shown"),
    ("a consistent read of an index", "ValidationException", "ValidationException"),
    ("all attributes of an index that holds some", "ValidationException", "ValidationException"),
    ("a reserved word in a condition", "ValidationException", "ValidationException"),
    ("two actions on one item", "ValidationException", "ValidationException"),
    ("101 actions", "ValidationException", "ValidationException"),
    ("an item of more than 400 KB", "ValidationException", "ValidationException"),
    ("that item in a transaction", "ValidationException", "ValidationException"),
    ("an empty key", "ValidationException", "ValidationException"),
    ("an empty key of an index", "ValidationException", "ValidationException"),
    ("a key of more than 2,048 bytes", "ValidationException", "ValidationException"),
    ("a name that the expression does not use", "ValidationException", "ValidationException"),
    ("a table that is not there", "ResourceNotFoundException", "ResourceNotFoundException"),
    ("a delete whose condition does not hold", "ConditionalCheckFailedException", "ConditionalCheckFailedException"),
    ("a scan of some attributes", "pk", "pk"),
    // Moto looks and then writes: on a busy machine two can look before one writes.
    ("the same transaction, sent by four at once", "one of four, each time", "at least one of four"),
    // What moto lacks or does otherwise. The SDK sends a ClientRequestToken by itself, so a lost
    // answer and a retry write once on AWS; on moto the retry is refused by its own first attempt.
    ("a transaction again, under its ClientRequestToken", "done", "TransactionCanceledException"),
    ("another one under that token", "IdempotentParameterMismatchException", "done"),
    ("a transaction of more than 4 MB", "ValidationException", "done"),
    ("a value that the expression does not use", "ValidationException", "done"),
    ("a value that is not there", "ValidationException", "no answer"),
    ("an index's key of another type", "ValidationException", "done"),
    ("a number with a zero at its end", "1.5", "1.50"),
    // Time to live deletes within days on AWS, when the timer sweeps on the embedded one, and never on moto.
    ("an item that ended an hour ago, not yet swept", "still there", "still there"),
    // Neither asks who calls: all of this is tried under made-up credentials. What a role may do is
    // proved elsewhere.
];

const TABLE: &str = "items";
const INDEX: &str = "new";

#[tokio::test]
async fn the_embedded_dynamodb_and_moto_answer_as_the_table_says() {
    let Some(moto) = Moto::start() else { return };
    let folder = TempDir::new().unwrap();
    let embedded = DynamoDb::open(&folder.path().join("store.sqlite")).unwrap();
    let embedded = client(config().http_client(InProcess::new(embedded)).build()).await;
    let moto = client(config().endpoint_url(moto.address()).build()).await;
    holds(
        "DynamoDB",
        TRIED,
        &tried(&embedded, true).await,
        &tried(&moto, false).await,
    );
}

fn config() -> aws_sdk_dynamodb::config::Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "test"))
        .retry_config(RetryConfig::disabled())
}

/// Tries the table's lines in order. `atomic` says whether a transaction must be alone.
async fn tried(to: &Client, atomic: bool) -> Vec<String> {
    let mut ends = transactions(to).await;
    ends.extend(queues(to).await);
    ends.extend(refusals(to).await);
    ends.push(at_once(to, atomic).await);
    ends.extend(otherwise(to).await);
    ends
}

async fn transactions(to: &Client) -> Vec<String> {
    let mut ends = vec![ended(transact(to, vec![new(item("first"))]).send().await)];
    let second = Put::builder()
        .table_name(TABLE)
        .set_item(Some(item("first")))
        .condition_expression("attribute_not_exists(pk)")
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .build()
        .unwrap();
    let second = TransactWriteItem::builder().put(second).build();
    let cancelled = transact(to, vec![new(item("fresh")), second]).send().await;
    let cancelled = cancelled.unwrap_err().into_service_error();
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = cancelled else {
        panic!("{cancelled:?}");
    };
    let reasons = cancelled.cancellation_reasons();
    let codes: Vec<&str> = reasons.iter().filter_map(|reason| reason.code()).collect();
    ends.push(codes.join(", "));
    let told = reasons[1].item() == Some(&item("first"));
    ends.push(if told { "the item" } else { "nothing" }.to_owned());
    ends.push(
        if is_there(to, "fresh").await {
            "it"
        } else {
            "nothing"
        }
        .to_owned(),
    );
    ends
}

async fn queues(to: &Client) -> Vec<String> {
    for place in 0..5 {
        put(to, waiting(place)).send().await.unwrap();
    }
    let mut pages = Vec::new();
    let mut after = None;
    loop {
        let page = queue(to)
            .limit(2)
            .set_exclusive_start_key(after)
            .send()
            .await
            .unwrap();
        if page.count() > 0 {
            pages.push(places(page.items()));
        }
        after = page.last_evaluated_key;
        if after.is_none() {
            break;
        }
    }
    let mut ends = vec![pages.join(", ")];
    let between = HashMap::from([
        ("pk".to_owned(), text("nobody")),
        ("queue".to_owned(), text("hub")),
        ("place".to_owned(), text("15")),
    ]);
    let from_there = queue(to).limit(2).set_exclusive_start_key(Some(between));
    ends.push(places(from_there.clone().send().await.unwrap().items()));
    let backwards = from_there.scan_index_forward(false).send().await.unwrap();
    ends.push(places(backwards.items()));

    let taken = to
        .update_item()
        .table_name(TABLE)
        .key("pk", text("waiting-1"));
    taken
        .update_expression("REMOVE queue")
        .send()
        .await
        .unwrap();
    let left = queue(to).send().await.unwrap();
    ends.push(places(left.items()));
    let shown = left.items().iter().any(|item| item.contains_key("secret"));
    ends.push(if shown { "shown" } else { "not shown" }.to_owned());
    ends.push(ended(queue(to).consistent_read(true).send().await));
    ends.push(ended(queue(to).select(Select::AllAttributes).send().await));
    ends
}

async fn refusals(to: &Client) -> Vec<String> {
    let long = |name: &str, length| {
        let mut item = item(name);
        item.insert(
            "body".to_owned(),
            AttributeValue::B(Blob::new(vec![7; length])),
        );
        item
    };
    let many = (0..101).map(|n| new(item(&format!("many-{n}")))).collect();
    let twice = vec![new(item("twice")), new(item("twice"))];
    let reserved = put(to, item("word")).condition_expression("attribute_not_exists(status)");
    let mut queued = waiting(9);
    queued.insert("queue".to_owned(), text(""));
    let unused = put(to, item("name"))
        .condition_expression("attribute_not_exists(pk)")
        .expression_attribute_names("#unused", "unused");
    let nowhere = to.get_item().table_name("nowhere").key("pk", text("1"));
    let ended_before = to
        .delete_item()
        .table_name(TABLE)
        .key("pk", text("first"))
        .condition_expression("expires < :now")
        .expression_attribute_values(":now", number("1"));
    let some = to
        .scan()
        .table_name(TABLE)
        .select(Select::SpecificAttributes)
        .projection_expression("pk")
        .send()
        .await
        .unwrap();
    let mut names: Vec<_> = some.items().iter().flat_map(HashMap::keys).collect();
    names.sort_unstable();
    names.dedup();
    vec![
        ended(reserved.send().await),
        ended(transact(to, twice).send().await),
        ended(transact(to, many).send().await),
        ended(put(to, long("long", 400 * 1024)).send().await),
        ended(
            transact(to, vec![new(long("long", 400 * 1024))])
                .send()
                .await,
        ),
        ended(put(to, item("")).send().await),
        ended(put(to, queued).send().await),
        ended(put(to, item(&"x".repeat(2049))).send().await),
        ended(unused.send().await),
        ended(nowhere.send().await),
        ended(ended_before.send().await),
        names.into_iter().cloned().collect::<Vec<_>>().join(" "),
    ]
}

/// Four clients put the same item where nothing may be, twenty times.
async fn at_once(to: &Client, atomic: bool) -> String {
    for round in 0..20 {
        let name = format!("race-{round}");
        let four = [0; 4].map(|_| {
            let race = transact(to, vec![new(item(&name))]);
            tokio::spawn(async move { race.send().await.is_ok() })
        });
        let mut won = 0;
        for one in four {
            won += usize::from(one.await.unwrap());
        }
        if won == 0 || (atomic && won > 1) {
            return format!("{won} of four");
        }
    }
    if atomic {
        "one of four, each time".to_owned()
    } else {
        "at least one of four".to_owned()
    }
}

async fn otherwise(to: &Client) -> Vec<String> {
    let with_token = |name: &str| transact(to, vec![new(item(name))]).client_request_token("token");
    with_token("token").send().await.unwrap();
    let again = ended(with_token("token").send().await);
    let other = ended(with_token("other").send().await);
    let megabytes = (0..12)
        .map(|n| {
            let mut item = item(&format!("megabytes-{n}"));
            let body = AttributeValue::B(Blob::new(vec![7; 390 * 1024]));
            item.insert("body".to_owned(), body);
            new(item)
        })
        .collect();
    let unused = put(to, item("unused"))
        .condition_expression("attribute_not_exists(pk)")
        .expression_attribute_values(":unused", text("1"));
    let missing = put(to, item("missing")).condition_expression("pk = :missing");
    let mut typed = waiting(8);
    typed.insert("queue".to_owned(), number("1"));
    let mut numbered = item("numbered");
    numbered.insert("number".to_owned(), number("1.50"));
    put(to, numbered).send().await.unwrap();
    let numbered = to.get_item().table_name(TABLE).key("pk", text("numbered"));
    let numbered = numbered.send().await.unwrap().item.unwrap();

    let lives = TimeToLiveSpecification::builder()
        .enabled(true)
        .attribute_name("expires")
        .build()
        .unwrap();
    let live = to.update_time_to_live().table_name(TABLE);
    live.time_to_live_specification(lives).send().await.unwrap();
    let mut old = item("old");
    let hour_ago = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
        - 3600;
    old.insert("expires".to_owned(), number(&hour_ago.to_string()));
    put(to, old).send().await.unwrap();
    vec![
        again,
        other,
        ended(transact(to, megabytes).send().await),
        ended(unused.send().await),
        ended(missing.send().await),
        ended(put(to, typed).send().await),
        numbered["number"].as_n().unwrap().clone(),
        if is_there(to, "old").await {
            "still there"
        } else {
            "gone"
        }
        .to_owned(),
    ]
}

/// A client and a table as the vault makes them: a sparse index that holds some attributes.
async fn client(config: Config) -> Client {
    let client = Client::from_conf(config);
    let key = |name: &str, role| {
        KeySchemaElement::builder()
            .attribute_name(name)
            .key_type(role)
            .build()
            .unwrap()
    };
    let attributes = ["pk", "queue", "place"].map(|name| {
        AttributeDefinition::builder()
            .attribute_name(name)
            .attribute_type(ScalarAttributeType::S)
            .build()
            .unwrap()
    });
    let holds = Projection::builder()
        .projection_type(ProjectionType::Include)
        .non_key_attributes("shown")
        .build();
    let index = GlobalSecondaryIndex::builder()
        .index_name(INDEX)
        .key_schema(key("queue", KeyType::Hash))
        .key_schema(key("place", KeyType::Range))
        .projection(holds)
        .build()
        .unwrap();
    client
        .create_table()
        .table_name(TABLE)
        .billing_mode(BillingMode::PayPerRequest)
        .key_schema(key("pk", KeyType::Hash))
        .set_attribute_definitions(Some(attributes.to_vec()))
        .global_secondary_indexes(index)
        .send()
        .await
        .unwrap();
    client
}

type Item = HashMap<String, AttributeValue>;

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

fn number(value: &str) -> AttributeValue {
    AttributeValue::N(value.to_owned())
}

fn item(name: &str) -> Item {
    HashMap::from([("pk".to_owned(), text(name))])
}

/// An item of the queue.
fn waiting(place: u32) -> Item {
    let mut item = item(&format!("waiting-{place}"));
    for (name, value) in [("queue", "hub"), ("shown", "yes"), ("secret", "yes")] {
        item.insert(name.to_owned(), text(value));
    }
    item.insert("place".to_owned(), text(&place.to_string()));
    item
}

fn places(items: &[Item]) -> String {
    let places: Vec<_> = items
        .iter()
        .map(|item| item["place"].as_s().unwrap().as_str())
        .collect();
    places.join(" ")
}

fn put(to: &Client, item: Item) -> PutItemFluentBuilder {
    to.put_item().table_name(TABLE).set_item(Some(item))
}

/// Put only where nothing is.
fn new(item: Item) -> TransactWriteItem {
    let put = Put::builder()
        .table_name(TABLE)
        .set_item(Some(item))
        .condition_expression("attribute_not_exists(pk)")
        .build()
        .unwrap();
    TransactWriteItem::builder().put(put).build()
}

fn transact(to: &Client, items: Vec<TransactWriteItem>) -> TransactWriteItemsFluentBuilder {
    to.transact_write_items().set_transact_items(Some(items))
}

fn queue(to: &Client) -> QueryFluentBuilder {
    to.query()
        .table_name(TABLE)
        .index_name(INDEX)
        .key_condition_expression("queue = :queue")
        .expression_attribute_values(":queue", text("hub"))
}

async fn is_there(to: &Client, name: &str) -> bool {
    let get = to.get_item().table_name(TABLE).key("pk", text(name));
    get.send().await.unwrap().item.is_some()
}
