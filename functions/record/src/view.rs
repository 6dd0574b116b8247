//! What a receipt code opens: what its holder sent, what the family said since, and of the hub's side only
//! what a worker has switched on as safe.
//!
//! A code can be in the wrong hands, so nothing of the hub's side is shown by itself.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::{NoticeVersion, Slug, WorkQueue};

use crate::id::{MessageId, SaidId};
use crate::reference::Reference;
use crate::referral::Status;
use crate::submission::{Agreement, AnsweredPage};

/// The view of one submission. No `Debug`: it holds what a family sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyView {
    /// What can be quoted on the phone.
    pub reference: Reference,
    /// The form's title as it was shown.
    pub form_title: String,
    /// When it was sent.
    pub received: Timestamp,
    /// The notice that covers it, and the text that was shown.
    pub notice: Slug,
    /// The text of that notice.
    pub notice_version: NoticeVersion,
    /// Questions and answers.
    pub pages: Vec<AnsweredPage>,
    /// Who works on it; `None` in a view that is older than follow-ups, which it therefore cannot have.
    #[serde(default)]
    pub queue: Option<WorkQueue>,
    /// What was agreed to in it, and what of that still stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<AgreedTo>,
    /// What a worker switched on as safe.
    #[serde(default, skip_serializing_if = "Shown::is_nothing")]
    pub shown: Shown,
    /// Where the referral stands: kept while the status is switched on, no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// What the hub wrote, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<HubMessage>,
    /// What was agreed to do next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// What the family said since it sent the form, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Said>,
}

/// A part of the hub's side that can be switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Where the request stands, in plain words.
    Status,
    /// What the hub writes to the family.
    Messages,
    /// Whom what was sent is shared with.
    Sharing,
    /// What was agreed to do next.
    Plan,
    /// The names of those who wrote.
    Names,
}

impl Part {
    /// Every part, in the order in which a family reads them.
    pub const ALL: [Self; 5] = [
        Self::Status,
        Self::Messages,
        Self::Sharing,
        Self::Plan,
        Self::Names,
    ];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Messages => "messages",
            Self::Sharing => "sharing",
            Self::Plan => "plan",
            Self::Names => "names",
        }
    }

    /// The part with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == text)
    }
}

/// Which parts are switched on: none of a new view.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shown(BTreeSet<Part>);

impl Shown {
    fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a part is switched on.
    pub fn has(&self, part: Part) -> bool {
        self.0.contains(&part)
    }

    /// Switches a part; whether that changed anything.
    pub(crate) fn switch(&mut self, part: Part, on: bool) -> bool {
        if on {
            self.0.insert(part)
        } else {
            self.0.remove(&part)
        }
    }
}

/// What one partner may be told for one purpose.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The partner, as the notice names it.
    pub partner: Slug,
    /// The purpose, as the notice names it.
    pub purpose: Slug,
}

/// An agreement that was given, and whether it still stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTo {
    /// What was agreed to.
    #[serde(flatten)]
    pub agreed: Agreed,
    /// When the family withdrew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Timestamp>,
}

/// What a family or the hub writes to the other: 1 to 2,000 characters. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(String);

impl Words {
    /// The longest, in characters.
    pub const LONGEST: usize = 2000;

    /// Reads words; `None` when there are none or too many.
    pub fn parse(text: &str) -> Option<Self> {
        // Nobody types other signs of control, and each takes six bytes of an item.
        let text: String = text
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        // After that: what is left between them may be nothing but spaces.
        let text = text.trim();
        (!text.is_empty() && text.chars().count() <= Self::LONGEST).then(|| Self(text.to_owned()))
    }

    /// As they were written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What the hub wrote to the family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HubMessage {
    /// The id that its page gave it: sent twice, it is one message.
    pub id: MessageId,
    /// The words.
    pub text: Words,
    /// When.
    pub at: Timestamp,
    /// Who, where names were switched on when it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// What was agreed to do next, in a worker's own short words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The words.
    pub words: Words,
    /// Since when it says so: which text of it somebody saw.
    pub since: Timestamp,
}

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
    /// The most that a family can say after it sent a form.
    pub const MOST_SAID: usize = 50;
    /// The most messages of the hub.
    pub const MOST_MESSAGES: usize = 50;
    /// The most bytes of words of one side: with what was sent, they fit into one item of 400 kB.
    const MOST_BYTES: usize = 80_000;

    /// The agreements that were given and not withdrawn.
    pub fn standing(&self) -> impl Iterator<Item = &Agreed> {
        let agreements = self.agreements.iter();
        agreements
            .filter(|one| one.withdrawn.is_none())
            .map(|one| &one.agreed)
    }

    /// When the family withdrew its request, if it did.
    pub fn request_withdrawn(&self) -> Option<Timestamp> {
        let mut said = self.said.iter();
        let withdrawal = said.find(|said| said.what == What::RequestWithdrawn)?;
        Some(withdrawal.at)
    }

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

    /// Whether the hub can write these words more.
    pub(crate) fn has_room_for(&self, words: &Words) -> bool {
        let written = bytes(self.messages.iter().map(|message| &message.text));
        self.messages.len() < Self::MOST_MESSAGES
            && written + words.as_str().len() <= Self::MOST_BYTES
    }
}

/// Of what was agreed to in a form, each agreement by itself.
pub(crate) fn agreed_to(agreements: &[Agreement]) -> Vec<AgreedTo> {
    let each = agreements.iter().flat_map(|agreement| {
        let purposes = agreement.purposes.iter();
        purposes.map(|purpose| AgreedTo {
            agreed: Agreed {
                partner: agreement.partner.clone(),
                purpose: purpose.clone(),
            },
            withdrawn: None,
        })
    });
    each.collect()
}

fn bytes<'a>(words: impl Iterator<Item = &'a Words>) -> usize {
    words.map(|words| words.as_str().len()).sum()
}

#[cfg(test)]
pub(crate) mod tests;
