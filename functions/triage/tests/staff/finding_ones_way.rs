//! What leads people on: the same links on every page, help, and what a page says that does not exist.

use crate::browser::{Browser, Page};
use crate::hub::{Hub, WESTMINSTER};
use crate::work::{HUB, takes};

/// The links of a page's navigation, in order.
fn navigation(page: &Page) -> Vec<&str> {
    let (_, list) = page
        .html
        .split_once("govuk-service-navigation__list")
        .unwrap_or_else(|| panic!("{} has no navigation", page.title()));
    let list = list.split("</ul>").next().expect("an end");
    let links = list.split("href=\"").skip(1);
    links.filter_map(|link| link.split('"').next()).collect()
}

async fn navigation_at(browser: &mut Browser, path: &str) -> Vec<String> {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    assert!(page.has("/westminster/help"), "{path} leads to help");
    let links = navigation(&page).into_iter();
    links.map(str::to_owned).collect()
}

#[tokio::test]
async fn every_page_leads_to_the_same_pages() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let everywhere = ["/day", "/queue", "/search"].map(|page| format!("/{WESTMINSTER}{page}"));
    let form = "/westminster/enter/what-can-we-help-you-with";
    for path in [
        "/westminster/day",
        "/westminster/queue",
        "/westminster/search",
        "/westminster/help",
        "/westminster/messages",
        "/westminster/enter",
        form,
        &referral,
        &format!("{referral}/contact"),
        &format!("{referral}/known"),
        &format!("{referral}/view"),
    ] {
        assert_eq!(navigation_at(&mut asha, path).await, everywhere, "{path}");
    }
    // The pages of a form that is entered, and what is the matter there.
    let refused = asha.post(form, &[]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(navigation(&refused), everywhere);
}

#[tokio::test]
async fn nobody_is_led_to_what_is_not_theirs() {
    let hub = Hub::start().await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    for path in ["/westminster/queue", "/westminster/help"] {
        assert_eq!(
            navigation_at(&mut officer, path).await,
            ["/westminster/queue", "/westminster/audit"]
        );
    }
    assert_eq!(officer.get("/westminster/day").await.status, 404);
    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    assert!(
        navigation_at(&mut manager, "/westminster/queue")
            .await
            .contains(&"/westminster/colleagues".to_owned())
    );
}

#[tokio::test]
async fn help_says_what_the_marks_mean_and_whom_to_ask() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let help = asha.get("/westminster/help").await;
    for said in [
        "What has waited longest stands first",
        "Somebody is trying to reach the family",
        "Why you are asked for a reason",
        "15 minutes",
        "Ask your hub manager",
    ] {
        assert!(help.has(said), "{said}");
    }
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let help = officer.get("/westminster/help").await;
    assert!(help.has("What each status means") && !help.has("Finding a family"));
}

#[tokio::test]
async fn a_page_that_does_not_exist_says_why_that_may_be_and_leads_back_whoever_asks() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut second = hub.signed_in(WESTMINSTER, "second").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    for path in [referral.as_str(), "/westminster/no-such-page"] {
        let page = second.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        for said in [
            "check that all of it is there",
            "may now be with another hub",
            "ask your hub manager",
            "href=\"/westminster/queue\"",
        ] {
            assert!(page.has(said), "{path}: {said}");
        }
    }
    // Of no council: to where one is chosen.
    let page = hub.browser().get("/no-such-council/queue").await;
    assert_eq!(page.status, 404);
    assert!(page.has("Go to the start") && !page.has("/no-such-council"));
}

#[tokio::test]
async fn what_another_website_sent_is_refused_with_what_to_do() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let search = "/westminster/search";
    for origin in [None, Some("https://elsewhere.example")] {
        let page = asha.post_from(search, origin).await;
        assert_eq!(page.status, 403);
        for said in [
            "nothing was changed",
            "Go back to the page you were on",
            "href=\"/westminster/queue\"",
        ] {
            assert!(page.has(said), "{said}");
        }
    }
    let mut nobody = hub.browser();
    let page = nobody.sign_in(WESTMINSTER, "nobody").await;
    assert_eq!(page.status, 403);
    assert!(page.has("Ask your hub manager"));
}
