//! What is said of times and ages, in the words that families read.

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::{Date, date, time};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use site_model::directory::age::{Age, AgeUnit, Ages};
use site_model::directory::schedule::{Exception, Schedule, WeekOfMonth, Weekday};
use site_theme::{Argument, Sources, Theme};

use super::ages::{self, BANDS};
use super::when::{When, when};
use crate::build::LANGUAGE;

static THEME: LazyLock<Theme> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    site_theme::install_packages(&folder).expect("npm installs the packages");
    let sources = Sources::read(&folder).expect("the theme is there");
    Theme::of_build(&sources).expect("the theme is whole")
});

fn say(id: &str, given: &[(&str, Argument)]) -> String {
    THEME.words().say(LANGUAGE, id, given)
}

fn schedule(yaml: &str) -> Schedule {
    serde_saphyr::from_str(yaml).expect("a schedule")
}

fn said(yaml: &str) -> Vec<String> {
    let When { text, more } = when(&say, &schedule(yaml));
    [text].into_iter().chain(more).collect()
}

#[test]
fn a_schedule_is_said_as_a_family_would_say_it() {
    for (yaml, words) in [
        (
            "{ days: [monday, thursday], opens: '10:00', closes: '11:30' }",
            &["Mondays and Thursdays, 10am to 11:30am"][..],
        ),
        ("{ days: [sunday] }", &["Sundays"]),
        (
            "{ days: [thursday, monday, monday] }",
            &["Mondays and Thursdays"],
        ),
        (
            "{ days: [monday, tuesday, wednesday, thursday, friday], opens: '09:00', closes: '17:00' }",
            &["Monday to Friday, 9am to 5pm"],
        ),
        (
            "{ days: [monday, tuesday, wednesday, saturday, sunday] }",
            &["Monday to Wednesday, Saturdays and Sundays"],
        ),
        (
            "{ days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], opens: '00:00', closes: '12:00' }",
            &["Every day, midnight to midday"],
        ),
        (
            "{ days: [tuesday], opens: '12:05' }",
            &["Tuesdays, from 12:05pm"],
        ),
        (
            "{ days: [tuesday], closes: '16:00' }",
            &["Tuesdays, until 4pm"],
        ),
        (
            "{ days: [friday], in_month: [first], opens: '10:00', closes: '12:00' }",
            &["First Friday of the month, 10am to midday"],
        ),
        (
            "{ days: [friday], in_month: [last, first, first] }",
            &["First and last Friday of the month"],
        ),
        (
            "{ days: [monday, friday], in_month: [second] }",
            &["Second Monday and second Friday of the month"],
        ),
        (
            "{ days: [monday], every: 2, from: 2026-09-07, until: 2026-12-14 }",
            &[
                "Mondays",
                "Every 2 weeks from 7 September 2026",
                "Until 14 December 2026",
            ],
        ),
        ("{ days: [monday], every: 1 }", &["Mondays"]),
        (
            "{ days: [monday], from: 2026-09-07 }",
            &["Mondays", "From 7 September 2026"],
        ),
        (
            "{ days: [monday], from: 2026-09-07, until: 2026-12-14 }",
            &["Mondays", "7 September to 14 December 2026"],
        ),
        (
            "{ days: [monday], from: 2026-09-07, until: 2026-09-07, opens: '10:00' }",
            &["Monday 7 September 2026, from 10am"],
        ),
        (
            "{ days: [wednesday], note: In term time, except: [{ from: 2026-10-26, until: 2026-10-30, why: Half term }] }",
            &[
                "Wednesdays",
                "In term time",
                "Not on 26 to 30 October 2026 (Half term)",
            ],
        ),
        (
            "{ days: [wednesday], except: [{ from: 2026-12-28, until: 2027-01-03 }, { from: 2026-05-27 }, { from: 2026-10-28, until: 2026-11-04 }] }",
            &[
                "Wednesdays",
                "Not on 28 December 2026 to 3 January 2027",
                "Not on 27 May 2026",
                "Not on 28 October to 4 November 2026",
            ],
        ),
        ("{ days: [] }", &["Ask when it is on"]),
        ("{ days: [], opens: '10:00' }", &["From 10am"]),
    ] {
        assert_eq!(said(yaml), words, "{yaml}");
    }
}

fn ages_of(yaml: &str) -> Ages {
    serde_saphyr::from_str(yaml).expect("ages")
}

#[test]
fn ages_are_said_as_a_family_would_say_them() {
    for (yaml, words) in [
        ("{}", None),
        ("{ pregnancy: true }", Some("Pregnancy")),
        (
            "{ pregnancy: true, to: 18 months }",
            Some("Pregnancy, and babies up to 18 months"),
        ),
        (
            "{ pregnancy: true, from: 0 years }",
            Some("Pregnancy, and any age"),
        ),
        ("{ to: 1 year }", Some("Babies up to 1 year old")),
        ("{ to: 4 years }", Some("Children up to 4 years old")),
        (
            "{ from: 0 months, to: 4 years }",
            Some("Children up to 4 years old"),
        ),
        (
            "{ to: 25 years }",
            Some("Children and young people up to 25 years old"),
        ),
        ("{ from: 5 years, to: 11 years }", Some("Ages 5 to 11")),
        ("{ from: 2 years, to: 2 years }", Some("Age 2")),
        (
            "{ from: 6 months, to: 18 months }",
            Some("Babies and children from 6 to 18 months"),
        ),
        (
            "{ from: 18 months, to: 4 years }",
            Some("Children from 18 months to 4 years old"),
        ),
        ("{ from: 11 years }", Some("From 11 years old on")),
    ] {
        assert_eq!(ages::ages(&say, ages_of(yaml)).as_deref(), words, "{yaml}");
    }
}

