//! `notices/published.yaml`, compared with the texts that are there.

#![no_main]

use std::fs;
use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use site_model::Content;

/// The files of a council with one notice.
const FILES: [&str; 3] = [
    "council.yaml",
    "notices/hub/2025-01-01.md",
    "notices/hub/2026-01-31.md",
];

static COPIED: Once = Once::new();

fuzz_target!(init: fuzz::warm(), |bytes: &[u8]| {
    COPIED.call_once(copy);
    fuzz::written("testbury/notices/published.yaml", bytes);
    let (_, findings) = Content::load(fuzz::FOLDER.path());
    for finding in findings.iter() {
        assert!(finding.file.starts_with(fuzz::FOLDER.path()), "{finding}");
    }
});

fn copy() {
    let (from, to) = (
        std::path::Path::new(fuzz::TESTBURY).join("testbury"),
        fuzz::FOLDER.path().join("testbury"),
    );
    fs::create_dir_all(to.join("notices/hub")).expect("a folder");
    for file in FILES {
        fs::copy(from.join(file), to.join(file)).expect("it is copied");
    }
}
