//! What a professional's receipt code opens: that the hub has what they sent, and nothing else.
//!
//! They wrote about a family, and a family's information is the family's to see. So this is no view in which
//! little is switched on: it has no place for anything that could be.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::WorkQueue;

use crate::reference::Reference;

/// That something was received. Nothing changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// What can be quoted on the phone.
    pub reference: Reference,
    /// When.
    pub received: Timestamp,
    /// Who has it.
    pub queue: WorkQueue,
}
