//! Whatever a text says, it is read to its end, and in a time that grows with its length.

use std::time::{Duration, Instant};

use proptest::prelude::{ProptestConfig, prop};
use proptest::{prop_assert, proptest};

use crate::council::Text;

/// What the rules look for, and what could break a reader of text.
const PIECES: [&str; 56] = [
    "keep ",
    "until ",
    "25",
    "years ",
    "twenty-",
    "five ",
    "for a ",
    "week",
    "December ",
    "2021",
    "31/12/2021 ",
    "1st",
    "-",
    "9(1)(g)",
    "6 (1) (",
    ")",
    "(",
    "article ",
    "Safe ",
    "Families",
    "Safer",
    "Mind ",
    "and ",
    "& ",
    ", ",
    ". ",
    ": ",
    ":\n",
    "\n",
    "\n\n",
    "- ",
    "• ",
    "# ",
    "> ",
    "| ",
    "`",
    "```\n",
    "*",
    "**",
    "_",
    "[",
    "](",
    "@",
    "a@b.example ",
    "[email protected]",
    "0",
    "020 7946 ",
    "+44",
    "\"",
    "“",
    "”",
    "’",
    "share ",
    "outside the UK ",
    "section ",
    "see below ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_a_rule(text in "\\PC{0,200}") {
        let _ = Text::of(&text).found();
    }

    #[test]
    fn no_text_of_what_the_rules_look_for_stops_one(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..120),
        // But what reading refuses: control characters and overrides of direction.
        strange in "[^\\p{Cc}\\u{202d}\\u{202e}]{0,8}",
    ) {
        let mut text = pieces.concat();
        text.push_str(&strange);
        text.extend(pieces.iter().rev().copied());
        for found in Text::of(&text).found() {
            prop_assert!(!found.starts_with("0:") && !found.contains(":0 "), "{}", found);
        }
    }
}

/// Each is the beginning of something a rule looks for, over and over, without an end or a line.
const HOSTILE: [&str; 12] = [
    "a ",
    "\"",
    "“a” ",
    "(",
    "A, ",
    "Safer Families and ",
    "- Mind A\n- Mind B\n",
    "We keep it for 9 years. ",
    "9(1)(g) ",
    "020 7946 0001 ",
    "following:\n",
    "[a](b) go to our page. ",
];

#[test]
fn a_long_text_takes_no_longer_than_its_length() {
    for piece in HOSTILE {
        let of_length = |length: usize| {
            let text = Text::of(&piece.repeat(length / piece.len()));
            let started = Instant::now();
            let _ = text.found();
            started.elapsed()
        };
        let short = of_length(2_000);
        let long = of_length(16_000);
        // Eight times the text; a square of it would take 64 times as long.
        let most = (short * 24).max(Duration::from_secs(2));
        assert!(long < most, "{piece:?}: {short:?}, then {long:?}");
    }
}
