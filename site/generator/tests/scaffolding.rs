//! `site new` from outside: what is begun can be read, and what is missing is marked in it.

mod copied;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use copied::copy_testbury;
use jiff::civil::{Date, date};
use site_model::diagnostic::{Diagnostic, Severity};
use tempfile::TempDir;

const TODAY: Date = date(2026, 11, 21);

/// A folder with the content of `tests/sites/testbury`, in which `site` is run.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        copy_testbury(&folder.path("content"));
        folder
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path("content/testbury").join(file)).expect("a file")
    }

    fn new_file(&self, kind: &str, name: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_site"))
            .current_dir(self.0.path())
            .args([
                "new",
                kind,
                name,
                "--council",
                "testbury",
                "--today",
                &TODAY.to_string(),
            ])
            .output()
            .expect("it starts")
    }

    /// What `site check` says of this file.
    fn findings(&self, file: &str) -> Vec<Diagnostic> {
        let (_, findings) = site::check(&self.path("content"), None, TODAY);
        let file = self.path("content/testbury").join(file);
        findings
            .iter()
            .filter(|finding| finding.file == file)
            .cloned()
            .collect()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
fn ends(output: &Output, code: i32) -> String {
    assert_eq!(output.status.code(), Some(code), "{}", said(output));
    said(output)
}

/// Every finding of the file is about a rule that the file itself marks.
#[track_caller]
fn is_marked(folder: &Folder, file: &str) -> Vec<Diagnostic> {
    let text = folder.read(file);
    let findings = folder.findings(file);
    for finding in &findings {
        let mark = format!("[{}]", finding.rule);
        let marked = text
            .lines()
            .any(|line| line.contains("FILL IN [") && line.contains(&mark));
        assert!(marked, "{finding}\n{text}");
    }
    findings
}

#[test]
fn what_is_begun_in_the_directory_has_no_errors_but_an_address_to_fill_in() {
    let folder = Folder::new();
    for (kind, file) in [
        ("organisation", "organisations/toys-for-all.md"),
        ("location", "locations/toys-for-all.md"),
        ("service", "services/toys-for-all.md"),
    ] {
        let told = ends(&folder.new_file(kind, "Toys: for *all*"), 0);
        assert!(
            told.starts_with(&format!("content/testbury/{file}\n  1. Fill in")),
            "{told}"
        );
        assert!(
            told.contains("Run `site check --council testbury`."),
            "{told}"
        );
        assert!(
            folder.read(file).contains("\nname: \"Toys: for *all*\"\n"),
            "{}",
            folder.read(file)
        );
        let findings = folder.findings(file);
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        // An address is not to be invented: the file asks for it, and is refused until it is there.
        let errors: Vec<&str> = errors.map(|finding| finding.rule).collect();
        assert_eq!(
            errors,
            if kind == "location" {
                vec!["location-postcode"]
            } else {
                vec![]
            }
        );
        assert!(folder.read(file).contains("FILL IN"), "{kind}");
    }
}

#[test]
fn a_form_that_its_notice_covers_has_no_errors() {
    let folder = Folder::new();
    let notice = folder.path("content/testbury/notices/hub/2026-01-31.md");
    let text = fs::read_to_string(&notice).expect("a notice");
    fs::write(
        &notice,
        text.replace("forms: [ask]", "forms: [ask, tell-us]"),
    )
    .expect("it is written");
    let told = ends(&folder.new_file("form", "Tell us?"), 0);
    assert!(!told.contains("new text of the notice"), "{told}");
    let left = is_marked(&folder, "forms/tell-us.yaml");
    assert!(!left.is_empty());
    assert!(
        left.iter().all(|finding| finding.rule == "text-filled-in"),
        "{left:?}"
    );
    let (_, findings) = site::check(&folder.path("content"), None, TODAY);
    assert!(
        !findings.has_errors(),
        "{:?}",
        findings.iter().collect::<Vec<_>>()
    );
}

#[test]
fn a_form_that_no_notice_covers_says_so_itself() {
    let folder = Folder::new();
    let told = ends(&folder.new_file("form", "Tell us"), 0);
    assert!(
        told.contains("Publish a new text of the notice, with `tell-us` in its `forms`"),
        "{told}"
    );
    assert!(!is_marked(&folder, "forms/tell-us.yaml").is_empty());
}

#[test]
fn a_notice_has_every_part_and_invents_none() {
    let folder = Folder::new();
    ends(&folder.new_file("notice", "Play group privacy notice"), 0);
    let file = "notices/play-group-privacy-notice/2026-11-21.md";
    let told: BTreeSet<&str> = is_marked(&folder, file)
        .iter()
        .map(|finding| finding.rule)
        .collect();
    // What Articles 13 and 14 ask for and the council's files do not say.
    for rule in [
        "notice-data-protection-officer",
        "notice-purposes",
        "notice-lawful-basis",
        "notice-categories",
        "notice-sources",
        "notice-recipients",
        "notice-processors",
        "notice-transfers",
        "notice-retention",
        "notice-obligation",
        "notice-automated-decisions",
        "notice-complaints",
        "notice-complaints-acknowledged",
        "notice-review",
    ] {
        let text = folder.read(file);
        assert!(text.contains(&format!("[{rule}]")), "{rule}");
        // Processors are asked for only by what needs one.
        assert!(
            told.contains(rule) || rule == "notice-processors",
            "{rule}: {told:?}"
        );
    }
    // What they do say is there.
    let text = folder.read(file);
    assert!(
        text.contains("updated: 2026-11-21\n") && text.contains("hubs: [north]\n"),
        "{text}"
    );
    assert!(
        text.contains("  name: Testbury Council\n  phone: \"020 7946 0000\"\n"),
        "{text}"
    );
}

#[test]
fn every_example_in_a_scaffold_can_be_read_once_it_is_not_a_comment() {
    let folder = Folder::new();
    for (kind, file) in [
        ("organisation", "organisations/all.md"),
        ("location", "locations/all.md"),
        ("service", "services/all.md"),
        ("notice", "notices/all/2026-11-21.md"),
    ] {
        ends(&folder.new_file(kind, "All"), 0);
        let text = folder.read(file);
        let is_example = |line: &str| {
            let example = line.strip_prefix("# ")?;
            let inside = example.starts_with("  ");
            let name = example.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            });
            (inside || name).then(|| example.to_owned())
        };
        let lines = text
            .lines()
            .map(|line| is_example(line).unwrap_or_else(|| line.to_owned()));
        let uncommented = lines.collect::<Vec<_>>().join("\n") + "\n";
        assert_ne!(uncommented, text);
        fs::write(folder.path("content/testbury").join(file), &uncommented).expect("it is written");
        let unread = folder.findings(file);
        let unread: Vec<_> = unread
            .iter()
            .filter(|finding| ["yaml", "front-matter", "file-readable"].contains(&finding.rule))
            .collect();
        assert!(unread.is_empty(), "{unread:?}\n{uncommented}");
    }
}

