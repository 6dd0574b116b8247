//! Locations of a feed.

use site_model::directory::location::{Access, Location};

use super::taxonomies::Meaning;
use super::{Reading, Told, html, kept, named, said};
use crate::import::incoming::{Entry, Kind};
use crate::oruk::vocabulary::Own;
use crate::oruk::wire::{self, Id};

const VIRTUAL: &str = "virtual";
const POSTAL: &str = "postal";

impl Reading {
    pub(super) fn locations(&mut self, all: &[(Id, wire::Location<'static>)]) {
        let slugs = named(all, "location", |location| {
            let address = location.addresses.first();
            let street = address.map(|address| &*address.address_1);
            let name = said(location.name.as_ref()).or(street);
            (location.family_hub_slug.as_ref(), name.unwrap_or_default())
        });
        for ((id, location), slug) in all.iter().zip(slugs) {
            if location.location_type.eq_ignore_ascii_case(VIRTUAL) {
                self.virtual_locations.insert(id.clone());
                continue;
            }
            if let Some(entry) = self.location(id, location) {
                self.locations.insert(id.clone(), slug.clone());
                self.incoming.locations.insert(slug, entry);
            }
        }
    }

    /// `None` for what is no place to go to: that is told.
    fn location(&mut self, id: &Id, location: &wire::Location<'_>) -> Option<Entry<Location>> {
        let is_ours = location.family_hub_slug.is_some();
        let text = |text: &str| match is_ours {
            true => text.to_owned(),
            false => html::plain(text),
        };
        let physical =
            |address: &&wire::Address<'_>| !address.address_type.eq_ignore_ascii_case(POSTAL);
        let address = location.addresses.iter().find(physical);
        let street = address.and_then(|address| said(Some(&address.address_1)));
        let name = said(location.name.as_ref()).or(street);
        let name = text(name.unwrap_or_default());
        let told = Told {
            kind: Kind::Location,
            name: &name,
        };
        let Some(address) =
            address.filter(|_| !location.location_type.eq_ignore_ascii_case(POSTAL))
        else {
            let id = id.to_string();
            self.tell(told, "addresses", &id, "it has no address to go to");
            return None;
        };
        self.tell_all(
            told,
            &[
                ("external_identifier", &location.external_identifier),
                ("attention", &address.attention),
                ("region", &address.region),
            ],
        );
        for other in location.addresses.iter().filter(|other| *other != address) {
            let why = "a location has one address";
            self.tell(told, "addresses", &other.address_1, why);
        }
        let lines = address.address_1.lines().map(text);
        let second = said(address.address_2.as_ref()).map(text);
        let county = said(Some(&address.state_province));
        let (accessibility, accessibility_note) = self.accessibility(told, location);
        let mut hub = None;
        for attribute in &location.attributes {
            match self.own_word(attribute) {
                Some((Own::Hub, code)) => hub = site_model::Slug::parse(&code).ok(),
                _ => {
                    let term = attribute
                        .taxonomy_term
                        .as_ref()
                        .map(|term| term.name.clone());
                    self.tell_all(told, &[("attributes", &term)]);
                }
            }
        }
        let body = location.description.as_ref();
        let value = Location {
            oruk_id: kept(id),
            hub,
            address: lines.chain(second).collect(),
            town: text(&address.city),
            county: county.filter(|county| *county != &*address.city).map(text),
            postcode: text(&address.postal_code),
            latitude: location.latitude.map(|degrees| degrees.0),
            longitude: location.longitude.map(|degrees| degrees.0),
            accessibility,
            accessibility_note,
            getting_there: match &location.transportation {
                Some(words) if is_ours => Some(words.to_string()),
                words => said(words.as_ref()).map(html::plain),
            },
            waivers: Vec::new(),
            name: name.clone(),
        };
        let body = match body {
            Some(body) if is_ours => body.to_string(),
            body => said(body).map(html::markdown).unwrap_or_default(),
        };
        Some(Entry { value, body })
    }

    /// What a building has, and what else is said of it.
    fn accessibility(
        &mut self,
        told: Told<'_>,
        location: &wire::Location<'_>,
    ) -> (Vec<Access>, Option<String>) {
        let mut features = Vec::new();
        let mut words = Vec::new();
        for part in &location.accessibility {
            for attribute in &part.attributes {
                let word = self.own_word(attribute);
                let feature = word.filter(|(own, _)| *own == Own::Feature);
                let feature = feature.and_then(|(_, code)| {
                    Access::ALL.into_iter().find(|known| known.as_str() == code)
                });
                match feature {
                    Some(feature) => features.push(feature),
                    None => {
                        let term = attribute
                            .taxonomy_term
                            .as_ref()
                            .map(|term| term.name.clone());
                        self.tell_all(told, &[("accessibility", &term)]);
                    }
                }
            }
            if location.family_hub_slug.is_some() {
                // Its description says the features again.
                words.extend(part.details.as_ref().map(|text| text.to_string()));
            } else {
                let texts = [&part.description, &part.details];
                words.extend(
                    texts
                        .into_iter()
                        .filter_map(|text| said(text.as_ref()))
                        .map(html::plain),
                );
                self.tell_all(told, &[("accessibility.url", &part.url)]);
            }
        }
        (features, (!words.is_empty()).then(|| words.join(" ")))
    }

    /// What an attribute says, if it is one of our own words.
    fn own_word(&self, attribute: &wire::Attribute<'_>) -> Option<(Own, String)> {
        match self.meaning(attribute) {
            Some(Meaning::Own(own, code)) => Some((*own, code.clone())),
            Some(Meaning::Category(_)) => None,
            // Terms of locations are in no list of other feeds; ours say where they are from.
            None => {
                let term = attribute.taxonomy_term.as_ref()?;
                let own = Own::ALL
                    .into_iter()
                    .find(|own| term.taxonomy_id == Some(own.id().into()))?;
                Some((own, term.code.as_deref()?.to_owned()))
            }
        }
    }
}
