//! Folders of content, copied to be edited.

use std::fs;
use std::path::Path;

/// Puts a council of `tests/sites/testbury` into a folder.
pub(crate) fn copy_testbury(to: &Path) {
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/testbury"),
        to,
    );
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
