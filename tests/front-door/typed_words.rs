//! Whatever a family types comes back as it was typed, on the next page, on "check your answers", to staff and
//! in what the family can see again; or else it is refused with a message and stands in its field.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use reqwest::StatusCode;
use story::{Family, Hub, Page, Receipt};

/// As many as take a few seconds: each is a whole journey.
const JOURNEYS: u32 = 16;

/// Any characters at all, in a few words or in about as many as the form takes, or more.
fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "(?s).{1,60}",
        2 => "[ \\t\\PC]{1,400}(\\r?\\n[\\PC]{0,60}){0,5}",
        1 => "\\PC{1990,2010}",
        1 => proptest::collection::vec(any::<char>(), 1..80).prop_map(String::from_iter),
    ]
}

/// As a browser sends a field: line breaks are two characters (HTML, section 4.10.22.7).
fn sent(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
    lines.replace('\n', "\r\n")
}

/// As it is kept: without space around it.
fn kept(typed: &str) -> String {
    sent(typed).replace("\r\n", "\n").trim().to_owned()
}

/// What a browser shows of an answer.
fn shows(page: &Page, words: &str) -> bool {
    let lines: Vec<&str> = words.lines().collect();
    let shown = page.all_exactly(".family-hub-answer");
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    shown.windows(lines.len().max(1)).any(|some| some == lines)
}

/// A page that refuses says so, and has everything that was typed.
fn refuses(page: &Page, field: &str, typed: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    prop_assert!(!page.errors().is_empty());
    let value = page.attribute(&format!("input[name={field}]"), "value");
    let in_area = page.all_exactly(&format!("textarea[name={field}]")).pop();
    let shown = value.or(in_area).unwrap_or_default();
    // A browser drops what no page can hold: a null, or half of a character.
    let readable = |text: &str| {
        let text = text.replace(['\0', '\u{fffd}', '\r'], "");
        text.trim().to_owned()
    };
    prop_assert_eq!(readable(&shown), readable(&sent(typed)));
    Ok(())
}

async fn journey(hub: &Hub, family: &Family, name: &str, words: &str) -> Result<(), TestCaseError> {
    let fields = [
        ("full-name", sent(name)),
        ("contact-by", "email".to_owned()),
        ("email", "ana@example.org".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let page = family.posts(&family.form(""), &fields).await;
    if page.status != StatusCode::OK {
        return refuses(&page, "full-name", name);
    }
    let back = family.opens(&family.form("you")).await;
    let shown = back.attribute("input[name=full-name]", "value");
    prop_assert_eq!(shown.unwrap_or_default(), kept(name));

    family.posts(&family.form("safe-contact"), &[]).await;
    let words_sent = sent(words);
    let fields = [("what-would-help", words_sent.as_str()), ("urgent", "no")];
    let check = family.posts(&family.form("help"), &fields).await;
    if check.status != StatusCode::OK {
        return refuses(&check, "what-would-help", words);
    }
    let words = kept(words);
    prop_assert!(shows(&check, &kept(name)), "{}", check.html);
    prop_assert!(shows(&check, &words), "{}", check.html);
    let receipt = Receipt::read(&family.confirms(&check).await);

    let seen = family.sees_request(&receipt.code).await;
    prop_assert!(shows(&seen, &words), "{}", seen.html);
    let navigator = hub.navigator("westminster").await;
    let referral = navigator.takes(&receipt.reference).await.page().await;
    prop_assert!(shows(&referral, &words), "{}", referral.html);
    prop_assert!(shows(&referral, &kept(name)), "{}", referral.html);
    Ok(())
}

#[test]
fn whatever_is_typed_comes_back_as_it_was_typed_or_is_refused_with_a_message() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let hub = runtime.block_on(Hub::start());
    let mut runner = TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(JOURNEYS)
    });
    let ran = runner.run(&(anything(), anything()), |(name, words)| {
        let family = hub.family("westminster");
        runtime.block_on(journey(&hub, &family, &name, &words))
    });
    ran.unwrap();
}
