//! What one text of a notice changed in the text before it: the promise row by row, and the prose
//! block by block.

mod block_view;
mod row_change;

use serde::Serialize;
use site_model::Notice;
use site_theme::frame::Frame;
use site_theme::{Argument, Link, ThemeError, address};

use self::block_view::{Part, parts};
use self::row_change::{RowChange, row_changes};
use super::super::promise::promise;
use super::super::{Drawing, Page};
use super::Text;
use crate::comparison::{Block, BlockKind, Comparison, blocks};

/// The row of the promise that says when the notice is looked at again: a date and nothing else.
const REVIEW: &str = "review";

#[derive(Serialize)]
struct Changes {
    notice: Link,
    old: Link,
    new: Link,
    versions: String,
    /// How much changed, one line each; empty where nothing but dates did.
    summary: Vec<String>,
    /// Answers of the promise that changed.
    promise: Vec<RowChange>,
    /// The questions whose answers did not.
    same_answers: Vec<String>,
    /// The whole text; empty where it is the same.
    text: Vec<Part>,
}

impl Drawing<'_> {
    /// The comparison with the text before; a first text has none.
    pub(super) fn notice_changes(
        &self,
        frame: &Frame<'_>,
        text: Text<'_>,
    ) -> Result<Option<Page>, ThemeError> {
        let Some(before) = text.before else {
            return Ok(None);
        };
        let council = &self.content.slug;
        let notice = text.notice;
        let rows = |notice: &Notice| promise(self, frame, notice.front_matter());
        let (promise, same_answers) = row_changes(frame, rows(before), &rows(notice));
        let (old, new) = (prose(before), prose(notice));
        let comparison = Comparison::of(&old, &new);
        let view = Changes {
            notice: Link {
                text: notice.front_matter().title.clone(),
                href: address::notice(council, &notice.slug),
                current: false,
            },
            old: self.text_link(frame, before),
            new: self.text_link(frame, notice),
            versions: address::notice_versions(council, &notice.slug),
            summary: summary(frame, &promise, &comparison),
            promise,
            same_answers,
            text: if comparison.is_same() {
                Vec::new()
            } else {
                parts(frame, &comparison)
            },
        };
        let date = [("date", Argument::from(frame.date(text.day())))];
        self.notice_page(
            address::notice_changes(council, &notice.slug, text.day()),
            "notice-changes.njk",
            &frame.say("notice-changes-title", &date),
            notice,
            view,
        )
        .map(Some)
    }
}

/// What is read below the promise, with the heading and the sentence above it.
fn prose(notice: &Notice) -> Vec<Block> {
    let says = notice.front_matter();
    let mut all = vec![
        Block::of(BlockKind::Heading(1), &says.title),
        Block::of(BlockKind::Paragraph, &says.summary),
    ];
    all.extend(blocks(notice.document.body()));
    all
}

fn summary(frame: &Frame<'_>, promise: &[RowChange], comparison: &Comparison<'_>) -> Vec<String> {
    let is_only_a_date = |row: &RowChange| row.name == REVIEW;
    if comparison.is_same() && promise.iter().all(is_only_a_date) {
        return Vec::new();
    }
    let counts = comparison.counts();
    [
        ("notice-changes-answers", promise.len()),
        ("notice-changes-added", counts.added),
        ("notice-changes-removed", counts.removed),
        ("notice-changes-moved", counts.moved),
        ("notice-changes-changed", counts.changed),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(id, count)| frame.say(id, &[("count", count.into())]))
    .collect()
}
