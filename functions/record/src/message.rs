//! A message to a family: where it goes, and the little that it says.
//!
//! Its words are the council's templates. What is filled in is the reference at most, never an answer.

use serde::{Deserialize, Serialize};
use site_model::{Language, MessageChannel, MessageKind, WorkQueue};

use crate::matching::normal_phone;
use crate::reference::Reference;
use crate::reminder::{OfAppointment, OfDraft};
use crate::safe_contact::{has_to_be_heeded, safe_addresses};
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

    /// The same for each way of writing the same address, to count by.
    pub fn destination(&self) -> String {
        match self {
            Self::Email(address) => address.trim().to_lowercase(),
            Self::Text(number) => normal_phone(number),
        }
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(address) | Self::Text(address) => address,
        }
    }
}

impl NoMessage {
    /// As it stands in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoWords => "no-words",
            Self::NotTheirOwn => "not-their-own",
            Self::Heed => "heed",
            Self::NoSafeWay => "no-safe-way",
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
    /// The language in which the family filled in the form, where that is not the council's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What it is about.
    pub about: About,
}

/// What a message is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Something that was sent.
    Sent {
        /// What the family can quote.
        reference: Reference,
        /// Whose work it is: who is told when the message cannot be sent.
        queue: WorkQueue,
    },
    /// A draft, which has no reference and is nobody's work yet.
    Draft(OfDraft),
    /// When a worker and the family meet.
    Appointment {
        /// What the family can quote.
        reference: Reference,
        /// Whose work it is.
        queue: WorkQueue,
        /// Which appointment.
        of: Box<OfAppointment>,
    },
}

impl About {
    /// What staff are told of when the message cannot be sent, and whose work that is. Nobody's, of a draft.
    pub fn work(&self) -> Option<(&Reference, &WorkQueue)> {
        match self {
            Self::Sent { reference, queue }
            | Self::Appointment {
                reference, queue, ..
            } => Some((reference, queue)),
            Self::Draft(_) => None,
        }
    }
}

/// Why a family gets no message about what it sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMessage {
    /// The council has no words for one.
    NoWords,
    /// The family did not send it: a professional did, or staff entered what somebody said. What is safe is the
    /// family's own word.
    NotTheirOwn,
    /// There is something to heed when the family is contacted, which only a person can read.
    Heed,
    /// The family named no way that is safe, or none that the council has words for.
    NoSafeWay,
}

impl Message {
    /// The message to a family about what it sent, by the first of `channels` that it said is safe, in its language.
    ///
    /// # Errors
    ///
    /// Why it gets none.
    pub fn to_family(
        kind: MessageKind,
        sent: &SentForm,
        reference: &Reference,
        channels: &[MessageChannel],
    ) -> Result<Self, NoMessage> {
        Ok(Self {
            kind,
            to: safe_address(sent, channels)?,
            language: Language::parse(&sent.language),
            about: About::Sent {
                reference: reference.clone(),
                queue: sent.queue.clone(),
            },
        })
    }

    /// The message that reminds of a draft, to where the family said it.
    pub fn reminder(to: SafeAddress, language: Option<Language>, draft: OfDraft) -> Self {
        Self {
            kind: MessageKind::DraftReminder,
            to,
            language,
            about: About::Draft(draft),
        }
    }

    /// The message that reminds a family of an appointment, by the first of `channels` that it said is safe.
    ///
    /// # Errors
    ///
    /// Why it gets none.
    pub fn of_appointment(
        sent: &SentForm,
        reference: &Reference,
        channels: &[MessageChannel],
        of: OfAppointment,
    ) -> Result<Self, NoMessage> {
        Ok(Self {
            kind: MessageKind::AppointmentReminder,
            to: safe_address(sent, channels)?,
            language: Language::parse(&sent.language),
            about: About::Appointment {
                reference: reference.clone(),
                queue: sent.queue.clone(),
                of: Box::new(of),
            },
        })
    }
}

/// How a family can be told of what it sent: by the first of `channels` that it said is safe.
///
/// # Errors
///
/// Why it cannot be told.
pub fn safe_address(
    sent: &SentForm,
    channels: &[MessageChannel],
) -> Result<SafeAddress, NoMessage> {
    if channels.is_empty() {
        return Err(NoMessage::NoWords);
    }
    if !sent.kind.opens_a_view() || sent.entered.is_some() {
        return Err(NoMessage::NotTheirOwn);
    }
    if has_to_be_heeded(&sent.pages) {
        return Err(NoMessage::Heed);
    }
    let mut safe = safe_addresses(&sent.pages).into_iter();
    safe.find(|to| channels.contains(&to.channel()))
        .ok_or(NoMessage::NoSafeWay)
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

/// What GOV.UK Notify posts when a message has come to its end: a delivery receipt. Of its address and times nothing
/// is read. No `Debug`.
///
/// Source: GOV.UK Notify, REST API documentation, "Delivery receipts".
#[derive(Deserialize)]
pub struct DeliveryReceipt {
    /// What we named the message by, where it is one of ours.
    pub reference: Option<String>,
    status: String,
}

impl DeliveryReceipt {
    /// Reads a posted body.
    pub fn parse(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }

    /// What became of the message; `None` where nothing that ends it.
    pub fn delivery(&self) -> Option<Delivery> {
        Delivery::of_notify(&self.status)
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
    /// GOV.UK Notify took it, and does not know of it any more: whether it arrived, nobody can say.
    NotKnown,
}

impl WhyFailed {
    /// Each.
    pub const ALL: [Self; 5] = [
        Self::Refused,
        Self::NoSuchAddress,
        Self::TriedTooOften,
        Self::NoTemplate,
        Self::NotKnown,
    ];

    /// As it is stored, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NoSuchAddress => "no-such-address",
            Self::TriedTooOften => "tried-too-often",
            Self::NoTemplate => "no-template",
            Self::NotKnown => "not-known",
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
