//! A service of the directory.

use serde::{Deserialize, Serialize};

use crate::contact::Contact;
use crate::slug::Slug;
use crate::waiver::Waiver;

/// Front matter of `services/<slug>.md`; the body describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// One sentence for lists.
    pub summary: String,
    /// Who provides it: a directory entry.
    pub organisation: Slug,
    /// The hubs where it can be had.
    #[serde(default)]
    pub hubs: Vec<Slug>,
    /// Who it is for, in words, where that is known.
    #[serde(default)]
    pub who_for: Option<String>,
    /// How to get it, in words, where that is known.
    #[serde(default)]
    pub how_to_get_it: Option<String>,
    /// How to reach it, where that is known.
    #[serde(default)]
    pub contact: Contact,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}
