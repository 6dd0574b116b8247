//! A family stops, and goes on later: in another browser, with nothing but its return code.

use aws_sdk_dynamodb::types::AttributeValue;
use axum::body::Body;
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Request};

use crate::browser::{Browser, Page};
use crate::function::{Hub, without_storage};

const HELP: &str = "/westminster/forms/what-can-we-help-you-with";
const LONG: &str = "/westminster/forms/about-my-family";
const RETURN: &str = "/westminster/return";
const EXIT: &str = "/westminster/exit";

const YOU: [(&str, &str); 3] = [
    ("full-name", "Ada Lovelace"),
    ("contact-by", "phone"),
    ("phone", "020 7946 0000"),
];
const NEEDS: [(&str, &str); 3] = [
    ("topics", "housing"),
    ("what-would-help", "A bigger cot"),
    ("urgent", "no"),
];

/// `NEEDS`, with the code that is asked for where the browser has forgotten the form.
fn needs_under(code: &str) -> Vec<(&str, &str)> {
    let mut fields = NEEDS.to_vec();
    fields.push(("return_code", code));
    fields
}

impl Browser {
    /// Fills in the first page, and is told its code.
    async fn begins(&mut self) -> String {
        let page = self.post(HELP, &YOU).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
        self.code().await
    }

    async fn code(&mut self) -> String {
        let saved = self.get(&format!("{HELP}/save")).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.html);
        saved.return_code().to_owned()
    }

    async fn comes_back_with(&mut self, code: &str) -> Page {
        self.post(RETURN, &[("return_code", code)]).await
    }

    /// 4 hours passed, or it was closed.
    fn forgets(&mut self, cookie: &str) {
        assert!(self.cookies.remove(cookie).is_some(), "{cookie}");
    }
}

impl Page {
    fn return_code(&self) -> &str {
        let (_, after) = self.html.split_once("id=\"return-code\">").expect("a code");
        after.split('<').next().expect("its end")
    }
}

#[tokio::test]
async fn a_form_that_was_begun_goes_on_in_another_browser() {
    let hub = Hub::start().await;
    let code = hub.family().begins().await;
    // As it may be read from paper.
    let typed = code.to_lowercase().replace('-', " ").replace('0', "o");
    let mut elsewhere = hub.family();
    let opened = elsewhere.comes_back_with(&typed).await;
    assert_eq!(opened.leads_to(), format!("{HELP}/safe-contact"));
    assert!(
        elsewhere
            .get(&format!("{HELP}/you"))
            .await
            .says("Ada Lovelace")
    );
    // What is saved there is there in the first browser too.
    elsewhere
        .post(&format!("{HELP}/safe-contact"), &[("phone-safety", "text")])
        .await;
    elsewhere.post(&format!("{HELP}/help"), &NEEDS).await;
    let again = hub.family().comes_back_with(&code).await;
    assert_eq!(again.leads_to(), format!("{HELP}/check"));
}

#[tokio::test]
async fn the_code_stands_on_its_page_and_in_the_cookie_and_nowhere_else() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    assert_eq!(family.cookies["__Host-form"], code);
    for address in ["you", "safe-contact", "help"] {
        let page = family.get(&format!("{HELP}/{address}")).await;
        assert!(!page.says(&code), "{address}");
        assert!(page.says(&format!("href=\"{HELP}/save\"")), "{address}");
    }
    let opened = hub.family().comes_back_with(&code).await;
    assert!(!opened.leads_to().contains(&code));
    let refused = hub
        .family()
        .comes_back_with(&code.replace(code.get(..4).expect("a group"), "ZZZZ"))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_save_page_says_what_the_code_opens_and_until_when() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins().await;
    family.post(LONG, &[("full-name", "Ada Lovelace")]).await;
    let saved = family.get(&format!("{HELP}/save")).await;
    for text in [
        "<title>Your return code</title>",
        "What can we help you with?<br>1 of 3 pages filled in. Kept until ",
        "About my family<br>1 of ",
        "https://hub.example/westminster/return",
        "not even us.",
        "aria-label=\"Your return code as a picture for the camera of a phone\"",
        "to make this device forget the form at once",
    ] {
        assert!(saved.says(text), "{text}");
    }
    assert!(!saved.says("style="), "the policy allows no style");
    let tasks = family.get(&format!("{LONG}/tasks")).await;
    assert!(tasks.says("Kept until "), "{}", tasks.html);
}

