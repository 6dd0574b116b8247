//! When a service is on.
//!
//! A schedule is a set of days that repeats weekly, every few weeks or monthly, with times, a first
//! and a last day, and days on which it is not on. It is what RFC 5545 calls a recurrence rule, in an
//! editor's words; times are Europe/London's.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::slug::Slug;
use crate::yaml_error::rejected;

/// When a service is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The days of the week.
    pub days: Vec<Weekday>,
    /// When it opens or begins.
    #[serde(default, with = "clock")]
    pub opens: Option<Time>,
    /// When it closes or ends.
    #[serde(default, with = "clock")]
    pub closes: Option<Time>,
    /// Where: one of the service's locations. All of them, where it is left out.
    #[serde(default)]
    pub location: Option<Slug>,
    /// The first day, where there is one. With `every`, the first week is this day's.
    #[serde(default, with = "crate::day::optional")]
    pub from: Option<Date>,
    /// The last day, where there is one.
    #[serde(default, with = "crate::day::optional")]
    pub until: Option<Date>,
    /// Every how many weeks: 1 where it is left out.
    #[serde(default)]
    pub every: Option<u8>,
    /// Which of these days in a month, where it is monthly: `[first, third]`.
    #[serde(default)]
    pub in_month: Vec<WeekOfMonth>,
    /// Days on which it is not on.
    #[serde(default)]
    pub except: Vec<Exception>,
    /// What a family should know of these times, e.g. `In term time`.
    #[serde(default)]
    pub note: Option<String>,
}

/// Days on which a schedule is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The day, or the first of several.
    #[serde(with = "crate::day")]
    pub from: Date,
    /// The last of several.
    #[serde(default, with = "crate::day::optional")]
    pub until: Option<Date>,
    /// Why, e.g. `Half term`.
    #[serde(default)]
    pub why: Option<String>,
}

/// A day of the week, from Monday on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The word that content uses, which is also part of addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

/// Which of a month's Mondays, say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeekOfMonth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The last.
    Last,
}

/// A time of day as content writes it: `"09:30"`.
mod clock {
    use super::*;

    /// How people write times: read only to say what was probably meant.
    const OTHER_FORMS: [&str; 6] = ["%I:%M%p", "%I.%M%p", "%I%p", "%I:%M %p", "%I %p", "%H.%M"];

    #[derive(Deserialize)]
    struct Clock(#[serde(deserialize_with = "read")] Time);

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let text = String::deserialize(deserializer)?;
        Time::strptime("%H:%M", &text).map_err(|_| {
            let meant = OTHER_FORMS
                .iter()
                .find_map(|form| Time::strptime(form, text.to_uppercase()).ok());
            rejected(
                &format!("`{text}` is no time of day"),
                &match meant {
                    Some(time) => format!("write the time as `\"{}\"`", time.strftime("%H:%M")),
                    None => "write hours and minutes of the 24-hour clock in quotes, such as `\"09:30\"`"
                        .to_owned(),
                },
            )
        })
    }

    pub(super) fn serialize<S: Serializer>(
        time: &Option<Time>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.collect_str(&time.strftime("%H:%M")),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Time>, D::Error> {
        Ok(Option::<Clock>::deserialize(deserializer)?.map(|Clock(time)| time))
    }
}
