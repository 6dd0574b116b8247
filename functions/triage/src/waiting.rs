//! How long a family has waited, as people say it.

use jiff::Timestamp;

/// A time that has passed, in the unit that people would use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waiting {
    /// Not yet an hour.
    UnderAnHour,
    /// Whole hours, up to a day.
    Hours(u32),
    /// Whole days of 24 hours.
    Days(u32),
}

impl Waiting {
    /// From `since` to `now`. A clock that is behind the one that wrote `since` is no error.
    pub(crate) fn between(since: Timestamp, now: Timestamp) -> Self {
        let hours = now.as_second().saturating_sub(since.as_second()).max(0) / 3600;
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        match hours {
            0 => Self::UnderAnHour,
            1..24 => Self::Hours(count(hours)),
            _ => Self::Days(count(hours / 24)),
        }
    }

    /// The Fluent message, and its count.
    pub(crate) fn message(self) -> (&'static str, u32) {
        match self {
            Self::UnderAnHour => ("staff-waiting-under-an-hour", 0),
            Self::Hours(count) => ("staff-waiting-hours", count),
            Self::Days(count) => ("staff-waiting-days", count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(seconds: i64) -> Waiting {
        let since = Timestamp::UNIX_EPOCH;
        let now = Timestamp::from_second(seconds).expect("a moment");
        Waiting::between(since, now)
    }

    #[test]
    fn the_unit_is_the_one_people_would_use() {
        const HOUR: i64 = 3600;
        assert_eq!(after(0), Waiting::UnderAnHour);
        assert_eq!(after(HOUR - 1), Waiting::UnderAnHour);
        assert_eq!(after(HOUR), Waiting::Hours(1));
        assert_eq!(after(24 * HOUR - 1), Waiting::Hours(23));
        assert_eq!(after(24 * HOUR), Waiting::Days(1));
        assert_eq!(after(48 * HOUR - 1), Waiting::Days(1));
        assert_eq!(after(400 * 24 * HOUR), Waiting::Days(400));
    }

    #[test]
    fn a_clock_that_is_behind_is_no_error() {
        assert_eq!(after(-90), Waiting::UnderAnHour);
    }
}
