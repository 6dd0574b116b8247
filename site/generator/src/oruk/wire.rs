//! What a feed says: the objects of Open Referral UK 3.0, written and read with the same types.
//!
//! Writing borrows from content. Reading forgives what feeds do: fields that the profile does not
//! have are ignored, any field may be missing or `null`, a number may stand in quotes.

mod location;
mod parts;
mod taxonomy;
mod value;

use serde::{Deserialize, Serialize};

pub use location::{Accessibility, Address, Location, Place, ServiceAtLocation};
pub use parts::{
    Contact, CostOption, Funding, Language, OrganizationIdentifier, Phone, Schedule, ServiceArea,
};
pub use taxonomy::{Attribute, Taxonomy, TaxonomyTerm};
pub use value::{Id, Number, Text};

use value::list;

/// What the feed is: the answer at its root.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ApiDetails<'a> {
    /// The version of HSDS.
    pub version: Text<'a>,
    /// Where the profile is explained.
    pub profile: Text<'a>,
    /// The OpenAPI file that defines the endpoints.
    pub openapi_url: Text<'a>,
}

/// One page of a list; `contents` is a `Vec` where it is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page<C> {
    /// The list's own id: see `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The list's own name: see `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is listed. The profile's schema of the list of organisations asks for these three, as it
    /// does of one organisation; other lists do without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How many there are on all pages.
    pub total_items: usize,
    /// How many pages there are.
    pub total_pages: usize,
    /// Which of them this is, from 1.
    pub page_number: usize,
    /// How many are on this page.
    pub size: usize,
    /// Whether it is the first.
    pub first_page: bool,
    /// Whether it is the last.
    pub last_page: bool,
    /// Whether nothing is on it.
    pub empty: bool,
    /// What is on it.
    #[serde(alias = "content")]
    pub contents: C,
}

/// A service. Lists have only its own fields and `organization`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Service<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The short name that a Family Hub feed has for it. Not of HSDS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_hub_slug: Option<Text<'a>>,
    /// Who provides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<Id>,
    /// Its name.
    pub name: Text<'a>,
    /// Another name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<Text<'a>>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// A page about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// An address that reaches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Text<'a>>,
    /// `active`, `inactive`, `defunct` or `temporarily closed`.
    pub status: Text<'a>,
    /// How to get it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_process: Option<Text<'a>>,
    /// What it costs, in words; replaced by `cost_options`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees: Option<Text<'a>>,
    /// What it costs, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees_description: Option<Text<'a>>,
    /// How long one waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_time: Option<Text<'a>>,
    /// Who vouches for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accreditations: Option<Text<'a>>,
    /// Who it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligibility_description: Option<Text<'a>>,
    /// The youngest, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_age: Option<Number>,
    /// The oldest, in years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum_age: Option<Number>,
    /// The day on which it was last checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assured_date: Option<Text<'a>>,
    /// Who checked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assurer_email: Option<Text<'a>>,
    /// What to know now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alert: Option<Text<'a>>,
    /// Whether somebody interprets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interpretation_services: Option<Text<'a>>,
    /// When it is on.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub schedules: Vec<Schedule<'a>>,
    /// Whom it is for, by where they live.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub service_areas: Vec<ServiceArea<'a>>,
    /// Where it is.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub service_at_locations: Vec<ServiceAtLocation<'a>>,
    /// In which languages it is given.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub languages: Vec<Language<'a>>,
    /// Who provides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization<'a>>,
    /// Who pays for it.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub funding: Vec<Funding<'a>>,
    /// What it costs.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub cost_options: Vec<CostOption<'a>>,
    /// Who answers.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub contacts: Vec<Contact<'a>>,
    /// Numbers that reach it.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub phones: Vec<Phone<'a>>,
    /// What it is sorted by.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub attributes: Vec<Attribute<'a>>,
}

/// An organisation. Inside a service it has no parts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The short name that a Family Hub feed has for it. Not of HSDS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_hub_slug: Option<Text<'a>>,
    /// Its name.
    pub name: Text<'a>,
    /// Other names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternate_name: Option<Text<'a>>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// An address that reaches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Text<'a>>,
    /// Its website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<Text<'a>>,
    /// Its page in the directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<Text<'a>>,
    /// A picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Text<'a>>,
    /// The organisation that it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_organization_id: Option<Id>,
    /// Who answers.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub contacts: Vec<Contact<'a>>,
    /// Numbers that reach it.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub phones: Vec<Phone<'a>>,
    /// Its numbers in registers.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub organization_identifiers: Vec<OrganizationIdentifier<'a>>,
    /// What it is sorted by.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub attributes: Vec<Attribute<'a>>,
    /// What it provides.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub services: Vec<Service<'a>>,
}
