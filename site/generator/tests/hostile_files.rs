//! Files that are no text, that never end, that lead elsewhere or that nobody may read.
#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]
#![expect(clippy::print_stdout, reason = "which case was the last")]

mod copied;
mod hostile;

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

use hostile::{Hostile, files, finished};

const PAGE: &str = "---\ntitle: A page\nsummary: A page.\n---\n\nA text.\n";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(bytes)
        .collect()
}

#[test]
fn a_text_in_another_encoding_is_told_and_not_shown_with_broken_letters() {
    let council = Hostile::new();
    council.builds();
    for (what, bytes) in [
        ("UTF-16, little end first", utf16(PAGE, u16::to_le_bytes)),
        ("UTF-16, big end first", utf16(PAGE, u16::to_be_bytes)),
        (
            "Latin 1",
            PAGE.replace("text", "caf\u{e9}")
                .chars()
                .map(|c| c as u8)
                .collect(),
        ),
        ("an overlong slash", [PAGE.as_bytes(), b"\xc0\xaf"].concat()),
        (
            "an overlong NUL",
            [PAGE.as_bytes(), b"\xe0\x80\x80"].concat(),
        ),
        (
            "a lone surrogate",
            [PAGE.as_bytes(), b"\xed\xa0\x80"].concat(),
        ),
        (
            "beyond Unicode",
            [PAGE.as_bytes(), b"\xf4\x90\x80\x80"].concat(),
        ),
        (
            "cut in a letter",
            [PAGE.as_bytes(), b"\xf0\x9f\x91"].concat(),
        ),
        ("no text", (0..=255).cycle().take(5_000).collect()),
    ] {
        println!("{what}");
        council.put("pages/privacy.md", bytes);
        council.is_refused("pages/privacy.md", "is not UTF-8 text");
    }
}

#[test]
fn a_character_that_nobody_sees_is_told_with_its_line() {
    let council = Hostile::new();
    council.builds();
    for (character, name) in [
        ('\0', "U+0000"),
        ('\u{7}', "U+0007"),
        ('\u{b}', "U+000B"),
        ('\u{c}', "U+000C"),
        ('\u{1b}', "U+001B"),
        ('\u{7f}', "U+007F"),
        ('\u{85}', "U+0085"),
        ('\u{9b}', "U+009B"),
        ('\u{202d}', "U+202D"),
        ('\u{202e}', "U+202E"),
    ] {
        council.put(
            "pages/privacy.md",
            PAGE.replace("A text", &format!("A {character} text")),
        );
        council.is_refused("pages/privacy.md", name);
        council.is_refused("pages/privacy.md:6:1", name);
    }
}

#[test]
fn an_escape_does_not_write_what_a_file_may_not_hold() {
    let council = Hostile::new();
    council.builds();
    for (escape, name) in [
        ("\\0", "U+0000"),
        ("\\e[31m", "U+001B"),
        ("\\x07", "U+0007"),
        ("\\u202e", "U+202E"),
        ("\\U0000009b", "U+009B"),
    ] {
        let title = format!("title: \"A {escape} page\"");
        council.put("pages/privacy.md", PAGE.replace("title: A page", &title));
        council.is_refused("pages/privacy.md:2:8", name);
    }
    let title = "title: \"A\\u0020page\\u2067\\n\"";
    council.put("pages/privacy.md", PAGE.replace("title: A page", title));
    council.builds();
}

#[test]
fn what_editors_of_other_systems_write_is_read() {
    let council = Hostile::new();
    for text in [
        format!("\u{feff}{PAGE}"),
        PAGE.replace('\n', "\r\n"),
        PAGE.replace('\n', "\r"),
        PAGE.replace(
            "A text",
            "A\u{a0}text\u{2028}with\u{200b}\u{200d}\u{2067}marks\u{2069}",
        ),
        PAGE.replace("---\n\nA text.\n", "---"),
        PAGE.replace("A text.", &"\u{1f469}\u{200d}\u{1f467} ".repeat(1_000)),
    ] {
        council.put("pages/privacy.md", text);
        council.builds();
    }
}

#[test]
fn a_file_that_is_too_large_is_told_and_not_read() {
    let council = Hostile::new();
    council.builds();
    for path in [
        "pages/privacy.md",
        "services/large.md",
        "organisations/large.md",
        "locations/large.md",
        "taxonomies/large.yaml",
        "forms/large.yaml",
        "notices/hub/2026-11-01.md",
        "notices/published.yaml",
        "images/large.png",
        "council.yaml",
    ] {
        // Ten gigabytes, none of which is on disk.
        let file = council.put(path, "---\n");
        let before = fs::read(&file).expect("a file");
        File::create(&file)
            .and_then(|f| f.set_len(10 << 30))
            .expect("a long file");
        let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
        council.is_refused(name, "error[");
        fs::write(&file, before).expect("it is short again");
        fs::remove_file(&file).expect("it goes");
    }
    council.put("pages/privacy.md", vec![b'a'; 1024 * 1024 + 1]);
    council.is_refused("pages/privacy.md", "1048577 bytes");
}

