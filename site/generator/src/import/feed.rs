//! The files of an Open Referral UK feed: a folder with a folder for each endpoint, as our own site has
//! it; a folder of files in any order; or one file. Each is a list, a page of a list, or one record with
//! everything in it.

mod shape;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::incoming::{Incoming, Kind, Unplaced};
use super::source_file::{self, SourceError};
use crate::oruk::import::Records;
use crate::oruk::wire::Page;
use shape::{Endpoint, Shape};

/// Files of a folder, at most.
const MOST_FILES: usize = 200_000;

/// All of them together, in bytes: the feed of 20,000 services, each at one place, has about two thirds.
const MOST_BYTES_OF_ALL: usize = 256 * 1024 * 1024;

/// Folders in folders: `oruk/services/` needs one.
const DEEPEST: usize = 8;

/// Fields for which the profile has no words: only a Family Hub feed says them, in words of its own.
const OURS_ALONE: [(Kind, &str); 5] = [
    (Kind::Location, "hub"),
    (Kind::Service, "hubs"),
    (Kind::Service, "send"),
    (Kind::Service, "access"),
    (Kind::Service, "accessibility"),
];

/// Why a feed was not read.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// One of its files cannot be read as text.
    #[error(transparent)]
    File(#[from] SourceError),
    /// It is no JSON, or no record of the profile.
    #[error("{}:{}:{}: {error}\n  mend: save the file again as the feed gives it", file.display(), error.line(), error.column())]
    Json {
        /// The file.
        file: PathBuf,
        /// What is wrong and where.
        error: serde_json::Error,
    },
    /// It is JSON, and nothing of a feed.
    #[error(
        "{}: is no list and no record of an Open Referral UK feed\n  mend: name a file of `services`, `organizations`, \
         `service_at_locations`, `taxonomies` or `taxonomy_terms`", .0.display()
    )]
    NoRecord(PathBuf),
    /// A folder without a feed.
    #[error("{}: holds no file of an Open Referral UK feed that ends in `.json`", .0.display())]
    Empty(PathBuf),
    /// A folder cannot be listed.
    #[error("{}: {error}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A link could lead anywhere.
    #[error("{}: is a symbolic link\n  mend: copy the file to its place", .0.display())]
    Link(PathBuf),
    /// More than any council's feed has.
    #[error(
        "{}: the feed has more than {MOST_FILES} files, {} MB or {DEEPEST} folders in each other\n  mend: import it in parts",
        .0.display(), MOST_BYTES_OF_ALL / 1024 / 1024
    )]
    TooLarge(PathBuf),
}

/// Reads a folder or a file.
pub(super) fn read(what: &Path) -> Result<Incoming, FeedError> {
    let mut files = Vec::new();
    if what.is_dir() {
        list(what, DEEPEST, &mut files)?;
    } else {
        files.push(what.to_owned());
    }
    let mut reading = Reading::default();
    for file in &files {
        let text = source_file::text(file)?;
        reading.bytes += text.len();
        if reading.bytes > MOST_BYTES_OF_ALL {
            return Err(FeedError::TooLarge(what.to_owned()));
        }
        let in_folder = file
            .parent()
            .and_then(Path::file_name)
            .and_then(|name| name.to_str());
        let endpoint = in_folder.and_then(Endpoint::named);
        let added = reading
            .add(&text, endpoint)
            .map_err(|error| FeedError::Json {
                file: file.clone(),
                error,
            })?;
        // A folder may hold more than a feed; a file that was named is meant.
        if !added && what.is_file() {
            return Err(FeedError::NoRecord(file.clone()));
        }
        reading.any |= added;
    }
    if !reading.any {
        return Err(FeedError::Empty(what.to_owned()));
    }
    let missing = reading.missing_pages();
    let is_ours = is_ours(&reading.records);
    let mut incoming = reading.records.incoming();
    incoming.unplaced.extend(missing);
    if !is_ours {
        incoming.unsaid.extend(OURS_ALONE);
    }
    Ok(incoming)
}

/// Whether a Family Hub site wrote it.
fn is_ours(records: &Records) -> bool {
    let services = records.services.iter();
    let organisations = records.organizations.iter();
    let locations = records.locations.iter();
    services
        .map(|service| &service.family_hub_slug)
        .chain(organisations.map(|organisation| &organisation.family_hub_slug))
        .chain(locations.map(|location| &location.family_hub_slug))
        .any(Option::is_some)
}

