//! A navigator invites a known family to another form: what it sends is linked to its record.

use jiff::Timestamp;
use record::InvitationCode;
use vault::Invited;

use crate::browser::{Browser, Page, between};
use crate::hub::{FAMILY_WROTE, Hub, WESTMINSTER};
use crate::work::{HUB, takes};

const CHECKED: &str = "Rosa came in, and <i>Plumblossom</i> knows her";

/// Asks for an invitation, and answers what is asked.
async fn invites(browser: &mut Browser, referral: &str) -> Page {
    let asked = browser.get(&format!("{referral}/invitation")).await;
    let id = between(&asked.html, "name=\"item-id\" value=\"", "\"").to_owned();
    let fields = [
        ("item-id", &*id),
        ("checked-how", "known-in-person"),
        ("checked-what", CHECKED),
    ];
    browser.post(&asked_at(referral), &fields).await
}

fn asked_at(referral: &str) -> String {
    format!("{referral}/invitation")
}

fn code_of(page: &Page) -> String {
    assert_eq!(page.status, 201, "{}", page.html);
    let code = between(&page.html, "id=\"invitation-code\">", "<");
    code.trim().to_owned()
}

/// What its code opens.
async fn opens(hub: &Hub, code: &str) -> Option<Invited> {
    let code = InvitationCode::read(code).expect("a code");
    let vault = hub.vault(WESTMINSTER);
    let opened = vault.open_invitation(&code, Timestamp::now()).await;
    opened.expect("the vault answers")
}

/// A family asked for help, and a navigator took it: the referral's address.
async fn known(hub: &Hub, browser: &mut Browser) -> (String, String) {
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    (reference, takes(browser).await)
}

#[tokio::test]
async fn what_an_invited_family_sends_is_linked_to_its_record_when_somebody_takes_it() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (first, referral) = known(&hub, &mut asha).await;

    let page = asha.get(&referral).await;
    assert!(page.has("The family has not been invited"));
    let asks = asha.get(&page.address(&asked_at(&referral))).await;
    assert!(asks.has("“About my family”") && asks.has("I know them, and they are here"));
    let half = asha
        .post(&asked_at(&referral), &[("checked-what", CHECKED)])
        .await;
    assert_eq!(half.status, 422);
    assert!(half.has("Select how you made sure who they are") && half.has("Plumblossom"));

    let shown = invites(&mut asha, &referral).await;
    let code = code_of(&shown);
    for handed_over in ["<svg", "family-hub-keep", "About my family", "/return/"] {
        assert!(shown.has(handed_over), "{handed_over}");
    }
    assert!(!shown.has(FAMILY_WROTE));
    let page = asha.get(&referral).await;
    assert!(page.has("Can be used until") && page.has("&lt;i&gt;Plumblossom"));
    assert!(!page.has(&code), "it is shown once");

    let invited = opens(&hub, &code).await.expect("it opens a form");
    assert_eq!(invited.form.as_str(), "about-my-family");
    let second = hub.invited_family_sends(WESTMINSTER, HUB, &invited).await;
    let queue = asha.get("/westminster/queue?show=new").await;
    assert!(!queue.has("Plumblossom") && !queue.has("nvited"));
    let theirs = takes(&mut asha).await;

    let second_page = asha.get(&theirs).await;
    assert!(second_page.has("Other referrals of this family") && second_page.has(&first));
    assert!(second_page.has("Linked with another record"));
    let first_page = asha.get(&referral).await;
    assert!(first_page.has(&second) && first_page.has(&format!("Answered: {second}")));
    for told in [
        ">Invited to another form</h3>",
        ">An invitation was answered</h3>",
        ">Linked with another record of the same family</h3>",
    ] {
        assert!(first_page.has(told), "{told}");
    }
    assert!(opens(&hub, &code).await.is_none(), "it was used");

    let different = asha
        .get(&first_page.address(&format!("{referral}/changed/")))
        .await;
    assert_eq!(different.status, 200);
    assert!(different.has(&first) && different.has(&second));
    assert!(different.has("has the same answers") && different.has("4 answers are the same."));

    // Who decided it is who knew the family; and it can be undone from either side.
    let linked = asha.get(&format!("{theirs}/known")).await;
    let undo = linked.address(&format!("{theirs}/known/"));
    let undone = asha
        .post(&undo, &[("because", "It was her sister who wrote")])
        .await;
    assert_eq!(undone.leads_to(), theirs, "{}", undone.html);
    assert!(!asha.get(&referral).await.has(&theirs));
}

#[tokio::test]
async fn a_code_is_shown_once_however_often_its_page_is_sent() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = known(&hub, &mut asha).await;
    let id = "0123456789abcdef0123456789abcdef";
    let fields = [
        ("item-id", id),
        ("checked-how", "documents"),
        ("checked-what", CHECKED),
    ];
    let once = asha.post(&asked_at(&referral), &fields).await;
    let code = code_of(&once);
    let again = asha.post(&asked_at(&referral), &fields).await;
    assert_eq!(again.status, 409);
    assert!(again.has("This page has shown its code already") && !again.has(&code));
    assert!(opens(&hub, &code).await.is_some());
}

#[tokio::test]
async fn an_invitation_that_was_taken_back_opens_nothing_and_joins_nothing() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (first, referral) = known(&hub, &mut asha).await;
    let code = code_of(&invites(&mut asha, &referral).await);
    let begun = opens(&hub, &code).await.expect("it opens a form");

    let page = asha.get(&referral).await;
    let back = page.address(&format!("{referral}/invitation/"));
    let asks = asha.get(&back).await;
    assert!(asks.has("is then not linked to this record"));
    assert!(opens(&hub, &code).await.is_some(), "looking takes nothing");
    for _ in 0..2 {
        let taken_back = asha.post(&back, &[]).await;
        assert_eq!(taken_back.leads_to(), referral);
    }
    assert!(asha.get(&referral).await.has("Taken back"));
    assert_eq!(asha.get(&back).await.leads_to(), referral);
    assert!(opens(&hub, &code).await.is_none());

    hub.invited_family_sends(WESTMINSTER, HUB, &begun).await;
    let theirs = takes(&mut asha).await;
    assert!(!asha.get(&theirs).await.has(&first));
}

#[tokio::test]
async fn one_invitation_joins_one_form_and_no_other() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (first, referral) = known(&hub, &mut asha).await;
    let code = code_of(&invites(&mut asha, &referral).await);
    let invited = opens(&hub, &code).await.expect("it opens a form");
    let mut linked = 0;
    for _ in 0..2 {
        hub.invited_family_sends(WESTMINSTER, HUB, &invited).await;
        let theirs = takes(&mut asha).await;
        linked += usize::from(asha.get(&theirs).await.has(&first));
    }
    assert_eq!(linked, 1);
    let back = format!("{referral}/invitation/{}", invited.invitation);
    let too_late = asha.post(&back, &[]).await;
    assert_eq!(too_late.status, 409);
    assert!(too_late.has("The family has answered this invitation"));
}

#[tokio::test]
async fn an_invitation_that_no_hub_gave_is_taken_like_any_other_form() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let invited = Invited {
        invitation: "0123456789abcdef0123456789abcdef".parse().expect("an id"),
        form: crate::hub::slug("about-my-family"),
    };
    let reference = hub.invited_family_sends(WESTMINSTER, HUB, &invited).await;
    let theirs = takes(&mut asha).await;
    assert!(asha.get(&theirs).await.has(&reference));
}
