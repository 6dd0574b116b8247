//! Pages as the rivals' layouts show them: ready values.
//!
//! What `site build` works out from content (dates in words, the lines of a promise, when a service is
//! on) is written here into the rivals' front matter, as JSON, which both read fastest. They are
//! spared that work, and checking it; so a ratio is, if anything, in their favour. The words are those
//! of our own theme, so a page that says something else is our mistake in a layout, and the comparison
//! shows it.

pub mod frame;
mod notice;
mod service;

use jiff::civil::Date;
use serde::Serialize;
use site_theme::{Argument, Theme};

use crate::corpus::Corpus;

/// The language of all pages.
const LANGUAGE: &str = "en-GB";

/// A page's file for a rival: its path below the folder of content, and its parts.
pub struct Ready {
    /// Such as `northmoor/services/service-00001.md`.
    pub file: String,
    /// The front matter: JSON.
    pub front_matter: String,
    /// The same Markdown as ours.
    pub body: String,
}

/// A heading in the list of contents.
#[derive(Serialize)]
struct Heading {
    id: String,
    text: String,
}

/// A line of an answer.
#[derive(Serialize)]
struct Line {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
}

/// Says the words of our theme.
#[derive(Clone, Copy)]
pub struct Voice<'a>(pub &'a Theme);

impl Voice<'_> {
    /// A message.
    fn say(self, id: &str, given: &[(&str, Argument)]) -> String {
        self.0.words().say(LANGUAGE, id, given)
    }

    /// A message without place-holders.
    fn plain(self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message with one text in it.
    fn with(self, id: &str, name: &str, text: impl Into<Argument>) -> String {
        self.say(id, &[(name, text.into())])
    }

    /// A day in words.
    fn date(self, date: Date) -> String {
        let given = [
            ("day", i32::from(date.day()).into()),
            ("month", i32::from(date.month()).into()),
            ("year", date.year().to_string().into()),
        ];
        self.say("date", &given)
    }
}

/// Every notice and service.
pub fn pages(corpus: &Corpus, voice: Voice<'_>) -> Result<Vec<Ready>, serde_json::Error> {
    let notices = corpus
        .notices
        .iter()
        .map(|one| notice::ready(one, corpus, voice));
    let services = corpus
        .services
        .iter()
        .map(|one| service::ready(one, &one.body, corpus, voice));
    notices.chain(services).collect()
}

/// The service that an editor edits, after the `count`th edit.
pub fn edited(corpus: &Corpus, count: usize, voice: Voice<'_>) -> Result<Ready, serde_json::Error> {
    let service = corpus.edited();
    service::ready(
        service,
        &crate::corpus::edited_body(service, count),
        corpus,
        voice,
    )
}

/// Words, and none that leads somewhere.
fn line(text: impl Into<String>) -> Line {
    Line {
        text: text.into(),
        href: None,
    }
}

/// Words that lead somewhere.
fn link(text: impl Into<String>, href: impl Into<String>) -> Line {
    Line {
        text: text.into(),
        href: Some(href.into()),
    }
}
