//! When a service is on.

use jiff::civil::{Date, Weekday as CalendarDay};
use site_model::directory::schedule::{Exception, Schedule, Weekday};
use site_model::source::Source;
use site_model::{Diagnostic, Severity, path};

use super::{OPEN_REFERRAL_UK, RECURRENCE, SECTION_12};
use crate::checked::Checked;
use crate::likeness;
use crate::rule::{Check, Example, Rule};

pub(super) const TIMES: Rule = Rule {
    id: "schedule-times",
    title: "A schedule has a day, and ends after it begins.",
    source: "Childcare Act 2006, section 12: information for parents",
    read: &[SECTION_12],
    why: "A family with a baby and two buses to take comes on the day that it reads here. A time that \
          cannot be is mostly a slip of one figure, and the door is closed.",
    looks: None,
    mend: "Write in `days:` at least one day, and in `closes:` a time after `opens:`.",
    example: Example {
        breaks: "schedules:\n  - days: [monday]\n    opens: \"13:00\"\n    closes: \"11:00\"\n",
        keeps: "schedules:\n  - days: [monday]\n    opens: \"09:00\"\n    closes: \"11:00\"\n",
    },
    check: Check::Council(times),
};

pub(super) const REPEATS: Rule = Rule {
    id: "schedule-repeats",
    title: "A schedule repeats in one way, from a day on if it skips weeks.",
    source: "RFC 5545, 3.3.10: INTERVAL counts from the first day, and UNTIL is not before it",
    read: &[RECURRENCE, OPEN_REFERRAL_UK],
    why: "`Every two weeks` without a first week tells nobody which weeks. A family comes to a closed \
          door every other time.",
    looks: None,
    mend: "Write `from:` with a day of the first week, `until:` not before it, and one of `every:` \
           (2 or more) and `in_month:`.",
    example: Example {
        breaks: "schedules:\n  - days: [monday]\n    every: 2\n",
        keeps: "schedules:\n  - days: [monday]\n    every: 2\n    from: 2026-11-02\n",
    },
    check: Check::Council(repeats),
};

pub(super) const EXCEPTIONS: Rule = Rule {
    id: "schedule-exceptions",
    title: "An exception falls on a day on which the service would be on.",
    source: "RFC 5545, 3.8.5.1: an exception takes a day out of those that there are",
    read: &[
        "https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.1",
        OPEN_REFERRAL_UK,
    ],
    why: "An exception on a day without the service changes nothing: the day on which it really is \
          closed is still shown as open.",
    looks: None,
    mend: "Correct the day: one of the schedule's `days:`, between its `from:` and `until:`, and an \
           `until:` of the exception that is not before its `from:`.",
    example: Example {
        breaks: "schedules:\n  - days: [monday]\n    except:\n      - from: 2026-12-24\n",
        keeps: "schedules:\n  - days: [monday]\n    except:\n      - from: 2026-12-21\n        until: 2027-01-02\n",
    },
    check: Check::Council(exceptions),
};

pub(super) const LOCATION: Rule = Rule {
    id: "schedule-location",
    title: "A schedule's location is one of the service's.",
    source: "Open Referral UK: a schedule belongs to a service, or to the service at one of its locations",
    read: &[OPEN_REFERRAL_UK],
    why: "The page lists the service's locations, each with its times. Times at a place that is not \
          listed are shown nowhere, or send a family to the wrong place.",
    looks: None,
    mend: "Add the location to the service's `locations:`, or correct its name.",
    example: Example {
        breaks: "locations: [hall]\nschedules:\n  - days: [monday]\n    location: barn\n",
        keeps: "locations: [hall]\nschedules:\n  - days: [monday]\n    location: hall\n",
    },
    check: Check::Council(location),
};

pub(super) const ENDED: Rule = Rule {
    id: "schedule-ended",
    title: "A schedule has not ended.",
    source: "Childcare Act 2006, section 12: information for parents",
    read: &[SECTION_12],
    why: "Times that are over make a family doubt all the others. Mostly the new term's times are \
          there and nobody wrote them down.",
    looks: None,
    mend: "Write the new times, or remove the schedule. If the service is over, remove its file.",
    example: Example {
        breaks: "schedules:\n  - days: [monday]\n    until: 2026-07-20\n",
        keeps: "schedules:\n  - days: [monday]\n    until: 2027-07-19\n",
    },
    check: Check::Council(ended),
};

/// Every schedule of every service, with its number.
fn schedules<'a>(checked: &Checked<'a>) -> impl Iterator<Item = (&'a Source, usize, &'a Schedule)> {
    checked.services().flat_map(|(_, document)| {
        let schedules = document.front_matter.schedules.iter().enumerate();
        schedules.map(|(index, schedule)| (&document.source, index, schedule))
    })
}

