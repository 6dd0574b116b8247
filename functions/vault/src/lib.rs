//! Sealing and storing: the only crate that knows the AWS data SDKs (DynamoDB and KMS).
//!
//! Personal data is stored only inside sealed bodies. A body is bound to its place, so that one that was swapped,
//! moved or edited does not open. The crate depends on `record` for what is stored, and on `aws-lc-rs` for all
//! cryptography.
//!
//! ```
//! use vault::{DataKey, SealingContext, open, seal};
//!
//! let key = DataKey::random()?;
//! let place = SealingContext {
//!     table: "submissions",
//!     partition: "submission#9f2c",
//!     sort: "answers",
//!     kind: "answers",
//!     council: "westminster",
//!     body_version: 1,
//! };
//! let body = seal(&key, "key-41d0", &place, "We need a larger cot.")?;
//! let answer = open::<String>(&key, "key-41d0", &place, &body)?;
//! assert_eq!(*answer, "We need a larger cot.");
//!
//! let elsewhere = SealingContext { partition: "submission#0b77", ..place };
//! assert!(open::<String>(&key, "key-41d0", &elsewhere, &body).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod assigning;
pub mod audit_check;
pub mod audit_search;
pub mod aws;
pub mod case_items;
mod chain;
pub mod confirmations;
pub mod data_key;
pub mod days;
pub mod derived_key;
pub mod drafts;
pub mod failed_messages;
mod family;
pub mod fault;
pub mod follow_ups;
pub mod handed_out;
pub mod invitations;
mod item;
mod known_by;
pub mod known_families;
mod message;
pub mod openings;
pub mod outbox;
mod padding;
pub mod provision;
pub mod queues;
mod receipts;
mod record_key;
pub mod referrals;
pub mod reminders;
pub mod saved_views;
pub mod sealing;
pub mod search;
pub mod sender;
pub mod sending;
pub mod sessions;
pub mod shares;
pub mod store;
mod submissions;
pub mod sweep;
pub mod tables;
pub mod tries;
pub mod users;
pub mod views;
mod warming;

pub use assigning::Assigned;
pub use audit_check::AuditChecked;
pub use audit_search::{AuditPage, AuditSearch};
pub use aws::{Aws, Patience, Service};
pub use case_items::{Addition, CaseItem, Kept};
pub use confirmations::Confirmation;
pub use data_key::DataKey;
pub use days::{Day, Due, DueRow};
pub use derived_key::derive;
pub use drafts::{DraftKey, StoredDraft};
pub use failed_messages::{Aside, FailedMessage, NotSettled};
pub use fault::VaultFault;
pub use follow_ups::{FollowedUp, NotFollowed, TakenFollowUp};
pub use handed_out::HandedOut;
pub use invitations::{Invited, Inviting};
pub use known_families::{KnownFamily, KnownReferral, TheirReferral};
pub use outbox::{After, Claimed, NewMessage, Unsent};
pub use provision::provision;
pub use queues::{Count, Filter, PAGE, Page, Queue, Row, Stands, Subject, Whose};
pub use receipts::OpenReceipt;
pub use referrals::{Change, ReferralFile, WhoseReferral};
pub use reminders::{NewReminder, kept_beside_draft};
pub use saved_views::KnownViews;
pub use sealing::{Opened, SealingContext, SealingError, open, seal};
pub use search::{Found, FoundForm, MOST_FOUND};
pub use sender::{Sender, SentBy};
pub use sending::{NotSent, Sending};
pub use sessions::{BrowserSecret, SecretKind};
pub use shares::{ShareFile, SharedRow, SharedRows};
pub use store::{Names, Vault};
pub use sweep::Swept;
pub use tables::Table;
pub use tries::{Counted, CountedTry, Tried, Wait};
pub use users::KnownUser;
pub use views::{FoundView, NotChanged};
