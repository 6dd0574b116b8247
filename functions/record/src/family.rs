//! The record staff keep about a family.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use site_model::NoticeVersion;

use crate::id::{FamilyId, KeyId};

/// The sealed part of a family's head: what belongs to the record.
///
/// Linking two records changes these lists only. Erasure deletes every key listed here, and of every record listed
/// here. An item whose stored version is not the one listed here was rolled back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyHead {
    /// The keys of its own items and of its submissions.
    pub keys: Vec<KeyId>,
    /// Each item as it was last written, by sort key.
    pub items: BTreeMap<String, ItemPin>,
    /// The other records of the same family, as people decided: each lists the other.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub linked: BTreeSet<FamilyId>,
    /// The text of the notice it was made under.
    pub notice_version: NoticeVersion,
    /// When it was made.
    pub created: Timestamp,
}

/// One item of a family as it was last written: what its head remembers of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPin {
    /// The version of its body.
    pub version: u64,
    /// The digest of its plain attributes, hexadecimal.
    pub plain: String,
}
