//! Numbers as a text writes them: `3`, `25th`, `three`, `twenty-five`.

use super::sentence::Sentence;

const UNDER_TWENTY: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The whole number at this word, and how many words it takes. The end of `1.5` is none.
pub(super) fn number_at(sentence: &Sentence<'_>, at: usize) -> Option<(u16, usize)> {
    let word = sentence.plain(at);
    let continues_a_number = sentence.follows(at, &['.', ','])
        && at > 0
        && sentence.plain(at - 1).parse::<u16>().is_ok()
        && sentence.written(&(at - 1..at + 1)).len()
            == sentence.plain(at - 1).len() + 1 + word.len();
    if continues_a_number {
        return None;
    }
    if let Ok(number) = word.parse() {
        return Some((number, 1));
    }
    if let Some(number) = position(&UNDER_TWENTY, word) {
        return Some((number, 1));
    }
    let tens = position(&TENS, word).filter(|_| !word.is_empty())? * 10;
    match position(&UNDER_TWENTY, sentence.plain(at + 1)) {
        Some(ones @ 1..10) => Some((tens + ones, 2)),
        _ => Some((tens, 1)),
    }
}

/// The number of an ordinal in digits: `25th`.
pub(super) fn ordinal(word: &str) -> Option<u16> {
    ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))?
        .parse()
        .ok()
}

fn position(of: &[&str], word: &str) -> Option<u16> {
    let index = of.iter().position(|name| *name == word)?;
    u16::try_from(index).ok()
}
