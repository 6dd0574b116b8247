//! What nobody may: another council's pages, another hub's records, a post from elsewhere.

use record::audit::Event;

use crate::browser::Browser;
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

/// What there is at an address of a submission or referral, for somebody who may not know.
async fn is_as_if_it_did_not_exist(browser: &mut Browser, take: &str, referral: Option<&str>) {
    let no_submission = "/westminster/submissions/0123456789abcdef0123456789abcdef/take";
    let there = browser.post(take, &[]).await;
    let not_there = browser.post(no_submission, &[]).await;
    assert_eq!(there.status, 404, "{take}");
    assert_eq!(there.without_request_id(), not_there.without_request_id());
    let Some(referral) = referral else { return };
    let there = browser.get(referral).await;
    let not_there = browser.get(NO_RECORD).await;
    assert_eq!(there.status, 404, "{referral}");
    assert_eq!(there.without_request_id(), not_there.without_request_id());
    assert_eq!(browser.post(referral, &[("note", "x")]).await.status, 404);
}

#[tokio::test]
async fn a_complaint_is_the_officers_and_for_a_hubs_staff_it_does_not_exist() {
    let hub = Hub::start().await;
    let reference = hub.complains(WESTMINSTER).await.to_string();
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let queue = officer.get("/westminster/queue").await;
    assert!(queue.has(&reference));
    let take = queue.address("/westminster/submissions/");

    for person in ["asha", "ben", "manager"] {
        let mut browser = hub.signed_in(WESTMINSTER, person).await;
        for show in ["new", "mine", "open"] {
            let queue = browser
                .get(&format!("/westminster/queue?show={show}"))
                .await;
            assert_eq!(queue.status, 200);
            assert!(!queue.has(&reference), "{person} sees it in {show}");
        }
        is_as_if_it_did_not_exist(&mut browser, &take, None).await;
    }

    let referral = officer.post(&take, &[]).await.leads_to().to_owned();
    let page = officer.get(&referral).await;
    assert!(page.has(FAMILY_WROTE) && page.has("Information governance"));
    for person in ["asha", "ben", "manager"] {
        let mut browser = hub.signed_in(WESTMINSTER, person).await;
        is_as_if_it_did_not_exist(&mut browser, &take, Some(&referral)).await;
        let open = browser.get("/westminster/queue?show=open").await;
        assert!(!open.has(&reference), "{person}");
    }
    // Nor for the officer of another council.
    let mut there = hub.signed_in(BARKING, "officer-there").await;
    assert!(
        !there
            .get("/barking-and-dagenham/queue?show=open")
            .await
            .has(&reference)
    );
    assert_eq!(there.post(&take, &[]).await.status, 404);
    assert_eq!(there.get(&referral).await.status, 404);

    let noted = officer.post(&referral, &[("note", "Acknowledged.")]).await;
    assert_eq!(noted.status, 303, "{}", noted.html);
    let moved = officer
        .post(&referral, &[("from", "new"), ("to", "contacting")])
        .await;
    assert_eq!(moved.status, 303, "{}", moved.html);
}

#[tokio::test]
async fn a_hubs_work_does_not_exist_for_the_officer() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");

    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    is_as_if_it_did_not_exist(&mut officer, &take, None).await;
    let referral = asha.post(&take, &[]).await.leads_to().to_owned();
    is_as_if_it_did_not_exist(&mut officer, &take, Some(&referral)).await;
    for show in ["new", "mine", "open"] {
        let queue = officer
            .get(&format!("/westminster/queue?show={show}"))
            .await;
        assert_eq!(queue.status, 200);
        assert!(!queue.has(&reference), "{show}");
    }
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
