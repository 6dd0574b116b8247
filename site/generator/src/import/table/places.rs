//! Organisations and locations, by name: those of the council, and those that rows describe.

use std::collections::HashMap;

use site_model::Slug;
use site_model::contact::Contact;
use site_model::content::CouncilContent;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;

use super::cells::{Problems, Row};
use crate::import::incoming::{Entry, Incoming};
use crate::import::matching::folded;
use crate::import::naming::Names;

/// Who and where, by name.
pub(super) struct Places {
    organisations: HashMap<String, Slug>,
    /// With the postcode, if the location can be read.
    locations: HashMap<String, (Slug, String)>,
    organisation_names: Names,
    location_names: Names,
}

impl Places {
    /// Those of the council.
    pub(super) fn of(council: &CouncilContent) -> Self {
        let mut places = Self {
            organisations: HashMap::new(),
            locations: HashMap::new(),
            organisation_names: Names::new("organisation"),
            location_names: Names::new("location"),
        };
        for (slug, document) in &council.organisations {
            let organisation = &document.front_matter;
            places.organisation_names.take(slug);
            for name in std::iter::once(&organisation.name).chain(&organisation.also_known_as) {
                places
                    .organisations
                    .entry(folded(name))
                    .or_insert_with(|| slug.clone());
            }
        }
        for (slug, document) in &council.locations {
            let location = &document.front_matter;
            places.location_names.take(slug);
            let known = (slug.clone(), postcode(&location.postcode));
            places
                .locations
                .entry(folded(&location.name))
                .or_insert(known);
        }
        for slug in &council.unread.organisations {
            places.organisation_names.take(slug);
        }
        for slug in &council.unread.locations {
            places.location_names.take(slug);
        }
        places
    }

    /// The organisation of this name.
    pub(super) fn organisation(&self, name: &str) -> Option<&Slug> {
        self.organisations.get(&folded(name))
    }

    /// The location of this name.
    pub(super) fn location(&self, name: &str) -> Option<&Slug> {
        self.locations.get(&folded(name)).map(|(slug, _)| slug)
    }

    /// Takes what a row says of an organisation and a location that are not known yet.
    pub(super) fn describe(
        &mut self,
        row: &Row<'_>,
        incoming: &mut Incoming,
        problems: &mut Problems,
    ) {
        if let (Some(name), Some(summary)) =
            (row.get("organisation"), row.get("organisation_summary"))
            && self.organisation(name).is_none()
        {
            let slug = self.organisation_names.give(name);
            self.organisations.insert(folded(name), slug.clone());
            let value = Organisation {
                name: name.to_owned(),
                oruk_id: None,
                also_known_as: Vec::new(),
                summary: summary.to_owned(),
                contact: Contact::default(),
                waivers: Vec::new(),
            };
            incoming.organisations.insert(slug, bare(value));
        }
        self.describe_location(row, incoming, problems);
    }

    fn describe_location(
        &mut self,
        row: &Row<'_>,
        incoming: &mut Incoming,
        problems: &mut Problems,
    ) {
        let said = ["address", "town", "postcode"].map(|column| row.get(column));
        if said.iter().all(Option::is_none) {
            return;
        }
        let mut named = row.list("locations");
        let (Some(name), None) = (named.next(), named.next()) else {
            problems.cell(
                row,
                "locations",
                "the row has an address, so one location is needed here",
                "name the location; describe another one in another row",
            );
            return;
        };
        let [Some(address), Some(town), Some(said_postcode)] = said else {
            let columns = ["address", "town", "postcode"].into_iter();
            for (column, _) in columns.zip(said).filter(|(_, cell)| cell.is_none()) {
                problems.cell(
                    row,
                    column,
                    &format!("is empty, so `{name}` has no whole address"),
                    "fill in address, town and postcode, or none of them",
                );
            }
            return;
        };
        let code = postcode(said_postcode);
        match self.locations.get(&folded(name)) {
            Some((_, known)) if *known == code => {}
            Some((slug, known)) => problems.cell(
                row,
                "postcode",
                &format!("`{name}` is the location `{slug}`, whose postcode is {known}"),
                "correct one of the two, or give this place a name of its own",
            ),
            None => {
                let slug = self.location_names.give(name);
                self.locations.insert(folded(name), (slug.clone(), code));
                let lines = address.split([';', '\n']).map(str::trim);
                let value = Location {
                    name: name.to_owned(),
                    oruk_id: None,
                    hub: None,
                    address: lines
                        .filter(|line| !line.is_empty())
                        .map(str::to_owned)
                        .collect(),
                    town: town.to_owned(),
                    county: None,
                    postcode: said_postcode.to_owned(),
                    latitude: None,
                    longitude: None,
                    accessibility: Vec::new(),
                    accessibility_note: None,
                    getting_there: None,
                    waivers: Vec::new(),
                };
                incoming.locations.insert(slug, bare(value));
            }
        }
    }
}

/// Of which nothing is said in words.
fn bare<T>(value: T) -> Entry<T> {
    Entry {
        value,
        body: String::new(),
    }
}

/// As it is compared.
fn postcode(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_uppercase()
}
