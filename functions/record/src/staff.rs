//! A member of staff, as the council's sign-in names them.

use std::fmt;

use serde::{Deserialize, Serialize};
use site_model::Slug;

/// Who it is: the subject that the council's identity provider issued. Opaque.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StaffId(String);

impl StaffId {
    /// An id as the provider issued it: 1 to 255 ASCII characters (OpenID Connect Core, section 2)
    /// without `#`, which parts the keys it becomes a part of.
    pub fn parse(text: &str) -> Option<Self> {
        let good = (1..=255).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_graphic() && b != b'#');
        good.then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What someone does in a hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Takes and assigns what comes in.
    TriageWorker,
    /// Works with families.
    FamilyNavigator,
    /// Answers for a hub.
    HubManager,
    /// Answers rights requests and complaints, and reads the audit.
    InformationGovernanceOfficer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [
        Self::TriageWorker,
        Self::FamilyNavigator,
        Self::HubManager,
        Self::InformationGovernanceOfficer,
    ];

    /// As a group of the identity provider, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TriageWorker => "triage-worker",
            Self::FamilyNavigator => "family-navigator",
            Self::HubManager => "hub-manager",
            Self::InformationGovernanceOfficer => "information-governance-officer",
        }
    }

    /// The role with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// Someone who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Who.
    pub id: StaffId,
    /// Their name, as colleagues know them.
    pub name: String,
    /// The council that they work for. Nothing crosses it.
    pub council: Slug,
    /// The hubs whose queues they see.
    pub hubs: Vec<Slug>,
    /// What they do.
    pub role: Role,
}
