//! Working days in England, and until when a hub promised contact.
//!
//! Working days are Monday to Friday without bank holidays and without the days on which the council
//! is closed. Bank holidays follow from rules: Banking and Financial Dealings Act 1971, Schedule 1,
//! with what is proclaimed every year (New Year's Day, the first Monday in May) and the substitute
//! for one that falls on a weekend; Good Friday and Christmas Day are common law holidays. One that is
//! proclaimed for a single year, such as for a coronation, follows from no rule: the council names it
//! among its closed days.
//!
//! Days are days in London, whatever clock a server has.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The days on which a council works.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingDays {
    closed: BTreeSet<Date>,
}

/// Within how many working days a hub promises to make contact, counted from the day after a
/// request came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// How many.
    pub contact_within: NonZeroU8,
}

/// Where a promise stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The day is still to come.
    DueIn {
        /// How many working days are left, the day itself included.
        working_days: usize,
    },
    /// It is the last day on which it can be kept.
    DueToday,
    /// The day has passed.
    Overdue {
        /// How many working days have begun since: 0 on the weekend after it.
        working_days: usize,
    },
}

impl WorkingDays {
    /// England's working days without those on which the council is closed besides.
    pub fn new(closed: impl IntoIterator<Item = Date>) -> Self {
        let closed = closed.into_iter().collect();
        Self { closed }
    }

    /// Whether the council works on a day.
    pub fn includes(&self, day: Date) -> bool {
        !is_weekend(day) && !is_bank_holiday(day) && !self.closed.contains(&day)
    }

    /// The working day that comes so many before a day; the first day there is where there are no more.
    pub fn nth_before(&self, day: Date, count: NonZeroU8) -> Date {
        day.series(-1.day())
            .skip(1)
            .filter(|day| self.includes(*day))
            .nth(usize::from(count.get()) - 1)
            .unwrap_or(Date::MIN)
    }

    /// The working day that comes so many after a day; the last day there is where there are no more.
    fn nth_after(&self, day: Date, count: NonZeroU8) -> Date {
        day.series(1.day())
            .skip(1)
            .filter(|day| self.includes(*day))
            .nth(usize::from(count.get()) - 1)
            .unwrap_or(Date::MAX)
    }

    /// How many working days there are after one day, up to and with another.
    fn between(&self, after: Date, until: Date) -> usize {
        after
            .series(1.day())
            .skip(1)
            .take_while(|day| *day <= until)
            .filter(|day| self.includes(*day))
            .count()
    }
}

impl Promise {
    /// The last day on which the promise is kept, for what came in at a moment.
    pub fn due(self, received: Timestamp, days: &WorkingDays, london: &TimeZone) -> Date {
        let came_in = received.to_zoned(london.clone()).date();
        days.nth_after(came_in, self.contact_within)
    }
}