#[tokio::test]
async fn the_code_can_be_kept_as_a_file_that_says_nothing_of_families() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    let file = family.get(&format!("{HELP}/save/file")).await;
    assert_eq!(
        file.headers[CONTENT_DISPOSITION],
        "attachment; filename=\"code.html\""
    );
    assert!(
        file.headers[CONTENT_TYPE]
            .as_bytes()
            .starts_with(b"text/html")
    );
    assert!(file.says(&code) && file.says("<svg"));
    for outside in ["<script", "src=", "href=", "url(", "@import"] {
        assert!(!file.says(outside), "{outside}");
    }
    let words = file
        .html
        .to_lowercase()
        .replace("https://hub.example/westminster/return", "");
    for telling in ["family", "hub", "council", "westminster", "help"] {
        assert!(!words.contains(telling), "{telling}");
    }
}

#[tokio::test]
async fn without_anything_begun_there_is_no_code_to_show() {
    let hub = Hub::start().await;
    for address in ["save", "save/file"] {
        let page = hub.family().get(&format!("{HELP}/{address}")).await;
        assert!(page.is_no_longer_here(), "{}", page.html);
    }
    let page = hub
        .family()
        .get("/westminster/forms/no-such-form/save")
        .await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_code_that_opens_several_forms_leads_to_all_of_them() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    family.post(LONG, &[("full-name", "Ada Lovelace")]).await;
    let mut elsewhere = hub.family();
    assert_eq!(elsewhere.comes_back_with(&code).await.leads_to(), RETURN);
    let all = elsewhere.get(RETURN).await;
    for text in [
        "Your saved forms",
        &format!("href=\"{HELP}/safe-contact\""),
        &format!("href=\"{LONG}/tasks\""),
        "1 of 3 pages filled in.",
        "Kept until ",
    ] {
        assert!(all.says(text), "{text}");
    }
}

#[tokio::test]
async fn what_is_no_code_and_what_opens_nothing_comes_back_to_be_corrected() {
    let hub = Hub::start().await;
    let unknown = "7K3M-92QX-7K3M-92QX-7K3M-92QX";
    let mut elsewhere = hub.family();
    for (typed, told) in [
        ("", "Enter your return code"),
        ("ABCD-1234", "Return code must be 24 letters and numbers"),
        (unknown, "We cannot find a saved form with this code"),
    ] {
        let page = elsewhere.comes_back_with(typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(told), "{}", page.html);
        assert!(typed.is_empty() || page.says(&format!("value=\"{typed}\"")));
        assert!(elsewhere.cookies.is_empty());
    }
    // A code of one council opens nothing in another, and says no more than an unknown one.
    let code = hub.family().begins().await;
    let page = elsewhere
        .post("/barking-and-dagenham/return", &[("return_code", &code)])
        .await;
    assert!(page.says("We cannot find a saved form with this code"));
}

#[tokio::test]
async fn a_form_that_was_sent_is_said_to_be_sent() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    family
        .post(&format!("{HELP}/safe-contact"), &[("phone-safety", "text")])
        .await;
    family.post(&format!("{HELP}/help"), &NEEDS).await;
    let check = family.get(&format!("{HELP}/check")).await;
    let token = check.hidden("token").expect("a check page").to_owned();
    family
        .post(&format!("{HELP}/check"), &[("token", &token)])
        .await;
    let page = hub.family().comes_back_with(&code).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("You have sent this form already"));
    assert!(page.says("href=\"/westminster/request/\""));
    assert!(!page.headers.contains_key(SET_COOKIE));
}

