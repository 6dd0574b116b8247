//! What a family says after it sent a form: kept in its view, and a follow-up for the hub.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::WorkQueue;

use super::{Agreed, FamilyView, Words, bytes};
use crate::id::SaidId;
use crate::reference::Reference;

/// What the family said after it sent the form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The id that its page gave it: sent twice, it is said once.
    pub id: SaidId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What a follow-up says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A message, or the answer to one.
    Message(Words),
    /// Something that belongs to what was sent.
    Addition(Words),
    /// These agreements do not stand any more.
    AgreementsWithdrawn(Vec<Agreed>),
    /// The family asks for nothing any more. No erasure: that is a right of its own.
    RequestWithdrawn,
}

/// What a follow-up is, without what it says: a row of the hub's queue shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidKind {
    /// A message.
    Message,
    /// An addition.
    Addition,
    /// Agreements are withdrawn.
    AgreementsWithdrawn,
    /// The request is withdrawn.
    RequestWithdrawn,
}

impl SaidKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Message,
        Self::Addition,
        Self::AgreementsWithdrawn,
        Self::RequestWithdrawn,
    ];

    /// As it is stored, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Addition => "addition",
            Self::AgreementsWithdrawn => "agreements-withdrawn",
            Self::RequestWithdrawn => "request-withdrawn",
        }
    }

    /// The kind with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

impl What {
    /// What it is.
    pub fn kind(&self) -> SaidKind {
        match self {
            Self::Message(_) => SaidKind::Message,
            Self::Addition(_) => SaidKind::Addition,
            Self::AgreementsWithdrawn(_) => SaidKind::AgreementsWithdrawn,
            Self::RequestWithdrawn => SaidKind::RequestWithdrawn,
        }
    }

    /// What was written, where something was.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Message(words) | Self::Addition(words) => Some(words),
            Self::AgreementsWithdrawn(_) | Self::RequestWithdrawn => None,
        }
    }
}

/// A follow-up as the hub gets it: sealed and immutable, like what it follows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The reference of what it follows.
    pub reference: Reference,
    /// Whose work that is.
    pub queue: WorkQueue,
    /// When that was sent.
    pub followed: Timestamp,
    /// What the family said.
    pub said: Said,
}

/// Why something is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSaid {
    /// The same page has said something else already.
    #[error("the same page has said something else")]
    OtherWords,
    /// A view keeps no more: somebody else than its code has to be asked.
    #[error("the view is full")]
    Full,
    /// Nothing of this stands: it was withdrawn already, or never given.
    #[error("nothing of this stands")]
    NothingStands,
    /// The view is older than follow-ups.
    #[error("the view takes no follow-ups")]
    TakesNone,
}

impl FamilyView {
    /// The family says something. The follow-up for the hub; `None` when the same page has said just this
    /// already.
    pub fn say(&mut self, said: Said) -> Result<Option<FollowUp>, NotSaid> {
        if let Some(before) = self.said.iter().find(|before| before.id == said.id) {
            // A page that came back may have more ticked than before: what still stands was not withdrawn.
            let is_done = match &said.what {
                What::AgreementsWithdrawn(which) => !self.standing().any(|one| which.contains(one)),
                _ => before.what.words() == said.what.words(),
            };
            return if is_done && before.what.kind() == said.what.kind() {
                Ok(None)
            } else {
                Err(NotSaid::OtherWords)
            };
        }
        let queue = self.queue.clone().ok_or(NotSaid::TakesNone)?;
        let bytes = bytes(self.said.iter().filter_map(|said| said.what.words()));
        let more = bytes + said.what.words().map_or(0, |words| words.as_str().len());
        // Whoever may say nothing more may still withdraw what they agreed to (UK GDPR Article 7(3)).
        if said.what.words().is_some()
            && (self.said.len() >= Self::MOST_SAID || more > Self::MOST_BYTES)
        {
            return Err(NotSaid::Full);
        }
        let said = match said.what {
            What::AgreementsWithdrawn(which) => Said {
                what: What::AgreementsWithdrawn(self.withdraw(&which, said.at)?),
                ..said
            },
            What::RequestWithdrawn if self.request_withdrawn().is_some() => {
                return Err(NotSaid::NothingStands);
            }
            _ => said,
        };
        self.said.push(said.clone());
        Ok(Some(FollowUp {
            reference: self.reference.clone(),
            queue,
            followed: self.received,
            said,
        }))
    }

    /// Withdraws what of these stands; that.
    fn withdraw(&mut self, which: &[Agreed], at: Timestamp) -> Result<Vec<Agreed>, NotSaid> {
        let mut withdrawn = Vec::new();
        for agreement in &mut self.agreements {
            if agreement.withdrawn.is_none() && which.contains(&agreement.agreed) {
                agreement.withdrawn = Some(at);
                withdrawn.push(agreement.agreed.clone());
            }
        }
        if withdrawn.is_empty() {
            Err(NotSaid::NothingStands)
        } else {
            Ok(withdrawn)
        }
    }
}
