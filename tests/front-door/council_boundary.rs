//! Nothing crosses a council.

use reqwest::StatusCode;
use story::{Help, Hub};

#[tokio::test]
async fn staff_of_another_council_meet_a_page_that_does_not_exist() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let other = hub.navigator("barking-and-dagenham").await;
    assert!(!other.queue("new").await.text().contains(&receipt.reference));
    assert!(
        !other
            .queue("open")
            .await
            .text()
            .contains(&receipt.reference)
    );

    let own = hub.navigator("westminster").await;
    let queue = own.queue("new").await;
    let take = queue.attribute("table form", "action").unwrap();
    assert_eq!(other.posts(&take, &[]).await.status, StatusCode::NOT_FOUND);

    let referral = own.takes(&receipt.reference).await;
    for path in [
        referral.path().to_owned(),
        referral
            .path()
            .replace("/westminster/", "/barking-and-dagenham/"),
        "/westminster/queue?show=open".to_owned(),
    ] {
        let page = other.opens(&path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            !page.html.contains(&Help::default().name) && !page.html.contains(&receipt.reference),
            "{path}"
        );
    }
    let note = other
        .posts(referral.path(), &[("note", "not mine to write")])
        .await;
    assert_eq!(note.status, StatusCode::NOT_FOUND);
    assert!(!referral.page().await.text().contains("not mine to write"));
}

#[tokio::test]
async fn who_is_not_signed_in_sees_nothing() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let stranger = hub.family("westminster");
    let page = stranger
        .opens(&format!(
            "{}/westminster/queue?show=new",
            hub.staff("westminster")
        ))
        .await;
    assert!(!page.html.contains(&receipt.reference));
    assert!(page.html.contains("Sign in"));
}
