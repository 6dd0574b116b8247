//! A council's content, as large as is asked for and always the same.
//!
//! Made from numbers alone: no clock, no chance, no file. Every page has words of its own, full front
//! matter and a length as councils write it; `site check` finds nothing in it, as of [`TODAY`].

mod council;
pub mod notice;
pub mod place;
mod sentences;
pub mod service;
mod yaml;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::{Date, date};
use site_model::notice::NoticeVersion;
use site_model::published_texts::HEADER;

pub use council::FORM_TITLE;
use notice::Notice;
use place::{Location, Organisation};
use service::Service;

/// The council's folder.
pub const COUNCIL: &str = "northmoor";

/// Its name.
pub const COUNCIL_NAME: &str = "Northmoor Council";

/// What its site calls itself.
pub const SITE_NAME: &str = "Northmoor family hubs";

/// Where its site would be published: RFC 2606 keeps the domain for examples.
pub const WEBSITE: &str = "https://northmoor.example.org";

/// The domain of its email addresses.
pub const EMAIL: &str = "northmoor.example.org";

/// Its one form.
pub const FORM: &str = "ask-for-help";

/// The day as of which content is checked and built, on whatever day that is done.
pub const TODAY: Date = date(2026, 11, 22);

/// Its hubs: short name, name and area.
pub const HUBS: [(&str, &str, &str); 4] = [
    ("northmoor", "Northmoor Family Hub", "Northmoor"),
    ("easterby", "Easterby Family Hub", "Easterby"),
    ("westham", "Westham Family Hub", "Westham"),
    ("southley", "Southley Family Hub", "Southley"),
];

/// The terms of its taxonomy: short name and name.
pub const NEEDS: [(&str, &str); 12] = [
    ("feeding", "Feeding your baby"),
    ("sleep", "Sleep"),
    ("play", "Play and fun"),
    ("talking", "Learning to talk"),
    ("school-ready", "Getting ready for school"),
    ("food", "Food and cooking"),
    ("money", "Money and benefits"),
    ("feelings", "Feelings"),
    ("being-a-parent", "Being a parent"),
    ("health", "Staying well"),
    ("outdoors", "Being outdoors"),
    ("friends", "Meeting others"),
];

/// How many notices and services.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Notices, each with one text.
    pub notices: usize,
    /// Services; there is an organisation for each 20 and a location for each 40.
    pub services: usize,
}

/// A council's content.
pub struct Corpus {
    /// Its notices.
    pub notices: Vec<Notice>,
    /// Its services.
    pub services: Vec<Service>,
    /// Its organisations.
    pub organisations: Vec<Organisation>,
    /// Its locations.
    pub locations: Vec<Location>,
}

impl Corpus {
    /// The content of this size.
    pub fn new(size: Size) -> Self {
        let organisations: Vec<_> = (0..(size.services / 20).max(1))
            .map(Organisation::new)
            .collect();
        let locations: Vec<_> = (0..(size.services / 40).max(1))
            .map(Location::new)
            .collect();
        Self {
            notices: (0..size.notices)
                .map(|number| Notice::new(number, &organisations))
                .collect(),
            services: (0..size.services)
                .map(|number| Service::new(number, &organisations, &locations))
                .collect(),
            organisations,
            locations,
        }
    }

    /// Every file in our format: its path below the content folder, and its text.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = council::files();
        let mut record = HEADER.to_owned();
        for notice in &self.notices {
            let (slug, updated) = (&notice.slug, notice.updated);
            let sha256 = NoticeVersion::of(&notice.markdown);
            record.push_str(&format!(
                "- notice: \"{slug}\"\n  updated: {updated}\n  sha256: \"{sha256}\"\n"
            ));
            files.insert(
                format!("{COUNCIL}/notices/{slug}/{updated}.md"),
                notice.markdown.clone(),
            );
        }
        files.insert(format!("{COUNCIL}/notices/published.yaml"), record);
        for service in &self.services {
            files.insert(
                service_file(service),
                service.markdown(&service.body, &self.organisations, &self.locations),
            );
        }
        for one in &self.organisations {
            files.insert(
                format!("{COUNCIL}/organisations/{}.md", one.slug),
                one.markdown.clone(),
            );
        }
        for one in &self.locations {
            files.insert(
                format!("{COUNCIL}/locations/{}.md", one.slug),
                one.markdown.clone(),
            );
        }
        files
    }

    /// Other services of the organisation that provides a service, from A to Z: those after it, then
    /// those before it.
    pub fn after_of_the_same_organisation(&self, service: &Service) -> Vec<&Service> {
        // Service n is the organisation's whose number is n modulo how many there are.
        let organisations = self.organisations.len();
        let mut all: Vec<_> = self
            .services
            .iter()
            .skip(service.organisation)
            .step_by(organisations)
            .collect();
        all.sort_by_cached_key(|one| one.name.to_lowercase());
        let own = all
            .iter()
            .position(|one| one.slug == service.slug)
            .unwrap_or_default();
        all.rotate_left(own);
        all.remove(0);
        all
    }

    /// The pages that every generator makes, in order: paths below the folder of a site.
    pub fn pages(&self) -> Vec<PathBuf> {
        let notices = self.notices.iter().map(notice_page);
        let services = self.services.iter().map(service_page);
        let mut pages: Vec<_> = notices.chain(services).map(PathBuf::from).collect();
        pages.sort();
        pages
    }

    /// The service that an editor edits, in the middle of all.
    pub fn edited(&self) -> &Service {
        &self.services[self.services.len() / 2]
    }
}

/// A service's file below the content folder.
pub fn service_file(service: &Service) -> String {
    format!("{COUNCIL}/services/{}.md", service.slug)
}

/// A service's page below the folder of a site.
pub fn service_page(service: &Service) -> String {
    format!("{COUNCIL}/services/{}/index.html", service.slug)
}

/// A notice's page below the folder of a site.
pub fn notice_page(notice: &Notice) -> String {
    format!("{COUNCIL}/notices/{}/index.html", notice.slug)
}

/// The text of a service after the `count`th edit: one more sentence at its end.
pub fn edited_body(service: &Service, count: usize) -> String {
    format!("{}\n{}\n", service.body, edited_sentence(count))
}

/// What the `count`th edit adds.
pub fn edited_sentence(count: usize) -> String {
    format!("We have {} new toys.", count + 2)
}

/// A number of those that Ofcom keeps for drama: nobody is called.
fn phone(number: usize) -> String {
    format!("020 7946 {:04}", number % 1000)
}
