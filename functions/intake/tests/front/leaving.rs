//! A device that somebody else may watch or use: every page can be left, its title tells nothing, and it says when
//! the device forgets.

use axum::body::Body;
use http::{Request, StatusCode};

use crate::browser::{Browser, Page};
use crate::function::{Hub, without_storage};

const HELP: &str = "/westminster/forms/what-can-we-help-you-with";
const LONG: &str = "/westminster/forms/about-my-family";
const YOU: [(&str, &str); 3] = [
    ("full-name", "Ada"),
    ("contact-by", "email"),
    ("email", "ada@example.org"),
];
const NEEDS: [(&str, &str); 2] = [("what-would-help", "A cot"), ("urgent", "no")];

fn title(page: &Page) -> String {
    let (_, after) = page.html.split_once("<title>").expect("a title");
    let (title, _) = after.split_once("</title>").expect("an end");
    title.trim().to_owned()
}

/// Every page that the public function draws, of each kind, with a name for it.
async fn pages() -> Vec<(&'static str, Page)> {
    let hub = Hub::start().await;
    let mut pages = Vec::new();
    let mut family = hub.family();

    let mut take = |what: &'static str, page: Page| {
        assert!(page.says("<main"), "{what}: {} {}", page.status, page.html);
        pages.push((what, page));
    };
    take("return", family.get("/westminster/return").await);
    take(
        "a wrong return code",
        family
            .post("/westminster/return", &[("return_code", "ABCD")])
            .await,
    );
    take("request", family.get("/westminster/request").await);
    take(
        "a wrong receipt code",
        family
            .post("/westminster/request", &[("receipt-code", "ABCD")])
            .await,
    );
    take("mistakes on the first page", family.post(HELP, &[]).await);
    take(
        "a page of a form that is forgotten",
        family.post(&format!("{HELP}/help"), &NEEDS).await,
    );
    take(
        "nothing to confirm",
        family.get(&format!("{HELP}/sent")).await,
    );

    family.post(HELP, &YOU).await;
    for (what, page) in [
        ("a page of a form", "you"),
        ("save", "save"),
        ("a page of it as a file", "save/file"),
    ] {
        take(what, family.get(&format!("{HELP}/{page}")).await);
    }
    family.post(&format!("{HELP}/safe-contact"), &[]).await;
    take("mistakes", family.post(&format!("{HELP}/help"), &[]).await);
    family.post(&format!("{HELP}/help"), &NEEDS).await;

    family.post(LONG, &[("full-name", "Ada")]).await;
    let household = format!("{LONG}/household");
    family.post(&household, &[("answer", "yes")]).await;
    let who = [("member-name", "Ben"), ("relation", "child")];
    take(
        "one in a list",
        family.get(&format!("{household}/0/who")).await,
    );
    family.post(&format!("{household}/0/who"), &who).await;
    family.post(&format!("{household}/0/birth"), &[]).await;
    for (what, page) in [
        ("tasks", "tasks"),
        ("a list", "household"),
        ("removing", "household/0/remove"),
        ("before a page", "health/before"),
        ("agreements", "agreements"),
    ] {
        take(what, family.get(&format!("{LONG}/{page}")).await);
    }
    take("open forms", family.get("/westminster/return").await);

    let mut complains = hub.family();
    let about = "/westminster/forms/complain";
    complains.post(about, &[("about", "service")]).await;
    take(
        "the end of a form",
        complains.get(&format!("{about}/ended")).await,
    );

    let check = family.get(&format!("{HELP}/check")).await;
    let token = check.hidden("token").expect("a token").to_owned();
    take("check", check);
    family
        .post(&format!("{HELP}/check"), &[("token", &token)])
        .await;
    let sent = family.get(&format!("{HELP}/sent")).await;
    let (_, after) = sent.html.split_once("id=\"receipt-code\"").expect("a code");
    let code = after
        .split(['>', '<'])
        .nth(1)
        .expect("a code")
        .trim()
        .to_owned();
    take("the receipt", sent);
    take(
        "what is sent already",
        hub.family()
            .post(
                "/westminster/return",
                &[("return_code", &family.cookies["__Host-form"].clone())],
            )
            .await,
    );
    family
        .post("/westminster/request", &[("receipt-code", &code)])
        .await;
    for (what, part) in [
        ("a request", "shown"),
        ("a message", "message"),
        ("an addition", "add"),
        ("withdrawing", "withdraw"),
        ("a copy", "copy.html"),
    ] {
        take(
            what,
            family.get(&format!("/westminster/request/{part}")).await,
        );
    }

    // What goes wrong.
    take("not found", family.get("/westminster/nothing/here").await);
    let post = || Request::post(HELP).header("content-type", "application/x-www-form-urlencoded");
    let foreign = post().header("sec-fetch-site", "cross-site");
    take("forbidden", family.ask(foreign, Body::empty()).await);
    let ours = || post().header("sec-fetch-site", "same-origin");
    take(
        "too large",
        family.ask(ours(), Body::from("a=".repeat(40_000))).await,
    );
    let json = Request::post(HELP)
        .header("content-type", "application/json")
        .header("sec-fetch-site", "same-origin");
    take("unreadable", family.ask(json, Body::from("{}")).await);
    take("not allowed", family.post("/westminster/exit", &[]).await);
    let mut away = Browser::at(&without_storage().await);
    take("not kept", away.post(HELP, &YOU).await);
    away.has_begun(&code);
    take("not opened", away.get(&format!("{HELP}/you")).await);
    pages
}

