//! What a public body must have: pages made from content, and files for programs.

mod built;
mod copied;
mod testbury;

use std::fs;
use std::path::{Path, PathBuf};

use built::built;
use copied::copy;
use jiff::civil::date;
use roxmltree::{Document, Node};
use site::Built;
use testbury::Content;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

impl Content {
    /// A second council like the first.
    fn with_another(self) -> Self {
        let other = self.folder().join("otherton");
        copy(&self.folder().join("testbury"), &other);
        lead_to_its_own_pages(&other);
        self
    }

    /// What a council says of itself.
    fn council(&self, council: &str) -> PathBuf {
        self.folder().join(council).join("council.yaml")
    }

    /// Puts lines at the end of a council's `council.yaml`.
    fn says(&self, council: &str, lines: &str) {
        let file = self.council(council);
        let text = fs::read_to_string(&file).expect("a file");
        fs::write(file, format!("{text}{lines}\n")).expect("it is written");
    }

    /// What `council.yaml` says of accessibility, in place of what it says.
    fn says_of_accessibility(&self, line: &str) {
        let file = self.council("testbury");
        let text = fs::read_to_string(&file).expect("a file");
        let others = text
            .lines()
            .filter(|line| !line.starts_with("accessibility:"));
        let kept: String = others.map(|line| format!("{line}\n")).collect();
        fs::write(file, format!("{kept}{line}\n")).expect("it is written");
    }

    fn that_is_real(self, council: &str) -> Self {
        let file = self.council(council);
        let text = fs::read_to_string(&file).expect("a file");
        let real = text.replace("demonstration: true\n", "");
        assert_ne!(real, text, "{council} is no demonstration");
        fs::write(file, real).expect("it is written");
        self
    }

    fn build(&self) -> Built {
        built(self.folder(), date(2026, 11, 21))
    }
}

/// What was Testbury's links to Otherton's pages.
fn lead_to_its_own_pages(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            lead_to_its_own_pages(&path);
        } else {
            let text = fs::read_to_string(&path).expect("a text");
            fs::write(&path, text.replace("/testbury/", "/otherton/")).expect("written");
        }
    }
}

fn file<'a>(built: &'a Built, path: &str) -> &'a str {
    let bytes = built.pages.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn has_all(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "no {part} in {html}");
    }
}

/// The text of the first child of this name.
fn child<'a>(of: Node<'a, '_>, namespace: &'static str, name: &'static str) -> &'a str {
    of.children()
        .find(|node| node.has_tag_name((namespace, name)))
        .and_then(|node| node.text())
        .unwrap_or_else(|| panic!("no {name}"))
}

fn link<'a>(of: Node<'a, '_>, rel: &str) -> Option<&'a str> {
    of.children()
        .filter(|node| node.has_tag_name((ATOM, "link")))
        .find(|node| node.attribute("rel") == Some(rel))?
        .attribute("href")
}

fn locations(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).expect("well-formed XML");
    document
        .descendants()
        .filter(|node| node.has_tag_name((SITEMAP, "loc")))
        .map(|node| node.text().expect("an address").to_owned())
        .collect()
}

#[test]
fn every_page_leads_to_what_a_public_body_must_have() {
    let built = Content::new().build();
    let council = built
        .pages
        .iter()
        .filter(|(path, _)| path.starts_with("testbury/") && path.ends_with(".html"));
    for (path, html) in council {
        let html = std::str::from_utf8(html).expect("UTF-8");
        let (_, footer) = html.split_once("<footer").expect("a footer");
        for page in [
            "accessibility",
            "cookies",
            "contact",
            "notices",
            "your-rights",
            "complaints",
            "staying-safe-online",
        ] {
            let link = format!("href=\"/testbury/{page}/\"");
            assert!(footer.contains(&link), "{path} does not link to {page}");
        }
        assert!(
            footer.contains("Is something wrong with this page?"),
            "{path} does not ask whether something is wrong"
        );
    }
}

#[test]
fn the_accessibility_statement_says_how_far_the_site_complies_in_the_words_of_the_law() {
    let content = Content::new();
    content.says_of_accessibility(
        "accessibility: { compliance: partial, problems: [Our maps have no text.], prepared: 2026-01-02, \
         reviewed: 2026-03-04, tested: 2026-02-03, tested_by: a tester., answered_within: 5 days, \
         contact: { email: access@testbury.example } }",
    );
    let built = content.build();
    has_all(
        file(&built, "testbury/accessibility/index.html"),
        &[
            "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.",
            "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
            "https://www.equalityadvisoryservice.com/",
            "<li>Our maps have no text.</li>",
            "mailto:access@testbury.example",
            "answer within 5 days",
            "prepared on 2 January 2026",
            "last reviewed on 4 March 2026",
            "last tested on 3 February 2026",
            "carried out by a tester.",
            "Disproportionate burden",
        ],
    );
}

