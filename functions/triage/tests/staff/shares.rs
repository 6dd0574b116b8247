//! Sharing with a partner: what a worker shares, what its practitioner sees of it, and when that ends.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use record::view::{Agreed, What};

use crate::browser::{Browser, Page, between};
use crate::hub::{FAMILY_WROTE, Family, Hub, WESTMINSTER, slug};
use crate::work::{HUB, takes};

/// A partner that the notice names, and what for.
const PARTNER: (&str, &str) = ("family-lives", "early-help");
const WHY: &str = "So that Quincefruit can call first";

pub(crate) fn today() -> Date {
    let now = Timestamp::now().in_tz("Europe/London").expect("London");
    now.date()
}

/// A family that agreed, whose referral somebody took.
pub(crate) async fn agreed<'a>(hub: &'a Hub, browser: &mut Browser) -> (Family<'a>, String) {
    let (partner, purpose) = PARTNER;
    let purposes = [purpose];
    let family = hub.family_keeps_its_code(WESTMINSTER, HUB, (partner, &purposes));
    let family = family.await;
    (family, takes(browser).await)
}

/// Shares the first thing that can be, until this many days from today.
async fn shares(browser: &mut Browser, referral: &str, days: i32) -> Page {
    let asked = browser.get(&format!("{referral}/share")).await;
    let what = first_offered(&asked);
    shares_this(browser, referral, &what, days).await
}

/// What is posted for the first thing that can be shared.
fn first_offered(asked: &Page) -> String {
    let value = "value=\"agreed-";
    match asked.has(value) {
        true => format!("agreed-{}", between(&asked.html, value, "\"")),
        false => "nothing".to_owned(),
    }
}

async fn shares_this(browser: &mut Browser, referral: &str, what: &str, days: i32) -> Page {
    let until = today().saturating_add(days.days());
    let [day, month, year] = [
        until.day().to_string(),
        until.month().to_string(),
        until.year().to_string(),
    ];
    let form = [
        ("share-what", what),
        ("share-until-day", day.as_str()),
        ("share-until-month", month.as_str()),
        ("share-until-year", year.as_str()),
        ("share-because", WHY),
    ];
    browser.post(&format!("{referral}/share"), &form).await
}

/// The one thing that is shared with whoever asks.
async fn listed(browser: &mut Browser) -> Option<String> {
    let list = browser.get("/westminster/shared").await;
    assert_eq!(list.status, 200);
    assert!(!list.has(FAMILY_WROTE) && !list.has(WHY));
    match list.has("Nothing is shared with you now.") {
        true => None,
        false => Some(list.address("/westminster/shared/")),
    }
}

#[tokio::test]
async fn a_partner_sees_what_the_family_sent_and_nothing_that_staff_keep() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = agreed(&hub, &mut asha).await;
    let noted = asha.post(&referral, &[("note", "Plumblossom rang")]).await;
    assert_eq!(noted.status, 303);
    let mut petra = hub.browser();
    let home = petra.sign_in(WESTMINSTER, "petra").await;
    assert_eq!(home.leads_to(), "/westminster/shared");
    assert_eq!(listed(&mut petra).await, None);

    let asked = asha.get(&format!("{referral}/share")).await;
    assert!(asked.has("Family Lives"), "{}", asked.html);
    let done = shares(&mut asha, &referral, 7).await;
    assert_eq!(done.leads_to(), referral, "{}", done.html);
    let told = asha.get(&referral).await;
    assert!(told.has("It is shared.") && told.has(WHY) && told.has("Shared with a partner"));

    let share = listed(&mut petra).await.expect("it is shared");
    let page = petra.get(&share).await;
    assert!(page.has(FAMILY_WROTE) && page.has(WHY) && page.has(&family.reference));
    let safe = page
        .html
        .find("You can leave a voicemail")
        .expect("what is safe");
    assert!(safe < page.html.find(FAMILY_WROTE).expect("what it wrote"));
    assert!(!page.has("Plumblossom") && !page.has("Asha"));
    let again = petra.get(&share).await;
    assert_eq!(again.status, 200);
    let history = asha.get(&referral).await;
    assert_eq!(history.html.matches("Opened by a partner").count(), 1);
}

#[tokio::test]
async fn what_was_chosen_is_shared_or_nothing_is_when_the_list_has_changed() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let both = (PARTNER.0, &["early-help", "work-together"][..]);
    let family = hub.family_keeps_its_code(WESTMINSTER, HUB, both).await;
    let referral = takes(&mut asha).await;
    let asked = asha.get(&format!("{referral}/share")).await;
    let first = first_offered(&asked);
    let withdrawn = Agreed {
        partner: slug(PARTNER.0),
        purpose: slug("early-help"),
    };
    family
        .says(What::AgreementsWithdrawn(vec![withdrawn]))
        .await;
    let refused = shares_this(&mut asha, &referral, &first, 7).await;
    assert_eq!(refused.status, 422, "{}", refused.html);
    assert!(refused.has(WHY), "what was typed is there");
    let mut petra = hub.signed_in(WESTMINSTER, "petra").await;
    assert_eq!(listed(&mut petra).await, None, "nor is the other shared");
}

