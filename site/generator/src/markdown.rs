//! Markdown as the HTML of GOV.UK Frontend.
//!
//! CommonMark with tables, footnotes and definition lists. Headings get ids, so that a paragraph can
//! be pointed at; the page's own heading is the only `h1`, and no level is left out below it. Of HTML
//! in a text only what `site_rules::raw_html` lists is drawn, and whatever a text could bring by
//! itself goes through an allow list at the end ([`clean`]).

mod clean;
mod notes;
mod remembered;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

use pulldown_cmark::{Event, LinkType, Tag, html};
use serde::Serialize;
use site_model::content::CouncilContent;
use site_rules::prose::parser;
use site_theme::Argument;

pub(crate) use remembered::{Remembered, pictures};
use writer::Writer;

/// A rendered text.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Prose {
    /// Safe HTML.
    pub(crate) html: String,
    /// Its headings of the second level.
    pub(crate) contents: Vec<Heading>,
}

/// A heading that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Heading {
    /// Its id.
    pub(crate) id: String,
    /// Its text.
    pub(crate) text: String,
}

/// What says the interface's words: a message id, and what the message is given.
pub(crate) type Say<'a> = &'a dyn Fn(&str, &[(&str, Argument)]) -> String;

/// What a text is drawn with.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The council whose text it is: its pictures.
    pub(crate) council: &'a CouncilContent,
    /// The interface's words.
    pub(crate) say: Say<'a>,
}

/// Renders `markdown`.
pub(crate) fn render(markdown: &str, setting: Setting<'_>) -> Prose {
    let events: Vec<Event<'_>> = parser(markdown).collect();
    let is_ours = events.iter().all(is_ours);
    let (events, contents) = Writer::new(setting).write(&events);
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter());
    if !is_ours {
        html = clean::clean(&html);
    }
    Prose { html, contents }
}

/// Whether all that is drawn of this is our own markup around escaped text, which the allow list would
/// leave as it is. Most texts are words in paragraphs and lists with a few links; the allow list takes
/// longer than everything else.
fn is_ours(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => match tag {
            Tag::Link {
                link_type: LinkType::Email,
                ..
            } => true,
            Tag::Link { dest_url, .. } => ["https://", "tel:", "mailto:", "/", "#"]
                .iter()
                .any(|start| dest_url.starts_with(start)),
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::List(_)
            | Tag::Item
            | Tag::Emphasis
            | Tag::Strong
            | Tag::BlockQuote(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell => true,
            _ => false,
        },
        // Its start has told.
        Event::End(_) => true,
        Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => true,
        _ => false,
    }
}

/// A value between the quotes of an attribute, or text between tags.
fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