#[test]
fn a_site_without_known_problems_says_so_and_claims_no_more_than_the_council_does() {
    let content = Content::new();
    let full = content.build();
    let html = file(&full, "testbury/accessibility/index.html");
    has_all(
        html,
        &[
            "This website is fully compliant",
            "We know of no content that is not accessible.",
        ],
    );
    content.says_of_accessibility(
        "accessibility: { compliance: none, problems: [Everything.], prepared: 2026-01-02, \
         reviewed: 2026-01-02, tested: 2026-01-02, tested_by: us }",
    );
    let none = content.build();
    let html = file(&none, "testbury/accessibility/index.html");
    has_all(
        html,
        &[
            "This website is not compliant",
            "The council has not yet said how soon it answers.",
        ],
    );
}

#[test]
fn the_contact_page_says_who_can_be_reached_and_who_cannot_yet() {
    let content = Content::new();
    content.edit(
        "council.yaml",
        "- { id: north, name: North Hub }",
        "- { id: north, name: North Hub }\n  - { id: south, name: South Hub, contact: { email: south@testbury.example, address: [1 South Street] }, opening_hours: [Monday 9 to 5] }",
    );
    let built = content.build();
    let html = file(&built, "testbury/contact/index.html");
    let (_, north) = html.split_once("North Hub</h3>").expect("the north");
    let (north, south) = north.split_once("South Hub</h3>").expect("the south");
    assert!(
        north.contains("has not yet given a phone number"),
        "{north}"
    );
    has_all(
        south,
        &[
            "mailto:south@testbury.example",
            "1 South Street",
            "Monday 9 to 5",
            "tel:02079460000",
        ],
    );
    has_all(
        html,
        &[
            "Call 999.",
            "href=\"/testbury/your-rights/\"",
            "href=\"/testbury/complaints/\"",
        ],
    );
}

#[test]
fn the_rights_page_has_every_right_and_whom_to_ask_under_each_notice() {
    let content = Content::new();
    let built = content.build();
    let html = file(&built, "testbury/your-rights/index.html");
    for article in [
        "13, 14",
        "15",
        "16",
        "17",
        "18",
        "20",
        "21",
        "22A, 22B, 22C, 22D",
        "7(3)",
    ] {
        assert!(
            html.contains(&format!("Article {article})"))
                || html.contains(&format!("Articles {article})")),
            "no Article {article}"
        );
    }
    has_all(
        html,
        &[
            "within one month at the latest",
            "up to two months more",
            "You do not have to pay.",
            "mailto:dpo@testbury.example",
            "href=\"/testbury/notices/hub/\"",
        ],
    );
    assert!(!html.contains("The council has not yet said"));

    content.edit(
        "notices/hub/2026-01-31.md",
        "data_protection_officer: { email: dpo@testbury.example }\n",
        "waivers:\n  - { rule: notice-data-protection-officer, reason: r, owner: o, until: 2027-01-01 }\n",
    );
    let built = content.build();
    has_all(
        file(&built, "testbury/your-rights/index.html"),
        &["The council has not yet said who its data protection officer is."],
    );
}

#[test]
fn a_complaint_goes_to_the_council_first_the_electronic_way_before_all_others() {
    let content = Content::new();
    content.edit(
        "notices/hub/2026-01-31.md",
        "complaints: { email: complaints@testbury.example }",
        "complaints: { phone: \"020 7946 0001\", email: complaints@testbury.example }",
    );
    let built = content.build();
    let html = file(&built, "testbury/complaints/index.html");
    let at = |part: &str| html.find(part).unwrap_or_else(|| panic!("no {part}"));
    assert!(at("mailto:complaints@testbury.example") < at("tel:02079460001"));
    assert!(at("tel:02079460001") < at("https://ico.org.uk/make-a-complaint/"));
    assert!(at("tell you within 30 days that it has your complaint") < at("tel:03031231113"));
    assert!(html.contains("section 164A of the Data Protection Act 2018"));
}

