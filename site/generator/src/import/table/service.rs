//! A row as a service.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};
use site_model::Slug;
use site_model::contact::Contact;
use site_model::content::CouncilContent;
use site_model::directory::age::{Age, Ages};
use site_model::directory::cost::{Cost, CostOption, Pounds};
use site_model::directory::oruk_id::OrukId;
use site_model::directory::schedule::Schedule;
use site_model::directory::service::{SendSupport, Service};
use site_model::language::Language;
use site_model::phone_number::is_phone_number;

use super::cells::{Problems, Row};
use super::places::Places;
use super::times::{self, read_day};
use crate::import::incoming::{Entry, Incoming, Kind, Unplaced};
use crate::import::matching::folded;
use crate::import::naming::Names;

const YES: &str = "write `yes` or `no`";

/// What rows refer to, and the names they have taken.
pub(super) struct Services<'a> {
    places: &'a Places,
    hubs: HashMap<String, Slug>,
    terms: HashMap<String, Slug>,
    names: Names,
}

impl<'a> Services<'a> {
    /// Rows refer to what this council has.
    pub(super) fn new(council: &CouncilContent, places: &'a Places) -> Self {
        let mut hubs = HashMap::new();
        for hub in &council.council.hubs {
            hubs.insert(folded(&hub.name), hub.id.clone());
            hubs.insert(hub.id.to_string(), hub.id.clone());
        }
        let mut terms = HashMap::new();
        for (_, taxonomy) in council.taxonomies.values() {
            for term in &taxonomy.terms {
                terms
                    .entry(folded(&term.name))
                    .or_insert_with(|| term.id.clone());
            }
        }
        for (_, taxonomy) in council.taxonomies.values() {
            for term in &taxonomy.terms {
                terms.insert(term.id.to_string(), term.id.clone());
            }
        }
        Self {
            places,
            hubs,
            terms,
            names: Names::new("service"),
        }
    }

    /// Reads a row. What is wrong with it is told; what the council does not know is not placed.
    pub(super) fn add(&mut self, row: &Row<'_>, incoming: &mut Incoming, problems: &mut Problems) {
        let name = row.needed("name", problems);
        let summary = row.needed("summary", problems);
        let organisation = row.needed("organisation", problems);
        let organisation = organisation.and_then(|name| self.organisation(row, name, problems));
        let locations = self.locations(row, problems);
        let schedules = self.schedules(row, problems);
        let known = |column, known: &HashMap<String, Slug>, why: &str| {
            let (there, not_there) = find(row, column, known);
            let not_there = not_there.into_iter().map(|value| Unplaced {
                kind: Kind::Service,
                name: name.unwrap_or_default().to_owned(),
                field: column.to_owned(),
                value: value.to_owned(),
                why: why.to_owned(),
            });
            (there, not_there.collect::<Vec<_>>())
        };
        let (hubs, no_hubs) = known(
            "hubs",
            &self.hubs,
            "the council's `council.yaml` has no such hub",
        );
        let (categories, no_categories) = known(
            "categories",
            &self.terms,
            "no taxonomy of the council has this category",
        );
        incoming
            .unplaced
            .extend(no_hubs.into_iter().chain(no_categories));

        let reach = words(
            row,
            "reach",
            problems,
            "write `outreach`, `online` or `phone`",
        );
        let access = words(
            row,
            "access",
            problems,
            "write `drop-in`, `self-referral` or `professional-referral`",
        );
        let ages = ages(row, problems);
        let send = send(row, problems);
        let languages = row.read_list(
            "languages",
            problems,
            "write its name in English, or its ISO 639 code, such as `bn`",
            |text| Language::parse(&text.to_lowercase()).or_else(|| Language::named(text)),
        );
        let cost = row.read(
            "cost",
            problems,
            "write `free`, or prices such as `One session £2.50; Family £5`",
            cost,
        );
        let contact = contact(row, problems);
        let last_checked = row.read(
            "last_checked",
            problems,
            "write the day as `2026-11-21`",
            read_day,
        );
        let oruk_id = row.read(
            "oruk_id",
            problems,
            "write a UUID, or leave it empty",
            OrukId::parse,
        );
        let paused = yes(row, "paused", problems);

        let (Some(name), Some(summary), Some(organisation)) = (name, summary, organisation) else {
            return;
        };
        let value = Service {
            name: name.to_owned(),
            summary: summary.to_owned(),
            organisation,
            oruk_id,
            alert: row.text("alert"),
            paused,
            hubs,
            locations,
            reach,
            categories,
            who_for: row.text("who_for"),
            ages,
            send,
            languages,
            cost,
            access,
            how_to_get_it: row.text("how_to_get_it"),
            schedules,
            contact,
            other_contacts: Vec::new(),
            accessibility: row.text("accessibility"),
            last_checked,
            waivers: Vec::new(),
        };
        let body = row.text("description").map(|text| tags_as_text(&text));
        let entry = Entry {
            value,
            body: body.unwrap_or_default(),
        };
        incoming.services.insert(self.names.give(name), entry);
    }

    fn organisation(&self, row: &Row<'_>, name: &str, problems: &mut Problems) -> Option<Slug> {
        let known = self.places.organisation(name);
        if known.is_none() {
            problems.cell(
                row,
                "organisation",
                &format!("the council has no organisation `{name}`"),
                "correct the name, or say who it is in the column `organisation_summary`",
            );
        }
        known.cloned()
    }

