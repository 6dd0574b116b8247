//! Services of a feed.

use std::collections::BTreeMap;

use site_model::Slug;
use site_model::directory::age::Ages;
use site_model::directory::cost::{Cost, CostOption};
use site_model::directory::schedule::Schedule;
use site_model::directory::service::{Access, Reach, SendKind, SendSupport, Service};
use site_model::language::Language;

use super::gathered::{Gathered, Place};
use super::taxonomies::Meaning;
use super::{Description, Reading, Told, html, kept, named, said};
use crate::import::incoming::{Entry, Kind};
use crate::oruk::export::PAUSED;
use crate::oruk::vocabulary::{FROM_IN_MONTHS, Own, PREGNANCY, TO_IN_MONTHS};
use crate::oruk::wire::{self, Id, Text};
use crate::oruk::{age, contact, cost, schedule};

const ENDED: [&str; 2] = ["inactive", "defunct"];
/// Content names languages beside it.
const ENGLISH: &str = "en";

/// What the attributes of a service say.
#[derive(Default)]
struct Attributes {
    hubs: Vec<Slug>,
    reach: Vec<Reach>,
    access: Vec<Access>,
    send: Option<SendSupport>,
    accessibility: Option<String>,
    pregnancy: bool,
    from_in_months: bool,
    to_in_months: bool,
    categories: Vec<Slug>,
}

impl Reading {
    pub(super) fn services(&mut self, gathered: &Gathered) {
        let all = &gathered.services;
        let slugs = named(all, "service", |service| {
            (service.family_hub_slug.as_ref(), &*service.name)
        });
        for ((id, service), slug) in all.iter().zip(slugs) {
            let places = gathered.places.get(id).map_or(&[][..], Vec::as_slice);
            if let Some(entry) = self.service(id, service, places) {
                self.incoming.services.insert(slug, entry);
            }
        }
    }

