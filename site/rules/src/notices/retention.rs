//! How long the data is kept.

use std::collections::BTreeSet;

use site_model::diagnostic::Diagnostic;
use site_model::notice::FrontMatter;
use site_model::path;
use site_model::retention::{RecordKind, RetentionEnd, RetentionEvent, RetentionRule};

use super::is_said;
use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_5, ARTICLE_13, CHECKLIST};
use crate::rule::{Check, Example, Rule};

pub(super) const COMPLETE: Rule = Rule {
    id: "notice-retention",
    title: "A notice says how long each kind of record is kept, to the end.",
    source: "UK GDPR Articles 5(1)(e), 13(2)(a) and 14(2)(a)",
    read: &[ARTICLE_13, ARTICLE_5, CHECKLIST],
    why: "This is the promise that the software keeps: on the day that follows from it, the family's \
          records go. A promise that breaks off, or whose end has passed, cannot be kept.",
    looks: None,
    mend: "Give `retention:` a rule for each record: `draft`, `submission` and `family` where a form \
           is covered. Each says `from:`, `period:`, `then:` and `owner:`.",
    example: Example {
        breaks: "retention:\n  - record: family\n    until: 2021-12-31\n",
        keeps: "retention:\n  - { record: draft, from: last-change, period: 7 days, then: delete, owner: Hub manager }\n  - { record: submission, from: last-contact, period: 3 years, then: delete, owner: Hub manager }\n  - { record: family, from: last-contact, period: 3 years, then: delete, owner: Hub manager }\n",
    },
    check: Check::Council(complete),
};

pub(super) const CONSISTENT: Rule = Rule {
    id: "notice-retention-consistent",
    title: "The promises on how long data is kept agree with each other and with what happens.",
    source: "UK GDPR Articles 5(1)(a), 5(1)(e) and 13(2)(a)",
    read: &[ARTICLE_5, ARTICLE_13],
    why: "Two ends for one record leave it to chance which is kept. An event that never happens to a \
          record never starts its clock: only a draft is changed, and only a child has a birth to \
          count from.",
    looks: None,
    mend: "Keep one rule for each record, with a period or a last day. Count a draft from \
           `last-change`, and delete it. Count a family from `birth` only where there is a rule for \
           a `child`.",
    example: Example {
        breaks: "retention:\n  - { record: draft, from: last-change, period: 7 days, then: delete, owner: Hub manager }\n  - { record: submission, from: last-contact, period: 3 years, then: delete, owner: Hub manager }\n  - { record: family, from: last-contact, period: 3 years, until: 2028-12-31, then: delete, owner: Hub manager }\n",
        keeps: "retention:\n  - { record: draft, from: last-change, period: 7 days, then: delete, owner: Hub manager }\n  - { record: submission, from: last-contact, period: 3 years, then: delete, owner: Hub manager }\n  - { record: family, from: last-contact, period: 3 years, then: delete, owner: Hub manager }\n",
    },
    check: Check::Council(consistent),
};

fn complete(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        // What is asked by a form is kept as draft, submission and then the family's record.
        let needed: &[RecordKind] = if says.forms.is_empty() {
            &[RecordKind::Family]
        } else {
            &[
                RecordKind::Draft,
                RecordKind::Submission,
                RecordKind::Family,
            ]
        };
        for kind in needed {
            if !says.retention.iter().any(|rule| rule.record == *kind) {
                found.push(source.error(
                    COMPLETE.id,
                    path!["retention"],
                    format!("the notice does not say how long a {} is kept", kind.as_str()),
                    format!("add to `retention:` a rule with `record: {}`, `from:`, `period:`, `then:` and `owner:`", kind.as_str()),
                ));
            }
        }
        for (index, rule) in says.retention.iter().enumerate() {
            let missing = missing(rule);
            if !missing.is_empty() {
                found.push(source.error(
                    COMPLETE.id,
                    path!["retention", index],
                    format!(
                        "the promise for a {} breaks off: it lacks {}",
                        rule.record.as_str(),
                        missing.join(", ")
                    ),
                    "complete it, so that it can be kept",
                ));
            }
            if let Some(until) = rule.until.filter(|until| *until < checked.today) {
                found.push(source.error(
                    COMPLETE.id,
                    path!["retention", index, "until"],
                    format!(
                        "the end date {until} has passed: everything kept since breaks the promise"
                    ),
                    "publish a new text with a period counted from an event, or a date ahead",
                ));
            }
        }
    }
    found
}

/// The parts without which a promise cannot be kept.
fn missing(rule: &RetentionRule) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if rule.period.is_some() && rule.from.is_none() {
        missing.push("`from:` (what the period is counted from)");
    }
    if rule.period.is_none() && rule.until.is_none() {
        missing.push("`from:` and `period:` (how long)");
    }
    if rule.then.is_none() {
        missing.push("`then:` (delete or anonymise)");
    }
    if !is_said(rule.owner.as_ref()) {
        missing.push("`owner:` (who answers for it)");
    }
    missing
}

fn consistent(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        let mut before = BTreeSet::new();
        for (index, rule) in says.retention.iter().enumerate() {
            if !before.insert(rule.record) {
                found.push(source.error(
                    CONSISTENT.id,
                    path!["retention", index, "record"],
                    format!(
                        "there are two promises for the record `{}`",
                        rule.record.as_str()
                    ),
                    "keep one",
                ));
            }
            for (field, message, mend) in contradictions(says, rule) {
                found.push(source.error(
                    CONSISTENT.id,
                    path!["retention", index, field],
                    message,
                    mend,
                ));
            }
        }
    }
    found
}

/// What one promise says against itself or against what can happen: field, message and mend.
fn contradictions(
    says: &FrontMatter,
    rule: &RetentionRule,
) -> Vec<(&'static str, String, &'static str)> {
    let record = rule.record.as_str();
    let mut found = Vec::new();
    if rule.until.is_some() && (rule.period.is_some() || rule.from.is_some()) {
        found.push((
            "until",
            format!("the record `{record}` has both a last day and a period"),
            "keep `from:` and `period:`, or `until:`",
        ));
    }
    let is_draft = rule.record == RecordKind::Draft;
    match rule.from {
        Some(RetentionEvent::LastChange) if !is_draft => found.push((
            "from",
            format!("nothing changes the record `{record}`, so nothing starts this period"),
            "count from `last-contact`, or from `birth`",
        )),
        Some(RetentionEvent::LastContact | RetentionEvent::Birth) if is_draft => found.push((
            "from",
            "nobody reads a draft, so only its last change can start this period".to_owned(),
            "count a draft from `last-change`",
        )),
        Some(RetentionEvent::Birth)
            if !says.retention.iter().any(|r| r.record == RecordKind::Child) =>
        {
            found.push((
                "from",
                format!("the record `{record}` is counted from a birth, and no child is spoken of"),
                "add a rule with `record: child`, or count from `last-contact`",
            ));
        }
        _ => {}
    }
    if is_draft && rule.then == Some(RetentionEnd::Anonymise) {
        found.push((
            "then",
            "nobody reads a draft, so nobody can anonymise it".to_owned(),
            "write `then: delete`",
        ));
    }
    found
}
