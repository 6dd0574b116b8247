//! Why a person did something, in their words.

use serde::{Deserialize, Serialize};

/// A reason: 1 to 1,000 characters. Free text about a family, so it has no `Debug` and is stored
/// only inside a sealed body.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reason(String);

impl Reason {
    /// Longest reason, in characters.
    pub const LONGEST: usize = 1000;

    /// Reads a reason; `None` when it is empty or too long.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty() && text.chars().count() <= Self::LONGEST).then(|| Self(text.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
