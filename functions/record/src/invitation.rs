//! Asking a known family for another form: a code that a worker hands to it, with which what it sends joins its record.
//!
//! The code opens an empty form and nothing of the family. What is filled in is under another code, which the worker
//! never sees.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::id::ReferralId;
use crate::reference::Reference;
use crate::staff::StaffId;
use crate::view_change::IdentityCheck;

/// The sealed part of an invitation. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The referral from which the family was invited.
    pub referral: ReferralId,
    /// The form that its code begins.
    pub form: Slug,
    /// The row that its code opens, by its lookup id: what taking it back has to remove.
    pub row: String,
    /// When its code begins no form any more.
    pub ends: Timestamp,
    /// How it was made sure that it is the family that was given the code: the reason why what comes joins its record.
    pub check: IdentityCheck,
    /// Who invited it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub ended: Option<InvitationEnded>,
}

/// What came of an invitation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationEnded {
    /// What.
    pub how: InvitationEnd,
    /// By whom: of a form that came, who took it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// How an invitation ended.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InvitationEnd {
    /// What the family sent with it joined its record.
    Answered(Reference),
    /// A worker took it back.
    TakenBack,
}

/// It ended before, otherwise, which has to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the invitation has ended otherwise")]
pub struct EndedOtherwise;

impl Invitation {
    /// How long its code begins a form: time to find a quiet hour, and little enough that a lost letter opens nothing.
    pub const LASTS: SignedDuration = SignedDuration::from_hours(28 * 24);

    /// When an invitation that is given now ends.
    pub fn ends(now: Timestamp) -> Timestamp {
        now.saturating_add(Self::LASTS).unwrap_or(now)
    }

    /// Whether its code still begins a form.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.ends
    }

    /// Ends it. Whether anything changed: the same twice is done once.
    ///
    /// What was begun with its code in time is as good as sent in time, so an answer may come after its end.
    pub fn end(
        &mut self,
        how: InvitationEnd,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<bool, EndedOtherwise> {
        match &self.ended {
            None => {
                let by = by.clone();
                self.ended = Some(InvitationEnded { how, by, at });
                Ok(true)
            }
            Some(ended) if ended.how == how => Ok(false),
            Some(_) => Err(EndedOtherwise),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::Reason;
    use crate::view_change::HowChecked;

    #[test]
    fn an_invitation_is_answered_once_or_taken_back() {
        let (by, at) = (StaffId::of("issuer", "s1"), Timestamp::UNIX_EPOCH);
        let mut invitation = Invitation {
            referral: ReferralId::random(&mut rand::rng()),
            form: Slug::parse("about-my-family").expect("a slug"),
            row: String::new(),
            ends: Invitation::ends(at),
            check: IdentityCheck {
                how: HowChecked::KnownInPerson,
                what: Reason::parse("we met").expect("a reason"),
            },
            by: by.clone(),
            at,
            ended: None,
        };
        let days = |days: i64| at.saturating_add(SignedDuration::from_hours(24 * days));
        assert!(invitation.is_open(days(27).expect("a time")));
        assert!(!invitation.is_open(days(28).expect("a time")));
        let one = Reference::random(&mut rand::rng());
        let answered = InvitationEnd::Answered(one);
        assert_eq!(invitation.end(answered.clone(), &by, at), Ok(true));
        assert_eq!(invitation.end(answered, &by, at), Ok(false));
        let other = InvitationEnd::Answered(Reference::random(&mut rand::rng()));
        for otherwise in [other, InvitationEnd::TakenBack] {
            assert_eq!(invitation.end(otherwise, &by, at), Err(EndedOtherwise));
        }
        assert!(!invitation.is_open(at));
    }
}
