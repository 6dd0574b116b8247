//! Typed content: what a council writes, read and diagnosed.
//!
//! A council's folder (`content/<council>/`) holds its notices, service directory, organisations,
//! forms and pages. This crate reads that folder into types, and says what cannot be read with file,
//! line, column and a mend; whether content keeps its rules, `site-rules` says. It also holds the logic
//! of a form (what was entered, is it valid, what comes next), because a form is content.
//!
//! It depends on no other crate of the project and does no I/O beyond reading files.
//!
//! ```no_run
//! use site_model::Content;
//!
//! let (content, diagnostics) = Content::load("content".as_ref());
//! for diagnostic in diagnostics.iter() {
//!     println!("{diagnostic}");
//! }
//! ```

pub mod address;
pub mod contact;
pub mod content;
pub mod council;
mod day;
pub mod diagnostic;
pub mod directory;
pub mod form;
pub mod image;
pub mod language;
pub mod lawful_basis;
pub mod message;
pub mod notice;
pub mod page;
pub mod phone_number;
pub mod phones_in_text;
pub mod positions;
pub mod postcode;
pub mod published;
pub mod published_texts;
pub mod retention;
pub mod slug;
pub mod source;
pub mod translation;
pub mod waiver;
pub mod work_queue;
mod yaml;
mod yaml_error;

pub use content::{Content, CouncilContent};
pub use council::{Council, Hub};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use form::Form;
pub use language::Language;
pub use message::{MessageChannel, MessageKind, MessageWording};
pub use notice::{Notice, NoticeVersion};
pub use published::Published;
pub use slug::Slug;
pub use work_queue::WorkQueue;
