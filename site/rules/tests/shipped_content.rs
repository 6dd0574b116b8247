//! The content that is shipped keeps the rules, and says which it cannot keep yet.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use site_model::Published;
use site_model::form::date::PARTS;
use site_model::form::validation::{FieldError, validate};
use site_model::form::{Answer, Answers, Entered, Entries, FormPage, QuestionKind};
use site_model::{Content, Diagnostics, Severity};
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

/// A family that fills in the least that each form needs, page by page, reaches its end: whichever
/// choice it takes where it has one.
#[test]
fn each_form_can_be_finished() {
    let (content, _) = Content::load(&folder());
    let published = Published::from_content(&content);
    let mut finished = 0;
    for council in published.councils.values() {
        for (slug, form) in &council.forms {
            for which in 0..20 {
                let mut answers = Answers::default();
                for page in &form.pages {
                    if page.list.is_some() {
                        let mut nobody = Entries::default();
                        nobody.finish(true);
                        answers.set(page.id.clone(), Some(Answer::Entries(nobody)));
                        continue;
                    }
                    answers = filled_in(page, &answers, which)
                        .unwrap_or_else(|e| panic!("{}/{slug}/{}: {e:?}", council.slug, page.id));
                }
                assert_eq!(form.first_open(&answers), None, "{}/{slug}", council.slug);
                finished += 1;
            }
        }
    }
    assert!(finished >= 8 * 20, "{finished}");
}

/// Where a form ends before it is sent, it cannot be sent: whoever came there can still choose otherwise.
#[test]
fn no_form_can_be_sent_with_a_choice_that_ends_it() {
    let (content, _) = Content::load(&folder());
    let published = Published::from_content(&content);
    let forms = published.councils.values().flat_map(|c| c.forms.values());
    let mut ended = 0;
    for (form, page) in forms.flat_map(|form| form.pages.iter().map(move |page| (form, page))) {
        for question in &page.questions {
            for choice in question.choices().iter().filter(|c| !c.ends.is_empty()) {
                let mut answers = Answers::default();
                let chosen = Answer::Text(choice.value.to_string());
                answers.set(question.id.clone(), Some(chosen));
                assert_eq!(form.ended(&answers), Some((page, choice)));
                assert!(!form.is_page_done(page, &answers));
                assert!(form.first_open(&answers).is_some());
                ended += 1;
            }
        }
    }
    assert!(ended >= 4, "{ended}");
}

/// The people of a household, a child: each list of each form takes one.
#[test]
fn each_list_of_each_form_takes_one() {
    let (content, _) = Content::load(&folder());
    let published = Published::from_content(&content);
    let forms = published.councils.values().flat_map(|c| c.forms.values());
    let lists = forms
        .flat_map(|form| &form.pages)
        .filter_map(|page| page.list.as_ref());
    let mut seen = 0;
    for list in lists {
        let mut answers = Answers::default();
        for page in &list.pages {
            answers = filled_in(page, &answers, 0).unwrap_or_else(|e| panic!("{}: {e:?}", page.id));
        }
        assert_eq!(list.first_incomplete_page(&answers), None);
        seen += 1;
    }
    assert!(seen >= 2, "{seen}");
}

/// A page with an answer to all that is required; where there is a choice, this one of them.
fn filled_in(page: &FormPage, answers: &Answers, which: usize) -> Result<Answers, Vec<FieldError>> {
    let mut posted = Vec::new();
    for question in page.questions.iter().filter(|question| question.required) {
        // A choice that ends the form leads to no end that can be sent.
        let choices = question.choices().iter();
        let choices: Vec<_> = choices.filter(|choice| choice.ends.is_empty()).collect();
        let value = match question.kind {
            QuestionKind::Email => "zoe@example.org",
            QuestionKind::Phone => "07700 900123",
            QuestionKind::Postcode => "SW1V 2AA",
            QuestionKind::Number => "3",
            QuestionKind::Date => {
                for (part, typed) in PARTS.into_iter().zip(["27", "3", "2021"]) {
                    posted.push((question.date_field(part), typed.to_owned()));
                }
                continue;
            }
            kind if kind.has_choices() => choices[which % choices.len()].value.as_str(),
            _ => "Zoë O'Brien",
        };
        posted.push((question.id.to_string(), value.to_owned()));
    }
    let entered = Entered::from_posted(page, &posted);
    validate(page, &entered, answers, jiff::civil::date(2026, 11, 22))
}

/// Who adds a notice starts from the one in content/README.md.
#[test]
fn the_notice_in_the_readme_keeps_every_rule() {
    let readme = include_str!("../../../content/README.md");
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
