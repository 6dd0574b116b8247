//! A service's page: when and where it is, for whom, what it costs and how to get it.

use serde::Serialize;
use site_model::Slug;
use site_model::contact::Contact;
use site_model::directory::cost::Cost;
use site_model::directory::schedule::Schedule;
use site_model::directory::service::{Access, Reach, Service};
use site_theme::frame::Section;
use site_theme::{Argument, Link, View, address};

use super::super::{Drawing, Page, Result};
use super::index::{Index, link};
use super::when::{self, When};
use super::{ages, facets, json_ld, wording};
use crate::markdown::{Prose, Say};

/// How many other services of the same organisation a page names.
const RELATED: usize = 5;

#[derive(Serialize)]
struct ServicePage<'v> {
    words: &'v View,
    summary: &'v str,
    alert: Option<&'v str>,
    paused: bool,
    when: Vec<Timetable<'v>>,
    places: Vec<&'v View>,
    /// How it comes to a family without a location.
    comes_by: Vec<String>,
    who_for: Option<&'v str>,
    ages: Option<String>,
    send: Option<Send<'v>>,
    languages: Option<String>,
    free: bool,
    prices: Vec<Price<'v>>,
    access: Vec<String>,
    how_to_get_it: Option<&'v str>,
    contacts: Vec<&'v Contact>,
    accessibility: Option<&'v str>,
    hubs: Vec<Link>,
    needs: Vec<&'v Link>,
    organisation: Link,
    /// Other services of the same organisation.
    related: Vec<Link>,
    related_heading: Option<String>,
    /// All of them, where there are more.
    all: Option<String>,
    checked: String,
    prose: Prose,
    json_ld: String,
}

/// When it is on at one place, or at all of them.
#[derive(Serialize)]
struct Timetable<'v> {
    place: Option<&'v str>,
    times: Vec<When>,
}

#[derive(Serialize)]
struct Send<'v> {
    kind: String,
    note: Option<&'v str>,
}

#[derive(Serialize)]
struct Price<'v> {
    what: &'v str,
    amount: Option<String>,
}

impl Drawing<'_> {
    pub(super) fn service(&self, slug: &Slug) -> Result<Option<Page>> {
        let council = &self.content.slug;
        let index = self.directory();
        let (Some(document), Some(at)) =
            (self.content.services.get(slug), index.services.place(slug))
        else {
            return Ok(None);
        };
        let service = &document.front_matter;
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let said = |id| say(id, &[]);
        let organisation = link(
            self.organisation_name(&service.organisation).to_owned(),
            address::organisation(council, &service.organisation),
        );
        let (related, more) = related(index, council, &service.organisation, at);
        let access = Access::ALL.into_iter();
        let reach = Reach::ALL.into_iter();
        let named = |name: &str| [("name", name.into())];
        let languages = service
            .languages
            .iter()
            .map(|language| language.name().to_owned());
        let contacts = [&service.contact]
            .into_iter()
            .chain(&service.other_contacts);
        let view = ServicePage {
            words: &index.words,
            summary: &service.summary,
            alert: service.alert.as_deref(),
            paused: service.paused,
            when: timetables(self, say, service),
            places: service
                .locations
                .iter()
                .filter_map(|location| index.places.get(location))
                .collect(),
            comes_by: reach
                .filter(|reach| service.reach.contains(reach))
                .map(|reach| said(wording::reach(reach)))
                .collect(),
            who_for: service.who_for.as_deref(),
            ages: ages::ages(say, service.ages),
            send: service.send.as_ref().map(|send| Send {
                kind: said(wording::send(send.kind)),
                note: send.note.as_deref(),
            }),
            languages: when::list(say, languages.collect()).map(|languages| {
                say(
                    "directory-languages-text",
                    &[("languages", languages.into())],
                )
            }),
            free: service.cost == Some(Cost::Free),
            prices: prices(service.cost.as_ref()),
            access: access
                .filter(|access| service.access.contains(access))
                .map(|access| said(wording::access(access)))
                .collect(),
            how_to_get_it: service.how_to_get_it.as_deref(),
            contacts: contacts
                .filter(|contact| contact.reaches_someone())
                .collect(),
            accessibility: service.accessibility.as_deref(),
            hubs: self.hubs_of(service),
            needs: needs(index, service),
            related_heading: (!related.is_empty())
                .then(|| say("service-related-heading", &named(&organisation.text))),
            related,
            all: more.then(|| say("directory-related-all", &named(&organisation.text))),
            organisation,
            checked: match service.last_checked {
                Some(day) => say(
                    "directory-checked",
                    &[("date", when::date(say, day).into())],
                ),
                None => said("directory-not-checked"),
            },
            prose: self.prose(document.body()),
            json_ld: json_ld::service(self, slug, service),
        };
        self.page(
            address::service(council, slug),
            "service.njk",
            (Section::Services, &service.name, &service.summary),
            &[("breadcrumb-services", address::services(council))],
            view,
        )
        .map(Some)
    }

    /// The hubs where a service can be had, each with what else there is.
    fn hubs_of(&self, service: &Service) -> Vec<Link> {
        let council = self.content;
        let at = |location: &Slug| {
            council
                .locations
                .get(location)
                .map(|found| &found.front_matter)
        };
        let hubs = facets::hubs_of(service, at).into_iter();
        hubs.filter_map(|hub| council.council.hub(hub))
            .map(|hub| {
                let facet = address::Facet::Hub;
                link(
                    hub.name.clone(),
                    address::services_by(&council.slug, facet, hub.id.as_str()),
                )
            })
            .collect()
    }

    /// The name of an organisation; its short name where it is not there.
    pub(super) fn organisation_name<'s>(&'s self, slug: &'s Slug) -> &'s str {
        let known = self.content.organisations.get(slug);
        known.map_or(slug.as_str(), |document| &document.front_matter.name)
    }
}

