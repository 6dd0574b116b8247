//! The words of a sentence, and what kind each is.
//!
//! A formula that counts letters takes a telephone number for a long word. Here it is one word that
//! reads as easily as any, as are a postcode, a web address and a date's figures; a proper name is
//! no harder than a common word, because a family knows its council's name or can pass over it.

use rustc_hash::FxHashSet;

use super::syllables::Syllables;

/// A word as it stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Its characters, without the marks around it.
    pub(super) text: &'a str,
    /// Where it begins: an offset in the sentence, in bytes.
    pub(super) at: usize,
    /// How it is read.
    pub(super) kind: WordKind,
}

/// How a word is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    /// Syllable by syllable.
    Common,
    /// Known, or passed over: at most two syllables count.
    Name,
    /// A number of any kind, a postcode, an email or web address: one syllable counts.
    Figure,
}

impl<'a> Word<'a> {
    /// The syllables that count.
    pub(super) fn syllables(&self, syllables: &mut Syllables<'a>) -> usize {
        match self.kind {
            WordKind::Common => syllables.of(self.text).max(1),
            WordKind::Name => syllables.of(self.text).clamp(1, 2),
            WordKind::Figure => 1,
        }
    }
}

/// The words of `sentence`. A word with a capital inside it is a name, and one at its start if it
/// is among `names`.
pub(super) fn words<'a>(sentence: &'a str, names: &FxHashSet<String>) -> Vec<Word<'a>> {
    // Words of English and the spaces after them are six letters long.
    let mut words: Vec<Word<'a>> = Vec::with_capacity(sentence.len() / 5 + 1);
    pieces(sentence, |text, at| {
        let kind = kind(text, words.is_empty(), names);
        // The groups of one telephone number, and the halves of one postcode, are one word.
        if let Some(last) = words.last_mut()
            && last.kind == WordKind::Figure
            && kind == WordKind::Figure
            && !is_address(text)
            && sentence[last.at + last.text.len()..at].trim().is_empty()
        {
            last.text = &sentence[last.at..at + text.len()];
        } else {
            words.push(Word { text, at, kind });
        }
    });
    words
}

/// Hands over what stands between spaces, slashes and dashes and has a letter or a digit, without the
/// marks around it; and where.
fn pieces<'a>(sentence: &'a str, mut take: impl FnMut(&'a str, usize)) {
    const BETWEEN: [char; 6] = ['/', '–', '—', '\u{a0}', '\t', '…'];
    let mut at = 0;
    for spaced in spaced(sentence) {
        let is_parted = |b: u8| !b.is_ascii() || b == b'/' || b == b'\t';
        if !spaced.bytes().any(is_parted) || is_address(spaced) {
            if let Some((text, at)) = without_marks(spaced, at) {
                take(text, at);
            }
        } else {
            let mut at = at;
            for part in spaced.split_inclusive(BETWEEN) {
                if let Some((text, at)) = without_marks(part, at) {
                    take(text, at);
                }
                at += part.len();
            }
        }
        at += spaced.len() + 1;
    }
}

/// What stands between spaces. They are looked for byte by byte: from word to word that is faster
/// than a search which is made for long texts.
pub(super) fn spaced(sentence: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(sentence);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == b' ');
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

fn without_marks(text: &str, at: usize) -> Option<(&str, usize)> {
    // Most words stand without any.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some((text, at));
    }
    let is_mark = |c: char| !c.is_alphanumeric();
    let after = text.trim_start_matches(is_mark);
    let word = after.trim_end_matches(is_mark);
    (!word.is_empty()).then(|| (word, at + text.len() - after.len()))
}

