//! The prose of a Markdown file as rules read it: blocks of plain text, each character of which
//! knows its line and column, and what the prose refers to.
//!
//! The generator draws the same Markdown: [`parser`] and [`HeadingIds`] are shared with it, so that
//! what is checked is what is published.

mod heading_ids;
mod reader;

use std::collections::BTreeSet;

use pulldown_cmark::{LinkType, Options, Parser};
use site_model::positions::Position;

use crate::markup::TypedMark;
use reader::Reader;

pub use heading_ids::{HeadingIds, TAKEN_IDS};

/// The Markdown of content: CommonMark and the extensions that a council's text may use.
pub fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_DEFINITION_LIST,
    )
}

/// A file's prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose<'a> {
    /// Every piece of text that stands by itself, in order.
    pub blocks: Vec<Block>,
    /// Every link and picture.
    pub references: Vec<Reference>,
    /// HTML that is not drawn: what it is, and where it stands.
    pub removed: Vec<(String, Position)>,
    /// The ids of its headings, as they are published.
    pub heading_ids: BTreeSet<String>,
    /// The Markdown itself, for what can only be seen in its lines.
    pub markdown: &'a str,
    /// How many lines of the file stand before the Markdown.
    pub line_offset: usize,
    /// Marks of tables and footnotes that are shown as they were typed.
    pub(crate) typed_marks: Vec<TypedMark>,
}

/// A piece of text that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without markup; a line break is a space.
    pub text: String,
    /// Where parts of the text stand in the file: offset in `text`, and position. In order.
    places: Vec<(usize, Position)>,
}

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, of level 1 to 6.
    Heading(u8),
    /// A paragraph, one of a quotation included.
    Paragraph,
    /// An item of a list, or one of its paragraphs.
    Item,
    /// A cell of a table.
    Cell,
    /// A term of a definition list, or what it means.
    Definition,
    /// Code, which is not prose.
    Code,
}

/// Something that the prose refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// A link or a picture.
    pub kind: ReferenceKind,
    /// Where it leads, as it was written; `<hub@example.org>` leads to `mailto:hub@example.org`.
    pub target: String,
    /// The link's words, or the picture's text alternative.
    pub text: String,
    /// Where it begins.
    pub position: Position,
}

/// What kind of reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link.
    Link,
    /// A picture.
    Picture,
}

/// A sentence of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// Its words.
    pub text: &'a str,
    /// Where it begins in the text, in bytes.
    pub offset: usize,
}

impl<'a> Prose<'a> {
    /// Reads `markdown`, which stands after `line_offset` lines of its file.
    pub fn read(markdown: &'a str, line_offset: usize) -> Self {
        Reader::new(markdown, line_offset).read()
    }

    /// The blocks that people read: all but code.
    pub fn text_blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Code)
    }

    /// The lines of the Markdown with their numbers in the file, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.markdown
            .lines()
            .enumerate()
            .map(|(index, line)| (self.line_offset + index + 1, line))
    }
}

impl Block {
    /// Where the character at this byte offset of the text stands in the file.
    pub fn position(&self, offset: usize) -> Position {
        let after = self.places.partition_point(|(start, _)| *start <= offset);
        let Some((start, at)) = after
            .checked_sub(1)
            .and_then(|index| self.places.get(index))
        else {
            return Position::START;
        };
        let columns = self.text.get(*start..offset).unwrap_or_default();
        Position {
            line: at.line,
            column: at.column + columns.chars().count(),
        }
    }

    /// Its sentences.
    pub fn sentences(&self) -> Vec<Sentence<'_>> {
        sentences(&self.text)
    }
}

/// The sentences of any text. A full stop, question or exclamation mark ends one where a space and no
/// small letter follows; so does a colon or semicolon for nobody.
pub(crate) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    const CLOSING: [char; 4] = ['"', '”', '’', ')'];
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !matches!(byte, b'.' | b'?' | b'!') {
            continue;
        }
        let after = text[at + 1..].trim_start_matches(CLOSING);
        let begins_another = after
            .strip_prefix(' ')
            .is_some_and(|next| !next.starts_with(char::is_lowercase));
        if begins_another {
            let end = text.len() - after.len();
            sentences.extend(sentence(text, start, end));
            start = end;
        }
    }
    sentences.extend(sentence(text, start, text.len()));
    sentences
}

