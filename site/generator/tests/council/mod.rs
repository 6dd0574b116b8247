//! A council's content that a test writes, and the pages that come of it.

#![allow(dead_code, reason = "each file of tests needs a part of it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use scraper::{Html, Selector};
use site::Built;

use crate::built::built;
use crate::copied::copy_testbury;

const TODAY: Date = date(2026, 11, 21);

/// Testbury, to which a test adds.
pub(crate) struct Council(tempfile::TempDir);

impl Council {
    /// What `tests/sites/testbury` holds.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy_testbury(folder.path());
        Self(folder)
    }

    /// The same with a file of the council's more, or another one in its place.
    pub(crate) fn with(self, name: &str, text: &str) -> Self {
        let file = self.0.path().join("testbury").join(name);
        fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).expect("a folder");
        fs::write(file, text).expect("it is written");
        self
    }

    /// The same without one of its files.
    pub(crate) fn without(self, name: &str) -> Self {
        fs::remove_file(self.0.path().join("testbury").join(name)).expect("it was there");
        self
    }

    /// The same with a service whose front matter has these lines too.
    pub(crate) fn with_service(self, slug: &str, lines: &str) -> Self {
        let text = format!(
            "---\nname: {slug}\nsummary: Words.\norganisation: helpers\nhubs: [north]\n{lines}\n---\n\nWe listen.\n"
        );
        self.with(&format!("services/{slug}.md"), &text)
    }

    /// The same with a location.
    pub(crate) fn with_location(self, slug: &str, lines: &str) -> Self {
        let text = format!(
            "---\nname: {slug} Centre\naddress: [1 High Street]\ntown: Testbury\npostcode: SW1V 2AA\n{lines}\n---\n\nA house.\n"
        );
        self.with(&format!("locations/{slug}.md"), &text)
    }

    /// The site that comes of it.
    pub(crate) fn build(&self) -> Site {
        Site(built(self.0.path(), TODAY))
    }
}

/// A built site.
pub(crate) struct Site(Built);

impl Site {
    /// The page at an address below the council's.
    pub(crate) fn page(&self, address: &str) -> Shown {
        let page = self.find(address);
        page.unwrap_or_else(|| panic!("no page at {address}"))
    }

    /// The same; `None` where there is none.
    pub(crate) fn find(&self, address: &str) -> Option<Shown> {
        let bytes = self.0.pages.get(&format!("testbury/{address}index.html"))?;
        let html = std::str::from_utf8(bytes).expect("UTF-8").to_owned();
        Some(Shown {
            html: Html::parse_document(&html),
            source: html,
        })
    }

    /// The addresses of all pages below the council's that begin so.
    pub(crate) fn addresses(&self, begin: &str) -> Vec<String> {
        let pages = self.0.pages.keys().filter_map(|path| {
            path.strip_prefix("testbury/")?
                .strip_suffix("index.html")
                .map(str::to_owned)
        });
        let mut found: Vec<String> = pages.filter(|address| address.starts_with(begin)).collect();
        found.sort_unstable();
        found
    }
}

/// A page.
pub(crate) struct Shown {
    pub(crate) html: Html,
    pub(crate) source: String,
}

impl Shown {
    /// The texts of what a selector finds, white space made single.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let found = self.html.select(&selector);
        found
            .map(|element| {
                let text: Vec<&str> = element.text().collect();
                let words = text.join(" ");
                words.split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    /// The text of its main part.
    pub(crate) fn text(&self) -> String {
        self.texts("main").concat()
    }

    /// Where the links go that a selector finds.
    pub(crate) fn links(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let found = self.html.select(&selector);
        found
            .filter_map(|link| link.attr("href").map(str::to_owned))
            .collect()
    }

    /// The services, organisations or locations that it lists, by their addresses.
    pub(crate) fn entries(&self) -> Vec<String> {
        self.links("main .family-hub-entries > li > a")
    }

    /// What stands beside a heading of the facts of a service.
    pub(crate) fn fact(&self, heading: &str) -> Option<String> {
        let keys = self.texts(".family-hub-facts dt");
        let at = keys.iter().position(|key| key == heading)?;
        self.texts(".family-hub-facts dd").get(at).cloned()
    }

    /// Its JSON-LD.
    pub(crate) fn json_ld(&self) -> Option<serde_json::Value> {
        let selector = Selector::parse("script[type='application/ld+json']").expect("a selector");
        let script = self.html.select(&selector).next()?;
        let text: String = script.text().collect();
        Some(serde_json::from_str(&text).expect("JSON"))
    }
}

/// Sorted and without repetition.
pub(crate) fn set(all: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    all.into_iter().collect()
}
