//! A page in a frame that was drawn before is, byte for byte, the page rendered as a whole.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use site_theme::{Shell, Sources, Theme, View};

const LANGUAGE: &str = "en-GB";

fn theme() -> Theme {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    site_theme::install_packages(folder).expect("the packages");
    Theme::new(&Sources::read(folder).expect("the theme")).expect("templates that compile")
}

/// What stands around a page.
fn around(title: &str, exit_this_page: bool) -> Value {
    let site = json!({
        "council": "Testbury & district",
        "name": "Testbury family hubs",
        "home": "/testbury/",
        "is_demonstration": true,
        "navigation": [{ "text": "Find a service", "href": "/testbury/services/", "current": true }],
        "footer": [{ "text": "Cookies", "href": "/testbury/cookies/", "current": false }],
        "feedback": "/testbury/contact/",
    });
    json!({
        "layout": { "title": title, "exit_this_page": exit_this_page, "site": site },
        "reach": { "name": "Hub", "contact": {}, "emergency": "Call 999." },
        "breadcrumbs": [{ "text": "Home", "href": "/testbury/" }],
    })
}

fn is_the_same(theme: &Theme, title: &str, description: &str, html: &str, exit: bool) {
    let page = json!({ "prose": { "html": html }, "updated": "22 November 2026" });
    let shell = Shell::new(theme, LANGUAGE, &around("", exit)).expect("a frame");
    let framed = shell.page(theme, "page.njk", title, description, &View::new(&page));
    let mut whole = around(title, exit);
    whole["description"] = json!(description);
    whole["prose"] = page["prose"].clone();
    whole["updated"] = page["updated"].clone();
    let whole = theme.render("page.njk", LANGUAGE, &whole);
    assert_eq!(framed.expect("a page"), whole.expect("a page"));
}

#[test]
fn a_page_in_its_frame_is_the_page_as_a_whole() {
    let theme = theme();
    for exit in [false, true] {
        is_the_same(
            &theme,
            "Talking & play",
            "It's \"free\".",
            "<p>Come in.</p>",
            exit,
        );
    }
}

#[test]
fn pages_with_frames_of_their_own_are_refused_by_name() {
    let theme = theme();
    let shell = Shell::new(&theme, LANGUAGE, &around("", false)).expect("a frame");
    let refused = shell.page(&theme, "layout.njk", "A", "B", &View::new(&json!({})));
    let refused = refused.expect_err("it is no public page").to_string();
    assert!(refused.contains("layout.njk"), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_a_council_writes_stands_where_it_would(
        title in "[^\u{0}\u{F0000}-\u{FFFFD}]{1,40}",
        description in "[^\u{0}\u{F0000}-\u{FFFFD}]{1,40}",
    ) {
        static THEME: std::sync::LazyLock<Theme> = std::sync::LazyLock::new(theme);
        is_the_same(&THEME, &title, &description, "<p>Come in.</p>", false);
    }
}
