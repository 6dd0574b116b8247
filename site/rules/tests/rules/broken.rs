//! Each rule of the table, broken in every way it knows.

use std::collections::BTreeSet;

use site_rules::TABLE;

use crate::folder::{COUNCIL, FORM, Folder, HOME, NOTICE, ORGANISATION, SERVICE};

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

/// The chapters whose rules are broken here: those on front matter, forms and `council.yaml`.
const CHAPTERS: [&str; 5] = ["notices", "council", "forms", "references", "contacts"];

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
        "special_category_conditions:\n  - article: 9(2)(g)\n    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)\n    policy_document: https://testshire.example/policy-document\n",
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
        "complaints:\n  email: complaints@testshire.example\n  phone: 020 7946 0000\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-complaints",
        NOTICE,
        "  email: complaints@testshire.example\n",
        "",
        "phone: 020 7946 0000\n---",
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
        "notice-recipients",
        NOTICE,
        "  - organisation: visitors\n",
        "  - organisation: visitors\n  - organisation: visitors # again\n",
        "visitors # again",
    ),
    edit(
        "notice-purposes",
        NOTICE,
        "purposes:\n  - id: early-help\n    label: To help you early\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-purposes",
        NOTICE,
        "    label: To help you early\n",
        "    label: To help you early\n  - id: early-help # again\n    label: To help you late\n",
        "early-help # again",
    ),
    edit(
        "notice-purposes",
        NOTICE,
        "label: To help you early",
        "label: \" \"",
        "\" \"",
    ),
    edit(
        "notice-categories",
        NOTICE,
        "categories:\n  - id: name\n    label: Your name\n  - id: health\n    label: Your health\n    special: true\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-categories",
        NOTICE,
        "    label: Your name\n",
        "    label: Your name\n  - id: name # again\n    label: Your child's name\n",
        "name # again",
    ),
    edit(
        "notice-sources",
        NOTICE,
        "sources:\n  - Nobody else\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-basis-for-each-purpose",
        NOTICE,
        "    law: [Children Act 1989]\n",
        "    law: [Children Act 1989]\n    purposes: [early-help, late-help]\n",
        "late-help",
    ),
    edit(
        "notice-basis-for-each-purpose",
        NOTICE,
        "    label: To help you early\nlawful_basis:\n  - article: 6(1)(e)\n",
        "    label: To help you early\n  - id: photos\n    label: To show photos\nlawful_basis:\n  - article: 6(1)(e)\n    purposes: [early-help]\n",
        "id: photos",
    ),
    edit(
        "notice-legitimate-interests",
        NOTICE,
        "6(1)(e)",
        "6(1)(f)",
        "6(1)(f)",
    ),
    edit(
        "notice-public-authority-basis",
        NOTICE,
        "6(1)(e)",
        "6(1)(ea)",
        "6(1)(ea)",
    ),
    edit(
        "notice-public-authority-basis",
        NOTICE,
        "  - article: 6(1)(e)\n",
        "  - article: 6(1)(f)\n    purposes: [early-help]\n",
        "6(1)(f)",
    ),
    edit(
        "notice-public-authority-basis",
        NOTICE,
        "  - article: 6(1)(e)\n",
        "  - article: 6(1)(ea)\n    purposes: [early-help]\n  - article: 6(1)(e)\n",
        "6(1)(ea)",
    ),
    edit(
        "notice-policy-document",
        NOTICE,
        "    policy_document: https://testshire.example/policy-document\n",
        "",
        "article: 9(2)(g)",
    ),
    edit(
        "notice-policy-document",
        NOTICE,
        "https://testshire.example/policy-document",
        "\"\"",
        "article: 9(2)(g)",
    ),
    edit(
        "notice-transfer-safeguards",
        NOTICE,
        "retention:\n",
        "transfers_to:\n  - to: Norway\nretention:\n",
        "to: Norway",
    ),
    edit(
        "notice-processors",
        NOTICE,
        "processors:\n  - name: Amazon Web Services\n    role: Stores what you send, encrypted, in London\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-processors",
        NOTICE,
        "name: Amazon Web Services",
        "name: Somebody else",
        "- name: Somebody else",
    ),
    edit(
        "notice-processors",
        NOTICE,
        "role: Stores what you send, encrypted, in London",
        "role: \"\"",
        "name: Amazon Web Services",
    ),
    edit(
        "notice-retention-consistent",
        NOTICE,
        "period: 7 days\n",
        "period: 7 days\n    until: 2027-12-31\n",
        "2027-12-31",
    ),
    edit(
        "notice-retention-consistent",
        NOTICE,
        "from: last-change",
        "from: last-contact # of a draft",
        "last-contact # of a draft",
    ),
    edit(
        "notice-retention-consistent",
        NOTICE,
        "7 days\n    then: delete",
        "7 days\n    then: anonymise",
        "anonymise",
    ),
    edit(
        "notice-retention-consistent",
        NOTICE,
        "record: family\n    from: last-contact",
        "record: family\n    from: last-change # of a family",
        "last-change # of a family",
    ),
    edit(
        "notice-retention-consistent",
        NOTICE,
        "record: family\n    from: last-contact",
        "record: family\n    from: birth",
        "birth",
    ),
    edit(
        "notice-retention-consistent",
        NOTICE,
        "record: family\n",
        "record: submission # again\n",
        "submission # again",
    ),
    edit(
        "notice-obligation",
        NOTICE,
        "obligation: none\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-obligation",
        NOTICE,
        "if_you_refuse: You can still get help.",
        "if_you_refuse: \"\"",
        "\"\"",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "restriction, objection]",
        "restriction]",
        "[access",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "rights: [access, ",
        "rights: [",
        "[rectification",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "organisation: visitors\n",
        "organisation: visitors\n    if_you_agree: true\n",
        "[access",
    ),
    edit(
        "notice-rights",
        NOTICE,
        "special_category_conditions:\n",
        "special_category_conditions:\n  - article: 9(2)(a)\n",
        "[access",
    ),
    edit(
        "notice-automated-decisions",
        NOTICE,
        "automated_decisions: No computer decides about you on its own.\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-complaints-acknowledged",
        NOTICE,
        "complaints_acknowledged_within: 30 days\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-complaints-acknowledged",
        NOTICE,
        "30 days",
        "31 days",
        "31 days",
    ),
    edit(
        "notice-complaints-acknowledged",
        NOTICE,
        "30 days",
        "1 month",
        "1 month",
    ),
    edit(
        "notice-forms",
        NOTICE,
        "  - ask\n",
        "  - ask\n  - ask # again\n",
        "ask # again",
    ),
    // Said of the notice: the form names another one.
    Break {
        rule: "notice-forms",
        file: FORM,
        from: "notice: early-help",
        to: "notice: late-help",
        at: (NOTICE, "ask\n"),
    },
    edit(
        "notice-review",
        NOTICE,
        "review_by: 2027-11-01\n",
        "",
        NOTICE_TOP,
    ),
    edit(
        "notice-review",
        NOTICE,
        "review_by: 2027-11-01",
        "review_by: 2026-11-20",
        "2026-11-20",
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
        "contact: { email: hubs@testshire.example }\nhubs:\n  - id: north\n    name: North Family Hub\n    contact: { phone: '020 7946 0000' }\n",
        "hubs:\n  - id: north\n    name: North Family Hub\n",
        "id: north",
    ),
    edit(
        "council-contact",
        COUNCIL,
        "contact: { email: hubs@testshire.example }\n",
        "",
        "name: Testshire Council",
    ),
    edit(
        "council-website",
        COUNCIL,
        "https://hubs.testshire.example",
        "https://testshire.example/hubs",
        "https://testshire.example/hubs",
    ),
    edit(
        "council-colours",
        COUNCIL,
        "hubs:\n",
        "colours: { brand: \"#777777\" }\nhubs:\n",
        "\"#777777\"",
    ),
    edit(
        "council-colours",
        COUNCIL,
        "hubs:\n",
        "colours: { brand: \"#f0f0f0\", text: \"#000000\" }\nhubs:\n",
        "\"#f0f0f0\"",
    ),
    edit(
        "council-colours",
        COUNCIL,
        "hubs:\n",
        "colours: { link: \"#777777\" }\nhubs:\n",
        "\"#777777\"",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "accessibility:\n  compliance: full\n  prepared: 2026-10-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council\n",
        "",
        "name: Testshire Council",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "reviewed: 2026-11-01",
        "reviewed: 2026-09-30",
        "2026-09-30",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "prepared: 2026-10-01\n  reviewed: 2026-11-01",
        "prepared: 2024-10-01\n  reviewed: 2025-11-20",
        "2025-11-20",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "  tested: 2026-11-01",
        "  tested: 2026-11-22",
        "2026-11-22",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "compliance: full",
        "compliance: partial",
        "partial",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "compliance: full",
        "compliance: full\n  problems: [The map]",
        "[The map]",
    ),
    edit(
        "council-accessibility",
        COUNCIL,
        "tested_by: the council",
        "tested_by: \"\"",
        "\"\"",
    ),
    edit(
        "council-security",
        COUNCIL,
        "mailto:security",
        "security",
        "security@",
    ),
    edit(
        "council-security",
        COUNCIL,
        "2027-06-30",
        "2026-11-20",
        "2026-11-20",
    ),
    edit(
        "council-security",
        COUNCIL,
        "2027-06-30",
        "2027-11-22",
        "2027-11-22",
    ),
    edit(
        "contact-usable",
        COUNCIL,
        "tested_by: the council",
        "tested_by: the council\n  contact: { email: hubs }",
        "hubs }",
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
        "  email: complaints@testshire.example",
        "  url: www.example.org",
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
fn every_rule_of_these_chapters_is_broken_here() {
    let rules: BTreeSet<&str> = TABLE
        .iter()
        .filter(|chapter| CHAPTERS.contains(&chapter.id))
        .flat_map(|chapter| chapter.rules)
        .map(|rule| rule.id)
        .collect();
    // Two texts are needed for this one: see below.
    let with_two_texts = ["notice-new-text"];
    let broken = BREAKS.iter().map(|case| case.rule).chain(with_two_texts);
    let broken: BTreeSet<&str> = broken.collect();
    assert_eq!(rules, broken);
}

#[test]
fn a_text_dated_ahead_is_refused_until_its_day() {
    let folder = Folder::sound();
    let ahead = "testshire/notices/early-help/2026-12-01.md";
    let text = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 2026-12-01")
        .replace("Nobody else", "Health visitors");
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
        .replace("updated: 2026-01-01", "updated: 2026-06-01")
        .replace("Nobody else", "Health visitors");
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

/// A newer text of the notice, with these changes.
fn newer_text(folder: &Folder, changes: &[(&str, &str)]) -> &'static str {
    let newer = "testshire/notices/early-help/2026-06-01.md";
    let mut text = folder
        .read(NOTICE)
        .replace("updated: 2026-01-01", "updated: 2026-06-01");
    for (from, to) in changes {
        text = text.replace(from, to);
    }
    folder.write(newer, text);
    newer
}

#[test]
fn a_new_text_that_says_nothing_new_is_refused() {
    let folder = Folder::sound();
    let newer = newer_text(&folder, &[]);
    assert_eq!(
        folder.errors(),
        [format!(
            "{newer}:{} notice-new-text",
            folder.place(newer, "2026-06-01")
        )]
    );
    for change in [
        ("We help you early.", "We help."),
        ("Nobody else", "Schools"),
    ] {
        let folder = Folder::sound();
        newer_text(&folder, &[change]);
        assert_eq!(folder.errors(), [""; 0]);
    }
}

#[test]
fn every_text_of_a_notice_was_first_published_on_one_day() {
    let folder = Folder::sound();
    let newer = newer_text(
        &folder,
        &[("published: 2025-01-01", "published: 2026-06-01 # new")],
    );
    assert_eq!(
        folder.errors(),
        [format!(
            "{newer}:{} notice-dates",
            folder.place(newer, "2026-06-01 # new")
        )]
    );
}

#[test]
fn a_form_has_one_notice_that_says_it_covers_it() {
    let folder = Folder::sound();
    let other = "testshire/notices/late-help/2026-01-01.md";
    folder.write(other, folder.read(NOTICE));
    assert_eq!(
        folder.errors(),
        [format!(
            "{other}:{} notice-forms",
            folder.place(other, "ask\n")
        )]
    );
}

/// What is none of the council's tasks may rest on its interests, if the notice says which.
#[test]
fn an_interest_beside_the_councils_tasks_is_no_breach() {
    let folder = Folder::sound();
    folder.replace(
        NOTICE,
        "    label: To help you early\nlawful_basis:\n  - article: 6(1)(e)\n",
        "    label: To help you early\n  - id: hall\n    label: To let our hall\nlegitimate_interests: We let our hall.\nlawful_basis:\n  - article: 6(1)(f)\n    purposes: [hall]\n  - article: 6(1)(e)\n    purposes: [early-help]\n",
    );
    assert_eq!(folder.errors(), [""; 0]);
}

#[test]
fn a_refused_colour_is_told_its_contrast() {
    let folder = Folder::sound();
    folder.replace(
        COUNCIL,
        "hubs:\n",
        "colours: { brand: \"#777777\" }\nhubs:\n",
    );
    let told: Vec<String> = folder
        .diagnostics(crate::folder::TODAY)
        .iter()
        .map(|diagnostic| diagnostic.message.clone())
        .collect();
    assert_eq!(
        told,
        ["text in #ffffff on #777777 has a contrast of 4.47:1; it needs 4.5:1"]
    );
}