/// Every `.json` file of a folder, in order.
fn list(folder: &Path, deepest: usize, files: &mut Vec<PathBuf>) -> Result<(), FeedError> {
    let failed = |error| FeedError::Folder {
        folder: folder.to_owned(),
        error,
    };
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<io::Result<Vec<_>>>)
        .map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let kind = entry.file_type().map_err(failed)?;
        let is_json = path
            .extension()
            .is_some_and(|extension| extension == "json");
        if kind.is_symlink() {
            return Err(FeedError::Link(path));
        } else if kind.is_dir() {
            let deeper = deepest
                .checked_sub(1)
                .ok_or_else(|| FeedError::TooLarge(path.clone()))?;
            list(&path, deeper, files)?;
        } else if is_json {
            files.push(path);
        }
        if files.len() > MOST_FILES {
            return Err(FeedError::TooLarge(folder.to_owned()));
        }
    }
    Ok(())
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    records: Records,
    bytes: usize,
    any: bool,
    /// Of each list, the numbers of the pages that are there, and how many there should be.
    pages: BTreeMap<Endpoint, (Vec<usize>, usize)>,
}

impl Reading {
    /// Adds what a file says; `false` if it is nothing of a feed.
    fn add(&mut self, text: &str, endpoint: Option<Endpoint>) -> Result<bool, serde_json::Error> {
        let shape: Shape = serde_json::from_str(text)?;
        let Some(endpoint) = endpoint.or_else(|| shape.endpoint()) else {
            // An empty list of who knows what says nothing, but it is a list.
            return Ok(shape.is_empty_list());
        };
        match endpoint {
            Endpoint::Services => add(text, &shape, &mut self.records.services)?,
            Endpoint::Organizations => add(text, &shape, &mut self.records.organizations)?,
            Endpoint::Locations => add(text, &shape, &mut self.records.locations)?,
            Endpoint::ServiceAtLocations => {
                add(text, &shape, &mut self.records.service_at_locations)?;
            }
            Endpoint::Taxonomies => add(text, &shape, &mut self.records.taxonomies)?,
            Endpoint::TaxonomyTerms => add(text, &shape, &mut self.records.taxonomy_terms)?,
        }
        if let Some((number, of)) = shape.page() {
            let (pages, count) = self.pages.entry(endpoint).or_default();
            pages.push(number);
            *count = of.max(*count);
        }
        Ok(true)
    }

    /// Lists of which not every page is there.
    fn missing_pages(&self) -> Vec<Unplaced> {
        let mut missing = Vec::new();
        for (endpoint, (pages, count)) in &self.pages {
            let mut there = pages.clone();
            there.sort_unstable();
            there.dedup();
            if there.len() < *count {
                missing.push(Unplaced {
                    kind: endpoint.kind(),
                    name: endpoint.as_str().to_owned(),
                    field: "total_pages".to_owned(),
                    value: count.to_string(),
                    why: format!(
                        "of {count} pages, {} came: import a folder with all of them",
                        there.len()
                    ),
                });
            }
        }
        missing
    }
}

/// Adds the record of a file, or the records of its list.
fn add<T: DeserializeOwned>(
    text: &str,
    shape: &Shape,
    to: &mut Vec<T>,
) -> Result<(), serde_json::Error> {
    match shape {
        Shape::Page { .. } => to.append(&mut serde_json::from_str::<Page<Vec<T>>>(text)?.contents),
        Shape::List(_) => to.append(&mut serde_json::from_str::<Vec<T>>(text)?),
        Shape::One(_) => to.push(serde_json::from_str(text)?),
    }
    Ok(())
}

impl Endpoint {
    /// Of what a list of it is, in content.
    fn kind(self) -> Kind {
        match self {
            Self::Services | Self::ServiceAtLocations => Kind::Service,
            Self::Organizations => Kind::Organisation,
            Self::Locations => Kind::Location,
            Self::Taxonomies | Self::TaxonomyTerms => Kind::Taxonomy,
        }
    }
}

#[cfg(test)]
mod tests;
