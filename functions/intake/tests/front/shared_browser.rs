//! Two families, one after the other, at the same computer of a library.

use http::StatusCode;

use crate::browser::{Browser, Page};
use crate::function::Hub;

const HELP: &str = "/westminster/forms/what-can-we-help-you-with";
const LONG: &str = "/westminster/forms/about-my-family";

const ADA: [(&str, &str); 3] = [
    ("full-name", "Ada Lovelace"),
    ("contact-by", "phone"),
    ("phone", "020 7946 0000"),
];
const ROSA: [(&str, &str); 3] = [
    ("full-name", "Rosa <Silva>"),
    ("contact-by", "phone"),
    ("phone", "020 7946 0001"),
];
const NEEDS: [(&str, &str); 3] = [
    ("topics", "housing"),
    ("what-would-help", "A bigger cot"),
    ("urgent", "no"),
];

impl Browser {
    /// The code that its drafts are under.
    async fn return_code_of(&mut self, form: &str) -> String {
        let saved = self.get(&format!("{form}/save")).await;
        let (_, after) = saved.html.split_once("id=\"return-code\">").expect("one");
        after.split('<').next().expect("its end").to_owned()
    }

    /// Fills in all pages after the first, and sends them.
    async fn sends_the_rest(&mut self) {
        self.post(&format!("{HELP}/safe-contact"), &[("phone-safety", "text")])
            .await;
        self.post(&format!("{HELP}/help"), &NEEDS).await;
        let check = self.get(&format!("{HELP}/check")).await;
        let token = check.hidden("token").expect("a check page").to_owned();
        let fields = [("token", token.as_str())];
        let sent = self.post(&format!("{HELP}/check"), &fields).await;
        assert_eq!(sent.leads_to(), format!("{HELP}/sent"));
    }

    async fn opens(&mut self, code: &str) -> Page {
        let fields = [("return_code", code)];
        self.post("/westminster/return", &fields).await
    }

    async fn chooses(&mut self, typed: &[(&str, &str)], choice: &str) -> Page {
        let fields = [typed, &[("unfinished_form", choice)]].concat();
        self.post(HELP, &fields).await
    }
}

#[tokio::test]
async fn after_a_form_was_sent_the_next_one_in_the_browser_is_under_another_code() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(HELP, &ADA).await;
    let of_ada = browser.return_code_of(HELP).await;
    browser.sends_the_rest().await;
    browser.post(HELP, &ROSA).await;
    let of_rosa = browser.return_code_of(HELP).await;
    assert_ne!(of_ada, of_rosa);
    // Another form, too, begins under the code of who is there now.
    browser.post(LONG, &[("full-name", "Rosa Silva")]).await;
    assert_eq!(browser.return_code_of(LONG).await, of_rosa);
    let opened = hub.family().opens(&of_ada).await;
    assert!(
        opened.says("You have sent this form already"),
        "{}",
        opened.html
    );
}

#[tokio::test]
async fn forms_of_one_family_stay_under_one_code() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(LONG, &[("full-name", "Ada Lovelace")]).await;
    let code = browser.return_code_of(LONG).await;
    browser.post(HELP, &ADA).await;
    assert_eq!(browser.return_code_of(HELP).await, code);
    browser.sends_the_rest().await;
    browser.post(HELP, &ADA).await;
    assert_eq!(
        browser.return_code_of(HELP).await,
        code,
        "one is open still"
    );
}

#[tokio::test]
async fn a_blank_first_page_over_an_open_form_asks_and_shows_nothing_of_that_one() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(HELP, &ADA).await;
    let page = browser.post(HELP, &ROSA).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.says("You have a form that is not finished"),
        "{}",
        page.html
    );
    assert!(!page.says("Ada") && !page.says("7946 0000"));
    // What was typed is carried on.
    assert_eq!(page.hidden("full-name"), Some("Rosa &lt;Silva&gt;"));
    assert_eq!(page.hidden("phone"), Some("020 7946 0001"));
    let you = browser.get(&format!("{HELP}/you")).await;
    assert!(you.says("Ada Lovelace") && !you.says("Rosa"));

    let unanswered = browser.chooses(&ROSA, "").await;
    assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unanswered.says("Select whether to start a new form or continue the one from before"));
    assert_eq!(unanswered.hidden("full-name"), Some("Rosa &lt;Silva&gt;"));
    assert!(!unanswered.says("Ada"));
}

