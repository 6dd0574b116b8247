//! Abbreviations, and whether a page says what they stand for.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use site_model::content::CouncilContent;
use site_model::positions::Position;

use super::names::KnownNames;
use super::text::Text;
use super::words::{Word, words};

/// What everybody knows by its letters: the examples of the GOV.UK style guide, under
/// "Abbreviations and acronyms", and what nobody would spell out.
pub(super) const WELL_KNOWN: [&str; 11] = [
    "AM", "DVLA", "EU", "MP", "OK", "PDF", "PM", "TV", "UK", "US", "VAT",
];

/// An abbreviation that a page uses and does not explain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// Its letters: `DWP`.
    pub letters: String,
    /// Where the page first uses it.
    pub position: Position,
}

/// The abbreviations of `texts` that neither they nor the council's own list explain, each once and
/// in the order of their first use. Letters inside the name of an organisation are part of it.
pub(super) fn unexplained(
    texts: &[Text<'_>],
    council: &CouncilContent,
    names: &KnownNames,
) -> Vec<Abbreviation> {
    // Whether the texts say what these letters stand for.
    let mut explained: BTreeMap<&str, bool> = BTreeMap::new();
    let mut found: Vec<Abbreviation> = Vec::new();
    for text in texts {
        // A text in capitals throughout is loud and not abbreviated.
        if !may_have_one(text.words) || !text.words.contains(char::is_lowercase) {
            continue;
        }
        for word in read(text.words) {
            let Some(letters) = abbreviation(word.text) else {
                continue;
            };
            let is_explained = found.iter().any(|other| other.letters == letters)
                || WELL_KNOWN.contains(&letters)
                || council.council.abbreviations.contains_key(letters)
                || names
                    .with_letters
                    .iter()
                    .any(|name| stands_in(text.words, word.at, name))
                || *explained
                    .entry(letters)
                    .or_insert_with(|| texts.iter().any(|text| explains(text.words, letters)));
            if !is_explained {
                found.push(Abbreviation {
                    letters: letters.to_owned(),
                    position: text.position(word.at),
                });
            }
        }
    }
    found
}

/// Whether an abbreviation can stand in a text: most texts have no two capitals together.
pub(super) fn may_have_one(text: &str) -> bool {
    let is_one = |byte: u8| byte.is_ascii_uppercase() || byte == b'&' || !byte.is_ascii();
    text.as_bytes()
        .windows(2)
        .any(|pair| is_one(pair[0]) && is_one(pair[1]))
}

/// The words of a text, whose names do not matter here.
fn read(text: &str) -> Vec<Word<'_>> {
    words(text, &FxHashSet::default())
}

/// Whether what stands at `at` is part of this name.
fn stands_in(text: &str, at: usize, name: &str) -> bool {
    text.match_indices(name)
        .any(|(begins, name)| (begins..begins + name.len()).contains(&at))
}

/// The letters of an abbreviation: `GP` of `GPs` and `GP's`.
fn abbreviation(word: &str) -> Option<&str> {
    let letters = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .or_else(|| word.strip_suffix('s'))
        .unwrap_or(word);
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let is_one = capitals > 1 && letters.chars().all(|c| c.is_uppercase() || c == '&');
    is_one.then_some(letters)
}

/// Whether `text` says what `letters` stand for: `Department for Work and Pensions (DWP)`, or
/// `DWP (Department for Work and Pensions)`.
fn explains(text: &str, letters: &str) -> bool {
    let begins_so = |word: &str| {
        let initial = letters.chars().next().map(|c| c.to_lowercase().to_string());
        initial.is_some_and(|initial| word.to_lowercase().starts_with(&initial))
    };
    text.match_indices('(').any(|(open, _)| {
        let before = text[..open].trim_end();
        let inside = text[open + 1..].split(')').next().unwrap_or_default();
        let names = read(inside);
        let spelled = read(before);
        let in_brackets = names.len() == 1
            && names
                .iter()
                .any(|word| abbreviation(word.text) == Some(letters))
            && spelled
                .iter()
                .rev()
                // Small words such as "for" and "and" have no letter of their own.
                .take(2 * letters.chars().count())
                .any(|word| begins_so(word.text));
        let in_words = names.len() > 1
            && names.iter().take(2).any(|word| begins_so(word.text))
            && spelled
                .last()
                .is_some_and(|word| abbreviation(word.text) == Some(letters));
        in_brackets || in_words
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_two_or_more_capitals() {
        for (word, letters) in [
            ("DWP", Some("DWP")),
            ("GPs", Some("GP")),
            ("ICO's", Some("ICO")),
            ("A&E", Some("A&E")),
            ("I", None),
            ("A", None),
            ("Hub", None),
            ("SW1V", None),
            ("iPad", None),
        ] {
            assert_eq!(abbreviation(word), letters, "{word}");
        }
    }

    #[test]
    fn it_is_explained_by_words_beside_it_that_begin_as_it_does() {
        for (text, explained) in [
            ("The Department for Work and Pensions (DWP) asks", true),
            ("DWP (the Department for Work and Pensions) asks", true),
            ("DWP (Department for Work and Pensions)", true),
            ("The council (DWP) asks", false),
            ("DWP (ask us) asks", false),
            ("The DWP asks", false),
            ("(DWP)", false),
        ] {
            assert_eq!(explains(text, "DWP"), explained, "{text}");
        }
    }
}
