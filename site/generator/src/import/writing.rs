//! Writes what a plan says: every file beside its place first, then each into it at once.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::plan::{ImportError, Plan};

/// How a file ends that is not in its place yet. It is hidden, so it is never read as content.
const ON_THE_WAY: &str = "importing";

/// Files beside their places. What is still there when this goes is removed.
#[derive(Default)]
struct Beside(Vec<(PathBuf, PathBuf)>);

impl Drop for Beside {
    fn drop(&mut self) {
        for (beside, _) in &self.0 {
            // Best effort: what stays is hidden and overwritten next time.
            let _ = fs::remove_file(beside);
        }
    }
}

impl Plan {
    /// Writes the files that are new or replaced. If one cannot be written, none is put in its place.
    pub fn write(&self) -> Result<(), ImportError> {
        check_folder(&self.folder)?;
        let mut beside = Beside::default();
        for planned in &self.files {
            let Some(text) = &planned.text else {
                continue;
            };
            let folder = self.folder.join(planned.kind.folder());
            match fs::create_dir(&folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(at(&folder)(error));
                }
                _ => check_folder(&folder)?,
            }
            let on_the_way = folder.join(format!(".{}.{ON_THE_WAY}", planned.slug));
            beside.0.push((on_the_way.clone(), planned.file.clone()));
            create(&on_the_way, text).map_err(at(&on_the_way))?;
        }
        for (from, to) in &beside.0 {
            fs::rename(from, to).map_err(at(to))?;
        }
        beside.0.clear();
        Ok(())
    }
}

/// Refuses a folder that is a link to another.
fn check_folder(folder: &Path) -> Result<(), ImportError> {
    let found = fs::symlink_metadata(folder).map_err(at(folder))?;
    match found.is_dir() {
        true => Ok(()),
        false => Err(ImportError::NotAFolder(folder.to_owned())),
    }
}

/// Writes a file that was not there: never through a link that stands in its place.
fn create(file: &Path, text: &str) -> io::Result<()> {
    let open = || OpenOptions::new().write(true).create_new(true).open(file);
    let mut opened: File = match open() {
        // From a run that was ended halfway.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(file)?;
            open()?
        }
        opened => opened?,
    };
    opened.write_all(text.as_bytes())?;
    opened.sync_all()
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ImportError {
    let path = path.to_owned();
    |error| ImportError::File { path, error }
}
