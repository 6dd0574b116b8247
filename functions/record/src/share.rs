//! One partner's sight, for a time, of what one agreement allows.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::id::ReferralId;
use crate::reason::Reason;
use crate::staff::StaffId;
use crate::view::Agreed;

/// The sealed part of a share. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The referral that is shared.
    pub referral: ReferralId,
    /// With whom, and what for: what the family agreed to.
    pub agreed: Agreed,
    /// Until when: the last day on which it opens.
    pub until: Date,
    /// Why it is shared.
    pub because: Reason,
    /// Who decided it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// How it ended before its time.
    pub ended: Option<ShareEnded>,
}

/// That a share ended before its time.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareEnded {
    /// Why.
    pub why: WhyEnded,
    /// Who recorded it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// Why a share ended before its time.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyEnded {
    /// A worker decided it, for this reason.
    Decided(Reason),
    /// The family withdrew what it had agreed to.
    Withdrawn,
}

/// Why nothing is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotShared {
    /// The family did not agree to it, or does not any more.
    #[error("the family does not agree to it")]
    NotAgreed,
    /// The last day is past, or too far away.
    #[error("not between today and the latest day")]
    NotThen,
}

/// A colleague ended it first, for another reason, which has to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colleague has ended the share")]
pub struct EndedFirst;

impl Share {
    /// The longest in days. Whoever still needs it then decides it anew.
    pub const LONGEST: i32 = 90;

    /// The latest last day of what is shared on this day.
    pub fn latest(today: Date) -> Date {
        today.saturating_add(Self::LONGEST.days())
    }

    /// `by` shares what the family still agrees to, until a day.
    pub fn new(
        (referral, agreed): (ReferralId, Agreed),
        standing: &[Agreed],
        (until, today): (Date, Date),
        because: Reason,
        (by, at): (StaffId, Timestamp),
    ) -> Result<Self, NotShared> {
        if !standing.contains(&agreed) {
            return Err(NotShared::NotAgreed);
        }
        if until < today || until > Self::latest(today) {
            return Err(NotShared::NotThen);
        }
        Ok(Self {
            referral,
            agreed,
            until,
            because,
            by,
            at,
            ended: None,
        })
    }

    /// Whether its partner may open it on this day, as far as staff decided: whether the family still agrees is
    /// asked besides.
    pub fn is_open(&self, today: Date) -> bool {
        self.ended.is_none() && today <= self.until
    }

    /// Ends it before its time. Whether anything changed: the same twice is done once.
    pub fn end(&mut self, why: &WhyEnded, by: &StaffId, at: Timestamp) -> Result<bool, EndedFirst> {
        match &self.ended {
            None => {
                let (why, by) = (why.clone(), by.clone());
                self.ended = Some(ShareEnded { why, by, at });
                Ok(true)
            }
            Some(ended) if ended.why == *why && ended.by == *by => Ok(false),
            Some(_) => Err(EndedFirst),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use site_model::Slug;

    use super::*;

    fn agreed(partner: u8, purpose: u8) -> Agreed {
        let slug = |text: String| Slug::parse(&text).expect("a slug");
        Agreed {
            partner: slug(format!("partner-{partner}")),
            purpose: slug(format!("purpose-{purpose}")),
        }
    }

    fn share(asked: Agreed, standing: &[Agreed], days: i32) -> Result<Share, NotShared> {
        let today = jiff::civil::date(2026, 11, 1);
        let referral = ReferralId::random(&mut rand::rng());
        let because = Reason::parse("to agree who visits").expect("a reason");
        let by = (StaffId::of("issuer", "s1"), Timestamp::UNIX_EPOCH);
        let until = (today.saturating_add(days.days()), today);
        Share::new((referral, asked), standing, until, because, by)
    }

    proptest! {
        #[test]
        fn only_what_is_agreed_is_shared_and_only_for_a_time(
            partner in 0u8..3, purpose in 0u8..3, days in -5i32..100,
            standing in proptest::collection::vec((0u8..3, 0u8..3), 0..5),
        ) {
            let standing: Vec<Agreed> = standing.into_iter().map(|(a, b)| agreed(a, b)).collect();
            let asked = agreed(partner, purpose);
            let agrees = standing.contains(&asked);
            let shared = share(asked, &standing, days);
            prop_assert_eq!(shared.is_ok(), agrees && (0..=Share::LONGEST).contains(&days));
            if let Ok(share) = shared {
                for day in -1..120 {
                    let today = jiff::civil::date(2026, 11, 1).saturating_add(day.days());
                    prop_assert_eq!(share.is_open(today), day <= days);
                }
            }
        }
    }

    #[test]
    fn it_ends_once_and_opens_no_more() {
        let one = agreed(0, 0);
        let Ok(mut share) = share(one.clone(), &[one], 7) else {
            panic!("it is agreed")
        };
        let (by, at) = (StaffId::of("issuer", "s2"), Timestamp::UNIX_EPOCH);
        assert_eq!(share.end(&WhyEnded::Withdrawn, &by, at), Ok(true));
        assert_eq!(share.end(&WhyEnded::Withdrawn, &by, at), Ok(false));
        let why = WhyEnded::Decided(Reason::parse("done").expect("a reason"));
        assert_eq!(share.end(&why, &by, at), Err(EndedFirst));
        assert!(!share.is_open(jiff::civil::date(2026, 11, 1)));
    }
}
