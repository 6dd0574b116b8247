//! Names that are no addresses, that are the same on another system, or that are taken; and folders that
//! are deep or full.
#![cfg(unix)]

mod copied;
mod hostile;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;

use hostile::{Hostile, files};

const PAGE: &str = "---\ntitle: A page\nsummary: A page.\n---\n\nA text.\n";

#[test]
fn a_name_that_is_no_address_on_every_system_is_told() {
    let council = Hostile::new();
    council.builds();
    let mut names: Vec<Vec<u8>> = [
        "con",
        "prn",
        "aux",
        "nul",
        "CON",
        "com1",
        "com9",
        "lpt1",
        "lpt9",
        "con.txt",
        "nul.tar",
        "home.",
        "home..",
        "home ",
        " home",
        "ho me",
        "Home",
        "HOME",
        "a\nb",
        "a\rb",
        "a\tb",
        "a\u{1b}[31mb",
        "\u{202e}emoh",
        "\u{1f476}",
        "h\u{f6}me",
        "a:b",
        "a\\b",
        "a?b",
        "a*b",
        "a|b",
        "a<b",
        "a\"b",
        "a&b",
        "a%2fb",
        "a#b",
        "...",
        "..a",
        "-",
        "-a",
        "a-",
        "a--b",
        "a_b",
        "a.b",
        "index.html",
        "$(id)",
        "`id`",
        "a;b",
        "'",
        "",
    ]
    .iter()
    .map(|name| name.as_bytes().to_vec())
    .collect();
    names.push(b"a\xff\xfeb".to_vec());
    names.push(b"\xc0\xaf".to_vec());
    names.push(vec![b'a'; 81]);
    names.push(vec![b'a'; 250]);
    for mut name in names {
        name.extend(b".md");
        let file = council.put(OsStr::from_bytes(&[b"pages/", &*name].concat()), PAGE);
        let shown = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if shown.starts_with('.') {
            // Hidden: not content at all.
            council.builds();
        } else {
            council.is_refused("content/testbury/pages", "error[file-name]");
            let (_, said) = council.check();
            let line = said.lines().find(|line| line.contains("error[file-name]"));
            assert!(
                line.is_some_and(|line| !line.chars().any(char::is_control)),
                "{said:?}"
            );
        }
        fs::remove_file(file).expect("it goes");
    }
}

#[test]
fn a_councils_own_name_is_held_to_the_same() {
    let council = Hostile::new();
    council.builds();
    for name in [
        "Testbury2",
        "con",
        "com1",
        "assets",
        "a b",
        "a\nb",
        "testbury.",
        "h\u{f6}me",
    ] {
        let folder = council.path("content").join(name);
        fs::create_dir(&folder).expect("a folder");
        council.is_refused("content/", "error[file-name]");
        fs::remove_dir(folder).expect("it goes");
    }
}

#[test]
fn names_that_are_one_on_another_system_do_not_both_stand() {
    let council = Hostile::new();
    council.builds();
    for (path, other) in [
        ("pages/Home.md", "pages/home.md"),
        ("pages/HOME.MD", "pages/home.md"),
        ("services/Talking.md", "services/talking.md"),
        ("notices/Hub/2026-01-31.md", "notices/hub/2026-01-31.md"),
        ("forms/ASK.yaml", "forms/ask.yaml"),
    ] {
        let file = council.put(path, fs::read(council.council(other)).expect("a file"));
        let (_, said) = council.build();
        let name = path.split('/').nth(1).expect("a name");
        assert!(said.contains(name), "{name} is not told: {said}");
        fs::remove_file(&file).expect("it goes");
        if path.starts_with("notices") {
            fs::remove_dir(council.council("notices/Hub")).expect("it goes");
        }
    }
}

#[test]
fn no_page_is_called_like_one_of_our_own() {
    let council = Hostile::new();
    council.builds();
    for name in [
        "accessibility",
        "find",
        "forms",
        "oruk",
        "search",
        "your-rights",
    ] {
        let path = format!("pages/{name}.md");
        let file = council.put(&path, PAGE);
        council.is_refused(&path, "one of our own pages");
        fs::remove_file(file).expect("it goes");
    }
}

/// Whatever the names: each page is built once, at the address of its kind.
#[test]
fn the_same_name_in_every_folder_is_a_page_in_each() {
    let council = Hostile::new();
    let talking = fs::read(council.council("services/talking.md")).expect("a service");
    let helpers = fs::read(council.council("organisations/helpers.md")).expect("one");
    council.builds();
    let before = files(&council.path("dist")).len();
    for name in [
        "index", "same", "all", "feed", "page-2", "versions", "a-to-z", "free",
    ] {
        council.put(format!("services/{name}.md"), &talking);
        council.put(format!("organisations/{name}.md"), &helpers);
        council.put(format!("pages/{name}.md"), PAGE);
    }
    let (is_sound, said) = council.build();
    // A name that is taken is told; one that is not has three pages.
    if is_sound {
        assert!(
            files(&council.path("dist")).len() >= before + 3 * 8,
            "{said}"
        );
    } else {
        assert!(said.contains("error[file-name]"), "{said}");
    }
}

#[test]
fn folders_in_folders_are_told_and_not_gone_into() {
    let council = Hostile::new();
    let deep = "deep/".repeat(500);
    council.put(format!("pages/{deep}a.md"), PAGE);
    council.put(format!("services/{deep}a.md"), PAGE);
    council.put(format!("notices/hub/{deep}a.md"), PAGE);
    council.is_passed_over("pages/deep", "is not read");
    council.is_passed_over("services/deep", "is not read");
    council.is_passed_over("notices/hub/deep", "is not read");
}

#[test]
fn thousands_of_files_that_nobody_can_read_are_told_in_seconds() {
    let council = Hostile::new();
    council.builds();
    for number in 0..2_000 {
        council.put(format!("services/odd-{number}.md"), "---\nname: [\n---\n");
    }
    council.is_refused("services/odd-1999.md", "2000 errors");
}

#[test]
fn thousands_of_errors_in_one_file_are_told_in_seconds() {
    let council = Hostile::new();
    council.builds();
    let entries: String = (0..3_000)
        .map(|n| format!("- {{notice: n{n}, updated: 2026-01-31, sha256: \"{n:064}\"}}\n"))
        .collect();
    council.put("notices/published.yaml", entries);
    council.is_refused("notices/published.yaml", "3000 errors");
}
