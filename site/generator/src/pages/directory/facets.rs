//! What a family can be looking for, and which services fit: needs, ages, days, hubs, languages,
//! support for SEND, and what is free.

use std::collections::BTreeMap;

use site_model::Slug;
use site_model::address::Facet;
use site_model::content::CouncilContent;
use site_model::directory::cost::Cost;
use site_model::directory::location::Location;
use site_model::directory::schedule::Weekday;
use site_model::directory::service::{SendKind, Service};
use site_model::directory::taxonomy::Term;
use site_model::language::Language;

use super::ages::BANDS;
use super::catalogue::Catalogue;
use crate::markdown::Say;

/// The address word of services that cost nothing.
const FREE: &str = "free";

/// One facet with the values that some service has.
pub(super) struct Values {
    /// Which.
    pub(super) facet: Facet,
    /// In the order in which they are shown.
    pub(super) values: Vec<Value>,
}

/// One value of a facet.
pub(super) struct Value {
    /// Its word in addresses.
    pub(super) word: String,
    /// Its name in lists, such as `Sleep`.
    pub(super) name: String,
    /// What its page is called, such as `Free services`.
    pub(super) title: String,
    /// What belongs to it, where somebody says so.
    pub(super) description: Option<String>,
    /// The list of values in which it stands, where the facet has several.
    pub(super) group: Option<String>,
    /// How many broader values it is part of.
    pub(super) level: usize,
    /// The places of its services from A to Z.
    pub(super) services: Vec<usize>,
}

/// Every facet of a council for which it has something.
pub(super) fn of(
    say: Say<'_>,
    council: &CouncilContent,
    services: &Catalogue<'_, Service>,
) -> Vec<Values> {
    let at = |location: &Slug| {
        council
            .locations
            .get(location)
            .map(|found| &found.front_matter)
    };
    let all = Facet::ALL.map(|facet| {
        let values = match facet {
            Facet::Need => needs(say, council, services),
            Facet::Age => BANDS
                .iter()
                .map(|band| {
                    let id = format!("directory-age-{}", band.word);
                    value(
                        band.word,
                        say(&id, &[]),
                        say(&format!("{id}.title"), &[]),
                        services,
                        |service| band.has(service.ages),
                    )
                })
                .collect(),
            Facet::Day => days(say, services),
            Facet::Hub => hubs(say, council, services, at),
            Facet::Language => languages(say, services),
            Facet::Send => [SendKind::Specialist, SendKind::Inclusive]
                .map(|kind| {
                    let id = format!("directory-send-{}", kind.as_str());
                    let (name, title) = (say(&id, &[]), say(&format!("{id}.title"), &[]));
                    value(kind.as_str(), name, title, services, |service| {
                        service.send.as_ref().is_some_and(|send| send.kind == kind)
                    })
                })
                .into(),
            Facet::Cost => {
                let (name, title) = (say("directory-free", &[]), say("directory-free.title", &[]));
                vec![value(FREE, name, title, services, is_free)]
            }
        };
        let mut values: Vec<Value> = values;
        values.retain(|value| !value.services.is_empty());
        Values { facet, values }
    });
    // That nothing has ages is no way to find by age.
    all.into_iter()
        .filter(|facet| {
            facet
                .values
                .iter()
                .any(|value| value.word != super::ages::ANY)
        })
        .collect()
}

/// Whether it costs nothing.
pub(super) fn is_free(service: &Service) -> bool {
    match &service.cost {
        Some(Cost::Free) => true,
        Some(Cost::Options(options)) => {
            !options.is_empty()
                && options
                    .iter()
                    .all(|option| option.amount.is_some_and(|amount| amount.pence == 0))
        }
        None => false,
    }
}

/// The hubs where a service can be had: those that it names, and those where its locations are.
pub(super) fn hubs_of<'s>(
    service: &'s Service,
    at: impl Fn(&Slug) -> Option<&'s Location>,
) -> Vec<&'s Slug> {
    let mut hubs: Vec<&Slug> = service.hubs.iter().collect();
    let housed = service.locations.iter().filter_map(at);
    hubs.extend(housed.filter_map(|location| location.hub.as_ref()));
    hubs.sort_unstable();
    hubs.dedup();
    hubs
}

fn value(
    word: &str,
    name: String,
    title: String,
    services: &Catalogue<'_, Service>,
    has: impl Fn(&Service) -> bool,
) -> Value {
    let all = services.all().iter().enumerate();
    Value {
        word: word.to_owned(),
        name,
        title,
        description: None,
        group: None,
        level: 0,
        services: all
            .filter(|(_, entry)| has(entry.thing))
            .map(|(place, _)| place)
            .collect(),
    }
}

fn days(say: Say<'_>, services: &Catalogue<'_, Service>) -> Vec<Value> {
    let all = Weekday::ALL.iter().enumerate();
    all.map(|(index, day)| {
        let number = [("day", (index + 1).into())];
        let name = say("directory-weekdays", &number);
        let title = say("directory-day-title", &[("day", name.as_str().into())]);
        value(day.as_str(), name, title, services, |service| {
            service
                .schedules
                .iter()
                .any(|schedule| schedule.days.contains(day))
        })
    })
    .collect()
}

