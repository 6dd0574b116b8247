//! When a service is on, as schedules of a feed.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use site_model::Slug;
use site_model::directory::schedule::{Schedule, WeekOfMonth, Weekday};
use uuid::Uuid;

use super::recurrence::{Part, byday, first_day, read_byday};
use super::wire::{self, Id, Number, Text};
use super::{exception, ids};

const WEEKLY: &str = "WEEKLY";
const MONTHLY: &str = "MONTHLY";

/// A schedule; `place` is the service at the schedule's location.
pub(super) fn written<'a>(
    schedule: &'a Schedule,
    index: usize,
    service: Uuid,
    place: Option<Uuid>,
) -> wire::Schedule<'a> {
    let day = |day: Option<Date>| day.map(|day| Text::from(day.to_string()));
    let monthly = !schedule.in_month.is_empty();
    wire::Schedule {
        id: Some(ids::named(service, "schedule", index).into()),
        service_id: Some(service.into()),
        service_at_location_id: place.map(Id::from),
        valid_from: day(schedule.from),
        valid_to: day(schedule.until),
        dtstart: day(first_day(schedule)),
        freq: Some(if monthly { MONTHLY } else { WEEKLY }.into()),
        interval: schedule.every.map(|every| Number(f64::from(every))),
        byday: byday(schedule).map(Text::from),
        description: schedule.note.as_ref().map(Text::from),
        opens_at: schedule.opens.map(clock),
        closes_at: schedule.closes.map(clock),
        notes: exception::written(&schedule.except).map(Text::from),
        ..wire::Schedule::default()
    }
}

/// Europe/London's, so that it stays when clocks change: an offset would be wrong for half a year.
fn clock<'a>(time: Time) -> Text<'a> {
    format!("{:02}:{:02}", time.hour(), time.minute()).into()
}

/// Why a schedule of a feed is none of content.
pub(super) type Unsaid = (&'static str, &'static str);

/// What a schedule of a feed says: one of content, or several where its days differ by week.
///
/// `places` are the service at its locations. What is in `Err` is a field, and why it has no place.
pub(super) fn read(
    schedule: &wire::Schedule<'_>,
    places: &BTreeMap<Id, Slug>,
) -> Result<Vec<Schedule>, Unsaid> {
    if said(schedule.bymonthday.as_ref()).is_some() {
        return Err((
            "bymonthday",
            "days of the month that are no weekdays cannot be said",
        ));
    }
    let interval = interval(schedule)?;
    let groups = match said(schedule.byday.as_ref()) {
        Some(days) => {
            let parts = read_byday(days).ok_or(("byday", "it has a day that cannot be said"))?;
            grouped(&parts)
        }
        None => Vec::new(),
    };
    if groups.is_empty() {
        return Err(("byday", "it does not say on which days of the week"));
    }
    let numbered = groups.iter().any(|(weeks, _)| !weeks.is_empty());
    match said(schedule.freq.as_ref())
        .map(str::to_ascii_uppercase)
        .as_deref()
    {
        Some(MONTHLY) if !numbered && interval.is_some_and(|every| every > 1) => {
            return Err(("interval", "every day of some months cannot be said"));
        }
        Some(WEEKLY | MONTHLY) | None => {}
        Some(_) => return Err(("freq", "only what is weekly or monthly can be said")),
    }
    let from = day(schedule.valid_from.as_ref(), "valid_from")?;
    let from = match from {
        None => day(schedule.dtstart.as_ref(), "dtstart")?,
        from => from,
    };
    let (except, others) = exception::read(schedule.notes.as_deref().unwrap_or_default());
    let note = note(schedule, &others);
    let location = schedule
        .service_at_location_id
        .as_ref()
        .and_then(|place| places.get(place).cloned());
    let until = day(schedule.valid_to.as_ref(), "valid_to")?;
    let opens = time(schedule.opens_at.as_ref(), "opens_at")?;
    let closes = time(schedule.closes_at.as_ref(), "closes_at")?;
    Ok(groups
        .into_iter()
        .map(|(in_month, days)| Schedule {
            days,
            opens,
            closes,
            location: location.clone(),
            from,
            until,
            every: interval,
            in_month,
            except: except.clone(),
            note: note.clone(),
        })
        .collect())
}

fn interval(schedule: &wire::Schedule<'_>) -> Result<Option<u8>, Unsaid> {
    let Some(Number(interval)) = schedule.interval else {
        return Ok(None);
    };
    let known = interval.fract() == 0.0 && (1.0..=255.0).contains(&interval);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, from 1 to 255"
    )]
    known
        .then_some(Some(interval as u8))
        .ok_or(("interval", "it is no whole number of weeks"))
}

