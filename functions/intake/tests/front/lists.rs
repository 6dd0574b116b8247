//! A list that builds up, the parts of a long form, and agreement: through the front door.

use http::StatusCode;
use proptest::prelude::*;
use site_model::NoticeVersion;

use crate::browser::{Browser, Page};
use crate::function::{BUNDLE, Hub};

const FORM: &str = "/westminster/forms/about-my-family";

fn at(page: &str) -> String {
    format!("{FORM}/{page}")
}

async fn begun(hub: &Hub) -> Browser {
    let mut browser = Browser::at(&hub.intake);
    let page = browser.post(FORM, &[("full-name", "Rosa")]).await;
    assert_eq!(page.leads_to(), at("contact"), "{}", page.html);
    browser
}

/// Adds somebody under a number; on the way of a change where `query` says so.
async fn add(browser: &mut Browser, number: u32, name: &str, query: &str) -> Page {
    let who = at(&format!("household/{number}/who{query}"));
    let fields = [("member-name", name), ("relation", "child")];
    let page = browser.post(&who, &fields).await;
    assert_eq!(
        page.leads_to(),
        at(&format!("household/{number}/birth{query}")),
        "{}",
        page.html
    );
    browser
        .post(&at(&format!("household/{number}/birth{query}")), &[])
        .await
}

#[tokio::test]
async fn people_are_added_changed_and_removed() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    let empty = browser.get(&at("household")).await;
    assert!(empty.says("Do you want to add a person?"), "{}", empty.html);
    let yes = browser.post(&at("household"), &[("answer", "yes")]).await;
    assert_eq!(yes.leads_to(), at("household/0/who"));
    assert_eq!(
        add(&mut browser, 0, "Teo", "").await.leads_to(),
        at("household")
    );
    assert_eq!(
        add(&mut browser, 1, "Ida", "").await.leads_to(),
        at("household")
    );
    let two = browser.get(&at("household")).await;
    assert!(two.says("You have added 2 people") && two.says("Teo") && two.says("Ida"));

    let asked = browser.get(&at("household/0/remove")).await;
    assert!(asked.says("Are you sure you want to remove Teo?"));
    let unanswered = browser.post(&at("household/0/remove"), &[]).await;
    assert_eq!(unanswered.status, StatusCode::UNPROCESSABLE_ENTITY);
    let no = browser
        .post(&at("household/0/remove"), &[("answer", "no")])
        .await;
    assert_eq!(no.leads_to(), at("household"));
    assert!(browser.get(&at("household")).await.says("Teo"));
    let yes = browser
        .post(&at("household/0/remove"), &[("answer", "yes")])
        .await;
    assert_eq!(yes.leads_to(), at("household"));
    let one = browser.get(&at("household")).await;
    assert!(one.says("You have added 1 person") && !one.says("Teo"));
    // Whoever comes late finds the list, and changes nobody else.
    for late in ["household/0/remove", "household/0/who", "household/9/who"] {
        assert_eq!(
            browser.get(&at(late)).await.leads_to(),
            at("household"),
            "{late}"
        );
    }
    let late = browser
        .post(
            &at("household/0/who"),
            &[("member-name", "Ghost"), ("relation", "child")],
        )
        .await;
    assert_eq!(late.leads_to(), at("household"));
    assert!(!browser.get(&at("household")).await.says("Ghost"));
}

#[tokio::test]
async fn whether_anybody_is_to_be_added_has_to_be_said() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    let page = browser.post(&at("household"), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.says("Select yes if you want to add a person"),
        "{}",
        page.html
    );
    // Somebody was begun and is not finished.
    let who = [("member-name", "Teo"), ("relation", "child")];
    browser.post(&at("household/0/who"), &who).await;
    let no = browser.post(&at("household"), &[("answer", "no")]).await;
    assert_eq!(no.leads_to(), at("tasks"), "{}", no.html);
}

#[tokio::test]
async fn no_more_are_added_than_the_form_takes() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    for number in 0..20 {
        add(&mut browser, number, &format!("Child {number}"), "").await;
    }
    let full = browser.get(&at("household")).await;
    assert!(full.says("You can add 20 people here."), "{}", full.html);
    assert!(!full.says("Do you want to add another person?"));
    assert_eq!(
        browser.get(&at("household/20/who")).await.leads_to(),
        at("household")
    );
    let on = browser.post(&at("household"), &[]).await;
    assert_eq!(on.leads_to(), at("tasks"));
}

