//! Whether two records are one family's: compared by a person for a reason, decided by a person for a reason, and
//! taken back the same way. Nothing decides it by itself.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::id::{FamilyId, ReferralId};
use crate::reason::Reason;
use crate::staff::StaffId;

/// How long after somebody compared two records they may still decide by what they saw.
pub const SEEN_FOR: SignedDuration = SignedDuration::from_hours(1);

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// They are one family's.
    Linked,
    /// They are not, and are not to be offered again.
    KeptApart,
    /// The decision before was taken back.
    Undone,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Linked, Self::KeptApart, Self::Undone];

    /// As it is posted, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Linked => "linked",
            Self::KeptApart => "kept-apart",
            Self::Undone => "undone",
        }
    }

    /// The verdict with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// Who did something about a pair, why and when. No `Debug`: the reason may be about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Why.
    pub reason: Reason,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// A decision about a pair.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What.
    pub verdict: Verdict,
    /// By whom, why.
    pub because: Because,
}

/// What one family's record keeps of another that may be the same. The other keeps the same of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The other record.
    pub other: FamilyId,
    /// Its referral that was compared.
    pub others: ReferralId,
    /// Each comparison, oldest first.
    pub compared: Vec<Because>,
    /// Each decision, oldest first.
    pub decided: Vec<Decided>,
}

/// Why a decision is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotDecided {
    /// Whoever decides has not compared the two just now.
    #[error("they were not compared")]
    NotCompared,
    /// Somebody decided otherwise meanwhile, or there is nothing to take back.
    #[error("somebody decided meanwhile")]
    DecidedMeanwhile,
}

impl Pair {
    /// Two records that nobody has compared yet.
    pub fn new(other: FamilyId, others: ReferralId) -> Self {
        Self {
            other,
            others,
            compared: Vec::new(),
            decided: Vec::new(),
        }
    }

    /// What is decided, if anything is.
    pub fn verdict(&self) -> Option<Verdict> {
        let last = self.decided.last().map(|decided| decided.verdict);
        last.filter(|verdict| *verdict != Verdict::Undone)
    }

    /// Whether this person said why they compare the two, not long ago.
    pub fn was_compared(&self, by: &StaffId, now: Timestamp) -> bool {
        let since = now.saturating_sub(SEEN_FOR).unwrap_or(now);
        let mut compared = self.compared.iter();
        compared.any(|because| because.by == *by && because.at >= since)
    }

    /// Decides. `Ok(false)` where this person has decided so already: a button that is pressed twice.
    pub fn decide(&mut self, verdict: Verdict, because: Because) -> Result<bool, NotDecided> {
        let last = self.decided.last();
        let is_again = last.is_some_and(|last| {
            last.verdict == verdict
                && last.because.by == because.by
                && last.because.reason == because.reason
        });
        if is_again {
            return Ok(false);
        }
        match (self.verdict(), verdict) {
            (None, Verdict::Undone) | (Some(_), Verdict::Linked | Verdict::KeptApart) => {
                return Err(NotDecided::DecidedMeanwhile);
            }
            (None, Verdict::Linked | Verdict::KeptApart) => {
                if !self.was_compared(&because.by, because.at) {
                    return Err(NotDecided::NotCompared);
                }
            }
            (Some(_), Verdict::Undone) => {}
        }
        self.decided.push(Decided { verdict, because });
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn because(by: &str, at: &str, reason: &str) -> Because {
        Because {
            reason: Reason::parse(reason).expect("a reason"),
            by: StaffId::of("issuer", by),
            at: at.parse().expect("a moment"),
        }
    }

    fn compared() -> Pair {
        let mut rng = rand::rng();
        let mut pair = Pair::new(FamilyId::random(&mut rng), ReferralId::random(&mut rng));
        pair.compared
            .push(because("asha", "2026-11-01T10:00:00Z", "the same phone"));
        pair
    }

    #[test]
    fn only_who_compared_the_two_just_now_decides() {
        for (by, at) in [
            ("ben", "2026-11-01T10:01:00Z"),
            ("asha", "2026-11-01T11:00:01Z"),
        ] {
            let decided = compared().decide(Verdict::Linked, because(by, at, "they are one"));
            assert_eq!(decided, Err(NotDecided::NotCompared));
        }
        let mut pair = compared();
        let decided = pair.decide(
            Verdict::Linked,
            because("asha", "2026-11-01T10:59:00Z", "one"),
        );
        assert_eq!(decided, Ok(true));
        assert_eq!(pair.verdict(), Some(Verdict::Linked));
    }

    #[test]
    fn what_is_decided_is_taken_back_first_and_said_twice_is_once() {
        let at = "2026-11-01T10:10:00Z";
        let mut pair = compared();
        assert_eq!(
            pair.decide(Verdict::Undone, because("asha", at, "x")),
            Err(NotDecided::DecidedMeanwhile)
        );
        assert_eq!(
            pair.decide(Verdict::KeptApart, because("asha", at, "two")),
            Ok(true)
        );
        assert_eq!(
            pair.decide(Verdict::KeptApart, because("asha", at, "two")),
            Ok(false)
        );
        assert_eq!(
            pair.decide(Verdict::Linked, because("asha", at, "one")),
            Err(NotDecided::DecidedMeanwhile)
        );
        assert_eq!(
            pair.decide(Verdict::Undone, because("ben", at, "I erred")),
            Ok(true)
        );
        assert_eq!(pair.verdict(), None);
        assert_eq!(pair.decided.len(), 2);
    }
}
