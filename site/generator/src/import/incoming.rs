//! A directory as it came from elsewhere, in the types of content, before it is placed in a council.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use site_model::Slug;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;
use site_model::directory::service::Service;
use site_model::directory::taxonomy::Taxonomy;

/// Everything that was read, and what could not be.
///
/// The short names stand for nothing but each other: whoever fills this gives each thing one of its
/// own ([`super::naming::Names`]) and refers to it by that. Placing finds what the council has already
/// and renames. Only `hubs` are the council's own.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// Who provides services.
    pub organisations: BTreeMap<Slug, Entry<Organisation>>,
    /// Where services are.
    pub locations: BTreeMap<Slug, Entry<Location>>,
    /// What services are sorted by. A taxonomy has no body; its terms' ids are unique in all of them.
    pub taxonomies: BTreeMap<Slug, Entry<Taxonomy>>,
    /// The services.
    pub services: BTreeMap<Slug, Entry<Service>>,
    /// What content has no place for, in the order in which it was found.
    pub unplaced: Vec<Unplaced>,
    /// Fields of content of which the source cannot speak, beside `waivers`: what a file says there
    /// stays as it is.
    pub unsaid: BTreeSet<(Kind, &'static str)>,
}

/// One thing: what its front matter says, and the text below.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<T> {
    /// What is said as data.
    pub value: T,
    /// Markdown; empty where nothing more is said.
    pub body: String,
}

/// The kinds of thing in a directory, in the order in which they refer to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Who provides services.
    Organisation,
    /// Where services are.
    Location,
    /// What services are sorted by.
    Taxonomy,
    /// What a family gets.
    Service,
}

impl Kind {
    /// What one is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Location => "location",
            Self::Taxonomy => "taxonomy",
            Self::Service => "service",
        }
    }

    /// The folder of a council that holds them.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Organisation => "organisations",
            Self::Location => "locations",
            Self::Taxonomy => "taxonomies",
            Self::Service => "services",
        }
    }

    /// How a file of that folder ends, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Taxonomy => "yaml",
            Self::Organisation | Self::Location | Self::Service => "md",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Something that content has no place for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unplaced {
    /// What it was said of.
    pub kind: Kind,
    /// Its name; its id where it has none.
    pub name: String,
    /// The field, as the feed or the table calls it, e.g. `attending_type`.
    pub field: String,
    /// What stood there; the whole of it, which is shown cut.
    pub value: String,
    /// Why it has no place, e.g. `the council has no such hub`.
    pub why: String,
}
