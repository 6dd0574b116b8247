//! Taxonomies of a feed: our own, and the council's.

use std::collections::BTreeMap;

use site_model::Slug;
use site_model::content::CouncilContent;
use uuid::Uuid;

use crate::oruk::ids::{self, Ids};
use crate::oruk::vocabulary::Own;
use crate::oruk::wire::{self, Text};

/// All taxonomies, our own first.
pub(super) struct Taxonomies<'a> {
    pub(super) all: Vec<Taxonomy<'a>>,
    /// Terms that services name as categories.
    categories: BTreeMap<&'a Slug, TermAt>,
}

/// A taxonomy with its id.
pub(super) struct Taxonomy<'a> {
    pub(super) id: Uuid,
    /// One of the council's has a short name.
    slug: Option<&'a Slug>,
    name: &'a str,
    description: &'a str,
    terms: Vec<Term<'a>>,
}

/// A term with its id.
pub(super) struct Term<'a> {
    pub(super) id: Uuid,
    code: &'a str,
    name: &'a str,
    description: &'a str,
    parent: Option<Uuid>,
}

/// Which taxonomy, and which of its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TermAt {
    taxonomy: usize,
    term: usize,
}

impl<'a> Taxonomies<'a> {
    pub(super) fn of(content: &'a CouncilContent, ids: Ids) -> Self {
        let mut all: Vec<Taxonomy<'a>> = Own::ALL
            .into_iter()
            .map(|own| Taxonomy {
                id: own.id(),
                slug: None,
                name: own.says().0,
                description: own.says().1,
                terms: match own {
                    Own::Hub => hubs(content, ids),
                    _ => words(own),
                },
            })
            .collect();
        let term_id = |term: &site_model::directory::taxonomy::Term| {
            let said = term.oruk_id.as_ref().and_then(ids::said);
            said.unwrap_or_else(|| ids.term(&term.id))
        };
        let by_slug: BTreeMap<&Slug, Uuid> = content
            .taxonomies
            .values()
            .flat_map(|(_, taxonomy)| &taxonomy.terms)
            .map(|term| (&term.id, term_id(term)))
            .collect();
        let mut categories = BTreeMap::new();
        for (slug, (_, taxonomy)) in &content.taxonomies {
            let said = taxonomy.oruk_id.as_ref().and_then(ids::said);
            let at = all.len();
            let terms = taxonomy.terms.iter().enumerate().map(|(index, term)| {
                categories.insert(
                    &term.id,
                    TermAt {
                        taxonomy: at,
                        term: index,
                    },
                );
                Term {
                    id: term_id(term),
                    code: term.id.as_str(),
                    name: &term.name,
                    description: term.description.as_deref().unwrap_or_default(),
                    parent: term
                        .part_of
                        .as_ref()
                        .and_then(|parent| by_slug.get(parent))
                        .copied(),
                }
            });
            let terms = terms.collect();
            all.push(Taxonomy {
                id: said.unwrap_or_else(|| ids.taxonomy(slug)),
                slug: Some(slug),
                name: &taxonomy.name,
                description: &taxonomy.description,
                terms,
            });
        }
        Self { all, categories }
    }

    /// Where every term is.
    pub(super) fn terms(&self) -> impl Iterator<Item = TermAt> {
        self.all.iter().enumerate().flat_map(|(index, taxonomy)| {
            (0..taxonomy.terms.len()).map(move |term| TermAt {
                taxonomy: index,
                term,
            })
        })
    }

    pub(super) fn term(&self, at: TermAt) -> &Term<'a> {
        &self.all[at.taxonomy].terms[at.term]
    }

    /// The term of one of our own taxonomies that has this code.
    pub(super) fn own(&self, own: Own, code: &str) -> Option<TermAt> {
        let taxonomy = Own::ALL.into_iter().position(|known| known == own)?;
        let terms = &self.all[taxonomy].terms;
        let term = terms.iter().position(|term| term.code == code)?;
        Some(TermAt { taxonomy, term })
    }

    /// The term that a service names as a category.
    pub(super) fn category(&self, slug: &Slug) -> Option<TermAt> {
        self.categories.get(slug).copied()
    }

    pub(super) fn taxonomy(&self, index: usize) -> wire::Taxonomy<'_> {
        let terms = 0..self.all[index].terms.len();
        wire::Taxonomy {
            taxonomy_terms: terms
                .map(|term| {
                    self.wire_term(TermAt {
                        taxonomy: index,
                        term,
                    })
                })
                .collect(),
            ..self.short_taxonomy(index)
        }
    }

    pub(super) fn short_taxonomy(&self, index: usize) -> wire::Taxonomy<'_> {
        let taxonomy = &self.all[index];
        wire::Taxonomy {
            id: Some(taxonomy.id.into()),
            family_hub_slug: taxonomy.slug.map(|slug| Text::from(slug.as_str())),
            name: taxonomy.name.into(),
            description: Some(taxonomy.description.into()),
            ..wire::Taxonomy::default()
        }
    }

    pub(super) fn wire_term(&self, at: TermAt) -> wire::TaxonomyTerm<'a> {
        let taxonomy = &self.all[at.taxonomy];
        let term = self.term(at);
        wire::TaxonomyTerm {
            id: Some(term.id.into()),
            code: Some(term.code.into()),
            name: term.name.into(),
            description: term.description.into(),
            parent_id: term.parent.map(Into::into),
            taxonomy: Some(taxonomy.name.into()),
            taxonomy_id: Some(taxonomy.id.into()),
            term_uri: None,
        }
    }

    /// That the term is said of `link`, and in which sense.
    pub(super) fn attribute(
        &self,
        at: TermAt,
        link: Uuid,
        entity: &'static str,
        sense: &'static str,
        value: Option<&'a str>,
    ) -> wire::Attribute<'a> {
        let term = self.term(at);
        wire::Attribute {
            id: Some(ids::named(link, sense, term.code).into()),
            link_id: Some(link.into()),
            taxonomy_term_id: Some(term.id.into()),
            link_type: Some(sense.into()),
            link_entity: Some(entity.into()),
            value: value.map(Text::from),
            taxonomy_term: Some(self.wire_term(at)),
        }
    }
}

fn words<'a>(own: Own) -> Vec<Term<'a>> {
    let words = own.words().into_iter();
    words
        .map(|(code, name, description)| Term {
            id: own.word_id(code),
            code,
            name,
            description,
            parent: None,
        })
        .collect()
}

fn hubs(content: &CouncilContent, ids: Ids) -> Vec<Term<'_>> {
    let hubs = content.council.hubs.iter();
    hubs.map(|hub| Term {
        id: ids.hub(&hub.id),
        code: hub.id.as_str(),
        name: &hub.name,
        description: "",
        parent: None,
    })
    .collect()
}
