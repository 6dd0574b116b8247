//! A family's way through a form, with storage and keys as they are on one machine.

use http::StatusCode;
use site_model::NoticeVersion;

use crate::browser::{Browser, Page};
use crate::function::{BUNDLE, Hub, slug};

const FORM: &str = "/westminster/forms/what-can-we-help-you-with";
const REQUEST: &str = "/westminster/request";

const YOU: [(&str, &str); 3] = [
    ("full-name", "Ada Lovelace"),
    ("contact-by", "phone"),
    ("phone", "020 7946 0000"),
];
const SAFE_CONTACT: [(&str, &str); 2] = [("phone-safety", "text"), ("contact-notes", "After six")];
const HELP: [(&str, &str); 3] = [
    ("topics", "housing"),
    ("what-would-help", "A bigger cot\r\nand a stair gate"),
    ("urgent", "no"),
];

pub(crate) fn at(page: &str) -> String {
    format!("{FORM}/{page}")
}

impl Browser {
    /// Fills in every page, up to "check your answers".
    pub(crate) async fn fills_in_all(&mut self) -> Page {
        for (address, fields, next) in [
            (FORM.to_owned(), &YOU[..], at("safe-contact")),
            (at("safe-contact"), &SAFE_CONTACT[..], at("help")),
            (at("help"), &HELP[..], at("check")),
        ] {
            let page = self.post(&address, fields).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
            assert_eq!(page.leads_to(), next);
        }
        self.get(&at("check")).await
    }

    pub(crate) async fn confirms(&mut self, token: &str) -> Page {
        self.post(&at("check"), &[("token", token)]).await
    }

    pub(crate) async fn sends(&mut self) -> Page {
        let token = self.fills_in_all().await.token();
        let sent = self.confirms(&token).await;
        assert_eq!(sent.leads_to(), at("sent"), "{}", sent.html);
        self.get(&at("sent")).await
    }
}

impl Page {
    pub(crate) fn token(&self) -> String {
        self.hidden("token").expect("a check page").to_owned()
    }

    /// `FH-7K3M-92QX`.
    pub(crate) fn reference(&self) -> &str {
        let start = self.html.find("FH-").expect("a reference");
        &self.html[start..start + 12]
    }

    /// Six groups of four, nowhere else on the page.
    pub(crate) fn receipt_code(&self) -> &str {
        let is_code = |text: &&str| {
            text.len() == 29 && text.split('-').filter(|group| group.len() == 4).count() == 6
        };
        self.html
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .find(is_code)
            .expect("a receipt code")
    }
}

#[tokio::test]
async fn a_family_sends_a_form_and_sees_it_again() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let check = family.fills_in_all().await;
    assert_eq!(check.status, StatusCode::OK);
    for answer in [
        "Ada Lovelace",
        "By phone",
        "You can send a text message",
        "A bigger cot",
        "and a stair gate",
        "Housing",
    ] {
        assert!(check.says(answer), "{answer}");
    }
    let sent = family.confirms(&check.token()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let sent = family.get(&at("sent")).await;
    assert_eq!(sent.status, StatusCode::OK);

    // Another device, with nothing but the code.
    let mut elsewhere = hub.family();
    let opened = elsewhere
        .post(REQUEST, &[("receipt-code", sent.receipt_code())])
        .await;
    assert_eq!(opened.leads_to(), "/westminster/request/shown");
    let shown = elsewhere.get(opened.leads_to()).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.html);
    assert!(shown.says(sent.reference()));
    assert!(shown.says("A bigger cot"));
    assert!(!shown.says(sent.receipt_code()));
}

#[tokio::test]
async fn a_second_confirm_shows_the_same_reference() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let token = family.fills_in_all().await.token();
    for _ in 0..2 {
        assert_eq!(family.confirms(&token).await.leads_to(), at("sent"));
    }
    let sent = family.get(&at("sent")).await;
    // The browser was closed, the page is still there from the history.
    let without_cookie = hub.family().confirms(&token).await;
    assert_eq!(without_cookie.status, StatusCode::OK);
    assert_eq!(without_cookie.reference(), sent.reference());
    assert_eq!(without_cookie.receipt_code(), sent.receipt_code());
}

#[tokio::test]
async fn a_form_that_was_sent_is_not_called_unsent_because_an_answer_was_lost() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let token = family.fills_in_all().await.token();
    hub.loses_answers();
    let sent = family.confirms(&token).await;
    assert_eq!(sent.leads_to(), at("sent"), "{}", sent.html);
    assert!(family.get(&at("sent")).await.says("FH-"));
}

#[tokio::test]
async fn a_page_that_was_saved_is_not_asked_for_again_because_an_answer_was_lost() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    for _ in 0..2 {
        // The first time a draft is begun, the second time it is saved over.
        hub.loses_one_answer();
        let page = family.post(FORM, &YOU).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    }
    assert!(family.fills_in_all().await.says("Ada Lovelace"));
}