#[tokio::test]
async fn a_new_form_begins_under_its_own_code_and_the_one_from_before_stays() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(HELP, &ADA).await;
    let of_ada = browser.return_code_of(HELP).await;
    let begun = browser.chooses(&ROSA, "new").await;
    assert_eq!(begun.leads_to(), format!("{HELP}/safe-contact"));
    let of_rosa = browser.return_code_of(HELP).await;
    assert_ne!(of_ada, of_rosa);
    for (code, there, elsewhere) in [(of_ada, "Ada", "Rosa"), (of_rosa, "Rosa", "Ada")] {
        let mut holder = hub.family();
        holder.opens(&code).await;
        let you = holder.get(&format!("{HELP}/you")).await;
        assert!(you.says(there) && !you.says(elsewhere), "{there}");
    }
}

#[tokio::test]
async fn the_form_from_before_goes_on_as_it_was_or_with_what_was_typed() {
    let hub = Hub::start().await;
    for (choice, kept) in [("before", "Ada Lovelace"), ("both", "Rosa &lt;Silva&gt;")] {
        let mut browser = hub.family();
        browser.post(HELP, &ADA).await;
        let code = browser.return_code_of(HELP).await;
        let goes_on = browser.chooses(&ROSA, choice).await;
        assert_eq!(goes_on.leads_to(), format!("{HELP}/safe-contact"));
        let you = browser.get(&format!("{HELP}/you")).await;
        assert!(you.says(kept), "{choice}: {}", you.html);
        assert_eq!(browser.return_code_of(HELP).await, code);
    }
}

#[tokio::test]
async fn the_same_first_page_pressed_twice_is_one_form_and_later_it_is_asked() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(HELP, &ADA).await;
    let twice = browser.post(HELP, &ADA).await;
    assert_eq!(twice.leads_to(), format!("{HELP}/safe-contact"));
    // Another family may give the same answers, as where the first page only asks what it is about.
    let mut later = browser.clone();
    hub.waits_hours(1);
    assert_eq!(later.post(HELP, &ADA).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_first_page_shown_with_its_answers_changes_them_without_asking() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(HELP, &ADA).await;
    let changed = browser.post(&format!("{HELP}/you"), &ROSA).await;
    assert_eq!(changed.leads_to(), format!("{HELP}/safe-contact"));
    let you = browser.get(&format!("{HELP}/you")).await;
    assert!(you.says("Rosa &lt;Silva&gt;"));
}

#[tokio::test]
async fn a_page_posted_after_another_tab_sent_the_form_says_so_and_leads_to_what_was_sent() {
    let hub = Hub::start().await;
    let mut browser = hub.family();
    browser.post(HELP, &ADA).await;
    browser.sends_the_rest().await;
    let late = browser.post(&format!("{HELP}/help"), &NEEDS).await;
    assert_eq!(late.status, StatusCode::GONE);
    for text in [
        "This form was sent already",
        "A bigger cot",
        &format!("href=\"{HELP}/sent\""),
    ] {
        assert!(late.says(text), "{text}: {}", late.html);
    }
    assert!(!late.says("Start the form again"));
}

#[tokio::test]
async fn a_right_code_that_is_not_this_pages_says_what_it_is_and_an_unknown_one_nothing() {
    let hub = Hub::start().await;
    let mut sender = hub.family();
    sender.post(HELP, &ADA).await;
    let of_sent = sender.return_code_of(HELP).await;
    sender.sends_the_rest().await;
    let mut other = hub.family();
    other.post(LONG, &[("full-name", "Rosa Silva")]).await;
    let of_other = other.return_code_of(LONG).await;
    for (code, told) in [
        (of_sent.as_str(), "The form of this code was sent already"),
        (&of_other, "This code opens another form"),
        (
            "7K3M-92QX-7K3M-92QX-7K3M-92QX",
            "We cannot find a saved form",
        ),
    ] {
        let fields = [&NEEDS[..], &[("return_code", code)]].concat();
        let page = hub.family().post(&format!("{HELP}/help"), &fields).await;
        assert_eq!(page.status, StatusCode::GONE);
        assert!(page.says(told) && page.says("A bigger cot"), "{told}");
    }
}
