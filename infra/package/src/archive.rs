//! A function's archive, as Lambda wants it; of the same files always the same bytes.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// What a function draws pages from, as its program finds it in its folder.
pub(crate) const BUNDLE: &str = "bundle.json";

/// One file of an archive.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'static str,
    pub(crate) mode: u32,
    pub(crate) bytes: &'a [u8],
}

impl<'a> Entry<'a> {
    /// What Lambda starts: on an OS-only runtime it is called `bootstrap` and is executable
    /// (AWS Lambda Developer Guide, "Building a custom runtime").
    pub(crate) fn bootstrap(program: &'a [u8]) -> Self {
        Self {
            name: "bootstrap",
            mode: 0o755,
            bytes: program,
        }
    }

    /// What the function draws pages from. Everyone may read it: Lambda runs the function as a user
    /// of its own.
    pub(crate) fn bundle(json: &'a [u8]) -> Self {
        Self {
            name: BUNDLE,
            mode: 0o644,
            bytes: json,
        }
    }
}

/// The entries in this order. Time, system and compression are fixed: nothing of the moment or the
/// machine gets in.
pub(crate) fn archive(entries: &[Entry<'_>]) -> Result<Vec<u8>, ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(entry.mode);
        writer.start_file(entry.name, options)?;
        writer.write_all(entry.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
