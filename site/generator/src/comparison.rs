//! What changed between two texts, block by block: added, removed, moved, and changed within.
//!
//! Nothing is lost on the way: [`Comparison::old_text`] and [`Comparison::new_text`] give back every block of
//! both texts, in order. The same two texts give the same comparison, so no clock stops it: the time
//! it takes is bounded by the algorithms of `similar` and by how far this looks around.

mod block;
mod pairing;
mod reading;
mod words;

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

pub use block::{Block, BlockKind, Word, written};
pub use reading::blocks;
pub use words::{Edit, Piece, PieceKind};

/// Two texts, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// In the order in which they are read: what went stands where it stood.
    pub steps: Vec<Step<'a>>,
}

/// What became of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<'a> {
    /// It is in both texts.
    Same(&'a Block),
    /// It is in the new text only.
    Added(&'a Block),
    /// It was in the old text only.
    Removed(&'a Block),
    /// It stood here in the old text, and stands elsewhere in the new one.
    MovedAway(&'a Block),
    /// It stands here in the new text, and stood elsewhere in the old one.
    MovedHere(&'a Block),
    /// Some of its words are others.
    Changed(Edit<'a>),
}

/// How many blocks of a comparison became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Blocks of the new text only.
    pub added: usize,
    /// Blocks of the old text only.
    pub removed: usize,
    /// Blocks that stand elsewhere, each once.
    pub moved: usize,
    /// Blocks with other words.
    pub changed: usize,
}

impl<'a> Comparison<'a> {
    /// Compares the blocks of two texts.
    pub fn of(old: &'a [Block], new: &'a [Block]) -> Self {
        let mut ids = HashMap::new();
        let (old_ids, new_ids) = (numbered(old, &mut ids), numbered(new, &mut ids));
        let runs = runs(&old_ids, &new_ids);
        let moved = pairing::moved(&runs, &old_ids, &new_ids, ids.len());

        let mut steps = Vec::with_capacity(old.len().max(new.len()));
        for run in &runs {
            if run.same {
                steps.extend(new[run.new.clone()].iter().map(Step::Same));
                continue;
            }
            let removed = run.old.clone().filter(|index| !moved.away[*index]);
            let added = run.new.clone().filter(|index| !moved.here[*index]);
            let pairs = pairing::changed(
                &removed
                    .map(|index| (index, &old[index]))
                    .collect::<Vec<_>>(),
                &added.map(|index| (index, &new[index])).collect::<Vec<_>>(),
            );
            let (mut was, mut is) = (run.old.start, run.new.start);
            let gone = |range: Range<usize>, steps: &mut Vec<Step<'a>>| {
                steps.extend(range.map(|index| match moved.away[index] {
                    true => Step::MovedAway(&old[index]),
                    false => Step::Removed(&old[index]),
                }));
            };
            let come = |range: Range<usize>, steps: &mut Vec<Step<'a>>| {
                steps.extend(range.map(|index| match moved.here[index] {
                    true => Step::MovedHere(&new[index]),
                    false => Step::Added(&new[index]),
                }));
            };
            for (from, to) in pairs {
                gone(was..from, &mut steps);
                come(is..to, &mut steps);
                steps.push(Step::Changed(Edit::of(&old[from], &new[to])));
                (was, is) = (from + 1, to + 1);
            }
            gone(was..run.old.end, &mut steps);
            come(is..run.new.end, &mut steps);
        }
        Self { steps }
    }

    /// Whether both texts say the same.
    pub fn is_same(&self) -> bool {
        self.steps.iter().all(|step| matches!(step, Step::Same(_)))
    }

    /// How much became what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for step in &self.steps {
            match step {
                Step::Added(_) => counts.added += 1,
                Step::Removed(_) => counts.removed += 1,
                Step::MovedHere(_) => counts.moved += 1,
                Step::Changed(_) => counts.changed += 1,
                Step::Same(_) | Step::MovedAway(_) => {}
            }
        }
        counts
    }

    /// The old text.
    pub fn old_text(&self) -> Vec<Block> {
        let block = |step: &Step<'a>| match step {
            Step::Same(block) | Step::Removed(block) | Step::MovedAway(block) => {
                Some((*block).clone())
            }
            Step::Changed(edit) => Some(edit.old_block()),
            Step::Added(_) | Step::MovedHere(_) => None,
        };
        self.steps.iter().filter_map(block).collect()
    }

    /// The new text.
    pub fn new_text(&self) -> Vec<Block> {
        let block = |step: &Step<'a>| match step {
            Step::Same(block) | Step::Added(block) | Step::MovedHere(block) => {
                Some((*block).clone())
            }
            Step::Changed(edit) => Some(edit.new_block()),
            Step::Removed(_) | Step::MovedAway(_) => None,
        };
        self.steps.iter().filter_map(block).collect()
    }
}

/// A stretch of two sequences that is the same in both, or is not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// Each thing as a number: the same for the same.
fn numbered<'a, T: Eq + Hash>(things: &'a [T], ids: &mut HashMap<&'a T, u32>) -> Vec<u32> {
    things
        .iter()
        .map(|thing| {
            // No file of content is long enough for 2^32 words.
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            *ids.entry(thing).or_insert(next)
        })
        .collect()
}

/// Both sequences from their beginnings to their ends: what is the same and what is not take turns.
fn runs(old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for op in capture_diff_slices(Algorithm::Histogram, old, new) {
        let same = matches!(op, DiffOp::Equal { .. });
        match runs.last_mut().filter(|run| run.same == same) {
            Some(run) => {
                run.old.end = op.old_range().end;
                run.new.end = op.new_range().end;
            }
            None => runs.push(Run {
                same,
                old: op.old_range(),
                new: op.new_range(),
            }),
        }
    }
    runs
}
