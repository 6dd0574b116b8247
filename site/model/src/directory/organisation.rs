//! An organisation of the directory: who provides services, and whom a notice names as partner.

use serde::{Deserialize, Serialize};

use crate::contact::Contact;
use crate::directory::oruk_id::OrukId;
use crate::waiver::Waiver;

/// Front matter of `organisations/<slug>.md`; the body describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its id in Open Referral UK feeds, where it came from another system.
    #[serde(default)]
    pub oruk_id: Option<OrukId>,
    /// Other names under which a notice or a family may know it.
    #[serde(default)]
    pub also_known_as: Vec<String>,
    /// One sentence for lists.
    pub summary: String,
    /// How to reach it, where that is known.
    #[serde(default)]
    pub contact: Contact,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}
