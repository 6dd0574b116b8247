//! Forms while storage and keys are away: what needs neither works, and nothing typed is lost.

use http::StatusCode;
use http::header::SET_COOKIE;

use crate::browser::Browser;
use crate::function::without_storage;

const FORM: &str = "/westminster/forms/what-can-we-help-you-with";

const YOU: [(&str, &str); 3] = [
    ("full-name", "Ada \"Lovelace\" <ada>"),
    ("contact-by", "phone"),
    ("phone", "020 7946 0000"),
];

fn code() -> String {
    record::DraftCode::from_bytes([7; 15]).reveal()
}

#[tokio::test]
async fn the_forms_address_leads_to_its_static_first_page() {
    let page = Browser::at(&without_storage().await).get(FORM).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.leads_to(), format!("{FORM}/"));
}

#[tokio::test]
async fn errors_come_back_with_everything_that_was_typed() {
    let mut browser = Browser::at(&without_storage().await);
    let page = browser
        .post(
            FORM,
            &[
                ("full-name", "Ada \"Lovelace\" <ada>"),
                ("contact-by", "phone"),
                ("contact-by", "email"),
                ("phone", "not a number"),
                ("email", ""),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("There is a problem"));
    assert!(page.says("href=\"#phone\""));
    assert!(page.says("href=\"#email\""));
    assert!(page.says("Enter your email address"));
    assert!(page.says("Ada &quot;Lovelace&quot; &lt;ada&gt;"));
    assert!(page.says("not a number"));
    let title = page.html.split("<title>").nth(1).unwrap_or_default();
    assert!(title.trim_start().starts_with("Error: "), "{title}");
    assert!(!page.headers.contains_key(SET_COOKIE), "nothing was stored");
}

#[tokio::test]
async fn a_page_that_cannot_be_saved_comes_back_filled_in_and_says_so() {
    let mut browser = Browser::at(&without_storage().await);
    let page = browser.post(FORM, &YOU).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("Sorry, we could not save this page"));
    assert!(page.says("020 7641 5676"), "the hub's phone");
    assert!(page.says("Ada &quot;Lovelace&quot; &lt;ada&gt;"));
    assert!(page.says("020 7946 0000"));
    assert!(!page.headers.contains_key(SET_COOKIE), "nothing was stored");
}

#[tokio::test]
async fn a_later_page_keeps_what_was_asked_because_of_an_earlier_one() {
    let mut browser = Browser::at(&without_storage().await);
    browser.has_begun(&code());
    let fields = [
        ("phone-safety", "voicemail"),
        ("contact-notes", "Only on Tuesdays"),
    ];
    let page = browser.post(&format!("{FORM}/safe-contact"), &fields).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("Only on Tuesdays"));
    assert!(page.says("What is safe when we phone you?"));
    assert!(page.says("value=\"voicemail\" checked"));
}

#[tokio::test]
async fn a_later_page_without_the_earlier_ones_asks_for_their_code() {
    // No cookie: that there is no draft is known without asking storage.
    let mut browser = Browser::at(&without_storage().await);
    let fields = [("what-would-help", "A cot"), ("urgent", "no")];
    let page = browser.post(&format!("{FORM}/help"), &fields).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.says("Enter your return code to continue"));
    assert!(page.says("A cot"));
    assert!(
        page.says(&format!("href=\"{FORM}/\"")),
        "where to start again"
    );
}

#[tokio::test]
async fn a_code_that_nobody_could_look_up_stays_in_its_field_beside_what_was_typed() {
    let mut browser = Browser::at(&without_storage().await);
    let code = code();
    let fields = [("what-would-help", "A cot"), ("return_code", &code)];
    let page = browser.post(&format!("{FORM}/help"), &fields).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("Sorry, we could not save this page"));
    assert!(page.says("A cot") && page.says(&code) && page.says("name=\"return_code\""));
    assert!(
        !page.headers.contains_key(SET_COOKIE),
        "nobody knows whether it is right"
    );
}

#[tokio::test]
async fn without_a_draft_every_page_says_so_and_asks_for_the_code() {
    let mut browser = Browser::at(&without_storage().await);
    for page in ["you", "safe-contact", "help", "check", "ended", "save"] {
        let page = browser.get(&format!("{FORM}/{page}")).await;
        assert!(page.is_no_longer_here(), "{}", page.html);
        assert!(page.says(&format!("href=\"{FORM}/\"")), "{}", page.html);
    }
    let sent = browser.get(&format!("{FORM}/sent")).await;
    assert_eq!(sent.status, StatusCode::GONE);
    assert!(sent.says("This page is no longer available"));
}

#[tokio::test]
async fn what_a_program_fills_in_is_not_stored_and_looks_as_if_nothing_happened() {
    let mut browser = Browser::at(&without_storage().await);
    let mut fields = YOU.to_vec();
    fields.push(("website", "https://spam.example"));
    let page = browser.post(FORM, &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.says("Sorry"), "storage was not asked");
    assert!(!page.says("spam.example"));
}

#[tokio::test]
async fn a_check_page_that_cannot_be_read_does_not_say_that_nothing_was_sent() {
    let mut browser = Browser::at(&without_storage().await);
    browser.has_begun(&code());
    let check = format!("{FORM}/check");
    let token = "09".repeat(16);
    for page in [
        browser.get(&check).await,
        browser.post(&check, &[("token", token.as_str())]).await,
    ] {
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(page.says("Sorry, we cannot open your form right now"));
        assert!(!page.says("not sent"), "perhaps it was, before");
        assert!(page.says("020 7641 5676"));
        assert!(
            page.says(&format!("href=\"{check}\"")),
            "where to try again"
        );
    }
}
