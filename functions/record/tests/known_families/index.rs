//! The index as the vault keeps it, in memory: a keyed hash cut short, and whom it leads to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use record::matching::{HASH_BITS, Kept, Term, Way, asked_with, candidates, known_by};
use record::submission::SentForm;
use sha2::{Digest as _, Sha256};

use crate::population::Population;

type Row = (Kept, u32);

pub(crate) struct Index(HashMap<Row, BTreeSet<usize>>);

impl Index {
    pub(crate) fn of(population: &Population) -> Self {
        let mut rows: HashMap<Row, BTreeSet<usize>> = HashMap::new();
        for (number, family) in population.families.iter().enumerate() {
            for term in known_by(&family.sent()) {
                rows.entry(row(&term)).or_default().insert(number);
            }
        }
        Self(rows)
    }

    /// Who is offered for a form, the likeliest first.
    pub(crate) fn looked_up(&self, sent: &SentForm) -> Vec<usize> {
        let offered = candidates(self.agreed(sent));
        offered.into_iter().map(|candidate| candidate.id).collect()
    }

    /// Whether a form leads to a family in this way and in no other.
    pub(crate) fn agrees_only_by(&self, sent: &SentForm, number: usize, way: Way) -> bool {
        let mut ways: BTreeMap<Way, bool> = BTreeMap::new();
        for (way, found) in self.agreed(sent) {
            *ways.entry(way).or_default() |= found.contains(&number);
        }
        ways.iter().all(|(it, agrees)| *agrees == (*it == way)) && ways.contains_key(&way)
    }

    fn agreed(&self, sent: &SentForm) -> Vec<(Way, BTreeSet<usize>)> {
        let asked = asked_with(sent).into_iter();
        let found = asked.map(|(way, term)| (way, self.0.get(&row(&term)).cloned()));
        found
            .map(|(way, found)| (way, found.unwrap_or_default()))
            .collect()
    }
}

/// As KMS would hash it, under a key of this test's.
fn row(term: &Term) -> Row {
    let hash = Sha256::digest(format!("key\n{}\n{}", term.kept.as_str(), term.value));
    let whole = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    (term.kept, whole >> (32 - HASH_BITS))
}
