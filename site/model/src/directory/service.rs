//! A service of the directory.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::contact::Contact;
use crate::directory::age::Ages;
use crate::directory::cost::Cost;
use crate::directory::oruk_id::OrukId;
use crate::directory::schedule::Schedule;
use crate::language::Language;
use crate::slug::Slug;
use crate::waiver::Waiver;

/// Front matter of `services/<slug>.md`; the body describes it.
///
/// What is not known is left out, never invented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// One sentence for lists.
    pub summary: String,
    /// Who provides it: a directory entry.
    pub organisation: Slug,
    /// Its id in Open Referral UK feeds, where it came from another system.
    #[serde(default)]
    pub oruk_id: Option<OrukId>,
    /// What a family should know now, e.g. `Closed until 4 January`.
    #[serde(default)]
    pub alert: Option<String>,
    /// It is not given at the moment.
    #[serde(default)]
    pub paused: bool,
    /// The hubs where it can be had.
    #[serde(default)]
    pub hubs: Vec<Slug>,
    /// Where it is: entries of `locations/`.
    #[serde(default)]
    pub locations: Vec<Slug>,
    /// How it comes to a family without a location.
    #[serde(default)]
    pub reach: Vec<Reach>,
    /// What it helps with: terms of the council's taxonomies.
    #[serde(default)]
    pub categories: Vec<Slug>,
    /// Who it is for, in words, where that is known.
    #[serde(default)]
    pub who_for: Option<String>,
    /// Who it is for, by age.
    #[serde(default)]
    pub ages: Ages,
    /// What it has for children with special educational needs and disabilities (SEND).
    #[serde(default)]
    pub send: Option<SendSupport>,
    /// Languages in which it is given, beside English.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// What it costs, where that is known.
    #[serde(default)]
    pub cost: Option<Cost>,
    /// The ways to get it.
    #[serde(default)]
    pub access: Vec<Access>,
    /// How to get it, in words, where that is known.
    #[serde(default)]
    pub how_to_get_it: Option<String>,
    /// When it is on.
    #[serde(default)]
    pub schedules: Vec<Schedule>,
    /// How to reach it, where that is known.
    #[serde(default)]
    pub contact: Contact,
    /// Who else can be reached about it.
    #[serde(default)]
    pub other_contacts: Vec<Contact>,
    /// What it has for people who need it, beside what its locations have.
    #[serde(default)]
    pub accessibility: Option<String>,
    /// When somebody last asked the provider whether this is right.
    #[serde(default, with = "crate::day::optional")]
    pub last_checked: Option<Date>,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// How a service comes to a family without a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Somebody comes to the family: at home, at school, in a park.
    Outreach,
    /// On the internet.
    Online,
    /// By phone.
    Phone,
}

impl Reach {
    /// Each in the order in which it is shown.
    pub const ALL: [Self; 3] = [Self::Outreach, Self::Online, Self::Phone];

    /// The word that content uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outreach => "outreach",
            Self::Online => "online",
            Self::Phone => "phone",
        }
    }
}

/// A way to get a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Nobody has to book or ask.
    DropIn,
    /// A family asks for it itself.
    SelfReferral,
    /// A professional asks for it for the family.
    ProfessionalReferral,
}

impl Access {
    /// Each in the order in which it is shown.
    pub const ALL: [Self; 3] = [Self::DropIn, Self::SelfReferral, Self::ProfessionalReferral];

    /// The word that content uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DropIn => "drop-in",
            Self::SelfReferral => "self-referral",
            Self::ProfessionalReferral => "professional-referral",
        }
    }
}

/// What a service has for children with special educational needs and disabilities: whether it is made
/// for them or open to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendSupport {
    /// Whom it is made for.
    pub kind: SendKind,
    /// What it has, in words.
    #[serde(default)]
    pub note: Option<String>,
}

/// Whom a service is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SendKind {
    /// Children with SEND and their families.
    Specialist,
    /// All children; children with SEND are supported to take part.
    Inclusive,
}

impl SendKind {
    /// The word that content uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Specialist => "specialist",
            Self::Inclusive => "inclusive",
        }
    }
}