#[test]
fn what_is_there_is_never_overwritten() {
    let folder = Folder::new();
    let before = folder.read("services/talking.md");
    let told = ends(&folder.new_file("service", "Talking"), 1);
    assert!(told.contains("talking.md is there already"), "{told}");
    assert_eq!(folder.read("services/talking.md"), before);
    let told = ends(&folder.new_file("notice", "Hub"), 1);
    assert!(told.contains("copy its newest file"), "{told}");
}

#[test]
fn a_name_stays_a_name_and_in_its_folder() {
    let folder = Folder::new();
    ends(
        &folder.new_file("organisation", "../../<<ORGANISATIONS>>\n---\nx: y"),
        0,
    );
    let file = folder.read("organisations/organisations-x-y.md");
    assert!(
        file.contains("name: |-\n  ../../<<ORGANISATIONS>>\n  ---\n  x: y\n"),
        "{file}"
    );
    let left = is_marked(&folder, "organisations/organisations-x-y.md");
    assert!(left.iter().all(|finding| finding.rule == "text-filled-in"));
}

#[test]
fn what_has_to_be_there_first_is_named() {
    let folder = Folder::new();
    let council = folder.path("content/testbury");
    fs::remove_dir_all(council.join("organisations")).expect("it goes");
    fs::remove_dir_all(council.join("notices")).expect("it goes");
    let told = ends(&folder.new_file("service", "Toys"), 1);
    assert!(
        told.contains("start with `site new organisation <name>`"),
        "{told}"
    );
    let told = ends(&folder.new_file("form", "Toys"), 1);
    assert!(
        told.contains("start with `site new notice <name>`"),
        "{told}"
    );
}
