//! Days that come again, as RFC 5545 (3.3.10) writes and counts them.

use jiff::ToSpan as _;
use jiff::civil::{self, Date};
use site_model::directory::schedule::{Schedule, WeekOfMonth, Weekday};

/// How RFC 5545 writes a day of the week.
fn code(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// Which of a month's: the last is counted from its end.
fn ordinal(week: WeekOfMonth) -> i8 {
    match week {
        WeekOfMonth::First => 1,
        WeekOfMonth::Second => 2,
        WeekOfMonth::Third => 3,
        WeekOfMonth::Fourth => 4,
        WeekOfMonth::Last => -1,
    }
}

const WEEKS: [WeekOfMonth; 5] = [
    WeekOfMonth::First,
    WeekOfMonth::Second,
    WeekOfMonth::Third,
    WeekOfMonth::Fourth,
    WeekOfMonth::Last,
];

/// `MO,TU`, or `1MO,1TU,3MO,3TU` where it is monthly.
pub(super) fn byday(schedule: &Schedule) -> Option<String> {
    let mut text = String::new();
    let mut push = |ordinal: Option<i8>, day: Weekday| {
        if !text.is_empty() {
            text.push(',');
        }
        if let Some(ordinal) = ordinal {
            text.push_str(&ordinal.to_string());
        }
        text.push_str(code(day));
    };
    if schedule.in_month.is_empty() {
        for day in &schedule.days {
            push(None, *day);
        }
    }
    for week in &schedule.in_month {
        for day in &schedule.days {
            push(Some(ordinal(*week)), *day);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// One part of a `byday`: which of a month's, if that is said, and the day.
pub(super) type Part = (Option<WeekOfMonth>, Weekday);

/// The parts of a `byday`; `None` where one is no day, or one that content cannot say (the fifth).
pub(super) fn read_byday(text: &str) -> Option<Vec<Part>> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(read_part)
        .collect()
}

fn read_part(part: &str) -> Option<Part> {
    let (number, day) = part.split_at_checked(part.len().checked_sub(2)?)?;
    let day = Weekday::ALL
        .into_iter()
        .find(|known| code(*known).eq_ignore_ascii_case(day))?;
    if number.is_empty() {
        return Some((None, day));
    }
    let number: i8 = number.parse().ok()?;
    let week = WEEKS.into_iter().find(|week| ordinal(*week) == number)?;
    Some((Some(week), day))
}

/// The first day on or after its first day on which a schedule is on: its exceptions apart.
pub(super) fn first_day(schedule: &Schedule) -> Option<Date> {
    let from = schedule.from?;
    let every = i32::from(schedule.every.unwrap_or(1).max(1));
    let days = || schedule.days.iter().copied();
    let first = if schedule.in_month.is_empty() {
        let monday = from
            .checked_sub(i64::from(from.weekday().to_monday_zero_offset()).days())
            .ok()?;
        // The week of the first day, and the next in which it is on.
        [0, every]
            .into_iter()
            .flat_map(|week| days().map(move |day| week * 7 + offset(day)))
            .filter_map(|days| monday.checked_add(days.days()).ok())
            .filter(|day| *day >= from)
            .min()
    } else {
        let month = from.first_of_month();
        [0, every]
            .into_iter()
            .filter_map(|months| month.checked_add(months.months()).ok())
            .flat_map(|month| {
                schedule.in_month.iter().flat_map(move |week| {
                    days().filter_map(move |day| {
                        let nth = ordinal(*week);
                        month.nth_weekday_of_month(nth, weekday(day)).ok()
                    })
                })
            })
            .filter(|day| *day >= from)
            .min()
    };
    // A schedule without days begins on its first.
    first.or(Some(from))
}

/// Days after Monday.
fn offset(day: Weekday) -> i32 {
    i32::from(weekday(day).to_monday_zero_offset())
}

fn weekday(day: Weekday) -> civil::Weekday {
    match day {
        Weekday::Monday => civil::Weekday::Monday,
        Weekday::Tuesday => civil::Weekday::Tuesday,
        Weekday::Wednesday => civil::Weekday::Wednesday,
        Weekday::Thursday => civil::Weekday::Thursday,
        Weekday::Friday => civil::Weekday::Friday,
        Weekday::Saturday => civil::Weekday::Saturday,
        Weekday::Sunday => civil::Weekday::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn schedule(days: &[Weekday], from: Date) -> Schedule {
        Schedule {
            days: days.to_vec(),
            opens: None,
            closes: None,
            location: None,
            from: Some(from),
            until: None,
            every: None,
            in_month: Vec::new(),
            except: Vec::new(),
            note: None,
        }
    }

    #[test]
    fn the_first_day_is_one_on_which_the_schedule_is_on() {
        // A Wednesday.
        let from = date(2026, 1, 7);
        let weekly = schedule(&[Weekday::Monday, Weekday::Friday], from);
        assert_eq!(first_day(&weekly), Some(date(2026, 1, 9)));
        let fortnightly = Schedule {
            every: Some(2),
            ..schedule(&[Weekday::Monday], from)
        };
        assert_eq!(first_day(&fortnightly), Some(date(2026, 1, 19)));
        let monthly = Schedule {
            in_month: vec![WeekOfMonth::Last, WeekOfMonth::First],
            ..schedule(&[Weekday::Monday], from)
        };
        assert_eq!(byday(&monthly).as_deref(), Some("-1MO,1MO"));
        assert_eq!(first_day(&monthly), Some(date(2026, 1, 26)));
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        assert_eq!(read_byday("mo, 2TU,-1SU").map(|parts| parts.len()), Some(3));
        for text in ["5MO", "XX", "M", "é", "-2MO", "1"] {
            assert_eq!(read_byday(text), None, "{text}");
        }
    }
}
