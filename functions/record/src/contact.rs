//! Contacts with a family: each attempt and each conversation, with what came of it.
//!
//! A way that the family did not name as safe is not forbidden (somebody may be in danger), but it cannot be
//! recorded without the worker's own words on why it was used.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::ReferralId;
use crate::note::NoteText;
use crate::reason::Reason;
use crate::staff::StaffId;

/// The sealed part of a contact. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The referral it is about.
    pub referral: ReferralId,
    /// On which day.
    pub on: Date,
    /// How.
    pub way: Way,
    /// With whom, or whom it was meant for.
    pub whom: String,
    /// What came of it.
    pub result: ContactResult,
    /// What was said.
    pub words: Option<NoteText>,
    /// Why it was made in a way that the family did not name as safe, where it was.
    pub unsafe_because: Option<Reason>,
    /// Who recorded it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// How a family was contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// On the phone.
    Phone,
    /// By text message.
    Text,
    /// By email.
    Email,
    /// By letter.
    Letter,
    /// At their home.
    Visit,
    /// At the hub, or elsewhere in person.
    InPerson,
    /// On video.
    Video,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 7] = [
        Self::Phone,
        Self::Text,
        Self::Email,
        Self::Letter,
        Self::Visit,
        Self::InPerson,
        Self::Video,
    ];

    /// In a Fluent message's id, as a field's value, and as forms call it that ask what is safe.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Text => "text",
            Self::Email => "email",
            Self::Letter => "letter",
            Self::Visit => "visit",
            Self::InPerson => "in-person",
            Self::Video => "video",
        }
    }

    /// The way with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == text)
    }
}

/// What came of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactResult {
    /// They spoke, or wrote to each other.
    Reached,
    /// Nobody answered, and no message was left.
    NoAnswer,
    /// A message was left, by voicemail or with somebody.
    LeftMessage,
    /// It was sent, and no answer has come yet.
    Sent,
    /// The number or address is another's.
    WrongNumber,
    /// They asked not to be contacted.
    AskedNotTo,
}

impl ContactResult {
    /// Every result.
    pub const ALL: [Self; 6] = [
        Self::Reached,
        Self::NoAnswer,
        Self::LeftMessage,
        Self::Sent,
        Self::WrongNumber,
        Self::AskedNotTo,
    ];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no-answer",
            Self::LeftMessage => "left-message",
            Self::Sent => "sent",
            Self::WrongNumber => "wrong-number",
            Self::AskedNotTo => "asked-not-to",
        }
    }

    /// The result with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.as_str() == text)
    }
}
