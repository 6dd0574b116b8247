//! What the fuzzers share: a sound council, what is done with a file that was read, and the forms that ship.
//!
//! A file that nobody can read has to be told as such, with a place that is in it. One that can be
//! read takes the place of the council's own, and every rule looks at it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use site_model::content::CouncilContent;
use site_model::form::validation::validate;
use site_model::form::{Answers, Entered};
use site_model::positions::Position;
use site_model::source::{Document, Source};
use site_model::{Content, Diagnostic, Diagnostics, Slug, path};
use tempfile::TempDir;

/// The day on which content is checked.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 21);

/// The council of the generator's tests.
pub const TESTBURY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../site/generator/tests/sites/testbury"
);

static COUNCIL: LazyLock<CouncilContent> = LazyLock::new(|| {
    let (content, findings) = Content::load(TESTBURY.as_ref());
    assert!(!findings.has_errors(), "{}", told(&findings));
    content.councils.into_values().next().expect("a council")
});

/// The content that ships: its forms ask everything that a form can ask.
pub static SHIPPED: LazyLock<Content> = LazyLock::new(|| {
    let (content, _) =
        Content::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content").as_ref());
    content
});

/// A folder that lasts as long as the program.
pub static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("a folder"));

/// Reads what is read once, so that no input is blamed for it: the council, and the library's database of
/// telephone numbers.
pub fn warm() {
    LazyLock::force(&COUNCIL);
    LazyLock::force(&SHIPPED);
    LazyLock::force(&FOLDER);
    site_model::phone_number::is_phone_number("+33 1 23 45 67 89");
}

/// Writes a file of the folder.
pub fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let file = FOLDER.path().join(name);
    fs::write(&file, bytes).expect("it is written");
    file
}

/// Reads the bytes as front matter and text, and puts them into the council.
pub fn document<T: DeserializeOwned>(
    bytes: &[u8],
    place: impl FnOnce(&mut CouncilContent, Slug, Document<T>),
) {
    let file = written("fuzzed.md", bytes);
    match Source::markdown::<T>(&file) {
        Ok(document) => {
            asked(&document.source);
            check(|council| place(council, fuzzed(), document));
        }
        Err(finding) => is_told(&finding, bytes),
    }
}

/// Reads the bytes as YAML, and puts them into the council.
pub fn yaml<T: DeserializeOwned>(
    bytes: &[u8],
    place: impl FnOnce(&mut CouncilContent, Slug, (Source, T)),
) {
    let file = written("fuzzed.yaml", bytes);
    match Source::yaml::<T>(&file) {
        Ok((source, value)) => {
            asked(&source);
            check(|council| place(council, fuzzed(), (source, value)));
        }
        Err(finding) => is_told(&finding, bytes),
    }
}

/// A rule may ask a file for any place, also one that is not there.
fn asked(source: &Source) {
    for path in [
        path!["waivers", 0usize, "rule"],
        path!["title"],
        path![0usize, 1usize],
    ] {
        let Position { line, column } = source.positions.find(path);
        assert!(line > 0 && column > 0);
        assert!(line <= source.text.lines().count() + 1, "line {line}");
    }
}

/// What could not be read says where and how to mend it.
pub fn is_told(finding: &Diagnostic, bytes: &[u8]) {
    let breaks = |b: &&u8| matches!(b, b'\n' | b'\r');
    let lines = bytes.iter().filter(breaks).count() + 1;
    let Position { line, column } = finding.position;
    assert!(line > 0 && column > 0, "{finding}");
    assert!(line <= lines + 1, "{finding} in a file of {lines} lines");
    assert!(!finding.message.is_empty() && !finding.mend.is_empty());
}

/// What comes from elsewhere, as files of the council. Nothing is written.
pub fn import(file: &Path) {
    let Ok(incoming) = site::import::read(file, &COUNCIL) else {
        return;
    };
    let into = site::import::Destination {
        content: TESTBURY.as_ref(),
        council: &COUNCIL,
        replace: true,
        today: TODAY,
    };
    if let Ok(plan) = site::import::Plan::new(incoming, &into) {
        told(&plan.errors);
    }
}

/// The bytes before the first line break, and those after it.
pub fn first_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(at) => (
            bytes[..at].strip_suffix(b"\r").unwrap_or(&bytes[..at]),
            &bytes[at + 1..],
        ),
        None => (bytes, &[]),
    }
}

/// Takes posted fields as the answers of every page of every form: what is valid is kept and read again as it was.
pub fn answered(fields: &[(String, String)]) {
    for (_, form) in SHIPPED
        .councils
        .values()
        .flat_map(|council| council.forms.values())
    {
        let lists = form.pages.iter().filter_map(|page| page.list.as_ref());
        let in_lists = lists.flat_map(|list| &list.pages);
        for page in form.pages.iter().chain(in_lists) {
            let entered = Entered::from_posted(page, fields);
            let Ok(answers) = validate(page, &entered, &Answers::default(), TODAY) else {
                continue;
            };
            let kept = serde_json::to_string(&answers).expect("answers can be kept");
            let read: Answers = serde_json::from_str(&kept).expect("and read");
            assert!(read == answers, "what was kept is what was answered");
        }
    }
}

/// The HTML of a text of the council's.
pub fn drawn(markdown: &str) -> String {
    site::draw_text(markdown, &COUNCIL)
}

/// Changes the council and holds it to every rule.
pub fn check(change: impl FnOnce(&mut CouncilContent)) {
    let mut council = COUNCIL.clone();
    change(&mut council);
    let mut content = Content::default();
    content.councils.insert(council.slug.clone(), council);
    told(&site_rules::check(&content, TODAY));
}

/// Loads a folder and holds it to every rule.
pub fn check_folder(folder: &Path) -> Diagnostics {
    let (content, mut findings) = Content::load(folder);
    findings.extend(site_rules::check(&content, TODAY));
    told(&findings);
    findings
}

fn told(findings: &Diagnostics) -> String {
    findings
        .iter()
        .map(|finding| format!("{finding}\n"))
        .collect()
}

fn fuzzed() -> Slug {
    Slug::parse("fuzzed").expect("a slug")
}
