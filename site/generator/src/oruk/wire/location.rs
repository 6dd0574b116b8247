//! Places.

use serde::{Deserialize, Serialize};

use super::Service;
use super::parts::{Contact, Phone, Schedule};
use super::taxonomy::Attribute;
use super::value::{Id, Number, Text, list};

/// A service at one of its locations. Inside a service it has no `service`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceAtLocation<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Id>,
    /// The location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Id>,
    /// The location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Place<'a>>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Box<Service<'a>>>,
    /// When the service is on there, as some feeds say it.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub schedules: Vec<Schedule<'a>>,
    /// Who answers there.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub contacts: Vec<Contact<'a>>,
    /// Numbers that reach it there.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub phones: Vec<Phone<'a>>,
}

/// A location inside of what is on there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, from = "Location<'a>")]
pub enum Place<'a> {
    /// As it is read, or written once.
    Own(Box<Location<'a>>),
    /// Written again and again: several services are on there.
    Shared(&'a Location<'a>),
}

impl<'a> From<Location<'a>> for Place<'a> {
    fn from(location: Location<'a>) -> Self {
        Self::Own(Box::new(location))
    }
}

impl<'a> Place<'a> {
    /// The location itself.
    pub fn into_own(self) -> Location<'a> {
        match self {
            Self::Own(location) => *location,
            Self::Shared(location) => location.clone(),
        }
    }
}

/// A place. Lists have only its own fields.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Location<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The short name that a Family Hub feed has for it. Not of HSDS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_hub_slug: Option<Text<'a>>,
    /// `physical`, `postal` or `virtual`.
    pub location_type: Text<'a>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'a>>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// How to get there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transportation: Option<Text<'a>>,
    /// Degrees north, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<Number>,
    /// Degrees east, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<Number>,
    /// An id in another scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_identifier: Option<Text<'a>>,
    /// Which scheme, e.g. `UPRN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_identifier_type: Option<Text<'a>>,
    /// Its addresses.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub addresses: Vec<Address<'a>>,
    /// What it has for people who need it.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub accessibility: Vec<Accessibility<'a>>,
    /// What it is sorted by.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub attributes: Vec<Attribute<'a>>,
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Id>,
    /// Care of whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attention: Option<Text<'a>>,
    /// The first lines: building and street.
    pub address_1: Text<'a>,
    /// Another line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_2: Option<Text<'a>>,
    /// Town or city.
    pub city: Text<'a>,
    /// The region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Text<'a>>,
    /// County.
    pub state_province: Text<'a>,
    /// Postcode.
    pub postal_code: Text<'a>,
    /// ISO 3166-1: `GB`.
    pub country: Text<'a>,
    /// `physical`, `postal` or `virtual`.
    pub address_type: Text<'a>,
}

/// What a place has for people who need it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Accessibility<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<Id>,
    /// What there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// More to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Text<'a>>,
    /// A page about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// The same as terms.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub attributes: Vec<Attribute<'a>>,
}
