//! Each rule of the chapter, broken in every way it knows.

use std::collections::BTreeSet;

use site_model::Severity;
use site_rules::TABLE;

use crate::council::Text;

/// One way to break one rule: a paragraph more, and the words at which the finding points.
const SAYING: &[(&str, &str, &str)] = &[
    ("notice-text-period", "We keep it for 5 years.", "5 years"),
    (
        "notice-text-period",
        "Records are **deleted** after twenty-four months.",
        "twenty-four months",
    ),
    (
        "notice-text-period",
        "We hold it for a year. That is all.",
        "a year. That",
    ),
    (
        "notice-text-period",
        "It is processed until the child is 21 years old.",
        "21 years old",
    ),
    (
        "notice-text-period",
        "We store it until they are 18, then it goes.",
        "18, then",
    ),
    (
        "notice-text-period",
        "We keep it until your 21st birthday.",
        "21st birthday",
    ),
    (
        "notice-text-period",
        "We keep what is about a child under 5 years for 80 years.",
        "80 years",
    ),
    (
        "notice-text-end-date",
        "It will be retained up until December 2021.",
        "December 2021.",
    ),
    (
        "notice-text-end-date",
        "We keep it up to 31 March 2026.",
        "31 March 2026",
    ),
    (
        "notice-text-end-date",
        "We delete it by the end of 2025.",
        "2025.",
    ),
    (
        "notice-text-end-date",
        "We delete it before 2026-11-21.",
        "2026-11-21",
    ),
    // Ahead, but no retention rule has it.
    (
        "notice-text-end-date",
        "We keep it until 31/12/2030.",
        "31/12/2030",
    ),
    (
        "notice-text-partner-name",
        "We work with Safer Families.",
        "Safer Families",
    ),
    (
        "notice-text-partner-name",
        "Talk to **Safe** Familes.",
        "Safe** Familes",
    ),
    (
        "notice-text-partner-name",
        "The Home Visitings Service comes.",
        "Home Visitings",
    ),
    (
        "notice-text-partner-name",
        "Mind Testshire Coast helps.",
        "Mind Testshire Coast",
    ),
    (
        "notice-text-two-names",
        "Our partners: Mind, Safe Families, Home Visiting Service.",
        // Said of the later one, in the list of who sees it.
        "Mind Testshire and Coast\n",
    ),
    (
        "notice-text-two-names",
        "• Safer Families\n• Toy Library",
        "Safe Families](",
    ),
    (
        "notice-text-not-a-recipient",
        "We share your address with the Toy Library.",
        "Toy Library",
    ),
    (
        "notice-text-phone",
        "Phone **020 7946 0001**.",
        "020 7946 0001",
    ),
    ("notice-text-phone", "é 07700 900123", "07700 900123"),
    (
        "notice-text-email",
        "Write to (hub@testshire.example).",
        "hub@testshire.example",
    ),
    (
        "notice-text-email",
        "Write to [us](mailto:hub@testshire.example?subject=Hello).",
        "[us](",
    ),
    (
        "notice-text-email",
        "Write to [email protected] please.",
        "[email protected]",
    ),
    (
        "notice-text-article",
        "We rely on article 9(1)(g) here.",
        "9(1)(g)",
    ),
    (
        "notice-text-article",
        "We rely on Article 6 (1) (z).",
        "6 (1) (z)",
    ),
    (
        "notice-text-article",
        "Your consent, Article 6(1)(a), counts.",
        "6(1)(a), counts",
    ),
    (
        "notice-text-article",
        "We also rely on Art. 9(2)(h).",
        "9(2)(h)",
    ),
    (
        "notice-text-european-law",
        "It is on the basis of Union or\nMember State law.",
        "Union or\nMember",
    ),
    (
        "notice-text-european-law",
        "Complain in any Member State.",
        "Member State",
    ),
    (
        "notice-text-european-law",
        "The EU GDPR gives you rights.",
        "EU GDPR",
    ),
    (
        "notice-text-european-law",
        "See Regulation (EU) 2016/679.",
        "Regulation (EU)",
    ),
    (
        "notice-text-european-law",
        "The European Commission approved it.",
        "European Commission",
    ),
    (
        "notice-text-open-recipients",
        "We collect, but are not limited to, your name.",
        "not limited to",
    ),
    (
        "notice-text-open-recipients",
        "Help comes from a number of other services.",
        "a number of other",
    ),
    (
        "notice-text-open-recipients",
        "We may disclose it to third parties.",
        "third parties",
    ),
    (
        "notice-text-open-recipients",
        "We share it with:\n\n- other Council services",
        "other Council services",
    ),
    (
        "notice-text-open-recipients",
        "### Sharing\n\nWe tell schools and other agencies.",
        "and other agencies",
    ),
    (
        "notice-text-open-recipients",
        "It is shared with services such as doctors.",
        "services such as",
    ),
    (
        "notice-text-open-transfers",
        "Should data be transferred outside the UK, there are safeguards.",
        "outside the UK",
    ),
    (
        "notice-text-open-transfers",
        "If it ever has to leave the United Kingdom, it is safe.",
        "leave the United",
    ),
    (
        "notice-text-guarantee",
        "We cannot guarantee that it is safe.",
        "cannot guarantee",
    ),
    (
        "notice-text-breaks-off",
        "We keep it. It is kept for the following purposes:",
        "It is kept for",
    ),
    (
        "notice-text-breaks-off",
        "**These services help:**\n\nOther text.",
        "**These",
    ),
    (
        "notice-text-breaks-off",
        "  It is kept for the following purposes:\nYour Individual Rights",
        "It is kept for",
    ),
    (
        "notice-text-cross-reference",
        "For how long, see section 7.",
        "section 7",
    ),
    (
        "notice-text-page-linked",
        "Please go to our General Privacy Notice page.",
        "go to our",
    ),
    (
        "notice-text-page-linked",
        "There is more on our website. Here is [a link](https://hub.example/).",
        "on our website",
    ),
];

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
