//! Which blocks that went came back: elsewhere as they were, or near by with other words.

use std::collections::HashMap;

use super::Run;
use super::block::{Block, BlockKind, Word};

/// How many blocks further on a changed one is looked for. It keeps the time in step with the length
/// of the text.
const WINDOW: usize = 8;

/// Which blocks stand elsewhere.
pub(super) struct Moved {
    /// By place in the old text.
    pub(super) away: Vec<bool>,
    /// By place in the new text.
    pub(super) here: Vec<bool>,
}

/// Finds the blocks that went from one place and came at another. Where the same block went or came
/// several times, the first belongs to the first.
pub(super) fn moved(runs: &[Run], old: &[u32], new: &[u32], ids: usize) -> Moved {
    let mut moved = Moved {
        away: vec![false; old.len()],
        here: vec![false; new.len()],
    };
    let changed = runs.iter().filter(|run| !run.same);
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); ids];
    // From the end, so that the first is taken first.
    for index in changed.clone().rev().flat_map(|run| run.old.clone().rev()) {
        gone[old[index] as usize].push(index);
    }
    for index in changed.flat_map(|run| run.new.clone()) {
        if let Some(from) = gone[new[index] as usize].pop() {
            moved.away[from] = true;
            moved.here[index] = true;
        }
    }
    moved
}

/// Pairs blocks that went with those that came in their place and still say mostly the same: their
/// places in the old and the new text, in order.
pub(super) fn changed(gone: &[(usize, &Block)], come: &[(usize, &Block)]) -> Vec<(usize, usize)> {
    let mut counted: Vec<Option<HashMap<&Word, usize>>> = vec![None; come.len()];
    let mut pairs = Vec::new();
    let mut next = 0;
    for (from, block) in gone {
        if next == come.len() {
            break;
        }
        let words = counts(block);
        let mut best: Option<(usize, Likeness)> = None;
        for at in next..come.len().min(next + WINDOW) {
            let (_, other) = come[at];
            if !can_become(block.kind, other.kind) {
                continue;
            }
            let others = counted[at].get_or_insert_with(|| counts(other));
            let likeness = Likeness::of(&words, others, block.words.len() + other.words.len());
            let is_best = best.is_none_or(|(_, so_far)| likeness.is_above(so_far));
            if likeness.is_mostly_the_same() && is_best {
                best = Some((at, likeness));
            }
        }
        if let Some((at, _)) = best {
            pairs.push((*from, come[at].0));
            next = at + 1;
        }
    }
    pairs
}

/// A heading stays a heading, a row a row; a paragraph may become an item.
fn can_become(was: BlockKind, is: BlockKind) -> bool {
    let sort = |kind| match kind {
        BlockKind::Heading(_) => 0,
        BlockKind::Paragraph | BlockKind::Item => 1,
        BlockKind::Row => 2,
        BlockKind::Code => 3,
    };
    sort(was) == sort(is)
}

fn counts(block: &Block) -> HashMap<&Word, usize> {
    let mut counts = HashMap::new();
    for word in &block.words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// How many of the words of two blocks are in both.
#[derive(Clone, Copy)]
struct Likeness {
    common: usize,
    of: usize,
}

impl Likeness {
    fn of(one: &HashMap<&Word, usize>, other: &HashMap<&Word, usize>, of: usize) -> Self {
        let both = |(word, count): (&&Word, &usize)| other.get(*word).map_or(0, |c| *c.min(count));
        Self {
            common: 2 * one.iter().map(both).sum::<usize>(),
            of,
        }
    }

    fn is_mostly_the_same(self) -> bool {
        2 * self.common >= self.of
    }

    fn is_above(self, other: Self) -> bool {
        self.common * other.of > other.common * self.of
    }
}
