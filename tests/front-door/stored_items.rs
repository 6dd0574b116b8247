//! What an intruder with the database, and without keys, achieves: nothing is opened that is not
//! where and as it was written.

use std::collections::HashMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use story::{Help, Hub, StaffMember};

pub(crate) type Item = HashMap<String, AttributeValue>;

/// Westminster's tables, as an intruder has them.
pub(crate) struct Store<'a> {
    hub: &'a Hub,
    client: Client,
}

impl<'a> Store<'a> {
    pub(crate) fn of(hub: &'a Hub) -> Self {
        let client = hub.store();
        Self { hub, client }
    }

    fn table(&self, table: &str) -> String {
        self.hub.table("westminster", table)
    }
}

pub(crate) async fn items(store: &Store<'_>, table: &str) -> Vec<Item> {
    let answer = store
        .client
        .scan()
        .table_name(store.table(table))
        .send()
        .await
        .unwrap();
    answer.items.unwrap()
}

pub(crate) async fn put(store: &Store<'_>, table: &str, item: Item) {
    store
        .client
        .put_item()
        .table_name(store.table(table))
        .set_item(Some(item))
        .send()
        .await
        .unwrap();
}

fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    item[name].as_s().unwrap()
}

fn of_kind(items: Vec<Item>, kind: &str) -> Vec<Item> {
    items
        .into_iter()
        .filter(|item| text(item, "kind") == kind)
        .collect()
}

/// Opens a referral and expects the page that says that the record is not as it was written.
async fn does_not_open(navigator: &StaffMember, path: &str) {
    let page = navigator.opens(path).await;
    assert!(
        page.status.is_server_error(),
        "{}: {}",
        page.status,
        page.heading()
    );
    assert!(!page.html.contains(&Help::default().name));
}

#[tokio::test]
async fn swapped_moved_and_edited_items_do_not_open() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let first = hub.family("westminster").asks_for_help().await;
    let second = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let referral = navigator.takes(&first.reference).await;
    navigator.takes(&second.reference).await;
    let path = referral.path();
    assert_eq!(navigator.opens(path).await.status, 200);

    // Two submissions exchange their bodies and keys.
    let submissions = items(&store, "submissions").await;
    let mine = submissions
        .iter()
        .find(|item| text(item, "reference") == first.reference)
        .unwrap()
        .clone();
    let other = submissions
        .iter()
        .find(|item| text(item, "reference") == second.reference)
        .unwrap()
        .clone();
    let mut swapped = mine.clone();
    for name in ["body", "key"] {
        swapped.insert(name.to_owned(), other[name].clone());
    }
    put(&store, "submissions", swapped).await;
    does_not_open(&navigator, path).await;

    // One byte of a body changes.
    let mut edited = mine.clone();
    let mut body = mine["body"].as_b().unwrap().clone().into_inner();
    let last = body.len() - 1;
    body[last] ^= 1;
    edited.insert("body".to_owned(), AttributeValue::B(Blob::new(body)));
    put(&store, "submissions", edited).await;
    does_not_open(&navigator, path).await;

    put(&store, "submissions", mine).await;
    assert_eq!(
        navigator.opens(path).await.status,
        200,
        "as it was written, it opens again"
    );
}

#[tokio::test]
async fn what_staff_keep_is_noticed_when_edited_rolled_back_moved_or_taken_away() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let receipt = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let referral = navigator.takes(&receipt.reference).await;
    let path = referral.path().to_owned();
    let before: Vec<Item> = items(&store, "families").await;
    referral.notes("Called at ten.").await;
    referral.moves("new", "contacting", "").await;
    let after = items(&store, "families").await;
    assert_eq!(navigator.opens(&path).await.status, 200);

    // A plain attribute is edited: nobody is assigned any more.
    let mut edited = of_kind(after.clone(), "referral").remove(0);
    let kept = edited.clone();
    edited.insert(
        "assignee".to_owned(),
        AttributeValue::S("somebody-else".to_owned()),
    );
    put(&store, "families", edited).await;
    does_not_open(&navigator, &path).await;
    put(&store, "families", kept.clone()).await;

    // An older referral is put back, alone and together with its head.
    put(
        &store,
        "families",
        of_kind(before.clone(), "referral").remove(0),
    )
    .await;
    does_not_open(&navigator, &path).await;
    put(&store, "families", of_kind(before, "family").remove(0)).await;
    does_not_open(&navigator, &path).await;
    for item in after.clone() {
        put(&store, "families", item).await;
    }
    assert_eq!(navigator.opens(&path).await.status, 200);

    // A note is moved to another place, then taken away.
    let note = of_kind(after, "note").remove(0);
    let mut moved = note.clone();
    moved.insert(
        "sk".to_owned(),
        AttributeValue::S(format!("{}0", text(&note, "sk"))),
    );
    put(&store, "families", moved.clone()).await;
    does_not_open(&navigator, &path).await;
    delete(&store, &moved).await;
    assert_eq!(navigator.opens(&path).await.status, 200);
    delete(&store, &note).await;
    does_not_open(&navigator, &path).await;
}

#[tokio::test]
async fn a_key_row_that_was_swapped_opens_nothing() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let first = hub.family("westminster").asks_for_help().await;
    let second = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let path = navigator.takes(&first.reference).await.path().to_owned();
    navigator.takes(&second.reference).await;

    let keys = items(&store, "keys").await;
    let families: Vec<&Item> = keys
        .iter()
        .filter(|key| text(key, "purpose") == "family")
        .collect();
    let [a, b] = families[..] else {
        panic!("two families have two keys")
    };
    for (to, from) in [(a, b), (b, a)] {
        let mut swapped = to.clone();
        swapped.insert("wrapped".to_owned(), from["wrapped"].clone());
        put(&store, "keys", swapped).await;
    }
    does_not_open(&navigator, &path).await;
}

async fn delete(store: &Store<'_>, item: &Item) {
    store
        .client
        .delete_item()
        .table_name(store.table("families"))
        .key("pk", item["pk"].clone())
        .key("sk", item["sk"].clone())
        .send()
        .await
        .unwrap();
}
