//! Messages that a family gets outside of the website: which there are, and in which words.
//!
//! A file of `messages/` is named after the kind of message it words, such as `confirmation.yaml`. The same
//! words are the templates of the council's service at GOV.UK Notify, which alone fills them in.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::waiver::Waiver;

/// Why a message is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageKind {
    /// What a family sent has arrived.
    Confirmation,
    /// What a family began and did not send ends soon.
    DraftReminder,
    /// A worker wrote to the family: there is something to read where its receipt code leads.
    NewMessage,
    /// A worker and the family meet soon.
    AppointmentReminder,
}

impl MessageKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Confirmation,
        Self::DraftReminder,
        Self::NewMessage,
        Self::AppointmentReminder,
    ];

    /// The word in content, records and settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::DraftReminder => "draft-reminder",
            Self::NewMessage => "new-message",
            Self::AppointmentReminder => "appointment-reminder",
        }
    }

    /// The kind with this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// What its words can have filled in, as `((reference))`. Never an answer.
    pub const fn placeholders(self) -> &'static [&'static str] {
        match self {
            Self::Confirmation | Self::NewMessage => &[REFERENCE],
            // Nothing was sent yet, so there is no reference.
            Self::DraftReminder => &[],
            Self::AppointmentReminder => &[REFERENCE, WHEN],
        }
    }
}

impl fmt::Display for MessageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The placeholder for what the family can quote on the phone.
pub const REFERENCE: &str = "reference";

/// The placeholder for the day and time at which a worker and the family meet.
pub const WHEN: &str = "when";

/// What is filled in for [`WHEN`] has at most so many characters, in any language: `30 September 2026 at 10:30am`.
pub const LONGEST_WHEN: usize = 40;

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageChannel {
    /// An email.
    Email,
    /// A text message to a telephone.
    Text,
}

impl MessageChannel {
    /// Every channel.
    pub const ALL: [Self; 2] = [Self::Email, Self::Text];

    /// The word in content, records and settings.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Text => "text",
        }
    }
}

/// The words of one kind of message: a council need not send it by each channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageWording {
    /// By email.
    #[serde(default)]
    pub email: Option<EmailWording>,
    /// By text message.
    #[serde(default)]
    pub text: Option<String>,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// The same words in another language: what is left out is said in the council's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MessageTexts {
    /// By email.
    pub email: EmailTexts,
    /// By text message.
    pub text: Option<String>,
}

/// The words of an email in another language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EmailTexts {
    /// Its subject.
    pub subject: Option<String>,
    /// What it says.
    pub body: Option<String>,
}

/// The words of an email.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmailWording {
    /// Its subject, which a lock screen shows.
    pub subject: String,
    /// What it says.
    pub body: String,
}

impl MessageWording {
    /// Whether it is sent by this channel.
    pub fn has(&self, channel: MessageChannel) -> bool {
        match channel {
            MessageChannel::Email => self.email.is_some(),
            MessageChannel::Text => self.text.is_some(),
        }
    }

    /// Its texts, each with where it stands in the file.
    pub fn texts(&self) -> impl Iterator<Item = (&'static [&'static str], &str)> {
        let email = self.email.iter().flat_map(|email| {
            [
                (&["email", "subject"][..], email.subject.as_str()),
                (&["email", "body"][..], email.body.as_str()),
            ]
        });
        let text = self.text.iter().map(|text| (&["text"][..], text.as_str()));
        email.chain(text)
    }
}

/// The placeholders of a text, in their order: `((reference))` is `reference`.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split("((")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("))")?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back() {
        for kind in MessageKind::ALL {
            assert_eq!(MessageKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(MessageKind::parse("birthday"), None);
    }

    #[test]
    fn placeholders_are_what_stands_in_two_brackets() {
        let found: Vec<&str> = placeholders("Yours is ((reference)), (not) ((this").collect();
        assert_eq!(found, ["reference"]);
    }
}
