//! What is in folders at a moment, so that two moments can be compared.
//!
//! Events of the file system are quick and not whole: queues overflow, files appear in a new folder
//! before anyone listens there, network drives tell nothing. A comparison of listings misses none of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Every file and folder below some folders, by path.
#[derive(Default)]
pub(super) struct Listing(BTreeMap<PathBuf, Stamp>);

/// What of a file changes when it is edited. Of a folder, what is in it is listed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    is_folder: bool,
    is_link: bool,
    length: u64,
    modified: Option<SystemTime>,
    access: u32,
}

impl Listing {
    /// What is there now.
    pub(super) fn take(folders: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        let mut listing = Self::default();
        for folder in folders {
            // The folder itself may be reached through a link; nothing in it is.
            if let Ok(there) = fs::metadata(folder.as_ref()) {
                listing.add(folder.as_ref(), &there);
            }
        }
        listing
    }

    /// The paths at which `newer` has something else.
    pub(super) fn differences(&self, newer: &Self) -> BTreeSet<PathBuf> {
        let changed = newer.0.iter().filter_map(|(path, stamp)| {
            let is_same = self.0.get(path) == Some(stamp);
            (!is_same).then_some(path)
        });
        let gone = self.0.keys().filter(|path| !newer.0.contains_key(*path));
        changed.chain(gone).cloned().collect()
    }

    /// Looks again at `path` and what is below it. Says whether it differs.
    pub(super) fn look_again(&mut self, path: &Path) -> bool {
        let mut now = Self::default();
        if let Ok(there) = fs::symlink_metadata(path) {
            now.add(path, &there);
        }
        let before: Vec<PathBuf> = self.below(path).map(|(path, _)| path.clone()).collect();
        let is_same = before.len() == now.0.len() && self.below(path).eq(&now.0);
        if !is_same {
            for path in before {
                self.0.remove(&path);
            }
            self.0.append(&mut now.0);
        }
        !is_same
    }

    /// Whether a folder is listed at `path`.
    pub(super) fn has_folder(&self, path: &Path) -> bool {
        self.0.get(path).is_some_and(|stamp| stamp.is_folder)
    }

    /// Paths are in the order of their parts, so what is below one follows it.
    fn below<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = (&'a PathBuf, &'a Stamp)> {
        self.0
            .range::<Path, _>((Bound::Included(path), Bound::Unbounded))
            .take_while(move |(below, _)| below.starts_with(path))
    }

    fn add(&mut self, path: &Path, there: &Metadata) {
        self.0.insert(path.to_owned(), Stamp::of(there));
        if !there.is_dir() {
            return;
        }
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            let path = entry.path();
            if is_content(&path)
                && let Ok(there) = entry.metadata()
            {
                self.add(&path, &there);
            }
        }
    }
}

impl Stamp {
    fn of(there: &Metadata) -> Self {
        let is_folder = there.is_dir();
        Self {
            is_folder,
            is_link: there.is_symlink(),
            length: if is_folder { 0 } else { there.len() },
            modified: there.modified().ok().filter(|_| !is_folder),
            access: access(there),
        }
    }
}

#[cfg(unix)]
fn access(there: &Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    there.permissions().mode()
}

#[cfg(not(unix))]
fn access(there: &Metadata) -> u32 {
    u32::from(there.permissions().readonly())
}

/// Not an editor's swap or backup file: what a build passes over too.
pub(super) fn is_content(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && !name.ends_with('~')
}

/// Without what is below another of the paths.
pub(super) fn outermost(paths: BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut outermost: Vec<PathBuf> = Vec::new();
    for path in paths {
        if !outermost.last().is_some_and(|last| path.starts_with(last)) {
            outermost.push(path);
        }
    }
    outermost
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn write(folder: &TempDir, file: &str, text: &str) {
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }

    #[test]
    fn what_was_made_changed_and_deleted_is_told_and_nothing_else() {
        let folder = TempDir::new().expect("a folder");
        for file in ["a/kept.md", "a/changed.md", "a/gone.md", "gone/inner.md"] {
            write(&folder, file, "one");
        }
        let before = Listing::take([folder.path()]);
        write(&folder, "a/changed.md", "three");
        write(&folder, "new/deep/file.md", "one");
        write(&folder, "a/.file.swp", "one");
        write(&folder, "a/kept.md~", "one");
        fs::remove_file(folder.path().join("a/gone.md")).expect("gone");
        fs::remove_dir_all(folder.path().join("gone")).expect("gone");
        let told = outermost(before.differences(&Listing::take([folder.path()])));
        let expected =
            ["a/changed.md", "a/gone.md", "gone", "new"].map(|name| folder.path().join(name));
        assert_eq!(told, expected);
    }

    #[test]
    fn looking_again_at_a_folder_finds_what_happened_below_it_once() {
        let folder = TempDir::new().expect("a folder");
        write(&folder, "a/one.md", "one");
        write(&folder, "ab/one.md", "one");
        let mut listing = Listing::take([folder.path()]);
        let inner = folder.path().join("a");
        assert!(!listing.look_again(&inner));
        write(&folder, "a/b/two.md", "two");
        assert!(listing.look_again(&inner));
        assert!(!listing.look_again(&inner));
        fs::remove_dir_all(&inner).expect("gone");
        assert!(listing.look_again(&inner));
        assert!(
            listing
                .differences(&Listing::take([folder.path()]))
                .is_empty()
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let (folder, other) = (TempDir::new().expect("one"), TempDir::new().expect("two"));
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(other.path(), &link).expect("a link");
        let before = Listing::take([folder.path()]);
        write(&other, "file.md", "one");
        assert!(
            before
                .differences(&Listing::take([folder.path()]))
                .is_empty()
        );
        fs::remove_file(&link).expect("gone");
        let after = Listing::take([folder.path()]);
        assert_eq!(outermost(before.differences(&after)), [link]);
    }
}
