//! What a worker writes down about a referral.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::ReferralId;
use crate::staff::StaffId;

/// What a note may hold: 1 to 10,000 characters. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoteText(String);

impl NoteText {
    /// Longest note, in characters.
    pub const LONGEST: usize = 10_000;

    /// Reads a note; `None` when it is empty or too long.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace("\r\n", "\n");
        (!text.is_empty() && text.chars().count() <= Self::LONGEST).then_some(Self(text))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The sealed part of a note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The referral it is about.
    pub referral: ReferralId,
    /// What was written.
    pub text: NoteText,
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}
