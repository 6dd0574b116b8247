//! Each rule of the table, broken in every way it knows.

use std::collections::BTreeSet;

use site_rules::rules;

use crate::folder::{COUNCIL, FORM, Folder, HOME, NOTICE, ORGANISATION, PRIVACY, SERVICE};

/// One way to break one rule.
struct Break {
    /// The rule that is to speak.
    rule: &'static str,
    /// The file that is changed.
    file: &'static str,
    /// What is replaced in it; all of it, where empty: then the file is removed.
    from: &'static str,
    /// By what.
    to: &'static str,
    /// The file and the text at which the finding is to point.
    at: (&'static str, &'static str),
}

const fn edit(
    rule: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    at: &'static str,
) -> Break {
    Break {
        rule,
        file,
        from,
        to,
        at: (file, at),
    }
}

const fn removal(
    rule: &'static str,
    file: &'static str,
    at: (&'static str, &'static str),
) -> Break {
    Break {
        rule,
        file,
        from: "",
        to: "",
        at,
    }
}

/// The start of a notice's front matter, to which a finding about something absent points.
const NOTICE_TOP: &str = "title: Early help";

const BREAKS: &[Break] = &[
    edit(
        "notice-lawful-basis",
        NOTICE,
        "lawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-lawful-basis",
        NOTICE,
        "6(1)(e)",
        "6(1)(z)",
        "6(1)(z)",
    ),
    edit(
        "notice-lawful-basis",
        NOTICE,
        "    law: [Children Act 1989]\n",
        "",
        "6(1)(e)",
    ),
    edit(
        "notice-special-category-condition",
        NOTICE,
        "9(2)(g)",
        "9(1)(g)",
        "9(1)(g)",
    ),
    edit(
        "notice-special-category-condition",
        NOTICE,
        "    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)\n",
        "",
        "article: 9(2)(g)",
    ),
    edit(
        "notice-special-category-condition",
        NOTICE,
        "special_category_conditions:\n  - article: 9(2)(g)\n    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)\n",
        "",
        "- id: name",
    ),
    edit(
        "notice-retention",
        NOTICE,
        "record: draft\n    from: last-change\n    period: 7 days\n    then: delete",
        "record: draft\n    from: last-change\n    then: delete",
        "record: draft",
    ),
    edit(
        "notice-retention",
        NOTICE,
        "record: draft\n    from: last-change\n",
        "record: draft\n",
        "record: draft",
    ),
    edit(
        "notice-retention",
        NOTICE,
        "period: 7 days\n    then: delete\n    owner: Information governance officer\n",
        "period: 7 days\n",
        "record: draft",
    ),
    edit(
        "notice-retention",
        NOTICE,
        "record: family",
        "record: child",
        "- record: draft",
    ),
    edit(
        "notice-retention",
        NOTICE,
        "from: last-change\n    period: 7 days",
        "until: 2021-12-31",
        "2021-12-31",
    ),
    edit(
        "notice-controller",
        NOTICE,
        "  name: Testshire Council\n  phone: 020 7946 0000\n",
        "  name: Testshire Council\n",
        "name: Testshire Council",
    ),
    edit(
        "notice-data-protection-officer",
        NOTICE,
        "  email: dpo@example.org",
        "  name: Dr Officer",
        "name: Dr Officer",
    ),
    edit(
        "notice-complaints",
        NOTICE,
        "complaints:\n  phone: 020 7946 0000\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-transfers",
        NOTICE,
        "transfers: It stays in the United Kingdom.\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-recipients",
        NOTICE,
        "recipients:\n  - organisation: visitors\n    purposes: [early-help]\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-recipients",
        NOTICE,
        "organisation: visitors",
        "organisation: strangers",
        "strangers",
    ),
    edit(
        "notice-recipients",
        NOTICE,
        "purposes: [early-help]",
        "purposes: [curiosity]",
        "curiosity",
    ),
    edit(
        "notice-dates",
        NOTICE,
        "published: 2025-01-01",
        "published: 2026-02-01",
        "2026-01-01",
    ),
    edit(
        "form-asks-only-for-what-is-declared",
        FORM,
        "data: name",
        "data: shoe-size",
        "shoe-size",
    ),
    edit(
        "form-covered-by-its-notice",
        FORM,
        "notice: early-help",
        "notice: late-help",
        "late-help",
    ),
    // Said of the form, not of the notice: it is the form that must not be sent.
    Break {
        rule: "form-covered-by-its-notice",
        file: NOTICE,
        from: "forms:\n  - ask\n",
        to: "forms: []\n",
        at: (FORM, "early-help"),
    },
    Break {
        rule: "form-covered-by-its-notice",
        file: NOTICE,
        from: "hubs:\n  - north\n",
        to: "hubs: []\n",
        at: (FORM, "north"),
    },
    edit("form-shape", FORM, "  - id: you", "  - id: check", "check"),
    edit(
        "form-shape",
        FORM,
        "id: full-name",
        "id: website",
        "website",
    ),
    edit(
        "form-shape",
        FORM,
        "id: how-unwell",
        "id: full-name # again",
        "full-name # again",
    ),
    edit(
        "form-shape",
        FORM,
        "          - { value: unwell-no, label: I am not }\n",
        "",
        "id: unwell\n",
    ),
    edit(
        "form-shape",
        FORM,
        "value: unwell-no",
        "value: unwell-yes",
        "unwell-yes, label: I am not",
    ),
    edit(
        "form-shape",
        FORM,
        "type: name",
        "type: checkboxes",
        "id: full-name",
    ),
    edit(
        "form-shape",
        FORM,
        "type: radios",
        "type: textarea # no choices",
        "- { value: unwell-yes",
    ),
    edit(
        "form-shape",
        FORM,
        "question: unwell, is",
        "question: how-unwell, is",
        "{ question: how-unwell",
    ),
    edit(
        "form-shape",
        FORM,
        "is: unwell-yes",
        "is: unwell-perhaps",
        "{ question: unwell,",
    ),
    edit(
        "reference-known",
        SERVICE,
        "organisation: visitors",
        "organisation: strangers",
        "strangers",
    ),
    edit("reference-known", SERVICE, "[north]", "[south]", "south"),
    edit(
        "reference-known",
        NOTICE,
        "  - ask\n",
        "  - ask\n  - beg\n",
        "beg",
    ),
    edit(
        "reference-known",
        NOTICE,
        "  - north\n",
        "  - north\n  - south\n",
        "south",
    ),
    removal(
        "reference-known",
        HOME,
        (COUNCIL, "name: Testshire Council"),
    ),
    edit(
        "hub-contact",
        COUNCIL,
        "    contact: { phone: '020 7946 0000' }\n",
        "",
        "id: north",
    ),
    edit(
        "contact-usable",
        COUNCIL,
        "'020 7946 0000'",
        "'020 7946 0000x'",
        "'020 7946 0000x'",
    ),
    edit(
        "contact-usable",
        NOTICE,
        "dpo@example.org",
        "dpo at example.org",
        "dpo at",
    ),
    edit(
        "contact-usable",
        NOTICE,
        "complaints:\n  phone: 020 7946 0000",
        "complaints:\n  url: www.example.org",
        "www.example.org",
    ),
    edit(
        "contact-usable",
        SERVICE,
        "hubs: [north]",
        "hubs: [north]\ncontact: { phone: 020 7946 }",
        "020 7946",
    ),
    edit(
        "contact-usable",
        ORGANISATION,
        "name: Visitors",
        "name: Visitors\ncontact: { email: visitors }",
        "visitors }",
    ),
    removal(
        "general-privacy-notice",
        PRIVACY,
        (COUNCIL, "name: Testshire Council"),
    ),
];

