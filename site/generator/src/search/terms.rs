//! The dictionary of an index: each term with the entries that have it.

use std::collections::HashMap;

use super::numbers;
use super::words::STOP_WORDS;

/// How much a word counts for an entry, by where it stands: the first of an entry's words counts most.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    /// Its name.
    Name,
    /// What it belongs to: organisation, place, needs, days, languages.
    About,
    /// Everything else that is said of it.
    Text,
}

/// The dictionary.
pub(super) struct Terms {
    /// Which number a term has; words that nobody searches for have none.
    numbers: HashMap<Box<str>, Option<usize>>,
    /// By number.
    postings: Vec<Postings>,
}

/// The entries that have a term, by [`Field`].
#[derive(Default)]
struct Postings {
    lists: [List; 3],
    /// One more than the last entry of any.
    seen: usize,
}

/// Numbers in order, each as its distance to the one before.
#[derive(Default)]
pub(super) struct List {
    /// As text.
    pub(super) coded: String,
    next: usize,
}

impl Postings {
    /// Notes that an entry has the term, unless it stands where that counts more.
    fn note(&mut self, entry: usize, field: Field) {
        if self.seen != entry + 1 {
            self.lists[field as usize].push(entry);
            self.seen = entry + 1;
        }
    }
}

impl List {
    /// Adds a number that is larger than the last.
    pub(super) fn push(&mut self, number: usize) {
        numbers::push(&mut self.coded, number - self.next);
        self.next = number + 1;
    }
}

impl Terms {
    /// The number of a term, new or known; none for a word that nobody searches for.
    pub(super) fn number(&mut self, term: &str) -> Option<usize> {
        if let Some(known) = self.numbers.get(term) {
            return *known;
        }
        let number = self.postings.len();
        self.postings.push(Postings::default());
        self.numbers.insert(term.into(), Some(number));
        Some(number)
    }

    /// Notes that an entry has a term.
    pub(super) fn note(&mut self, term: &str, entry: usize, field: Field) {
        if let Some(number) = self.number(term) {
            self.note_number(number, entry, field);
        }
    }

    /// The same of a term's number.
    pub(super) fn note_number(&mut self, number: usize, entry: usize, field: Field) {
        self.postings[number].note(entry, field);
    }

    /// The terms and their postings, a line each: how many characters are those of the term before, in
    /// base 36, and the rest; lists by field, a space between two.
    pub(super) fn lines(&self) -> (String, String) {
        let mut sorted: Vec<(&str, &Postings)> = self
            .numbers
            .iter()
            .filter_map(|(term, number)| Some((&**term, &self.postings[(*number)?])))
            // A phrase of no entry.
            .filter(|(_, postings)| postings.seen > 0)
            .collect();
        sorted.sort_unstable_by_key(|(term, _)| *term);
        let (mut terms, mut postings) = (String::new(), String::new());
        let mut before = "";
        for (number, (term, found)) in sorted.iter().enumerate() {
            if number > 0 {
                terms.push('\n');
                postings.push('\n');
            }
            let shared = shared(before, term);
            terms.extend(char::from_digit(shared as u32, 36));
            terms.extend(term.chars().skip(shared));
            let [name, about, text] = found.lists.each_ref().map(|list| list.coded.as_str());
            postings.push_str(format!("{name} {about} {text}").trim_end());
            before = term;
        }
        (terms, postings)
    }
}

impl Default for Terms {
    fn default() -> Self {
        let stopped = STOP_WORDS.into_iter().map(|word| (word.into(), None));
        Self {
            numbers: stopped.collect(),
            postings: Vec::new(),
        }
    }
}

/// How many characters two terms begin with together: at most one digit of base 36 can say.
fn shared(a: &str, b: &str) -> usize {
    let both = a.chars().zip(b.chars());
    both.take_while(|(a, b)| a == b).count().min(35)
}
