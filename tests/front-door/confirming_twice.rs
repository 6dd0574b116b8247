//! Confirming once, twice, late, and at once.

use std::sync::Arc;

use reqwest::StatusCode;
use story::{Help, Hub, Receipt};
use tokio::task::JoinSet;

#[tokio::test]
async fn a_second_confirm_shows_the_same_reference() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let check = family.fills_in(&Help::default()).await;
    let first = Receipt::read(&family.confirms(&check).await);
    let second = Receipt::read(&family.confirms(&check).await);
    assert_eq!(first, second);
    assert_eq!(rows(&hub).await, 1);
}

#[tokio::test]
async fn confirming_many_times_at_once_gives_one_record_and_one_code() {
    let hub = Hub::start().await;
    let family = Arc::new(hub.family("westminster"));
    let check = Arc::new(family.fills_in(&Help::default()).await);
    let mut confirming = JoinSet::new();
    for _ in 0..50 {
        let (family, check) = (Arc::clone(&family), Arc::clone(&check));
        confirming.spawn(async move { Receipt::read(&family.confirms(&check).await) });
    }
    let receipts = confirming.join_all().await;
    assert_eq!(receipts.len(), 50);
    assert!(
        receipts.iter().all(|receipt| *receipt == receipts[0]),
        "{receipts:?}"
    );
    assert_eq!(rows(&hub).await, 1);
}

#[tokio::test]
async fn a_check_page_whose_answers_were_changed_elsewhere_sends_nothing() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let stale = family.fills_in(&Help::default()).await;
    let fields = [
        ("full-name", "Ana Nowak"),
        ("contact-by", "email"),
        ("email", "ana@example.org"),
    ];
    family.posts(&family.form("you"), &fields).await;

    let page = family.confirms(&stale).await;
    assert!(
        page.text().contains("Ana Nowak"),
        "the check page again, as the answers are now"
    );
    assert_eq!(rows(&hub).await, 0);
    assert_eq!(
        Receipt::read(&family.confirms(&page).await).reference.len(),
        12
    );
    assert_eq!(rows(&hub).await, 1);
}

#[tokio::test]
async fn after_sending_the_page_can_be_shown_again_and_the_next_form_is_a_new_one() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let first = family.asks_for_help().await;
    let again = family.opens(&family.form("sent")).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(Receipt::read(&again), first);

    let second = family.asks_for_help().await;
    assert_ne!(first.reference, second.reference);
    assert_ne!(first.code, second.code);
    assert_eq!(rows(&hub).await, 2);
}

/// How many submissions wait.
async fn rows(hub: &Hub) -> usize {
    let navigator = hub.navigator("westminster").await;
    navigator.queue("new").await.all("tbody tr").len()
}
