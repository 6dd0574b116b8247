//! A council: the controller, and the boundary that nothing crosses.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use crate::contact::Contact;
use crate::retention::Period;
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
    /// What stands in the header, where that is not the full name.
    #[serde(default)]
    pub logo_text: Option<String>,
    /// The address at which the public site is published, from `https://` on, without a path.
    #[serde(default)]
    pub website: Option<String>,
    /// What the public site calls itself, e.g. `Westminster family hubs`.
    pub site_name: String,
    /// One line under the name on the home page.
    pub strapline: String,
    /// How to reach the council about its family hubs.
    #[serde(default)]
    pub contact: Contact,
    /// Whom staff phone first when a child may not be safe. Not published.
    #[serde(default)]
    pub social_care: Contact,
    /// The hubs, in the order in which they are shown.
    pub hubs: Vec<Hub>,
    /// What to do in danger, one paragraph each: shown on every form.
    pub emergency: Vec<String>,
    /// Colours of the council's brand.
    #[serde(default)]
    pub colours: Colours,
    /// What the council knows about how accessible its site is.
    #[serde(default)]
    pub accessibility: Option<Accessibility>,
    /// Where a weakness of the site is reported: RFC 9116.
    #[serde(default)]
    pub security: Option<SecurityContact>,
    /// The first halves of the postcodes that lie in its area, in whole or in part, such as `SW1V`; `SW1` is
    /// all of `SW1A` to `SW1Y`. None, where it does not say.
    #[serde(default)]
    pub postcode_districts: Vec<String>,
    /// Days on which its hubs do not work, besides weekends and bank holidays.
    #[serde(default)]
    pub closed_on: Vec<Date>,
    /// Abbreviations that families here know, and what they mean.
    #[serde(default)]
    pub abbreviations: BTreeMap<String, String>,
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
    /// Within how many working days after a form the hub promises to be in contact, where it does.
    #[serde(default)]
    pub contact_within: Option<NonZeroU8>,
}

/// What an accessibility statement needs beyond what the software knows of itself: Public Sector
/// Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// How far the site meets WCAG 2.2 AA.
    pub compliance: Compliance,
    /// What is not accessible, one problem each, and what the council does about it.
    #[serde(default)]
    pub problems: Vec<String>,
    /// When the statement was first written.
    #[serde(with = "crate::day")]
    pub prepared: Date,
    /// When it was last looked at.
    #[serde(with = "crate::day")]
    pub reviewed: Date,
    /// When the site was last tested.
    #[serde(with = "crate::day")]
    pub tested: Date,
    /// Who tested it, and how.
    pub tested_by: String,
    /// Whom to tell about a problem, or ask for another format; else the council's contact.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// How soon that is answered.
    #[serde(default)]
    pub answered_within: Option<Period>,
}

/// How far a site meets the accessibility standard, in the words of the model statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compliance {
    /// Fully compliant.
    Full,
    /// Partially compliant.
    Partial,
    /// Not compliant.
    None,
}

/// Where a weakness of the site is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecurityContact {
    /// `mailto:…`, `tel:…` or `https://…`.
    pub contact: String,
    /// The last day on which this is to be relied on, less than a year ahead.
    #[serde(with = "crate::day")]
    pub expires: Date,
}

/// Brand colours as `#rrggbb`. What is not said is the theme's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Colours {
    /// The header's background.
    #[serde(deserialize_with = "colour")]
    pub brand: String,
    /// Text on that background.
    #[serde(deserialize_with = "colour")]
    pub text: String,
    /// Links, on white.
    #[serde(deserialize_with = "colour")]
    pub link: String,
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
            text: "#ffffff".to_owned(),
            // GOV.UK Frontend's own.
            link: "#1a65a6".to_owned(),
        }
    }
}

impl Council {
    /// Whether a postcode, as it is written, is surely not in its area. Where the council does not say
    /// which are, none is.
    pub fn is_outside(&self, postcode: &str) -> bool {
        let district = postcode.split(' ').next().unwrap_or_default();
        let is_of = |known: &String| {
            district
                .strip_prefix(known.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.chars().all(|c| c.is_ascii_uppercase()))
        };
        !self.postcode_districts.is_empty() && !self.postcode_districts.iter().any(is_of)
    }

    /// The hub with this id.
    pub fn hub(&self, id: &Slug) -> Option<&Hub> {
        self.hubs.iter().find(|hub| hub.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_outside_where_no_district_of_the_council_has_it() {
        let yaml = "name: A\nshort_name: A\nsite_name: A\nstrapline: A\nhubs: []\nemergency: []\n\
                    postcode_districts: [SW1, W9]\n";
        let mut council: Council = crate::yaml::read(yaml).unwrap_or_else(|e| panic!("{e}"));
        for inside in ["SW1V 2AA", "SW1A 1AA", "W9 1AA"] {
            assert!(!council.is_outside(inside), "{inside}");
        }
        for outside in ["SW10 1AA", "W1 1AA", "W90 1AA", "SE1 9XY"] {
            assert!(council.is_outside(outside), "{outside}");
        }
        council.postcode_districts.clear();
        assert!(!council.is_outside("SE1 9XY"));
    }
}