#[test]
fn a_service_is_in_every_band_that_its_ages_touch() {
    for (yaml, words) in [
        ("{}", &["any"][..]),
        ("{ pregnancy: true }", &["pregnancy"]),
        (
            "{ pregnancy: true, to: 11 months }",
            &["pregnancy", "under-1"],
        ),
        ("{ to: 12 months }", &["under-1", "1-to-4"]),
        ("{ to: 4 years }", &["under-1", "1-to-4"]),
        ("{ from: 4 years, to: 5 years }", &["1-to-4", "5-to-10"]),
        ("{ from: 16 years }", &["16-to-18", "19-to-25"]),
        ("{ from: 25 years }", &["19-to-25"]),
        ("{ from: 26 years }", &[]),
    ] {
        let ages = ages_of(yaml);
        let bands = BANDS.into_iter().filter(|band| band.has(ages));
        let found: Vec<&str> = bands.map(|band| band.word).collect();
        assert_eq!(found, words, "{yaml}");
    }
}

fn day() -> impl Strategy<Value = Date> {
    (1900i16..2100, 1i8..13, 1i8..29).prop_map(|(year, month, day)| date(year, month, day))
}

prop_compose! {
    fn any_schedule()(
        days in vec(select(Weekday::ALL.to_vec()), 0..9),
        opens in of((0i8..24, 0i8..60)),
        closes in of((0i8..24, 0i8..60)),
        (from, until) in (of(day()), of(day())),
        every in of(any::<u8>()),
        in_month in vec(select(vec![WeekOfMonth::First, WeekOfMonth::Fourth, WeekOfMonth::Last]), 0..4),
        except in vec((day(), of(day()), of("\\PC{0,8}")), 0..3),
        note in of("\\PC{1,8}"),
    ) -> Schedule {
        let clock = |(hour, minute)| time(hour, minute, 0, 0);
        let exception = |(from, until, why)| Exception { from, until, why };
        Schedule {
            days, opens: opens.map(clock), closes: closes.map(clock), location: None, from, until,
            every, in_month, note, except: except.into_iter().map(exception).collect(),
        }
    }
}

/// A time of day as it is said, read again.
fn is_said(text: &str, hour: i8, minute: i8) -> bool {
    let twelve = (hour + 11) % 12 + 1;
    let half = if hour < 12 { "am" } else { "pm" };
    let said = match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, 0) => format!("{twelve}{half}"),
        _ => format!("{twelve}:{minute:02}{half}"),
    };
    text.to_lowercase().contains(&said)
}

proptest! {
    #[test]
    fn every_schedule_says_something_and_keeps_its_times_and_days(schedule in any_schedule()) {
        let When { text, more } = when(&say, &schedule);
        prop_assert!(!text.is_empty() && !text.contains('⟦'), "{text}");
        prop_assert!(more.iter().all(|sentence| !sentence.contains('⟦')), "{more:?}");
        for time in [schedule.opens, schedule.closes].into_iter().flatten() {
            prop_assert!(is_said(&text, time.hour(), time.minute()), "{time} in {text}");
        }
        let is_one_day = schedule.from.is_some() && schedule.from == schedule.until;
        let months_only = schedule.in_month.is_empty();
        if schedule.days.len() == 1 && !is_one_day {
            let name = schedule.days[0].as_str();
            prop_assert!(text.to_lowercase().contains(name), "{name} in {text}");
            prop_assert_eq!(text.contains("of the month"), !months_only, "{}", text);
        }
        let excepted = more.iter().filter(|sentence| sentence.starts_with("Not on ")).count();
        prop_assert!(excepted >= schedule.except.len(), "{more:?}");
    }

    #[test]
    fn whatever_ages_there_are_something_is_said_and_some_band_has_them(
        pregnancy in any::<bool>(),
        from in of((0u16..26, any::<bool>())),
        to in of((0u16..=120, any::<bool>())),
    ) {
        let age = |(count, months)| Age {
            count,
            unit: if months { AgeUnit::Month } else { AgeUnit::Year },
        };
        let ages = Ages { pregnancy, from: from.map(age), to: to.map(age) };
        let words = ages::ages(&say, ages);
        prop_assert_eq!(words.is_some(), ages.are_said());
        prop_assert!(words.is_none_or(|words| !words.is_empty() && !words.contains('⟦')));
        let is_sound = match (ages.from, ages.to) {
            (Some(from), Some(to)) => from.in_months() < to.ends_before_month(),
            _ => true,
        };
        if is_sound {
            prop_assert!(BANDS.iter().any(|band| band.has(ages)), "{ages:?}");
        }
    }
}
