//! Files and folders; what goes wrong names them.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a bench cannot go on.
pub type Failed = Box<dyn Error + Send + Sync>;

/// A file's bytes.
pub fn read(file: &Path) -> Result<Vec<u8>, Failed> {
    fs::read(file).map_err(|error| at(file, &error))
}

/// Writes a file; its folder is made.
pub fn write(file: &Path, bytes: &[u8]) -> Result<(), Failed> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    }
    fs::write(file, bytes).map_err(|error| at(file, &error))
}

/// Takes a folder away, with all that is in it, if it is there.
pub fn remove(folder: &Path) -> Result<(), Failed> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(folder, &error)),
        _ => Ok(()),
    }
}

/// Makes a folder hold a copy of another.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    for file in below(from)? {
        write(&to.join(&file), &read(&from.join(&file))?)?;
    }
    Ok(())
}

/// Every file below a folder, as paths relative to it, in order.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let entries =
            fs::read_dir(folder.join(&inner)).map_err(|error| at(&folder.join(&inner), &error))?;
        for entry in entries {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn at(path: &Path, error: &io::Error) -> Failed {
    format!("{}: {error}", path.display()).into()
}
