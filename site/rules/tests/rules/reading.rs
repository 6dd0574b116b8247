//! Files that cannot be read as content: each is told, none hides another.

use site_model::{Content, Severity, Slug};
use tempfile::TempDir;

use crate::folder::{COUNCIL, FORM, Folder, HOME, NOTICE, PRIVACY, SERVICE};

#[test]
fn a_mistake_in_front_matter_is_told_at_its_line_of_the_file() {
    let folder = Folder::sound();
    folder.replace(NOTICE, "period: 7 days", "period: 7 decades");
    let at = folder.place(NOTICE, "7 decades");
    let errors = folder.errors();
    assert!(
        errors.contains(&format!("{NOTICE}:{at} yaml")),
        "{errors:#?}"
    );
}

#[test]
fn broken_yaml_is_told_at_its_line_of_the_file() {
    let folder = Folder::sound();
    folder.replace(NOTICE, "transfers: It", "transfers: [It");
    let errors = folder.errors();
    let told = errors
        .iter()
        .find(|error| error.ends_with(" yaml"))
        .expect("a finding");
    let line: usize = told
        .split(':')
        .nth(1)
        .and_then(|line| line.parse().ok())
        .expect("a line");
    let opened = folder.place(NOTICE, "transfers: [It");
    let opened: usize = opened
        .split(':')
        .next()
        .and_then(|line| line.parse().ok())
        .expect("a line");
    // YAML reads on until what follows cannot belong to the list that was opened.
    assert!(
        (opened..=opened + 2).contains(&line),
        "{told}, opened on {opened}"
    );
}

#[test]
fn a_name_that_no_field_has_is_told_where_it_stands() {
    let folder = Folder::sound();
    folder.replace(FORM, "summary: Ask", "sumary: Ask");
    let errors = folder.errors();
    let at = folder.place(FORM, "sumary");
    assert!(errors.contains(&format!("{FORM}:{at} yaml")), "{errors:#?}");
}

#[test]
fn every_bad_file_is_told_at_once() {
    let folder = Folder::sound();
    folder.replace(SERVICE, "name: Visits", "name: [Visits");
    folder.replace(HOME, "title: Home", "tittle: Home");
    folder.write("testshire/forms/other.yaml", "title: [");
    folder.write(
        "testshire/pages/Über uns.md",
        "---\ntitle: A\nsummary: B\n---\n",
    );
    folder.write(
        "testshire/pages/latin.md",
        b"---\ntitle: A\nsummary: caf\xe9\n---\n",
    );
    folder.write("testshire/pages/bare.md", "No front matter.\n");
    folder.replace(NOTICE, "6(1)(e)", "6(1)(z)");
    let errors = folder.errors();
    for file in [
        "services/visits.md",
        "pages/home.md",
        "forms/other.yaml",
        "pages/Über uns.md",
        "pages/latin.md",
        "pages/bare.md",
        "notices/early-help/2026-01-01.md",
    ] {
        assert!(
            errors.iter().any(|error| error.contains(file)),
            "{file}: {errors:#?}"
        );
    }
}

#[test]
fn a_second_council_is_checked_while_the_first_cannot_be_read() {
    let folder = Folder::sound();
    folder.write(COUNCIL, "name: [");
    folder.write("other/council.yaml", "name: [");
    let errors = folder.errors();
    assert_eq!(errors.len(), 2, "{errors:#?}");
}

#[test]
fn a_notice_is_named_after_the_day_of_its_text() {
    let folder = Folder::sound();
    let wrong = "testshire/notices/early-help/2026-01-02.md";
    let text = folder
        .read(NOTICE)
        .replace("Nobody else", "Health visitors");
    folder.write(wrong, text);
    assert_eq!(
        folder.errors(),
        [format!(
            "{wrong}:{} notice-file-name",
            folder.place(wrong, "2026-01-01")
        )]
    );
}

