//! A feed as content: the inverse of [`super::Feed`], and patient with the feeds of others.
//!
//! A record of a Family Hub feed says so by its `family_hub_slug`; it is read back to the letter. What
//! others write is tidied: HTML becomes text, a summary is the first sentence, their taxonomies become
//! ours. What content has no place for is told, never dropped in silence.

mod contacts;
mod gathered;
mod html;
mod locations;
mod organisations;
mod services;
mod taxonomies;

use std::collections::BTreeMap;

use site_model::Slug;
use site_model::directory::oruk_id::OrukId;

use super::ids::{self, Ids};
use super::wire::{
    Id, Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm, Text,
};
use crate::import::incoming::{Incoming, Kind, Unplaced};
use crate::import::naming::Names;
use gathered::Gathered;
use taxonomies::Meaning;

/// What was read of a feed, in any order and as often as it stood there: of two records with one id,
/// the one that says more counts.
#[derive(Debug, Default)]
pub struct Records {
    /// Of `services`.
    pub services: Vec<Service<'static>>,
    /// Of `organizations`.
    pub organizations: Vec<Organization<'static>>,
    /// Locations on their own, as some feeds have them.
    pub locations: Vec<Location<'static>>,
    /// Of `service_at_locations`.
    pub service_at_locations: Vec<ServiceAtLocation<'static>>,
    /// Of `taxonomies`.
    pub taxonomies: Vec<Taxonomy<'static>>,
    /// Of `taxonomy_terms`.
    pub taxonomy_terms: Vec<TaxonomyTerm<'static>>,
}

impl Records {
    /// The same as content, with what it has no place for. Every id that is a UUID is kept as `oruk_id`.
    pub fn incoming(self) -> Incoming {
        let mut reading = Reading::default();
        let gathered = Gathered::of(self);
        reading.taxonomies(&gathered);
        reading.organisations(&gathered.organisations);
        reading.locations(&gathered.locations);
        reading.services(&gathered);
        reading.incoming
    }
}

/// Leaves out each `oruk_id` that the feed of this council gives the thing anyway: a feed that comes
/// home is the content that it was made of. To be called when short names are final.
pub fn leave_out_derived_ids(incoming: &mut Incoming, council: &Slug) {
    let ids = Ids::of(council);
    let tidy = |said: &mut Option<OrukId>, derived: uuid::Uuid| {
        if said.as_ref().and_then(ids::said) == Some(derived) {
            *said = None;
        }
    };
    for (slug, entry) in &mut incoming.services {
        tidy(&mut entry.value.oruk_id, ids.service(slug));
    }
    for (slug, entry) in &mut incoming.organisations {
        tidy(&mut entry.value.oruk_id, ids.organisation(slug));
    }
    for (slug, entry) in &mut incoming.locations {
        tidy(&mut entry.value.oruk_id, ids.location(slug));
    }
    for (slug, entry) in &mut incoming.taxonomies {
        tidy(&mut entry.value.oruk_id, ids.taxonomy(slug));
        for term in &mut entry.value.terms {
            tidy(&mut term.oruk_id, ids.term(&term.id));
        }
    }
}

/// What was placed so far.
#[derive(Default)]
struct Reading {
    incoming: Incoming,
    organisations: BTreeMap<Id, Slug>,
    locations: BTreeMap<Id, Slug>,
    /// Locations that are no place to go to: the internet.
    virtual_locations: std::collections::BTreeSet<Id>,
    /// What each term says in content.
    terms: BTreeMap<Id, Meaning>,
}

/// Of what something is told.
#[derive(Clone, Copy)]
struct Told<'a> {
    kind: Kind,
    name: &'a str,
}

impl Reading {
    /// Notes that content has no place for what `field` says.
    fn tell(&mut self, of: Told<'_>, field: &str, value: &str, why: &str) {
        self.incoming.unplaced.push(Unplaced {
            kind: of.kind,
            name: of.name.to_owned(),
            field: field.to_owned(),
            value: value.to_owned(),
            why: why.to_owned(),
        });
    }

    /// The same for each of these fields that says something.
    fn tell_all(&mut self, of: Told<'_>, fields: &[(&str, &Option<Text<'_>>)]) {
        for (field, value) in fields {
            if let Some(value) = said(value.as_ref()) {
                self.tell(of, field, value, "content has no field for it");
            }
        }
    }
}

/// Short names for records: the ones that they bring, then ones made of their names.
fn named<'r, T>(
    records: &'r [(Id, T)],
    otherwise: &'static str,
    says: impl Fn(&'r T) -> (Option<&'r Text<'r>>, &'r str),
) -> Vec<Slug> {
    let mut names = Names::new(otherwise);
    let brought: Vec<Option<Slug>> = records
        .iter()
        .map(|(_, record)| {
            let slug = Slug::parse(says(record).0?).ok()?;
            names.take(&slug).then_some(slug)
        })
        .collect();
    records
        .iter()
        .zip(brought)
        .map(|((_, record), slug)| slug.unwrap_or_else(|| names.give(&html::plain(says(record).1))))
        .collect()
}

/// A text that says something.
fn said<'a>(text: Option<&'a Text<'_>>) -> Option<&'a str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// The id as content keeps it: only a UUID is one.
fn kept(id: &Id) -> Option<OrukId> {
    match id {
        Id::Uuid(uuid) => OrukId::parse(&uuid.to_string()),
        Id::Other(_) => None,
    }
}

/// A summary and the Markdown below it.
struct Description {
    summary: String,
    body: String,
}

impl Description {
    /// Of a record of our own: the summary ends at the empty line.
    fn own(text: Option<&Text<'_>>) -> Self {
        let text = text.map(|text| &**text).unwrap_or_default();
        let (summary, body) = text.split_once("\n\n").unwrap_or((text, ""));
        Self {
            summary: summary.to_owned(),
            body: body.to_owned(),
        }
    }

    /// Of somebody else's: its first sentence, and the whole where there is more.
    fn of_others(text: Option<&Text<'_>>, name: &str) -> Self {
        let Some(text) = said(text) else {
            return Self {
                summary: name.to_owned(),
                body: String::new(),
            };
        };
        let body = html::markdown(text);
        let summary = html::first_sentence(&html::plain(text));
        let says_all = summary == body;
        Self {
            summary,
            body: if says_all { String::new() } else { body },
        }
    }
}
