//! Content for a test to change.

use std::fs;
use std::path::{Path, PathBuf};

/// Copies the shipped content into a folder.
pub fn copy_content(to: &Path) -> PathBuf {
    let content = to.join("content");
    copy(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../content")),
        &content,
    );
    content
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
