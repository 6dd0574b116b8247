//! Names as they are compared: however they are written, in whichever script, for short or in full.

use std::collections::BTreeSet;

use deunicode::deunicode;
use rphonetic::{DoubleMetaphone, Encoder as _};

use super::nicknames::in_full;

/// How many given names of a person are looked at: who has several goes by one of the first two.
const GIVEN: usize = 2;

/// A word of a name in small Latin letters, without accents, apostrophes and hyphens.
pub(super) fn plain(word: &str) -> String {
    let letters = deunicode(word).to_lowercase();
    letters
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// The surnames that a full name may have: its last word, that without hyphens, each of its parts, and the two
/// last words as one, since double names are written in every way.
pub(super) fn surnames(name: &str) -> BTreeSet<String> {
    let name = with_plain_hyphens(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let mut surnames: BTreeSet<String> = last.split('-').map(plain).take(2).collect();
    surnames.insert(plain(last));
    if let [_, .., before, _] = words.as_slice() {
        surnames.insert(plain(&format!("{before}{last}")));
    }
    surnames.retain(|surname| !surname.is_empty());
    surnames
}

/// How a person's first given names sound, each in full.
pub(super) fn given_sounds(name: &str) -> BTreeSet<String> {
    let name = with_plain_hyphens(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let before_the_last = words.len().saturating_sub(1).max(1);
    let given = words.iter().take(before_the_last.min(GIVEN));
    let given = given.map(|word| sound(in_full(&plain(word))));
    given.filter(|sound| !sound.is_empty()).collect()
}

/// How a word sounds, by Double Metaphone: `khan` and `kahn` are one. A name too short to have a sound of
/// several letters is itself, or all the short ones would be one.
pub(super) fn sound(word: &str) -> String {
    let sound = DoubleMetaphone::default().encode(word);
    if sound.len() < 2 {
        word.to_owned()
    } else {
        sound
    }
}

fn with_plain_hyphens(name: &str) -> String {
    name.replace(['\u{2010}', '\u{2011}', '\u{2013}'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str) -> Vec<String> {
        surnames(name).into_iter().collect()
    }

    #[test]
    fn a_double_surname_is_found_however_it_is_written() {
        assert_eq!(written("Ana Finch"), ["finch"]);
        assert_eq!(written("Ana O\u{2019}Hara"), ["ohara"]);
        assert_eq!(
            written("Ana Finch-Kowalska"),
            ["finch", "finchkowalska", "kowalska"]
        );
        assert!(written("Ana Finch Kowalska").contains(&"finchkowalska".to_owned()));
        assert_eq!(written("  "), [""; 0]);
    }

    #[test]
    fn accents_and_scripts_are_read_as_latin_letters() {
        assert_eq!(written("Łukasz Wójcik"), ["wojcik"]);
        // Arabic is written without its vowels.
        assert_eq!(given_sounds("محمد علي"), given_sounds("Muhammad Ali"));
    }

    #[test]
    fn names_that_sound_alike_are_one() {
        for (one, other) in [
            ("khan", "kahn"),
            ("smith", "smyth"),
            ("rahman", "rehman"),
            ("clarke", "clark"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("ali"), sound("lee"));
    }

    #[test]
    fn a_short_name_sounds_as_the_whole_one() {
        assert_eq!(given_sounds("Liz Finch"), given_sounds("Elizabeth Finch"));
        assert_eq!(given_sounds("Md Rahim Khan").len(), 2);
        assert_eq!(given_sounds("Suleiman").len(), 1);
    }
}
