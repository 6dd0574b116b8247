//! A folder that holds exactly the files of a build.
//!
//! Files whose bytes are the same are not touched, so that their times, and everything that looks
//! at times, stay as they were. What changes is written beside its place and moved there when the
//! build has ended well. Orphans go last: while a build is put in place, every page of the old or the
//! new site is there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::{Output, Synced};
use crate::unchanged;

/// The file that marks a folder as one that a build may write to and delete from.
pub(crate) const MARKER: &str = ".family-hub-site";

const MARKER_TEXT: &str = "This folder is written by a build. Anything else in it is deleted.\n";

/// What is added to the name of a file that waits beside its place.
const WAITING: &str = ".new";

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

/// A folder of files, claimed by a build.
pub struct Folder {
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Files that count.
    files: HashMap<String, There>,
    /// Folders that are there and no links.
    folders: HashSet<PathBuf>,
    /// Files that are in place already and count only after a commit: the folder was empty.
    placed: Vec<(String, There)>,
    /// Files that wait beside their places.
    waiting: Vec<(String, There)>,
    /// Files to be deleted.
    removed: Vec<String>,
    /// Nobody reads a site here yet, so that nothing has to wait.
    is_new: bool,
    synced: Synced,
}

/// A file that counts.
#[derive(Clone, Copy, Default)]
struct There {
    /// This build has put it.
    is_put: bool,
    /// How long it is, once it was put.
    length: Option<u64>,
}

impl There {
    fn put(bytes: &[u8]) -> Self {
        Self {
            is_put: true,
            length: Some(bytes.len() as u64),
        }
    }
}

impl Folder {
    /// Makes sure that the folder is there and ours, and looks what it holds.
    pub fn claim(folder: &Path) -> Result<Self, SyncError> {
        Ok(Self {
            folder: folder.to_owned(),
            state: Mutex::new(claim(folder)?),
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// A digest of the names and lengths of all files; `None` if one that this build did not write was
    /// touched after `recorded`.
    pub(crate) fn listing(&self, recorded: Option<SystemTime>) -> Option<[u8; 32]> {
        let state = self.state();
        let mut files = BTreeMap::new();
        for (name, there) in &state.files {
            let length = match there.length {
                Some(length) => length,
                None => {
                    let there = fs::symlink_metadata(self.folder.join(name)).ok()?;
                    if there.modified().ok() > recorded {
                        return None;
                    }
                    there.len()
                }
            };
            files.insert(name.as_str(), length);
        }
        Some(unchanged::listing(&files))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a folder and those above it. A link or a file of an earlier build in its place goes: a page
    /// must not be written through a link to somewhere else.
    fn make_folder(&self, folder: &Path, state: &mut State) -> Result<(), SyncError> {
        if folder == self.folder || state.folders.contains(folder) {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.make_folder(above, state)?;
        }
        match fs::create_dir(folder) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let is_folder = fs::symlink_metadata(folder).is_ok_and(|there| there.is_dir());
                if !is_folder {
                    fs::remove_file(folder).map_err(at(folder))?;
                    fs::create_dir(folder).map_err(at(folder))?;
                }
            }
            Err(error) => return Err(at(folder)(error)),
        }
        state.folders.insert(folder.to_owned());
        Ok(())
    }

    /// Deletes what was put since the last commit.
    fn clear(&self, state: &mut State) {
        // What cannot be deleted now is found and deleted by the next build.
        for (path, _) in std::mem::take(&mut state.waiting) {
            drop(fs::remove_file(beside(&self.folder.join(path))));
        }
        for (path, _) in std::mem::take(&mut state.placed) {
            drop(fs::remove_file(self.folder.join(path)));
        }
        state.removed.clear();
        for there in state.files.values_mut() {
            there.is_put = false;
        }
        state.synced = Synced::default();
    }

    /// Puts what waits in its place.
    fn place(&self, state: &mut State) -> Result<(), SyncError> {
        for (path, there) in std::mem::take(&mut state.waiting) {
            let file = self.folder.join(&path);
            let beside = beside(&file);
            if let Err(error) = fs::rename(&beside, &file) {
                // A folder where a page now is: its files are orphans of an earlier build.
                if !fs::symlink_metadata(&file).is_ok_and(|there| there.is_dir()) {
                    return Err(at(&file)(error));
                }
                fs::remove_dir_all(&file).map_err(at(&file))?;
                state.folders.retain(|folder| !folder.starts_with(&file));
                fs::rename(&beside, &file).map_err(at(&file))?;
            }
            state.files.insert(path, there);
        }
        for (path, there) in std::mem::take(&mut state.placed) {
            state.files.insert(path, there);
        }
        for path in std::mem::take(&mut state.removed) {
            self.delete(&path, state)?;
        }
        state.is_new = false;
        Ok(())
    }

    /// Deletes a file, and the folders that are empty then.
    fn delete(&self, path: &str, state: &mut State) -> Result<(), SyncError> {
        if state.files.remove(path).is_none() {
            return Ok(());
        }
        let file = self.folder.join(path);
        match fs::remove_file(&file) {
            // A folder took its place, or went and took it along.
            Err(error)
                if !matches!(
                    error.kind(),
                    io::ErrorKind::NotFound
                        | io::ErrorKind::NotADirectory
                        | io::ErrorKind::IsADirectory
                ) && !file.is_dir() =>
            {
                return Err(at(&file)(error));
            }
            _ => {}
        }
        state.synced.deleted += 1;
        let mut folder = file.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.folder) {
            if fs::remove_dir(empty).is_err() {
                break;
            }
            state.folders.remove(empty);
            folder = empty.parent();
        }
        Ok(())
    }
}

impl Output for Folder {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SyncError> {
        let stays_inside = !path.is_empty()
            && Path::new(path)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
        if !stays_inside {
            return Err(SyncError::Outside {
                path: path.to_owned(),
            });
        }
        let file = self.folder.join(path);
        let is_there = {
            let mut state = self.state();
            match state.files.get_mut(path) {
                Some(there) => {
                    *there = There::put(bytes);
                    true
                }
                None => {
                    if let Some(folder) = file.parent() {
                        self.make_folder(folder, &mut state)?;
                    }
                    if state.is_new {
                        drop(state);
                        create(&file, bytes)?;
                        let mut state = self.state();
                        state.placed.push((path.to_owned(), There::put(bytes)));
                        state.synced.written += 1;
                        return Ok(());
                    }
                    false
                }
            }
        };
        if is_there && holds(&file, bytes) {
            self.state().synced.unchanged += 1;
            return Ok(());
        }
        let beside = beside(&file);
        create(&beside, bytes)?;
        let mut state = self.state();
        state.waiting.push((path.to_owned(), There::put(bytes)));
        state.synced.written += 1;
        Ok(())
    }

