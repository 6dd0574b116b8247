//! The domain: what a submission, a referral, a family and its audit are, as pure types and rules.
//!
//! It depends on `site-model` (a form's answers, a notice's version) and does no I/O: time, chance
//! and stored items are handed in.
//!
//! ```
//! use record::referral::{Move, Status};
//!
//! let moved = Move::new(Status::New, Status::Contacting, None).expect("a new referral is contacted");
//! assert_eq!(moved.to(), Status::Contacting);
//! assert!(Move::new(Status::New, Status::Supported, None).is_err());
//! ```

pub mod appointment;
pub mod audit;
pub mod audit_check;
pub mod code;
pub mod contact;
pub mod draft;
pub mod entered;
pub mod family;
pub mod id;
pub mod invitation;
pub mod matching;
pub mod message;
pub mod note;
pub mod opening;
pub mod outcome;
pub mod permission;
pub mod reason;
pub mod received;
pub mod reference;
pub mod referral;
pub mod reminder;
pub mod safe_contact;
pub mod same_family;
pub mod saved_view;
pub mod share;
pub mod staff;
pub mod submission;
pub mod task;
pub mod telling;
pub mod unusual_reading;
pub mod user;
pub mod view;
pub mod view_change;
pub mod warning;
pub mod working_days;

pub use code::{CheckToken, DraftCode, InvitationCode, ReceiptCode};
pub use draft::Draft;
pub use id::{
    CaseItemId, FamilyId, FollowUpId, KeyId, MessageId, NoteId, OutgoingId, ReferralId, ReminderId,
    ReminderMark, RowId, SaidId, SubmissionId, ViewId,
};
pub use reason::Reason;
pub use received::Received;
pub use reference::Reference;
pub use staff::{Post, Staff, StaffId};
pub use user::User;
