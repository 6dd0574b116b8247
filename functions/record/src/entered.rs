//! A form that staff entered for a family: how it reached the hub, who said it, how the notice was given.
//!
//! Whoever collects personal data from a person has to inform them at that moment, on the phone too (UK GDPR
//! Article 13(1)), and has to be able to show it (Article 5(2)).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::staff::StaffId;

/// What a worker says of a form before entering it. No `Debug`: it names a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HowGiven {
    /// How it reached the hub.
    pub channel: Channel,
    /// Who said what is entered.
    pub said_by: SaidBy,
    /// How the notice was given.
    pub notice_given: NoticeGiven,
}

/// How a form reached the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Somebody phoned, or was phoned.
    Phone,
    /// Somebody came in, or was visited.
    InPerson,
    /// A form on paper.
    Paper {
        /// The day on which it was filled in.
        filled_in: Date,
        /// The day on which it reached the hub: from then on the law's days count. `None` where nobody was
        /// asked yet, in what is older than the question.
        #[serde(default)]
        reached: Option<Date>,
    },
}

impl Channel {
    /// In a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::InPerson => "in-person",
            Self::Paper { .. } => "paper",
        }
    }
}

/// Who said what was entered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaidBy {
    /// The person that the form is about: they filled it in, or answered its questions.
    Themselves,
    /// Somebody else of the family.
    Another {
        /// Their name.
        name: String,
        /// Who they are to the person, in their own words.
        relation: String,
    },
}

/// How the notice was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeGiven {
    /// Read out.
    ReadOut,
    /// Handed over, or they had it already.
    HandedOver,
    /// Sent to them.
    Sent,
}

impl NoticeGiven {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::ReadOut, Self::HandedOver, Self::Sent];

    /// In a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReadOut => "read-out",
            Self::HandedOver => "handed-over",
            Self::Sent => "sent",
        }
    }
}

/// Who entered a form, and what they said of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteredByStaff {
    /// Who entered it.
    pub by: StaffId,
    /// What they said of it.
    #[serde(flatten)]
    pub how: HowGiven,
}
