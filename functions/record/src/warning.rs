//! Warnings to colleagues about a household: what has to be known before somebody phones or visits.
//!
//! A warning is about a person, who has a right to know of it and to object (UK GDPR Articles 5(1)(a) and 21):
//! so it says whether they were told, and is looked at again on a day.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::ReferralId;
use crate::reason::Reason;
use crate::staff::StaffId;

/// The sealed part of a warning. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The referral with which it was written. It is shown with each of the household's.
    pub referral: ReferralId,
    /// What has to be known.
    pub text: Reason,
    /// When it is looked at again.
    pub review: Date,
    /// Who looks at it again.
    pub assignee: StaffId,
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

/// What comes of looking at it again.
#[derive(Clone, PartialEq, Eq)]
pub enum WarningStep {
    /// It stands, and is looked at again.
    Stands {
        /// The day on which that was to be when it was looked at.
        from: Date,
        /// When.
        review: Date,
    },
    /// It does not stand any more.
    End {
        /// Why.
        because: Reason,
    },
}

/// Why nothing comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colleague has changed or ended the warning")]
pub struct WarningChanged;

impl Warning {
    /// Ends it, or has whoever looked at it look again. Whether anything changed: the same by the same person again
    /// changes nothing.
    pub fn step(
        &mut self,
        step: &WarningStep,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<bool, WarningChanged> {
        match (step, &self.ended) {
            (WarningStep::Stands { review, .. }, None)
                if (self.review, &self.assignee) == (*review, by) =>
            {
                Ok(false)
            }
            (WarningStep::Stands { from, review }, None) if self.review == *from => {
                (self.review, self.assignee) = (*review, by.clone());
                Ok(true)
            }
            (WarningStep::Stands { .. }, None) => Err(WarningChanged),
            (WarningStep::End { because }, None) => {
                let (because, by) = (because.clone(), by.clone());
                self.ended = Some(WarningEnded { because, by, at });
                Ok(true)
            }
            (WarningStep::End { because }, Some(ended))
                if ended.because == *because && ended.by == *by =>
            {
                Ok(false)
            }
            (_, Some(_)) => Err(WarningChanged),
        }
    }
}
