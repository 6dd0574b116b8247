//! How to reach a council, a hub, an organisation or an officer.

use serde::{Deserialize, Serialize};

/// Ways to reach someone. What is not known is absent, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Who answers, e.g. `Family Hub manager`.
    pub name: Option<String>,
    /// As printed, e.g. `020 7946 0000`.
    pub phone: Option<String>,
    /// An email address.
    pub email: Option<String>,
    /// A postal address, one line each.
    pub address: Vec<String>,
    /// A web page or an online form.
    pub url: Option<String>,
}

impl Contact {
    /// Whether someone can be reached at all: a name alone reaches nobody.
    pub fn reaches_someone(&self) -> bool {
        self.phone.is_some()
            || self.email.is_some()
            || self.url.is_some()
            || !self.address.is_empty()
    }
}
