//! Warnings to colleagues about a household: what has to be known before somebody phones or visits.
//!
//! A warning is about a person, who has a right to know of it and to object (UK GDPR Articles 5(1)(a) and 21):
//! so it says whether they were told, and is looked at again on a day.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::reason::Reason;
use crate::staff::StaffId;

/// The sealed part of a warning. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What has to be known.
    pub text: Reason,
    /// When it is looked at again.
    pub review: Date,
    /// Whether the person was told.
    pub told: ToldOfWarning,
    /// Who wrote it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// Why it does not stand any more.
    pub ended: Option<WarningEnded>,
}

/// Whether the person was told of the warning.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToldOfWarning {
    /// They were.
    Told,
    /// They were not.
    NotTold {
        /// Why not.
        because: Reason,
    },
}

/// Why a warning does not stand any more, and who says so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningEnded {
    /// Why.
    pub because: Reason,
    /// Who ended it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// Why it cannot be ended so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colleague has ended the warning")]
pub struct EndedByColleague;

impl Warning {
    /// Ends it. Whether anything changed: the same by the same person again changes nothing.
    pub fn end(
        &mut self,
        because: &Reason,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<bool, EndedByColleague> {
        match &self.ended {
            None => {
                let (because, by) = (because.clone(), by.clone());
                self.ended = Some(WarningEnded { because, by, at });
                Ok(true)
            }
            Some(ended) if ended.because == *because && ended.by == *by => Ok(false),
            Some(_) => Err(EndedByColleague),
        }
    }
}
