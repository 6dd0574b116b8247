//! When a service is on, in words that a family reads.
//!
//! A page is drawn once and read for weeks: what is said holds on any day. An exception that is over
//! and a schedule that ended stay as they are, with their dates.

use jiff::civil::{Date, Time};
use serde::Serialize;
use site_model::directory::schedule::{Exception, Schedule, WeekOfMonth, Weekday};

use crate::markdown::Say;

/// A schedule in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct When {
    /// Days and times: `Mondays and Thursdays, 10am to 11:30am`.
    pub(super) text: String,
    /// What else is to know, each a sentence: `In term time`.
    pub(super) more: Vec<String>,
}

/// A schedule in words.
pub(super) fn when(say: Say<'_>, schedule: &Schedule) -> When {
    let times = times(say, schedule.opens, schedule.closes);
    let one_day = schedule.from.filter(|day| schedule.until == Some(*day));
    let days = match one_day {
        Some(day) => Some(one_day_of(say, day)),
        None => days(say, schedule),
    };
    let text = match (days, times) {
        (Some(days), Some(times)) => say(
            "directory-when",
            &[("days", days.into()), ("times", times.into())],
        ),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => say("directory-when-not-said", &[]),
    };
    let mut more = Vec::new();
    if one_day.is_none() {
        more.extend(period(say, schedule));
    }
    more.extend(schedule.note.clone());
    more.extend(schedule.except.iter().map(|except| exception(say, except)));
    When {
        text: capital(&text),
        more: more.iter().map(|sentence| capital(sentence)).collect(),
    }
}

/// `10am to 11:30am`; `None` where neither is known.
pub(super) fn times(say: Say<'_>, opens: Option<Time>, closes: Option<Time>) -> Option<String> {
    let clock = |time: Time| clock(say, time).into();
    match (opens, closes) {
        (Some(opens), Some(closes)) => Some(say(
            "directory-times",
            &[("opens", clock(opens)), ("closes", clock(closes))],
        )),
        (Some(opens), None) => Some(say("directory-times-opens", &[("opens", clock(opens))])),
        (None, Some(closes)) => Some(say("directory-times-closes", &[("closes", clock(closes))])),
        (None, None) => None,
    }
}

/// The days of the week, as a family calls days that come again: `Mondays`, `Monday to Friday`.
pub(super) fn weekly(say: Say<'_>, days: &[Weekday]) -> Option<String> {
    let is_on = Weekday::ALL.map(|day| days.contains(&day));
    if is_on == [true; 7] {
        return Some(say("directory-every-day", &[]));
    }
    let mut said = Vec::new();
    let mut next = 0;
    while next < 7 {
        let run = is_on[next..].iter().take_while(|on| **on).count();
        match run {
            0 => next += 1,
            // Two days in a row are two days.
            1 | 2 => {
                said.extend((next..next + run).map(|day| weekday(say, day, "directory-weekdays")));
            }
            _ => said.push(say(
                "directory-run",
                &[
                    ("first", weekday(say, next, "directory-weekday").into()),
                    (
                        "last",
                        weekday(say, next + run - 1, "directory-weekday").into(),
                    ),
                ],
            )),
        }
        next += run;
    }
    list(say, said)
}

/// Several things as a list in a sentence: `one, two and three`.
pub(super) fn list(say: Say<'_>, mut things: Vec<String>) -> Option<String> {
    let last = things.pop()?;
    let before = things.into_iter().reduce(|before, next| {
        say(
            "directory-list-comma",
            &[("before", before.into()), ("next", next.into())],
        )
    });
    Some(match before {
        Some(before) => say(
            "directory-list-and",
            &[("before", before.into()), ("last", last.into())],
        ),
        None => last,
    })
}

/// A day: `26 October 2026`.
pub(super) fn date(say: Say<'_>, date: Date) -> String {
    say(
        "date",
        &[
            ("day", i32::from(date.day()).into()),
            ("month", i32::from(date.month()).into()),
            // As a text: a year has no thousands.
            ("year", date.year().to_string().into()),
        ],
    )
}

