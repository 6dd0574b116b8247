//! What has ended, and DynamoDB's time to live has left: keeper removes it.

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::json;
use story::{Help, Hub};

use crate::stored_items::{Item, Store, items, put};

/// When an item ends, in seconds since 1970.
const EXPIRES: &str = "expires";

async fn that_end(store: &Store<'_>, table: &str) -> Vec<Item> {
    let mut items = items(store, table).await;
    items.retain(|item| item.contains_key(EXPIRES));
    items
}

/// Lets everything end that ends by itself; says how many items that are, per table.
pub(crate) async fn lets_all_end(store: &Store<'_>) -> Vec<usize> {
    let mut ended = Vec::new();
    for table in ["public", "outbox", "staff"] {
        let ending = that_end(store, table).await;
        ended.push(ending.len());
        for mut item in ending {
            let past = AttributeValue::N("1000000000".to_owned());
            item.insert(EXPIRES.to_owned(), past);
            put(store, table, item).await;
        }
    }
    ended
}

#[tokio::test]
async fn what_has_ended_goes_when_keeper_sweeps_and_nothing_else_does() {
    let Some(hub) = Hub::start_deployed().await else {
        return;
    };
    let store = Store::of(&hub);
    let unfinished = hub.family("westminster");
    unfinished.fills_in(&Help::default()).await;
    hub.family("westminster").sends(&Help::default()).await;
    let navigator = hub.navigator("westminster").await;
    assert!(!navigator.queue("new").await.url.contains("next="));

    let ended = lets_all_end(&store).await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let kept = items(&store, "public").await.len() - ended[0];

    let report = hub.keeper_sweeps("westminster").await;
    assert_eq!(
        report["removed"],
        json!({ "public": ended[0], "outbox": ended[1], "staff": ended[2] })
    );
    assert!(ended.iter().all(|count| *count > 0), "{ended:?}");
    assert_eq!(items(&store, "public").await.len(), kept);
    assert_eq!(that_end(&store, "staff").await, []);

    assert!(navigator.queue("new").await.url.contains("next="));
    let page = unfinished.opens(&unfinished.form("check")).await;
    assert!(!page.html.contains(&Help::default().name));
    let seen = hub.family("westminster").sees_request(&receipt.code).await;
    assert!(seen.text().contains(&Help::default().words));
}
