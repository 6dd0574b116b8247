//! The id that an Open Referral UK feed gives a thing.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::yaml_error::rejected;

/// A UUID as text, in small letters: `d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610`.
///
/// Content has one only where a thing was imported from another system; else the feed derives the id
/// from where the thing stands in content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct OrukId(String);

impl OrukId {
    /// Reads 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let groups: Vec<&str> = text.split('-').collect();
        let shaped = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
            && groups.concat().bytes().all(|b| b.is_ascii_hexdigit());
        shaped.then_some(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrukId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for OrukId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            rejected(
                &format!("`{text}` is no UUID"),
                "copy it from the feed, such as `d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610`, or leave it out",
            )
        })
    }
}