#[test]
fn every_form_is_entered_by_a_page_that_says_how_to_leave_it() {
    let built = Content::new().build();
    let before = "/testbury/forms/ask/before-you-start/";
    for way_in in [
        "testbury/index.html",
        "testbury/services/talking/index.html",
        "testbury/forms/index.html",
    ] {
        let html = file(&built, way_in);
        assert!(html.contains(&format!("href=\"{before}\"")), "{way_in}");
        assert!(
            !html.contains("href=\"/testbury/forms/ask/\""),
            "{way_in} passes it by"
        );
    }
    has_all(
        file(&built, "testbury/forms/ask/before-you-start/index.html"),
        &[
            "govuk-exit-this-page",
            "press Shift three times",
            "does not delete your browser’s history",
            "href=\"/testbury/staying-safe-online/\"",
            "<li>About you</li>",
            "href=\"/testbury/notices/hub/2026-01-31/\"",
            "href=\"/testbury/forms/ask/\" role=\"button\"",
        ],
    );
}

#[test]
fn every_page_of_a_council_can_be_left_quickly() {
    let built = Content::new().build();
    let pages = built.pages.iter();
    for (path, html) in pages.filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(html);
        assert_eq!(
            html.contains("govuk-exit-this-page__button"),
            path.starts_with("testbury/"),
            "{path}"
        );
    }
    // Where the functions are away, the way out goes past them.
    let html = |path: &str| String::from_utf8_lossy(&built.pages[path]).into_owned();
    let at_once = "href=\"https://www.bbc.co.uk/weather\"";
    assert!(html("testbury/500.html").contains(at_once));
    assert!(!html("testbury/index.html").contains(at_once));
    assert!(html("testbury/index.html").contains("href=\"/testbury/exit\""));
}

#[test]
fn the_page_for_a_failed_server_promises_nothing_that_nobody_can_know() {
    let built = Content::new().build();
    has_all(
        file(&built, "testbury/500.html"),
        &[
            "we do not know whether it arrived",
            "cannot send the same form twice",
            "tel:02079460000",
        ],
    );
}

#[test]
fn a_page_of_the_councils_own_says_when_it_was_changed() {
    let content = Content::new();
    content.edit(
        "pages/privacy.md",
        "in_footer: true\n",
        "in_footer: true\nupdated: 2026-02-03\n",
    );
    let built = content.build();
    has_all(
        file(&built, "testbury/privacy/index.html"),
        &["Last updated 3 February 2026"],
    );
}

#[test]
fn the_feed_has_every_text_newest_first_with_ids_that_nobody_else_gives() {
    let built = Content::new().build();
    let document = Document::parse(file(&built, "testbury/notices/feed.xml")).expect("XML");
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")));
    assert_eq!(
        child(feed, ATOM, "id"),
        "tag:testbury.invalid,2025-01-01:notices"
    );
    assert_eq!(child(feed, ATOM, "updated"), "2026-01-31T00:00:00Z");
    assert_eq!(link(feed, "self"), Some("/testbury/notices/feed.xml"));
    let author = feed
        .children()
        .find(|node| node.has_tag_name((ATOM, "author")));
    assert_eq!(
        child(author.expect("an author"), ATOM, "name"),
        "Testbury Council"
    );

    let entries: Vec<Node<'_, '_>> = feed
        .children()
        .filter(|node| node.has_tag_name((ATOM, "entry")))
        .collect();
    let of = |name: &'static str| -> Vec<&str> {
        entries
            .iter()
            .map(|entry| child(*entry, ATOM, name))
            .collect()
    };
    assert_eq!(
        of("id"),
        [
            "tag:testbury.invalid,2026-01-31:notices/hub",
            "tag:testbury.invalid,2025-01-01:notices/hub"
        ]
    );
    assert_eq!(
        of("updated"),
        ["2026-01-31T00:00:00Z", "2025-01-01T00:00:00Z"]
    );
    let changes = entries.iter().map(|entry| link(*entry, "related"));
    assert_eq!(
        changes.collect::<Vec<_>>(),
        [Some("/testbury/notices/hub/2026-01-31/changes/"), None],
        "the first text changed nothing"
    );
    for entry in &entries {
        let text = link(*entry, "alternate").expect("a link to the text");
        let path = format!("{}index.html", text.trim_start_matches('/'));
        assert!(built.pages.contains_key(&path), "{path}");
    }
}

