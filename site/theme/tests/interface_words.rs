//! Every word the public pages ask for is in the Fluent files, and every one there is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use site_model::form::date::{PARTS, When};
use site_model::form::question::Between;
use site_model::form::{self, Problem};
use site_model::lawful_basis::{ARTICLE_6_BASES, ARTICLE_9_CONDITIONS};
use site_theme::alert::Happening;
use site_theme::form_unfinished::Choice;
use site_theme::problem_page::Trouble;

fn theme_dir() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Message ids in a Fluent file.
fn ids_in(file: &str) -> BTreeSet<String> {
    let path = theme_dir().join("locales/en-GB").join(file);
    let text = fs::read_to_string(&path).expect("the words are there");
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id.to_owned())
        .collect()
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found
}

/// What looks like a message id between quotes, anywhere in the files.
fn quoted(files: &[PathBuf]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a source file");
        found.extend(
            text.split('"')
                .filter(|part| {
                    part.bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                })
                .map(str::to_owned),
        );
    }
    found
}

/// Ids that are put together while the program runs: from the tables they are put together of.
fn composed() -> BTreeSet<String> {
    // A date that lacks some of its boxes, and every other thing that can be wrong with one.
    let today = date(2026, 11, 22);
    let dates = [
        (["", "1", "2020"], None),
        (["1", "", "2020"], None),
        (["1", "1", ""], None),
        (["", "", "2020"], None),
        (["", "1", ""], None),
        (["1", "", ""], None),
        (["1", "1", "20"], None),
        (["31", "2", "2020"], None),
        (["1", "1", "2999"], Some(When::Past)),
        (["1", "1", "2020"], Some(When::Future)),
        (["1", "1", "2020"], Some(When::DueDate)),
    ];
    let dates = dates.map(|(boxes, when)| match form::date::read(boxes, when, today) {
        Err(problem) => Problem::Date(problem),
        Ok(read) => panic!("{boxes:?} is no mistake: {read:?}"),
    });
    let between = Between { least: 0, most: 1 };
    let problems = [
        Problem::Missing,
        Problem::NotAPostcode,
        Problem::NotANumber(None),
        Problem::NotANumber(Some(between)),
        Problem::NotChosen,
        Problem::TooLong { longest: 1 },
        Problem::NotAnEmail,
        Problem::NotAPhone,
        Problem::NotAMobile,
        Problem::NotAChoice,
        Problem::Unreadable,
    ];
    let mut ids: BTreeSet<String> = problems
        .iter()
        .chain(&dates)
        .map(|problem| problem.message_id())
        .collect();
    ids.extend(PARTS.map(|part| format!("form-date-{}", part.as_str())));
    for trouble in Trouble::ALL {
        ids.extend(["title", "text"].map(|part| format!("trouble-{}-{part}", trouble.name())));
    }
    for choice in Choice::ALL {
        let name = choice.as_str();
        ids.extend([
            format!("form-unfinished-{name}"),
            format!("form-unfinished-{name}-hint"),
        ]);
    }
    for happening in Happening::ALL {
        ids.extend(["title", "text"].map(|part| format!("alert-{}-{part}", happening.name())));
    }
    for provision in ARTICLE_6_BASES.iter().chain(&ARTICLE_9_CONDITIONS) {
        let parts: Vec<&str> = provision
            .article
            .split(['(', ')'])
            .filter(|part| !part.is_empty())
            .collect();
        ids.insert(format!("basis-{}", parts.join("-")));
    }
    for row in [
        "controller",
        "purposes",
        "basis",
        "special",
        "recipients",
        "transfers",
        "retention",
        "refuse",
        "rights",
        "officer",
        "complaints",
    ] {
        ids.extend([format!("promise-{row}"), format!("promise-missing-{row}")]);
    }
    ids
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let there: BTreeSet<String> = files(&theme_dir().join("locales/en-GB"), "ftl")
        .iter()
        .filter_map(|file| file.file_name()?.to_str().map(ids_in))
        .flatten()
        .collect();
    let mut missing: Vec<String> = composed()
        .into_iter()
        .filter(|id| !there.contains(id))
        .collect();
    for file in files(&theme_dir().join("templates"), "njk") {
        let text = fs::read_to_string(&file).expect("a template");
        let asked = text
            .match_indices("t(\"")
            .filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric()))
            .filter_map(|(at, start)| text[at + start.len()..].split('"').next());
        missing.extend(
            asked
                // One that goes on with a value is the beginning of several.
                .filter(|id| match id.ends_with('-') {
                    true => !there.iter().any(|word| word.starts_with(*id)),
                    false => !there.contains(*id),
                })
                .map(|id| format!("{id} in {}", file.display())),
        );
    }
    assert!(missing.is_empty(), "no words for {missing:#?}");
}

#[test]
fn every_word_that_is_there_is_asked_for() {
    let mut sources = files(&theme_dir().join("templates"), "njk");
    for folder in ["src", "../generator/src", "../../functions/intake/src"] {
        sources.extend(files(&theme_dir().join(folder), "rs"));
    }
    let mut asked = quoted(&sources);
    asked.extend(composed());
    for file in ["public.ftl", "form.ftl", "about.ftl"] {
        let idle: Vec<String> = ids_in(file).difference(&asked).cloned().collect();
        assert!(
            idle.is_empty(),
            "{file} has words that nothing asks for: {idle:#?}"
        );
    }
}

/// Not every council has a phone that it answers, so words ask to be contacted, and `reach` says how.
#[test]
fn no_word_tells_a_family_to_phone_a_council_that_may_have_no_phone() {
    let told = [
        ("en-GB", ["phone us", "call us", "ring us"].as_slice()),
        ("ar", &["اتصلوا بنا", "الاتصال بنا", "اتصلتم بنا"]),
        ("bn", &["আমাদের ফোন"]),
    ];
    for (language, phone_us) in told {
        for file in files(&theme_dir().join("locales").join(language), "ftl") {
            // What staff read, and what is told of content to its editors, is not told to families.
            if ["staff.ftl", "report.ftl", "rules.ftl"]
                .iter()
                .any(|of| file.ends_with(of))
            {
                continue;
            }
            let text = fs::read_to_string(&file)
                .expect("the words are there")
                .to_lowercase();
            for words in phone_us {
                assert!(!text.contains(words), "{words:?} in {}", file.display());
            }
        }
    }
}
