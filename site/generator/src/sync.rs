//! Makes a folder hold exactly the pages of a build.
//!
//! Files whose bytes are the same are not touched, so that their times, and everything that looks
//! at times, stay as they were. Orphans go last: while a build is written, every page of the old or
//! the new site is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The file that marks a folder as one that a build may write to and delete from.
const MARKER: &str = ".family-hub-site";

const MARKER_TEXT: &str = "This folder is written by a build. Anything else in it is deleted.\n";

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Synced {
    /// Files whose bytes were the same.
    pub unchanged: usize,
    /// Files that are new or have other bytes.
    pub written: usize,
    /// Files that no page stands for any more.
    pub deleted: usize,
}

/// Why a folder was not written to.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The folder holds something else.
    #[error(
        "{} holds files that no build wrote: name a new or empty folder with --out", folder.display()
    )]
    NotOurs {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder is, holds or is inside a folder of sources.
    #[error(
        "{} overlaps {}: name another folder with --out", folder.display(), source_dir.display()
    )]
    Overlaps {
        /// The folder that would be written to.
        folder: PathBuf,
        /// The folder that would be overwritten.
        source_dir: PathBuf,
    },
    /// A page would be written outside the folder: an error in the generator.
    #[error("the page {path:?} is outside the folder")]
    Outside {
        /// Its path.
        path: String,
    },
    /// A file or folder cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Refuses an `out_dir` that is, holds or is inside one of `sources`.
pub fn check_apart(out_dir: &Path, sources: &[&Path]) -> Result<(), SyncError> {
    let out = resolved(out_dir)?;
    for source_dir in sources {
        let source = resolved(source_dir)?;
        if out.starts_with(&source) || source.starts_with(&out) {
            return Err(SyncError::Overlaps {
                folder: out_dir.to_owned(),
                source_dir: (*source_dir).to_owned(),
            });
        }
    }
    Ok(())
}

/// Makes `out_dir` hold `pages` and nothing else.
pub fn sync(pages: &BTreeMap<String, Vec<u8>>, out_dir: &Path) -> Result<Synced, SyncError> {
    for path in pages.keys() {
        let stays_inside = Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !stays_inside {
            return Err(SyncError::Outside { path: path.clone() });
        }
    }
    claim(out_dir)?;

    let wanted: BTreeSet<PathBuf> = pages.keys().map(|path| out_dir.join(path)).collect();
    let folders: BTreeSet<&Path> = wanted.iter().filter_map(|file| file.parent()).collect();
    for folder in folders {
        make_folder(folder, out_dir)?;
    }
    let mut synced = Synced::default();
    for (path, bytes) in pages {
        let file = out_dir.join(path);
        if holds(&file, bytes) {
            synced.unchanged += 1;
        } else {
            replace(&file, bytes)?;
            synced.written += 1;
        }
    }
    synced.deleted = delete_orphans(out_dir, &wanted, &out_dir.join(MARKER))?;
    Ok(synced)
}

/// Makes sure that the folder is there and ours.
fn claim(out_dir: &Path) -> Result<(), SyncError> {
    fs::create_dir_all(out_dir).map_err(at(out_dir))?;
    let marker = out_dir.join(MARKER);
    if marker.is_file() {
        return Ok(());
    }
    let mut entries = fs::read_dir(out_dir).map_err(at(out_dir))?;
    if entries.next().is_some() {
        return Err(SyncError::NotOurs {
            folder: out_dir.to_owned(),
        });
    }
    fs::write(&marker, MARKER_TEXT).map_err(at(&marker))
}

/// Whether a file, not a link to one, has these bytes.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let is_alike = |there: fs::Metadata| there.is_file() && there.len() == bytes.len() as u64;
    fs::symlink_metadata(file).is_ok_and(is_alike)
        && fs::read(file).is_ok_and(|there| there == bytes)
}

/// Writes beside and renames, so that no reader ever sees half a page.
fn replace(file: &Path, bytes: &[u8]) -> Result<(), SyncError> {
    // A folder where a page now is: its files are orphans of an earlier build.
    if fs::symlink_metadata(file).is_ok_and(|there| there.is_dir()) {
        fs::remove_dir_all(file).map_err(at(file))?;
    }
    let beside = file.with_extension("new");
    // What is there is left over, and a link would lead the page somewhere else.
    match fs::symlink_metadata(&beside) {
        Ok(there) if there.is_dir() => fs::remove_dir_all(&beside).map_err(at(&beside))?,
        Ok(_) => fs::remove_file(&beside).map_err(at(&beside))?,
        Err(_) => {}
    }
    fs::write(&beside, bytes).map_err(at(&beside))?;
    fs::rename(&beside, file).map_err(at(file))
}

/// Makes the folder and those above it. A link or a file of an earlier build in its place goes: a
/// page must not be written through a link to somewhere else.
fn make_folder(folder: &Path, out_dir: &Path) -> Result<(), SyncError> {
    if folder == out_dir {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above, out_dir)?;
    }
    match fs::symlink_metadata(folder) {
        Ok(there) if there.is_dir() => return Ok(()),
        Ok(_) => fs::remove_file(folder).map_err(at(folder))?,
        Err(_) => {}
    }
    fs::create_dir(folder).map_err(at(folder))
}

/// Deletes what is not wanted, and the folders that are empty then.
fn delete_orphans(
    folder: &Path,
    wanted: &BTreeSet<PathBuf>,
    marker: &Path,
) -> Result<usize, SyncError> {
    let mut deleted = 0;
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let path = entry.path();
        // A link is deleted, never followed.
        if entry.file_type().map_err(at(&path))?.is_dir() {
            deleted += delete_orphans(&path, wanted, marker)?;
            if fs::read_dir(&path).map_err(at(&path))?.next().is_none() {
                fs::remove_dir(&path).map_err(at(&path))?;
            }
        } else if !wanted.contains(&path) && path != marker {
            fs::remove_file(&path).map_err(at(&path))?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

/// The folder's real path, also where its last parts do not exist yet.
fn resolved(path: &Path) -> Result<PathBuf, SyncError> {
    let absolute = std::path::absolute(path).map_err(at(path))?;
    let mut missing = Vec::new();
    let mut there = absolute.as_path();
    loop {
        match (fs::canonicalize(there), there.parent(), there.file_name()) {
            (Ok(real), _, _) => {
                return Ok(missing
                    .iter()
                    .rev()
                    .fold(real, |path, part| path.join(part)));
            }
            (Err(_), Some(above), Some(name)) => {
                missing.push(name.to_owned());
                there = above;
            }
            (Err(error), _, _) => {
                return Err(SyncError::File {
                    path: path.to_owned(),
                    error,
                });
            }
        }
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> SyncError {
    let path = path.to_owned();
    move |error| SyncError::File { path, error }
}
