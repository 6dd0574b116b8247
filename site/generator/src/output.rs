//! Where the files of a site go: a folder, or memory.

mod folder;
mod memory;

use std::collections::BTreeMap;
use std::path::Path;

pub use folder::{Folder, SyncError, check_apart};
pub use memory::{InMemory, Pages};

/// What became of the files of a build.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Synced {
    /// Files whose bytes were the same.
    pub unchanged: usize,
    /// Files that are new or have other bytes.
    pub written: usize,
    /// Files that no page stands for any more.
    pub deleted: usize,
}

/// Makes `folder` hold `files` and nothing else.
pub fn sync<B: AsRef<[u8]>>(
    files: &BTreeMap<String, B>,
    folder: &Path,
) -> Result<Synced, SyncError> {
    let folder = Folder::claim(folder)?;
    for (path, bytes) in files {
        folder.put(path, bytes.as_ref())?;
    }
    folder.commit_whole()
}

/// Takes the files of a site, from several threads at once.
///
/// What was put and removed counts from [`Output::commit`] on, so that a build that fails leaves the
/// last good site as it is. Paths are relative, such as `westminster/notices/index.html`.
pub trait Output: Sync {
    /// Takes a file.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SyncError>;

    /// Takes a file away, if it is there.
    fn remove(&self, path: &str);

    /// Everything since the last commit counts now.
    fn commit(&self) -> Result<Synced, SyncError>;

    /// The same after everything was put: what was not is no part of the site, and goes.
    fn commit_whole(&self) -> Result<Synced, SyncError>;

    /// Nothing since the last commit counts.
    fn roll_back(&self);
}
