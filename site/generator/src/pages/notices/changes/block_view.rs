//! Blocks of two texts as a page shows them: what changed in the open, what did not folded away.

use serde::Serialize;
use site_theme::Argument;
use site_theme::frame::Frame;

use crate::comparison::{Block, BlockKind, Comparison, Edit, PieceKind, Step, Word, written};

/// Neighbouring blocks that had the same done to them.
#[derive(Serialize)]
pub(super) struct Part {
    state: &'static str,
    /// What was done, in words; how many, where nothing was.
    label: String,
    /// Which heading of the text it stands under, where that is not among the blocks shown.
    under: Option<String>,
    blocks: Vec<BlockView>,
}

#[derive(Serialize)]
struct BlockView {
    kind: &'static str,
    pieces: Vec<PieceView>,
    /// The first item of a list, and the last.
    opens_list: bool,
    closes_list: bool,
}

/// Words of a block.
#[derive(Serialize)]
pub(super) struct PieceView {
    kind: &'static str,
    /// They follow on the words before with a space.
    spaced: bool,
    text: String,
}

impl PieceView {
    /// A whole block as one piece.
    pub(super) fn of(block: &Block, kind: PieceKind) -> Vec<Self> {
        vec![Self {
            kind: kind_name(kind),
            spaced: false,
            text: written(&block.words),
        }]
    }

    /// It is in the new text only.
    pub(super) fn is_added(&self) -> bool {
        self.kind == kind_name(PieceKind::Added)
    }

    /// It was in the old text only.
    pub(super) fn is_removed(&self) -> bool {
        self.kind == kind_name(PieceKind::Removed)
    }
}

/// Everything that is in either text.
pub(super) fn parts(frame: &Frame<'_>, comparison: &Comparison<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut heading: Option<String> = None;
    for step in &comparison.steps {
        let (state, view) = drawn(step);
        let is_heading = view.kind == "heading";
        match parts.last_mut().filter(|part| part.state == state) {
            Some(part) => part.blocks.push(view),
            None => parts.push(Part {
                state,
                label: String::new(),
                under: heading.clone().filter(|_| !is_heading && state != "same"),
                blocks: vec![view],
            }),
        }
        if let Some(text) = heading_of(step) {
            heading = Some(text);
        }
    }
    for part in &mut parts {
        let count = [("count", Argument::from(part.blocks.len()))];
        part.label = frame.say(&format!("notice-part-{}", part.state), &count);
        mark_lists(&mut part.blocks);
    }
    parts
}

/// The heading of the new text that a step is.
fn heading_of(step: &Step<'_>) -> Option<String> {
    let block = match step {
        Step::Same(block) | Step::Added(block) | Step::MovedHere(block) => (*block).clone(),
        Step::Changed(edit) => edit.new_block(),
        Step::Removed(_) | Step::MovedAway(_) => return None,
    };
    matches!(block.kind, BlockKind::Heading(_)).then(|| written(&block.words))
}

fn drawn(step: &Step<'_>) -> (&'static str, BlockView) {
    match step {
        Step::Same(block) => ("same", whole(block, PieceKind::Same)),
        Step::Added(block) => ("added", whole(block, PieceKind::Added)),
        Step::Removed(block) => ("removed", whole(block, PieceKind::Removed)),
        Step::MovedAway(block) => ("moved-away", whole(block, PieceKind::Removed)),
        Step::MovedHere(block) => ("moved-here", whole(block, PieceKind::Added)),
        Step::Changed(edit) => ("changed", block_view(edit.kind(), pieces(edit))),
    }
}

fn whole(block: &Block, kind: PieceKind) -> BlockView {
    block_view(block.kind, PieceView::of(block, kind))
}

fn block_view(kind: BlockKind, pieces: Vec<PieceView>) -> BlockView {
    BlockView {
        kind: match kind {
            BlockKind::Heading(_) => "heading",
            BlockKind::Item => "item",
            BlockKind::Code => "code",
            BlockKind::Paragraph | BlockKind::Row => "paragraph",
        },
        pieces,
        opens_list: false,
        closes_list: false,
    }
}

/// The words of a changed block. Where a link leads is told only where that changed.
pub(super) fn pieces(edit: &Edit<'_>) -> Vec<PieceView> {
    let mut views = Vec::new();
    for piece in &edit.pieces {
        let mut text = written(piece.words);
        let mut spaced = text.starts_with(' ');
        if piece.kind != PieceKind::Same {
            for word in piece.words {
                if let Word::Leads(target) = word {
                    spaced |= text.is_empty();
                    text.push_str(&format!(" ({target})"));
                }
            }
        }
        if !text.is_empty() {
            views.push(PieceView {
                kind: kind_name(piece.kind),
                spaced,
                text: text.trim_start().to_owned(),
            });
        }
    }
    views
}

fn kind_name(kind: PieceKind) -> &'static str {
    match kind {
        PieceKind::Same => "same",
        PieceKind::Added => "added",
        PieceKind::Removed => "removed",
    }
}

fn mark_lists(blocks: &mut [BlockView]) {
    let is_item: Vec<bool> = blocks.iter().map(|block| block.kind == "item").collect();
    for (index, block) in blocks.iter_mut().enumerate() {
        let is_item_at = |index: Option<usize>| {
            index
                .and_then(|index| is_item.get(index))
                .copied()
                .unwrap_or_default()
        };
        block.opens_list = is_item[index] && !is_item_at(index.checked_sub(1));
        block.closes_list = is_item[index] && !is_item_at(index.checked_add(1));
    }
}