#[tokio::test]
async fn every_page_of_the_function_can_be_left_and_its_title_tells_nothing() {
    let pages = pages().await;
    assert!(pages.len() > 30, "{}", pages.len());
    for (what, page) in &pages {
        let title = title(page).to_lowercase();
        for telling in [
            "famil",
            "hub",
            "westminster",
            "council",
            "help",
            "household",
            "health",
            "ada",
            "ben",
            "complain",
            "fh-",
            "agree to shar",
        ] {
            assert!(!title.contains(telling), "{what}: {title}");
        }
        assert!(
            title.len() > 4,
            "{what}: it says which page it is (WCAG 2.4.2)"
        );
        // A file is opened from a folder, not from this site.
        if ["a page of it as a file", "a copy"].contains(what) {
            continue;
        }
        for leaves in [
            "govuk-exit-this-page__button",
            "govuk-js-exit-this-page-skiplink",
        ] {
            assert!(page.says(leaves), "{what}: {leaves}");
        }
        assert!(page.says("href=\"/westminster/exit\""), "{what}");
        assert_eq!(page.headers["cache-control"], "no-store", "{what}");
    }
}

#[tokio::test]
async fn the_pages_of_a_form_have_titles_of_their_own_in_each_language() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    family.post(HELP, &YOU).await;
    let step = family.get(&format!("{HELP}/safe-contact")).await;
    assert_eq!(title(&step), "Step 2 of 3");
    let mistaken = family.post(&format!("{HELP}/help"), &[]).await;
    assert_eq!(title(&mistaken), "Error: Step 3 of 3");
    for (language, expected) in [("ar", "الخطوة 2 من 3"), ("bn", "ধাপ 2, মোট 3")]
    {
        let told = HELP.replacen("/forms", &format!("/{language}/forms"), 1);
        let step = family.get(&format!("{told}/safe-contact")).await;
        let plain: String = title(&step)
            .chars()
            .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
            .collect();
        assert_eq!(plain, expected);
    }
}

#[tokio::test]
async fn a_page_says_when_the_device_forgets_and_staying_begins_the_time_again() {
    let hub = Hub::start().await;
    let mut family = hub.family();
    assert_eq!(
        family.get(&format!("{HELP}/stay")).await.status,
        StatusCode::GONE,
        "nothing to stay on"
    );
    family.post(HELP, &YOU).await;
    let page = family.get(&format!("{HELP}/safe-contact")).await;
    let ends = hub.now() + jiff::SignedDuration::from_hours(4);
    let ends = ends.to_zoned(jiff::tz::TimeZone::get("Europe/London").expect("a zone"));
    let day = ends.strftime("%-d %B %Y at ").to_string();
    let minute = ends.strftime(":%M").to_string();
    assert!(
        page.says("The time ends:") && page.says(&day) && page.says(&minute),
        "{}",
        page.html
    );
    assert!(page.says("data-family-hub-forgets=\"14400\""));

    hub.calls();
    let stayed = family.get(&format!("{HELP}/stay")).await;
    assert_eq!(stayed.status, StatusCode::OK);
    assert_eq!(stayed.headers["content-type"], "image/svg+xml");
    let set = stayed.headers.get_all("set-cookie").iter();
    let set: Vec<_> = set.filter_map(|cookie| cookie.to_str().ok()).collect();
    assert!(
        set.iter()
            .any(|cookie| cookie.starts_with("__Host-form=") && cookie.ends_with("Max-Age=14400"))
    );
    assert_eq!(hub.calls(), [""; 0]);
}