fn hubs<'s>(
    say: Say<'_>,
    council: &CouncilContent,
    services: &Catalogue<'s, Service>,
    at: impl Fn(&Slug) -> Option<&'s Location> + Copy,
) -> Vec<Value> {
    let mut found: BTreeMap<&Slug, Vec<usize>> = BTreeMap::new();
    for (place, entry) in services.all().iter().enumerate() {
        for hub in hubs_of(entry.thing, at) {
            found.entry(hub).or_default().push(place);
        }
    }
    let known = council.council.hubs.iter();
    known
        .map(|hub| Value {
            word: hub.id.to_string(),
            name: hub.name.clone(),
            title: say("directory-hub-title", &[("hub", hub.name.as_str().into())]),
            description: None,
            group: None,
            level: 0,
            services: found.remove(&hub.id).unwrap_or_default(),
        })
        .collect()
}

fn languages(say: Say<'_>, services: &Catalogue<'_, Service>) -> Vec<Value> {
    let mut found: BTreeMap<Language, Vec<usize>> = BTreeMap::new();
    for (place, entry) in services.all().iter().enumerate() {
        for language in &entry.thing.languages {
            let places = found.entry(*language).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    let mut values: Vec<Value> = found
        .into_iter()
        .map(|(language, services)| Value {
            word: language.code().to_owned(),
            name: language.name().to_owned(),
            title: say(
                "directory-language-title",
                &[("language", language.name().into())],
            ),
            description: None,
            group: None,
            level: 0,
            services,
        })
        .collect();
    values.sort_by(|a, b| a.name.cmp(&b.name));
    values
}

/// The terms of all taxonomies. A broader term has the services of every narrower one too.
fn needs(say: Say<'_>, council: &CouncilContent, services: &Catalogue<'_, Service>) -> Vec<Value> {
    let several = council.taxonomies.len() > 1;
    let terms = council.taxonomies.values().flat_map(|(_, taxonomy)| {
        let group = several.then_some(&taxonomy.name);
        in_tree(&taxonomy.terms)
            .into_iter()
            .map(move |(level, term)| (group, level, term))
    });
    let terms: Vec<_> = terms.collect();
    let by_id: BTreeMap<&Slug, (usize, &Term)> = terms
        .iter()
        .enumerate()
        .map(|(index, (_, _, term))| (&term.id, (index, *term)))
        .collect();
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); terms.len()];
    for (place, entry) in services.all().iter().enumerate() {
        for category in &entry.thing.categories {
            let mut next = by_id.get(category);
            // No way up is longer than there are terms: a circle ends.
            for _ in 0..terms.len() {
                let Some((index, term)) = next else { break };
                if found[*index].last() != Some(&place) {
                    found[*index].push(place);
                }
                next = term.part_of.as_ref().and_then(|broader| by_id.get(broader));
            }
        }
    }
    terms
        .iter()
        .zip(found)
        .map(|((group, level, term), services)| Value {
            word: term.id.to_string(),
            name: term.name.clone(),
            title: say(
                "directory-need-title",
                &[("need", term.name.as_str().into())],
            ),
            description: term.description.clone(),
            group: group.cloned(),
            level: *level,
            services,
        })
        .collect()
}

/// Terms in their order, each before those that are part of it, with how many it is part of. One that
/// is part of nothing known, or of itself, stands on the first level.
fn in_tree(terms: &[Term]) -> Vec<(usize, &Term)> {
    let mut below: BTreeMap<Option<&Slug>, Vec<&Term>> = BTreeMap::new();
    let known: BTreeMap<&Slug, &Term> = terms.iter().map(|term| (&term.id, term)).collect();
    for term in terms {
        let broader = term
            .part_of
            .as_ref()
            .filter(|broader| leads_up(term, broader, &known));
        below.entry(broader).or_default().push(term);
    }
    let mut ordered = Vec::with_capacity(terms.len());
    let mut waiting: Vec<(usize, &Term)> = Vec::new();
    let push = |waiting: &mut Vec<_>, level, of: Option<&Slug>| {
        let narrower = below.get(&of).into_iter().flatten().rev();
        waiting.extend(narrower.map(|term| (level, *term)));
    };
    push(&mut waiting, 0, None);
    while let Some((level, term)) = waiting.pop() {
        // A term that is there twice does not bring its narrower ones twice.
        if ordered.len() == terms.len() {
            break;
        }
        ordered.push((level, term));
        push(&mut waiting, level + 1, Some(&term.id));
    }
    ordered
}

/// Whether the way from a term to its broadest ends, at a term that is there.
fn leads_up(term: &Term, broader: &Slug, known: &BTreeMap<&Slug, &Term>) -> bool {
    let mut next = Some(broader);
    for _ in 0..=known.len() {
        let Some(id) = next else { return true };
        if *id == term.id {
            return false;
        }
        let Some(found) = known.get(id) else {
            return next != Some(broader);
        };
        next = found.part_of.as_ref();
    }
    false
}
