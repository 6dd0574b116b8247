//! Ids of a feed: each a UUID made of names (RFC 9562, version 5), so that every build gives the same.
//!
//! A thing that came from another system keeps the id that its content says.

use std::fmt::Display;

use site_model::Slug;
use site_model::directory::oruk_id::OrukId;
use uuid::Uuid;

/// Under which all names of this project stand. Another one would rename everything in every feed.
pub const NAMESPACE: Uuid = Uuid::from_u128(0xa7a2_6a48_1f5d_43c7_9fdd_411c_f100_fb37);

/// The id of what `kind` and `key` name, inside of what `of` names.
pub fn named(of: Uuid, kind: &str, key: impl Display) -> Uuid {
    Uuid::new_v5(&of, format!("{kind}/{key}").as_bytes())
}

/// The id of a part of which there is one.
pub fn only(of: Uuid, kind: &str) -> Uuid {
    Uuid::new_v5(&of, kind.as_bytes())
}

/// What an id in content says.
pub fn said(id: &OrukId) -> Option<Uuid> {
    Uuid::try_parse(id.as_str()).ok()
}

/// The ids that one council's feed gives things that have none.
#[derive(Debug, Clone, Copy)]
pub struct Ids {
    council: Uuid,
}

impl Ids {
    /// Those of the council with this short name.
    pub fn of(council: &Slug) -> Self {
        Self {
            council: named(NAMESPACE, "council", council),
        }
    }

    /// A service's.
    pub fn service(&self, slug: &Slug) -> Uuid {
        named(self.council, "service", slug)
    }

    /// An organisation's.
    pub fn organisation(&self, slug: &Slug) -> Uuid {
        named(self.council, "organisation", slug)
    }

    /// A location's.
    pub fn location(&self, slug: &Slug) -> Uuid {
        named(self.council, "location", slug)
    }

    /// A taxonomy's.
    pub fn taxonomy(&self, slug: &Slug) -> Uuid {
        named(self.council, "taxonomy", slug)
    }

    /// A term's, of any of the council's taxonomies.
    pub fn term(&self, slug: &Slug) -> Uuid {
        named(self.council, "term", slug)
    }

    /// A family hub's, as a term of [`super::vocabulary::Own::Hub`].
    pub fn hub(&self, slug: &Slug) -> Uuid {
        named(self.council, "hub", slug)
    }

    /// The list of a kind, such as `organizations`.
    pub(super) fn list(&self, kind: &str) -> Uuid {
        named(self.council, "list", kind)
    }
}

/// Of a service at one of its locations.
pub fn service_at_location(service: Uuid, location: Uuid) -> Uuid {
    named(service, "location", location)
}