/// Weeks of a month with the days that they share, so that each is one schedule of content.
fn grouped(parts: &[Part]) -> Vec<(Vec<WeekOfMonth>, Vec<Weekday>)> {
    let mut by_week: Vec<(Option<WeekOfMonth>, Vec<Weekday>)> = Vec::new();
    for (week, day) in parts {
        let index = by_week.iter().position(|(known, _)| known == week);
        let index = index.unwrap_or_else(|| {
            by_week.push((*week, Vec::new()));
            by_week.len() - 1
        });
        let days = &mut by_week[index].1;
        if !days.contains(day) {
            days.push(*day);
        }
    }
    let mut groups: Vec<(Vec<WeekOfMonth>, Vec<Weekday>)> = Vec::new();
    for (week, days) in by_week {
        match groups
            .iter_mut()
            .find(|(weeks, known)| *known == days && weeks.is_empty() == week.is_none())
        {
            Some((weeks, _)) => weeks.extend(week),
            None => groups.push((week.into_iter().collect(), days)),
        }
    }
    groups
}

fn note(schedule: &wire::Schedule<'_>, others: &[&str]) -> Option<String> {
    let mut parts: Vec<&str> = schedule.description.as_deref().into_iter().collect();
    parts.extend(
        others
            .iter()
            .copied()
            .filter(|line| !line.trim().is_empty()),
    );
    parts.retain(|part| !part.is_empty());
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The day that a text begins with: some feeds write a time after it.
fn day(text: Option<&Text<'_>>, field: &'static str) -> Result<Option<Date>, Unsaid> {
    let Some(text) = said(text) else {
        return Ok(None);
    };
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map(Some).ok_or((field, "it is no day"))
}

/// The time on the clock; a zone after it is a clock's in Britain.
fn time(text: Option<&Text<'_>>, field: &'static str) -> Result<Option<Time>, Unsaid> {
    let Some(text) = said(text) else {
        return Ok(None);
    };
    let clock = ["Z", "+00:00", "+01:00"]
        .iter()
        .find_map(|zone| text.strip_suffix(zone))
        .unwrap_or(text);
    let time = ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|form| Time::strptime(form, clock).ok());
    time.map(Some)
        .ok_or((field, "it is no time of day in Britain"))
}

fn said<'a>(text: Option<&'a Text<'_>>) -> Option<&'a str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(byday: &str) -> wire::Schedule<'_> {
        wire::Schedule {
            byday: Some(byday.into()),
            freq: Some(MONTHLY.into()),
            ..wire::Schedule::default()
        }
    }

    #[test]
    fn days_that_differ_by_week_are_schedules_of_their_own() {
        let all = read(&days("1MO,3MO,2TU"), &BTreeMap::new()).expect("schedules");
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].in_month, [WeekOfMonth::First, WeekOfMonth::Third]);
        assert_eq!(all[1].days, [Weekday::Tuesday]);
    }

    #[test]
    fn what_content_cannot_say_is_told_with_its_field() {
        let told = |schedule: wire::Schedule<'_>| match read(&schedule, &BTreeMap::new()) {
            Ok(all) => panic!("{all:?}"),
            Err((field, _)) => field,
        };
        assert_eq!(told(days("5MO")), "byday");
        assert_eq!(told(days("")), "byday");
        assert_eq!(
            told(wire::Schedule {
                bymonthday: Some("1".into()),
                ..days("MO")
            }),
            "bymonthday"
        );
        assert_eq!(
            told(wire::Schedule {
                freq: Some("YEARLY".into()),
                ..days("MO")
            }),
            "freq"
        );
        assert_eq!(
            told(wire::Schedule {
                opens_at: Some("nine".into()),
                ..days("1MO")
            }),
            "opens_at"
        );
        assert_eq!(
            told(wire::Schedule {
                interval: Some(Number(0.5)),
                ..days("1MO")
            }),
            "interval"
        );
    }

    #[test]
    fn times_of_other_feeds_are_read_as_a_clock_in_britain_shows_them() {
        let schedule = wire::Schedule {
            opens_at: Some("09:30:00Z".into()),
            closes_at: Some("17:00+01:00".into()),
            dtstart: Some("2026-01-05T00:00:00Z".into()),
            ..days("MO")
        };
        let all = read(&schedule, &BTreeMap::new()).expect("a schedule");
        assert_eq!(all[0].opens.map(clock), Some("09:30".into()));
        assert_eq!(all[0].closes.map(clock), Some("17:00".into()));
        assert_eq!(
            all[0].from.map(|day| day.to_string()).as_deref(),
            Some("2026-01-05")
        );
        assert!(all[0].in_month.is_empty());
    }
}
