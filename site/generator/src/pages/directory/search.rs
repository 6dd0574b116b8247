//! The search page, and the index that it names.

use std::collections::BTreeMap;

use serde::Serialize;
use site_model::Slug;
use site_model::address::{self, Facet};
use site_model::directory::location::Location;
use site_model::directory::service::Service;
use site_model::notice::Notice;
use site_theme::frame::Section;
use site_theme::{Argument, Link, ThemeError, published_as};

use super::super::part::Drawn;
use super::super::{Drawing, Part, Result, Stage, Subject};
use super::catalogue::Catalogue;
use super::facets::Values;
use super::index::{facet_name, link};
use crate::markdown::Say;
use crate::search::{Entry, Index, Phrase};

/// The forms that a language may have for a number (Unicode CLDR) and that English has, and one for
/// none at all.
const FORMS: [&str; 3] = ["zero", "one", "other"];

/// How far a narrower need is indented at most: a phone is narrow.
const DEEPEST: usize = 4;

#[derive(Serialize)]
struct SearchPage<'a> {
    /// Where the index is.
    index: &'a str,
    /// Below which addresses the results are.
    services: String,
    notices: String,
    forms: [&'static str; 3],
    filters: Vec<Filter<'a>>,
    /// What else leads to services.
    ways: Vec<Link>,
}

/// A facet by which results can be narrowed.
#[derive(Serialize)]
struct Filter<'a> {
    facet: &'static str,
    name: String,
    /// What stands where nothing is chosen.
    all: String,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    /// None where the facet has one.
    name: Option<&'a str>,
    options: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    value: &'a str,
    text: String,
}

impl Drawing<'_> {
    /// The search page with its index, which is named after its bytes: they are drawn together.
    pub(in crate::pages) fn search_parts(&self) -> Vec<Part<'_>> {
        vec![Part::new(Stage::Search, Subject::Many, || self.search())]
    }

    fn search(&self) -> Result<Vec<Drawn>> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let module = self.search_index().module();
        let module =
            module.map_err(|error| ThemeError::Package(format!("search index: {error}")))?;
        let (name, index) = published_as(&format!("search-{council}.js"), &module);
        let mut ways = vec![link(
            say("search-ways-services", &[]),
            address::services(council),
        )];
        ways.extend(self.ways(say));
        ways.push(link(
            say("search-ways-notices", &[]),
            address::notices(council),
        ));
        ways.push(link(
            say("search-ways-contact", &[]),
            address::contact(council),
        ));
        let view = SearchPage {
            index: &index,
            services: address::services(council),
            notices: address::notices(council),
            forms: FORMS,
            filters: self
                .directory()
                .facets
                .iter()
                .map(|facet| filter(say, facet))
                .collect(),
            ways,
        };
        let page = self.page(
            address::search(council),
            "search.njk",
            (
                Section::Services,
                &say("search-title", &[]),
                &say("search-summary", &[]),
            ),
            &[("breadcrumb-services", address::services(council))],
            view,
        )?;
        Ok(vec![
            Drawn::Page(page),
            Drawn::File(format!("assets/{name}"), module),
        ])
    }

    fn search_index(&self) -> Index<'_> {
        let directory = self.directory();
        let mut index = Index::new();
        let organisations: BTreeMap<&Slug, Phrase> = self
            .content
            .organisations
            .iter()
            .map(|(slug, document)| {
                let organisation = &document.front_matter;
                let names = format!(
                    "{} {}",
                    organisation.name,
                    organisation.also_known_as.join(" ")
                );
                (slug, index.phrase(&names))
            })
            .collect();
        let locations: BTreeMap<&Slug, Phrase> = self
            .content
            .locations
            .iter()
            .map(|(slug, document)| (slug, index.phrase(&place(&document.front_matter))))
            .collect();
        let values = self.values_of_services(&mut index);

        for (entry, mut about) in directory.services.all().iter().zip(values) {
            let service: &Service = entry.thing;
            about.extend(organisations.get(&service.organisation).cloned());
            about.extend(
                service
                    .locations
                    .iter()
                    .filter_map(|location| locations.get(location).cloned()),
            );
            let by = self.organisation_name(&service.organisation);
            let send = service.send.as_ref().and_then(|send| send.note.as_deref());
            let document = self.content.services.get(entry.slug);
            index.service(&Entry {
                slug: entry.slug.as_str(),
                name: entry.name,
                summary: &service.summary,
                by: Some(by).filter(|by| *by != entry.name),
                about,
                texts: [service.who_for.as_deref(), send]
                    .into_iter()
                    .flatten()
                    .collect(),
                prose: document.map_or("", |document| document.body()),
            });
        }
        let notices = self.content.notices.iter().filter_map(|(slug, versions)| {
            let newest = versions.last()?;
            Some((slug, newest.front_matter().title.as_str(), newest))
        });
        let notices: Catalogue<'_, Notice> = Catalogue::new(notices);
        for entry in notices.all() {
            let notice = entry.thing.front_matter();
            let named = notice
                .recipients
                .iter()
                .map(|recipient| &recipient.organisation);
            index.notice(&Entry {
                slug: entry.slug.as_str(),
                name: entry.name,
                summary: &notice.summary,
                about: named
                    .filter_map(|named| organisations.get(named).cloned())
                    .collect(),
                ..Entry::default()
            });
        }
        for facet in &directory.facets {
            for value in &facet.values {
                index.filter(facet.facet.as_str(), &value.word, &value.services);
            }
        }
        index
    }

    /// For each service, the names of the values it has: who looks for `Bengali` or `Mondays` finds it.
    /// Ages are left out, whose numbers would find too much.
    fn values_of_services(&self, index: &mut Index<'_>) -> Vec<Vec<Phrase>> {
        let directory = self.directory();
        let mut values = vec![Vec::new(); directory.services.all().len()];
        let named = directory
            .facets
            .iter()
            .filter(|facet| facet.facet != Facet::Age);
        for value in named.flat_map(|facet| &facet.values) {
            let phrase = index.phrase(&value.name);
            for service in &value.services {
                values[*service].push(phrase.clone());
            }
        }
        values
    }
}

fn filter<'v>(say: Say<'_>, facet: &'v Values) -> Filter<'v> {
    let mut groups: Vec<Group<'v>> = Vec::new();
    for value in &facet.values {
        let name = value.group.as_deref();
        let indent = "\u{a0}\u{a0}".repeat(value.level.min(DEEPEST));
        let choice = Choice {
            value: &value.word,
            text: format!("{indent}{}", value.name),
        };
        match groups.last_mut() {
            Some(last) if last.name == name => last.options.push(choice),
            _ => groups.push(Group {
                name,
                options: vec![choice],
            }),
        }
    }
    let id = facet_name(facet.facet);
    Filter {
        facet: facet.facet.as_str(),
        name: say(id, &[]),
        all: say(&format!("{id}.all"), &[]),
        groups,
    }
}

/// What somebody may call a location: a postcode also in one word.
fn place(location: &Location) -> String {
    let postcode = &location.postcode;
    let joined: String = postcode.split_whitespace().collect();
    let street = location.address.join(" ");
    format!(
        "{} {street} {} {postcode} {joined}",
        location.name, location.town
    )
}
