//! Stories through the front door: a family fills in a form, a navigator takes it.
//!
//! Everything runs on addresses and in a folder of its own: as `cargo run` runs it, or in the shape of
//! production when `FAMILY_HUB_SHAPE` is `deployed`. It depends on `local` and `deployed` to start it,
//! and speaks HTTP as a browser without script does.
//!
//! ```no_run
//! # async fn story() {
//! use story::Hub;
//!
//! let hub = Hub::start().await;
//! let receipt = hub.family("westminster").asks_for_help().await;
//! let navigator = hub.navigator("westminster").await;
//! let referral = navigator.takes(&receipt.reference).await;
//! assert!(referral.page().await.text().contains(&receipt.reference));
//! # }
//! ```

// Test support: a step that cannot be taken ends the test where it was.
#![allow(
    clippy::unwrap_used,
    reason = "a story that cannot go on ends its test"
)]

mod content;
mod family;
mod hub;
mod moto;
mod one_machine;
mod page;
mod process;
mod staff;

pub use content::copy_content;
pub use family::{Family, Help, Receipt};
pub use hub::{Hub, content_of_the_repository};
pub use moto::{Moto, python};
pub use page::Page;
pub use process::{Process, binary, command};
pub use staff::{ReferralPage, StaffMember, take_action};
