//! The way through a form: its pages, its lists, its parts, checking the answers and sending them.
//!
//! A family goes it on the public site and a worker, who enters what a family said or wrote on paper, on the
//! staff side. What a form asks and what is valid is `site-model`, how it looks `site-theme`; here is where each
//! answer leads. What differs is in [`Side`]: where a draft is kept and what opens it, what stands around a page,
//! how a problem is told, and what sending does besides. No handler is here: a function reads the request, says
//! who asks, and hands over what was posted.
//!
//! It depends on `vault` for faults and confirmations, and on nothing of any function.

pub mod before;
pub mod check;
pub mod confirm;
pub mod draft;
pub mod ended;
pub mod list;
pub mod page;
pub mod seen_request;
pub mod sent_form;
pub mod side;
pub mod tasks;

pub use draft::{Begun, OpenDraft, Stored};
pub use seen_request::seen_request;
pub use side::{Place, Ready, Side, see};
