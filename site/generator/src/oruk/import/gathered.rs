//! Every record of a feed once, wherever it stood.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Records;
use crate::oruk::wire::{
    Id, Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm,
};

/// Records by their ids, in the order in which they stood in the feed.
#[derive(Default)]
pub(super) struct Gathered {
    /// Without their places and organisations, which stand below.
    pub(super) services: Vec<(Id, Service<'static>)>,
    pub(super) organisations: Vec<(Id, Organization<'static>)>,
    pub(super) locations: Vec<(Id, Location<'static>)>,
    /// Of each service, in its order.
    pub(super) places: BTreeMap<Id, Vec<Place>>,
    pub(super) taxonomies: Vec<(Id, Taxonomy<'static>)>,
    pub(super) terms: Vec<(Id, TaxonomyTerm<'static>)>,
}

/// A service at a location.
pub(super) struct Place {
    pub(super) id: Option<Id>,
    pub(super) location: Id,
    /// Without its location and its service.
    pub(super) says: ServiceAtLocation<'static>,
}

impl Gathered {
    pub(super) fn of(records: Records) -> Self {
        let mut all = Self::default();
        for service in records.services {
            all.service(service);
        }
        for place in records.service_at_locations {
            all.loose_place(place);
        }
        for organisation in records.organizations {
            all.organisation(organisation);
        }
        for location in records.locations {
            all.location(location);
        }
        for taxonomy in records.taxonomies {
            all.taxonomy(taxonomy);
        }
        for term in records.taxonomy_terms {
            all.term(term);
        }
        all.services = fullest(all.services);
        all.organisations = fullest(all.organisations);
        all.locations = fullest(all.locations);
        all.taxonomies = fullest(all.taxonomies);
        all.terms = fullest(all.terms);
        all
    }

    fn service(&mut self, mut service: Service<'static>) -> Id {
        let id = key(service.id.clone(), "service", &service.name);
        if let Some(organisation) = service.organization.take() {
            let organisation = self.organisation(organisation);
            service.organization_id.get_or_insert(organisation);
        }
        for place in std::mem::take(&mut service.service_at_locations) {
            self.place(&id, place);
        }
        self.services.push((id.clone(), service));
        id
    }

    fn loose_place(&mut self, mut place: ServiceAtLocation<'static>) {
        let nested = place.service.take().map(|service| self.service(*service));
        if let Some(service) = place.service_id.clone().or(nested) {
            self.place(&service, place);
        }
    }

    fn place(&mut self, service: &Id, mut place: ServiceAtLocation<'static>) {
        let nested = place
            .location
            .take()
            .map(|place| self.location(place.into_own()));
        let Some(location) = place.location_id.clone().or(nested) else {
            return;
        };
        let places = self.places.entry(service.clone()).or_default();
        if !places.iter().any(|known| known.location == location) {
            places.push(Place {
                id: place.id.clone(),
                location,
                says: place,
            });
        }
    }

    fn organisation(&mut self, mut organisation: Organization<'static>) -> Id {
        let id = key(organisation.id.clone(), "organisation", &organisation.name);
        for mut service in std::mem::take(&mut organisation.services) {
            service.organization_id.get_or_insert_with(|| id.clone());
            self.service(service);
        }
        self.organisations.push((id.clone(), organisation));
        id
    }

    fn location(&mut self, location: Location<'static>) -> Id {
        let name = location.name.as_deref().unwrap_or_default();
        let id = key(location.id.clone(), "location", name);
        self.locations.push((id.clone(), location));
        id
    }

    fn taxonomy(&mut self, mut taxonomy: Taxonomy<'static>) {
        let id = key(taxonomy.id.clone(), "taxonomy", &taxonomy.name);
        for mut term in std::mem::take(&mut taxonomy.taxonomy_terms) {
            term.taxonomy_id.get_or_insert_with(|| id.clone());
            self.term(term);
        }
        self.taxonomies.push((id, taxonomy));
    }

    fn term(&mut self, term: TaxonomyTerm<'static>) {
        let id = key(term.id.clone(), "term", &term.name);
        self.terms.push((id, term));
    }
}

/// A record without an id is known by its name.
fn key(id: Option<Id>, kind: &str, name: &str) -> Id {
    id.unwrap_or_else(|| Id::Other(format!("{kind} {name}")))
}

/// Each id once, where it first stood: the record that says most, with what only another one says.
fn fullest<T: Serialize + DeserializeOwned>(records: Vec<(Id, T)>) -> Vec<(Id, T)> {
    let mut kept: Vec<(Id, T)> = Vec::with_capacity(records.len());
    let mut at: BTreeMap<Id, usize> = BTreeMap::new();
    for (id, record) in records {
        match at.get(&id) {
            Some(index) => add(&mut kept[*index].1, &record),
            None => {
                at.insert(id.clone(), kept.len());
                kept.push((id, record));
            }
        }
    }
    kept
}

/// Adds what another record of the same thing says.
fn add<T: Serialize + DeserializeOwned>(known: &mut T, other: &T) {
    let (Ok(Value::Object(old)), Ok(Value::Object(new))) =
        (serde_json::to_value(&*known), serde_json::to_value(other))
    else {
        return;
    };
    if old == new {
        return;
    }
    let (mut most, rest) = if length(&new) > length(&old) {
        (new, old)
    } else {
        (old, new)
    };
    for (field, value) in rest {
        most.entry(field).or_insert(value);
    }
    // What was read once is read again.
    if let Ok(whole) = serde_json::from_value(Value::Object(most)) {
        *known = whole;
    }
}

/// How much a record says, in bytes of JSON.
fn length(record: &Map<String, Value>) -> usize {
    serde_json::to_vec(record).map_or(0, |text| text.len())
}
