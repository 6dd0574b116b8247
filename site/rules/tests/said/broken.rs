//! Each rule of the chapter, broken in every way it knows.

mod saying;

use std::collections::BTreeSet;

use site_model::Severity;
use site_rules::TABLE;

use crate::council::Text;
use saying::SAYING;

/// One way to break one rule: what is replaced, by what, and the words at which the finding points.
const REPLACING: &[(&str, &str, &str, &str)] = &[
    (
        "notice-text-period-unsaid",
        "We keep a form that you did not send for a week. ",
        "",
        "7 days",
    ),
    (
        "notice-text-period",
        "period: 3 years",
        "period: 4 years",
        "three years",
    ),
    (
        "notice-text-open-transfers",
        "rights: [withdraw-agreement",
        "transfers: If it has to leave the UK, it is safe.\nrights: [withdraw-agreement",
        "If it has to leave",
    ),
    (
        "notice-text-controller",
        "We are Testshire Council. ",
        "",
        "We help families",
    ),
    (
        "notice-text-rights",
        "ask us to delete it or to limit",
        "see",
        "We are Testshire",
    ),
    (
        "notice-text-withdrawing",
        "You can change your mind at any time: phone",
        "Phone",
        "We are Testshire",
    ),
    (
        "notice-text-complaint-to-council",
        "Complain to us at",
        "Write to",
        "We are Testshire",
    ),
    (
        "notice-text-complaint-to-commissioner",
        "complain to the Information Commissioner",
        "complain again",
        "We are Testshire",
    ),
    (
        "notice-text-cross-reference",
        "explained above",
        "explained below",
        "explained below",
    ),
    (
        "notice-text-cross-reference",
        "We meet you when",
        "As listed above, we meet you when",
        "listed above",
    ),
];

/// The rules that only warn.
const WARN: [&str; 2] = ["notice-text-period-unsaid", "notice-text-guarantee"];

#[test]
fn each_break_is_found_by_its_rule_at_its_line_and_column() {
    let mut wrong = Vec::new();
    let saying = SAYING
        .iter()
        .map(|(rule, paragraph, at)| (*rule, Text::sound().saying(paragraph), *paragraph, *at));
    let replacing = REPLACING
        .iter()
        .map(|(rule, from, to, at)| (*rule, Text::sound().replace(from, to), *to, *at));
    for (rule, text, part, at) in saying.chain(replacing) {
        let place = text.place(part, at);
        let severity = if WARN.contains(&rule) {
            Severity::Warning
        } else {
            Severity::Error
        };
        if text.severity_at(rule, &place) != Some(severity) {
            wrong.push(format!(
                "{rule} {place} at `{at}`\n  {}",
                text.found().join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_quotes_the_words_that_were_found() {
    let found = Text::sound()
        .saying("We keep it for\n**five** years.")
        .found();
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].ends_with(
            "notice-text-period: the text says `five years`, and no retention rule does"
        ),
        "{found:#?}"
    );
}

#[test]
fn every_rule_of_the_chapter_is_broken_here_and_tells_how_it_looks() {
    let chapter = TABLE
        .iter()
        .find(|chapter| chapter.id == "said")
        .expect("the chapter");
    let rules: BTreeSet<&str> = chapter.rules.iter().map(|rule| rule.id).collect();
    let saying = SAYING.iter().map(|(rule, _, _)| *rule);
    let replacing = REPLACING.iter().map(|(rule, _, _, _)| *rule);
    assert_eq!(rules, saying.chain(replacing).collect());
    for rule in chapter.rules {
        assert!(
            rule.looks.is_some_and(|looks| !looks.is_empty()),
            "{}",
            rule.id
        );
    }
}

#[test]
fn a_last_day_ahead_that_a_retention_rule_has_may_be_said() {
    let text = Text::sound()
        .replace(
            "  - { record: child, from: birth, period: 25 years }",
            "  - { record: child, until: 2030-12-31 }",
        )
        .replace("until the child is 25", "until December 2030");
    assert_eq!(text.found(), [""; 0]);
}