#[tokio::test]
async fn after_its_last_day_a_form_opens_no_more_and_its_row_goes() {
    let hub = Hub::start().await;
    let code = hub.family().begins().await;
    hub.waits_hours(7 * 24 - 1);
    assert!(
        hub.family()
            .comes_back_with(&code)
            .await
            .status
            .is_redirection()
    );
    hub.waits_hours(2);
    let late = hub.family().comes_back_with(&code).await;
    assert!(late.says("We cannot find a saved form with this code"));
    assert_eq!(drafts(&hub).await, 1);
    hub.sweeps("westminster").await;
    assert_eq!(drafts(&hub).await, 0);
}

/// How many rows of drafts are left.
async fn drafts(hub: &Hub) -> usize {
    let rows = hub.store().scan().table_name("westminster-public");
    let rows = rows.send().await.expect("a scan").items.unwrap_or_default();
    let is_draft = |row: &&std::collections::HashMap<_, AttributeValue>| {
        row["pk"].as_s().is_ok_and(|key| key.starts_with("draft#"))
    };
    rows.iter().filter(is_draft).count()
}

#[tokio::test]
async fn a_page_saved_again_is_kept_for_the_whole_time_again() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    hub.waits_hours(6 * 24);
    family
        .post(&format!("{HELP}/safe-contact"), &[("phone-safety", "text")])
        .await;
    hub.waits_hours(6 * 24);
    assert!(
        hub.family()
            .comes_back_with(&code)
            .await
            .status
            .is_redirection()
    );
}

#[tokio::test]
async fn a_page_posted_when_the_browser_has_forgotten_the_form_comes_back_and_goes_on_with_the_code()
 {
    let hub = Hub::start().await;
    for cookie in ["__Host-form", "__Host-open"] {
        let mut family = hub.family();
        let code = family.begins().await;
        family.forgets(cookie);
        let address = format!("{HELP}/help");
        let gone = family.post(&address, &NEEDS).await;
        assert_eq!(gone.status, StatusCode::GONE);
        assert!(gone.says("Enter your return code to continue"));
        assert!(gone.says("A bigger cot") && gone.says("name=\"return_code\""));

        for (typed, told) in [
            ("", "Enter your return code</a>"),
            ("ABCD", "Return code must be 24 letters and numbers"),
            (
                "7K3M-92QX-7K3M-92QX-7K3M-92QX",
                "We cannot find a saved form",
            ),
        ] {
            let again = family.post(&address, &needs_under(typed)).await;
            assert_eq!(again.status, StatusCode::GONE);
            assert!(
                again.says(told) && again.says("A bigger cot"),
                "{}",
                again.html
            );
        }
        let saved = family.post(&address, &needs_under(&code)).await;
        assert_eq!(saved.leads_to(), format!("{HELP}/check"), "{}", saved.html);
        assert!(family.get(&address).await.says("A bigger cot"));
        assert!(
            family
                .get(&format!("{HELP}/you"))
                .await
                .says("Ada Lovelace")
        );
    }
}

#[tokio::test]
async fn each_page_that_is_opened_begins_the_four_hours_again() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.begins().await;
    for address in ["you", "check", "save"] {
        let page = family.get(&format!("{HELP}/{address}")).await;
        let cookies: Vec<&str> = set(&page.headers);
        assert!(
            cookies
                .iter()
                .any(|cookie| cookie.starts_with("__Host-form=")
                    && cookie.ends_with("; Max-Age=14400")),
            "{address}: {cookies:?}"
        );
    }
    let page = hub.family().get(&format!("{HELP}/you")).await;
    assert!(
        set(&page.headers).is_empty(),
        "nobody gets a cookie for looking"
    );
}

