//! Footnotes: numbered as they are mentioned, gathered in a section at the end of the text, and each
//! leading back to where it was mentioned.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};
use site_theme::Argument;

use super::writer::markup;
use super::{Setting, escaped};

/// The id of the section's heading. Ids of headings in a text have no underscore: see `HeadingIds`.
const HEADING: &str = "notes_heading";

/// The notes of a text.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// Names of the notes that the text has.
    defined: BTreeSet<String>,
    /// Names in the order in which they are mentioned first.
    order: Vec<String>,
    /// How often each is mentioned.
    mentions: BTreeMap<String, usize>,
    /// What each says.
    said: BTreeMap<String, Vec<Event<'a>>>,
}

impl<'a> Notes<'a> {
    /// The notes that are somewhere in `events`.
    pub(super) fn of(events: &[Event<'_>]) -> Self {
        let defined = events.iter().filter_map(|event| match event {
            Event::Start(Tag::FootnoteDefinition(name)) => Some(name.to_string()),
            _ => None,
        });
        Self {
            defined: defined.collect(),
            ..Self::default()
        }
    }

    /// A mention of a note.
    pub(super) fn mention(&mut self, name: &str, setting: Setting<'_>) -> Event<'a> {
        if !self.defined.contains(name) {
            return Event::Text(format!("[^{name}]").into());
        }
        let number = self.number(name);
        let mentions = self.mentions.entry(name.to_owned()).or_default();
        *mentions += 1;
        let id = mention_id(number, *mentions);
        let label = (setting.say)("prose-note", &[("number", count(number))]);
        markup(&format!(
            "<sup><a class=\"govuk-link\" href=\"#note_{number}\" id=\"{id}\" \
             aria-label=\"{}\">{number}</a></sup>",
            escaped(&label)
        ))
    }

    /// What a note says. Two of one name are one.
    pub(super) fn say(&mut self, name: &str, events: Vec<Event<'a>>) {
        self.said.entry(name.to_owned()).or_default().extend(events);
    }

    /// The section with all of them; nothing, if there are none.
    pub(super) fn section(mut self, setting: Setting<'_>) -> Vec<Event<'a>> {
        // What nobody mentions is not lost.
        for name in self.defined.clone() {
            self.number(&name);
        }
        if self.order.is_empty() {
            return Vec::new();
        }
        let heading = escaped(&(setting.say)("prose-notes-heading", &[]));
        let mut section = vec![markup(&format!(
            "<section aria-labelledby=\"{HEADING}\">\n\
             <h2 class=\"govuk-heading-m\" id=\"{HEADING}\">{heading}</h2>\n\
             <ol class=\"govuk-list govuk-list--number\">\n"
        ))];
        for (index, name) in self.order.iter().enumerate() {
            let number = index + 1;
            section.push(markup(&format!("<li id=\"note_{number}\">")));
            section.extend(self.said.remove(name).unwrap_or_default());
            let mentions = self.mentions.get(name).copied().unwrap_or_default();
            for mention in 1..=mentions {
                let words = [("number", count(number)), ("mention", count(mention))];
                let id = if mentions == 1 {
                    "prose-note-back"
                } else {
                    "prose-note-back-to-mention"
                };
                section.push(markup(&format!(
                    "<p class=\"govuk-body-s\"><a class=\"govuk-link\" href=\"#{}\">{}</a></p>",
                    mention_id(number, mention),
                    escaped(&(setting.say)(id, &words))
                )));
            }
            section.push(markup("</li>\n"));
        }
        section.push(markup("</ol>\n</section>\n"));
        section
    }

    fn number(&mut self, name: &str) -> usize {
        let index = self.order.iter().position(|known| known == name);
        let index = index.unwrap_or_else(|| {
            self.order.push(name.to_owned());
            self.order.len() - 1
        });
        index + 1
    }
}

fn mention_id(number: usize, mention: usize) -> String {
    format!("note_{number}_mention_{mention}")
}

fn count(number: usize) -> Argument {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}
