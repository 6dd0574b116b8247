//! Services of a feed, and services at locations.

use site_model::address;
use site_model::directory::service::Service;
use uuid::Uuid;

use super::{Feed, Listed, described, one_line};
use crate::oruk::address::{email, uri};
use crate::oruk::contact::{self, Owner};
use crate::oruk::vocabulary::{FROM_IN_MONTHS, IN_WORDS, Own, PREGNANCY, TO_IN_MONTHS};
use crate::oruk::wire::{self, Text};
use crate::oruk::{age, cost, ids, schedule};

const ACTIVE: &str = "active";
pub(in crate::oruk) const PAUSED: &str = "temporarily closed";
const ENTITY: &str = "service";
/// The sense of an attribute that is one of the council's own terms.
const CATEGORY: &str = "category";

impl<'a> Feed<'a> {
    /// Which of a service's locations there are: each once.
    pub(super) fn places(&self, service: usize) -> impl Iterator<Item = usize> {
        let locations = &self.services[service].document.front_matter.locations;
        let known = locations.iter().enumerate().filter(|(index, location)| {
            self.location_at.contains_key(location) && !locations[..*index].contains(location)
        });
        known.map(|(index, _)| index)
    }

    /// The location that stands at this place in a service.
    fn location_of(&self, service: usize, place: usize) -> Option<usize> {
        let location = &self.services[service].document.front_matter.locations[place];
        self.location_at.get(location).copied()
    }

    pub(super) fn place_id(&self, service: usize, place: usize) -> Option<Uuid> {
        let location = self.location_of(service, place)?;
        let service = self.services[service].id;
        let location = self.locations[location].id;
        Some(ids::service_at_location(service, location))
    }

