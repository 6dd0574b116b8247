//! The cookies page says which cookies there are, and it is true.

use std::collections::BTreeSet;

use reqwest::StatusCode;
use story::{Help, Hub, Receipt};

#[tokio::test]
async fn the_cookies_page_names_every_cookie_that_a_family_gets() {
    let hub = Hub::start().await;
    for council in ["westminster", "barking-and-dagenham"] {
        let family = hub.family(council);
        let page = family.opens_path(&format!("/{council}/cookies/")).await;
        let named: BTreeSet<String> = page.all("main code").into_iter().collect();

        let check = family.fills_in(&Help::default()).await;
        let mut kept = names(&family.cookies());
        let sent = family.confirms(&check).await;
        assert_eq!(sent.status, StatusCode::OK);
        let code = Receipt::read(&sent).code;
        let seen = family.sees_request(&code).await;
        assert_eq!(seen.heading(), "My request");
        kept.extend(names(&family.cookies()));
        assert_eq!(kept, named, "{council}");
    }
}

#[tokio::test]
async fn no_page_that_a_family_only_reads_sets_a_cookie() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    for page in [
        "",
        "accessibility/",
        "complaints/",
        "contact/",
        "cookies/",
        "forms/what-can-we-help-you-with/before-you-start/",
        "notices/feed.xml",
        "site.webmanifest",
        "staying-safe-online/",
        "your-rights/",
    ] {
        let page = family.opens_path(&format!("/westminster/{page}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.url);
        assert!(!page.headers.contains_key("set-cookie"), "{}", page.url);
    }
    assert_eq!(family.cookies(), "");
}

fn names(cookies: &str) -> BTreeSet<String> {
    cookies
        .split("; ")
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, _)| name.to_owned())
        .collect()
}
