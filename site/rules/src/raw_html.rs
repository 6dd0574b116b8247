//! The HTML that an editor may write between Markdown: a short list of tags, and nothing else.
//!
//! The generator draws what [`Reading`] makes of it, and a rule tells what was left out, so that
//! what is told is what happens. Classes, ids and styles are never an editor's: a page's look and its
//! anchors are the theme's.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A tag that may be written.
#[derive(Debug, PartialEq, Eq)]
pub struct AllowedTag {
    /// Its name.
    pub name: &'static str,
    /// Its attributes, beside `lang` and `dir`, which every tag has.
    pub attributes: &'static [&'static str],
    /// What it is for.
    pub means: &'static str,
}

/// Attributes of every tag: in what language its words are (WCAG 2.2, 3.1.2) and where they begin.
pub const ATTRIBUTES_OF_ALL: [&str; 2] = ["lang", "dir"];

/// Every tag that may be written.
pub const ALLOWED: &[AllowedTag] = &[
    tag(
        "abbr",
        &["title"],
        "an abbreviation, and in `title` what it means",
    ),
    tag("bdi", &[], "a name in another direction of writing"),
    tag("br", &[], "a new line"),
    tag(
        "details",
        &[],
        "something that opens when its `<summary>` is pressed",
    ),
    tag("kbd", &[], "a key to press"),
    tag(
        "span",
        &[],
        "words in another language: `<span lang=\"cy\">`",
    ),
    tag("sub", &[], "lowered"),
    tag("summary", &[], "what is always shown of `<details>`"),
    tag("sup", &[], "raised"),
];

const fn tag(
    name: &'static str,
    attributes: &'static [&'static str],
    means: &'static str,
) -> AllowedTag {
    AllowedTag {
        name,
        attributes,
        means,
    }
}

/// What is to be drawn of a piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// Text.
    Text(String),
    /// A tag of a line begins, with these attributes.
    Open(&'static str, Vec<(String, String)>),
    /// A tag of a line ends.
    Close(&'static str),
    /// Something that opens begins with what is always shown of it.
    Summary,
    /// What is always shown ends: what opens begins.
    SummaryEnd,
    /// Something that opens ends.
    DetailsEnd,
}

/// Something that is not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// What it is, as a sentence says it.
    pub what: String,
    /// How many lines below the beginning of the piece it stands.
    pub line: usize,
}

/// Where a piece of HTML stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Among the words of a paragraph.
    Line,
    /// By itself.
    Block,
}

/// A text's HTML as it is read, piece by piece in the order of the text.
#[derive(Debug, Default)]
pub struct Reading {
    /// Tags of the line that are open.
    in_line: Vec<&'static str>,
    /// Whether each open `<details>` has had its summary.
    details: Vec<bool>,
    /// Within a summary.
    in_summary: bool,
    /// Text is dropped until this tag ends.
    dropping: Option<String>,
}

/// Tags whose content is no text.
const WITHOUT_TEXT: [&str; 2] = ["script", "style"];

impl Reading {
    /// Reads a piece: what is drawn of it, and what is not.
    pub fn take(&mut self, html: &str, place: Place) -> (Vec<Drawn>, Vec<Removed>) {
        let (mut drawn, mut removed) = (Vec::new(), Vec::new());
        for (token, line) in tokens(html) {
            let outcome = match token {
                Token::CharacterTokens(text) => {
                    if self.dropping.is_none() {
                        drawn.push(Drawn::Text(text.to_string()));
                    }
                    Ok(())
                }
                Token::TagToken(tag) => self.tag(&tag, place, &mut drawn),
                _ => Ok(()),
            };
            if let Err(what) = outcome {
                removed.push(Removed { what, line });
            }
        }
        if place == Place::Block {
            if self.in_summary {
                let what = "a `<summary>` that does not end in the same paragraph".to_owned();
                removed.push(Removed { what, line: 0 });
            }
            drawn.extend(self.end_of_line());
        }
        (drawn, removed)
    }