#[test]
fn a_feed_of_a_published_site_has_whole_addresses_and_escapes_what_councils_write() {
    let content = Content::new();
    content.says("testbury", "website: https://hubs.testbury.example");
    content.edit(
        "notices/hub/2026-01-31.md",
        "summary: What we know.",
        r#"summary: "What <we> & you know.""#,
    );
    let built = content.build();
    let document = Document::parse(file(&built, "testbury/notices/feed.xml")).expect("XML");
    let feed = document.root_element();
    let own = "https://hubs.testbury.example/testbury/notices/feed.xml";
    assert_eq!(child(feed, ATOM, "id"), own);
    assert_eq!(link(feed, "self"), Some(own));
    let newest = feed
        .children()
        .find(|node| node.has_tag_name((ATOM, "entry")))
        .expect("an entry");
    assert_eq!(child(newest, ATOM, "summary"), "What <we> & you know.");
    assert_eq!(
        link(newest, "alternate"),
        Some("https://hubs.testbury.example/testbury/notices/hub/2026-01-31/")
    );
}

#[test]
fn a_sitemap_names_what_may_be_found_and_nothing_of_a_demonstration() {
    let content = Content::new().with_another().that_is_real("testbury");
    for council in ["testbury", "otherton"] {
        content.says(council, "website: https://hubs.example");
    }
    let built = content.build();
    assert_eq!(
        locations(file(&built, "sitemap.xml")),
        ["https://hubs.example/testbury/sitemap.xml"]
    );
    assert!(!built.pages.contains_key("otherton/sitemap.xml"));
    let found = locations(file(&built, "testbury/sitemap.xml"));
    assert!(
        found.contains(&"https://hubs.example/testbury/".to_owned()),
        "{found:#?}"
    );
    assert!(found.contains(&"https://hubs.example/testbury/accessibility/".to_owned()));
    for address in &found {
        let path = address
            .strip_prefix("https://hubs.example/")
            .expect("the host");
        let page = file(&built, &format!("{path}index.html"));
        assert!(!page.contains("noindex"), "{address}");
    }
    assert_eq!(
        file(&built, "robots.txt"),
        "User-agent: *\nDisallow: /otherton/\nSitemap: https://hubs.example/testbury/sitemap.xml\n"
    );
}

#[test]
fn programs_may_read_a_councils_own_site_and_not_a_demonstration() {
    let demonstration = Content::new().build();
    assert_eq!(
        file(&demonstration, "robots.txt"),
        "User-agent: *\nDisallow: /\n"
    );
    assert!(!demonstration.pages.contains_key("sitemap.xml"));
    let own = Content::new().that_is_real("testbury").build();
    assert_eq!(file(&own, "robots.txt"), "User-agent: *\nDisallow:\n");
}

#[test]
fn weaknesses_are_reported_to_every_council_of_the_host_until_the_earliest_day() {
    let content = Content::new().with_another();
    assert!(
        !content
            .build()
            .pages
            .contains_key(".well-known/security.txt")
    );
    for (council, day) in [("testbury", "2027-05-01"), ("otherton", "2027-03-01")] {
        content.says(
            council,
            &format!(
                "website: https://hubs.example\nsecurity: {{ contact: \"mailto:security@{council}.example\", expires: {day} }}"
            ),
        );
    }
    let built = content.build();
    assert_eq!(
        file(&built, ".well-known/security.txt"),
        "Contact: mailto:security@otherton.example\n\
         Contact: mailto:security@testbury.example\n\
         Expires: 2027-03-01T23:59:59Z\n\
         Preferred-Languages: en\n\
         Canonical: https://hubs.example/.well-known/security.txt\n"
    );
}

#[test]
fn the_manifest_names_files_that_are_there() {
    let built = Content::new().build();
    let manifest: serde_json::Value =
        serde_json::from_str(file(&built, "testbury/site.webmanifest")).expect("JSON");
    assert_eq!(manifest["name"], "Testbury family hubs");
    assert_eq!(manifest["theme_color"], "#123456");
    for address in [&manifest["start_url"], &manifest["icons"][0]["src"]] {
        let address = address
            .as_str()
            .expect("an address")
            .trim_start_matches('/');
        let path = if address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        assert!(built.pages.contains_key(&path), "{path}");
    }
    assert!(
        file(&built, "testbury/index.html")
            .contains("<link rel=\"manifest\" href=\"/testbury/site.webmanifest\">")
    );
}
