//! Texts on the pages that are built of them: pictures, notes, numbers and postcodes.

mod built;
mod copied;

use std::fs;

use built::built;
use copied::copy_testbury;
use jiff::civil::date;
use scraper::{Html, Selector};
use site::Built;

/// A PNG of 64 by 48 pixels, as far as its header goes.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\x06\0\0\0";

/// Builds a council with this text as its page about privacy, a picture, and an organisation that
/// has a postal address.
fn build(text: &str) -> Built {
    let content = tempfile::tempdir().expect("a folder");
    copy_testbury(content.path());
    let council = content.path().join("testbury");
    fs::create_dir_all(council.join("images")).expect("a folder");
    fs::write(council.join("images/room.png"), PNG).expect("a picture");
    let privacy = council.join("pages/privacy.md");
    let page = fs::read_to_string(&privacy).expect("a page");
    fs::write(&privacy, format!("{page}\n{text}\n")).expect("it is written");
    let helpers = council.join("organisations/helpers.md");
    let page = fs::read_to_string(&helpers).expect("a page");
    let address = "contact:\n  address: [The <Helpers>, \"London SW1V 2AA\"]\n---\n";
    let (front, body) = page
        .trim_start_matches("---\n")
        .split_once("---\n")
        .expect("front matter");
    fs::write(&helpers, format!("---\n{front}{address}{body}")).expect("it is written");
    built(content.path(), date(2026, 11, 21))
}

fn page(built: &Built, path: &str) -> Html {
    let bytes = built.pages.get(path).unwrap_or_else(|| panic!("no {path}"));
    Html::parse_document(std::str::from_utf8(bytes).expect("UTF-8"))
}

/// An attribute of the one element that a selector finds.
fn attribute(page: &Html, selector: &str, name: &str) -> String {
    let wanted = Selector::parse(selector).expect("a selector");
    let found: Vec<_> = page.select(&wanted).collect();
    assert_eq!(found.len(), 1, "{selector}");
    found[0].attr(name).unwrap_or_default().to_owned()
}

#[test]
fn a_picture_is_published_at_the_address_that_its_page_asks_for() {
    let built = build("![A room with a ramp](images/room.png)");
    let page = page(&built, "testbury/privacy/index.html");
    let address = attribute(&page, "main img", "src");
    assert_eq!(address, "/testbury/images/room.png");
    assert_eq!(attribute(&page, "main img", "alt"), "A room with a ramp");
    assert_eq!(*built.pages[address.trim_start_matches('/')], *PNG);
}

#[test]
fn a_note_says_what_it_is_in_words() {
    let page = page(
        &build("We keep it[^1].\n\n[^1]: For three years."),
        "testbury/privacy/index.html",
    );
    assert_eq!(attribute(&page, "main sup > a", "aria-label"), "Note 1");
    let back = attribute(&page, "main section li a", "href");
    assert_eq!(
        attribute(
            &page,
            &format!("main sup > {}", back.replace('#', "a#")),
            "href"
        ),
        "#note_1"
    );
}

#[test]
fn a_postcode_of_a_text_or_an_address_opens_a_map() {
    let built = build("Come to 1 Street, London SW1V 2AA.");
    for path in [
        "testbury/privacy/index.html",
        "testbury/organisations/helpers/index.html",
    ] {
        let page = page(&built, path);
        let link = "main a[href^='https://www.openstreetmap.org/']";
        assert_eq!(
            attribute(&page, link, "href"),
            "https://www.openstreetmap.org/search?query=SW1V%202AA",
            "{path}"
        );
        assert_eq!(
            attribute(&page, link, "rel"),
            "external noreferrer",
            "{path}"
        );
        let wanted = Selector::parse(link).expect("a selector");
        let words: String = page.select(&wanted).flat_map(|link| link.text()).collect();
        assert_eq!(words, "SW1V 2AA (on a map)", "{path}");
        assert!(!page.html().contains("<helpers>"), "{path}");
    }
}

#[test]
fn html_that_is_not_drawn_is_told_and_does_not_stop_a_build() {
    let built = build("Bring <b>it</b>.");
    let told: Vec<&str> = built.diagnostics.iter().map(|found| found.rule).collect();
    assert!(told.contains(&"html-allowed"), "{told:?}");
    let page = String::from_utf8_lossy(&built.pages["testbury/privacy/index.html"]).into_owned();
    assert!(page.contains("Bring it."), "{page}");
}
