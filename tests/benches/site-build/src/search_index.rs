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

/// Weighs a finished site's index.
pub fn weigh(site: &Path) -> Result<Weight, Failed> {
    let mut weight = Weight::default();
    for file in files::below(site)? {
        let path = file.to_string_lossy();
        if path.starts_with("assets/") || !path.contains("search") || path.ends_with(".html") {
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
