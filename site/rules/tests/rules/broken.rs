//! Each rule of the table, broken in every way it knows.

mod council;
mod forms;
mod messages;
mod people;
mod rights_and_texts;
mod sharing_and_keeping;
mod who_and_why;

use std::collections::BTreeSet;

use site_rules::TABLE;

use crate::folder::{COUNCIL, FORM, Folder, NOTICE, ORGANISATION};

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

impl Break {
    fn folder(&self) -> Folder {
        let folder = Folder::sound();
        if self.from.is_empty() {
            folder.remove(self.file);
        } else {
            folder.replace(self.file, self.from, self.to);
        }
        folder
    }
}

/// The sound council, broken in each of these ways.
pub(crate) fn folders() -> impl Iterator<Item = Folder> {
    breaks().map(Break::folder)
}

/// The start of a notice's front matter, to which a finding about something absent points.
const NOTICE_TOP: &str = "title: Early help";

/// The chapters whose rules are broken here: those on front matter, forms and `council.yaml`.
const CHAPTERS: [&str; 7] = [
    "notices",
    "council",
    "forms",
    "people",
    "messages",
    "references",
    "contacts",
];

/// Every break.
fn breaks() -> impl Iterator<Item = &'static Break> {
    let tables = [
        who_and_why::BREAKS,
        sharing_and_keeping::BREAKS,
        rights_and_texts::BREAKS,
        council::BREAKS,
        forms::BREAKS,
        people::BREAKS,
        messages::BREAKS,
    ];
    tables.into_iter().flatten()
}

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
    for case in breaks() {
        let folder = case.folder();
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
    let broken = breaks().map(|case| case.rule).chain(with_two_texts);
    let broken: BTreeSet<&str> = broken.collect();
    assert_eq!(rules, broken);
}

/// An agreement is kept under the partner's short name, with a few letters before it.
#[test]
fn a_partner_of_too_long_a_name_is_found_before_a_family_is_not_asked_about_it() {
    let partner = "a".repeat(75);
    let folder = Folder::sound();
    let organisation = folder.read(ORGANISATION);
    folder.write(
        &format!("testshire/organisations/{partner}.md"),
        organisation,
    );
    let recipient = "recipients:\n  - organisation: visitors\n";
    let to = format!(
        "{recipient}    purposes: [early-help]\n  - organisation: {partner}\n    if_you_agree: true\n"
    );
    folder.replace(NOTICE, recipient, &to);
    let page = "  - id: agree\n    title: Agree\n    agreements: name\nwhat_happens_next:";
    folder.replace(FORM, "what_happens_next:", page);
    let place = folder.place(FORM, "name\nwhat_happens_next");
    let expected = format!("{FORM}:{place} form-asks-only-for-what-is-declared");
    assert!(
        folder.errors().contains(&expected),
        "{:#?}",
        folder.errors()
    );
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

/// Article 21(1): of public tasks and of both kinds of interests, and of nothing else.
#[test]
fn the_right_to_object_is_owed_on_the_bases_that_give_it() {
    for (basis, owes) in [
        ("6(1)(a)", false),
        ("6(1)(b)", false),
        ("6(1)(c)", false),
        ("6(1)(d)", false),
        ("6(1)(e)", true),
        ("6(1)(ea)", true),
        ("6(1)(f)", true),
    ] {
        let folder = Folder::sound();
        folder.replace(NOTICE, "6(1)(e)", basis);
        folder.replace(NOTICE, ", objection]", "]");
        let told = folder
            .diagnostics(crate::folder::TODAY)
            .iter()
            .any(|found| found.rule == "notice-rights" && found.message.contains("`objection`"));
        assert_eq!(told, owes, "{basis}");
    }
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
