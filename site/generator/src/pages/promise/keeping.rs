//! How long what is known is kept.

use site_model::retention::{
    Period, RecordKind, RetentionEnd, RetentionEvent, RetentionRule, Unit,
};
use site_theme::Argument;
use site_theme::frame::Frame;

use super::{Line, Telling, line};

impl Telling<'_> {
    /// One line for each record: from when, how long, what then, and who sees to it.
    pub(super) fn retention(&self) -> Vec<Line> {
        let rules = self.says.retention.iter();
        rules.map(|rule| retention(self.frame, rule)).collect()
    }
}

fn retention(frame: &Frame<'_>, rule: &RetentionRule) -> Line {
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
    if let Some(owner) = &rule.owner {
        let arguments = [("promise", promise.into()), ("owner", owner.into())];
        promise = frame.say("retention-owner", &arguments);
    }
    line(&promise)
}

/// A period in words.
pub(super) fn period(frame: &Frame<'_>, period: Period) -> String {
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