    /// What ends at the end of a paragraph, heading or cell: a tag opens and closes within one.
    pub fn end_of_line(&mut self) -> Vec<Drawn> {
        self.dropping = None;
        let mut drawn: Vec<Drawn> = self.in_line.drain(..).rev().map(Drawn::Close).collect();
        if std::mem::take(&mut self.in_summary) {
            drawn.push(Drawn::SummaryEnd);
        }
        drawn
    }

    /// What ends at the end of the text.
    pub fn end_of_text(&mut self) -> Vec<Drawn> {
        let mut drawn = self.end_of_line();
        let open = std::mem::take(&mut self.details);
        drawn.extend(
            open.iter()
                .filter(|shown| **shown)
                .map(|_| Drawn::DetailsEnd),
        );
        drawn
    }

    /// Whether text is no text just now: the inside of a script.
    pub fn is_dropping(&self) -> bool {
        self.dropping.is_some()
    }

    /// How many `<details>` have not ended.
    pub fn open_details(&self) -> usize {
        self.details.len()
    }

    fn tag(&mut self, tag: &Tag, place: Place, drawn: &mut Vec<Drawn>) -> Result<(), String> {
        let name = &*tag.name;
        if let Some(until) = &self.dropping {
            if tag.kind == TagKind::EndTag && until == name {
                self.dropping = None;
            }
            return Ok(());
        }
        let Some(allowed) = ALLOWED.iter().find(|allowed| allowed.name == name) else {
            if tag.kind == TagKind::EndTag {
                return Ok(());
            }
            if WITHOUT_TEXT.contains(&name) {
                self.dropping = Some(name.to_owned());
            }
            return Err(format!("`<{name}>`"));
        };
        match (allowed.name, tag.kind) {
            ("details" | "summary", _) if place == Place::Line => {
                Err(format!("`<{name}>` in a line of text"))
            }
            ("details", TagKind::StartTag) => {
                drawn.extend(self.end_of_line());
                self.details.push(false);
                self.attributes(tag, allowed).map(drop)
            }
            ("details", TagKind::EndTag) => {
                drawn.extend(self.end_of_line());
                match self.details.pop() {
                    Some(true) => {
                        drawn.push(Drawn::DetailsEnd);
                        Ok(())
                    }
                    Some(false) => Err("`<details>` without a `<summary>`".to_owned()),
                    None => Err("`</details>` that ends nothing".to_owned()),
                }
            }
            ("summary", TagKind::StartTag) => match self.details.last_mut() {
                Some(shown) if !*shown => {
                    *shown = true;
                    self.in_summary = true;
                    drawn.push(Drawn::Summary);
                    self.attributes(tag, allowed).map(drop)
                }
                _ => Err("`<summary>` that does not stand first in `<details>`".to_owned()),
            },
            ("summary", TagKind::EndTag) => {
                if self.in_summary {
                    drawn.extend(self.end_of_line());
                }
                Ok(())
            }
            ("br", _) => {
                drawn.push(Drawn::Open("br", Vec::new()));
                Ok(())
            }
            (name, TagKind::StartTag) => {
                let (kept, outcome) = match self.attributes(tag, allowed) {
                    Ok(kept) => (kept, Ok(())),
                    Err(what) => (kept_attributes(tag, allowed), Err(what)),
                };
                self.in_line.push(name);
                drawn.push(Drawn::Open(name, kept));
                outcome
            }
            (name, TagKind::EndTag) => {
                let Some(from) = self.in_line.iter().rposition(|open| *open == name) else {
                    return Err(format!("`</{name}>` that ends nothing"));
                };
                drawn.extend(self.in_line.drain(from..).rev().map(Drawn::Close));
                Ok(())
            }
        }
    }

    /// The attributes of a tag, or which of them is none of its own.
    fn attributes(&self, tag: &Tag, allowed: &AllowedTag) -> Result<Vec<(String, String)>, String> {
        let other = tag.attrs.iter().find(|a| !may_have(allowed, &a.name.local));
        match other {
            Some(other) => Err(format!("`{}` of `<{}>`", &*other.name.local, allowed.name)),
            None => Ok(kept_attributes(tag, allowed)),
        }
    }
}

