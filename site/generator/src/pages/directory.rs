//! The directory: a page for each service, organisation and location, and the ways to find a service.
//!
//! Everything that several pages need is worked out once a council, in [`Index`]; no page walks all
//! services. Lists are cut into pages of at most [`listing::ENTRIES`] entries.

mod a_to_z;
mod ages;
mod catalogue;
mod combinations;
mod entry;
mod facets;
mod find;
mod index;
mod json_ld;
mod listing;
mod location;
mod organisation;
mod place;
mod search;
mod service;
#[cfg(test)]
mod tests;
mod when;
mod wording;

use site_model::Slug;
use site_theme::address::{self, AToZ};

use super::{Drawing, Entry, Page, Part, Result, Stage, Subject};

pub(super) use index::Index;

impl Drawing<'_> {
    pub(super) fn directory_parts<'d>(&'d self) -> Vec<Part<'d>> {
        let council = &self.content.slug;
        let index = self.directory();
        let mut parts = vec![Part::page(Stage::Lists, || self.find())];
        parts.extend(
            AToZ::ALL
                .into_iter()
                .filter(|list| self.is_listed(*list))
                .map(|list| Part::page(Stage::Lists, move || self.a_to_z(list))),
        );
        let facets = index.facets.iter();
        parts.extend(facets.map(|facet| Part::page(Stage::Lists, || self.facet(facet))));
        for listing in &index.listings {
            for page in 1..=listing::pages(listing.places.len()) {
                parts.push(Part::page(Stage::Lists, move || self.list(listing, page)));
            }
        }
        for slug in self.content.services.keys() {
            let subject = Subject::Service(council.clone(), slug.clone());
            parts.push(Part::about(Stage::Lists, subject, || {
                pages_of(self.service(slug))
            }));
        }
        for slug in self.content.organisations.keys() {
            for page in 1..=self.organisation_pages(slug) {
                let subject = Subject::Organisation(council.clone(), slug.clone());
                let draw = move || pages_of(self.organisation(slug, page));
                parts.push(Part::about(Stage::Lists, subject, draw));
            }
        }
        for slug in self.content.locations.keys() {
            for page in 1..=self.location_pages(slug) {
                let subject = Subject::Location(council.clone(), slug.clone());
                let draw = move || pages_of(self.location(slug, page));
                parts.push(Part::about(Stage::Lists, subject, draw));
            }
        }
        parts
    }

    /// Whether a list has a page: a council without any location has no list of them.
    fn is_listed(&self, list: AToZ) -> bool {
        list != AToZ::Locations || self.is_there(list)
    }

    /// An organisation as other pages name it.
    pub(super) fn organisation_entry(&self, slug: &Slug) -> Entry {
        let known = self.content.organisations.get(slug);
        Entry {
            text: self.organisation_name(slug).to_owned(),
            href: address::organisation(&self.content.slug, slug),
            summary: known
                .map(|document| document.front_matter.summary.clone())
                .unwrap_or_default(),
            by: None,
        }
    }
}

fn pages_of(page: Result<Option<Page>>) -> Result<Vec<Page>> {
    Ok(page?.into_iter().collect())
}