/// The sentence between these bytes of a text, if anything stands there.
fn sentence(text: &str, start: usize, end: usize) -> Option<Sentence<'_>> {
    let written = &text[start..end];
    let text = written.trim();
    let blank = written.len() - written.trim_start().len();
    (!text.is_empty()).then_some(Sentence {
        text,
        offset: start + blank,
    })
}

/// Where a link leads: `<hub@example.org>` writes to that address.
pub fn link_target(link_type: LinkType, dest_url: &str) -> String {
    match link_type {
        LinkType::Email => format!("mailto:{dest_url}"),
        _ => dest_url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(markdown: &str) -> Vec<(BlockKind, String)> {
        let prose = Prose::read(markdown, 0);
        prose.blocks.into_iter().map(|b| (b.kind, b.text)).collect()
    }

    #[test]
    fn a_text_is_read_as_the_blocks_that_people_see() {
        let markdown = "# Who **sees** it\n\nWe tell\nnobody.\n\n- One\n- Two\n\n  more\n\n| A | B |\n|---|---|\n| c | d |\n\n    code\n\nTerm\n: What it means\n";
        assert_eq!(
            texts(markdown),
            [
                (BlockKind::Heading(1), "Who sees it".to_owned()),
                (BlockKind::Paragraph, "We tell nobody.".to_owned()),
                (BlockKind::Item, "One".to_owned()),
                (BlockKind::Item, "Two".to_owned()),
                (BlockKind::Item, "more".to_owned()),
                (BlockKind::Cell, "A".to_owned()),
                (BlockKind::Cell, "B".to_owned()),
                (BlockKind::Cell, "c".to_owned()),
                (BlockKind::Cell, "d".to_owned()),
                (BlockKind::Code, "code\n".to_owned()),
                (BlockKind::Definition, "Term".to_owned()),
                (BlockKind::Definition, "What it means".to_owned()),
            ]
        );
    }

    #[test]
    fn every_character_knows_its_line_and_column_in_the_file() {
        let prose = Prose::read("\nWe **kéep** it\nfor [3 years](/a/).\n", 10);
        let block = &prose.blocks[0];
        let at = |words: &str| block.position(block.text.find(words).expect("it is there"));
        assert_eq!(
            at("We"),
            Position {
                line: 12,
                column: 1
            }
        );
        assert_eq!(
            at("ep it"),
            Position {
                line: 12,
                column: 8
            }
        );
        assert_eq!(
            at("3 years"),
            Position {
                line: 13,
                column: 6
            }
        );
    }

    #[test]
    fn a_text_is_split_into_its_sentences() {
        let prose = Prose::read("We ask. Do you agree? Yes (or no.) See ico.org.uk now", 0);
        let block = &prose.blocks[0];
        let said: Vec<&str> = block.sentences().iter().map(|s| s.text).collect();
        assert_eq!(
            said,
            [
                "We ask.",
                "Do you agree?",
                "Yes (or no.)",
                "See ico.org.uk now"
            ]
        );
        assert_eq!(
            block.position(block.sentences()[1].offset),
            Position { line: 1, column: 9 }
        );
    }

    #[test]
    fn references_say_where_they_lead_and_what_they_are_called() {
        let prose = Prose::read("[the *hub*](/hub/) <a@example.org> ![A room](room.jpg)", 0);
        let said: Vec<_> = prose
            .references
            .iter()
            .map(|r| (r.kind, r.target.as_str(), r.text.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                (ReferenceKind::Link, "/hub/", "the hub"),
                (ReferenceKind::Link, "mailto:a@example.org", "a@example.org"),
                (ReferenceKind::Picture, "room.jpg", "A room"),
            ]
        );
    }
}