#[tokio::test]
async fn leaving_makes_the_browser_forget_and_what_was_saved_stays() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    let left = family.get(EXIT).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert_eq!(left.headers[LOCATION], "https://www.bbc.co.uk/weather");
    assert_eq!(
        left.headers["clear-site-data"],
        "\"cache\", \"cookies\", \"storage\""
    );
    assert_eq!(family.cookies.len(), 0, "{:?}", set(&left.headers));
    // "Back" asks again, and finds nothing.
    let back = family.get(&format!("{HELP}/you")).await;
    assert!(back.is_no_longer_here() && !back.says("Ada Lovelace"));
    assert!(family.comes_back_with(&code).await.status.is_redirection());
    assert!(
        family
            .get(&format!("{HELP}/you"))
            .await
            .says("Ada Lovelace")
    );
}

#[tokio::test]
async fn another_site_cannot_make_the_browser_forget_a_form() {
    let hub = Hub::start().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-purpose", "prefetch;prerender"),
    ] {
        let mut family = hub.family();
        family.begins().await;
        let request = Request::get(EXIT).header(name, value);
        let answer = family.ask(request, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(!answer.headers.contains_key("clear-site-data"), "{name}");
        assert!(
            family
                .get(&format!("{HELP}/you"))
                .await
                .says("Ada Lovelace")
        );
    }
}

#[tokio::test]
async fn all_of_it_is_there_in_a_familys_own_language() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    let code = family.begins().await;
    let saved = family
        .get("/westminster/ar/forms/what-can-we-help-you-with/save")
        .await;
    assert!(saved.says("dir=\"rtl\"") && saved.says("رمز العودة") && saved.says(&code));
    let opened = hub
        .family()
        .post("/westminster/bn/return", &[("return_code", &code)])
        .await;
    assert_eq!(
        opened.leads_to(),
        "/westminster/bn/forms/what-can-we-help-you-with/safe-contact"
    );
    let left = family.get("/westminster/ar/exit").await;
    assert_eq!(left.headers[LOCATION], "https://www.bbc.co.uk/weather");
}

#[tokio::test]
async fn a_page_stands_before_questions_that_are_hard_to_answer() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.post(LONG, &[("full-name", "Ada Lovelace")]).await;
    let tasks = family.get(&format!("{LONG}/tasks")).await;
    let before = format!("{LONG}/health/before");
    assert!(tasks.says(&format!("href=\"{before}\"")), "{}", tasks.html);
    let told = family.get(&before).await;
    assert_eq!(told.status, StatusCode::OK);
    for text in [
        "The next questions are about your family’s health",
        "You can leave out any of these questions.",
        "may be able to see your screen",
        &format!("href=\"{LONG}/health\""),
        "href=\"/westminster/exit\"",
    ] {
        assert!(told.says(text), "{text}");
    }
    let health = family.get(&format!("{LONG}/health")).await;
    assert!(health.says(&format!("href=\"{before}\" class=\"govuk-back-link\"")));
    // Nothing is told before a page that has nothing to tell.
    let none = family.get(&format!("{LONG}/contact/before")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(hub.family().get(&before).await.is_no_longer_here());
}

#[tokio::test]
async fn while_storage_is_away_nobody_is_told_that_a_code_is_wrong() {
    let code = record::DraftCode::from_bytes([7; 15]).reveal();
    let mut browser = Browser::at(&without_storage().await);
    assert_eq!(browser.get(RETURN).await.status, StatusCode::OK);
    let page = browser.comes_back_with(&code).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.says("we cannot open your form right now"));
    // Trying again sends it again, without typing it again.
    assert_eq!(page.hidden("return_code"), Some(code.as_str()));
    // Leaving needs nothing.
    assert_eq!(browser.get(EXIT).await.status, StatusCode::SEE_OTHER);
}

fn set(headers: &HeaderMap) -> Vec<&str> {
    let cookies = headers.get_all(SET_COOKIE).iter();
    cookies
        .map(|cookie| cookie.to_str().expect("a text"))
        .collect()
}
