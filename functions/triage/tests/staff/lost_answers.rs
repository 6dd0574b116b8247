//! What staff write to a family's view, when DynamoDB does it and the answer is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use axum::body::Bytes;
use http::{Request, Response, StatusCode};
use local::embedded::connector::Service;
use local::embedded::dynamodb::DynamoDb;
use record::view::Part;

use crate::browser::{Browser, Page, between};
use crate::familys_view::{ASKED, shows, taken};
use crate::hub::{Family, Hub, WESTMINSTER};

/// DynamoDB behind a connection that can lose what it answers.
#[derive(Clone)]
pub(crate) struct LosesAnswers {
    pub(crate) dynamodb: DynamoDb,
    pub(crate) loses: Arc<AtomicU8>,
}

const NOTHING: u8 = 0;
/// What it answers to whoever writes to a family's view.
const ITS_WRITES: u8 = 1;
/// The same, and after that it is away.
const ALL_AFTER: u8 = 2;
const AWAY: u8 = 3;

impl Service for LosesAnswers {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let lost = || {
            let mut lost = Response::new(Bytes::new());
            *lost.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            lost
        };
        let loses = self.loses.load(Ordering::SeqCst);
        if loses == AWAY {
            return lost();
        }
        let is_write = request
            .headers()
            .get("x-amz-target")
            .is_some_and(|target| target.as_bytes().ends_with(b".TransactWriteItems"));
        let body = String::from_utf8_lossy(request.body());
        let is_of_view = is_write && body.contains("westminster-public");
        let answer = self.dynamodb.handle(request).await;
        if loses == NOTHING || !is_of_view {
            return answer;
        }
        if loses == ALL_AFTER {
            self.loses.store(AWAY, Ordering::SeqCst);
        }
        lost()
    }
}

/// A family with messages switched on, and the referral that Asha took for it.
async fn in_touch<'a>(hub: &'a Hub, asha: &mut Browser) -> (Family<'a>, String) {
    let (family, referral) = taken(hub, asha).await;
    shows(asha, &referral, "messages").await;
    (family, referral)
}

/// Posts a page for a message, or one that came back.
async fn sends(asha: &mut Browser, referral: &str, page: &Page) -> Page {
    let hidden = |name: &str| between(&page.html, &format!("name=\"{name}\" value=\""), "\"");
    let form = [
        ("message", "We meet on Monday"),
        ("message-id", hidden("message-id")),
        ("seen", hidden("seen")),
    ];
    asha.post(&format!("{referral}/view/message"), &form).await
}

async fn messages(family: &Family<'_>) -> usize {
    family.sees().await.expect("a view").messages.len()
}

#[tokio::test]
async fn a_message_whose_answer_was_lost_is_sent_and_there_once() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = in_touch(&hub, &mut asha).await;
    let page = asha.get(&format!("{referral}/view/message")).await;
    hub.loses.store(ITS_WRITES, Ordering::SeqCst);
    let sent = sends(&mut asha, &referral, &page).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    assert_eq!(messages(&family).await, 1);
}

#[tokio::test]
async fn a_message_of_which_nobody_knows_comes_back_and_sent_again_is_there_once() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = in_touch(&hub, &mut asha).await;
    let page = asha.get(&format!("{referral}/view/message")).await;
    hub.loses.store(ALL_AFTER, Ordering::SeqCst);
    let unsure = sends(&mut asha, &referral, &page).await;
    assert_eq!(unsure.status, 503, "{}", unsure.html);
    assert!(unsure.has("we do not know yet whether it was saved"));
    assert!(unsure.has("We meet on Monday"));
    hub.loses.store(NOTHING, Ordering::SeqCst);
    let sent = sends(&mut asha, &referral, &unsure).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    assert_eq!(messages(&family).await, 1);
}

#[tokio::test]
async fn a_part_that_was_switched_on_is_said_to_be_on() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = in_touch(&hub, &mut asha).await;
    hub.loses.store(ITS_WRITES, Ordering::SeqCst);
    shows(&mut asha, &referral, "plan").await;
    assert!(family.sees().await.expect("a view").shown.has(Part::Plan));

    hub.loses.store(ALL_AFTER, Ordering::SeqCst);
    let path = format!("{referral}/view/show/names");
    let unsure = asha.post(&path, &ASKED).await;
    assert_eq!(unsure.status, 503);
    assert!(unsure.has("Sorry, we do not know yet whether this was saved"));
    assert!(unsure.has("Ana, alone on the phone"), "it can be copied");
    hub.loses.store(NOTHING, Ordering::SeqCst);
    shows(&mut asha, &referral, "names").await;
}

#[tokio::test]
async fn a_new_code_and_a_lock_are_not_lost_with_the_answer() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (mut family, referral) = in_touch(&hub, &mut asha).await;
    let path = format!("{referral}/view/new-code");
    let page = asha.get(&path).await;
    let checked = [
        ("checked-how", "documents"),
        ("checked-what", "Her passport"),
        ("seen", between(&page.html, "name=\"seen\" value=\"", "\"")),
    ];
    hub.loses.store(ITS_WRITES, Ordering::SeqCst);
    let issued = asha.post(&path, &checked).await;
    assert_eq!(issued.status, 201, "{}", issued.html);
    family.gets(between(&issued.html, "id=\"receipt-code\">", "<").trim());
    assert!(family.sees().await.is_some());
    let locked = asha.post(&format!("{referral}/view/lock"), &[]).await;
    assert_eq!(locked.status, 303, "{}", locked.html);
    assert!(family.sees().await.is_none());
}