#[test]
fn line_ends_and_byte_order_marks_of_any_editor_are_read_alike() {
    let folder = Folder::sound();
    let text = folder.read(NOTICE);
    folder.write(NOTICE, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(folder.errors(), [""; 0]);
}

#[test]
fn front_matter_may_end_the_file() {
    let folder = Folder::sound();
    folder.write(HOME, "---\ntitle: Home\nsummary: Home.\n---");
    assert_eq!(folder.errors(), [""; 0]);
}

#[test]
fn an_empty_front_matter_is_told_what_it_lacks() {
    let folder = Folder::sound();
    folder.write(HOME, "---\n---\nWelcome.\n");
    let errors = folder.errors();
    assert!(
        errors
            .iter()
            .any(|e| e.starts_with(HOME) && e.ends_with(" yaml")),
        "{errors:#?}"
    );
}

#[cfg(unix)]
#[test]
fn content_stays_inside_its_folder() {
    let folder = Folder::sound();
    let outside = tempfile::NamedTempFile::new().expect("a file");
    std::os::unix::fs::symlink(outside.path(), folder.path("testshire/pages/link.md"))
        .expect("a link");
    assert_eq!(
        folder.errors(),
        ["testshire/pages/link.md:1:1 file-readable"]
    );
}

#[test]
fn a_folder_without_a_council_is_told() {
    let empty = tempfile::tempdir().expect("a folder");
    let (_, diagnostics) = site_model::Content::load(empty.path());
    assert!(diagnostics.has_errors());
    let (_, diagnostics) = site_model::Content::load(&empty.path().join("nowhere"));
    assert!(diagnostics.has_errors());
}

#[test]
fn a_page_of_a_councils_own_takes_no_address_of_ours() {
    for page in [
        "exit",
        "forms",
        "notices",
        "organisations",
        "request",
        "return",
        "services",
    ] {
        let folder = Folder::sound();
        let file = format!("testshire/pages/{page}.md");
        folder.write(&file, folder.read(PRIVACY));
        assert_eq!(folder.errors(), [format!("{file}:1:1 file-name")]);
    }
    let folder = Folder::sound();
    folder.write("assets/council.yaml", folder.read(COUNCIL));
    assert_eq!(folder.errors(), ["assets:1:1 file-name"]);
}

#[test]
fn a_notice_without_a_text_is_no_notice() {
    let folder = Folder::sound();
    folder.remove(NOTICE);
    let errors = folder.errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(
        errors[0].ends_with(" form-covered-by-its-notice"),
        "{errors:#?}"
    );
}

#[test]
fn a_notice_that_is_no_folder_of_texts_is_told() {
    let folder = Folder::sound();
    let stray = "testshire/notices/late-help.md";
    folder.write(stray, folder.read(NOTICE));
    assert_eq!(
        folder.found(Severity::Warning),
        [format!("{stray}:1:1 file-name")]
    );
    // The record of published texts belongs there.
    folder.remove(stray);
    folder.write("testshire/notices/published.yaml", "[]\n");
    assert_eq!(folder.found(Severity::Warning), [""; 0]);
}

#[test]
fn a_misspelt_folder_of_a_council_is_told() {
    let folder = Folder::sound();
    folder.write("testshire/service/toys.md", "---\n---\n");
    folder.write("testshire/council.yml", "name: Testshire\n");
    assert_eq!(
        folder.found(Severity::Warning),
        [
            "testshire/council.yml:1:1 file-name",
            "testshire/service:1:1 file-name"
        ]
    );
}

#[test]
fn a_folder_without_the_council_that_is_wanted_is_told() {
    let folder = TempDir::new().expect("a temporary folder");
    let council = Slug::parse("testshire").expect("a slug");
    for (content, told) in [
        Content::load(folder.path()),
        Content::load_council(folder.path(), &council),
    ] {
        assert!(content.councils.is_empty());
        let rules: Vec<&str> = told.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, ["content-folder"]);
    }
}
