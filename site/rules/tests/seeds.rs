//! What is wrong in the two councils' published notices is found in their raw texts.
//!
//! Each text is pasted, as it was copied, below front matter that says what the text says as data and
//! no more. The texts stand in a folder beside the repository and are no part of it; where they are
//! absent there is nothing to test, and the test says so. All findings are printed:
//! `cargo test -p site-rules --test seeds -- --nocapture`.

#![expect(clippy::print_stdout, reason = "all findings are printed to be read")]

use std::fs;
use std::path::Path;

use jiff::civil::date;
use site_model::{Content, Severity};
use site_rules::check;
use tempfile::TempDir;

const WESTMINSTER: &str = "\
title: Bessborough Family Hub
summary: Children's Services privacy notice.
published: 2020-12-29
updated: 2020-12-29
controller: { name: Westminster City Council }
hubs: [hub]
forms: []
categories:
  - { id: name, label: Names }
  - { id: health, label: Disability and additional health needs, special: true }
recipients:
  - { organisation: family-lives, if_you_agree: true }
  - { organisation: central-and-north-west-london, if_you_agree: true }
  - { organisation: cardinal-hume-centre, if_you_agree: true }
retention:
  - { record: family, until: 2021-12-31 }
  - { record: family, from: last-contact, period: 3 years }
rights: [withdraw-agreement, access, rectification, erasure, restriction, portability, objection, automated-decisions]
";

const BARKING_AND_DAGENHAM: &str = "\
title: Family Hub Early Help
summary: Privacy notice.
published: 2026-01-01
updated: 2026-01-01
controller: { name: London Borough of Barking and Dagenham }
hubs: [hub]
forms: []
lawful_basis:
  - { article: 6(1)(e), law: [Children Act 1989] }
special_category_conditions:
  - article: 9(1)(g)
categories:
  - { id: name, label: Name }
  - { id: health, label: Certain health details, special: true }
recipients:
  - organisation: safe-families
  - organisation: sycamore-trust
  - organisation: mind
  - organisation: so-he-cares
  - organisation: carers-centre-sa
  - organisation: lifeline-projects
transfers: Stored in the UK.
retention:
  - { record: family, from: birth }
";

const WESTMINSTERS_PARTNERS: &[(&str, &str)] = &[
    ("family-lives", "Family Lives"),
    (
        "central-and-north-west-london",
        "Central and North West London Foundation Trust",
    ),
    ("cardinal-hume-centre", "Cardinal Hume Centre"),
];

/// One name for each, as the text's second list has it, but for the one it contradicts.
const BARKING_AND_DAGENHAMS_PARTNERS: &[(&str, &str)] = &[
    ("safe-families", "Safe Families"),
    ("sycamore-trust", "Sycamore Trust"),
    ("mind", "Mind Havering, Barking and Dagenham"),
    ("so-he-cares", "So He Cares"),
    ("carers-centre-sa", "Carers Centre SA"),
    ("lifeline-projects", "Lifeline Projects"),
];

/// What is found in a text: each rule with the line of the text and the message.
struct Found(Vec<(String, String, String)>);

/// The findings about a raw text, or nothing where it is absent.
fn findings(begins: &str, front_matter: &str, partners: &[(&str, &str)]) -> Option<Found> {
    let Some(text) = seed(begins) else {
        println!("skipped: no text that begins with `{begins}` beside the repository");
        return None;
    };
    let folder = TempDir::new().expect("a temporary folder");
    let write = |file: &str, text: &str| {
        let path = folder.path().join("shire").join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "council.yaml",
        "name: Shire\nshort_name: Shire\nsite_name: Hubs\nstrapline: Help\nhubs: [{ id: hub, name: Hub }]\nemergency: [Call 999.]\n",
    );
    for (slug, name) in partners {
        write(
            &format!("organisations/{slug}.md"),
            &format!("---\nname: \"{name}\"\nsummary: A partner.\n---\nA partner.\n"),
        );
    }
    let updated = front_matter
        .lines()
        .find_map(|line| line.strip_prefix("updated: "))
        .expect("a date");
    let notice = format!("---\n{front_matter}---\n{text}");
    write(&format!("notices/raw/{updated}.md"), &notice);
    let (content, mut diagnostics) = Content::load(folder.path());
    diagnostics.extend(check(&content, date(2026, 11, 22)));
    let lines: Vec<&str> = notice.lines().collect();
    let about_the_notice = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.file.ends_with(format!("{updated}.md")));
    let found: Vec<_> = about_the_notice
        .map(|diagnostic| {
            assert_ne!(diagnostic.rule, "yaml", "{}", diagnostic.message);
            let at = diagnostic.position;
            let severity = if diagnostic.severity == Severity::Warning {
                "warning"
            } else {
                "error"
            };
            println!(
                "{}:{}: {severity}[{}]: {}",
                at.line, at.column, diagnostic.rule, diagnostic.message
            );
            (
                diagnostic.rule.to_owned(),
                lines
                    .get(at.line - 1)
                    .map(|line| line.chars().skip(at.column - 1).collect())
                    .unwrap_or_default(),
                diagnostic.message.clone(),
            )
        })
        .collect();
    println!("{} findings\n", found.len());
    Some(Found(found))
}