#[test]
fn a_council_that_keeps_every_rule_has_no_finding() {
    let found: Vec<String> = Folder::sound()
        .diagnostics(crate::folder::TODAY)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn each_break_is_found_by_its_rule_at_its_file_line_and_column() {
    for case in BREAKS {
        let folder = Folder::sound();
        if case.from.is_empty() {
            folder.remove(case.file);
        } else {
            folder.replace(case.file, case.from, case.to);
        }
        let (file, needle) = case.at;
        let expected = format!("{file}:{} {}", folder.place(file, needle), case.rule);
        let errors = folder.errors();
        assert!(
            errors.contains(&expected),
            "`{}` -> `{}`: expected {expected}, found {errors:#?}",
            case.from,
            case.to
        );
    }
}

#[test]
fn every_rule_of_the_table_is_broken_here() {
    let rules: BTreeSet<&str> = rules().map(|rule| rule.id).collect();
    let broken: BTreeSet<&str> = BREAKS.iter().map(|case| case.rule).collect();
    assert_eq!(rules, broken);
}

#[test]
fn a_text_dated_ahead_is_refused_until_its_day() {
    let folder = Folder::sound();
    let ahead = "testshire/notices/early-help/2026-12-01.md";
    let text = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 2026-12-01");
    folder.write(ahead, text);
    assert_eq!(
        folder.errors(),
        [format!(
            "{ahead}:{} notice-dates",
            folder.place(ahead, "2026-12-01")
        )]
    );
    assert!(
        folder
            .diagnostics(jiff::civil::date(2026, 12, 1))
            .is_empty()
    );
}

#[test]
fn only_the_text_in_force_is_held_to_the_rules() {
    let folder = Folder::sound();
    let newer = "testshire/notices/early-help/2026-06-01.md";
    let text = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 2026-06-01");
    folder.write(newer, text);
    folder.replace(NOTICE, "6(1)(e)", "6(1)(z)");
    assert_eq!(folder.errors(), [""; 0]);
    folder.replace(newer, "6(1)(e)", "6(1)(z)");
    assert_eq!(
        folder.errors(),
        [format!(
            "{newer}:{} notice-lawful-basis",
            folder.place(newer, "6(1)(z)")
        )]
    );
}
