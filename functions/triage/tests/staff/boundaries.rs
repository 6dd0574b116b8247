//! What nobody may: another council's pages, another hub's records, a post from elsewhere.

use record::audit::Event;

use crate::hub::{BARKING, FAMILY_WROTE, Hub, WESTMINSTER};

const HUB: &str = "bessborough";
const NO_RECORD: &str = "/westminster/families/0123456789abcdef0123456789abcdef/referrals/0123456789abcdef0123456789abcdef";

async fn refusals(hub: &Hub, council: &str) -> usize {
    let answer = hub
        .dynamodb
        .scan()
        .table_name(format!("{council}-audit"))
        .send()
        .await
        .expect("a scan");
    let is_refusal = |event: &str| event == Event::Refused.as_str();
    answer
        .items()
        .iter()
        .filter(|item| {
            item.get("event")
                .and_then(|event| event.as_s().ok())
                .is_some_and(|event| is_refusal(event))
        })
        .count()
}

#[tokio::test]
async fn another_councils_pages_do_not_exist_and_the_attempt_is_recorded() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");
    let referral = asha.post(&take, &[]).await.leads_to().to_owned();

    let mut cai = hub.signed_in(BARKING, "cai").await;
    for path in ["/westminster/queue", &referral] {
        let page = cai.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        let unknown = cai.get("/westminster/no-such-page").await;
        assert_eq!(page.without_request_id(), unknown.without_request_id());
    }
    assert_eq!(cai.post(&referral, &[("note", "x")]).await.status, 404);
    assert_eq!(cai.post(&take, &[]).await.status, 404);
    assert_eq!(refusals(&hub, BARKING).await, 4);

    // The record's own ids under one's own council: nothing either.
    let page = cai.get(&referral.replace(WESTMINSTER, BARKING)).await;
    assert_eq!(page.status, 404);
    assert!(!page.has(FAMILY_WROTE));
    assert_eq!(refusals(&hub, BARKING).await, 5);
}

#[tokio::test]
async fn a_record_of_another_hub_looks_like_one_that_does_not_exist() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");

    let mut other = hub.signed_in(WESTMINSTER, "second").await;
    assert!(
        !other
            .get("/westminster/queue?show=open")
            .await
            .has(&reference)
    );
    assert_eq!(other.post(&take, &[]).await.status, 404);

    let referral = asha.post(&take, &[]).await.leads_to().to_owned();
    let there = other.get(&referral).await;
    let not_there = other.get(NO_RECORD).await;
    assert_eq!(there.status, 404);
    assert_eq!(there.without_request_id(), not_there.without_request_id());
    for form in [
        vec![("note", "x")],
        vec![("from", "new"), ("to", "contacting")],
        vec![("from", "new"), ("to", "closed")],
    ] {
        let page = other.post(&referral, &form).await;
        assert_eq!(page.status, 404, "{form:?}");
    }
    assert_eq!(refusals(&hub, WESTMINSTER).await, 6);
    assert!(!asha.get(&referral).await.has("Sam Second"));
}

#[tokio::test]
async fn an_address_that_is_none_of_ours_is_a_page_that_does_not_exist() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    for path in [
        "/nowhere/queue",
        "/westminster/families/x/referrals/y",
        "/westminster/families/%ff/referrals/%ff",
        "/westminster",
        "/westminster/",
        "/Westminster/queue",
        NO_RECORD,
    ] {
        let page = asha.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.has("Page not found"), "{path}");
    }
    assert_eq!(asha.get("/westminster/sign-out").await.status, 404);
}

#[tokio::test]
async fn a_post_that_does_not_come_from_our_own_pages_changes_nothing() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let take = asha
        .get("/westminster/queue")
        .await
        .address("/westminster/submissions/");
    for origin in [
        None,
        Some("null"),
        Some("https://evil.example"),
        Some(crate::hub::PUBLIC),
    ] {
        let page = asha.post_from(&take, origin).await;
        assert_eq!(page.status, 403, "{origin:?}");
        assert!(page.has("We could not accept that"));
    }
    assert_eq!(
        asha.post_from("/westminster/sign-out", None).await.status,
        403
    );
    assert_eq!(
        asha.post_from(&take, Some(crate::hub::STAFF)).await.status,
        303
    );
}

#[tokio::test]
async fn a_cookie_moved_to_another_council_opens_nothing() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let cookie = asha.cookies["__Host-staff"].clone();
    asha.cookies.insert(
        "__Host-staff".to_owned(),
        cookie.replace(WESTMINSTER, BARKING),
    );
    let page = asha.get("/barking-and-dagenham/queue").await;
    assert_eq!(page.status, 303, "as if nobody were signed in");
}
