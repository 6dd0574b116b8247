//! What services are sorted by.

use std::collections::{BTreeMap, HashMap};

use site_model::content::CouncilContent;
use site_model::directory::taxonomy::{Taxonomy, Term};
use site_model::{Diagnostic, Slug, path};

use super::OPEN_REFERRAL_UK;
use crate::checked::Checked;
use crate::likeness;
use crate::rule::{Check, Example, Rule};

pub(super) const TERMS: Rule = Rule {
    id: "taxonomy-terms",
    title: "Each term of a taxonomy has an id of its own, and is part of another that is there.",
    source: "Open Referral UK: a term's `parent_id` is another term of its taxonomy; an id is an address",
    read: &[OPEN_REFERRAL_UK],
    why: "A term's id is the address of its list of services. Two terms of one id share a page, and a \
          term that is part of itself is found nowhere in the tree.",
    looks: None,
    mend: "Give each term its own `id:` among all taxonomies of the council, and let `part_of:` name a \
           broader term of the same file.",
    example: Example {
        breaks: "terms:\n  - id: sleep\n    name: Sleep\n    part_of: sleeping\n",
        keeps: "terms:\n  - id: baby\n    name: Your baby\n  - id: sleep\n    name: Sleep\n    part_of: baby\n",
    },
    check: Check::Council(terms),
};

/// The terms of all taxonomies of a council, each with where it stands first.
pub(crate) struct Terms(HashMap<Slug, (Slug, usize)>);

impl Terms {
    /// Reads the terms.
    pub(crate) fn of(council: &CouncilContent) -> Self {
        let mut first = HashMap::new();
        for (taxonomy, (_, says)) in &council.taxonomies {
            for (index, term) in says.terms.iter().enumerate() {
                first
                    .entry(term.id.clone())
                    .or_insert_with(|| (taxonomy.clone(), index));
            }
        }
        Self(first)
    }

    /// Whether there is such a term.
    pub(crate) fn contains(&self, id: &Slug) -> bool {
        self.0.contains_key(id)
    }

    /// All ids, in order.
    pub(crate) fn ids(&self) -> Vec<&Slug> {
        let mut ids: Vec<&Slug> = self.0.keys().collect();
        ids.sort_unstable();
        ids
    }

    /// Where a term's id stands first: the taxonomy, and which of its terms it is.
    fn first(&self, id: &Slug) -> Option<(&Slug, usize)> {
        self.0.get(id).map(|(taxonomy, index)| (taxonomy, *index))
    }
}

fn terms(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (slug, source, taxonomy) in checked.taxonomies() {
        let in_circle = circles(taxonomy);
        let own: BTreeMap<&Slug, &Term> = taxonomy.terms.iter().map(|t| (&t.id, t)).collect();
        for (index, term) in taxonomy.terms.iter().enumerate() {
            if let Some(first) = checked.index.terms().first(&term.id)
                && first != (slug, index)
            {
                found.push(source.error(
                    TERMS.id,
                    path!["terms", index, "id"],
                    format!(
                        "the term `{}` is in `taxonomies/{}.yaml` already",
                        term.id, first.0
                    ),
                    "give each term an id of its own: it is part of an address",
                ));
            }
            let Some(broader) = &term.part_of else {
                continue;
            };
            let at = path!["terms", index, "part_of"];
            if !own.contains_key(broader) {
                found.push(source.error(
                    TERMS.id,
                    at,
                    format!("there is no term `{broader}` in this taxonomy"),
                    likeness::mend(
                        broader,
                        own.keys().copied(),
                        "term",
                        "name a term of this file",
                    ),
                ));
            } else if in_circle[index] {
                found.push(source.error(
                    TERMS.id,
                    at,
                    format!("`{}` is part of itself, by way of `{broader}`", term.id),
                    "let one of them be part of nothing",
                ));
            }
        }
    }
    found
}

/// Whether each term is part of itself, directly or by way of others.
fn circles(taxonomy: &Taxonomy) -> Vec<bool> {
    let by_id: HashMap<&Slug, usize> = taxonomy
        .terms
        .iter()
        .enumerate()
        .map(|(index, term)| (&term.id, index))
        .collect();
    let broader = |index: usize| by_id.get(taxonomy.terms[index].part_of.as_ref()?).copied();
    // The walk on which each term was first come upon, from 1.
    let mut walked = vec![0; taxonomy.terms.len()];
    let mut in_circle = vec![false; taxonomy.terms.len()];
    for start in 0..taxonomy.terms.len() {
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| walked[*at] == 0) {
            walked[at] = start + 1;
            next = broader(at);
        }
        // A walk that comes upon itself has gone round.
        while let Some(at) = next.filter(|at| walked[*at] == start + 1 && !in_circle[*at]) {
            in_circle[at] = true;
            next = broader(at);
        }
    }
    in_circle
}
