//! How a service, an organisation or a location stands in lists.

use serde::Serialize;
use site_model::address::{self, AToZ};
use site_model::directory::schedule::Weekday;
use site_model::directory::service::Service;
use site_theme::Argument;
use site_theme::frame::Section;

use super::super::{Drawing, Result};
use super::catalogue::Catalogued;
use super::{ages, facets, when};
use crate::build::LANGUAGE;
use crate::markdown::Say;

#[derive(Serialize)]
struct EntryView<'v> {
    text: &'v str,
    href: String,
    /// What stands beside the name: that it is not on.
    tag: Option<String>,
    summary: Option<&'v str>,
    /// For whom, when, where and what it costs, a few words each.
    facts: Vec<String>,
    /// Who provides it.
    by: Option<String>,
}

impl Drawing<'_> {
    /// The entries of these places of a list, one after the other, as HTML.
    pub(super) fn entries(&self, list: AToZ, places: &[usize]) -> Result<String> {
        let index = self.directory();
        let mut all = String::new();
        for place in places {
            all.push_str(match list {
                AToZ::Services => {
                    index.services.all()[*place].drawn(|entry| self.service_entry(entry, true))?
                }
                AToZ::Organisations => index.organisations.all()[*place].drawn(|entry| {
                    self.draw_entry(&EntryView {
                        text: entry.name,
                        href: address::organisation(&self.content.slug, entry.slug),
                        tag: None,
                        summary: Some(&entry.thing.summary),
                        facts: Vec::new(),
                        by: None,
                    })
                })?,
                AToZ::Locations => index.locations.all()[*place].drawn(|entry| {
                    let location = entry.thing;
                    self.draw_entry(&EntryView {
                        text: entry.name,
                        href: address::location(&self.content.slug, entry.slug),
                        tag: None,
                        summary: None,
                        facts: vec![format!("{}, {}", location.town, location.postcode)],
                        by: None,
                    })
                })?,
            });
        }
        Ok(all)
    }

    /// A service in a list: a page of its provider does not say whose it is.
    pub(super) fn service_entry(
        &self,
        entry: &Catalogued<'_, Service>,
        says_whose: bool,
    ) -> Result<String> {
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let service = entry.thing;
        let by = self.organisation_name(&service.organisation);
        let says_whose = says_whose && by != entry.name;
        self.draw_entry(&EntryView {
            text: entry.name,
            href: address::service(&self.content.slug, entry.slug),
            tag: service.paused.then(|| say("directory-paused-tag", &[])),
            summary: Some(&service.summary),
            facts: self.facts(say, service),
            by: says_whose.then(|| say("entry-by", &[("name", by.into())])),
        })
    }

    fn facts(&self, say: Say<'_>, service: &Service) -> Vec<String> {
        let days: Vec<Weekday> = Weekday::ALL
            .into_iter()
            .filter(|day| {
                service
                    .schedules
                    .iter()
                    .any(|schedule| schedule.days.contains(day))
            })
            .collect();
        let place = match service.locations.as_slice() {
            [only] => self.content.locations.get(only),
            _ => None,
        };
        [
            ages::ages(say, service.ages),
            when::weekly(say, &days),
            place.map(|document| document.front_matter.name.clone()),
            facets::is_free(service).then(|| say("directory-free", &[])),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn draw_entry(&self, entry: &EntryView<'_>) -> Result<String> {
        self.theme.render("find-entry.njk", LANGUAGE, entry)
    }
}
