//! The council of `tests/sites/testbury`, to be edited and built.

use std::fs;
use std::path::{Path, PathBuf};

use crate::copied::copy_testbury;

/// A copy of its content.
pub(crate) struct Content(tempfile::TempDir);

impl Content {
    pub(crate) fn new() -> Self {
        let content = Self(tempfile::tempdir().expect("a folder"));
        copy_testbury(content.folder());
        content
    }

    /// The folder of all councils.
    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// A file of Testbury's.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder().join("testbury").join(name)
    }

    /// Replaces `old` by `new` in it.
    pub(crate) fn edit(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.file(name)).expect("a file");
        assert!(text.contains(old), "{name} has no {old}");
        fs::write(self.file(name), text.replace(old, new)).expect("it is written");
    }
}
