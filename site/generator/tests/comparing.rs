//! Two texts in, what changed out: nothing is lost, and nothing is said that did not change.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use site::comparison::{
    Block, BlockKind, Comparison, Counts, PieceKind, Step, Word, blocks, written,
};

fn counts(old: &str, new: &str) -> Counts {
    let (old, new) = (blocks(old), blocks(new));
    Comparison::of(&old, &new).counts()
}

/// What became of each block, in short.
fn told(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (blocks(old), blocks(new));
    let block = |sign: &str, block: &Block| format!("{sign} {}", written(&block.words));
    Comparison::of(&old, &new)
        .steps
        .iter()
        .map(|step| match step {
            Step::Same(one) => block("=", one),
            Step::Added(one) => block("+", one),
            Step::Removed(one) => block("-", one),
            Step::MovedAway(one) => block("<", one),
            Step::MovedHere(one) => block(">", one),
            Step::Changed(edit) => edit
                .pieces
                .iter()
                .map(|piece| match piece.kind {
                    PieceKind::Same => written(piece.words),
                    PieceKind::Removed => format!("[-{}]", written(piece.words)),
                    PieceKind::Added => format!("[+{}]", written(piece.words)),
                })
                .collect(),
        })
        .collect()
}

#[test]
fn added_removed_moved_and_changed_blocks_are_told_where_they_stand() {
    let old = "## Why\n\nTo help you.\n\n- Name\n- Phone\n\nWe keep it for 3 years.\n\nGoodbye.\n\n## Who\n\nNobody.\n";
    let new = "## Who\n\nNobody.\n\n## Why\n\nTo help you.\n\n- Name\n- Where you live\n- Phone\n\nWe keep it for 5 years.\n";
    assert_eq!(
        told(old, new),
        [
            "> Who",
            "> Nobody.",
            "= Why",
            "= To help you.",
            "= Name",
            "+ Where you live",
            "= Phone",
            "We keep it for[- 3][+ 5] years.",
            "- Goodbye.",
            "< Who",
            "< Nobody.",
        ]
    );
    assert_eq!(
        counts(old, new),
        Counts {
            added: 1,
            removed: 1,
            moved: 2,
            changed: 1
        }
    );
}

#[test]
fn a_link_that_leads_elsewhere_is_a_change() {
    let (old, new) = (blocks("See [the hub](/a/)."), blocks("See [the hub](/b/)."));
    let comparison = Comparison::of(&old, &new);
    let [Step::Changed(edit)] = comparison.steps.as_slice() else {
        panic!("{comparison:?}");
    };
    let leads = |kind| {
        let piece = edit.pieces.iter().find(|piece| piece.kind == kind);
        piece.and_then(|piece| piece.words.first())
    };
    assert_eq!(leads(PieceKind::Removed), Some(&Word::Leads("/a/".into())));
    assert_eq!(leads(PieceKind::Added), Some(&Word::Leads("/b/".into())));
}

#[test]
fn how_a_text_is_laid_out_in_its_file_is_no_change_to_it() {
    let old = "We keep\nit **safe**.\n\n* One\n* Two\n";
    let new = "We keep it safe.\n\n- One\n- Two\n";
    assert_eq!(counts(old, new), Counts::default());
}

#[test]
fn a_row_of_a_table_is_one_block() {
    let table = "| Who | Why |\n|---|---|\n| School | To teach |\n";
    let shown = |markdown| {
        blocks(markdown)
            .iter()
            .map(|b| written(&b.words))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(table), ["Who | Why", "School | To teach"]);
    assert_eq!(
        told(table, &table.replace("teach", "help")),
        ["= Who | Why", "School | To[- teach][+ help]"]
    );
}

#[test]
fn what_says_something_else_is_not_called_changed() {
    assert_eq!(
        told(
            "We keep your name.",
            "Nobody outside may ever read this page."
        ),
        [
            "- We keep your name.",
            "+ Nobody outside may ever read this page."
        ]
    );
}

#[test]
fn a_heading_does_not_become_a_paragraph() {
    assert_eq!(told("# Our task", "Our task"), ["- Our task", "+ Our task"]);
}

/// Texts of a few words, so that blocks come again, move and change.
fn text() -> impl Strategy<Value = Vec<Block>> {
    let kind = prop_oneof![
        Just(BlockKind::Paragraph),
        Just(BlockKind::Item),
        Just(BlockKind::Heading(2)),
        Just(BlockKind::Row)
    ];
    let words = "[a-d](( |, )[a-d]){0,6}";
    let block = (kind, words).prop_map(|(kind, words)| Block::of(kind, &words));
    prop::collection::vec(block, 0..30)
}

proptest! {
    #[test]
    fn a_comparison_gives_back_both_texts(old in text(), new in text()) {
        let comparison = Comparison::of(&old, &new);
        prop_assert_eq!(comparison.old_text(), old.clone());
        prop_assert_eq!(comparison.new_text(), new.clone());
    }

    #[test]
    fn any_two_markdown_texts_are_given_back(old in "\\PC{0,200}", new in "[-#*|\\[\\]()!<>a-c \n]{0,200}") {
        let (old, new) = (blocks(&old), blocks(&new));
        let comparison = Comparison::of(&old, &new);
        prop_assert_eq!(comparison.old_text(), old.clone());
        prop_assert_eq!(comparison.new_text(), new.clone());
    }

    #[test]
    fn a_text_is_the_same_as_itself(text in text()) {
        let comparison = Comparison::of(&text, &text);
        prop_assert!(comparison.is_same());
        prop_assert_eq!(comparison.counts(), Counts::default());
    }

    #[test]
    fn what_moved_away_is_what_moved_here(old in text(), new in text()) {
        let comparison = Comparison::of(&old, &new);
        let mut moves = [Vec::new(), Vec::new()];
        for step in &comparison.steps {
            match step {
                Step::MovedAway(block) => moves[0].push(format!("{block:?}")),
                Step::MovedHere(block) => moves[1].push(format!("{block:?}")),
                _ => {}
            }
        }
        moves.iter_mut().for_each(|blocks| blocks.sort());
        prop_assert_eq!(&moves[0], &moves[1]);
    }
}

/// Numbers in words of their own, up to a length.
fn numbered(from: usize, length: usize, between: &str) -> String {
    let mut text = String::new();
    for number in from.. {
        if text.len() > length {
            break;
        }
        text.push_str(&format!("{number:x}{between}"));
    }
    text
}

/// A megabyte is the most that a file of content may have. The limit is for a slow machine and an
/// unoptimised build: a quadratic comparison takes hours.
#[test]
fn a_megabyte_is_compared_in_bounded_time() {
    const MEGABYTE: usize = 1024 * 1024;
    for between in ["\n\n", " "] {
        let text = numbered(0, MEGABYTE, between);
        let mut words: Vec<&str> = text.split(between).collect();
        words.reverse();
        let few = |words: &str| words.repeat(16 * 1024).replace(' ', between);
        for (name, old, new) in [
            ("others", &text, numbered(70_000, MEGABYTE, between)),
            ("reversed", &text, words.join(between)),
            ("the same few", &few("a b "), few("b c a ")),
        ] {
            let (old, new) = (blocks(old), blocks(&new));
            let started = Instant::now();
            let comparison = Comparison::of(&old, &new);
            let took = started.elapsed();
            assert_eq!(comparison.new_text().len(), new.len());
            assert!(took < Duration::from_secs(120), "{name} took {took:?}");
        }
    }
}