#[tokio::test]
async fn what_is_added_on_the_way_of_a_change_leads_back_to_checking() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    browser.post(&at("household"), &[("answer", "no")]).await;
    let needs = [("what-would-help", "Sleep")];
    browser.post(&at("needs"), &needs).await;
    let check = browser.get(&at("check")).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.html);
    let yes = browser
        .post(&at("household?change"), &[("answer", "yes")])
        .await;
    assert_eq!(yes.leads_to(), at("household/0/who?add"));
    let added = add(&mut browser, 0, "Teo", "?add").await;
    assert_eq!(added.leads_to(), at("household?change"));
    let no = browser
        .post(&at("household?change"), &[("answer", "no")])
        .await;
    assert_eq!(no.leads_to(), at("check"));
    let change = [("member-name", "Teodora"), ("relation", "child")];
    let changed = browser.post(&at("household/0/who?change"), &change).await;
    assert_eq!(changed.leads_to(), at("check"));
    assert!(browser.get(&at("check")).await.says("Teodora"));
}

/// Agrees that Family Lives may be told, on a page as it was shown.
async fn agrees(browser: &mut Browser, page: &Page) -> Page {
    let version = page.hidden("notice_version").expect("its text").to_owned();
    let fields = [
        ("notice_version", version.as_str()),
        ("agree-family-lives", "early-help"),
    ];
    browser.post(&at("agreements"), &fields).await
}

/// Sends the form, and sees the confirmation.
pub(crate) async fn sends(browser: &mut Browser) -> Page {
    let check = browser.get(&at("check")).await;
    let token = check.hidden("token").expect("a check page").to_owned();
    let sent = browser.post(&at("check"), &[("token", &token)]).await;
    assert_eq!(sent.leads_to(), at("sent"), "{}", sent.html);
    browser.get(&at("sent")).await
}

/// A form that could be sent, with an agreement.
pub(crate) async fn agreed(hub: &Hub) -> Browser {
    let mut browser = begun(hub).await;
    browser.post(&at("household"), &[("answer", "no")]).await;
    let needs = [("what-would-help", "Sleep")];
    browser.post(&at("needs"), &needs).await;
    let page = browser.get(&at("agreements")).await;
    assert_eq!(agrees(&mut browser, &page).await.leads_to(), at("tasks"));
    assert!(browser.get(&at("agreements")).await.says(" checked"));
    browser
}

fn publish_another_text(hub: &Hub) {
    let mut bundle = BUNDLE.clone();
    let councils = bundle.content.councils.values_mut();
    for permit in councils.flat_map(|c| c.notices.values_mut()).flatten() {
        permit.version = NoticeVersion::of("another text");
    }
    hub.intake.replace(&bundle).expect("it can be served");
}

#[tokio::test]
async fn an_agreement_to_one_text_of_the_notice_is_none_to_the_next() {
    let hub = Hub::start().await;
    // On the way to sending, it is asked anew.
    let mut checks = agreed(&hub).await;
    let token = checks
        .get(&at("check"))
        .await
        .hidden("token")
        .map(str::to_owned);
    // Some other page is answered first.
    let mut goes_on = agreed(&hub).await;
    // The page was open all the while.
    let mut slow = agreed(&hub).await;
    let old = slow.get(&at("agreements")).await;
    publish_another_text(&hub);

    let sent = [("token", token.as_deref().expect("a token"))];
    let asked = checks.post(&at("check"), &sent).await;
    assert_eq!(asked.leads_to(), at("agreements?change"), "{}", asked.html);
    goes_on.post(&at("services"), &[("gp", "Dr Ho")]).await;
    let refused = agrees(&mut slow, &old).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.says("Our privacy notice changed"),
        "{}",
        refused.html
    );
    let late = slow.get(&at("check")).await;
    assert_eq!(late.leads_to(), at("agreements?change"));
    for browser in [&mut checks, &mut goes_on, &mut slow] {
        let page = browser.get(&at("agreements")).await;
        assert!(!page.says(" checked"), "{}", page.html);
        assert_eq!(agrees(browser, &page).await.leads_to(), at("tasks"));
        assert_eq!(browser.get(&at("check")).await.status, StatusCode::OK);
    }
}

