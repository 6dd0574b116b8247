//! What the pages of a council's directory have in common, worked out once.

use std::collections::BTreeMap;

use site_model::address::{AToZ, Facet};
use site_model::content::CouncilContent;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;
use site_model::directory::service::Service;
use site_model::{Notice, Slug};
use site_theme::frame::Section;
use site_theme::{Argument, Link, View, address};

use super::super::Drawing;
use super::ages;
use super::catalogue::{Catalogue, NO_LETTER};
use super::combinations::{self, Combination};
use super::facets::{self, Values};
use super::listing::{Counted, ENTRIES, Listing, Narrower};
use super::place::Place;
use super::wording;
use crate::markdown::Say;

/// The directory of a council.
pub(in crate::pages) struct Index<'a> {
    pub(super) services: Catalogue<'a, Service>,
    pub(super) organisations: Catalogue<'a, Organisation>,
    pub(super) locations: Catalogue<'a, Location>,
    /// The ways to find a service.
    pub(super) facets: Vec<Values>,
    /// Every list with an address of its own but those from A to Z.
    pub(super) listings: Vec<Listing>,
    by_organisation: BTreeMap<&'a Slug, Vec<usize>>,
    by_location: BTreeMap<&'a Slug, Vec<usize>>,
    named_in: BTreeMap<&'a Slug, Vec<&'a Notice>>,
    needs: BTreeMap<String, Link>,
    /// Locations as pages of services show them.
    pub(super) places: BTreeMap<&'a Slug, View>,
    /// What pages of services say in the same words.
    pub(super) words: View,
}

impl<'a> Index<'a> {
    /// The directory of the council that is drawn.
    pub(in crate::pages) fn new(drawing: &Drawing<'a>) -> Self {
        let council = drawing.content;
        let frame = drawing.frame(Section::Services);
        let say: Say<'_> = &|id: &str, given: &[(&str, Argument)]| frame.say(id, given);
        let services = Catalogue::new(council.services.iter().map(|(slug, document)| {
            let service = &document.front_matter;
            (slug, service.name.as_str(), service)
        }));
        let organisations = Catalogue::new(council.organisations.iter().map(|(slug, document)| {
            let organisation = &document.front_matter;
            (slug, organisation.name.as_str(), organisation)
        }));
        let locations = Catalogue::new(council.locations.iter().map(|(slug, document)| {
            let location = &document.front_matter;
            (slug, location.name.as_str(), location)
        }));
        let facets = facets::of(say, council, &services);
        let mut listings = of_letters(say, &council.slug, AToZ::Services, &services);
        listings.extend(of_letters(
            say,
            &council.slug,
            AToZ::Organisations,
            &organisations,
        ));
        listings.extend(of_letters(say, &council.slug, AToZ::Locations, &locations));
        listings.extend(of_values(say, &council.slug, &facets, services.all().len()));
        let mut by_organisation: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut by_location: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, entry) in services.all().iter().enumerate() {
            by_organisation
                .entry(&entry.thing.organisation)
                .or_default()
                .push(place);
            for location in &entry.thing.locations {
                let there = by_location.entry(location).or_default();
                if there.last() != Some(&place) {
                    there.push(place);
                }
            }
        }
        let places = council.locations.iter().map(|(slug, document)| {
            let place = Place::new(say, &council.slug, slug, &document.front_matter);
            (slug, View::new(&place))
        });
        let needs = facets.iter().filter(|facet| facet.facet == Facet::Need);
        let needs = needs.flat_map(|facet| &facet.values).map(|need| {
            let href = address::services_by(&council.slug, Facet::Need, &need.word);
            (need.word.clone(), link(need.name.clone(), href))
        });
        Self {
            needs: needs.collect(),
            places: places.collect(),
            named_in: named_in(council),
            words: wording::of_services(drawing, say),
            services,
            organisations,
            locations,
            facets,
            listings,
            by_organisation,
            by_location,
        }
    }

    /// The places of an organisation's services, from A to Z.
    pub(super) fn of_organisation(&self, organisation: &Slug) -> &[usize] {
        self.by_organisation
            .get(organisation)
            .map_or(&[], Vec::as_slice)
    }

    /// The places of the services at a location, from A to Z.
    pub(super) fn at_location(&self, location: &Slug) -> &[usize] {
        self.by_location.get(location).map_or(&[], Vec::as_slice)
    }

    /// Notices in force that name an organisation as a recipient.
    pub(super) fn notices_naming(&self, organisation: &Slug) -> &[&'a Notice] {
        self.named_in.get(organisation).map_or(&[], Vec::as_slice)
    }

    /// The list of a need's services.
    pub(super) fn need(&self, term: &Slug) -> Option<&Link> {
        self.needs.get(term.as_str())
    }
}

/// A link that is not the page it stands on.
pub(super) fn link(text: String, href: String) -> Link {
    Link {
        text,
        href,
        current: false,
    }
}

