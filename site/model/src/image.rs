//! A picture that a council publishes with its pages.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::positions::Position;
use crate::slug::Slug;

/// The kinds of picture: what a file's name ends in. Not SVG, which can hold script.
pub const KINDS: [&str; 5] = ["avif", "jpeg", "jpg", "png", "webp"];

/// The most that a picture weighs, in bytes. A page has 60 kB on the wire at a first visit, of which
/// styles, script and text take up to 45: a family's data allowance is its own.
pub const MOST_BYTES: u64 = 15_000;

/// The name that a picture could be published under, where it has capitals, spaces or underscores:
/// `toy.png` of `Toy.PNG`.
pub(crate) fn publishable_name(name: &str) -> Option<String> {
    let meant = name.to_lowercase().replace([' ', '_'], "-");
    let (stem, kind) = meant.rsplit_once('.')?;
    let is_usable = KINDS.contains(&kind) && Slug::parse(stem).is_ok();
    (is_usable && meant != name).then_some(meant)
}

/// `images/<name>.<kind>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file, as it was opened.
    pub file: PathBuf,
    /// The file as it is published; no more than [`MOST_BYTES`] and one.
    pub bytes: Vec<u8>,
    /// How long the file is, in bytes.
    pub length: u64,
}

impl Image {
    /// Reads a file. Whether it is a picture at all, a rule says.
    pub(crate) fn read(file: &Path) -> Result<Self, Diagnostic> {
        let read = || -> std::io::Result<(Vec<u8>, u64)> {
            let opened = File::open(file)?;
            let length = opened.metadata()?.len();
            let mut bytes = Vec::new();
            opened.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
            Ok((bytes, length))
        };
        match read() {
            Ok((bytes, length)) => Ok(Self {
                file: file.to_owned(),
                bytes,
                length,
            }),
            Err(error) => Err(Diagnostic::error(
                "file-readable",
                file,
                Position::START,
                format!("cannot be read: {error}"),
                "check the file's permissions",
            )),
        }
    }

    /// What its name says that it is: one of [`KINDS`].
    pub fn kind(&self) -> &str {
        let extension = self.file.extension().and_then(|e| e.to_str());
        extension.unwrap_or_default()
    }
}
