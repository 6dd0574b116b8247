//! Markdown as blocks of words.
//!
//! How a text looks (bold, code) is no change to it; what it says and where its links lead is.

use pulldown_cmark::{Event, Tag, TagEnd};
use site_rules::prose::{link_target, parser};

use super::block::{Block, BlockKind, Writer};

/// What stands between two cells of a row.
const CELL: &str = " | ";

/// The blocks of a Markdown text, in order.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in parser(markdown) {
        reader.take(&event);
    }
    reader.close();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Option<(BlockKind, Writer)>,
    /// How deep in lists.
    items: usize,
    /// A row is open, and has a cell.
    in_row: bool,
    /// Where the links lead that are open.
    targets: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(*end),
            Event::Text(text) | Event::Code(text) => self.say(text),
            // What an editor wrote is compared as it was written.
            Event::Html(text) | Event::InlineHtml(text) => self.say(text),
            Event::FootnoteReference(name) => self.say(&format!("[{name}]")),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(*level as u8)),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::Item => {
                self.items += 1;
                self.begin(BlockKind::Item);
            }
            Tag::Paragraph
            | Tag::HtmlBlock
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => self.begin(self.plain()),
            Tag::TableHead | Tag::TableRow => {
                self.begin(BlockKind::Row);
                self.in_row = false;
            }
            Tag::TableCell => {
                if self.in_row {
                    self.say(CELL);
                }
                self.in_row = true;
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.targets.push(link_target(*link_type, dest_url)),
            Tag::Image { dest_url, .. } => self.targets.push(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.close();
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Paragraph
            | TagEnd::HtmlBlock
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(),
            TagEnd::Link | TagEnd::Image => {
                if let Some(target) = self.targets.pop() {
                    self.writer().lead(&target);
                }
            }
            _ => {}
        }
    }

    fn plain(&self) -> BlockKind {
        if self.items > 0 {
            BlockKind::Item
        } else {
            BlockKind::Paragraph
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some((kind, Writer::default()));
    }

    /// The open block; a list whose items have sublists goes on after one without a beginning.
    fn writer(&mut self) -> &mut Writer {
        let kind = self.plain();
        let (_, writer) = self.open.get_or_insert_with(|| (kind, Writer::default()));
        writer
    }

    fn say(&mut self, text: &str) {
        self.writer().say(text);
    }

    /// Puts the open block to the others, if it says anything.
    fn close(&mut self) {
        if let Some((kind, writer)) = self.open.take().filter(|(_, writer)| !writer.is_empty()) {
            self.blocks.push(writer.block(kind));
        }
    }
}
