//! The folder that holds everything one machine stores, and who may use it.
//!
//! The embedded database does not lock its file and the embedded KMS rewrites its state, so two
//! processes on one folder would ruin each other's data: an exclusive lock is held for as long as
//! the [`DataFolder`] lives. The locked file is also the mark by which the folder is known to be
//! ours, because starting over deletes what is inside.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The file that marks a folder as ours and carries the lock.
const MARKER: &str = "family-hub.lock";

/// Whether to keep what an earlier run stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Continue with what is there.
    WithWhatIsThere,
    /// Delete everything stored, then start.
    Fresh,
}

/// A folder of ours, locked until this value is dropped.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    /// The operating system releases the lock when this closes, even after a crash.
    _lock: File,
}

/// Why the data folder cannot be used, in one line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DataFolderError {
    /// Another process holds the lock.
    #[error(
        "another Family Hub is already using {}: stop it, or choose another folder with --data",
        .0.display()
    )]
    InUse(PathBuf),
    /// There are files, and nothing says that they are ours to change or delete.
    #[error(
        "{} holds files that are not Family Hub's: choose an empty or new folder with --data",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The path names a file.
    #[error("{} is not a folder: choose another with --data", .0.display())]
    NotAFolder(PathBuf),
    /// The operating system refused.
    #[error("cannot use {} as data folder: {source}", .path.display())]
    Unusable {
        /// The folder or the file in it that could not be used.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl DataFolder {
    /// Opens the folder at `path`, or creates it, for this process alone (mode 0700).
    ///
    /// # Errors
    ///
    /// When another process uses the folder, when it holds files that are not ours, or when the
    /// operating system refuses.
    pub fn open(path: impl Into<PathBuf>, start: Start) -> Result<DataFolder, DataFolderError> {
        let path = path.into();
        let unusable = |source| DataFolderError::Unusable {
            path: path.clone(),
            source,
        };

        if path.exists() && !path.is_dir() {
            return Err(DataFolderError::NotAFolder(path));
        }
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&path)
            .map_err(unusable)?;
        if !is_ours_or_empty(&path).map_err(unusable)? {
            return Err(DataFolderError::NotOurs(path));
        }
        // The folder may be older than its marker, with wider permissions.
        fs::set_permissions(&path, Permissions::from_mode(0o700)).map_err(unusable)?;

        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(path.join(MARKER))
            .map_err(unusable)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(DataFolderError::InUse(path)),
            Err(TryLockError::Error(source)) => return Err(unusable(source)),
        }
        if start == Start::Fresh {
            empty(&path).map_err(unusable)?;
        }
        Ok(DataFolder { path, _lock: lock })
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn is_ours_or_empty(path: &Path) -> io::Result<bool> {
    Ok(path.join(MARKER).is_file() || fs::read_dir(path)?.next().is_none())
}

/// Deletes all but the marker, which stays locked meanwhile.
fn empty(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_name() == MARKER {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
