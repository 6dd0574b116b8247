//! Schedules as schema.org has them: opening hours for what is the same each week, and else an event's
//! schedule.

use jiff::civil::{Date, Time};
use serde_json::{Map, Value};
use site_model::directory::schedule::{Schedule, WeekOfMonth, Weekday};

use super::{put, some};

/// The time zone of every time in content.
const TIME_ZONE: &str = "Europe/London";

/// Whether it is the same every week.
pub(super) fn is_weekly(schedule: &Schedule) -> bool {
    schedule.in_month.is_empty() && schedule.every.unwrap_or(1) <= 1
}

/// The hours of a weekly schedule, and the days on which it is closed. Hours that nobody said are
/// none: a day without them would be read as a whole day.
pub(super) fn hours(schedule: &Schedule) -> Vec<Value> {
    let (Some(opens), Some(closes)) = (schedule.opens, schedule.closes) else {
        return Vec::new();
    };
    let specification = |opens: Time, closes: Time, from: Option<Date>, until: Option<Date>| {
        let mut said = Map::new();
        said.insert("@type".into(), "OpeningHoursSpecification".into());
        let days = schedule.days.iter().map(|day| day_of_week(*day).into());
        some(&mut said, "dayOfWeek", days.collect());
        said.insert("opens".into(), clock(opens).into());
        said.insert("closes".into(), clock(closes).into());
        put(
            &mut said,
            "validFrom",
            from.map(|day| day.to_string().into()),
        );
        put(
            &mut said,
            "validThrough",
            until.map(|day| day.to_string().into()),
        );
        Value::from(said)
    };
    let open = specification(opens, closes, schedule.from, schedule.until);
    // As search engines read it: open from midnight to midnight is closed.
    let closed = schedule.except.iter().map(|except| {
        let until = except.until.unwrap_or(except.from);
        specification(
            Time::midnight(),
            Time::midnight(),
            Some(except.from),
            Some(until),
        )
    });
    [open].into_iter().chain(closed).collect()
}

/// A schedule that comes every few weeks, or on days of a month; `None` where schema.org has no word
/// for it, as for the last of a month.
pub(super) fn event_schedule(schedule: &Schedule) -> Option<Value> {
    let mut said = Map::new();
    said.insert("@type".into(), "Schedule".into());
    said.insert("scheduleTimezone".into(), TIME_ZONE.into());
    let days = schedule.days.iter().map(|day| day_of_week(*day).into());
    some(&mut said, "byDay", days.collect());
    let frequency = if schedule.in_month.is_empty() {
        format!("P{}W", schedule.every.unwrap_or(1))
    } else {
        let weeks = schedule.in_month.iter().map(|week| week_of_month(*week));
        let weeks: Vec<Value> = weeks.collect::<Option<_>>()?;
        some(&mut said, "byMonthWeek", weeks);
        "P1M".to_owned()
    };
    said.insert("repeatFrequency".into(), frequency.into());
    put(
        &mut said,
        "startDate",
        schedule.from.map(|day| day.to_string().into()),
    );
    put(
        &mut said,
        "endDate",
        schedule.until.map(|day| day.to_string().into()),
    );
    put(
        &mut said,
        "startTime",
        schedule.opens.map(|time| clock(time).into()),
    );
    put(
        &mut said,
        "endTime",
        schedule.closes.map(|time| clock(time).into()),
    );
    // A day each: no longer than a year, whatever somebody wrote.
    let excepted = schedule.except.iter().flat_map(|except| {
        let until = except.until.unwrap_or(except.from);
        let days = except.from.series(jiff::Span::new().days(1)).take(366);
        days.take_while(move |day| *day <= until)
    });
    some(
        &mut said,
        "exceptDate",
        excepted.map(|day| day.to_string().into()).collect(),
    );
    Some(said.into())
}

fn day_of_week(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "https://schema.org/Monday",
        Weekday::Tuesday => "https://schema.org/Tuesday",
        Weekday::Wednesday => "https://schema.org/Wednesday",
        Weekday::Thursday => "https://schema.org/Thursday",
        Weekday::Friday => "https://schema.org/Friday",
        Weekday::Saturday => "https://schema.org/Saturday",
        Weekday::Sunday => "https://schema.org/Sunday",
    }
}

fn week_of_month(week: WeekOfMonth) -> Option<Value> {
    match week {
        WeekOfMonth::First => Some(1.into()),
        WeekOfMonth::Second => Some(2.into()),
        WeekOfMonth::Third => Some(3.into()),
        WeekOfMonth::Fourth => Some(4.into()),
        WeekOfMonth::Last => None,
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
