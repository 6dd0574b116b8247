//! Whose work something is: the queue in which a sent form waits, and so who may see that it is there.
//!
//! A request about someone's rights, or a complaint, may be about the very people who work in a hub. It
//! waits where they do not see it, and whoever answers it sees nothing of a hub's work.

use std::fmt;

use serde::de::IntoDeserializer as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::slug::{NotASlug, Slug};

/// As it is stored: no hub can be called so, because no short name has a star.
const INFORMATION_GOVERNANCE: &str = "*information-governance";

/// A queue of work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkQueue {
    /// A hub's.
    Hub(Slug),
    /// The information governance officer's, one for the whole council.
    InformationGovernance,
}

impl WorkQueue {
    /// Reads a queue as it is stored: a hub's id, or what stands for information governance.
    pub fn parse(text: &str) -> Result<Self, NotASlug> {
        match text {
            INFORMATION_GOVERNANCE => Ok(Self::InformationGovernance),
            hub => Slug::parse(hub).map(Self::Hub),
        }
    }

    /// As it is stored, and as part of an index's key.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Hub(hub) => hub.as_str(),
            Self::InformationGovernance => INFORMATION_GOVERNANCE,
        }
    }

    /// The hub whose it is.
    pub fn hub(&self) -> Option<&Slug> {
        match self {
            Self::Hub(hub) => Some(hub),
            Self::InformationGovernance => None,
        }
    }

    /// What a form has that names no hub.
    pub(crate) fn information_governance() -> Self {
        Self::InformationGovernance
    }
}

impl fmt::Display for WorkQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for WorkQueue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for WorkQueue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)? {
            text if text == INFORMATION_GOVERNANCE => Ok(Self::InformationGovernance),
            hub => Slug::deserialize(hub.into_deserializer()).map(Self::Hub),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_is_read_as_it_was_stored_and_no_hub_is_information_governance() {
        let hub = WorkQueue::Hub(Slug::parse("information-governance").expect("a slug"));
        for queue in [hub, WorkQueue::InformationGovernance] {
            assert_eq!(WorkQueue::parse(queue.as_str()), Ok(queue.clone()));
            let stored = serde_json::to_string(&queue).expect("JSON");
            assert_eq!(serde_json::from_str::<WorkQueue>(&stored).ok(), Some(queue));
        }
        assert!(WorkQueue::parse("").is_err());
    }
}