/// How a letter is called.
pub(super) fn letter_name(say: Say<'_>, letter: &str) -> String {
    match letter {
        NO_LETTER => say("directory-no-letter", &[]),
        letter => letter.to_uppercase(),
    }
}

/// A list for each letter, where there is too much for one page.
fn of_letters<T>(
    say: Say<'_>,
    council: &Slug,
    list: AToZ,
    catalogue: &Catalogue<'_, T>,
) -> Vec<Listing> {
    if catalogue.all().len() <= ENTRIES {
        return Vec::new();
    }
    let letters = catalogue.letters().into_iter();
    letters
        .map(|(letter, places)| {
            let id = format!("directory-{}-letter", list.as_str());
            Listing {
                list,
                address: address::letter(council, list, letter),
                title: say(&id, &[("letter", letter_name(say, letter).into())]),
                description: None,
                facet: None,
                places,
                narrower: Vec::new(),
                also: None,
            }
        })
        .collect()
}

/// A list for each value of each facet, and for combinations of two.
fn of_values(say: Say<'_>, council: &Slug, facets: &[Values], count: usize) -> Vec<Listing> {
    let combinations = combinations::of(facets, count);
    let mut listings = Vec::new();
    for (at, facet) in facets.iter().enumerate() {
        let any = facet.values.iter().find(|value| value.word == ages::ANY);
        for (index, value) in facet.values.iter().enumerate() {
            let also = any.filter(|_| facet.facet == Facet::Age && value.word != ages::ANY);
            listings.push(Listing {
                list: AToZ::Services,
                address: address::services_by(council, facet.facet, &value.word),
                title: value.title.clone(),
                description: value.description.clone(),
                facet: Some(facet.facet),
                places: value.services.clone(),
                narrower: narrower(say, council, facets, &combinations, (at, index)),
                also: also.map(|any| {
                    let href = address::services_by(council, facet.facet, &any.word);
                    Counted::new(say, &any.name, any.services.len(), href)
                }),
            });
        }
    }
    let needs = facets.iter().position(|facet| facet.facet == Facet::Need);
    for one in combinations {
        let Some(needs) = needs else { break };
        let (need, by) = (&facets[needs].values[one.need], &facets[one.facet]);
        let given = [
            ("need", need.title.as_str().into()),
            ("narrower", by.values[one.value].name.as_str().into()),
        ];
        listings.push(Listing {
            list: AToZ::Services,
            address: both(council, facets, needs, &one),
            title: say("directory-both", &given),
            description: None,
            facet: Some(Facet::Need),
            places: one.services,
            narrower: Vec::new(),
            also: None,
        });
    }
    listings
}

fn both(council: &Slug, facets: &[Values], needs: usize, one: &Combination) -> String {
    let by = &facets[one.facet];
    address::services_by_both(
        council,
        (Facet::Need, &facets[needs].values[one.need].word),
        (by.facet, &by.values[one.value].word),
    )
}

/// The combinations in which a value of a facet is, by the other facet.
fn narrower(
    say: Say<'_>,
    council: &Slug,
    facets: &[Values],
    combinations: &[Combination],
    (facet, value): (usize, usize),
) -> Vec<Narrower> {
    let Some(needs) = facets.iter().position(|facet| facet.facet == Facet::Need) else {
        return Vec::new();
    };
    let mut by_facet: BTreeMap<usize, Vec<Counted>> = BTreeMap::new();
    for one in combinations {
        let (other, name) = if facet == needs && one.need == value {
            (one.facet, &facets[one.facet].values[one.value].name)
        } else if (one.facet, one.value) == (facet, value) {
            (needs, &facets[needs].values[one.need].name)
        } else {
            continue;
        };
        let href = both(council, facets, needs, one);
        let counted = Counted::new(say, name, one.services.len(), href);
        by_facet.entry(other).or_default().push(counted);
    }
    by_facet
        .into_iter()
        .map(|(other, values)| Narrower {
            heading: say(facet_name(facets[other].facet), &[]),
            values,
        })
        .collect()
}

/// The message that names a facet; its attribute `title` is what the facet's page is called.
pub(super) fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Need => "directory-facet-need",
        Facet::Age => "directory-facet-age",
        Facet::Day => "directory-facet-day",
        Facet::Hub => "directory-facet-hub",
        Facet::Language => "directory-facet-language",
        Facet::Send => "directory-facet-send",
        Facet::Cost => "directory-facet-cost",
    }
}

/// By organisation, the notices in force that say it may be told something.
fn named_in(council: &CouncilContent) -> BTreeMap<&Slug, Vec<&Notice>> {
    let mut named: BTreeMap<&Slug, Vec<&Notice>> = BTreeMap::new();
    for notice in council
        .notices
        .values()
        .filter_map(|versions| versions.last())
    {
        for recipient in &notice.front_matter().recipients {
            let notices = named.entry(&recipient.organisation).or_default();
            if notices.last().is_none_or(|last| last.slug != notice.slug) {
                notices.push(notice);
            }
        }
    }
    named
}
