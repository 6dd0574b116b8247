//! Opaque ids: 128 random bits, so that who may put an item cannot find it again by guessing.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use rand::CryptoRng;
use serde::{Deserialize, Serialize};

/// A text that is no id of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; 16]);

        impl $name {
            /// A new one.
            pub fn random(rng: &mut impl CryptoRng) -> Self {
                let mut bytes = [0; 16];
                rng.fill_bytes(&mut bytes);
                Self(bytes)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&HEXLOWER.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAnId)?;
                Ok(Self(bytes.try_into().map_err(|_| NotAnId)?))
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    )* };
}

ids! {
    /// A sent form.
    SubmissionId;
    /// The record staff keep about a family.
    FamilyId;
    /// A submission that asks for help, taken by a person.
    ReferralId;
    /// A note on a referral.
    NoteId;
    /// What a page adds to a case: a contact, a task, a warning, a share. Sent twice, it is one.
    CaseItemId;
    /// The data key of one submission or one family.
    KeyId;
    /// What one receipt code shows.
    ViewId;
    /// A message that goes out by email or text.
    OutgoingId;
    /// What the hub wrote to a family.
    MessageId;
    /// What a family said after it sent a form.
    SaidId;
    /// The same, as a row of the hub's queue.
    FollowUpId;
    /// What a page calls the reminder that it asks for: sent twice, it is one.
    ReminderId;
    /// What a draft and the message that reminds of it have in common.
    ReminderMark;
    /// An audit entry outside of a chain, a blind index row.
    RowId;
}
