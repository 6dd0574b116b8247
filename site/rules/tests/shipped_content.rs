//! The content that is shipped keeps the rules, and says which it cannot keep yet.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use site_model::form::{Answers, Entered, validation::validate};
use site_model::{Content, Diagnostics, Severity, Slug};
use site_rules::check;

/// The day of the texts in force.
const WRITTEN: Date = date(2026, 11, 22);
/// The last day of every waiver.
const WAIVED_UNTIL: Date = date(2027, 5, 31);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn findings(today: Date) -> Diagnostics {
    let (content, mut diagnostics) = Content::load(&folder());
    diagnostics.extend(check(&content, today));
    diagnostics
}

/// What is found of one severity, as `council rule`.
fn found(today: Date, severity: Severity) -> BTreeSet<String> {
    findings(today)
        .iter()
        .filter(|diagnostic| diagnostic.severity == severity)
        .map(|diagnostic| {
            let file = diagnostic
                .file
                .strip_prefix(folder())
                .unwrap_or(&diagnostic.file);
            let council = file.iter().next().unwrap_or_default().to_string_lossy();
            format!("{council} {}", diagnostic.rule)
        })
        .collect()
}

/// What only each council can decide.
const WAIVED: [&str; 13] = [
    "barking-and-dagenham council-contact",
    "barking-and-dagenham hub-contact",
    "barking-and-dagenham notice-complaints",
    "barking-and-dagenham notice-controller",
    "barking-and-dagenham notice-data-protection-officer",
    "barking-and-dagenham notice-policy-document",
    "barking-and-dagenham notice-special-category-condition",
    "barking-and-dagenham notice-text-open-transfers",
    "westminster notice-complaints",
    "westminster notice-data-protection-officer",
    "westminster notice-lawful-basis",
    "westminster notice-special-category-condition",
    "westminster notice-transfers",
];

fn waived() -> BTreeSet<String> {
    WAIVED.map(str::to_owned).into()
}

#[test]
fn the_shipped_content_keeps_every_rule_that_it_does_not_waive() {
    let told: Vec<String> = findings(WRITTEN)
        .iter()
        .filter(|diagnostic| diagnostic.severity != Severity::Waived)
        .map(ToString::to_string)
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_only_a_council_can_decide_is_listed_every_time() {
    assert_eq!(found(WRITTEN, Severity::Waived), waived());
    assert_eq!(found(WAIVED_UNTIL, Severity::Waived), waived());
}

#[test]
fn it_fails_on_the_day_after_its_waivers_end() -> Result<(), jiff::Error> {
    let after = WAIVED_UNTIL.tomorrow()?;
    assert_eq!(found(after, Severity::Lapsed), waived());
    assert_eq!(found(after, Severity::Waived), BTreeSet::new());
    Ok(())
}

#[test]
fn both_councils_are_demonstrations() {
    let (content, _) = Content::load(&folder());
    let councils: Vec<(&str, bool)> = content
        .councils
        .iter()
        .map(|(slug, council)| (slug.as_str(), council.council.demonstration))
        .collect();
    assert_eq!(
        councils,
        [("barking-and-dagenham", true), ("westminster", true)]
    );
}

/// A family that fills in the least that each form needs, page by page, reaches its end.
#[test]
fn each_form_can_be_finished() {
    let (content, _) = Content::load(&folder());
    let slug = Slug::parse("what-can-we-help-you-with").expect("a slug");
    let posted: Vec<(String, String)> = [
        ("full-name", "Zoë O'Brien"),
        ("contact-by", "phone"),
        ("phone", "07700 900123"),
        ("what-would-help", "A talk"),
        ("urgent", "no"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for council in content.councils.values() {
        let (_, form) = &council.forms[&slug];
        let mut answers = Answers::default();
        for page in &form.pages {
            let entered = Entered::from_posted(page, &posted);
            answers = match validate(page, &entered, &answers, jiff::civil::date(2026, 11, 22)) {
                Ok(answers) => answers,
                Err(errors) => panic!("{}: {errors:?}", council.slug),
            };
        }
        assert_eq!(form.first_open(&answers), None);
        assert_eq!(answers.answered(form).len(), posted.len());
    }
}

/// Who adds a notice starts from the one in the README.
#[test]
fn the_notice_in_the_readme_keeps_every_rule() {
    let readme = include_str!("../../../README.md");
    let (_, from_notice) = readme.split_once("```markdown\n").expect("a notice");
    let (notice, _) = from_notice.split_once("```").expect("its end");
    let (_, from_date) = notice.split_once("updated: ").expect("its day");
    let day: Date = from_date[..10].parse().expect("a day");

    let content = tempfile::tempdir().expect("a folder");
    copy(&folder(), content.path());
    let added = content.path().join("westminster/notices/play-group");
    fs::create_dir(&added).expect("a folder");
    fs::write(added.join(format!("{day}.md")), notice).expect("a file");
    let (read, mut diagnostics) = Content::load(content.path());
    diagnostics.extend(check(&read, day));
    let told: Vec<String> = diagnostics
        .iter()
        .filter(|found| !matches!(found.severity, Severity::Waived))
        .map(ToString::to_string)
        .collect();
    // It is not published yet: that is all there is to say.
    assert!(
        matches!(&told[..], [only] if only.contains("published-text-unrecorded")),
        "{}",
        told.join("\n")
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
