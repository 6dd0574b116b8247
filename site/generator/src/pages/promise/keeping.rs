//! How long what is known is kept.

use site_model::retention::{
    Period, RecordKind, RetentionEnd, RetentionEvent, RetentionRule, Unit,
};
use site_theme::Argument;
use site_theme::frame::Frame;

use super::{Line, Telling, line};

impl Telling<'_, '_> {
    /// One line for each record: from when, how long, what then, and who sees to it. Where that is
    /// the same for all, it is said once, below them.
    pub(super) fn retention(&self) -> Vec<Line> {
        let rules = &self.says.retention;
        let mut lines: Vec<Line> = Vec::new();
        match self.owner_of_all() {
            Some(owner) => {
                lines.extend(rules.iter().map(|rule| line(&kept(self.frame, rule))));
                let owner = [("owner", Argument::from(owner))];
                lines.push(line(&self.frame.say("retention-owner-of-all", &owner)));
            }
            None => lines.extend(rules.iter().map(|rule| line(&owned(self.frame, rule)))),
        }
        lines
    }

    /// Who sees to all records, where there are several and it is one.
    fn owner_of_all(&self) -> Option<&String> {
        let [first, others @ ..] = &self.says.retention[..] else {
            return None;
        };
        let is_of_all = !others.is_empty() && others.iter().all(|rule| rule.owner == first.owner);
        first.owner.as_ref().filter(|_| is_of_all)
    }
}

/// How long a record is kept, and what then.
fn kept(frame: &Frame<'_>, rule: &RetentionRule) -> String {
    let record = match rule.record {
        RecordKind::Draft => "retention-draft",
        RecordKind::Submission => "retention-submission",
        RecordKind::Family => "retention-family",
        RecordKind::Child => "retention-child",
    };
    let mut arguments = vec![("record", Argument::from(frame.say(record, &[])))];
    let id = match (rule.period, rule.from, rule.until) {
        (Some(length), Some(event), _) => {
            arguments.push(("period", period(frame, length).into()));
            match event {
                RetentionEvent::LastChange => "retention-after-last-change",
                RetentionEvent::LastContact => "retention-after-last-contact",
                RetentionEvent::Birth => "retention-after-birth",
            }
        }
        (_, _, Some(until)) => {
            arguments.push(("date", frame.date(until).into()));
            "retention-until"
        }
        _ => "retention-not-said",
    };
    let mut promise = frame.say(id, &arguments);
    let then = match rule.then {
        Some(RetentionEnd::Anonymise) => Some("retention-then-anonymise"),
        Some(RetentionEnd::Delete) => Some("retention-then-delete"),
        None => None,
    };
    if let Some(id) = then {
        promise = frame.say(id, &[("promise", promise.into())]);
    }
    promise
}

/// The same, and who sees to it.
fn owned(frame: &Frame<'_>, rule: &RetentionRule) -> String {
    let promise = kept(frame, rule);
    let Some(owner) = &rule.owner else {
        return promise;
    };
    let arguments = [("promise", promise.into()), ("owner", owner.into())];
    frame.say("retention-owner", &arguments)
}

/// A period in words: `30 days`.
pub(in super::super) fn period(frame: &Frame<'_>, period: Period) -> String {
    let unit = match period.unit {
        Unit::Day => "day",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    let length = [
        ("count", u32::from(period.count).into()),
        ("unit", unit.into()),
    ];
    frame.say("retention-period", &length)
}
