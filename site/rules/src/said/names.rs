//! Names of organisations as these rules compare them.

use std::collections::BTreeSet;

use site_model::directory::organisation::Organisation;

use super::sentence::plain_words;
use crate::checked::Checked;

/// Words that a name has or lacks without being another name's.
const LINKING: [&str; 4] = ["and", "the", "of", "for"];

/// Longer words are no names; comparing them would take long.
const LONGEST_WORD: usize = 40;

/// A name in plain words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// All its words.
    pub(super) words: Vec<String>,
    /// Its words but "and", "the", "of" and "for".
    pub(super) telling: Vec<String>,
}

impl Name {
    /// Reads a name.
    pub(super) fn read(text: &str) -> Self {
        Self::of(plain_words(text))
    }

    /// The name of these plain words.
    pub(super) fn of(words: Vec<String>) -> Self {
        let telling = words.iter().filter(|word| is_telling(word)).cloned();
        Self {
            telling: telling.collect(),
            words,
        }
    }

    /// Whether the other is this name but for a letter or two of its words, or their linking words.
    pub(super) fn is_nearly(&self, other: &Self) -> bool {
        self.words != other.words && nearly_same(&self.telling, &other.telling)
    }

    /// Whether the other begins with all telling words of this one and goes on.
    pub(super) fn begins(&self, other: &Self) -> bool {
        !self.telling.is_empty()
            && self.telling.len() < other.telling.len()
            && other.telling.starts_with(&self.telling)
    }
}

/// Whether a word tells names apart.
pub(super) fn is_telling(word: &str) -> bool {
    !LINKING.contains(&word)
}

/// Whether each word is the other's but for a letter or two, and at least one is the same.
pub(super) fn nearly_same<A: AsRef<str>, B: AsRef<str>>(one: &[A], other: &[B]) -> bool {
    one.len() == other.len()
        && one.len() > 1
        && one.iter().zip(other).any(|(a, b)| a.as_ref() == b.as_ref())
        && one
            .iter()
            .zip(other)
            .all(|(a, b)| a.as_ref() == b.as_ref() || is_slip(a.as_ref(), b.as_ref()))
}

/// Whether one word is the other with one letter wrong, or two where both are long.
fn is_slip(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().take(LONGEST_WORD + 1).count();
    let (shortest, longest) = (
        letters(one).min(letters(other)),
        letters(one).max(letters(other)),
    );
    let allowed = match shortest {
        0..4 => return false,
        4..8 => 1,
        _ => 2,
    };
    longest <= LONGEST_WORD
        && longest - shortest <= allowed
        && strsim::osa_distance(one, other) <= allowed
}

/// Every name that an organisation goes by in the directory.
pub(super) fn names_of(organisation: &Organisation) -> impl Iterator<Item = &str> {
    std::iter::once(organisation.name.as_str())
        .chain(organisation.also_known_as.iter().map(String::as_str))
}

/// Every name that content declares: organisations, hubs, the council and the controllers.
pub(super) fn declared(checked: &Checked<'_>) -> BTreeSet<Vec<String>> {
    let council = checked.council;
    let organisations = council
        .organisations
        .values()
        .flat_map(|document| names_of(&document.front_matter));
    let hubs = council.council.hubs.iter().map(|hub| hub.name.as_str());
    let services = council
        .services
        .values()
        .map(|document| document.front_matter.name.as_str());
    let own = [
        council.council.name.as_str(),
        council.council.short_name.as_str(),
        council.council.site_name.as_str(),
    ];
    organisations
        .chain(hubs)
        .chain(services)
        .chain(own)
        .map(plain_words)
        .collect()
}
