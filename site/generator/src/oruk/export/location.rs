//! Locations of a feed.

use site_model::directory::location::Location;

use super::{Feed, Listed, trimmed};
use crate::oruk::ids;
use crate::oruk::vocabulary::Own;
use crate::oruk::wire::{self, Number, Text};

/// ISO 3166-1.
const COUNTRY: &str = "GB";
pub(super) const PHYSICAL: &str = "physical";
const ENTITY: &str = "location";

impl<'a> Feed<'a> {
    /// A location without its parts.
    pub(super) fn short_location(&self, index: usize) -> wire::Location<'a> {
        let Listed { id, document, .. } = &self.locations[index];
        let says: &Location = &document.front_matter;
        // A number that is none would be no JSON.
        let degrees = |degrees: Option<f64>| degrees.filter(|d| d.is_finite()).map(Number);
        wire::Location {
            id: Some((*id).into()),
            location_type: PHYSICAL.into(),
            name: Some(says.name.as_str().into()),
            latitude: degrees(says.latitude),
            longitude: degrees(says.longitude),
            ..wire::Location::default()
        }
    }

    /// A location with its parts, which everything says that is on there.
    pub(super) fn location(&self, index: usize) -> wire::Place<'_> {
        let said = &self.said_locations[index];
        wire::Place::Shared(said.get_or_init(|| self.whole_location(index)))
    }

    fn whole_location(&self, index: usize) -> wire::Location<'a> {
        let Listed { slug, id, document } = &self.locations[index];
        let says = &document.front_matter;
        let hub = says.hub.as_ref();
        let hub = hub.and_then(|hub| self.taxonomies.own(Own::Hub, hub.as_str()));
        let description = trimmed(document.body());
        wire::Location {
            family_hub_slug: Some(slug.as_str().into()),
            description: (!description.is_empty()).then_some(description.into()),
            transportation: says.getting_there.as_ref().map(Text::from),
            addresses: vec![wire::Address {
                id: Some(ids::only(*id, "address").into()),
                location_id: Some((*id).into()),
                address_1: match says.address.as_slice() {
                    [line] => line.into(),
                    lines => lines.join("\n").into(),
                },
                city: says.town.as_str().into(),
                // The profile wants a county of everybody; where people write none, it is the town again.
                state_province: says.county.as_ref().unwrap_or(&says.town).into(),
                postal_code: says.postcode.as_str().into(),
                country: COUNTRY.into(),
                address_type: PHYSICAL.into(),
                ..wire::Address::default()
            }],
            accessibility: self.accessibility(index).into_iter().collect(),
            attributes: hub
                .map(|at| {
                    let sense = Own::Hub.code();
                    self.taxonomies.attribute(at, *id, ENTITY, sense, None)
                })
                .into_iter()
                .collect(),
            ..self.short_location(index)
        }
    }

    fn accessibility(&self, index: usize) -> Option<wire::Accessibility<'a>> {
        let Listed { id, document, .. } = &self.locations[index];
        let says = &document.front_matter;
        if says.accessibility.is_empty() && says.accessibility_note.is_none() {
            return None;
        }
        let link = ids::only(*id, "accessibility");
        let sense = Own::Feature.code();
        let mut attributes: Vec<wire::Attribute<'a>> = Vec::new();
        for feature in &says.accessibility {
            let Some(at) = self.taxonomies.own(Own::Feature, feature.as_str()) else {
                continue;
            };
            let said = self
                .taxonomies
                .attribute(at, link, "accessibility", sense, None);
            super::service::once(&mut attributes, said);
        }
        let names: Vec<&str> = attributes
            .iter()
            .filter_map(|attribute| attribute.taxonomy_term.as_ref())
            .map(|term| &*term.name)
            .collect();
        Some(wire::Accessibility {
            id: Some(link.into()),
            location_id: Some((*id).into()),
            description: (!names.is_empty()).then(|| names.join(", ").into()),
            details: says.accessibility_note.as_ref().map(Text::from),
            url: None,
            attributes,
        })
    }
}
