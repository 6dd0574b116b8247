//! What a receipt code opens: what its holder sent, what the family said since, and of the hub's side only
//! what a worker has switched on as safe.
//!
//! A code can be in the wrong hands, so nothing of the hub's side is shown by itself.

mod said;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::{NoticeVersion, Slug, WorkQueue};

use crate::id::MessageId;
use crate::reference::Reference;
use crate::referral::Status;
use crate::submission::{Agreement, AnsweredPage};

pub use said::{FollowUp, NotSaid, Said, SaidKind, What};

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
