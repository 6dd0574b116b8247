//! What folders of content hold, by names that can be addresses.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Severity};
use crate::positions::Position;
use crate::slug::Slug;

/// Files `<slug>.<extension>` of a folder, in order; a folder that is not there has none.
pub(super) fn files(
    folder: &Path,
    extension: &str,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(Slug, PathBuf)> {
    let mut files = Vec::new();
    for (name, file) in entries(folder, Kind::File, findings) {
        match name
            .strip_suffix(extension)
            .and_then(|stem| stem.strip_suffix('.'))
        {
            Some(stem) => files.extend(slug(stem, &file, findings).map(|slug| (slug, file))),
            None => findings.push(Diagnostic {
                rule: "file-name",
                severity: Severity::Warning,
                file,
                position: Position::START,
                message: format!("is not read: this folder holds `.{extension}` files"),
                mend: format!("rename it to end in `.{extension}`, or move it out of content"),
            }),
        }
    }
    files
}

/// What is looked for in a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Files in it.
    File,
    /// Folders in it.
    Folder,
}

/// What a folder holds, in order. Hidden files and editors' backups are passed over. Symbolic
/// links are refused: content stays inside its folder.
pub(super) fn entries(
    folder: &Path,
    kind: Kind,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(String, PathBuf)> {
    let mut finding = |file: &Path, message: String, mend: &str| {
        findings.push(Diagnostic::error(
            "file-readable",
            file,
            Position::START,
            message,
            mend,
        ));
    };
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        // A council without services, say, has no such folder.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            finding(
                folder,
                format!("cannot be read: {error}"),
                "check the folder's permissions",
            );
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for entry in listing.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let Ok(file_type) = entry.file_type() else {
            continue;
        };
        let wanted = match kind {
            Kind::File => file_type.is_file(),
            Kind::Folder => file_type.is_dir(),
        };
        if file_type.is_symlink() {
            finding(
                &entry.path(),
                "is a symbolic link".to_owned(),
                "copy the file into content",
            );
        } else if wanted {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    found
}

/// A warning for each file or folder that stands where nobody reads it; `belongs` are read.
///
/// Links are passed over: whoever lists the folder tells of them.
pub(super) fn strays(
    folder: &Path,
    kind: Kind,
    belongs: &[&str],
    message: &str,
    mend: &str,
) -> Vec<Diagnostic> {
    entries(folder, kind, &mut Vec::new())
        .into_iter()
        .filter(|(name, _)| !belongs.contains(&name.as_str()))
        .map(|(_, file)| Diagnostic {
            rule: "file-name",
            severity: Severity::Warning,
            file,
            position: Position::START,
            message: message.to_owned(),
            mend: mend.to_owned(),
        })
        .collect()
}

/// The name of a file or folder as it stands in addresses.
pub(super) fn slug(name: &str, file: &Path, findings: &mut Vec<Diagnostic>) -> Option<Slug> {
    match Slug::parse(name) {
        Ok(slug) => Some(slug),
        Err(reason) => {
            findings.push(Diagnostic::error(
                "file-name",
                file,
                Position::START,
                format!("the name `{name}` {reason}"),
                "rename it",
            ));
            None
        }
    }
}
