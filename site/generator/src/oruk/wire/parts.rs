//! Parts of a service or an organisation.

use serde::{Deserialize, Serialize};

use super::value::{Id, Number, Text, list};

/// When a service is on: a recurrence rule of RFC 5545, with times.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Id>,
    /// Where: the service at one of its locations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_at_location_id: Option<Id>,
    /// The first day, as `2026-11-22`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Text<'a>>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Text<'a>>,
    /// The first day on which it is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dtstart: Option<Text<'a>>,
    /// `WEEKLY` or `MONTHLY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freq: Option<Text<'a>>,
    /// Every how many weeks or months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Number>,
    /// Days of the week: `MO,TU`, and where it is monthly `1MO,-1FR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byday: Option<Text<'a>>,
    /// Days of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bymonthday: Option<Text<'a>>,
    /// The same for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// When it opens, as `09:30`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<Text<'a>>,
    /// When it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Text<'a>>,
    /// A page with the times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule_link: Option<Text<'a>>,
    /// How one takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attending_type: Option<Text<'a>>,
    /// More to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Text<'a>>,
}

/// A language in which a service is given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Language<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Id>,
    /// Its name in English.
    #[serde(skip_serializing_if = "Option::is_none", alias = "language")]
    pub name: Option<Text<'a>>,
    /// Its code: ISO 639.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Text<'a>>,
}

/// A price.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CostOption<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Id>,
    /// The first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Text<'a>>,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Text<'a>>,
    /// What it is the price of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<Text<'a>>,
    /// ISO 4217, e.g. `GBP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Text<'a>>,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Number>,
    /// What qualifies the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_description: Option<Text<'a>>,
}

/// Who answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The service that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_id: Option<Id>,
    /// The organisation that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Id>,
    /// Who.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'a>>,
    /// The job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text<'a>>,
    /// The part of the organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<Text<'a>>,
    /// An email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Text<'a>>,
    /// A web page or an online form. Not of HSDS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// A postal address, one line each. Not of HSDS.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub postal_address: Vec<Text<'a>>,
    /// Numbers.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub phones: Vec<Phone<'a>>,
}

/// A number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The number, as it is printed.
    pub number: Text<'a>,
    /// An extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Text<'a>>,
    /// `text`, `voice`, `fax`, …
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Text<'a>>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
}

/// Where those live whom a service is for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceArea<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text<'a>>,
    /// The same in the profile's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_area: Option<Text<'a>>,
}

/// Who pays.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Funding<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// Where the money comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Text<'a>>,
}

/// A number in a register, e.g. of charities.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganizationIdentifier<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// Which register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier_type: Option<Text<'a>>,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<Text<'a>>,
}
