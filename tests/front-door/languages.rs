//! A family that reads another language, and staff who read English.

use reqwest::StatusCode;
use story::{Help, Hub, Receipt};

fn help() -> Help {
    Help {
        name: "ليلى حسن".to_owned(),
        words: "ابني لا ينام في الليل.".to_owned(),
        ..Help::default()
    }
}

#[tokio::test]
async fn a_family_asks_in_arabic_and_staff_read_its_own_words_under_english_questions() {
    let hub = Hub::start().await;
    for council in ["westminster", "barking-and-dagenham"] {
        let family = hub.family(council).in_language("ar");
        let check = family.fills_in(&help()).await;
        assert_eq!(check.attribute("html", "lang").as_deref(), Some("ar"));
        assert_eq!(check.attribute("html", "dir").as_deref(), Some("rtl"));
        assert!(
            check.text().contains("ما اسمكم الكامل؟"),
            "{}",
            check.text()
        );
        let sent = family.confirms(&check).await;
        assert_eq!(sent.attribute("html", "lang").as_deref(), Some("ar"));
        let receipt = Receipt::read(&sent);

        let seen = family.sees_request(&receipt.code).await;
        assert!(seen.text().contains("ما اسمكم الكامل؟"), "{}", seen.text());
        assert!(seen.text().contains("ابني لا ينام"), "{}", seen.text());

        let navigator = hub.navigator(council).await;
        let page = navigator.takes(&receipt.reference).await.page().await;
        for told in [
            "What is your full name?",
            "ليلى حسن",
            "ابني لا ينام",
            "Arabic",
        ] {
            assert!(page.text().contains(told), "{told} in {}", page.text());
        }
        assert!(!page.text().contains("ما اسمكم الكامل؟"));
    }
}

#[tokio::test]
async fn whoever_changes_the_language_on_the_way_loses_nothing() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let english = family.fills_in(&help()).await;
    let arabic = family
        .opens_path("/westminster/ar/forms/what-can-we-help-you-with/check")
        .await;
    assert_eq!(arabic.attribute("html", "lang").as_deref(), Some("ar"));
    assert!(arabic.text().contains("ليلى حسن"), "{}", arabic.text());
    let links = arabic.all("nav.family-hub-languages a");
    assert_eq!(links, ["English", "বাংলা"]);
    // It is one draft: the token of one page sends what the other shows.
    let sent = family.confirms(&english).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
}

#[tokio::test]
async fn mistakes_are_told_in_the_familys_language() {
    let hub = Hub::start().await;
    let family = hub.family("westminster").in_language("bn");
    let page = family.posts(&family.form(""), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.errors().len(), 2);
    assert!(
        page.errors().iter().all(|error| error.contains("আপনার")),
        "{:?}",
        page.errors()
    );
}

#[tokio::test]
async fn a_language_that_is_not_there_is_a_page_that_is_not_there() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    for path in [
        "/westminster/cy/request",
        "/westminster/cy/forms/what-can-we-help-you-with/you",
    ] {
        let page = family.opens_path(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    // A form that is not translated is there in English alone.
    let page = family
        .opens_path("/westminster/ar/forms/about-my-family/tasks")
        .await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("ar"));
}
