//! Which of the things that came are things that the council has: those get its short names, the rest
//! get new ones, and whatever refers to them follows.

use std::collections::BTreeMap;

use site_model::content::CouncilContent;
use site_model::directory::taxonomy::Taxonomy;
use site_model::{Hub, Slug};

use super::incoming::{Entry, Incoming, Kind, Unplaced};
use super::matching::{Ids, Thing, folded, matched, matched_terms};
use crate::oruk::import::leave_out_derived_ids;

/// What came, under the short names that it has in the council. What refers to a hub or a category
/// that the council does not have is among the unplaced.
pub(super) fn place(incoming: Incoming, council: &CouncilContent, ids: &Ids) -> Incoming {
    let Incoming {
        organisations,
        mut locations,
        taxonomies,
        mut services,
        mut unplaced,
        unsaid,
    } = incoming;

    let organisation_names = matched(
        Kind::Organisation,
        organisations.iter().map(|(slug, entry)| Thing {
            slug,
            id: entry.value.oruk_id.as_ref(),
            names: vec![folded(&entry.value.name)],
            apart: String::new(),
        }),
        council.organisations.iter().map(|(slug, document)| {
            let organisation = &document.front_matter;
            let names = std::iter::once(&organisation.name).chain(&organisation.also_known_as);
            Thing {
                slug,
                id: organisation.oruk_id.as_ref(),
                names: names.map(|name| folded(name)).collect(),
                apart: String::new(),
            }
        }),
        &council.unread.organisations,
        ids,
    );
    let location_names = matched(
        Kind::Location,
        locations.iter().map(|(slug, entry)| Thing {
            slug,
            id: entry.value.oruk_id.as_ref(),
            names: vec![folded(&entry.value.name)],
            apart: folded(&entry.value.postcode).replace(' ', ""),
        }),
        council.locations.iter().map(|(slug, document)| Thing {
            slug,
            id: document.front_matter.oruk_id.as_ref(),
            names: vec![folded(&document.front_matter.name)],
            apart: folded(&document.front_matter.postcode).replace(' ', ""),
        }),
        &council.unread.locations,
        ids,
    );
    let (taxonomies, categories) = place_taxonomies(taxonomies, council, ids);

    for entry in locations.values_mut() {
        let location = &mut entry.value;
        if let Some(hub) = location
            .hub
            .take_if(|hub| !has_hub(&council.council.hubs, hub))
        {
            unplaced.push(no_hub(Kind::Location, &location.name, "hub", &hub));
        }
    }
    for entry in services.values_mut() {
        let service = &mut entry.value;
        if let Some(new) = organisation_names.get(&service.organisation) {
            service.organisation = new.clone();
        }
        let schedules = service.schedules.iter_mut();
        for location in service
            .locations
            .iter_mut()
            .chain(schedules.filter_map(|schedule| schedule.location.as_mut()))
        {
            if let Some(new) = location_names.get(location) {
                *location = new.clone();
            }
        }
        for category in &mut service.categories {
            if let Some(new) = categories.get(category) {
                *category = new.clone();
            }
        }
        let name = &service.name;
        service.hubs.retain(|hub| {
            let there = has_hub(&council.council.hubs, hub);
            if !there {
                unplaced.push(no_hub(Kind::Service, name, "hubs", hub));
            }
            there
        });
    }
    let service_names = matched(
        Kind::Service,
        services.iter().map(|(slug, entry)| Thing {
            slug,
            id: entry.value.oruk_id.as_ref(),
            names: vec![folded(&entry.value.name)],
            apart: entry.value.organisation.to_string(),
        }),
        council.services.iter().map(|(slug, document)| Thing {
            slug,
            id: document.front_matter.oruk_id.as_ref(),
            names: vec![folded(&document.front_matter.name)],
            apart: document.front_matter.organisation.to_string(),
        }),
        &council.unread.services,
        ids,
    );

    let mut placed = Incoming {
        organisations: renamed(organisations, &organisation_names),
        locations: renamed(locations, &location_names),
        taxonomies,
        services: renamed(services, &service_names),
        unplaced,
        unsaid,
    };
    leave_out_derived_ids(&mut placed, &council.slug);
    placed
}

/// The taxonomies under their names in the council, and the new name of each term by its old one.
fn place_taxonomies(
    taxonomies: BTreeMap<Slug, Entry<Taxonomy>>,
    council: &CouncilContent,
    ids: &Ids,
) -> (BTreeMap<Slug, Entry<Taxonomy>>, BTreeMap<Slug, Slug>) {
    let names = matched(
        Kind::Taxonomy,
        taxonomies.iter().map(|(slug, entry)| Thing {
            slug,
            id: entry.value.oruk_id.as_ref(),
            names: vec![folded(&entry.value.name)],
            apart: String::new(),
        }),
        council
            .taxonomies
            .iter()
            .map(|(slug, (_, taxonomy))| Thing {
                slug,
                id: taxonomy.oruk_id.as_ref(),
                names: vec![folded(&taxonomy.name)],
                apart: String::new(),
            }),
        &council.unread.taxonomies,
        ids,
    );
    let mut taxonomies = renamed(taxonomies, &names);
    // Terms are the same where they stand in the same taxonomy and are called the same.
    let terms = matched_terms(
        taxonomies.iter().flat_map(|(slug, entry)| {
            let terms = entry.value.terms.iter();
            terms.map(|term| Thing::of_term(term, slug))
        }),
        council.taxonomies.iter().flat_map(|(slug, (_, taxonomy))| {
            let terms = taxonomy.terms.iter();
            terms.map(|term| Thing::of_term(term, slug))
        }),
        ids,
    );
    for term in taxonomies
        .values_mut()
        .flat_map(|entry| &mut entry.value.terms)
    {
        for id in std::iter::once(&mut term.id).chain(&mut term.part_of) {
            if let Some(new) = terms.get(id) {
                *id = new.clone();
            }
        }
    }
    (taxonomies, terms)
}

fn renamed<T>(
    entries: BTreeMap<Slug, Entry<T>>,
    names: &BTreeMap<Slug, Slug>,
) -> BTreeMap<Slug, Entry<T>> {
    let renamed = entries
        .into_iter()
        .map(|(slug, entry)| match names.get(&slug) {
            Some(new) => (new.clone(), entry),
            None => (slug, entry),
        });
    renamed.collect()
}

fn has_hub(hubs: &[Hub], slug: &Slug) -> bool {
    hubs.iter().any(|hub| hub.id == *slug)
}

fn no_hub(kind: Kind, name: &str, field: &str, hub: &Slug) -> Unplaced {
    Unplaced {
        kind,
        name: name.to_owned(),
        field: field.to_owned(),
        value: hub.to_string(),
        why: "the council's `council.yaml` has no such hub".to_owned(),
    }
}