#[test]
fn what_is_neither_file_nor_folder_is_told_and_not_waited_for() {
    for path in [
        "pages/privacy.md",
        "services/pipe.md",
        "taxonomies/pipe.yaml",
        "forms/pipe.yaml",
        "notices/pipe",
        "notices/hub/2026-11-01.md",
        "notices/published.yaml",
        "images/pipe.png",
        "locations",
        "council.yaml",
    ] {
        let council = Hostile::new();
        council.builds();
        let file = council.put(path, "");
        fs::remove_file(&file).expect("it goes");
        assert!(finished(Command::new("mkfifo").arg(&file)).status.success());
        council.is_refused(path, "is neither a file nor a folder");
        fs::remove_file(&file).expect("it goes");
        let _listener = UnixListener::bind(&file).expect("a socket");
        council.is_refused(path, "is neither a file nor a folder");
    }
}

#[test]
fn a_link_is_told_and_never_followed() {
    let council = Hostile::new();
    council.builds();
    let secret = council.path("secret");
    fs::create_dir(&secret).expect("a folder");
    fs::write(secret.join("secret.md"), PAGE.replace("A text", "SECRET")).expect("a file");
    fs::write(secret.join("secret.png"), "SECRET").expect("a file");
    for (path, to) in [
        ("pages/link.md", "../../../secret/secret.md"),
        ("pages/link.md", "home.md"),
        ("pages/link.md", "link.md"),
        ("pages/link.md", "nowhere.md"),
        ("pages/link.md", "/dev/zero"),
        ("pages/link.md", "/etc/passwd"),
        ("services/link.md", "../../../secret/secret.md"),
        ("images/link.png", "../../../secret/secret.png"),
        ("notices/link", "../../../secret"),
        ("notices/link", "."),
        ("notices/hub/2026-11-01.md", "../../../../secret/secret.md"),
        ("notices/published.yaml", "/dev/zero"),
        ("locations", "../../secret"),
        ("taxonomies", "."),
        ("link", ".."),
    ] {
        let link = council.put(path, "");
        fs::remove_file(&link).expect("it goes");
        symlink(to, &link).expect("a link");
        council.is_refused(path, "is a symbolic link");
        let (_, said) = council.check();
        let times = said.matches("is a symbolic link").count();
        assert_eq!(times, 1, "{path} is told {times} times: {said}");
        assert!(!said.contains("SECRET"), "{said}");
        fs::remove_file(&link).expect("it goes");
    }
    // The whole council, and its own file.
    let moved = council.path("moved");
    fs::rename(council.council(""), &moved).expect("it moves");
    symlink(&moved, council.path("content/testbury")).expect("a link");
    council.is_refused("content/testbury", "is a symbolic link");
    fs::remove_file(council.path("content/testbury")).expect("it goes");
    fs::rename(&moved, council.path("content/testbury")).expect("it moves");
    fs::rename(
        council.council("council.yaml"),
        council.path("council.yaml"),
    )
    .expect("it moves");
    symlink("../../council.yaml", council.council("council.yaml")).expect("a link");
    council.is_refused("testbury/council.yaml", "is a symbolic link");
}

#[test]
fn a_content_folder_that_is_a_link_is_the_folder_it_leads_to() {
    let council = Hostile::new();
    fs::rename(council.path("content"), council.path("elsewhere")).expect("it moves");
    symlink("elsewhere", council.path("content")).expect("a link");
    council.builds();
}

#[test]
fn a_file_or_folder_that_nobody_may_read_is_told() {
    let council = Hostile::new();
    council.builds();
    let closed = council.put("pages/closed.md", PAGE);
    fs::set_permissions(&closed, Permissions::from_mode(0o0)).expect("it is closed");
    if File::open(&closed).is_ok() {
        eprintln!("skipped: whoever runs this test may read every file");
        return;
    }
    council.is_refused("pages/closed.md", "cannot be read");
    fs::remove_file(&closed).expect("it goes");
    for path in [
        "pages/closed.md",
        "images/closed.png",
        "notices/published.yaml",
        "council.yaml",
    ] {
        let file = council.put(path, fs::read(council.council(path)).unwrap_or_default());
        fs::set_permissions(&file, Permissions::from_mode(0o0)).expect("it is closed");
        council.is_refused(path, "cannot be read");
        fs::set_permissions(&file, Permissions::from_mode(0o600)).expect("it is open");
        if path != "council.yaml" {
            fs::remove_file(&file).expect("it goes");
        }
    }
    for path in ["pages", "notices/hub", "notices", ""] {
        let folder = council.council(path);
        fs::set_permissions(&folder, Permissions::from_mode(0o0)).expect("it is closed");
        council.is_refused("content/testbury", "cannot be read");
        fs::set_permissions(&folder, Permissions::from_mode(0o700)).expect("it is open");
    }
}

#[test]
fn whatever_is_read_stays_as_it_is() {
    let council = Hostile::new();
    let before = files(&council.path("content"));
    council.builds();
    assert_eq!(files(&council.path("content")), before);
}