    fn remove(&self, path: &str) {
        self.state().removed.push(path.to_owned());
    }

    fn commit(&self) -> Result<Synced, SyncError> {
        let mut state = self.state();
        self.place(&mut state)?;
        for there in state.files.values_mut() {
            there.is_put = false;
        }
        Ok(std::mem::take(&mut state.synced))
    }

    fn commit_whole(&self) -> Result<Synced, SyncError> {
        let mut state = self.state();
        self.place(&mut state)?;
        let orphans: Vec<String> = state
            .files
            .iter()
            .filter(|(_, there)| !there.is_put)
            .map(|(path, _)| path.clone())
            .collect();
        for path in orphans {
            self.delete(&path, &mut state)?;
        }
        for there in state.files.values_mut() {
            there.is_put = false;
        }
        Ok(std::mem::take(&mut state.synced))
    }

    fn roll_back(&self) {
        let mut state = self.state();
        self.clear(&mut state);
        // Somebody deleted it, perhaps while it is kept in step: it is looked at anew.
        if !self.folder.join(MARKER).is_file()
            && let Ok(anew) = claim(&self.folder)
        {
            *state = anew;
        }
    }
}

/// Makes sure that the folder is there and ours, and notes what it holds.
fn claim(folder: &Path) -> Result<State, SyncError> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    let marker = folder.join(MARKER);
    let mut state = State::default();
    if marker.is_file() {
        look(folder, "", &mut state)?;
        return Ok(state);
    }
    if fs::read_dir(folder).map_err(at(folder))?.next().is_some() {
        return Err(SyncError::NotOurs {
            folder: folder.to_owned(),
        });
    }
    state.is_new = true;
    state.folders.insert(folder.to_owned());
    fs::write(&marker, MARKER_TEXT).map_err(at(&marker))?;
    Ok(state)
}

/// A build that is dropped half-way leaves nothing behind.
impl Drop for Folder {
    fn drop(&mut self) {
        self.clear(&mut self.state());
    }
}

/// Notes what a folder holds. What is no file of a site goes: links, pipes, what a build that was
/// stopped left waiting.
fn look(folder: &Path, path: &str, state: &mut State) -> Result<(), SyncError> {
    state.folders.insert(folder.to_owned());
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let there = entry.path();
        let kind = entry.file_type().map_err(at(&there))?;
        let named = entry
            .file_name()
            .into_string()
            .ok()
            .map(|name| format!("{path}{name}"));
        match named {
            Some(named) if kind.is_dir() => look(&there, &format!("{named}/"), state)?,
            Some(named) if kind.is_file() && !named.ends_with(WAITING) => {
                if named != MARKER {
                    state.files.insert(named, There::default());
                }
            }
            _ if kind.is_dir() => fs::remove_dir_all(&there).map_err(at(&there))?,
            _ => fs::remove_file(&there).map_err(at(&there))?,
        }
    }
    Ok(())
}

/// Where a file waits.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(WAITING);
    PathBuf::from(name)
}

/// Writes a file that is not there. What is there is left over, and a link would lead the page somewhere
/// else.
fn create(file: &Path, bytes: &[u8]) -> Result<(), SyncError> {
    let create_new = || OpenOptions::new().write(true).create_new(true).open(file);
    let mut opened: File = match create_new() {
        Ok(opened) => opened,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            match fs::symlink_metadata(file) {
                Ok(there) if there.is_dir() => fs::remove_dir_all(file).map_err(at(file))?,
                _ => fs::remove_file(file).map_err(at(file))?,
            }
            create_new().map_err(at(file))?
        }
        Err(error) => return Err(at(file)(error)),
    };
    opened.write_all(bytes).map_err(at(file))
}

/// Whether a file, not a link to one, has these bytes.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let is_alike = |there: fs::Metadata| there.is_file() && there.len() == bytes.len() as u64;
    fs::symlink_metadata(file).is_ok_and(is_alike)
        && fs::read(file).is_ok_and(|there| there == bytes)
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