/// When a service is on: first everywhere, then at one place after the other.
fn timetables<'v>(drawing: &'v Drawing<'_>, say: Say<'_>, service: &Service) -> Vec<Timetable<'v>> {
    let mut all: Vec<(Option<&Slug>, Timetable<'v>)> = Vec::new();
    let mut schedules: Vec<&Schedule> = service.schedules.iter().collect();
    // Where there is one place, it is said once.
    let several = service.locations.len() > 1;
    let place_of = |schedule: &'_ Schedule| {
        let location = schedule.location.as_ref().filter(|_| several);
        location.and_then(|location| service.locations.iter().position(|known| known == location))
    };
    schedules.sort_by_key(|schedule| place_of(schedule));
    for schedule in schedules {
        let location = place_of(schedule).map(|at| &service.locations[at]);
        let said = when::when(say, schedule);
        match all.last_mut() {
            Some((last, table)) if *last == location => table.times.push(said),
            _ => {
                let found = location.and_then(|location| drawing.content.locations.get(location));
                let table = Timetable {
                    place: found.map(|document| document.front_matter.name.as_str()),
                    times: vec![said],
                };
                all.push((location, table));
            }
        }
    }
    all.into_iter().map(|(_, table)| table).collect()
}

fn prices(cost: Option<&Cost>) -> Vec<Price<'_>> {
    let options = match cost {
        Some(Cost::Options(options)) => options.as_slice(),
        _ => &[],
    };
    let price = options.iter().map(|option| Price {
        what: &option.what,
        amount: option.amount.map(|amount| amount.to_string()),
    });
    price.collect()
}

/// The lists of what it helps with, each once.
pub(super) fn needs<'v>(index: &'v Index<'_>, service: &Service) -> Vec<&'v Link> {
    let mut links: Vec<&Link> = Vec::new();
    for found in service
        .categories
        .iter()
        .filter_map(|term| index.need(term))
    {
        if !links.iter().any(|known| known.href == found.href) {
            links.push(found);
        }
    }
    links
}

/// The next services of the same organisation from A to Z, from the first again after the last, and
/// whether there are more.
fn related(
    index: &Index<'_>,
    council: &Slug,
    organisation: &Slug,
    own: usize,
) -> (Vec<Link>, bool) {
    let all = index.of_organisation(organisation);
    let at = all.partition_point(|place| *place <= own);
    let next = all[at..]
        .iter()
        .chain(&all[..at])
        .filter(|place| **place != own);
    let links = next.take(RELATED).map(|place| {
        let entry = &index.services.all()[*place];
        link(entry.name.to_owned(), address::service(council, entry.slug))
    });
    (links.collect(), all.len() > RELATED + 1)
}
