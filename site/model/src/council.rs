//! A council: the controller, and the boundary that nothing crosses.

use serde::{Deserialize, Deserializer, Serialize};

use crate::contact::Contact;
use crate::slug::Slug;
use crate::waiver::Waiver;
use crate::yaml_error::rejected;

/// `council.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// The full name, e.g. `Westminster City Council`.
    pub name: String,
    /// The name in headings and titles, e.g. `Westminster`.
    pub short_name: String,
    /// Not the council's real site: a banner on every page, and nobody replies to a form.
    #[serde(default)]
    pub demonstration: bool,
    /// What the public site calls itself, e.g. `Westminster family hubs`.
    pub site_name: String,
    /// One line under the name on the home page.
    pub strapline: String,
    /// How to reach the council about its family hubs.
    #[serde(default)]
    pub contact: Contact,
    /// The hubs, in the order in which they are shown.
    pub hubs: Vec<Hub>,
    /// What to do in danger, one paragraph each: shown on every form.
    pub emergency: Vec<String>,
    /// Colours of the council's brand.
    #[serde(default)]
    pub colours: Colours,
    /// Rules that `council.yaml` breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// A family hub; also a queue of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// Its short name, part of the queue's key.
    pub id: Slug,
    /// Its name, e.g. `Bessborough Family Hub`.
    pub name: String,
    /// How to reach it.
    #[serde(default)]
    pub contact: Contact,
    /// Opening hours, one line each, where they are known.
    #[serde(default)]
    pub opening_hours: Vec<String>,
}

/// Brand colours as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Colours {
    /// The header's background.
    #[serde(deserialize_with = "colour")]
    pub brand: String,
}

/// It is written into a style sheet, so it is a colour and nothing else.
fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.strip_prefix('#') {
        Some(digits) if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) => {
            Ok(text)
        }
        _ => Err(rejected(
            &format!("`{text}` is no colour"),
            "write `#` and six hexadecimal digits in quotes, such as `\"#0b3d4f\"`",
        )),
    }
}

impl Default for Colours {
    fn default() -> Self {
        Self {
            brand: "#0b3d4f".to_owned(),
        }
    }
}

impl Council {
    /// The hub with this id.
    pub fn hub(&self, id: &Slug) -> Option<&Hub> {
        self.hubs.iter().find(|hub| hub.id == *id)
    }
}
