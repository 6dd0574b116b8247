//! What came of a referral, as a person decided it.
//!
//! One table says where each outcome leads. What follows from an outcome is a move of the referral, so an outcome
//! that does not follow from where the referral stands cannot be recorded.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::id::ReferralId;
use crate::reason::Reason;
use crate::referral::{Move, Moved, NoSuchMove, Status};
use crate::staff::StaffId;

/// The sealed part of an outcome. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The referral it is about.
    pub referral: ReferralId,
    /// Where the referral stood when it was decided.
    pub from: Status,
    /// What was decided.
    pub decided: Decided,
    /// Why.
    pub because: Reason,
    /// Who decided.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// What was decided.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// The Family Hub supports the family.
    HubSupport,
    /// A partner supports it: one that the notice names, as far as the family agreed.
    Partner(Named),
    /// Targeted Early Help takes over.
    TargetedEarlyHelp,
    /// Social Care takes over.
    SocialCare,
    /// The family was shown a service of the directory.
    Signposted(Named),
    /// Nothing more will be done.
    NoFurtherAction,
}

/// A partner or a service, called as it was then: content changes, a decision does not.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Which one.
    pub id: Slug,
    /// What it was called.
    pub name: String,
}

/// What kind of outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutcomeKind {
    /// See [`Decided::HubSupport`].
    HubSupport,
    /// See [`Decided::Partner`].
    Partner,
    /// See [`Decided::TargetedEarlyHelp`].
    TargetedEarlyHelp,
    /// See [`Decided::SocialCare`].
    SocialCare,
    /// See [`Decided::Signposted`].
    Signposted,
    /// See [`Decided::NoFurtherAction`].
    NoFurtherAction,
}

impl OutcomeKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::HubSupport,
        Self::Partner,
        Self::TargetedEarlyHelp,
        Self::SocialCare,
        Self::Signposted,
        Self::NoFurtherAction,
    ];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HubSupport => "hub-support",
            Self::Partner => "partner",
            Self::TargetedEarlyHelp => "targeted-early-help",
            Self::SocialCare => "social-care",
            Self::Signposted => "signposted",
            Self::NoFurtherAction => "no-further-action",
        }
    }

    /// The kind with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Where the referral stands after it. Help by the hub or a partner is still the hub's to look after; what
    /// another part of the council takes over is not.
    pub fn to(self) -> Status {
        match self {
            Self::HubSupport | Self::Partner => Status::Supported,
            Self::Signposted => Status::Signposted,
            Self::TargetedEarlyHelp | Self::SocialCare | Self::NoFurtherAction => Status::Closed,
        }
    }

    /// Whether it follows from where a referral stands.
    pub fn follows_from(self, status: Status) -> bool {
        stays(status, self.to()) || status.next().any(|next| next == self.to())
    }
}

/// A family that is supported already can be supported by somebody else.
fn stays(from: Status, to: Status) -> bool {
    from == to && !from.is_end()
}

impl Decided {
    /// What kind it is.
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::HubSupport => OutcomeKind::HubSupport,
            Self::Partner(_) => OutcomeKind::Partner,
            Self::TargetedEarlyHelp => OutcomeKind::TargetedEarlyHelp,
            Self::SocialCare => OutcomeKind::SocialCare,
            Self::Signposted(_) => OutcomeKind::Signposted,
            Self::NoFurtherAction => OutcomeKind::NoFurtherAction,
        }
    }

    /// Whom it names.
    pub fn named(&self) -> Option<&Named> {
        match self {
            Self::Partner(named) | Self::Signposted(named) => Some(named),
            _ => None,
        }
    }
}

impl Outcome {
    /// The move that follows from it; nothing where the referral stays where it is.
    pub fn step(&self) -> Result<Option<Move>, NoSuchMove> {
        let to = self.decided.kind().to();
        if stays(self.from, to) {
            return Ok(None);
        }
        Move::new(self.from, to, Some(self.because.clone())).map(Some)
    }

    /// Whether it still stands: a referral that was moved since has another story.
    pub fn stands(&self, moves: &[Moved]) -> bool {
        moves.iter().all(|moved| moved.at <= self.at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outcome(from: Status, kind: OutcomeKind) -> Outcome {
        let named = || Named {
            id: Slug::parse("family-lives").expect("a slug"),
            name: "Family Lives".to_owned(),
        };
        Outcome {
            referral: ReferralId::random(&mut rand::rng()),
            from,
            decided: match kind {
                OutcomeKind::HubSupport => Decided::HubSupport,
                OutcomeKind::Partner => Decided::Partner(named()),
                OutcomeKind::TargetedEarlyHelp => Decided::TargetedEarlyHelp,
                OutcomeKind::SocialCare => Decided::SocialCare,
                OutcomeKind::Signposted => Decided::Signposted(named()),
                OutcomeKind::NoFurtherAction => Decided::NoFurtherAction,
            },
            because: Reason::parse("It helps most").expect("a reason"),
            by: StaffId::of("issuer", "s1"),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_follows_from_here_can_be_recorded_and_nothing_else() {
        for from in Status::ALL {
            for kind in OutcomeKind::ALL {
                let step = outcome(from, kind).step();
                assert_eq!(step.is_ok(), kind.follows_from(from), "{from:?} {kind:?}");
                if let Ok(Some(step)) = step {
                    assert_eq!((step.from(), step.to()), (from, kind.to()));
                }
            }
        }
        // Who has not spoken with the family cannot say that it is supported.
        assert!(!OutcomeKind::HubSupport.follows_from(Status::New));
        assert!(OutcomeKind::SocialCare.follows_from(Status::New));
        assert!(OutcomeKind::Partner.follows_from(Status::Supported));
        for end in [Status::Signposted, Status::Closed] {
            assert!(OutcomeKind::ALL.iter().all(|kind| !kind.follows_from(end)));
        }
    }

    proptest! {
        #[test]
        fn it_stands_until_the_referral_moves_on(at in -100i64..100) {
            let decided = outcome(Status::InAssessment, OutcomeKind::HubSupport);
            let at = Timestamp::from_second(at).expect("a time");
            let step = decided.step().ok().flatten().expect("a move");
            let moved = Moved::new(&step, decided.by.clone(), at);
            prop_assert_eq!(decided.stands(&[moved]), at <= decided.at);
        }
    }
}
