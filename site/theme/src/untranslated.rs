//! Marks what a page in another language still says in English, so that a screen reader says it in
//! English and its full stops stand where they belong (WCAG 2.2, 3.1.2 Language of Parts).
//!
//! Texts come to a page by many ways: labels, hints, buttons, lists. They are the same words everywhere,
//! so they are marked where the page is done, and no template has to think of it.

use std::collections::BTreeSet;

use serde::Serialize;
use site_model::published::PublishedCouncil;
use site_model::translation::OWN;

use crate::{Theme, phone_links};

/// Elements whose content is no markup or holds none.
const PLAIN: [&str; 5] = ["title", "option", "textarea", "script", "style"];

/// What is not translated of a council's texts in a language, and of the interface.
#[derive(Clone, Serialize)]
pub struct Untranslated {
    /// As it stands between tags.
    texts: BTreeSet<String>,
}

impl Untranslated {
    /// What of a council's pages is not in their language; `None` where all is.
    pub fn of(theme: &Theme, council: &PublishedCouncil) -> Option<Self> {
        let told = council.language.as_ref()?;
        let interface = theme.words().lacking(told.language.code());
        let mut texts = BTreeSet::new();
        let english = told.untranslated.iter().chain(&told.named_in_english);
        for text in english.chain(&interface) {
            texts.extend(nodes(&phone_links::linked(text)).map(str::to_owned));
        }
        (!texts.is_empty()).then_some(Self { texts })
    }

    /// A page with those marked.
    pub fn marked(&self, html: &str) -> String {
        let mut marked = String::with_capacity(html.len() + html.len() / 8);
        let mut inside: Option<&str> = None;
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            let (text, tag) = rest.split_at(open);
            self.add(&mut marked, text, inside.is_none());
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let (tag, after) = tag.split_at(end);
            marked.push_str(tag);
            match inside {
                Some(name) if closes(tag, name) => inside = None,
                Some(_) => {}
                None => inside = PLAIN.into_iter().find(|name| opens(tag, name)),
            }
            rest = after;
        }
        self.add(&mut marked, rest, inside.is_none());
        marked
    }

    fn add(&self, to: &mut String, text: &str, is_markup: bool) {
        let words = text.trim();
        if !is_markup || !self.texts.contains(words) {
            to.push_str(text);
            return;
        }
        let (before, after) = text.split_once(words).unwrap_or((text, ""));
        to.push_str(before);
        to.push_str(&format!("<span lang=\"{OWN}\" dir=\"ltr\">{words}</span>"));
        to.push_str(after);
    }
}

/// What stands between the tags of a piece of HTML, without what is no word.
fn nodes(html: &str) -> impl Iterator<Item = &str> {
    let nodes = html.split('<').map(|piece| match piece.split_once('>') {
        Some((_, text)) => text.trim(),
        None => piece.trim(),
    });
    nodes.filter(|text| text.chars().any(char::is_alphabetic))
}

fn opens(tag: &str, name: &str) -> bool {
    let rest = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(['>', ' ', '\n']))
}

fn closes(tag: &str, name: &str) -> bool {
    let rest = tag.strip_prefix("</");
    rest.and_then(|tag| tag.strip_prefix(name))
        .is_some_and(|rest| rest.trim_start().starts_with('>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_tags_is_marked_and_nothing_else() {
        let untranslated = Untranslated {
            texts: ["By phone", "Help &amp; advice"].map(str::to_owned).into(),
        };
        for (page, marked) in [
            (
                "<label for=\"By phone\">\n  By phone\n</label>",
                "<label for=\"By phone\">\n  <span lang=\"en-GB\" dir=\"ltr\">By phone</span>\n</label>",
            ),
            (
                "<p>Help &amp; advice</p>",
                "<p><span lang=\"en-GB\" dir=\"ltr\">Help &amp; advice</span></p>",
            ),
            ("<p>By phone, please</p>", "<p>By phone, please</p>"),
            ("<title>By phone</title>", "<title>By phone</title>"),
            (
                "<option value=\"a\">By phone</option><p>By phone</p>",
                "<option value=\"a\">By phone</option><p><span lang=\"en-GB\" dir=\"ltr\">By phone</span></p>",
            ),
            ("<textarea>\n<p>By phone", "<textarea>\n<p>By phone"),
        ] {
            assert_eq!(untranslated.marked(page), marked);
        }
    }

    #[test]
    fn a_text_with_a_phone_number_is_marked_around_its_link() {
        let linked = phone_links::linked("Call 999 & ask for help.");
        let words: Vec<&str> = nodes(&linked).collect();
        assert!(words.contains(&"&amp; ask for help."), "{words:?}");
    }
}
