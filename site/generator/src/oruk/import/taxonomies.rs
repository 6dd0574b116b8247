//! Taxonomies of a feed: ours mean fields of content, others become taxonomies of the council.

use std::collections::BTreeMap;

use site_model::Slug;
use site_model::directory::taxonomy::{Taxonomy, Term};

use super::gathered::Gathered;
use super::{Reading, Told, html, kept, named, said};
use crate::import::incoming::{Entry, Kind};
use crate::import::naming::Names;
use crate::oruk::vocabulary::Own;
use crate::oruk::wire::{self, Attribute, Id};

/// What terms without a taxonomy belong to.
const CATEGORIES: &str = "Categories";

/// What a term says in content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A word of one of our own taxonomies.
    Own(Own, String),
    /// A category.
    Category(Slug),
}

/// A taxonomy with its terms.
struct Sorted<'r> {
    says: Option<&'r wire::Taxonomy<'static>>,
    /// Where no record of it is in the feed.
    name: &'r str,
    terms: Vec<(&'r Id, &'r wire::TaxonomyTerm<'static>)>,
}

impl Reading {
    pub(super) fn taxonomies(&mut self, gathered: &Gathered) {
        let own: BTreeMap<Id, Own> = Own::ALL.map(|own| (own.id().into(), own)).into();
        let mut order: Vec<Id> = Vec::new();
        let mut all: BTreeMap<Id, Sorted<'_>> = BTreeMap::new();
        for (id, taxonomy) in &gathered.taxonomies {
            if !own.contains_key(id) {
                order.push(id.clone());
                all.insert(
                    id.clone(),
                    Sorted {
                        says: Some(taxonomy),
                        name: &taxonomy.name,
                        terms: Vec::new(),
                    },
                );
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        let listed = gathered.terms.iter().map(|(id, term)| (id, term));
        let of_services = gathered
            .services
            .iter()
            .flat_map(|(_, service)| &service.attributes)
            .filter_map(|attribute| attribute.taxonomy_term.as_ref())
            .filter_map(|term| Some((term.id.as_ref()?, term)));
        for (id, term) in listed.chain(of_services) {
            if !seen.insert(id) {
                continue;
            }
            let name = said(term.taxonomy.as_ref()).unwrap_or(CATEGORIES);
            let of = term.taxonomy_id.clone();
            let of = of.unwrap_or_else(|| Id::Other(name.to_owned()));
            if let Some(own) = own.get(&of) {
                let code = term.code.as_deref().unwrap_or_default().to_owned();
                self.terms.insert(id.clone(), Meaning::Own(*own, code));
                continue;
            }
            all.entry(of.clone())
                .or_insert_with(|| {
                    order.push(of);
                    Sorted {
                        says: None,
                        name,
                        terms: Vec::new(),
                    }
                })
                .terms
                .push((id, term));
        }
        let sorted: Vec<(Id, Sorted<'_>)> = order
            .into_iter()
            .filter_map(|id| Some((id.clone(), all.remove(&id)?)))
            .collect();
        self.place_taxonomies(&sorted);
    }

    fn place_taxonomies(&mut self, sorted: &[(Id, Sorted<'_>)]) {
        let slugs = named(sorted, "taxonomy", |taxonomy| {
            let slug = taxonomy.says.and_then(|says| says.family_hub_slug.as_ref());
            (slug, taxonomy.name)
        });
        let terms: Vec<_> = sorted
            .iter()
            .flat_map(|(_, taxonomy)| &taxonomy.terms)
            .map(|(id, term)| ((*id).clone(), *term))
            .collect();
        let term_slugs = term_names(&terms);
        for ((id, _), slug) in terms.iter().zip(&term_slugs) {
            self.terms
                .insert(id.clone(), Meaning::Category(slug.clone()));
        }
        let mut term_slugs = term_slugs.into_iter();
        for ((id, taxonomy), slug) in sorted.iter().zip(slugs) {
            let name = html::plain(taxonomy.name);
            let told = Told {
                kind: Kind::Taxonomy,
                name: &name,
            };
            if let Some(says) = taxonomy.says {
                self.tell_all(told, &[("uri", &says.uri), ("version", &says.version)]);
            }
            let is_ours = taxonomy
                .says
                .is_some_and(|says| says.family_hub_slug.is_some());
            let terms = taxonomy
                .terms
                .iter()
                .zip(term_slugs.by_ref())
                .map(|((id, term), slug)| {
                    let tidied = self.term(told, id, term, slug);
                    if is_ours {
                        as_written(tidied, term)
                    } else {
                        tidied
                    }
                })
                .collect();
            let description = taxonomy.says.and_then(|says| says.description.as_ref());
            let value = Taxonomy {
                description: match description {
                    Some(text) if is_ours => text.to_string(),
                    text => said(text).map_or_else(|| name.clone(), html::plain),
                },
                oruk_id: kept(id),
                terms,
                waivers: Vec::new(),
                name: if is_ours {
                    taxonomy.name.to_owned()
                } else {
                    name.clone()
                },
            };
            let body = String::new();
            self.incoming.taxonomies.insert(slug, Entry { value, body });
        }
    }

    fn term(&mut self, told: Told<'_>, id: &Id, term: &wire::TaxonomyTerm<'_>, slug: Slug) -> Term {
        let parent = term.parent_id.as_ref();
        let part_of = parent.and_then(|parent| match self.terms.get(parent) {
            Some(Meaning::Category(slug)) => Some(slug.clone()),
            _ => None,
        });
        if let (Some(parent), None) = (parent, &part_of) {
            let parent = parent.to_string();
            self.tell(told, "parent_id", &parent, "the feed has no such term");
        }
        self.tell_all(told, &[("term_uri", &term.term_uri)]);
        Term {
            id: slug,
            name: html::plain(&term.name),
            description: said(Some(&term.description)).map(html::plain),
            part_of,
            oruk_id: kept(id),
        }
    }

    /// What an attribute says, if its term is known.
    pub(super) fn meaning(&self, attribute: &Attribute<'_>) -> Option<&Meaning> {
        let nested = attribute.taxonomy_term.as_ref();
        let id = nested.and_then(|term| term.id.as_ref());
        self.terms.get(id.or(attribute.taxonomy_term_id.as_ref())?)
    }
}

/// The words of a term of our own, to the letter.
fn as_written(term: Term, says: &wire::TaxonomyTerm<'_>) -> Term {
    Term {
        name: says.name.to_string(),
        description: (!says.description.is_empty()).then(|| says.description.to_string()),
        ..term
    }
}

/// Terms by their codes where these are words, else by their names.
fn term_names(terms: &[(Id, &wire::TaxonomyTerm<'static>)]) -> Vec<Slug> {
    let mut names = Names::new("term");
    let by_code: Vec<Option<Slug>> = terms
        .iter()
        .map(|(_, term)| {
            let slug = Slug::parse(term.code.as_deref()?).ok()?;
            let is_word = slug.as_str().bytes().any(|b| b.is_ascii_alphabetic());
            (is_word && names.take(&slug)).then_some(slug)
        })
        .collect();
    terms
        .iter()
        .zip(by_code)
        .map(|((_, term), slug)| slug.unwrap_or_else(|| names.give(&html::plain(&term.name))))
        .collect()
}
