//! What the search page searches: an index that a browser loads whole, once, before anything is typed.
//!
//! The index is a JavaScript module of one object, mostly long strings, which a browser reads in one go
//! and keeps small in memory: names, summaries and short names of the entries, a dictionary, and for
//! each term the entries that have it. `site/theme/assets/search-index.js` reads it. Being a module under
//! `/assets/`, named after its bytes, it needs no more of the security policy than scripts do (pages may
//! connect nowhere), is kept by browsers for ever, and never belongs to another state of the directory
//! than the page that names it.
//!
//! A browser loads it when somebody comes to the search box, whatever is typed later.
//!
//! # Budget
//!
//! Held by tests (here, and in `tests/browser/search.test.mjs`) on generated directories whose words are
//! spread as in English (Zipf), with 54 to 60 words of description a service:
//!
//! - compressed with gzip, at most 100 kB for 500 services, and 1 MB for 5,000 services and 5,000
//!   notices: 200 and 100 bytes an entry;
//! - the scripts that search, at most 12 kB compressed;
//! - on a phone four times as slow as the machine that tests, with 5,000 services: first results within
//!   two seconds of opening the page, and a key's within 200 ms;
//! - entries indexed in step with their words: 25,000 in half a second.
//!
//! Measured: 88 kB, 988 kB, 5.4 kB, 0.7 s, 18 ms (56 ms at most), 0.4 s. MiniSearch alone, whose package is
//! not minified, is 18 kB, and builds its index again in every browser.

mod numbers;
mod terms;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use terms::{Field, List, Terms};
use words::{Reader, STOP_WORDS};

/// One service or notice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry<'a> {
    /// Its short name, the end of its address.
    pub(crate) slug: &'a str,
    /// Its name.
    pub(crate) name: &'a str,
    /// One sentence.
    pub(crate) summary: &'a str,
    /// Who provides it, where a result says so.
    pub(crate) by: Option<&'a str>,
    /// What it belongs to.
    pub(crate) about: Vec<Phrase>,
    /// What else is said of it: plain text.
    pub(crate) texts: Vec<&'a str>,
    /// What else is said of it: Markdown.
    pub(crate) prose: &'a str,
}

/// Words that many entries share, read once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase(std::rc::Rc<[usize]>);

/// An index in the making. Entries come in the order in which equal results are shown: services from A
/// to Z, then notices.
#[derive(Default)]
pub(crate) struct Index<'a> {
    reader: Reader,
    terms: Terms,
    entries: usize,
    services: usize,
    names: String,
    summaries: String,
    slugs: String,
    by: String,
    providers: Vec<&'a str>,
    provider_numbers: HashMap<&'a str, usize>,
    filters: BTreeMap<&'a str, BTreeMap<&'a str, String>>,
}

/// The module's one object.
#[derive(Serialize)]
struct Shipped<'i> {
    /// How many entries are services: they come first.
    services: usize,
    /// A line each.
    names: &'i str,
    /// A line each.
    summaries: &'i str,
    /// A line each; empty where the name says it.
    slugs: &'i str,
    /// A number each: 0, or the line of `providers`, counted from 1.
    by: &'i str,
    providers: String,
    /// A line each, sorted: how many characters are those of the line before, in base 36, and the rest.
    terms: String,
    /// A line for each term: lists by field, a space between two.
    postings: String,
    /// By facet and value.
    filters: &'i BTreeMap<&'i str, BTreeMap<&'i str, String>>,
    /// What letters beyond ASCII became.
    letters: &'i BTreeMap<char, String>,
    /// What nobody searches for, a space between two.
    stop: String,
}

impl<'a> Index<'a> {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Reads what many entries share.
    pub(crate) fn phrase(&mut self, text: &str) -> Phrase {
        let mut terms = Vec::new();
        let Self {
            reader,
            terms: known,
            ..
        } = self;
        reader.words(text, |word| terms.extend(known.number(word)));
        Phrase(terms.into())
    }

    /// Adds a service: every one before the first notice.
    pub(crate) fn service(&mut self, entry: &Entry<'a>) {
        self.add(entry);
        self.services = self.entries;
    }

    /// Adds a notice.
    pub(crate) fn notice(&mut self, entry: &Entry<'a>) {
        self.add(entry);
    }

    /// Adds a value of a facet with the services that have it, in order.
    pub(crate) fn filter(&mut self, facet: &'a str, value: &'a str, services: &[usize]) {
        let mut list = List::default();
        services.iter().for_each(|service| list.push(*service));
        self.filters
            .entry(facet)
            .or_default()
            .insert(value, list.coded);
    }

    fn add(&mut self, entry: &Entry<'a>) {
        let number = self.entries;
        self.entries += 1;
        line(&mut self.names, number, entry.name);
        line(&mut self.summaries, number, entry.summary);
        let said_by_name = words::slug_of(entry.name).as_deref() == Some(entry.slug);
        line(
            &mut self.slugs,
            number,
            if said_by_name { "" } else { entry.slug },
        );
        let provider = entry.by.map_or(0, |by| {
            let providers = &mut self.providers;
            *self.provider_numbers.entry(by).or_insert_with(|| {
                providers.push(by);
                providers.len()
            })
        });
        numbers::push(&mut self.by, provider);

        let Self { reader, terms, .. } = self;
        reader.words(entry.name, |word| terms.note(word, number, Field::Name));
        for term in entry.about.iter().flat_map(|phrase| phrase.0.iter()) {
            terms.note_number(*term, number, Field::About);
        }
        // Numbers there are times and telephone numbers, which would fill the dictionary.
        let mut read = |text: &str| {
            reader.words(text, |word| {
                if !word.bytes().all(|b| b.is_ascii_digit()) {
                    terms.note(word, number, Field::Text);
                }
            });
        };
        read(entry.summary);
        entry.texts.iter().for_each(|text| read(text));
        words::without_links(entry.prose, read);
    }

    /// The module.
    pub(crate) fn module(self) -> Result<Vec<u8>, serde_json::Error> {
        let (terms, postings) = self.terms.lines();
        let json = serde_json::to_string(&Shipped {
            services: self.services,
            names: &self.names,
            summaries: &self.summaries,
            slugs: &self.slugs,
            by: &self.by,
            providers: self.providers.join("\n"),
            terms,
            postings,
            filters: &self.filters,
            letters: self.reader.letters(),
            stop: STOP_WORDS.join(" "),
        })?;
        // Text stays text, wherever the module may be pasted; the last two end a line in old browsers.
        let json = json
            .replace('<', "\\u003c")
            .replace('\u{2028}', "\\u2028")
            .replace('\u{2029}', "\\u2029");
        Ok(format!("export default {json}\n").into_bytes())
    }
}

/// Adds a line, whatever breaks lines in it.
fn line(lines: &mut String, number: usize, text: &str) {
    if number > 0 {
        lines.push('\n');
    }
    for (place, word) in text.split_whitespace().enumerate() {
        if place > 0 {
            lines.push(' ');
        }
        lines.push_str(word);
    }
}
