//! Reads a text's Markdown into the blocks, references and ids that rules look at.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use site_model::positions::Position;

use super::{Block, BlockKind, HeadingIds, Prose, Reference, ReferenceKind, link_target, parser};
use crate::markup::TypedMarks;
use crate::raw_html::{Drawn, Place, Reading, Removed};

/// A text as it is read.
pub(super) struct Reader<'a> {
    prose: Prose<'a>,
    markdown: &'a str,
    /// Where each line of the Markdown starts.
    line_starts: Vec<usize>,
    open: Option<Block>,
    /// How deep in lists, and in definition lists.
    items: usize,
    definitions: usize,
    /// The references that are open, by their place in `prose.references`.
    references: Vec<usize>,
    ids: HeadingIds,
    html: Reading,
    /// The HTML block that is open: where it begins, and its text so far.
    block: Option<(usize, String)>,
    typed: TypedMarks,
}

impl<'a> Reader<'a> {
    pub(super) fn new(markdown: &'a str, line_offset: usize) -> Self {
        let line_starts = std::iter::once(0)
            .chain(markdown.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            prose: Prose {
                markdown,
                line_offset,
                ..Prose::default()
            },
            markdown,
            line_starts,
            open: None,
            items: 0,
            definitions: 0,
            references: Vec::new(),
            ids: HeadingIds::default(),
            html: Reading::default(),
            block: None,
            typed: TypedMarks::default(),
        }
    }

    /// Reads all of it.
    pub(super) fn read(mut self) -> Prose<'a> {
        for (event, range) in parser(self.markdown).into_offset_iter() {
            self.typed.see(self.markdown, &event, &range);
            self.take(&event, &range);
        }
        self.close();
        let typed = std::mem::take(&mut self.typed).end(self.markdown);
        let typed = typed.into_iter().map(|mark| {
            let position = self.position(mark.offset);
            mark.at(position)
        });
        self.prose.typed_marks = typed.collect();
        if self.html.open_details() > 0 {
            let what = "`<details>` that does not end".to_owned();
            self.removed(vec![Removed { what, line: 0 }], self.markdown.len());
        }
        self.prose
    }

    fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line.saturating_sub(1)];
        Position {
            line: self.prose.line_offset + line,
            column: self.markdown[start..offset].chars().count() + 1,
        }
    }

    fn take(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(*end),
            Event::Text(text) | Event::Code(text) if !self.html.is_dropping() => {
                self.text(text, range.start);
            }
            Event::Html(html) => match &mut self.block {
                Some((_, block)) => block.push_str(html),
                None => self.html(html, Place::Block, range.start),
            },
            Event::InlineHtml(html) => self.html(html, Place::Line, range.start),
            Event::SoftBreak | Event::HardBreak => self.text(" ", range.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(*level as u8)),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::HtmlBlock => self.block = Some((range.start, String::new())),
            Tag::TableCell => self.begin(BlockKind::Cell),
            Tag::Item => {
                self.items += 1;
                self.begin(BlockKind::Item);
            }
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.definitions += 1;
                self.begin(BlockKind::Definition);
            }
            Tag::Paragraph => self.begin(if self.items > 0 {
                BlockKind::Item
            } else if self.definitions > 0 {
                BlockKind::Definition
            } else {
                BlockKind::Paragraph
            }),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = link_target(*link_type, dest_url);
                self.refer(ReferenceKind::Link, target, range.start);
            }
            Tag::Image { dest_url, .. } => {
                self.refer(ReferenceKind::Picture, dest_url.to_string(), range.start);
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => {
                if let Some(heading) = &self.open {
                    let id = self.ids.next(&heading.text);
                    self.prose.heading_ids.insert(id);
                }
                self.close();
            }
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.close();
            }
            TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.definitions = self.definitions.saturating_sub(1);
                self.close();
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableCell => self.close(),
            TagEnd::HtmlBlock => {
                if let Some((start, html)) = self.block.take() {
                    self.begin(BlockKind::Paragraph);
                    self.html(&html, Place::Block, start);
                    self.close();
                }
            }
            TagEnd::Link | TagEnd::Image => drop(self.references.pop()),
            _ => {}
        }
    }

    fn refer(&mut self, kind: ReferenceKind, target: String, start: usize) {
        self.references.push(self.prose.references.len());
        let position = self.position(start);
        self.prose.references.push(Reference {
            kind,
            target,
            text: String::new(),
            position,
        });
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(Block {
            kind,
            text: String::new(),
            places: Vec::new(),
        });
    }

    fn text(&mut self, text: &str, start: usize) {
        let position = self.position(start);
        for index in &self.references {
            self.prose.references[*index].text.push_str(text);
        }
        // A list whose items have sublists goes on after one.
        let kind = if self.items > 0 {
            BlockKind::Item
        } else {
            BlockKind::Paragraph
        };
        let block = self.open.get_or_insert_with(|| Block {
            kind,
            text: String::new(),
            places: Vec::new(),
        });
        block.places.push((block.text.len(), position));
        block.text.push_str(text);
    }

    fn html(&mut self, html: &str, place: Place, start: usize) {
        let (drawn, removed) = self.html.take(html, place);
        for piece in drawn {
            match piece {
                Drawn::Text(text) => self.text(&text, start),
                Drawn::Open("br", _) => self.text(" ", start),
                _ => {}
            }
        }
        self.removed(removed, start);
    }

    fn removed(&mut self, removed: Vec<Removed>, start: usize) {
        let at = self.position(start);
        self.prose
            .removed
            .extend(removed.into_iter().map(|removed| {
                let column = if removed.line == 0 { at.column } else { 1 };
                let line = at.line + removed.line;
                (removed.what, Position { line, column })
            }));
    }

    /// Puts the open block to the others, if it says anything.
    fn close(&mut self) {
        self.html.end_of_line();
        if let Some(block) = self.open.take().filter(|b| !b.text.trim().is_empty()) {
            self.prose.blocks.push(block);
        }
    }
}
