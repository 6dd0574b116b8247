//! Which of two lists of things are the same: by id, else by short name, else by name.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use site_model::Slug;
use site_model::directory::oruk_id::OrukId;
use site_model::directory::taxonomy::Term;

use super::incoming::Kind;
use super::naming::Names;
use crate::oruk::ids as oruk;

/// One thing, as far as it is compared.
pub(super) struct Thing<'a> {
    /// Its short name.
    pub(super) slug: &'a Slug,
    /// Its id, where it has one of its own.
    pub(super) id: Option<&'a OrukId>,
    /// What it is called, [`folded`].
    pub(super) names: Vec<String>,
    /// What tells it from another of the same name: who provides a service, where a location is.
    pub(super) apart: String,
}

impl<'a> Thing<'a> {
    /// A term of this taxonomy.
    pub(super) fn of_term(term: &'a Term, taxonomy: &Slug) -> Self {
        Self {
            slug: &term.id,
            id: term.oruk_id.as_ref(),
            names: vec![folded(&term.name)],
            apart: taxonomy.to_string(),
        }
    }
}

impl Thing<'_> {
    /// One of its names with what tells it apart; a folded name has no line end.
    fn in_full(&self, name: &str) -> String {
        format!("{name}\n{}", self.apart)
    }
}

/// A name as it is compared: in small letters, with single spaces.
pub(super) fn folded(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('\u{2019}', "'")
}

/// The ids that the council's own feed gives to what has none in content.
pub(super) struct Ids(oruk::Ids);

impl Ids {
    /// Those of the council with this short name.
    pub(super) fn of(council: &Slug) -> Self {
        Self(oruk::Ids::of(council))
    }

    fn of_file(&self, kind: Kind, slug: &Slug) -> Option<OrukId> {
        let id = match kind {
            Kind::Organisation => self.0.organisation(slug),
            Kind::Location => self.0.location(slug),
            Kind::Taxonomy => self.0.taxonomy(slug),
            Kind::Service => self.0.service(slug),
        };
        OrukId::parse(&id.to_string())
    }

    fn of_term(&self, slug: &Slug) -> Option<OrukId> {
        OrukId::parse(&self.0.term(slug).to_string())
    }
}

/// The short name of each term that was found, as [`matched`] finds it.
pub(super) fn matched_terms<'a>(
    found: impl Iterator<Item = Thing<'a>>,
    known: impl Iterator<Item = Thing<'a>>,
    ids: &Ids,
) -> BTreeMap<Slug, Slug> {
    let derived = |slug: &Slug| ids.of_term(slug);
    pairs("term", found, known, &BTreeSet::new(), &derived)
}

/// The short name of each that was found: that of the known thing it is, or one that is free.
///
/// `unread` are there and cannot be told apart: whatever has their short name is taken for them.
pub(super) fn matched<'a>(
    kind: Kind,
    found: impl Iterator<Item = Thing<'a>>,
    known: impl Iterator<Item = Thing<'a>>,
    unread: &BTreeSet<Slug>,
    ids: &Ids,
) -> BTreeMap<Slug, Slug> {
    let derived = |slug: &Slug| ids.of_file(kind, slug);
    pairs(kind.as_str(), found, known, unread, &derived)
}

fn pairs<'a>(
    otherwise: &'static str,
    found: impl Iterator<Item = Thing<'a>>,
    known: impl Iterator<Item = Thing<'a>>,
    unread: &BTreeSet<Slug>,
    derived: &dyn Fn(&Slug) -> Option<OrukId>,
) -> BTreeMap<Slug, Slug> {
    let found: Vec<Thing<'_>> = found.collect();
    let known: Vec<Thing<'_>> = known.collect();
    let mut names = Names::new(otherwise);
    for slug in known.iter().map(|thing| thing.slug).chain(unread) {
        names.take(slug);
    }
    let mut known = Known::of(&known, derived);
    let mut pairs: BTreeMap<Slug, Slug> = BTreeMap::new();
    // The surest way first for all of them: what one is by its id, no other is by its name.
    for way in [Known::by_id, Known::by_slug, Known::by_name] {
        for thing in &found {
            if !pairs.contains_key(thing.slug)
                && let Some(slug) = way(&mut known, thing)
            {
                pairs.insert(thing.slug.clone(), slug);
            }
        }
    }
    for thing in &found {
        if pairs.contains_key(thing.slug) {
            continue;
        }
        let slug = if unread.contains(thing.slug) || names.take(thing.slug) {
            thing.slug.clone()
        } else {
            names.give(thing.slug.as_str())
        };
        pairs.insert(thing.slug.clone(), slug);
    }
    pairs
}

/// What is there already, each of which is one of those that were found at most.
struct Known<'a> {
    things: &'a [Thing<'a>],
    is_found: Vec<bool>,
    by_id: HashMap<OrukId, usize>,
    by_slug: HashMap<&'a Slug, usize>,
    /// By name and what tells apart.
    by_name: HashMap<String, VecDeque<usize>>,
}

impl<'a> Known<'a> {
    fn of(things: &'a [Thing<'a>], derived: &dyn Fn(&Slug) -> Option<OrukId>) -> Self {
        let mut known = Self {
            things,
            is_found: vec![false; things.len()],
            by_id: HashMap::new(),
            by_slug: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (index, thing) in things.iter().enumerate() {
            if let Some(id) = thing.id.cloned().or_else(|| derived(thing.slug)) {
                known.by_id.insert(id, index);
            }
            known.by_slug.insert(thing.slug, index);
            for name in &thing.names {
                let same = known.by_name.entry(thing.in_full(name)).or_default();
                same.push_back(index);
            }
        }
        known
    }

    fn by_id(&mut self, thing: &Thing<'_>) -> Option<Slug> {
        let index = *self.by_id.get(thing.id?)?;
        self.take(index)
    }

    fn by_slug(&mut self, thing: &Thing<'_>) -> Option<Slug> {
        let index = *self.by_slug.get(thing.slug)?;
        self.may_be(thing, index).then(|| self.take(index))?
    }

    fn by_name(&mut self, thing: &Thing<'_>) -> Option<Slug> {
        for name in &thing.names {
            let name = thing.in_full(name);
            let Some(same) = self.by_name.get_mut(&name) else {
                continue;
            };
            // A thousand things of one name are not gone through a thousand times.
            while same.front().is_some_and(|index| self.is_found[*index]) {
                same.pop_front();
            }
            let free = self.by_name[&name]
                .iter()
                .copied()
                .find(|index| !self.is_found[*index] && self.may_be(thing, *index));
            if let Some(index) = free {
                return self.take(index);
            }
        }
        None
    }

    /// Two ids tell two things apart, whatever they are called.
    fn may_be(&self, thing: &Thing<'_>, index: usize) -> bool {
        let known = &self.things[index];
        thing.apart == known.apart
            && (thing.id.is_none() || known.id.is_none() || thing.id == known.id)
    }

    fn take(&mut self, index: usize) -> Option<Slug> {
        let was_found = std::mem::replace(&mut self.is_found[index], true);
        (!was_found).then(|| self.things[index].slug.clone())
    }
}

#[cfg(test)]
mod tests;
