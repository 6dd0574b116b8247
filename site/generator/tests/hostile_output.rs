//! What somebody has put into the folder that a build writes to, or where that folder is.
#![cfg(unix)]

mod copied;
mod hostile;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use hostile::{Hostile, files};

/// Builds, lets somebody change the folder, and builds again: it is as it was, and nothing outside it
/// has changed.
fn is_mended(change: impl FnOnce(&Path, &Path)) {
    let council = Hostile::new();
    council.builds();
    let (dist, outside) = (council.path("dist"), council.path("outside"));
    fs::create_dir(&outside).expect("a folder");
    fs::write(outside.join("index.html"), "mine").expect("a file");
    let (before, kept) = (files(&dist), files(&outside));
    change(&dist, &outside);
    council.builds();
    let (after, still) = (files(&dist), files(&outside));
    let names = |all: &std::collections::BTreeMap<_, _>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&after), names(&before));
    assert!(after == before, "a file has other bytes");
    assert_eq!(still, kept, "something outside has changed");
    // And the build after that finds nothing to do.
    let (_, said) = council.build();
    assert!(said.contains("nothing has changed"), "{said}");
}

#[test]
fn a_link_in_place_of_a_folder_is_not_written_through() {
    is_mended(|dist, outside| {
        fs::remove_dir_all(dist.join("testbury")).expect("it goes");
        symlink(outside, dist.join("testbury")).expect("a link");
    });
}

#[test]
fn a_link_in_place_of_a_page_is_not_written_through() {
    is_mended(|dist, outside| {
        fs::remove_file(dist.join("testbury/index.html")).expect("it goes");
        symlink(outside.join("index.html"), dist.join("testbury/index.html")).expect("a link");
    });
}

#[test]
fn a_link_to_a_page_with_the_same_bytes_is_replaced_by_the_page() {
    is_mended(|dist, outside| {
        let (page, copy) = (dist.join("testbury/index.html"), outside.join("copy.html"));
        fs::rename(&page, &copy).expect("it moves");
        symlink(&copy, &page).expect("a link");
        fs::remove_file(&copy).expect("it goes");
    });
}

#[test]
fn a_link_beside_a_page_under_the_name_it_waits_with_is_not_written_through() {
    is_mended(|dist, outside| {
        fs::write(dist.join("testbury/index.html"), "old").expect("it is written");
        for name in ["index.new", "index.html.new"] {
            symlink(outside.join("index.html"), dist.join("testbury").join(name)).expect("a link");
        }
    });
}

#[test]
fn a_link_to_a_folder_that_no_page_is_in_goes_and_what_it_leads_to_stays() {
    is_mended(|dist, outside| {
        symlink(outside, dist.join("elsewhere")).expect("a link");
        symlink(outside, dist.join("testbury/elsewhere")).expect("a link");
        symlink("nowhere", dist.join("dangling")).expect("a link");
        symlink("..", dist.join("testbury/above")).expect("a link");
    });
}

#[test]
fn a_file_where_a_folder_must_be_gives_way() {
    is_mended(|dist, _| {
        fs::remove_dir_all(dist.join("testbury")).expect("it goes");
        fs::write(dist.join("testbury"), "a file").expect("it is written");
    });
}

#[test]
fn a_folder_where_a_page_must_be_gives_way() {
    is_mended(|dist, _| {
        let page = dist.join("testbury/index.html");
        fs::remove_file(&page).expect("it goes");
        fs::create_dir_all(page.join("deep/er")).expect("a folder");
        fs::write(page.join("deep/er/index.html"), "old").expect("it is written");
    });
}

#[test]
fn a_pipe_where_a_page_must_be_gives_way_and_is_not_waited_for() {
    is_mended(|dist, _| {
        for name in ["index.html", "left-over"] {
            let pipe = dist.join("testbury").join(name);
            let _ = fs::remove_file(&pipe);
            let made = hostile::finished(std::process::Command::new("mkfifo").arg(&pipe));
            assert!(made.status.success());
        }
    });
}

#[test]
fn names_that_no_page_has_go() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    is_mended(|dist, _| {
        for name in [
            &b"a\xff"[..],
            b"a\nb",
            b"-rf",
            b" ",
            b"index.html ",
            b"x.new",
        ] {
            fs::write(dist.join(OsStr::from_bytes(name)), "x").expect("it is written");
            let folder = dist.join(OsStr::from_bytes(&[name, b"-folder"].concat()));
            fs::create_dir(&folder).expect("a folder");
            fs::write(folder.join(OsStr::from_bytes(name)), "x").expect("it is written");
        }
    });
}

#[test]
fn a_folder_that_overlaps_content_is_refused_however_it_is_named() {
    let council = Hostile::new();
    let before = files(&council.path("content"));
    symlink("content/testbury", council.path("link")).expect("a link");
    symlink("content", council.path("whole")).expect("a link");
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let theme = theme.to_str().expect("a path");
    for out in [
        "content",
        "content/",
        "content/testbury/dist",
        "./content/../content/dist",
        ".",
        "link/dist",
        "link",
        "whole",
        "whole/../content/new",
        theme,
    ] {
        let ended = council.run(&["build", "--theme", theme, "--out", out]);
        assert_eq!(ended.status.code(), Some(1), "{out}");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(
            said.contains("overlaps") || said.contains("no build wrote"),
            "{out}: {said}"
        );
        assert!(!said.contains("panicked"), "{said}");
    }
    assert_eq!(files(&council.path("content")), before);
}

#[test]
fn a_folder_that_is_somebody_elses_is_refused_and_stays() {
    let council = Hostile::new();
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let theme = theme.to_str().expect("a path");
    fs::create_dir(council.path("mine")).expect("a folder");
    fs::write(council.path("mine/letter.txt"), "mine").expect("a file");
    fs::write(council.path("file"), "mine").expect("a file");
    for (out, kept) in [
        ("mine", "mine/letter.txt"),
        ("file", "file"),
        ("file/dist", "file"),
    ] {
        let ended = council.run(&["build", "--theme", theme, "--out", out]);
        assert_eq!(ended.status.code(), Some(1), "{out}");
        assert_eq!(fs::read(council.path(kept)).expect("it is there"), b"mine");
    }
    assert_eq!(files(&council.path("mine")).len(), 1);
}
