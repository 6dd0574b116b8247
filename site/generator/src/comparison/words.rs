//! What changed within a block, word by word.

use std::collections::HashMap;

use super::block::{Block, BlockKind, Word};
use super::{Run, numbered, runs};

/// So few words that are the same between two changes are told with them: a lone "the" in between
/// makes neither change easier to read.
const TOO_FEW_TO_SHOW: usize = 2;

/// A block with other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'a> {
    was: BlockKind,
    is: BlockKind,
    /// In the order in which they are read.
    pub pieces: Vec<Piece<'a>>,
}

/// Words of a changed block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What became of them.
    pub kind: PieceKind,
    /// The words.
    pub words: &'a [Word],
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// They are in both texts.
    Same,
    /// They were in the old text only.
    Removed,
    /// They are in the new text only.
    Added,
}

impl<'a> Edit<'a> {
    /// Compares the words of two blocks.
    pub(super) fn of(old: &'a Block, new: &'a Block) -> Self {
        let mut ids = HashMap::new();
        let (old_ids, new_ids) = (
            numbered(&old.words, &mut ids),
            numbered(&new.words, &mut ids),
        );
        let mut pieces = Vec::new();
        for run in readable(runs(&old_ids, &new_ids)) {
            let (removed, added) = (&old.words[run.old], &new.words[run.new]);
            let of = |kind, words: &'a [Word]| Piece { kind, words };
            if run.same {
                pieces.push(of(PieceKind::Same, added));
                continue;
            }
            for piece in [of(PieceKind::Removed, removed), of(PieceKind::Added, added)] {
                if !piece.words.is_empty() {
                    pieces.push(piece);
                }
            }
        }
        Self {
            was: old.kind,
            is: new.kind,
            pieces,
        }
    }

    /// What the block is now.
    pub fn kind(&self) -> BlockKind {
        self.is
    }

    /// The block of the old text.
    pub fn old_block(&self) -> Block {
        self.without(self.was, PieceKind::Added)
    }

    /// The block of the new text.
    pub fn new_block(&self) -> Block {
        self.without(self.is, PieceKind::Removed)
    }

    fn without(&self, kind: BlockKind, unwanted: PieceKind) -> Block {
        let wanted = self.pieces.iter().filter(|piece| piece.kind != unwanted);
        Block {
            kind,
            words: wanted.flat_map(|piece| piece.words.to_vec()).collect(),
        }
    }
}

/// Joins changes with hardly anything between them.
fn readable(runs: Vec<Run>) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let mut joined: Vec<Run> = Vec::new();
    for (index, mut run) in runs.into_iter().enumerate() {
        if run.same && index > 0 && index < last && run.new.len() <= TOO_FEW_TO_SHOW {
            run.same = false;
        }
        match joined.last_mut().filter(|before| before.same == run.same) {
            Some(before) => {
                before.old.end = run.old.end;
                before.new.end = run.new.end;
            }
            None => joined.push(run),
        }
    }
    joined
}