fn times(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (source, index, schedule) in schedules(checked) {
        if schedule.days.is_empty() {
            found.push(source.error(
                TIMES.id,
                path!["schedules", index, "days"],
                "the schedule has no day",
                "write its days, such as `days: [monday, thursday]`",
            ));
        }
        if let (Some(opens), Some(closes)) = (schedule.opens, schedule.closes)
            && closes <= opens
        {
            found.push(source.error(
                TIMES.id,
                path!["schedules", index, "closes"],
                format!(
                    "it closes at {} and opens at {}",
                    closes.strftime("%H:%M"),
                    opens.strftime("%H:%M")
                ),
                "correct the times: they are of the 24-hour clock, so 1pm is `\"13:00\"`",
            ));
        }
    }
    found
}

fn repeats(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (source, index, schedule) in schedules(checked) {
        let mut finding = |field: &str, message: String, mend: &str| {
            let at = path!["schedules", index, field];
            found.push(source.error(REPEATS.id, at, message, mend));
        };
        if let (Some(from), Some(until)) = (schedule.from, schedule.until)
            && until < from
        {
            let message = format!("it ends on {until}, before it begins on {from}");
            finding("until", message, "correct the days");
        }
        match schedule.every {
            Some(weeks @ (0 | 1)) => finding(
                "every",
                format!("`every: {weeks}` says nothing: a schedule is weekly"),
                "leave it out, or write how many weeks there are from one time to the next",
            ),
            Some(weeks) if schedule.from.is_none() => finding(
                "every",
                format!("every {weeks} weeks from when on, is not said"),
                "add `from:` with a day of the first week",
            ),
            _ => {}
        }
        if schedule.every.is_some() && !schedule.in_month.is_empty() {
            finding(
                "in_month",
                "it repeats by weeks and by months, which do not fit each other".to_owned(),
                "keep `every:` or `in_month:`; write two schedules if there are two",
            );
        }
    }
    found
}

fn exceptions(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (source, index, schedule) in schedules(checked) {
        for (which, exception) in schedule.except.iter().enumerate() {
            let Some((field, message)) = wrong_exception(schedule, exception) else {
                continue;
            };
            found.push(source.error(
                EXCEPTIONS.id,
                path!["schedules", index, "except", which, field],
                message,
                "correct the day, or remove the exception",
            ));
        }
    }
    found
}

/// What is wrong with an exception: the field, and what it is.
fn wrong_exception(schedule: &Schedule, exception: &Exception) -> Option<(&'static str, String)> {
    let first = exception.from;
    let last = exception.until.unwrap_or(first);
    if last < first {
        return Some((
            "until",
            format!("it ends on {last}, before it begins on {first}"),
        ));
    }
    let is_in_range = schedule.from.is_none_or(|from| last >= from)
        && schedule.until.is_none_or(|until| first <= until);
    if !is_in_range {
        return Some((
            "from",
            format!(
                "the schedule is not kept on {first} anyway: that is not between its first and last day"
            ),
        ));
    }
    // A schedule without days is told as such. Holidays are written whole, and for every group alike.
    if schedule.days.is_empty() || first != last || falls_on_a_day(schedule, first, last) {
        return None;
    }
    Some((
        "from",
        format!(
            "{first} is a {}, and nothing is on then",
            first.strftime("%A")
        ),
    ))
}

/// Whether one of the days from `first` to `last` is of the schedule. Which week of a month or of
/// several it is makes no difference: an editor may well write the whole holidays.
fn falls_on_a_day(schedule: &Schedule, first: Date, last: Date) -> bool {
    let first = schedule.from.map_or(first, |from| first.max(from));
    let last = schedule.until.map_or(last, |until| last.min(until));
    let days = first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= last);
    // A week has every day.
    days.take(7)
        .any(|day| schedule.days.contains(&day_of_week(day)))
}

fn day_of_week(day: Date) -> Weekday {
    match day.weekday() {
        CalendarDay::Monday => Weekday::Monday,
        CalendarDay::Tuesday => Weekday::Tuesday,
        CalendarDay::Wednesday => Weekday::Wednesday,
        CalendarDay::Thursday => Weekday::Thursday,
        CalendarDay::Friday => Weekday::Friday,
        CalendarDay::Saturday => Weekday::Saturday,
        CalendarDay::Sunday => Weekday::Sunday,
    }
}

fn location(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, document) in checked.services() {
        let says = &document.front_matter;
        for (index, schedule) in says.schedules.iter().enumerate() {
            if let Some(location) = &schedule.location
                && !says.locations.contains(location)
            {
                found.push(document.source.error(
                    LOCATION.id,
                    path!["schedules", index, "location"],
                    format!("the service is not at `{location}`"),
                    likeness::mend(
                        location,
                        &says.locations,
                        "location of the service",
                        "correct the name, or add it to the service's `locations:`",
                    ),
                ));
            }
        }
    }
    found
}

fn ended(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let ended = schedules(checked).filter_map(|(source, index, schedule)| {
        let until = schedule.until.filter(|until| *until < checked.today)?;
        Some(Diagnostic {
            severity: Severity::Warning,
            ..source.error(
                ENDED.id,
                path!["schedules", index, "until"],
                format!("these times ended on {until}"),
                "write the new times, or remove the schedule",
            )
        })
    });
    ended.collect()
}
