//! What folders of content hold, by names that can be addresses.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Severity};
use crate::positions::Position;
use crate::slug::Slug;
use crate::source::{refused_kind, refused_link};

/// What a folder holds, each in order of names.
#[derive(Default)]
pub(super) struct Listing {
    /// Files, by name.
    pub(super) files: Vec<(String, PathBuf)>,
    /// Folders, by name.
    pub(super) folders: Vec<(String, PathBuf)>,
}

impl Listing {
    /// Lists a folder. Hidden files and editors' backups are passed over. Symbolic links are refused,
    /// because content stays inside its folder, and so are pipes and devices; of those called like
    /// one of `told_when_read`, whoever reads them tells.
    pub(super) fn of(
        folder: &Path,
        told_when_read: &[&str],
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut listing = Self::default();
        if let Err(error) = listing.read(folder, told_when_read, findings) {
            findings.push(Diagnostic::error(
                "file-readable",
                folder,
                Position::START,
                format!("cannot be read: {error}"),
                "check the folder's permissions",
            ));
        }
        listing.files.sort();
        listing.folders.sort();
        listing
    }

    fn read(
        &mut self,
        folder: &Path,
        told_when_read: &[&str],
        findings: &mut Vec<Diagnostic>,
    ) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            // A name that is no UTF-8 is refused as no slug, for the sign that stands in its place.
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            let (kind, path) = (entry.file_type()?, entry.path());
            if kind.is_file() {
                self.files.push((name, path));
            } else if kind.is_dir() {
                self.folders.push((name, path));
            } else if !told_when_read.contains(&&*name) {
                findings.push(if kind.is_symlink() {
                    refused_link(&path)
                } else {
                    refused_kind(&path)
                });
            }
        }
        Ok(())
    }

    /// The files `<slug>.<extension>`. Whatever else is there is told.
    pub(super) fn named(
        &self,
        extension: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<(Slug, &Path)> {
        let mut named = Vec::new();
        for (name, file) in &self.files {
            match name
                .strip_suffix(extension)
                .and_then(|stem| stem.strip_suffix('.'))
            {
                Some(stem) => {
                    named.extend(slug(stem, file, findings).map(|slug| (slug, file.as_path())));
                }
                None => findings.push(stray(
                    file,
                    &format!("is not read: this folder holds `.{extension}` files"),
                    &format!("rename it to end in `.{extension}`, or move it out of content"),
                )),
            }
        }
        findings.extend(strays(
            &self.folders,
            &[],
            "is not read: this folder holds no other folder",
            "move its files to the folder it stands in, or move it out of content",
        ));
        named
    }
}

/// A warning for each that stands where nobody reads it; those called like one of `belongs` are read.
pub(super) fn strays(
    listed: &[(String, PathBuf)],
    belongs: &[&str],
    message: &str,
    mend: &str,
) -> Vec<Diagnostic> {
    listed
        .iter()
        .filter(|(name, _)| !belongs.contains(&name.as_str()))
        .map(|(_, file)| stray(file, message, mend))
        .collect()
}

fn stray(file: &Path, message: &str, mend: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::error("file-name", file, Position::START, message, mend)
    }
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
