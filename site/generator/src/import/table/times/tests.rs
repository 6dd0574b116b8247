use jiff::civil::date;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;

fn hall(name: &str) -> Option<Slug> {
    (name == "The Hall, upstairs").then(|| Slug::parse("the-hall").expect("a slug"))
}

fn one(cell: &str) -> Schedule {
    let mut all = read(cell, &hall).unwrap_or_else(|(message, _)| panic!("{message}"));
    assert_eq!(all.len(), 1, "{cell}");
    all.remove(0)
}

fn message(cell: &str) -> String {
    read(cell, &hall).expect_err(cell).0
}

/// As the documentation says that it is written.
fn written(schedule: &Schedule) -> String {
    let words = |week: &WeekOfMonth| match week {
        WeekOfMonth::First => "first",
        WeekOfMonth::Second => "second",
        WeekOfMonth::Third => "third",
        WeekOfMonth::Fourth => "fourth",
        WeekOfMonth::Last => "last",
    };
    let weeks: Vec<&str> = schedule.in_month.iter().map(words).collect();
    let days: Vec<&str> = schedule.days.iter().map(|day| day.as_str()).collect();
    let mut text = format!("{} {}", weeks.join(" and "), days.join(", "));
    let time =
        |time: Option<Time>| time.map_or(String::new(), |time| time.strftime("%H:%M").to_string());
    match (schedule.opens, schedule.closes) {
        (None, None) => {}
        (opens, None) => text += &format!(" {}", time(opens)),
        (opens, closes) => text += &format!(" {}-{}", time(opens), time(closes)),
    }
    let mut part = |name: &str, value: String| text += &format!(", {name} {value}");
    if let Some(day) = schedule.from {
        part("from", day.to_string());
    }
    if let Some(day) = schedule.until {
        part("until", day.to_string());
    }
    if let Some(weeks) = schedule.every {
        part("every", format!("{weeks} weeks"));
    }
    for except in &schedule.except {
        let until = except
            .until
            .map_or(String::new(), |until| format!("..{until}"));
        let why = except
            .why
            .as_ref()
            .map_or(String::new(), |why| format!(" ({why})"));
        part("not", format!("{}{until}{why}", except.from));
    }
    if schedule.location.is_some() {
        part("at", "(The Hall, upstairs)".to_owned());
    }
    if let Some(note) = &schedule.note {
        part("note", format!("({note})"));
    }
    text
}

fn day() -> impl Strategy<Value = Date> {
    (2020i16..2035, 1i8..13, 1i8..29).prop_map(|(y, m, d)| date(y, m, d))
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-z;:,.'0-9-]{1,8}( [a-z;:,]{1,8}){0,3}"
}

fn clock() -> impl Strategy<Value = Time> {
    (0i8..24, 0i8..60).prop_map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0))
}

prop_compose! {
    fn any_schedule()(
        days in subsequence(Weekday::ALL.to_vec(), 1..=7),
        in_month in subsequence(vec![
            WeekOfMonth::First, WeekOfMonth::Second, WeekOfMonth::Third, WeekOfMonth::Fourth, WeekOfMonth::Last,
        ], 0..=3),
        (opens, closes) in (of(clock()), of(clock())),
        (from, until, every) in (of(day()), of(day()), of(1u8..53)),
        except in vec((day(), of(day()), of(words())), 0..3),
        location in select(vec![None, hall("The Hall, upstairs")]),
        note in of(words()),
    ) -> Schedule {
        let except = except.into_iter().map(|(from, until, why)| Exception { from, until, why });
        Schedule { days, opens, closes, location, from, until, every, in_month, except: except.collect(), note }
    }
}

proptest! {
    #[test]
    fn any_schedules_are_read_as_they_were_written(schedules in vec(any_schedule(), 0..4)) {
        let texts: Vec<String> = schedules.iter().map(written).collect();
        let cell = texts.join("; ");
        prop_assert_eq!(read(&cell, &hall), Ok(schedules), "{}", cell);
    }

    #[test]
    fn any_cell_is_read_or_told(cell in "(?s).{0,60}") {
        let _ = read(&cell, &hall);
    }

    #[test]
    fn any_words_of_schedules_are_read_or_told(
        words in vec(select(vec![
            "monday", "to", "first", "10:00", "-", "11:30", ",", ";", "not", "from", "every", "day", "at",
            "note", "(", ")", "2026-09-07", "..", "é", "",
        ]), 0..12),
    ) {
        let _ = read(&words.join(" "), &hall);
        let _ = read(&words.concat(), &hall);
    }
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let cell = "Monday and Thursday 10:00-11:30; first Friday 14:00-15:00, from 2026-09-07, \
                not 2026-10-26..2026-10-30 (Half term)";
    let all = read(cell, &hall).expect("schedules");
    assert_eq!(all[0].days, [Weekday::Monday, Weekday::Thursday]);
    assert_eq!(all[0].closes, Some(jiff::civil::time(11, 30, 0, 0)));
    assert_eq!(all[1].in_month, [WeekOfMonth::First]);
    assert_eq!(all[1].from, Some(date(2026, 9, 7)));
    assert_eq!(
        all[1].except,
        [Exception {
            from: date(2026, 10, 26),
            until: Some(date(2026, 10, 30)),
            why: Some("Half term".to_owned()),
        }]
    );
}

#[test]
fn days_are_written_as_people_write_them() {
    let weekdays = &Weekday::ALL[..5];
    for cell in [
        "Monday to Friday 9:00 to 17:00",
        "Mon-Fri 09:00 – 17:00",
        "mondays - fridays 09:00-17:00",
    ] {
        let schedule = one(cell);
        assert_eq!(schedule.days, weekdays, "{cell}");
        assert_eq!(
            schedule.opens,
            Some(jiff::civil::time(9, 0, 0, 0)),
            "{cell}"
        );
        assert_eq!(
            schedule.closes,
            Some(jiff::civil::time(17, 0, 0, 0)),
            "{cell}"
        );
    }
    assert_eq!(one("every day 10:00").days, Weekday::ALL);
    assert_eq!(one("Daily").days, Weekday::ALL);
    assert_eq!(
        one("Saturday to Monday").days,
        [Weekday::Saturday, Weekday::Sunday, Weekday::Monday]
    );
    assert_eq!(
        one("1st and 3rd Tuesday of the month 10:00").in_month,
        [WeekOfMonth::First, WeekOfMonth::Third]
    );
    assert_eq!(one("Monday, every other week").every, Some(2));
    assert_eq!(one("Monday, from 07/09/2026").from, Some(date(2026, 9, 7)));
}

#[test]
fn what_cannot_be_read_is_named() {
    for (cell, told) in [
        ("Mornings 10:00", "`mornings` is no day of the week"),
        ("10:00-11:00", "names no day of the week"),
        ("Monday 10am-11am", "`10am-11am` are no times of day"),
        ("Monday 25:00", "`25:00` are no times of day"),
        ("Monday to 10:00", "has no last day"),
        ("Monday 10:00, from September", "`September` is no day"),
        (
            "Monday 10:00, every few weeks",
            "`every few weeks` is no number of weeks",
        ),
        (
            "Monday 10:00, at The Park",
            "`The Park` is no location of this service",
        ),
        (
            "Monday 10:00, not 2026-10-26 (Half term",
            "has a bracket that is not closed",
        ),
        ("Monday 10:00)", "closes a bracket that is not open"),
    ] {
        let message = message(cell);
        assert!(message.contains(told), "{cell}: {message}");
    }
}