/// Both tabs showed an empty page for the next person.
#[tokio::test]
async fn two_tabs_that_both_add_somebody_add_two() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    let page = browser.get(&at("household/0/who")).await;
    assert_eq!(page.hidden("is_new"), Some("yes"));
    let ida = [
        ("is_new", "yes"),
        ("member-name", "Ida"),
        ("relation", "child"),
    ];
    let max = [
        ("is_new", "yes"),
        ("member-name", "Max"),
        ("relation", "child"),
    ];
    let who = at("household/0/who");
    assert_eq!(
        browser.post(&who, &ida).await.leads_to(),
        at("household/0/birth")
    );
    assert_eq!(
        browser.post(&who, &max).await.leads_to(),
        at("household/1/birth")
    );
    // Pressed twice, she is one.
    assert_eq!(
        browser.post(&who, &ida).await.leads_to(),
        at("household/0/birth")
    );
    let both = browser.get(&at("household")).await;
    assert!(both.says("You have added 2 people") && both.says("Ida") && both.says("Max"));
    assert_eq!(browser.get(&who).await.hidden("is_new"), None);
}

#[tokio::test]
async fn agreement_is_asked_as_the_notice_lists_it_and_nothing_is_ticked() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    let page = browser.get(&at("agreements")).await;
    for told in [
        "Family Lives",
        "Cardinal Hume Centre",
        "You can still get help.",
    ] {
        assert!(page.says(told), "{told}: {}", page.html);
    }
    assert!(!page.html.contains(" checked"), "{}", page.html);
    // Who may be told without agreement is not asked about, nor is a purpose that is not theirs.
    assert!(!page.html.contains("plan-services"));
    let on = agrees(&mut browser, &page).await;
    assert_eq!(on.leads_to(), at("tasks"));
    let page = browser.get(&at("agreements")).await;
    assert_eq!(page.html.matches(" checked").count(), 1);
}

/// The website's first page shows nothing of a draft: what it is posted with takes nothing away.
#[tokio::test]
async fn the_blank_first_page_takes_nothing_away_from_a_form_that_goes_on_with_it() {
    let hub = Hub::start().await;
    let mut browser = Browser::at(&hub.intake);
    let born = [
        ("full-name", "Rosa"),
        ("date-of-birth-day", "27"),
        ("date-of-birth-month", "3"),
        ("date-of-birth-year", "1990"),
        ("sex", "female"),
    ];
    browser.post(FORM, &born).await;
    let named = [("full-name", "Rosa Silva"), ("unfinished_form", "both")];
    browser.post(FORM, &named).await;
    let you = browser.get(&at("you")).await;
    for kept in [
        "value=\"Rosa Silva\"",
        "value=\"1990\"",
        "value=\"female\" checked",
    ] {
        assert!(you.says(kept), "{kept}: {}", you.html);
    }
    assert!(you.says(&format!("action=\"{}\"", at("you"))));
    // There, what is emptied is taken away.
    browser
        .post(&at("you"), &[("full-name", "Rosa Silva")])
        .await;
    assert!(!browser.get(&at("you")).await.says("value=\"1990\""));
}

#[tokio::test]
async fn a_list_a_page_or_a_number_that_is_none_is_not_found() {
    let hub = Hub::start().await;
    let mut browser = begun(&hub).await;
    for none in [
        "you/0/who",
        "household/0/nothing",
        "household/x/who",
        "household/-1/who",
        "household/99999999999/who",
        "nothing/0/remove",
    ] {
        let page = browser.get(&at(none)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{none}");
        assert!(page.says("Page not found"), "{none}");
    }
}

/// Whatever is typed of somebody comes back as it was typed, or is refused with a message.
#[test]
fn what_is_typed_of_somebody_comes_back() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let hub = runtime.block_on(Hub::start());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(24)
    });
    let done = runner.run(&"(?s).{1,60}", |name| {
        runtime.block_on(async {
            let mut browser = begun(&hub).await;
            let fields = [("member-name", name.as_str()), ("relation", "child")];
            let page = browser.post(&at("household/0/who"), &fields).await;
            if page.status == StatusCode::UNPROCESSABLE_ENTITY {
                prop_assert!(page.says("There is a problem"));
                return Ok(());
            }
            prop_assert_eq!(page.leads_to(), at("household/0/birth"));
            let again = browser.get(&at("household/0/who")).await;
            let shown = value_of(&again.html, "member-name");
            prop_assert_eq!(shown.as_deref(), Some(name.trim()));
            Ok(())
        })
    });
    done.expect("it comes back");
}

/// What a browser shows in a field.
fn value_of(html: &str, field: &str) -> Option<String> {
    let page = scraper::Html::parse_document(html);
    let input = scraper::Selector::parse(&format!("#{field}")).ok()?;
    let value = page.select(&input).next()?.value().attr("value")?;
    Some(value.to_owned())
}