fn kind(text: &str, is_first: bool, names: &FxHashSet<String>) -> WordKind {
    // Most words are small letters.
    if text.bytes().all(|b| b.is_ascii_lowercase()) {
        return WordKind::Common;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let is_postcode = digits && text.len() <= 4 && !text.contains(|c: char| c.is_lowercase());
    if is_address(text) || letters == 0 || is_postcode || (digits && letters == 1) {
        WordKind::Figure
    } else if text.starts_with(char::is_uppercase) && (!is_first || names.contains(text)) {
        WordKind::Name
    } else {
        WordKind::Common
    }
}

/// An email or web address: `hub@example.org`, `https://…`, `ico.org.uk`.
fn is_address(text: &str) -> bool {
    // Most words have none of their marks.
    if !text.bytes().any(|b| matches!(b, b'@' | b':' | b'.')) {
        return false;
    }
    let has_dot_inside = text
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .split_once('.')
        .is_some_and(|(before, after)| {
            before.len() > 1 && after.starts_with(|c: char| c.is_alphanumeric())
        });
    text.contains('@') || text.contains("://") || has_dot_inside
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(sentence: &str) -> Vec<(&str, WordKind)> {
        let names = FxHashSet::from_iter(["Testshire".to_owned()]);
        words(sentence, &names)
            .into_iter()
            .map(|word| (word.text, word.kind))
            .collect()
    }

    #[test]
    fn numbers_postcodes_and_addresses_are_one_easy_word_each() {
        use WordKind::{Common, Figure};
        assert_eq!(
            read("Phone 020 7946 0000, write to SW1V 1AA or (hub@example.org)."),
            [
                ("Phone", Common),
                ("020 7946 0000", Figure),
                ("write", Common),
                ("to", Common),
                ("SW1V 1AA", Figure),
                ("or", Common),
                ("hub@example.org", Figure),
            ]
        );
        assert_eq!(
            read("see https://ico.org.uk/make-a-complaint/ or ico.org.uk"),
            [
                ("see", Common),
                ("https://ico.org.uk/make-a-complaint", Figure),
                ("or", Common),
                ("ico.org.uk", Figure),
            ]
        );
    }

    #[test]
    fn numbers_with_a_mark_between_them_are_two() {
        let read: Vec<&str> = read("in 2020, 30 families").iter().map(|w| w.0).collect();
        assert_eq!(read, ["in", "2020", "30", "families"]);
    }

    #[test]
    fn names_are_told_by_their_capitals_and_at_the_start_by_the_councils_own() {
        use WordKind::{Common, Name};
        assert_eq!(
            read("Testshire asks Bessborough"),
            [("Testshire", Name), ("asks", Common), ("Bessborough", Name)]
        );
        assert_eq!(read("Information")[0].1, Common);
    }

    #[test]
    fn a_name_has_two_syllables_at_most_and_a_number_one() {
        let names = FxHashSet::default();
        let counted: Vec<usize> =
            words("ask Bartholomew on 020 7946 0000 about well-being", &names)
                .iter()
                .map(|word| word.syllables(&mut Syllables::default()))
                .collect();
        assert_eq!(counted, [1, 2, 1, 1, 2, 3]);
    }

    #[test]
    fn words_are_parted_at_slashes_and_dashes() {
        let read: Vec<&str> = read("and/or – a carer—yes").iter().map(|w| w.0).collect();
        assert_eq!(read, ["and", "or", "a", "carer", "yes"]);
    }

    proptest! {
        #[test]
        fn every_word_stands_where_it_says(sentence in any::<String>()) {
            for word in words(&sentence, &FxHashSet::default()) {
                prop_assert_eq!(&sentence[word.at..word.at + word.text.len()], word.text);
                prop_assert!(word.syllables(&mut Syllables::default()) >= 1);
            }
        }

        #[test]
        fn nothing_that_is_written_is_lost(sentence in "[A-Za-z0-9 .,/@:'-]{0,80}") {
            let kept: usize = words(&sentence, &FxHashSet::default())
                .iter()
                .map(|word| word.text.chars().filter(char::is_ascii_alphanumeric).count())
                .sum();
            let written = sentence.chars().filter(char::is_ascii_alphanumeric).count();
            prop_assert_eq!(kept, written);
        }
    }
}
