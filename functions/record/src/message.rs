//! A message to a family: where it goes, and the little that it says.
//!
//! Its words are the council's templates. What is filled in is the reference at most, never an answer.

use serde::{Deserialize, Serialize};
use site_model::{MessageChannel, MessageKind, WorkQueue};

use crate::reference::Reference;
use crate::safe_contact::safe_addresses;
use crate::submission::SentForm;

/// Where a message may go: an address that the family itself said is safe. No `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SafeAddress {
    /// An email address.
    Email(String),
    /// A telephone that gets text messages.
    Text(String),
}

impl SafeAddress {
    /// How a message gets there.
    pub fn channel(&self) -> MessageChannel {
        match self {
            Self::Email(_) => MessageChannel::Email,
            Self::Text(_) => MessageChannel::Text,
        }
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(address) | Self::Text(address) => address,
        }
    }
}

/// The sealed part of a message that is to be sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Why it is sent.
    pub kind: MessageKind,
    /// Where to.
    pub to: SafeAddress,
    /// What it is about; nothing for a draft, which has no reference and is nobody's work yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
}

/// What a message is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What the family can quote.
    pub reference: Reference,
    /// Whose work it is: who is told when the message cannot be sent.
    pub queue: WorkQueue,
}

impl Message {
    /// The message to a family about what it sent, by the first of `channels` that it said is safe. `None` where it
    /// said so of none; nor is there one to a family of which a professional wrote, for that did not send it, nor
    /// where staff entered what somebody said: what is safe is the family's own word.
    pub fn to_family(
        kind: MessageKind,
        sent: &SentForm,
        reference: &Reference,
        channels: &[MessageChannel],
    ) -> Option<Self> {
        if !sent.kind.opens_a_view() || sent.entered.is_some() {
            return None;
        }
        let mut safe = safe_addresses(&sent.pages).into_iter();
        Some(Self {
            kind,
            to: safe.find(|to| channels.contains(&to.channel()))?,
            about: Some(About {
                reference: reference.clone(),
                queue: sent.queue.clone(),
            }),
        })
    }
}

/// What became of a message that GOV.UK Notify had taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It arrived.
    Delivered,
    /// There is no such address or telephone.
    NoSuchAddress,
    /// It did not arrive, and may later: a full mailbox, a telephone that is off, a fault on the way.
    NotThisTime,
}

impl Delivery {
    /// Each.
    pub const ALL: [Self; 3] = [Self::Delivered, Self::NoSuchAddress, Self::NotThisTime];

    /// The word that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::NoSuchAddress => "no-such-address",
            Self::NotThisTime => "not-this-time",
        }
    }

    /// The one with this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// What a status of GOV.UK Notify says; `None` while the message is on its way.
    ///
    /// Source: its API documentation, "Email status descriptions" and "Text message status descriptions".
    pub fn of_notify(status: &str) -> Option<Self> {
        match status {
            "delivered" => Some(Self::Delivered),
            "permanent-failure" => Some(Self::NoSuchAddress),
            "temporary-failure" | "technical-failure" => Some(Self::NotThisTime),
            _ => None,
        }
    }
}

/// Why a message was given up: staff are told it, in the interface's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyFailed {
    /// GOV.UK Notify does not send it: to such an address, or for this council.
    Refused,
    /// There is no such address or telephone.
    NoSuchAddress,
    /// It was tried for hours.
    TriedTooOften,
    /// The council has no template for it at GOV.UK Notify.
    NoTemplate,
}

impl WhyFailed {
    /// Each.
    pub const ALL: [Self; 4] = [
        Self::Refused,
        Self::NoSuchAddress,
        Self::TriedTooOften,
        Self::NoTemplate,
    ];

    /// As it is stored, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NoSuchAddress => "no-such-address",
            Self::TriedTooOften => "tried-too-often",
            Self::NoTemplate => "no-template",
        }
    }

    /// The one with this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_delivery_reads_back() {
        for one in Delivery::ALL {
            assert_eq!(Delivery::parse(one.as_str()), Some(one));
        }
    }

    #[test]
    fn every_reason_reads_back() {
        for why in WhyFailed::ALL {
            assert_eq!(WhyFailed::parse(why.as_str()), Some(why));
        }
    }

    #[test]
    fn a_message_on_its_way_has_not_arrived() {
        for status in ["created", "sending", "pending", "sent", "accepted", ""] {
            assert_eq!(Delivery::of_notify(status), None, "{status}");
        }
    }
}
