//! A member of staff, as the council's sign-in names them.

use std::fmt;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use site_model::{Slug, WorkQueue};

use crate::audit::digest;

/// Who it is: opaque, and the same at every sign-in. It stands in plain attributes and in audit
/// entries, and some providers issue subjects that are email addresses, so it is a digest of issuer
/// and subject.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StaffId(String);

impl StaffId {
    /// Hexadecimal digits of an id: 128 bits.
    const DIGITS: usize = 32;

    /// The id of whom this issuer calls so (OpenID Connect Core, section 2: the two together are
    /// unique and never reassigned).
    pub fn of(issuer: &str, subject: &str) -> Self {
        let digest = digest(&[
            b"family-hub/staff/v1",
            issuer.as_bytes(),
            subject.as_bytes(),
        ]);
        let mut text = HEXLOWER.encode(&digest);
        text.truncate(Self::DIGITS);
        Self(text)
    }

    /// Reads an id as it is stored.
    pub fn parse(text: &str) -> Option<Self> {
        let is_id = text.len() == Self::DIGITS
            && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_id.then(|| Self(text.to_owned()))
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
    /// Works for a partner that a notice names, and sees what is shared with it.
    PartnerPractitioner,
    /// Answers rights requests and complaints, and reads the audit.
    InformationGovernanceOfficer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::TriageWorker,
        Self::FamilyNavigator,
        Self::HubManager,
        Self::PartnerPractitioner,
        Self::InformationGovernanceOfficer,
    ];

    /// As a group of the identity provider, and in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TriageWorker => "triage-worker",
            Self::FamilyNavigator => "family-navigator",
            Self::HubManager => "hub-manager",
            Self::PartnerPractitioner => "partner-practitioner",
            Self::InformationGovernanceOfficer => "information-governance-officer",
        }
    }

    /// The role with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

impl Role {
    /// Whether it works in a hub. Information governance is that of the whole council, and a partner works for
    /// itself.
    pub fn works_in_a_hub(self) -> bool {
        match self {
            Self::TriageWorker | Self::FamilyNavigator | Self::HubManager => true,
            Self::PartnerPractitioner | Self::InformationGovernanceOfficer => false,
        }
    }
}

/// What someone does, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What they do.
    pub role: Role,
    /// The hubs in which they do it; none where the role works in no hub.
    pub hubs: Vec<Slug>,
    /// The partner that they do it for, where the role is one's.
    #[serde(default)]
    pub partner: Option<Slug>,
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
    /// The hubs in which they work.
    pub hubs: Vec<Slug>,
    /// What they do.
    pub role: Role,
    /// The organisation that they work for, where that is a partner of the council.
    #[serde(default)]
    pub partner: Option<Slug>,
}

impl Staff {
    /// What they do, and where.
    pub fn post(&self) -> Post {
        Post {
            role: self.role,
            hubs: self.hubs.clone(),
            partner: self.partner.clone(),
        }
    }

    /// The same person in another post.
    #[must_use]
    pub fn in_post(self, post: Post) -> Self {
        Self {
            hubs: post.hubs,
            role: post.role,
            partner: post.partner,
            ..self
        }
    }

    /// The queues that could be theirs: those of their hubs, and the council's own.
    pub fn queues(&self) -> impl Iterator<Item = WorkQueue> {
        let hubs = self.hubs.iter().cloned().map(WorkQueue::Hub);
        hubs.chain([WorkQueue::InformationGovernance])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_neither_issuer_nor_subject_and_reads_back() {
        let id = StaffId::of("https://sign-in.example", "nadia@council.example");
        assert_eq!(StaffId::parse(id.as_str()), Some(id.clone()));
        assert!(!id.as_str().contains("nadia"));
        assert_ne!(
            id,
            StaffId::of("https://another.example", "nadia@council.example")
        );
        for bad in ["", "s1", "nadia@council.example", &"G".repeat(32)] {
            assert_eq!(StaffId::parse(bad), None, "{bad}");
        }
    }
}