    fn locations(&self, row: &Row<'_>, problems: &mut Problems) -> Vec<Slug> {
        let mut found = Vec::new();
        for name in row.list("locations") {
            match self.places.location(name) {
                Some(slug) => found.push(slug.clone()),
                None => problems.cell(
                    row,
                    "locations",
                    &format!("the council has no location `{name}`"),
                    "correct the name, or give its `address`, `town` and `postcode` in a row where it stands alone",
                ),
            }
        }
        found
    }

    fn schedules(&self, row: &Row<'_>, problems: &mut Problems) -> Vec<Schedule> {
        let place = |name: &str| {
            let of_the_row = row.list("locations").any(|one| folded(one) == folded(name));
            self.places.location(name).filter(|_| of_the_row).cloned()
        };
        match times::read(row.get("schedules").unwrap_or_default(), &place) {
            Ok(schedules) => schedules,
            Err((message, mend)) => {
                problems.cell(row, "schedules", &message, mend);
                Vec::new()
            }
        }
    }
}

/// The values of a cell that are known by name, and those that are not.
fn find<'a>(
    row: &Row<'a>,
    column: &str,
    known: &HashMap<String, Slug>,
) -> (Vec<Slug>, Vec<&'a str>) {
    let (mut there, mut not_there) = (Vec::new(), Vec::new());
    for value in row.list(column) {
        match known.get(&folded(value)) {
            Some(slug) => there.push(slug.clone()),
            None => not_there.push(value),
        }
    }
    (there, not_there)
}

/// Words that content knows, as people write them: `Drop in`.
fn words<T: for<'de> Deserialize<'de>>(
    row: &Row<'_>,
    column: &str,
    problems: &mut Problems,
    mend: &str,
) -> Vec<T> {
    row.read_list(column, problems, mend, word)
}

fn word<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let text = folded(text).replace(' ', "-");
    let deserializer: StrDeserializer<'_, Error> = text.as_str().into_deserializer();
    T::deserialize(deserializer).ok()
}

fn yes(row: &Row<'_>, column: &str, problems: &mut Problems) -> bool {
    let said = row.read(column, problems, YES, |text| match folded(text).as_str() {
        "yes" | "true" | "y" => Some(true),
        "no" | "false" | "n" => Some(false),
        _ => None,
    });
    said.unwrap_or_default()
}

fn ages(row: &Row<'_>, problems: &mut Problems) -> Ages {
    const MEND: &str = "write a whole number of months or years, such as `18 months` or `5 years`";
    let read = |text: &str| Age::parse(&folded(text));
    Ages {
        pregnancy: yes(row, "pregnancy", problems),
        from: row.read("age_from", problems, MEND, read),
        to: row.read("age_to", problems, MEND, read),
    }
}

fn send(row: &Row<'_>, problems: &mut Problems) -> Option<SendSupport> {
    const MEND: &str = "write `specialist` or `inclusive`";
    let note = row.text("send_note");
    match row.get("send") {
        Some(_) => {
            let kind = row.read("send", problems, MEND, word)?;
            Some(SendSupport { kind, note })
        }
        None => {
            if note.is_some() {
                problems.cell(row, "send", "is empty, and `send_note` is not", MEND);
            }
            None
        }
    }
}

/// `free`, or `One session £2.50; Family £5; A donation`.
fn cost(text: &str) -> Option<Cost> {
    if folded(text) == "free" {
        return Some(Cost::Free);
    }
    let options = text
        .split([';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty());
    let options = options.map(|one| match one.rsplit_once(' ') {
        Some((what, amount)) if amount.starts_with('£') => Some(CostOption {
            what: what.trim_end().to_owned(),
            amount: Some(Pounds::parse(amount)?),
        }),
        // An amount alone does not say of what.
        _ if one.starts_with('£') => None,
        _ => Some(CostOption {
            what: one.to_owned(),
            amount: None,
        }),
    });
    options.collect::<Option<Vec<_>>>().map(Cost::Options)
}

fn contact(row: &Row<'_>, problems: &mut Problems) -> Contact {
    let phone = row.read(
        "phone",
        problems,
        "write one whole telephone number, such as `020 7946 0000`; a spreadsheet keeps the 0 in a column of text",
        |text| is_phone_number(text).then(|| text.to_owned()),
    );
    let email = row.read("email", problems, "write one email address", |text| {
        let alone = text.contains('@') && !text.contains([' ', ',', ';']);
        alone.then(|| text.to_owned())
    });
    let url = row.read(
        "url",
        problems,
        "write one address, from `https://` on",
        |text| {
            let uri = text.starts_with("https://") || text.starts_with("http://");
            (uri && !text.contains(char::is_whitespace)).then(|| text.to_owned())
        },
    );
    Contact {
        name: row.text("contact_name"),
        phone,
        email,
        address: row.list("contact_address").map(str::to_owned).collect(),
        url,
    }
}

/// Markdown in which a tag of HTML is text: whoever writes in a spreadsheet means what is read.
fn tags_as_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(index) = rest.find('<') {
        let (before, tag) = rest.split_at(index);
        safe.push_str(before);
        let escaped = before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1;
        let begins = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if begins && !escaped && !is_autolink(tag) {
            safe.push('\\');
        }
        safe.push('<');
        rest = &tag[1..];
    }
    safe + rest
}

/// `<https://example.org>`, which is a link in Markdown.
fn is_autolink(tag: &str) -> bool {
    let inside = tag[1..].split_once('>').map_or("", |(inside, _)| inside);
    let links = ["https://", "http://", "mailto:"];
    links.iter().any(|link| inside.starts_with(link)) && !inside.contains([' ', '\n', '<'])
}