impl Standing {
    /// Where a promise that is due on a day stands now.
    pub fn at(now: Timestamp, due: Date, days: &WorkingDays, london: &TimeZone) -> Self {
        let today = now.to_zoned(london.clone()).date();
        match today.cmp(&due) {
            std::cmp::Ordering::Less => Self::DueIn {
                working_days: days.between(today, due),
            },
            std::cmp::Ordering::Equal => Self::DueToday,
            std::cmp::Ordering::Greater => Self::Overdue {
                working_days: days.between(due, today),
            },
        }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Whether a day is a bank holiday in England or the substitute for one.
fn is_bank_holiday(day: Date) -> bool {
    let monday = day.weekday() == Weekday::Monday;
    let tuesday = day.weekday() == Weekday::Tuesday;
    match (day.month(), day.day()) {
        (1, 1) | (12, 25 | 26) => true,
        // New Year's Day fell on the weekend just before.
        (1, 2 | 3) => monday,
        // Christmas Day, Boxing Day or both fell on a weekend.
        (12, 27 | 28) => monday || tuesday,
        (5, date) => monday && (date <= 7 || date >= 25),
        (8, date) => monday && date >= 25,
        (3 | 4, _) => is_easter_holiday(day),
        _ => false,
    }
}

/// Whether a day is Good Friday or Easter Monday.
fn is_easter_holiday(day: Date) -> bool {
    let sunday = match day.weekday() {
        Weekday::Friday => day.checked_add(2.days()),
        Weekday::Monday => day.checked_sub(1.day()),
        _ => return false,
    };
    sunday.is_ok_and(|sunday| (sunday.month(), sunday.day()) == easter(sunday.year()))
}

/// The month and day of Easter Sunday: the "anonymous" Gregorian computus, as in Meeus, Astronomical
/// Algorithms, chapter 8, whose letters these are.
fn easter(year: i16) -> (i8, i8) {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    // 3 or 4, and 1 to 31.
    ((n / 31) as i8, (n % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn london() -> TimeZone {
        TimeZone::get("Europe/London").expect("bundled")
    }

    fn within(days: u8) -> Promise {
        Promise {
            contact_within: NonZeroU8::new(days).expect("not 0"),
        }
    }

    fn at(time: &str) -> Timestamp {
        time.parse().expect("a time")
    }

    /// As GOV.UK lists them for England and Wales.
    #[test]
    fn weekdays_off_are_the_bank_holidays_that_gov_uk_lists() {
        let listed = [
            (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
            (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
            (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
            (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
            (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        ];
        let days = WorkingDays::default();
        for (year, listed) in listed {
            let off: Vec<String> = date(year, 1, 1)
                .series(1.day())
                .take_while(|day| day.year() == year)
                .filter(|day| !is_weekend(*day) && !days.includes(*day))
                .map(|day| day.strftime("%m-%d").to_string())
                .collect();
            assert_eq!(off.join(" "), listed, "{year}");
        }
    }

    #[test]
    fn a_promise_steps_over_weekends_bank_holidays_and_closed_days() {
        let received = at("2026-12-23T10:00:00Z");
        let due = |days| within(2).due(received, &days, &london());
        assert_eq!(due(WorkingDays::default()), date(2026, 12, 29));
        let closed = [date(2026, 12, 29), date(2026, 12, 30)];
        assert_eq!(due(WorkingDays::new(closed)), date(2026, 12, 31));
    }

    #[test]
    fn what_comes_after_midnight_in_london_came_the_next_day() {
        let due = |time| within(1).due(at(time), &WorkingDays::default(), &london());
        assert_eq!(due("2026-07-01T22:59:00Z"), date(2026, 7, 2));
        assert_eq!(due("2026-07-01T23:00:00Z"), date(2026, 7, 3));
    }

    #[test]
    fn a_weekend_adds_nothing_to_what_is_overdue() {
        let standing = |now| {
            let friday = date(2026, 11, 20);
            Standing::at(at(now), friday, &WorkingDays::default(), &london())
        };
        assert_eq!(
            standing("2026-11-17T09:00:00Z"),
            Standing::DueIn { working_days: 3 }
        );
        assert_eq!(standing("2026-11-20T09:00:00Z"), Standing::DueToday);
        assert_eq!(
            standing("2026-11-21T09:00:00Z"),
            Standing::Overdue { working_days: 0 }
        );
        assert_eq!(
            standing("2026-11-24T09:00:00Z"),
            Standing::Overdue { working_days: 2 }
        );
    }

    proptest! {
        #[test]
        fn a_promise_ends_on_a_working_day_with_as_many_left_as_were_promised(
            second in 1_700_000_000_i64..4_000_000_000,
            promised in 1_u8..60,
            closed in proptest::collection::btree_set(0_i64..200, 0..10),
        ) {
            let received = Timestamp::from_second(second).expect("in range");
            let came_in = received.to_zoned(london()).date();
            let closed = closed.into_iter().map(|after| came_in.saturating_add(after.days()));
            let days = WorkingDays::new(closed);
            let due = within(promised).due(received, &days, &london());
            prop_assert!(days.includes(due));
            let left = Standing::at(received, due, &days, &london());
            prop_assert_eq!(left, Standing::DueIn { working_days: usize::from(promised) });
        }

        #[test]
        fn easter_is_a_sunday_between_its_first_and_last_day(year in 1900_i16..2200) {
            let (month, day) = easter(year);
            let sunday = date(year, month, day);
            prop_assert_eq!(sunday.weekday(), Weekday::Sunday);
            prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&sunday));
        }
    }
}
