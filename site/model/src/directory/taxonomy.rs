//! What services are sorted by: a list of needs, say, in the council's words.

use serde::{Deserialize, Serialize};

use crate::directory::oruk_id::OrukId;
use crate::slug::Slug;
use crate::waiver::Waiver;

/// `taxonomies/<slug>.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taxonomy {
    /// Its name, e.g. `What you need help with`.
    pub name: String,
    /// What it sorts, in a sentence.
    pub description: String,
    /// Its id in Open Referral UK feeds, where it came from another system.
    #[serde(default)]
    pub oruk_id: Option<OrukId>,
    /// Its terms, in the order in which they are shown.
    pub terms: Vec<Term>,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// A category of services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its short name, which services name under `categories` and which is part of an address: unique
    /// in all taxonomies of a council.
    pub id: Slug,
    /// Its name, e.g. `Feeding your baby`.
    pub name: String,
    /// What belongs to it, in a sentence.
    #[serde(default)]
    pub description: Option<String>,
    /// The broader term that it is part of.
    #[serde(default)]
    pub part_of: Option<Slug>,
    /// Its id in Open Referral UK feeds, where it came from another system.
    #[serde(default)]
    pub oruk_id: Option<OrukId>,
}
