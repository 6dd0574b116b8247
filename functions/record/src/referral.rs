//! A referral and where it stands.
//!
//! One table says which moves there are. A [`Move`] that is not in it cannot be made, so what is
//! stored, shown and tested is always one of them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::SubmissionId;
use crate::reason::Reason;
use crate::staff::StaffId;
use crate::submission::ViewHandle;
use crate::telling::Telling;
use crate::view_change::ViewDecision;

/// Where a referral stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nobody has tried to reach the family yet.
    New,
    /// A worker is trying to reach the family.
    Contacting,
    /// A worker and the family find out what would help.
    InAssessment,
    /// The family is supported.
    Supported,
    /// The family was shown where else to turn. An end.
    Signposted,
    /// Nothing more will be done. An end.
    Closed,
}

/// The moves: from, to.
const MOVES: [(Status, Status); 12] = {
    use Status::{Closed, Contacting, InAssessment, New, Signposted, Supported};
    [
        (New, Contacting),
        (New, Signposted),
        (New, Closed),
        (Contacting, InAssessment),
        (Contacting, Signposted),
        (Contacting, Closed),
        (InAssessment, Supported),
        (InAssessment, Signposted),
        (InAssessment, Closed),
        (Supported, InAssessment),
        (Supported, Signposted),
        (Supported, Closed),
    ]
};

impl Status {
    /// Every status, in the order of the work.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Contacting,
        Self::InAssessment,
        Self::Supported,
        Self::Signposted,
        Self::Closed,
    ];

    /// The statuses that wait for somebody.
    pub const OPEN: [Self; 4] = [
        Self::New,
        Self::Contacting,
        Self::InAssessment,
        Self::Supported,
    ];

    /// As it is stored, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Contacting => "contacting",
            Self::InAssessment => "in-assessment",
            Self::Supported => "supported",
            Self::Signposted => "signposted",
            Self::Closed => "closed",
        }
    }

    /// The status with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether the work is over.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Signposted | Self::Closed)
    }

    /// Where it can go from here.
    pub fn next(self) -> impl Iterator<Item = Self> {
        MOVES
            .into_iter()
            .filter(move |(from, _)| *from == self)
            .map(|(_, to)| to)
    }
}

/// A move of the table, with its reason where it ends the work.
#[derive(Clone, PartialEq, Eq)]
pub struct Move {
    from: Status,
    to: Status,
    reason: Option<Reason>,
}

/// Why there is no such move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchMove {
    /// Not in the table: perhaps a colleague has moved it meanwhile.
    #[error("there is no such move")]
    NotFromHere,
    /// An end needs a reason, and so does undoing one.
    #[error("an end needs a reason")]
    NeedsReason,
}

impl Move {
    /// The move, if the table has it and an end has its reason.
    pub fn new(from: Status, to: Status, reason: Option<Reason>) -> Result<Self, NoSuchMove> {
        if !MOVES.contains(&(from, to)) {
            return Err(NoSuchMove::NotFromHere);
        }
        if to.is_end() && reason.is_none() {
            return Err(NoSuchMove::NeedsReason);
        }
        Ok(Self { from, to, reason })
    }

    /// The move that undoes an end: back to where the referral stood before it. It needs a reason.
    pub fn back(moves: &[Moved], reason: Reason) -> Result<Self, NoSuchMove> {
        let end = moves.last().filter(|last| last.to.is_end());
        let end = end.ok_or(NoSuchMove::NotFromHere)?;
        Ok(Self {
            from: end.to,
            to: end.from,
            reason: Some(reason),
        })
    }

    /// Where it stood.
    pub fn from(&self) -> Status {
        self.from
    }

    /// Whether it undoes an end.
    pub fn is_back(&self) -> bool {
        self.from.is_end()
    }

    /// Where it stands now.
    pub fn to(&self) -> Status {
        self.to
    }

    /// Why.
    pub fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }
}

/// A move that was made: a decision, so it has a person's name.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Where it stood.
    pub from: Status,
    /// Where it went.
    pub to: Status,
    /// Why, where it ended.
    pub reason: Option<Reason>,
    /// Who decided.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

impl Moved {
    /// `by` makes the move.
    pub fn new(step: &Move, by: StaffId, at: Timestamp) -> Self {
        Self {
            from: step.from,
            to: step.to,
            reason: step.reason.clone(),
            by,
            at,
        }
    }
}

/// The sealed part of a referral.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// What the family sent.
    pub submission: SubmissionId,
    /// Where it went, oldest first.
    pub moves: Vec<Moved>,
    /// Whom else it names who is to be told what the hub holds about them.
    #[serde(default)]
    pub tellings: Vec<Telling>,
    /// The view since a new code was issued; until then the submission's own.
    #[serde(default)]
    pub view: Option<ViewHandle>,
    /// What was decided about the family's view, oldest first.
    #[serde(default)]
    pub decisions: Vec<ViewDecision>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_status_leads_on_and_no_end_does() {
        for status in Status::ALL {
            assert_eq!(
                status.is_end(),
                status.next().next().is_none(),
                "{status:?}"
            );
            assert_eq!(
                status.is_end(),
                !Status::OPEN.contains(&status),
                "{status:?}"
            );
        }
    }

    #[test]
    fn a_move_outside_the_table_cannot_be_made() {
        let reason = Reason::parse("moved away");
        let mut made = 0;
        for from in Status::ALL {
            for to in Status::ALL {
                let step = Move::new(from, to, reason.clone());
                assert_eq!(
                    step.is_ok(),
                    from.next().any(|next| next == to),
                    "{from:?} to {to:?}"
                );
                made += usize::from(step.is_ok());
            }
        }
        assert_eq!(made, MOVES.len());
    }

    #[test]
    fn only_an_end_is_undone_and_back_to_where_it_stood() {
        let reason = || Reason::parse("Closed by mistake").expect("a reason");
        assert!(Move::back(&[], reason()).err() == Some(NoSuchMove::NotFromHere));
        for (from, to) in MOVES {
            let step = Move::new(from, to, Some(reason())).expect("a move of the table");
            let by = StaffId::of("issuer", "s1");
            let moved = Moved::new(&step, by, Timestamp::UNIX_EPOCH);
            match Move::back(&[moved], reason()) {
                Ok(back) => {
                    assert!(to.is_end() && !step.is_back() && back.is_back());
                    assert_eq!((back.from(), back.to()), (to, from));
                    assert!(back.reason().is_some());
                }
                Err(no_such_move) => {
                    assert!(!to.is_end());
                    assert_eq!(no_such_move, NoSuchMove::NotFromHere);
                }
            }
        }
    }

    #[test]
    fn an_end_needs_a_reason() {
        for to in [Status::Signposted, Status::Closed] {
            assert!(Move::new(Status::New, to, None).err() == Some(NoSuchMove::NeedsReason));
        }
        assert!(Move::new(Status::New, Status::Contacting, None).is_ok());
    }
}
