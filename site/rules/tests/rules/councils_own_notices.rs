//! What is wrong in the two councils' own notices is found by general rules.
//!
//! The front matter here says what each council's published notice says, and no more.

use site_rules::TABLE;

use crate::folder::{Folder, NOTICE};

/// The rules of the chapter on notices that speak.
fn rules(front_matter: &str) -> Vec<String> {
    let folder = Folder::sound();
    folder.write(NOTICE, format!("---\n{front_matter}---\n\nWhat we keep.\n"));
    let mut rules: Vec<String> = folder
        .errors()
        .iter()
        .filter_map(|error| error.split(' ').next_back().map(str::to_owned))
        .filter(|id| {
            TABLE
                .iter()
                .any(|c| c.id == "notices" && c.rules.iter().any(|r| r.id == *id))
        })
        .collect();
    rules.sort();
    rules.dedup();
    rules
}

#[test]
fn westminsters_notice_names_no_basis_condition_officer_or_transfers_and_its_end_has_passed() {
    let found = rules(
        "\
title: Bessborough Family Hub
summary: Children's Services privacy notice.
published: 2020-12-29
updated: 2026-01-01
controller: { name: Westminster City Council, phone: 020 7641 5676 }
hubs: [north]
forms: [ask]
purposes:
  - { id: help, label: To make sure that you get the right support at the right time }
categories:
  - { id: name, label: Names }
  - { id: health, label: Disability and additional health needs, special: true }
sources:
  - Health Visiting
  - Department for Work and Pensions
recipients:
  - { organisation: visitors, if_you_agree: true }
retention:
  - record: family
    until: 2021-12-31
obligation: none
if_you_refuse: You can still receive a service.
rights: [withdraw-agreement, access, rectification, erasure, restriction, objection, portability, automated-decisions]
",
    );
    assert_eq!(
        found,
        [
            "notice-automated-decisions",
            "notice-complaints",
            "notice-complaints-acknowledged",
            "notice-data-protection-officer",
            "notice-lawful-basis",
            "notice-processors",
            "notice-retention",
            "notice-review",
            "notice-special-category-condition",
            "notice-transfers",
        ]
    );
}

#[test]
fn barking_and_dagenhams_notice_cites_the_prohibition_breaks_off_and_reaches_nobody() {
    let found = rules(
        "\
title: Family Hub Early Help
summary: Privacy notice.
published: 2026-01-01
updated: 2026-01-01
controller: { name: London Borough of Barking and Dagenham }
hubs: [north]
forms: [ask]
purposes:
  - { id: help, label: To provide early help support }
lawful_basis:
  - article: 6(1)(e)
    law: [Children Act 1989]
special_category_conditions:
  - article: 9(1)(g)
categories:
  - { id: name, label: Name }
  - { id: health, label: Certain health details, special: true }
sources:
  - The council's database
recipients:
  - organisation: safer-families
transfers: Stored in the UK.
retention:
  - record: family
    from: birth
    period: 25 years
obligation: none
if_you_refuse: We may not be able to provide all of our services.
",
    );
    assert_eq!(
        found,
        [
            "notice-automated-decisions",
            "notice-complaints",
            "notice-complaints-acknowledged",
            "notice-controller",
            "notice-data-protection-officer",
            "notice-processors",
            "notice-recipients",
            "notice-retention",
            "notice-retention-consistent",
            "notice-review",
            "notice-rights",
            "notice-special-category-condition",
        ]
    );
}

#[test]
fn a_form_that_asks_for_more_than_its_notice_declares_is_found() {
    let folder = Folder::sound();
    folder.replace(NOTICE, "  - id: name\n    label: Your name\n", "");
    let errors = folder.errors();
    assert!(
        errors
            .iter()
            .any(|error| error.ends_with("form-asks-only-for-what-is-declared")),
        "{errors:#?}"
    );
}
