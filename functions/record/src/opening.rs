//! Why somebody opened a referral that a colleague works on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::ReferralId;
use crate::reason::Reason;
use crate::staff::StaffId;

/// The usual reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyOpened {
    /// The colleague is away.
    Covering,
    /// The family, or somebody about the family, is in touch just now.
    InTouch,
    /// The work is supervised.
    Supervising,
    /// The families may be one.
    SameFamily,
    /// Anything else, which is said in words.
    Other,
}

impl WhyOpened {
    /// Every reason.
    pub const ALL: [Self; 5] = [
        Self::Covering,
        Self::InTouch,
        Self::Supervising,
        Self::SameFamily,
        Self::Other,
    ];

    /// As it is posted, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Covering => "covering",
            Self::InTouch => "in-touch",
            Self::Supervising => "supervising",
            Self::SameFamily => "same-family",
            Self::Other => "other",
        }
    }

    /// The reason with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == text)
    }
}

/// The sealed part of an opening. No `Debug`: the words may be about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// What was opened.
    pub referral: ReferralId,
    /// Why.
    pub why: WhyOpened,
    /// More of it, in words.
    pub words: Option<Reason>,
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}
