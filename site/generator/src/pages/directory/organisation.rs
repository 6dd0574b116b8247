//! An organisation's page: how to reach it, what it provides, and which notices name it.

use serde::Serialize;
use site_model::Slug;
use site_model::contact::Contact;
use site_theme::frame::Section;
use site_theme::{Argument, address};

use super::super::{Drawing, Entry, Page, Result};
use super::json_ld;
use super::listing::{Pagination, on_page, pages, titled};
use crate::markdown::{Prose, Say};

#[derive(Serialize)]
struct OrganisationPage<'v> {
    /// What stands on the first page alone.
    about: Option<About<'v>>,
    /// Its services on this page, as HTML.
    services: Option<String>,
    /// Notices in force that name it as a recipient, on this page.
    notices: Vec<Entry>,
    pagination: Option<Pagination>,
    json_ld: Option<String>,
}

#[derive(Serialize)]
struct About<'v> {
    summary: &'v str,
    also_known_as: &'v [String],
    contact: Option<&'v Contact>,
    prose: Prose,
}

impl Drawing<'_> {
    /// How many pages an organisation has.
    pub(super) fn organisation_pages(&self, slug: &Slug) -> usize {
        let index = self.directory();
        pages(index.of_organisation(slug).len() + index.notices_naming(slug).len())
    }

    /// One of them, counted from 1.
    pub(super) fn organisation(&self, slug: &Slug, page: usize) -> Result<Option<Page>> {
        let council = &self.content.slug;
        let Some(document) = self.content.organisations.get(slug) else {
            return Ok(None);
        };
        let organisation = &document.front_matter;
        let index = self.directory();
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let all = self.organisation_pages(slug);
        let own = address::organisation(council, slug);
        let (provided, naming) = (index.of_organisation(slug), index.notices_naming(slug));
        // Services and notices are one row, of which a page shows a part.
        let row: Vec<usize> = (0..provided.len() + naming.len()).collect();
        let shown = on_page(&row, page);
        let (services, notices) = shown.split_at(shown.partition_point(|at| *at < provided.len()));
        let mut entries = String::new();
        for at in services {
            let service = &index.services.all()[provided[*at]];
            entries.push_str(&self.service_entry(service, false)?);
        }
        let notices = notices.iter().map(|at| naming[*at - provided.len()]);
        let is_first = page == 1;
        let view = OrganisationPage {
            about: is_first.then(|| About {
                summary: &organisation.summary,
                also_known_as: &organisation.also_known_as,
                contact: Some(&organisation.contact).filter(|contact| contact.reaches_someone()),
                prose: self.prose(document.body()),
            }),
            services: (!services.is_empty()).then_some(entries),
            notices: notices
                .map(|notice| Entry {
                    text: notice.front_matter().title.clone(),
                    href: address::notice(council, &notice.slug),
                    summary: notice.front_matter().summary.clone(),
                    by: None,
                })
                .collect(),
            pagination: Pagination::new(say, &own, page, all),
            json_ld: is_first.then(|| json_ld::organisation(self, slug, organisation)),
        };
        self.page(
            address::page_of_list(&own, page),
            "organisation.njk",
            (
                Section::Services,
                &titled(say, &organisation.name, page, all),
                &organisation.summary,
            ),
            &[
                ("breadcrumb-services", address::services(council)),
                ("breadcrumb-organisations", address::organisations(council)),
            ],
            view,
        )
        .map(Some)
    }
}
