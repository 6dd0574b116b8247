//! A location's page: where it is, what the building has, and what is on there day by day.

use serde::Serialize;
use site_model::Slug;
use site_model::council::Hub;
use site_model::directory::schedule::{Schedule, Weekday};
use site_theme::frame::Section;
use site_theme::{Argument, View, address};

use super::super::{Drawing, Page, Result};
use super::index::Index;
use super::listing::{Pagination, on_page, pages, titled};
use super::{json_ld, when};
use crate::markdown::{Prose, Say};

#[derive(Serialize)]
struct LocationPage<'v> {
    place: Option<&'v View>,
    /// What stands on the first page alone.
    prose: Option<Prose>,
    hub: Option<&'v Hub>,
    days: Vec<Day>,
    pagination: Option<Pagination>,
    json_ld: Option<String>,
}

/// What is on there on a day of the week, or at times that nobody has said.
#[derive(Serialize)]
struct Day {
    heading: String,
    entries: Vec<Session>,
}

#[derive(Serialize)]
struct Session {
    text: String,
    href: String,
    times: Option<String>,
    /// What else is to know of these times.
    more: Vec<String>,
    /// What stands beside the name: that it is not on.
    tag: Option<String>,
}

/// A service at a location: on a day by a schedule, or at times that nobody has said.
#[derive(Clone, Copy)]
struct On<'i> {
    /// From Monday on; after Sunday what has no day.
    day: usize,
    /// Its place from A to Z.
    service: usize,
    schedule: Option<&'i Schedule>,
}

/// All that is on at a location, day by day, each day from morning to evening.
fn on<'i>(index: &'i Index<'_>, location: &Slug) -> Vec<On<'i>> {
    let mut all = Vec::new();
    for service in index.at_location(location).iter().copied() {
        let before = all.len();
        let schedules = &index.services.all()[service].thing.schedules;
        let here =
            |schedule: &&Schedule| schedule.location.as_ref().is_none_or(|at| at == location);
        for schedule in schedules.iter().filter(here) {
            let days = Weekday::ALL.iter().enumerate();
            let days = days.filter(|(_, day)| schedule.days.contains(day));
            all.extend(days.map(|(day, _)| On {
                day,
                service,
                schedule: Some(schedule),
            }));
        }
        if all.len() == before {
            all.push(On {
                day: Weekday::ALL.len(),
                service,
                schedule: None,
            });
        }
    }
    // What has no time of day stands after what has.
    let opens = |on: &On<'_>| {
        let opens = on.schedule.and_then(|schedule| schedule.opens);
        (opens.is_none(), opens)
    };
    all.sort_by_key(|on| (on.day, opens(on), on.service));
    all
}

impl Drawing<'_> {
    /// How many pages a location has.
    pub(super) fn location_pages(&self, slug: &Slug) -> usize {
        pages(on(self.directory(), slug).len())
    }

    /// One of them, counted from 1.
    pub(super) fn location(&self, slug: &Slug, page: usize) -> Result<Option<Page>> {
        let council = &self.content.slug;
        let Some(document) = self.content.locations.get(slug) else {
            return Ok(None);
        };
        let location = &document.front_matter;
        let index = self.directory();
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let row = on(index, slug);
        let all = pages(row.len());
        let mut days: Vec<(usize, Day)> = Vec::new();
        for on in on_page(&row, page) {
            let session = session(index, say, council, *on);
            match days.last_mut() {
                Some((day, shown)) if *day == on.day => shown.entries.push(session),
                _ => days.push((
                    on.day,
                    Day {
                        heading: day_name(say, on.day),
                        entries: vec![session],
                    },
                )),
            }
        }
        let own = address::location(council, slug);
        let is_first = page == 1;
        let hub = location.hub.as_ref().filter(|_| is_first);
        let view = LocationPage {
            place: index.places.get(slug).filter(|_| is_first),
            prose: is_first.then(|| self.prose(document.body())),
            hub: hub.and_then(|hub| self.content.council.hub(hub)),
            days: days.into_iter().map(|(_, day)| day).collect(),
            pagination: Pagination::new(say, &own, page, all),
            json_ld: is_first.then(|| json_ld::location(self, slug, location)),
        };
        let given = [
            ("name", location.name.as_str().into()),
            ("town", location.town.as_str().into()),
        ];
        self.page(
            address::page_of_list(&own, page),
            "location.njk",
            (
                Section::Services,
                &titled(say, &location.name, page, all),
                &say("directory-location-summary", &given),
            ),
            &[
                ("breadcrumb-services", address::services(council)),
                (
                    "directory-breadcrumb-locations",
                    address::locations(council),
                ),
            ],
            view,
        )
        .map(Some)
    }
}

fn session(index: &Index<'_>, say: Say<'_>, council: &Slug, on: On<'_>) -> Session {
    let entry = &index.services.all()[on.service];
    let schedule = on.schedule;
    Session {
        text: entry.name.to_owned(),
        href: address::service(council, entry.slug),
        times: schedule
            .and_then(|schedule| when::times(say, schedule.opens, schedule.closes))
            .map(|times| when::capital(&times)),
        // That it is the first Friday is not seen under "Fridays".
        more: schedule.map_or_else(Vec::new, |schedule| {
            let monthly = (!schedule.in_month.is_empty()).then(|| when::days(say, schedule));
            let monthly = monthly.flatten().map(|days| when::capital(&days));
            monthly
                .into_iter()
                .chain(when::when(say, schedule).more)
                .collect()
        }),
        tag: entry.thing.paused.then(|| say("directory-paused-tag", &[])),
    }
}

fn day_name(say: Say<'_>, day: usize) -> String {
    if day < Weekday::ALL.len() {
        say("directory-weekdays", &[("day", (day + 1).into())])
    } else {
        say("directory-ask-when", &[])
    }
}