/// The raw text that says this near its beginning.
fn seed(begins: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let files = fs::read_dir(folder).ok()?;
    files
        .flatten()
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .find(|text| text.chars().take(400).collect::<String>().contains(begins))
}

impl Found {
    /// Asserts that this rule speaks, where the text goes on so (in front matter, where empty).
    #[track_caller]
    fn has(&self, rule: &str, at: &str) {
        let of_rule: Vec<_> = self.0.iter().filter(|(id, _, _)| id == rule).collect();
        assert!(
            of_rule.iter().any(|(_, text, _)| text.starts_with(at)),
            "{rule} at `{at}`: {of_rule:#?}"
        );
    }

    /// Asserts that this rule says so.
    #[track_caller]
    fn says(&self, rule: &str, words: &str) {
        assert!(
            self.0
                .iter()
                .any(|(id, _, message)| id == rule && message.contains(words)),
            "{rule} says `{words}`"
        );
    }
}

#[test]
fn westminsters_raw_text_names_no_basis_officer_or_transfers_and_its_end_has_passed() {
    let Some(found) = findings(
        "Children's Services privacy notice",
        WESTMINSTER,
        WESTMINSTERS_PARTNERS,
    ) else {
        return;
    };
    found.has("notice-lawful-basis", "");
    found.has("notice-data-protection-officer", "");
    found.has("notice-transfers", "");
    found.has("notice-retention", "2021-12-31");
    found.has("notice-text-end-date", "December 2021");
    found.has("notice-text-open-recipients", "a number of other services");
    found.has(
        "notice-text-open-recipients",
        "a number of services attending",
    );
    found.has("notice-text-partner-name", "Central North West London");
    found.has("notice-text-phone", "02076415676");
    found.has("notice-text-email", "[email");
    // What it says must not be called unsaid.
    for said in [
        "notice-text-rights",
        "notice-text-controller",
        "notice-text-withdrawing",
        "notice-text-complaint-to-council",
        "notice-text-complaint-to-commissioner",
        "notice-text-period",
        "notice-text-breaks-off",
    ] {
        let wrong: Vec<_> = found.0.iter().filter(|(rule, _, _)| rule == said).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn barking_and_dagenhams_raw_text_cites_the_prohibition_breaks_off_and_contradicts_itself() {
    let Some(found) = findings(
        "The London Borough of Barking and Dagenham is committed",
        BARKING_AND_DAGENHAM,
        BARKING_AND_DAGENHAMS_PARTNERS,
    ) else {
        return;
    };
    found.has("notice-special-category-condition", "9(1)(g)");
    found.has("notice-text-article", "9(1)(g)");
    found.has("notice-text-european-law", "Union or Member State law");
    found.says("notice-retention", "breaks off");
    found.has(
        "notice-text-breaks-off",
        "The data will be kept for the following purposes:",
    );
    found.has("notice-text-period", "25 years");
    found.has("notice-controller", "");
    found.has("notice-complaints", "");
    found.has("notice-text-complaint-to-council", "");
    found.has("notice-text-complaint-to-commissioner", "");
    found.has("notice-text-rights", "");
    found.has("notice-text-open-recipients", "but not limited to");
    found.has("notice-text-open-recipients", "Other Council services");
    found.has("notice-text-open-recipients", "third parties");
    found.has("notice-text-open-transfers", "outside the UK");
    found.has("notice-text-guarantee", "cannot guarantee");
    found.has(
        "notice-text-page-linked",
        "go to our General Privacy Notice",
    );
    found.has("notice-text-page-linked", "on our website");
    for (name, contradicted) in [
        ("Safer Families", "Safe Families"),
        ("Mind Havering, Barking and Dagenham", "Mind"),
        ("Carers Centre SA", "Carers"),
        ("Lifeline projects", "Lifeline"),
    ] {
        found.has("notice-text-two-names", name);
        found.says(
            "notice-text-two-names",
            &format!("`{name}` here and `{contradicted}` in line"),
        );
    }
}

/// The names contradict each other whichever of them the front matter declares.
#[test]
fn one_declared_name_is_enough_to_find_that_names_contradict_each_other() {
    let only_one = |slug: &'static str, name: &'static str| {
        let front_matter: String = BARKING_AND_DAGENHAM
            .lines()
            .filter(|line| !line.contains("- organisation:") || line.ends_with(slug))
            .map(|line| format!("{line}\n"))
            .collect();
        findings(
            "The London Borough of Barking and Dagenham is committed",
            &front_matter,
            &[(slug, name)],
        )
    };
    if let Some(found) = only_one("safe-families", "Safer Families") {
        found.has("notice-text-two-names", "Safer Families");
    }
    if let Some(found) = only_one("lifeline-projects", "Lifeline") {
        found.has("notice-text-two-names", "Lifeline projects");
    }
}
