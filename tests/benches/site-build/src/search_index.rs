//! What the search index weighs: a reader's first search loads it.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::{self, Failed};

/// The files that search needs, without the page it is on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// How many files.
    pub files: usize,
    /// Bytes.
    pub raw: usize,
    /// Bytes after gzip, each file by itself, at its usual level.
    pub gzip: usize,
}

/// Whether a file of a site is a council's search index: `assets/search-northmoor-1a2b3c4d.js`.
pub fn is_index(file: &Path, council: &str) -> bool {
    let path = file.to_string_lossy();
    path.starts_with(&format!("assets/search-{council}-"))
}

/// Weighs a finished site's index.
pub fn weigh(site: &Path, council: &str) -> Result<Weight, Failed> {
    let mut weight = Weight::default();
    for file in files::below(site)? {
        if !is_index(&file, council) {
            continue;
        }
        let bytes = files::read(&site.join(&file))?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&bytes)?;
        weight.files += 1;
        weight.raw += bytes.len();
        weight.gzip += packed.finish()?.len();
    }
    Ok(weight)
}
