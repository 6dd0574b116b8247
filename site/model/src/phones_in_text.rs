//! Telephone numbers in prose: one place decides what a number in a text is.
//!
//! Three digits (999, 111) are not found: who taps one by mistake has called it.

use crate::phone_number::{is_full_british_number, is_phone_number};

/// The most groups of digits a number is written in.
const MOST_GROUPS: usize = 6;

/// The most digits a number has: 15 (ITU-T E.164), after an international prefix such as 00.
const MOST_DIGITS: usize = 15 + 4;

/// The most digits of one that is dialled as it stands here: 0 and ten more.
const MOST_DIGITS_AT_HOME: usize = 11;

/// How often the library is asked about one text. It takes as long for a number as reading a page does,
/// and no page names a thousand numbers abroad: whoever writes a million of them waits for nothing.
const MOST_QUESTIONS: usize = 1_000;

/// Fewer digits than a number has in any country that prints it with a 0 or a + before: asking the
/// library is dear, and prose is full of such digits.
const FEWEST_DIGITS: usize = 7;

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is no number.
    Text(&'a str),
    /// A telephone number as it is written.
    Phone(&'a str),
}

/// The text in pieces, in order; joined they are the text again.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut searched = 0;
    let mut questions = MOST_QUESTIONS;
    while let Some(start) = next_start(rest, searched) {
        let Some(length) = number_at(&rest[start..], &mut questions) else {
            searched = start + 1;
            continue;
        };
        let (before, from) = rest.split_at(start);
        let (number, after) = from.split_at(length);
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(Piece::Phone(number));
        (rest, searched) = (after, 0);
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where a number can begin: a 0 or a + that continues no word, number or date.
fn next_start(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .match_indices(['0', '+'])
        .map(|(at, _)| from + at)
        .find(|at| {
            let before = text[..*at].chars().next_back();
            before.is_none_or(|b| !b.is_alphanumeric() && !"-+./:".contains(b))
        })
}

/// The length of the longest number that the text starts with. Groups of digits are separated by
/// one space or hyphen, as numbers are printed.
fn number_at(text: &str, questions: &mut usize) -> Option<usize> {
    // The longest first: a whole number is told at once, its beginning only by asking the library.
    let mut ends = possible_ends(text);
    ends.reverse();
    ends.into_iter().find(|end| {
        let number = &text[..*end];
        if is_full_british_number(number) {
            return true;
        }
        let may_ask = *questions > 0;
        *questions = questions.saturating_sub(1);
        may_ask && is_phone_number(number)
    })
}

/// Where a number could end, shorter ones first.
fn possible_ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut end = usize::from(bytes.first() == Some(&b'+'));
    let most = most_digits(text);
    let mut all_digits = 0;
    let mut ends = Vec::new();
    for _ in 0..MOST_GROUPS {
        let digits = bytes[end..]
            .iter()
            .take(most + 1)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits == 0 || all_digits + digits > most {
            break;
        }
        end += digits;
        all_digits += digits;
        if all_digits >= FEWEST_DIGITS && !text[end..].starts_with(char::is_alphanumeric) {
            ends.push(end);
        }
        if !matches!(bytes.get(end), Some(b' ' | b'-')) {
            break;
        }
        end += 1;
    }
    ends
}

/// How many digits a number has at most that starts as the text does.
fn most_digits(text: &str) -> usize {
    let is_digit = |c: &char| c.is_ascii_digit();
    let second = text.chars().take(3).filter(is_digit).nth(1);
    if text.starts_with('+') || second == Some('0') {
        MOST_DIGITS
    } else {
        MOST_DIGITS_AT_HOME
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<&str> {
        pieces(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Phone(number) => Some(number),
                Piece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn numbers_are_found_in_prose() {
        for (text, found) in [
            ("Phone 020 7641 5676.", vec!["020 7641 5676"]),
            ("020 7641 5676", vec!["020 7641 5676"]),
            (
                "Ring 0303 123 1113 or 07700 900123, 24 hours",
                vec!["0303 123 1113", "07700 900123"],
            ),
            (
                "From abroad +44 20 7641 5676 2 lines",
                vec!["+44 20 7641 5676"],
            ),
        ] {
            assert_eq!(numbers(text), found, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_stays_text() {
        for text in [
            "Call 999. Press 55. Call 111.",
            "On 2026-01-02, not 01/02/2026",
            "Version 1.020 7641 5676",
            "FH-020 7641 5676",
            "020 7641",
            "020 7641 5676x",
            "",
            "Straße 0 é+",
        ] {
            assert_eq!(numbers(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn numbers_that_stand_close_together_are_told_apart() {
        let text = "020 7641 5676 0303 123 1113, 07700 900123";
        assert_eq!(
            numbers(text),
            ["020 7641 5676", "0303 123 1113", "07700 900123"]
        );
    }

    /// What takes longer waits for the library, of which each number would take a share.
    #[test]
    fn a_long_text_takes_no_longer_than_reading_it() {
        let started = std::time::Instant::now();
        for (text, found) in [
            ("0 ".repeat(60_000), 0),
            ("0".repeat(200_000), 0),
            ("020 7641 5676 ".repeat(20_000), 20_000),
            ("01234567 ".repeat(50_000), 0),
            ("+1234567 1234567 12345-".repeat(20_000), 0),
        ] {
            assert_eq!(numbers(&text).len(), found, "{}", &text[..20]);
        }
        assert!(started.elapsed() < std::time::Duration::from_secs(20));
    }
}
