//! The directory: services A to Z, organisations, and a page for each.

use serde::Serialize;
use site_model::Slug;
use site_model::contact::Contact;
use site_model::directory::service::Service;
use site_model::source::Document;
use site_theme::frame::Section;
use site_theme::{ThemeError, address};

use super::{Drawing, Entry, Page};
use crate::markdown::Prose;

#[derive(Serialize)]
struct List {
    entries: Vec<Entry>,
    /// Where the other list of the directory is.
    other: String,
}

#[derive(Serialize)]
struct ServicePage {
    summary: String,
    organisation: Entry,
    hubs: Vec<String>,
    who_for: Option<String>,
    how_to_get_it: Option<String>,
    contact: Option<Contact>,
    help: Vec<Entry>,
    /// Other services of the same organisation.
    related: Vec<Entry>,
    prose: Prose,
}

#[derive(Serialize)]
struct OrganisationPage {
    summary: String,
    also_known_as: Vec<String>,
    contact: Option<Contact>,
    services: Vec<Entry>,
    /// Notices in force that name it as a recipient.
    notices: Vec<Entry>,
    prose: Prose,
}

impl Drawing<'_> {
    pub(super) fn directory(&self) -> Result<Vec<Page>, ThemeError> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Services);
        let say = |id| frame.say(id, &[]);
        let (services, organisations) =
            (address::services(council), address::organisations(council));

        let mut pages = vec![
            self.page(
                services.clone(),
                "services.njk",
                (
                    Section::Services,
                    &say("services-title"),
                    &say("services-summary"),
                ),
                &[],
                List {
                    entries: self.service_entries(),
                    other: organisations.clone(),
                },
            )?,
            self.page(
                organisations.clone(),
                "organisations.njk",
                (
                    Section::Services,
                    &say("organisations-title"),
                    &say("organisations-summary"),
                ),
                &[("breadcrumb-services", services.clone())],
                List {
                    entries: self.organisation_entries(),
                    other: services.clone(),
                },
            )?,
        ];
        for slug in self.content.services.keys() {
            pages.extend(self.service(slug)?);
        }
        for slug in self.content.organisations.keys() {
            pages.extend(self.organisation(slug)?);
        }
        Ok(pages)
    }

    fn service(&self, slug: &Slug) -> Result<Option<Page>, ThemeError> {
        let council = &self.content.slug;
        let Some(document) = self.content.services.get(slug) else {
            return Ok(None);
        };
        let service = &document.front_matter;
        let mut related = self.services_of(&service.organisation);
        let own = address::service(council, slug);
        related.retain(|entry| entry.href != own);
        let view = ServicePage {
            summary: service.summary.clone(),
            organisation: self.organisation_entry(&service.organisation),
            hubs: service
                .hubs
                .iter()
                .filter_map(|hub| self.content.council.hub(hub))
                .map(|hub| hub.name.clone())
                .collect(),
            who_for: service.who_for.clone(),
            how_to_get_it: service.how_to_get_it.clone(),
            contact: reachable(&service.contact),
            help: self.start_buttons(),
            related,
            prose: self.prose(&document.body),
        };
        self.page(
            own,
            "service.njk",
            (Section::Services, &service.name, &service.summary),
            &[("breadcrumb-services", address::services(council))],
            view,
        )
        .map(Some)
    }

    fn organisation(&self, slug: &Slug) -> Result<Option<Page>, ThemeError> {
        let council = &self.content.slug;
        let Some(document) = self.content.organisations.get(slug) else {
            return Ok(None);
        };
        let organisation = &document.front_matter;
        let mut notices = self.notice_entries();
        notices.retain(|entry| {
            self.content.notices.iter().any(|(notice, versions)| {
                entry.href == address::notice(council, notice)
                    && versions.last().is_some_and(|text| {
                        text.front_matter()
                            .recipients
                            .iter()
                            .any(|to| to.organisation == *slug)
                    })
            })
        });
        let view = OrganisationPage {
            summary: organisation.summary.clone(),
            also_known_as: organisation.also_known_as.clone(),
            contact: reachable(&organisation.contact),
            services: self.services_of(slug),
            notices,
            prose: self.prose(&document.body),
        };
        self.page(
            address::organisation(council, slug),
            "organisation.njk",
            (Section::Services, &organisation.name, &organisation.summary),
            &[
                ("breadcrumb-services", address::services(council)),
                ("breadcrumb-organisations", address::organisations(council)),
            ],
            view,
        )
        .map(Some)
    }

    fn service_entries(&self) -> Vec<Entry> {
        let entry = |(slug, document): (&Slug, &Document<Service>)| {
            let service = &document.front_matter;
            Entry {
                text: service.name.clone(),
                href: address::service(&self.content.slug, slug),
                summary: service.summary.clone(),
                by: self
                    .published
                    .organisations
                    .get(&service.organisation)
                    .filter(|name| **name != service.name)
                    .cloned(),
            }
        };
        in_order(self.content.services.iter().map(entry).collect())
    }

    fn services_of(&self, organisation: &Slug) -> Vec<Entry> {
        let of_it = |href: &str| {
            self.content.services.iter().any(|(slug, document)| {
                document.front_matter.organisation == *organisation
                    && address::service(&self.content.slug, slug) == href
            })
        };
        let mut entries = self.service_entries();
        entries.retain(|entry| of_it(&entry.href));
        // The page they stand on says who provides them.
        entries.iter_mut().for_each(|entry| entry.by = None);
        entries
    }

    fn organisation_entries(&self) -> Vec<Entry> {
        let slugs = self.content.organisations.keys();
        in_order(slugs.map(|slug| self.organisation_entry(slug)).collect())
    }

    pub(super) fn organisation_entry(&self, slug: &Slug) -> Entry {
        let known = self
            .content
            .organisations
            .get(slug)
            .map(|document| &document.front_matter);
        Entry {
            text: known.map_or_else(
                || slug.to_string(),
                |organisation| organisation.name.clone(),
            ),
            href: address::organisation(&self.content.slug, slug),
            summary: known
                .map(|organisation| organisation.summary.clone())
                .unwrap_or_default(),
            by: None,
        }
    }
}

/// A to Z.
fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_cached_key(|entry| (entry.text.to_lowercase(), entry.href.clone()));
    entries
}

fn reachable(contact: &Contact) -> Option<Contact> {
    contact.reaches_someone().then(|| contact.clone())
}
