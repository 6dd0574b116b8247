//! The rules that content is checked against, as one table that checks, explains and is documented.
//!
//! A privacy notice is a promise, and the law says what a promise to a family has to hold: each
//! [`Rule`] has an id, its legal source, why it matters, how to mend a breach, and a check that
//! yields findings with file, line and column. [`TABLE`] is all of them; `site rules` writes the rule
//! book from it. A finding that its file waives is listed as waived until the waiver's date, and
//! fails a check after it.
//!
//! [`check`] judges all content on all processors; [`check_file`] judges one file, such as one that was
//! just edited, as [`check`] would.
//!
//! It depends on `site-model` (content as types) and does no I/O. The functions don't use it: what
//! they are handed has been checked.
//!
//! ```no_run
//! use site_model::Content;
//! use site_rules::check;
//!
//! let (content, mut diagnostics) = Content::load("content".as_ref());
//! diagnostics.extend(check(&content, jiff::civil::date(2026, 11, 22)));
//! for diagnostic in diagnostics.iter() {
//!     println!("{diagnostic}");
//! }
//! ```

mod checked;
mod contacts;
mod contrast;
mod council;
mod directory;
mod files;
mod form_people;
mod forms;
mod index;
mod laws;
mod likeness;
mod links;
mod markup;
mod messages;
mod notices;
mod parallel;
pub mod pictures;
pub mod prose;
pub mod raw_html;
pub mod reading;
mod references;
mod rule;
mod said;
mod table;
mod translations;
mod versions;
mod waiving;

pub use rule::{Check, Example, Rule};
pub use table::{Chapter, TABLE, rule, rules};
pub use waiving::{check, check_file};