    /// What is said of a service inside of its organisation and its locations.
    pub(super) fn short_service(&self, index: usize) -> wire::Service<'_> {
        let Listed { id, document, .. } = &self.services[index];
        let says: &Service = &document.front_matter;
        wire::Service {
            id: Some((*id).into()),
            organization_id: self
                .organisation_at
                .get(&says.organisation)
                .map(|by| self.organisations[*by].id.into()),
            name: says.name.as_str().into(),
            status: if says.paused { PAUSED } else { ACTIVE }.into(),
            ..wire::Service::default()
        }
    }

    /// What is said of a service in the list: its own fields, with the summary for a description.
    pub(super) fn listed_service(&self, index: usize) -> wire::Service<'_> {
        let Listed { slug, document, .. } = &self.services[index];
        let says = &document.front_matter;
        let url = match &says.contact.url {
            Some(url) => Some(Text(uri(url))),
            None => self
                .page_address(&address::service(self.council, slug))
                .map(Text::from),
        };
        let by = self.organisation_at.get(&says.organisation);
        wire::Service {
            description: Some(Text(one_line(&says.summary))),
            url,
            email: says
                .contact
                .email
                .as_deref()
                .and_then(email)
                .map(Text::from),
            minimum_age: says.ages.from.map(age::in_years),
            maximum_age: says.ages.to.map(age::in_years),
            assured_date: says.last_checked.map(|day| day.to_string().into()),
            alert: says.alert.as_ref().map(Text::from),
            organization: by.map(|by| self.short_organisation(*by)),
            ..self.short_service(index)
        }
    }

    /// A service with its parts, but for where it is.
    fn placeless_service(&self, index: usize) -> wire::Service<'_> {
        let Listed { slug, id, document } = &self.services[index];
        let says = &document.front_matter;
        wire::Service {
            family_hub_slug: Some(slug.as_str().into()),
            description: Some(Text(described(&says.summary, document.body()))),
            eligibility_description: says.who_for.as_ref().map(Text::from),
            application_process: says.how_to_get_it.as_ref().map(Text::from),
            schedules: says
                .schedules
                .iter()
                .enumerate()
                .map(|(index, schedule)| {
                    let location = schedule.location.as_ref();
                    let place = location
                        .filter(|location| says.locations.contains(location))
                        .and_then(|location| self.location_at.get(location))
                        .map(|at| ids::service_at_location(*id, self.locations[*at].id));
                    schedule::written(schedule, index, *id, place)
                })
                .collect(),
            languages: says
                .languages
                .iter()
                .enumerate()
                .filter(|(index, language)| !says.languages[..*index].contains(language))
                .map(|(_, language)| wire::Language {
                    id: Some(ids::named(*id, "language", language).into()),
                    service_id: Some((*id).into()),
                    name: Some(language.name().into()),
                    code: Some(language.code().into()),
                })
                .collect(),
            cost_options: says
                .cost
                .as_ref()
                .map(|cost| cost::written(cost, *id))
                .unwrap_or_default(),
            contacts: contact::written(&says.contact, &says.other_contacts, Owner::Service(*id)),
            attributes: self.attributes(index),
            ..self.listed_service(index)
        }
    }

    /// A service with its parts.
    pub(super) fn service(&self, index: usize) -> wire::Service<'_> {
        let service = self.services[index].id;
        let places = self.places(index);
        wire::Service {
            service_at_locations: places
                .filter_map(|place| self.location_of(index, place))
                .map(|location| wire::ServiceAtLocation {
                    location: Some(self.location(location)),
                    ..self.bare_place(service, location)
                })
                .collect(),
            ..self.placeless_service(index)
        }
    }

    /// A service at one of its locations, with all parts of both.
    pub(super) fn service_at_location(
        &self,
        service: usize,
        place: usize,
    ) -> Option<wire::ServiceAtLocation<'_>> {
        self.place(service, place, Self::location, Self::placeless_service)
    }

    /// The same in a list: without parts.
    pub(super) fn listed_place<'s>(
        &'s self,
        service: usize,
        place: usize,
    ) -> Option<wire::ServiceAtLocation<'s>> {
        let say_location = |feed: &'s Self, location| feed.short_location(location).into();
        self.place(service, place, say_location, Self::short_service)
    }

    fn place<'s>(
        &'s self,
        service: usize,
        place: usize,
        say_location: impl Fn(&'s Self, usize) -> wire::Place<'s>,
        say_service: impl Fn(&'s Self, usize) -> wire::Service<'s>,
    ) -> Option<wire::ServiceAtLocation<'s>> {
        let location = self.location_of(service, place)?;
        Some(wire::ServiceAtLocation {
            location: Some(say_location(self, location)),
            service: Some(Box::new(say_service(self, service))),
            ..self.bare_place(self.services[service].id, location)
        })
    }

    fn bare_place(&self, service: Uuid, location: usize) -> wire::ServiceAtLocation<'static> {
        let location = self.locations[location].id;
        wire::ServiceAtLocation {
            id: Some(ids::service_at_location(service, location).into()),
            service_id: Some(service.into()),
            location_id: Some(location.into()),
            ..wire::ServiceAtLocation::default()
        }
    }

    /// What HSDS has no field for, and what the service is sorted by.
    fn attributes(&self, index: usize) -> Vec<wire::Attribute<'_>> {
        let Listed { id, document, .. } = &self.services[index];
        let says = &document.front_matter;
        let mut all = Vec::new();
        let mut own = |own: Own, code: &str, value: Option<&'a str>| {
            if let Some(at) = self.taxonomies.own(own, code) {
                let said = self
                    .taxonomies
                    .attribute(at, *id, ENTITY, own.code(), value);
                once(&mut all, said);
            }
        };
        for hub in &says.hubs {
            own(Own::Hub, hub.as_str(), None);
        }
        for reach in &says.reach {
            own(Own::Reach, reach.as_str(), None);
        }
        for access in &says.access {
            own(Own::Access, access.as_str(), None);
        }
        if let Some(send) = &says.send {
            own(Own::Send, send.kind.as_str(), send.note.as_deref());
        }
        if let Some(accessibility) = &says.accessibility {
            own(Own::Accessibility, IN_WORDS, Some(accessibility));
        }
        if says.ages.pregnancy {
            own(Own::Ages, PREGNANCY, None);
        }
        if says.ages.from.is_some_and(age::hides_months) {
            own(Own::Ages, FROM_IN_MONTHS, None);
        }
        if says.ages.to.is_some_and(age::hides_months) {
            own(Own::Ages, TO_IN_MONTHS, None);
        }
        for category in &says.categories {
            if let Some(at) = self.taxonomies.category(category) {
                let said = self.taxonomies.attribute(at, *id, ENTITY, CATEGORY, None);
                once(&mut all, said);
            }
        }
        all
    }
}

/// Adds what is not there yet: content may say a thing twice, a feed must not.
pub(super) fn once<'a>(all: &mut Vec<wire::Attribute<'a>>, said: wire::Attribute<'a>) {
    if !all.iter().any(|known| known.id == said.id) {
        all.push(said);
    }
}
