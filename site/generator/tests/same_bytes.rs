//! Two builds of one content are the same bytes, wherever, whenever and however they are made.
#![cfg(unix)]

mod copied;
mod hostile;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copied::copy_testbury;
use hostile::{files, finished};
use tempfile::TempDir;

/// Services beside the council's own, so that the work is shared out and lists are long.
fn many(content: &Path, order: impl Iterator<Item = usize>) {
    let services = content.join("testbury/services");
    let text = fs::read_to_string(services.join("talking.md")).expect("a service");
    for number in order {
        let text = text.replacen("name: ", &format!("name: {number} "), 1);
        fs::write(services.join(format!("talking-{number}.md")), text).expect("it is written");
    }
}

/// What a shell command `script` built, which runs `site build` as `"$@"`.
fn built(folder: &Path, script: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let ended = finished(
        Command::new("sh")
            .current_dir(folder)
            .arg("-c")
            .arg(script)
            .arg("sh")
            .arg(env!("CARGO_BIN_EXE_site"))
            .args(["build", "--today", "2026-11-21", "--theme"])
            .arg(theme),
    );
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    let dist = folder.join("dist");
    files(&dist)
        .into_iter()
        .map(|(file, bytes)| (file.strip_prefix(&dist).expect("inside").to_owned(), bytes))
        .collect()
}

/// A folder of content whose files were made in this order.
fn folder(order: impl Iterator<Item = usize>) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    copy_testbury(&folder.path().join("content"));
    many(&folder.path().join("content"), order);
    folder
}

#[test]
fn two_builds_are_the_same_bytes_whatever_machine_makes_them() {
    const COUNT: usize = 150;
    let first = built(folder(0..COUNT).path(), "\"$@\"");
    assert!(first.len() > COUNT);
    for script in [
        "\"$@\"",
        "TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 \"$@\"",
        "TZ=America/Adak LC_ALL=C \"$@\"",
        "umask 077; \"$@\"",
        "taskset -c 0 \"$@\"",
        "HOME=/nowhere TERM=dumb NO_COLOR=1 CI=true \"$@\"",
        "ulimit -n 64; \"$@\"",
        "nice -n 19 \"$@\"",
    ] {
        let again = folder((0..COUNT).rev());
        // As if they had been checked out years ago.
        let touched = Command::new("find")
            .args([
                "content",
                "-exec",
                "touch",
                "-d",
                "2001-02-03 04:05",
                "{}",
                "+",
            ])
            .current_dir(again.path())
            .status();
        assert!(touched.is_ok_and(|status| status.success()));
        let other = built(again.path(), script);
        let names = |all: &BTreeMap<PathBuf, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&other), names(&first), "{script}");
        for (name, bytes) in &first {
            assert!(
                &other[name] == bytes,
                "{script}: {} differs",
                name.display()
            );
        }
    }
}

#[test]
fn a_second_build_over_the_first_changes_nothing() {
    let folder = folder(0..20);
    let first = built(folder.path(), "\"$@\"");
    assert_eq!(built(folder.path(), "\"$@\""), first);
}