#[tokio::test]
async fn another_partner_and_one_without_a_share_find_nothing() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = agreed(&hub, &mut asha).await;
    shares(&mut asha, &referral, 7).await;
    let mut petra = hub.signed_in(WESTMINSTER, "petra").await;
    let share = listed(&mut petra).await.expect("it is shared");
    let mut other = hub.signed_in(WESTMINSTER, "paul").await;
    assert_eq!(listed(&mut other).await, None);
    for path in [
        share.as_str(),
        &referral,
        "/westminster/queue",
        "/westminster/day",
    ] {
        assert_eq!(other.get(path).await.status, 404, "{path}");
    }
    for path in [referral.as_str(), "/westminster/queue", "/westminster/day"] {
        assert_eq!(petra.get(path).await.status, 404, "{path}");
    }
    // A colleague of the hub reads the referral, and no partner's pages.
    assert_eq!(asha.get(&share).await.status, 404);
    assert_eq!(asha.get("/westminster/shared").await.status, 404);
}

#[tokio::test]
async fn what_a_family_withdraws_is_shared_no_more_before_anybody_has_read_that() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = agreed(&hub, &mut asha).await;
    shares(&mut asha, &referral, 7).await;
    let mut petra = hub.signed_in(WESTMINSTER, "petra").await;
    let share = listed(&mut petra).await.expect("it is shared");
    assert_eq!(petra.get(&share).await.status, 200);

    let (partner, purpose) = PARTNER;
    let withdrawn = Agreed {
        partner: slug(partner),
        purpose: slug(purpose),
    };
    family
        .says(What::AgreementsWithdrawn(vec![withdrawn]))
        .await;
    let page = petra.get(&share).await;
    assert_eq!(page.status, 404);
    assert!(!page.has(FAMILY_WROTE));
    let again = shares(&mut asha, &referral, 7).await;
    assert_eq!(again.status, 409);

    // Whoever reads it ends the share for the list too.
    let queue = asha.get("/westminster/queue").await;
    let open = queue.address("/westminster/follow-ups/");
    asha.post(&open, &[]).await;
    assert_eq!(listed(&mut petra).await, None);
    assert!(
        asha.get(&referral)
            .await
            .has("The family withdrew its agreement")
    );
}

#[tokio::test]
async fn whoever_withdraws_the_request_shares_nothing_any_more() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = agreed(&hub, &mut asha).await;
    shares(&mut asha, &referral, 7).await;
    let mut petra = hub.signed_in(WESTMINSTER, "petra").await;
    let share = listed(&mut petra).await.expect("it is shared");
    family.says(What::RequestWithdrawn).await;
    assert_eq!(petra.get(&share).await.status, 404);
}

#[tokio::test]
async fn a_worker_ends_a_share_and_says_why() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = agreed(&hub, &mut asha).await;
    shares(&mut asha, &referral, 7).await;
    let mut petra = hub.signed_in(WESTMINSTER, "petra").await;
    let share = listed(&mut petra).await.expect("it is shared");

    let page = asha.get(&referral).await;
    let end = page.address(&format!("{referral}/share/"));
    assert!(asha.get(&end).await.has("Family Lives"));
    let without = asha.post(&end, &[("share-end", "")]).await;
    assert_eq!(without.status, 422);
    for _ in 0..2 {
        let ended = asha
            .post(&end, &[("share-end", "Quincefruit called")])
            .await;
        assert_eq!(ended.leads_to(), referral);
    }
    let told = asha.get(&referral).await;
    assert!(told.has("Quincefruit called") && told.has("Ended early"));
    assert_eq!(petra.get(&share).await.status, 404);
    assert_eq!(listed(&mut petra).await, None);
}

#[tokio::test]
async fn nothing_is_shared_longer_than_it_may_be_nor_without_a_reason_or_an_agreement() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = agreed(&hub, &mut asha).await;
    let too_long = shares(&mut asha, &referral, 91).await;
    assert_eq!(too_long.status, 422);
    assert!(too_long.has(WHY), "what was typed is there");
    let path = format!("{referral}/share");
    let nothing = asha.post(&path, &[]).await;
    assert!(nothing.status == 422 && nothing.has("Enter why they need it"));
    let mut tess = hub.signed_in(WESTMINSTER, "ben").await;
    tess.says_why(&referral).await;
    assert_eq!(tess.get(&path).await.status, 404, "no triage worker shares");

    hub.family_sends(WESTMINSTER, HUB).await;
    let silent = takes(&mut asha).await;
    assert!(!asha.get(&silent).await.has("Share with a partner"));
    assert_eq!(asha.get(&format!("{silent}/share")).await.status, 409);
    // Only who the notice names is offered.
    let unnamed = ("a-stranger", &["early-help"][..]);
    hub.family_keeps_its_code(WESTMINSTER, HUB, unnamed).await;
    let unnamed = takes(&mut asha).await;
    assert_eq!(asha.get(&format!("{unnamed}/share")).await.status, 409);
}
