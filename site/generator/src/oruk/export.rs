//! The feed of one council: which files it has, and what is in each.
//!
//! [`Feed::new`] looks at everything once; a file is made when it is asked for, so a large feed is never
//! in memory as a whole.

mod list;
mod location;
mod organisation;
mod service;
mod taxonomy;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use site_model::Slug;
use site_model::address;
use site_model::content::CouncilContent;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;
use site_model::directory::service::Service;
use site_model::source::Document;
use uuid::Uuid;

use super::ids::{self, Ids};
use super::wire::{self, ApiDetails};
use list::Lazily;
pub(super) use organisation::BETWEEN_NAMES;
pub(super) use service::PAUSED;
use taxonomy::{Taxonomies, TermAt};

const VERSION: &str = "HSDS-UK-3.0";
const PROFILE: &str = "https://docs.openreferraluk.org/en/latest/";
const OPENAPI: &str = "https://raw.githubusercontent.com/tpximpact/OpenReferralApi/refs/heads/main/OpenReferralApi/Schemas/V3.0-UK/open_api.json";

/// Enough for most files: a service with its parts.
const USUAL_BYTES: usize = 4096;

/// A thing of the directory, with its id.
struct Listed<'a, T> {
    slug: &'a Slug,
    id: Uuid,
    document: &'a Document<T>,
}

/// The feed of one council.
pub struct Feed<'a> {
    council: &'a Slug,
    website: Option<&'a str>,
    ids: Ids,
    services: Vec<Listed<'a, Service>>,
    organisations: Vec<Listed<'a, Organisation>>,
    locations: Vec<Listed<'a, Location>>,
    said_locations: Vec<OnceLock<wire::Location<'a>>>,
    organisation_at: BTreeMap<&'a Slug, usize>,
    location_at: BTreeMap<&'a Slug, usize>,
    /// The services of each organisation.
    provided: Vec<Vec<usize>>,
    taxonomies: Taxonomies<'a>,
}

/// A kind of thing that has a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Services,
    Organizations,
    ServiceAtLocations,
    Taxonomies,
    TaxonomyTerms,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Services,
        Self::Organizations,
        Self::ServiceAtLocations,
        Self::Taxonomies,
        Self::TaxonomyTerms,
    ];

    /// The endpoint.
    fn as_str(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Organizations => "organizations",
            Self::ServiceAtLocations => "service_at_locations",
            Self::Taxonomies => "taxonomies",
            Self::TaxonomyTerms => "taxonomy_terms",
        }
    }
}

/// One file of a feed: only that feed can make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Details,
    List(Kind),
    Service(usize),
    Organization(usize),
    /// The service, and which of its locations.
    ServiceAtLocation(usize, usize),
    Taxonomy(usize),
    TaxonomyTerm(TermAt),
}

impl<'a> Feed<'a> {
    /// The feed of a council that is published at `website` (host and no path), if it is anywhere.
    pub fn new(content: &'a CouncilContent, website: Option<&'a str>) -> Self {
        let ids = Ids::of(&content.slug);
        let services: Vec<_> = listed(&content.services, |slug, service| {
            let said = service.oruk_id.as_ref().and_then(ids::said);
            said.unwrap_or_else(|| ids.service(slug))
        });
        let organisations: Vec<_> = listed(&content.organisations, |slug, organisation| {
            let said = organisation.oruk_id.as_ref().and_then(ids::said);
            said.unwrap_or_else(|| ids.organisation(slug))
        });
        let locations: Vec<_> = listed(&content.locations, |slug, location| {
            let said = location.oruk_id.as_ref().and_then(ids::said);
            said.unwrap_or_else(|| ids.location(slug))
        });
        let organisation_at = places(&organisations);
        let mut provided = vec![Vec::new(); organisations.len()];
        for (index, service) in services.iter().enumerate() {
            if let Some(by) = organisation_at.get(&service.document.front_matter.organisation) {
                provided[*by].push(index);
            }
        }
        Self {
            council: &content.slug,
            website,
            ids,
            organisation_at,
            location_at: places(&locations),
            said_locations: vec![OnceLock::new(); locations.len()],
            provided,
            taxonomies: Taxonomies::of(content, ids),
            services,
            organisations,
            locations,
        }
    }

    /// Every file, in the order of the endpoints.
    pub fn files(&self) -> impl Iterator<Item = File> {
        let services = (0..self.services.len()).map(What::Service);
        let organisations = (0..self.organisations.len()).map(What::Organization);
        let places = (0..self.services.len()).flat_map(|service| {
            self.places(service)
                .map(move |place| What::ServiceAtLocation(service, place))
        });
        let taxonomies = (0..self.taxonomies.all.len()).map(What::Taxonomy);
        let terms = self.taxonomies.terms().map(What::TaxonomyTerm);
        [What::Details]
            .into_iter()
            .chain(Kind::ALL.map(What::List))
            .chain(services)
            .chain(organisations)
            .chain(places)
            .chain(taxonomies)
            .chain(terms)
            .map(|what| File { what })
    }