    /// `None` for a service that content cannot have: that is told.
    fn service(
        &mut self,
        id: &Id,
        service: &wire::Service<'_>,
        places: &[Place],
    ) -> Option<Entry<Service>> {
        let is_ours = service.family_hub_slug.is_some();
        let name = match is_ours {
            true => service.name.to_string(),
            false => html::plain(&service.name),
        };
        let told = Told {
            kind: Kind::Service,
            name: &name,
        };
        let status = service.status.trim();
        if ENDED.iter().any(|ended| status.eq_ignore_ascii_case(ended)) {
            self.tell(
                told,
                "status",
                status,
                "it is not given any more: it is left out",
            );
            return None;
        }
        let by = service.organization_id.as_ref();
        let Some(organisation) = by.and_then(|by| self.organisations.get(by)).cloned() else {
            let by = by.map(Id::to_string).unwrap_or_default();
            let why = "nobody is known who provides it: it is left out";
            self.tell(told, "organization_id", &by, why);
            return None;
        };
        self.tell_unknown(told, service);
        let text = |text: &Option<Text<'_>>| match text {
            Some(text) if is_ours => Some(text.to_string()),
            text => said(text.as_ref()).map(html::plain),
        };
        let (locations, at_places, is_online) = self.places(told, places);
        let mut says = self.attributes(told, service);
        if is_online && !says.reach.contains(&Reach::Online) {
            says.reach.push(Reach::Online);
        }
        let (contact, other_contacts) = match id {
            Id::Uuid(uuid) if is_ours => contact::read(&service.contacts, *uuid),
            _ => {
                let addresses = (&service.email, &service.url);
                self.contacts_of_others(told, addresses, &service.phones, &service.contacts)
            }
        };
        let Description { summary, body } = match is_ours {
            true => Description::own(service.description.as_ref()),
            false => Description::of_others(service.description.as_ref(), &name),
        };
        let last_checked = said(service.assured_date.as_ref()).and_then(|day| {
            let read = day.get(..10).and_then(|day| day.parse().ok());
            if read.is_none() {
                self.tell(told, "assured_date", day, "it is no day");
            }
            read
        });
        let value = Service {
            summary,
            organisation,
            oruk_id: kept(id),
            alert: text(&service.alert),
            paused: status.eq_ignore_ascii_case(PAUSED),
            locations,
            who_for: text(&service.eligibility_description),
            ages: self.ages(told, service, &says),
            send: says.send,
            languages: self.languages(told, service),
            cost: self.cost(told, service),
            how_to_get_it: text(&service.application_process),
            schedules: self.schedules(told, service, places, &at_places),
            contact,
            other_contacts,
            accessibility: says.accessibility,
            last_checked,
            hubs: says.hubs,
            reach: says.reach,
            categories: says.categories,
            access: says.access,
            waivers: Vec::new(),
            name: name.clone(),
        };
        Some(Entry { value, body })
    }

    fn tell_unknown(&mut self, told: Told<'_>, service: &wire::Service<'_>) {
        self.tell_all(
            told,
            &[
                ("alternate_name", &service.alternate_name),
                ("wait_time", &service.wait_time),
                ("accreditations", &service.accreditations),
                ("assurer_email", &service.assurer_email),
                ("interpretation_services", &service.interpretation_services),
            ],
        );
        for area in &service.service_areas {
            let name = said(area.name.as_ref()).or(said(area.service_area.as_ref()));
            let why = "a service of content is for the council's area";
            self.tell(told, "service_areas", name.unwrap_or_default(), why);
        }
        for funding in &service.funding {
            self.tell_all(told, &[("funding", &funding.source)]);
        }
    }

    /// The locations, each by the ids that schedules name it by, and whether it is on the internet.
    fn places(
        &mut self,
        told: Told<'_>,
        places: &[Place],
    ) -> (Vec<Slug>, BTreeMap<Id, Slug>, bool) {
        let mut locations = Vec::new();
        let mut by_id = BTreeMap::new();
        let mut is_online = false;
        for place in places {
            if self.virtual_locations.contains(&place.location) {
                is_online = true;
                continue;
            }
            let Some(location) = self.locations.get(&place.location).cloned() else {
                let id = place.location.to_string();
                self.tell(
                    told,
                    "location_id",
                    &id,
                    "there is no such location to go to",
                );
                continue;
            };
            if let Some(id) = &place.id {
                by_id.insert(id.clone(), location.clone());
            }
            for contact in &place.says.contacts {
                self.tell_all(told, &[("service_at_location.contacts", &contact.name)]);
            }
            for phone in &place.says.phones {
                let number = Some(phone.number.clone());
                self.tell_all(told, &[("service_at_location.phones", &number)]);
            }
            locations.push(location);
        }
        (locations, by_id, is_online)
    }

    fn attributes(&mut self, told: Told<'_>, service: &wire::Service<'_>) -> Attributes {
        let mut says = Attributes::default();
        for attribute in &service.attributes {
            let value = attribute.value.as_ref().map(|value| value.to_string());
            let placed = match self.meaning(attribute) {
                Some(Meaning::Category(slug)) => {
                    if !says.categories.contains(slug) {
                        says.categories.push(slug.clone());
                    }
                    // A value of somebody else's is told below.
                    value.is_none()
                }
                Some(Meaning::Own(own, code)) => says.place(*own, code, value.clone()),
                None => false,
            };
            if !placed {
                let term = attribute.taxonomy_term.as_ref();
                let id = attribute.taxonomy_term_id.as_ref();
                let term = term
                    .map(|term| term.name.to_string())
                    .or(id.map(Id::to_string));
                let parts: Vec<String> = term.into_iter().chain(value).collect();
                let why = "content does not say this of a service";
                self.tell(told, "attributes", &parts.join(": "), why);
            }
        }
        says
    }

    fn ages(&mut self, told: Told<'_>, service: &wire::Service<'_>, says: &Attributes) -> Ages {
        let mut age = |field: &str, years: Option<wire::Number>, in_months: bool| {
            let years = years?;
            let age = age::from_years(years, in_months);
            let is_exact = age.is_some_and(|age| (age::in_years(age).0 - years.0).abs() < 0.05);
            if !is_exact {
                let why = "content has ages in whole years to 120, or in months to 120";
                self.tell(told, field, &years.0.to_string(), why);
            }
            age
        };
        Ages {
            pregnancy: says.pregnancy,
            from: age("minimum_age", service.minimum_age, says.from_in_months),
            to: age("maximum_age", service.maximum_age, says.to_in_months),
        }
    }

    fn languages(&mut self, told: Told<'_>, service: &wire::Service<'_>) -> Vec<Language> {
        let is_ours = service.family_hub_slug.is_some();
        let mut languages = Vec::new();
        for language in &service.languages {
            let name = said(language.name.as_ref());
            let by_code = said(language.code.as_ref()).and_then(|code| {
                let code = code.split('-').next().unwrap_or(code);
                Language::parse(&code.to_ascii_lowercase())
            });
            match by_code.or(name.and_then(Language::named)) {
                Some(language) if !is_ours && language.code() == ENGLISH => {}
                Some(language) if languages.contains(&language) => {}
                Some(language) => languages.push(language),
                None => {
                    let language = name.or(said(language.code.as_ref())).unwrap_or_default();
                    self.tell(told, "languages", language, "it is no language of ISO 639");
                }
            }
        }
        languages
    }

    fn cost(&mut self, told: Told<'_>, service: &wire::Service<'_>) -> Option<Cost> {
        let (cost, unsaid) = cost::read(&service.cost_options);
        for price in unsaid {
            let amount = price.amount.map(|amount| amount.0.to_string());
            let texts = [&price.option, &price.currency, &price.amount_description];
            let texts = texts.into_iter().filter_map(|text| said(text.as_ref()));
            let parts: Vec<String> = texts.map(str::to_owned).chain(amount).collect();
            let why = "content has prices in pounds";
            self.tell(told, "cost_options", &parts.join(" "), why);
        }
        for price in &service.cost_options {
            let days = [
                ("cost_options.valid_from", &price.valid_from),
                ("cost_options.valid_to", &price.valid_to),
            ];
            self.tell_all(told, &days);
        }
        let words = said(service.fees_description.as_ref()).or(said(service.fees.as_ref()));
        match (cost, words) {
            (None, Some(words)) if words.eq_ignore_ascii_case("free") => Some(Cost::Free),
            (None, Some(words)) => Some(Cost::Options(vec![CostOption {
                what: html::plain(words),
                amount: None,
            }])),
            (Some(cost), Some(words)) => {
                self.tell(told, "fees", words, "the prices say what it costs");
                Some(cost)
            }
            (cost, None) => cost,
        }
    }

    fn schedules(
        &mut self,
        told: Told<'_>,
        service: &wire::Service<'_>,
        places: &[Place],
        at_places: &BTreeMap<Id, Slug>,
    ) -> Vec<Schedule> {
        let is_ours = service.family_hub_slug.is_some();
        let mut all = Vec::new();
        let of_places = places.iter().flat_map(|place| {
            let location = self.locations.get(&place.location).cloned();
            let schedules = place.says.schedules.iter();
            schedules.map(move |schedule| (schedule, location.clone()))
        });
        let of_service = service.schedules.iter().map(|schedule| (schedule, None));
        let schedules: Vec<_> = of_service.chain(of_places).collect();
        for (schedule, location) in schedules {
            let links = [
                ("schedule_link", &schedule.schedule_link),
                ("attending_type", &schedule.attending_type),
            ];
            self.tell_all(told, &links);
            match schedule::read(schedule, at_places) {
                Ok(read) => all.extend(read.into_iter().map(|read| Schedule {
                    location: read.location.or_else(|| location.clone()),
                    note: match is_ours {
                        true => read.note,
                        false => read.note.as_deref().map(html::plain),
                    },
                    ..read
                })),
                Err((field, why)) => {
                    let texts = [
                        &schedule.freq,
                        &schedule.byday,
                        &schedule.bymonthday,
                        &schedule.dtstart,
                        &schedule.opens_at,
                        &schedule.closes_at,
                        &schedule.description,
                        &schedule.notes,
                    ];
                    let texts = texts.into_iter().filter_map(|text| said(text.as_ref()));
                    let value = texts.collect::<Vec<_>>().join(" ");
                    self.tell(told, &format!("schedules.{field}"), &value, why);
                }
            }
        }
        all
    }
}