fn may_have(allowed: &AllowedTag, attribute: &str) -> bool {
    ATTRIBUTES_OF_ALL.contains(&attribute) || allowed.attributes.contains(&attribute)
}

fn kept_attributes(tag: &Tag, allowed: &AllowedTag) -> Vec<(String, String)> {
    tag.attrs
        .iter()
        .filter(|attribute| may_have(allowed, &attribute.name.local))
        .map(|attribute| {
            let (name, value) = (
                attribute.name.local.to_string(),
                attribute.value.to_string(),
            );
            (name, value)
        })
        .collect()
}

/// The tokens of a piece, each with how many lines below its beginning it ends.
fn tokens(html: &str) -> Vec<(Token, usize)> {
    struct Sink(RefCell<Vec<(Token, usize)>>);
    impl TokenSink for Sink {
        type Handle = ();
        fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
            let kind = match &token {
                Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                    "script" => Some(RawKind::ScriptData),
                    "style" => Some(RawKind::Rawtext),
                    _ => None,
                },
                _ => None,
            };
            let line = usize::try_from(line).unwrap_or(1).saturating_sub(1);
            self.0.borrow_mut().push((token, line));
            kind.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
        }
    }
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), TokenizerOpts::default());
    // What a script would do to the text is not done: the tokenizer stops there and goes on.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, place: Place) -> (Vec<Drawn>, Vec<String>) {
        let mut reading = Reading::default();
        let (mut drawn, removed) = reading.take(html, place);
        drawn.extend(reading.end_of_text());
        (drawn, removed.into_iter().map(|r| r.what).collect())
    }

    fn text(words: &str) -> Drawn {
        Drawn::Text(words.to_owned())
    }

    #[test]
    fn a_tag_of_the_list_is_obeyed_and_any_other_is_left_out_by_name() {
        let (drawn, removed) = read("<kbd>Esc</kbd> <b>now</b>", Place::Line);
        let kbd = Drawn::Open("kbd", Vec::new());
        assert_eq!(drawn[..3], [kbd, text("Esc"), Drawn::Close("kbd")]);
        assert!(drawn.contains(&text("now")));
        assert_eq!(removed, ["`<b>`"]);
    }

    #[test]
    fn an_attribute_of_nobody_is_left_out_and_the_others_stay() {
        let (drawn, removed) = read("<abbr title=x onclick=y class=z lang=cy>", Place::Line);
        let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let kept = vec![of("title", "x"), of("lang", "cy")];
        assert_eq!(drawn, [Drawn::Open("abbr", kept), Drawn::Close("abbr")]);
        assert_eq!(removed, ["`onclick` of `<abbr>`"]);
    }

    #[test]
    fn the_inside_of_a_script_is_no_text() {
        for place in [Place::Line, Place::Block] {
            let (drawn, removed) = read("a<script>if (1 < 2) x('</b>')</script>b", place);
            assert_eq!(drawn, [text("a"), text("b")]);
            assert_eq!(removed, ["`<script>`"]);
        }
    }

    #[test]
    fn what_opens_has_a_summary_and_ends() {
        let (drawn, removed) = read("<details><summary>More</summary>Words", Place::Block);
        assert_eq!(
            drawn,
            [
                Drawn::Summary,
                text("More"),
                Drawn::SummaryEnd,
                text("Words"),
                Drawn::DetailsEnd
            ]
        );
        assert_eq!(removed, [""; 0]);
        let (drawn, removed) = read("<details>Words</details>", Place::Block);
        assert_eq!(drawn, [text("Words")]);
        assert_eq!(removed, ["`<details>` without a `<summary>`"]);
    }

    #[test]
    fn tags_that_cross_are_put_right() {
        let (drawn, _) = read("<sub><kbd>a</sub>b</kbd>", Place::Line);
        let closes: Vec<&Drawn> = drawn
            .iter()
            .filter(|d| matches!(d, Drawn::Close(_)))
            .collect();
        assert_eq!(closes, [&Drawn::Close("kbd"), &Drawn::Close("sub")]);
    }
}
