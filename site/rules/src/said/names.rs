//! Names of organisations as these rules compare them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use site_model::Slug;
use site_model::content::CouncilContent;
use site_model::directory::organisation::Organisation;

use super::sentence::{Sentence, plain_words};

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

/// The names of a council's directory, to be looked up word by word.
pub(crate) struct DirectoryNames {
    /// Each name of an organisation as it is written, in the order of the directory, and whose it is.
    organisations: Vec<(Slug, String, Name)>,
    /// Those of several telling words, by their first word: numbers of the list above.
    by_first_word: HashMap<String, Vec<usize>>,
    /// The first word of each.
    first_words: HashSet<String>,
    /// Each as all its words, and as its telling words.
    words: HashSet<Vec<String>>,
    telling: HashSet<Vec<String>>,
    /// How many words the longest has.
    longest: usize,
    /// Services, as all their words.
    services: OnceLock<HashSet<Vec<String>>>,
}

impl DirectoryNames {
    /// Reads the names of a council's organisations.
    pub(crate) fn of(council: &CouncilContent) -> Self {
        let organisations = council.organisations.iter().flat_map(|(slug, document)| {
            let names = names_of(&document.front_matter);
            names.map(move |name| (slug.clone(), name.to_owned(), Name::read(name)))
        });
        let organisations: Vec<_> = organisations.collect();
        let mut by_first_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, (_, _, name)) in organisations.iter().enumerate() {
            if name.telling.len() > 1
                && let Some(first) = name.words.first()
            {
                by_first_word.entry(first.clone()).or_default().push(index);
            }
        }
        let names = || organisations.iter().map(|(_, _, name)| name);
        Self {
            first_words: names()
                .filter_map(|name| name.words.first().cloned())
                .collect(),
            words: names().map(|name| name.words.clone()).collect(),
            telling: names().map(|name| name.telling.clone()).collect(),
            longest: names().map(|name| name.words.len()).max().unwrap_or(0),
            by_first_word,
            organisations,
            services: OnceLock::new(),
        }
    }

    /// Whether an organisation is called so, but for linking words, or by the beginning of it.
    pub(super) fn knows(&self, name: &Name) -> bool {
        let lengths = 1..=name.telling.len();
        lengths
            .into_iter()
            .any(|length| self.telling.contains(&name.telling[..length]))
    }

    /// Whether an organisation's name begins with this plain word.
    pub(super) fn have_first_word(&self, word: &str) -> bool {
        self.first_words.contains(word)
    }

    /// Whether these words begin with an organisation's name of more words than `shorter`.
    pub(super) fn begins_longer(&self, words: &[String], shorter: usize) -> bool {
        let longest = self.longest.min(words.len());
        (shorter + 1..=longest).any(|length| self.words.contains(&words[..length]))
    }

    /// Whether content declares this name anywhere: organisations, hubs, services, the council.
    pub(super) fn declares(&self, council: &CouncilContent, words: &[String]) -> bool {
        let says = &council.council;
        let own = [&says.name, &says.short_name, &says.site_name];
        let hubs = says.hubs.iter().map(|hub| &hub.name);
        self.words.contains(words)
            || own
                .into_iter()
                .chain(hubs)
                .any(|name| plain_words(name) == words)
            || self.services(council).contains(words)
    }

    fn services(&self, council: &CouncilContent) -> &HashSet<Vec<String>> {
        self.services.get_or_init(|| {
            let services = council.services.values();
            let names = services.map(|document| plain_words(&document.front_matter.name));
            names.collect()
        })
    }

    /// The organisations' names of several telling words that stand in a sentence: whose each is, as
    /// it is written, in plain words, and where it stands first. In the order of the directory.
    pub(super) fn in_sentence(
        &self,
        sentence: &Sentence<'_>,
    ) -> Vec<(&Slug, &str, &Name, Range<usize>)> {
        let mut found: BTreeMap<usize, Range<usize>> = BTreeMap::new();
        for start in 0..sentence.words.len() {
            let first = self.by_first_word.get(sentence.plain(start));
            for index in first.into_iter().flatten() {
                let words = &self.organisations[*index].2.words;
                let is_there = words
                    .iter()
                    .enumerate()
                    .all(|(offset, word)| sentence.plain(start + offset) == word);
                if is_there {
                    let here = start..start + words.len();
                    found.entry(*index).or_insert(here);
                }
            }
        }
        let found = found.into_iter().map(|(index, range)| {
            let (slug, written, name) = &self.organisations[index];
            (slug, written.as_str(), name, range)
        });
        found.collect()
    }
}
