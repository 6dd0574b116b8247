//! What is wrong in the two councils' own notices is found by general rules.
//!
//! The front matter here says what each council's published notice says, and no more.

use crate::folder::{Folder, NOTICE};

/// The rules that speak about the notice or its form.
fn rules(front_matter: &str) -> Vec<String> {
    let folder = Folder::sound();
    folder.write(NOTICE, format!("---\n{front_matter}---\n\nWhat we keep.\n"));
    let mut rules: Vec<String> = folder
        .errors()
        .iter()
        .filter_map(|error| error.split(' ').next_back().map(str::to_owned))
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
categories:
  - { id: name, label: Names }
  - { id: health, label: Disability and additional health needs, special: true }
recipients:
  - organisation: visitors
retention:
  - record: family
    until: 2021-12-31
",
    );
    assert_eq!(
        found,
        [
            "notice-complaints",
            "notice-data-protection-officer",
            "notice-lawful-basis",
            "notice-retention",
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
lawful_basis:
  - article: 6(1)(e)
    law: [Children Act 1989]
special_category_conditions:
  - article: 9(1)(g)
categories:
  - { id: name, label: Name }
  - { id: health, label: Certain health details, special: true }
recipients:
  - organisation: safer-families
transfers: Stored in the UK.
retention:
  - record: family
    from: birth
    period: 25 years
",
    );
    assert_eq!(
        found,
        [
            "notice-complaints",
            "notice-controller",
            "notice-data-protection-officer",
            "notice-recipients",
            "notice-retention",
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