    /// The files that are about one service and nothing else: those that an edit of it changes first.
    pub fn files_of_service(&self, slug: &Slug) -> Vec<File> {
        let Ok(service) = self
            .services
            .binary_search_by_key(&slug, |listed| listed.slug)
        else {
            return Vec::new();
        };
        let places = self.places(service);
        let at = places.map(|place| What::ServiceAtLocation(service, place));
        [What::Service(service)]
            .into_iter()
            .chain(at)
            .map(|what| File { what })
            .collect()
    }

    /// Where the file is written, without a leading slash: `westminster/oruk/services/index.json`.
    pub fn path(&self, file: File) -> String {
        let folder = address::oruk(self.council);
        let folder = folder.trim_start_matches('/');
        let one = |kind: Kind, id: Uuid| {
            let id = id.hyphenated();
            format!("{folder}{}/{id}.json", kind.as_str())
        };
        match file.what {
            What::Details => format!("{folder}index.json"),
            What::List(kind) => format!("{folder}{}/index.json", kind.as_str()),
            What::Service(index) => one(Kind::Services, self.services[index].id),
            What::Organization(index) => one(Kind::Organizations, self.organisations[index].id),
            What::ServiceAtLocation(service, place) => {
                let id = self.place_id(service, place).unwrap_or_default();
                one(Kind::ServiceAtLocations, id)
            }
            What::Taxonomy(index) => one(Kind::Taxonomies, self.taxonomies.all[index].id),
            What::TaxonomyTerm(at) => one(Kind::TaxonomyTerms, self.taxonomies.term(at).id),
        }
    }

    /// What is in the file.
    pub fn bytes(&self, file: File) -> Result<Vec<u8>, serde_json::Error> {
        match file.what {
            What::Details => bytes(&ApiDetails {
                version: VERSION.into(),
                profile: PROFILE.into(),
                openapi_url: OPENAPI.into(),
            }),
            What::List(kind) => self.list(kind),
            What::Service(index) => bytes(&self.service(index)),
            What::Organization(index) => bytes(&self.organisation(index)),
            What::ServiceAtLocation(service, place) => {
                bytes(&self.service_at_location(service, place))
            }
            What::Taxonomy(index) => bytes(&self.taxonomies.taxonomy(index)),
            What::TaxonomyTerm(at) => bytes(&self.taxonomies.wire_term(at)),
        }
    }

    fn list(&self, kind: Kind) -> Result<Vec<u8>, serde_json::Error> {
        match kind {
            Kind::Services => {
                let all = || (0..self.services.len()).map(|index| self.listed_service(index));
                bytes(&list::page(self.services.len(), Lazily(all)))
            }
            Kind::Organizations => {
                let all = || (0..self.organisations.len()).map(|at| self.short_organisation(at));
                let page = list::page(self.organisations.len(), Lazily(all));
                bytes(&list::of_organisations(page, self.ids.list(kind.as_str())))
            }
            Kind::ServiceAtLocations => {
                let all = || {
                    (0..self.services.len()).flat_map(|service| {
                        self.places(service)
                            .map(move |place| self.listed_place(service, place))
                    })
                };
                bytes(&list::page(all().count(), Lazily(all)))
            }
            Kind::Taxonomies => {
                let count = self.taxonomies.all.len();
                let all = || (0..count).map(|index| self.taxonomies.short_taxonomy(index));
                bytes(&list::page(count, Lazily(all)))
            }
            Kind::TaxonomyTerms => {
                let all = || {
                    self.taxonomies
                        .terms()
                        .map(|at| self.taxonomies.wire_term(at))
                };
                bytes(&list::page(all().count(), Lazily(all)))
            }
        }
    }

    /// A page of the site as a URI, where it is published anywhere.
    fn page_address(&self, address: &str) -> Option<String> {
        let website = self.website?;
        Some(format!("{website}{address}"))
    }
}

fn listed<'a, T>(
    all: &'a BTreeMap<Slug, Document<T>>,
    id: impl Fn(&Slug, &T) -> Uuid,
) -> Vec<Listed<'a, T>> {
    all.iter()
        .map(|(slug, document)| Listed {
            slug,
            id: id(slug, &document.front_matter),
            document,
        })
        .collect()
}

fn places<'a, T>(all: &[Listed<'a, T>]) -> BTreeMap<&'a Slug, usize> {
    all.iter()
        .enumerate()
        .map(|(index, listed)| (listed.slug, index))
        .collect()
}

fn bytes(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    serde_json::to_writer(&mut bytes, value)?;
    Ok(bytes)
}

/// The sentence for lists on one line: an empty line ends it in `description`.
fn one_line(summary: &str) -> Cow<'_, str> {
    if summary.contains(['\n', '\r']) {
        let words: Vec<&str> = summary.split_whitespace().collect();
        return Cow::Owned(words.join(" "));
    }
    Cow::Borrowed(summary)
}

/// The summary, an empty line, and the Markdown where there is any.
fn described<'a>(summary: &'a str, body: &str) -> Cow<'a, str> {
    let summary = one_line(summary);
    match trimmed(body) {
        "" => summary,
        body => Cow::Owned([&*summary, "\n\n", body].concat()),
    }
}

/// Markdown without the empty lines around it: a file has them, the text does not.
fn trimmed(body: &str) -> &str {
    body.trim_start_matches('\n').trim_end()
}
