//! What changed in the promise, row by row.

use serde::Serialize;
use site_theme::Argument;
use site_theme::frame::Frame;

use super::block_view::{PieceView, pieces};
use crate::comparison::{Block, BlockKind, Comparison, PieceKind, Step, Word};
use crate::pages::promise::{Line, Row};

/// A question of the promise with another answer.
#[derive(Serialize)]
pub(super) struct RowChange {
    /// The row's name.
    #[serde(skip)]
    pub(super) name: &'static str,
    key: String,
    /// Lines of the old answer that went or changed.
    was: Vec<Vec<PieceView>>,
    /// Lines of the new answer that came or changed.
    is: Vec<Vec<PieceView>>,
    /// How many lines did not change, in words.
    same: Option<String>,
}

/// The rows that changed, in the order of the new promise and then of the old; and the questions of
/// those that did not.
pub(super) fn row_changes(
    frame: &Frame<'_>,
    mut old: Vec<Row>,
    new: &[Row],
) -> (Vec<RowChange>, Vec<String>) {
    let (mut changed, mut same) = (Vec::new(), Vec::new());
    let mut compare = |key: String, name, was: Option<&Row>, is: Option<&Row>| match row_change(
        frame,
        &key,
        name,
        &answer(was),
        &answer(is),
    ) {
        Some(row) => changed.push(row),
        None => same.push(key),
    };
    for row in new {
        let before = old.iter().position(|before| before.name == row.name);
        let before = before.map(|index| old.remove(index));
        compare(row.key.clone(), row.name, before.as_ref(), Some(row));
    }
    for row in &old {
        compare(row.key.clone(), row.name, Some(row), None);
    }
    (changed, same)
}

/// What a row says, with what is not said yet.
fn answer(row: Option<&Row>) -> Vec<Block> {
    let lines = row.iter().flat_map(|row| &row.lines).map(block);
    let missing = row.iter().flat_map(|row| &row.missing);
    lines
        .chain(missing.map(|text| Block::of(BlockKind::Item, text)))
        .collect()
}

/// A line as a block. That it leads to another website is part of what it says; where on this site
/// is not.
fn block(line: &Line) -> Block {
    let mut block = Block::of(BlockKind::Item, &line.text);
    let website = line.href.iter().find(|href| href.starts_with("http"));
    block
        .words
        .extend(website.map(|href| Word::Leads(href.clone())));
    block
}

/// `None` where both say the same, in whichever order.
fn row_change(
    frame: &Frame<'_>,
    key: &str,
    name: &'static str,
    old: &[Block],
    new: &[Block],
) -> Option<RowChange> {
    let comparison = Comparison::of(old, new);
    let (mut was, mut is, mut same) = (Vec::new(), Vec::new(), 0_usize);
    for step in &comparison.steps {
        match step {
            Step::Same(_) | Step::MovedHere(_) => same += 1,
            Step::MovedAway(_) => {}
            Step::Removed(block) => was.push(PieceView::of(block, PieceKind::Removed)),
            Step::Added(block) => is.push(PieceView::of(block, PieceKind::Added)),
            Step::Changed(edit) => {
                was.push(pieces(edit).into_iter().filter(|p| !p.is_added()).collect());
                is.push(
                    pieces(edit)
                        .into_iter()
                        .filter(|p| !p.is_removed())
                        .collect(),
                );
            }
        }
    }
    if was.is_empty() && is.is_empty() {
        return None;
    }
    let count = [("count", Argument::from(same))];
    Some(RowChange {
        name,
        key: key.to_owned(),
        was,
        is,
        same: (same > 0).then(|| frame.say("notice-changes-same-lines", &count)),
    })
}
