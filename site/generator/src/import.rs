//! A directory from elsewhere, as content: an Open Referral UK feed or a table (CSV).
//!
//! [`Incoming`] is what was read, in the types of content. A [`Plan`] finds for each thing the file
//! that it is or will be, says what would become of it, and checks the whole by every rule; only then
//! [`Plan::write`] writes.

mod checked;
mod feed;
mod file;
pub mod incoming;
mod matching;
pub mod naming;
mod node;
mod placing;
mod plan;
mod source_file;
pub mod table;
mod writing;
pub(crate) mod yaml;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use site_model::content::CouncilContent;

pub use feed::FeedError;
pub use incoming::{Entry, Incoming, Kind, Unplaced};
pub use plan::{Destination, ImportError, Outcome, Plan, Planned, TEXT_BELOW};
pub use source_file::{MOST_BYTES, SourceError};

/// Why nothing was read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is neither a feed nor a table.
    #[error(
        "{}: is neither a folder nor a `.json` or `.csv` file: name an Open Referral UK feed or a table", .0.display()
    )]
    Kind(PathBuf),
    /// It is not there.
    #[error("{}: {error}", path.display())]
    NotThere {
        /// What was named.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A feed that cannot be read.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// A table that cannot be read.
    #[error(transparent)]
    Table(#[from] table::TableReadError),
}

/// Reads a feed or a table, which may name things of the council.
pub fn read(what: &Path, council: &CouncilContent) -> Result<Incoming, ReadError> {
    let found = fs::metadata(what).map_err(|error| ReadError::NotThere {
        path: what.to_owned(),
        error,
    })?;
    let extension = what.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str() {
        _ if found.is_dir() => Ok(feed::read(what)?),
        Some("json") => Ok(feed::read(what)?),
        Some("csv") => Ok(table::read(what, council)?),
        _ => Err(ReadError::Kind(what.to_owned())),
    }
}