impl Attributes {
    /// Whether content has a place for this word of ours.
    fn place(&mut self, own: Own, code: &str, value: Option<String>) -> bool {
        match own {
            Own::Hub => Slug::parse(code).map(|hub| self.hubs.push(hub)).is_ok(),
            Own::Reach => push(&mut self.reach, Reach::ALL, |reach| reach.as_str() == code),
            Own::Access => push(&mut self.access, Access::ALL, |way| way.as_str() == code),
            Own::Send => {
                let kinds = [SendKind::Specialist, SendKind::Inclusive];
                let kind = kinds.into_iter().find(|kind| kind.as_str() == code);
                self.send = kind.map(|kind| SendSupport { kind, note: value });
                self.send.is_some()
            }
            Own::Accessibility => {
                self.accessibility = value;
                self.accessibility.is_some()
            }
            Own::Ages => {
                let said = match code {
                    PREGNANCY => &mut self.pregnancy,
                    FROM_IN_MONTHS => &mut self.from_in_months,
                    TO_IN_MONTHS => &mut self.to_in_months,
                    _ => return false,
                };
                *said = true;
                true
            }
            Own::Feature => false,
        }
    }
}

/// Adds the one that is meant, if there is one.
fn push<T: Copy, const N: usize>(all: &mut Vec<T>, known: [T; N], is: impl Fn(T) -> bool) -> bool {
    let found = known.into_iter().find(|one| is(*one));
    all.extend(found);
    found.is_some()
}
