//! A file that is imported, as text.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: a feed of 20,000 services has about a third of it.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file is no text.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It cannot be opened or read.
    #[error("{}: {error}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It is too large.
    #[error("{}: has more than {} MB\n  mend: split it", .0.display(), MOST_BYTES / 1024 / 1024)]
    TooLarge(PathBuf),
    /// It is in an encoding of another time.
    #[error(
        "{}: line {line} is not UTF-8 text: the file is in another encoding, such as Windows-1252\n  mend: \
         in a spreadsheet, save it as `CSV UTF-8`; in an editor, save it with the encoding UTF-8",
        file.display()
    )]
    Encoding {
        /// The file.
        file: PathBuf,
        /// The first line that is not, from 1.
        line: usize,
    },
}

/// The whole file, without a byte order mark.
pub(super) fn text(file: &Path) -> Result<String, SourceError> {
    let failed = |error| SourceError::File {
        file: file.to_owned(),
        error,
    };
    let mut bytes = Vec::new();
    // What says how long it is may not tell: a device or a pipe has no length.
    let opened = File::open(file).map_err(failed)?;
    opened
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(SourceError::TooLarge(file.to_owned()));
    }
    let encoding = |valid: &[u8]| SourceError::Encoding {
        file: file.to_owned(),
        line: valid.iter().filter(|byte| **byte == b'\n').count() + 1,
    };
    // UTF-16 of plain English is UTF-8 with a zero after each letter.
    if let Some(zero) = bytes.iter().position(|byte| *byte == 0) {
        return Err(encoding(&bytes[..zero]));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        encoding(&error.as_bytes()[..valid])
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn read(bytes: &[u8]) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, bytes).expect("it is written");
        text(&file).map_err(|error| error.to_string())
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(read("\u{feff}name".as_bytes()).as_deref(), Ok("name"));
    }

    #[test]
    fn other_encodings_are_refused_with_the_line_and_what_to_do() {
        let windows = read(b"name\nCaf\xe9\n").expect_err("it is Windows-1252");
        assert!(
            windows.contains("line 2") && windows.contains("CSV UTF-8"),
            "{windows}"
        );
        let utf_16 = read(b"\xff\xfen\0a\0").expect_err("it is UTF-16");
        assert!(utf_16.contains("line 1"), "{utf_16}");
        assert!(read(b"n\0a\0").is_err());
    }

    #[test]
    fn a_file_without_an_end_is_refused() {
        let error = text(Path::new("/dev/zero")).expect_err("it is too large");
        assert!(error.to_string().contains("64 MB"), "{error}");
    }
}