/// A text that begins as a sentence does.
pub(super) fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The days of a schedule: `Mondays`, `First Friday of the month`. `None` where it names none.
pub(super) fn days(say: Say<'_>, schedule: &Schedule) -> Option<String> {
    if schedule.in_month.is_empty() {
        return weekly(say, &schedule.days);
    }
    let mut weeks = schedule.in_month.clone();
    weeks.sort_unstable();
    weeks.dedup();
    let weeks = list(say, weeks.into_iter().map(|week| nth(say, week)).collect())?;
    let days = Weekday::ALL.iter().enumerate();
    let days = days
        .filter(|(_, day)| schedule.days.contains(day))
        .map(|(index, _)| {
            let day = weekday(say, index, "directory-weekday");
            say(
                "directory-nth",
                &[("weeks", weeks.clone().into()), ("day", day.into())],
            )
        });
    let days = list(say, days.collect())?;
    Some(say("directory-of-the-month", &[("days", days.into())]))
}

/// `Every 2 weeks from 7 September 2026`, and the last day.
fn period(say: Say<'_>, schedule: &Schedule) -> Vec<String> {
    let day = |day| date(say, day).into();
    // A day of the month comes every month, however many weeks that are.
    let every = schedule
        .every
        .filter(|weeks| *weeks > 1 && schedule.in_month.is_empty());
    let Some(weeks) = every else {
        return match (schedule.from, schedule.until) {
            (Some(from), Some(until)) => {
                vec![between(say, from, until)]
            }
            (Some(from), None) => vec![say("directory-from", &[("from", day(from))])],
            (None, Some(until)) => vec![say("directory-until", &[("until", day(until))])],
            (None, None) => Vec::new(),
        };
    };
    let weeks = ("weeks", u32::from(weeks).into());
    let mut said = vec![match schedule.from {
        Some(from) => say("directory-every-from", &[weeks, ("from", day(from))]),
        None => say("directory-every", &[weeks]),
    }];
    said.extend(
        schedule
            .until
            .map(|until| say("directory-until", &[("until", day(until))])),
    );
    said
}

/// `Not on 26 to 30 October 2026 (Half term)`.
fn exception(say: Say<'_>, exception: &Exception) -> String {
    let from = exception.from;
    let days = match exception.until.filter(|until| *until != from) {
        None => date(say, from),
        Some(until) => between(say, from, until),
    };
    let days = ("days", days.into());
    match &exception.why {
        Some(why) => say("directory-not-on-because", &[days, ("why", why.into())]),
        None => say("directory-not-on", &[days]),
    }
}

/// `26 to 30 October 2026`: month and year are said once where they are the same.
fn between(say: Say<'_>, from: Date, until: Date) -> String {
    let last = ("last", date(say, until).into());
    let (day, month) = (i32::from(from.day()), i32::from(from.month()));
    if (from.year(), from.month()) == (until.year(), until.month()) {
        return say("directory-days-of-a-month", &[("first", day.into()), last]);
    }
    let first = if from.year() == until.year() {
        say(
            "directory-day-of-the-year",
            &[("day", day.into()), ("month", month.into())],
        )
    } else {
        date(say, from)
    };
    say("directory-days-from-to", &[("first", first.into()), last])
}

/// `Monday 7 September 2026`.
fn one_day_of(say: Say<'_>, day: Date) -> String {
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
    say(
        "directory-one-day",
        &[
            ("weekday", weekday(say, index, "directory-weekday").into()),
            ("date", date(say, day).into()),
        ],
    )
}

fn clock(say: Say<'_>, time: Time) -> String {
    let (hour, minute) = (i32::from(time.hour()), i32::from(time.minute()));
    match (hour, minute) {
        (0, 0) => return say("directory-midnight", &[]),
        (12, 0) => return say("directory-midday", &[]),
        _ => {}
    }
    let half = ("half", if hour < 12 { "am" } else { "pm" }.into());
    // As texts: a clock's digits are no numbers to be formatted.
    let hour = ("hour", ((hour + 11) % 12 + 1).to_string().into());
    match minute {
        0 => say("directory-hour", &[hour, half]),
        _ => say(
            "directory-hour-minute",
            &[hour, half, ("minute", format!("{minute:02}").into())],
        ),
    }
}

/// A day of the week by its place from Monday on.
fn weekday(say: Say<'_>, index: usize, id: &str) -> String {
    // As a number, so that a language chooses the word.
    say(id, &[("day", (index + 1).into())])
}

fn nth(say: Say<'_>, week: WeekOfMonth) -> String {
    say(
        match week {
            WeekOfMonth::First => "directory-first",
            WeekOfMonth::Second => "directory-second",
            WeekOfMonth::Third => "directory-third",
            WeekOfMonth::Fourth => "directory-fourth",
            WeekOfMonth::Last => "directory-last",
        },
        &[],
    )
}