#[tokio::test]
async fn two_confirms_at_once_are_one_submission() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let token = family.fills_in_all().await.token();
    let (mut one, mut other) = (hub.family(), hub.family());
    one.cookies.clone_from(&family.cookies);
    other.cookies.clone_from(&family.cookies);
    let (first, second) = tokio::join!(one.confirms(&token), other.confirms(&token));
    for page in [&first, &second] {
        assert!(page.status.is_redirection(), "{}", page.html);
        assert_eq!(page.leads_to(), at("sent"));
    }
    let references = [one.get(&at("sent")).await, other.get(&at("sent")).await];
    assert_eq!(references[0].reference(), references[1].reference());
}

#[tokio::test]
async fn going_back_shows_what_was_typed_and_a_change_leads_back_to_the_check() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let check = family.fills_in_all().await;
    let change = format!("{}?change", at("you"));
    assert!(check.says(&change));
    let page = family.get(&change).await;
    assert!(page.says("Ada Lovelace"));
    let action = format!("action=\"{change}\"");
    assert!(page.says(&action), "{}", page.html);

    // The change asks something new on the same page only: straight back.
    let mut you = YOU.to_vec();
    you[0].1 = "Ada King";
    let saved = family.post(&change, &you).await;
    assert_eq!(saved.leads_to(), at("check"));
    let check = family.get(&at("check")).await;
    assert!(check.says("Ada King") && !check.says("Ada Lovelace"));
}

#[tokio::test]
async fn a_page_that_is_not_answered_yet_comes_before_the_check() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.post(FORM, &YOU).await;
    let check = family.get(&at("check")).await;
    assert!(
        check.leads_to().starts_with(&at("help")),
        "{}",
        check.leads_to()
    );
}

#[tokio::test]
async fn what_another_tab_changed_is_shown_before_it_is_sent() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let stale = family.fills_in_all().await.token();
    family
        .post(
            &at("help"),
            &[("what-would-help", "Just advice"), ("urgent", "no")],
        )
        .await;
    let check = family.confirms(&stale).await;
    assert_eq!(check.status, StatusCode::CONFLICT);
    assert!(check.says("Your answers changed"));
    assert!(check.says("Just advice") && !check.says("A bigger cot"));
    assert_eq!(family.confirms(&check.token()).await.leads_to(), at("sent"));
    // The page from before the change cannot send its answers now either.
    let refused = family.confirms(&stale).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("This form was sent already, with other answers"));
}

#[tokio::test]
async fn after_sending_another_form_can_be_begun() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let first = family.sends().await;
    let second = family.sends().await;
    assert_ne!(first.reference(), second.reference());
    assert_ne!(first.receipt_code(), second.receipt_code());
}

#[tokio::test]
async fn a_draft_ends_when_the_notice_says_and_the_form_can_be_begun_again() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.fills_in_all().await;
    hub.waits_hours(24 * 400);
    assert!(family.get(&at("help")).await.is_no_longer_here());
    let late = family.post(&at("help"), &HELP).await;
    assert_eq!(late.status, StatusCode::GONE);
    assert!(late.says("A bigger cot"));
    // The item of the old draft may still lie in its place.
    let again = family.post(FORM, &YOU).await;
    assert_eq!(again.leads_to(), at("safe-contact"), "{}", again.html);
    assert!(family.get(&at("you")).await.says("Ada Lovelace"));
}

#[tokio::test]
async fn the_confirmation_is_shown_again_for_an_hour() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let sent = family.sends().await;
    let again = family.get(&at("sent")).await;
    assert_eq!(again.receipt_code(), sent.receipt_code());
    hub.waits_hours(2);
    assert_eq!(family.get(&at("sent")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_notice_that_changed_meanwhile_is_shown_before_anything_is_sent_under_it() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let before = family.fills_in_all().await.token();
    let mut bundle = BUNDLE.clone();
    let westminster = bundle.content.councils.get_mut("westminster");
    for permit in westminster
        .into_iter()
        .flat_map(|council| council.notices.values_mut())
        .flatten()
    {
        permit.version = NoticeVersion::of("another text");
    }
    hub.intake.replace(&bundle).expect("it can be served");
    let check = family.get(&at("check")).await;
    assert_ne!(check.token(), before);
    let stale = family.confirms(&before).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(family.confirms(&check.token()).await.leads_to(), at("sent"));
}

#[tokio::test]
async fn nothing_of_one_council_opens_in_another() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let sent = family.sends().await;
    let elsewhere = "/barking-and-dagenham/request";
    let page = family
        .post(elsewhere, &[("receipt-code", sent.receipt_code())])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = "/barking-and-dagenham/forms/what-can-we-help-you-with";
    let page = family.get(&format!("{form}/sent")).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(hub.serves(&slug("barking-and-dagenham")));
}

#[tokio::test]
async fn sending_one_form_and_beginning_it_again_loses_nothing_of_another() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let other = "/westminster/forms/about-my-family";
    let page = family.post(other, &[("full-name", "Rosa")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let first = family.sends().await;
    let second = family.sends().await;
    assert_ne!(first.reference(), second.reference());
    let page = family.get(&format!("{other}/you")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Rosa"), "{}", page.html);
    // What was begun too long ago gives its place up, and again nothing of the other is lost but that.
    family.post(FORM, &YOU).await;
    hub.waits_hours(8 * 24);
    family.post(other, &[("full-name", "Rosa again")]).await;
    family.post(FORM, &YOU).await;
    let page = family.get(&format!("{other}/you")).await;
    assert!(page.says("Rosa again"), "{}", page.html);
}
