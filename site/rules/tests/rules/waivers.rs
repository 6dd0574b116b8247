//! A rule can be broken knowingly, by name, with a reason, until a date.

use jiff::civil::date;
use site_model::Severity;

use crate::folder::{Folder, NOTICE};

const WAIVER: &str = "\
waivers:
  - rule: notice-lawful-basis
    reason: Only the council can say.
    owner: The council
    until: 2027-05-31
";

fn without_a_lawful_basis() -> Folder {
    let folder = Folder::sound();
    folder.replace(
        NOTICE,
        "lawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n",
        WAIVER,
    );
    folder
}

#[test]
fn a_waiver_lists_what_it_waives_with_reason_owner_and_date() {
    let folder = without_a_lawful_basis();
    let diagnostics = folder.diagnostics(date(2027, 5, 31));
    assert!(!diagnostics.has_errors());
    let listed: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(listed.len(), 1, "{listed:#?}");
    for part in [
        "waived[notice-lawful-basis]",
        "2027-05-31",
        "The council",
        "Only the council can say.",
    ] {
        assert!(listed[0].contains(part), "{part}: {}", listed[0]);
    }
}

#[test]
fn a_waiver_fails_on_the_day_after_its_last() {
    let diagnostics = without_a_lawful_basis().diagnostics(date(2027, 6, 1));
    let errors: Vec<String> = diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Lapsed)
        .map(ToString::to_string)
        .collect();
    assert!(diagnostics.fail_a_check());
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("notice-lawful-basis"), "{}", errors[0]);
    assert!(
        errors[0].contains("its waiver ended on 2027-05-31"),
        "{}",
        errors[0]
    );
}

#[test]
fn a_waiver_waives_nothing_but_its_rule() {
    let folder = without_a_lawful_basis();
    folder.replace(NOTICE, "9(2)(g)", "9(1)(g)");
    assert_eq!(
        folder.errors(),
        [format!(
            "{NOTICE}:{} notice-special-category-condition",
            folder.place(NOTICE, "9(1)(g)")
        )]
    );
}

#[test]
fn a_waiver_that_is_not_needed_or_names_no_rule_is_an_error() {
    for rule in ["notice-transfers", "notice-about-nothing"] {
        let folder = Folder::sound();
        folder.replace(
            NOTICE,
            "complaints:\n",
            &format!(
                "{}complaints:\n",
                WAIVER.replace("notice-lawful-basis", rule)
            ),
        );
        assert_eq!(
            folder.errors(),
            [format!(
                "{NOTICE}:{} waiver-unused",
                folder.place(NOTICE, &format!("rule: {rule}"))
            )]
        );
    }
}

#[test]
fn a_waiver_of_an_older_text_needs_no_edit_once_a_newer_text_keeps_the_rule() {
    let folder = Folder::sound();
    let newer = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 2026-06-01")
        .replace("Nobody else", "Health visitors");
    folder.write("testshire/notices/early-help/2026-06-01.md", newer);
    folder.replace(
        NOTICE,
        "lawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n",
        WAIVER,
    );
    assert_eq!(folder.errors(), [""; 0]);
}

#[test]
fn a_waiver_ends_within_a_year_and_a_day() {
    for (until, errors) in [("2027-11-22", 0), ("2027-11-23", 1)] {
        let folder = without_a_lawful_basis();
        folder.replace(NOTICE, "until: 2027-05-31", &format!("until: {until}"));
        let at = folder.place(NOTICE, until);
        let expected = vec![format!("{NOTICE}:{at} waiver-too-long"); errors];
        assert_eq!(folder.errors(), expected);
    }
}

#[test]
fn what_is_said_of_waivers_cannot_be_waived() {
    let folder = without_a_lawful_basis();
    let more = WAIVER
        .replace("waivers:\n", "")
        .replace("notice-lawful-basis", "waiver-too-long");
    let long = WAIVER.replace("2027-05-31", "2036-05-31");
    folder.replace(NOTICE, WAIVER, &format!("{long}{more}"));
    let mut errors = folder.errors();
    errors
        .iter_mut()
        .for_each(|error| *error = error.split(' ').next_back().unwrap_or_default().to_owned());
    assert_eq!(errors, ["waiver-too-long", "waiver-unused"]);
}
