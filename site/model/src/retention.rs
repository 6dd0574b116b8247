//! How long a notice promises to keep each kind of record.
//!
//! Source: UK GDPR Articles 5(1)(e) (storage limitation) and 13(2)(a) (the period, or how it is
//! decided, is told).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml_error::rejected;

/// The kinds of record that a promise can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// A form that was begun and not sent.
    Draft,
    /// A form that was sent.
    Submission,
    /// What staff keep about a family.
    Family,
    /// What staff keep about one child.
    Child,
}

impl RecordKind {
    /// The word that content uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submission => "submission",
            Self::Family => "family",
            Self::Child => "child",
        }
    }
}

/// What a period is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionEvent {
    /// The form was last changed.
    LastChange,
    /// The last contact with the family.
    LastContact,
    /// The birth of the child.
    Birth,
}

/// What happens when the period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetentionEnd {
    /// The record is erased.
    Delete,
    /// What identifies a person is erased; counts stay.
    Anonymise,
}

/// One promise: this record, counted from this event, for this long, then this.
///
/// Every part but the record is optional here because real notices leave them out; the rule
/// `notice-retention` says which is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// What is kept.
    pub record: RecordKind,
    /// What the period is counted from.
    pub from: Option<RetentionEvent>,
    /// How long, e.g. `3 years`.
    pub period: Option<Period>,
    /// A fixed last day instead of a period.
    #[serde(default, with = "crate::day::optional")]
    pub until: Option<Date>,
    /// What happens at the end.
    pub then: Option<RetentionEnd>,
    /// Who answers for it.
    pub owner: Option<String>,
}

/// A whole number of days, months or years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How many, from 1.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// The unit of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

impl Period {
    /// Reads `3 years`, `1 month`, `7 days`.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let count = count
            .parse()
            .ok()
            .filter(|count| (1..=999).contains(count))?;
        let unit = match unit.strip_suffix('s').unwrap_or(unit) {
            "day" => Unit::Day,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        Some(Self { count, unit })
    }

    /// The span of time, for adding to a date.
    pub fn span(self) -> jiff::Span {
        let count = i32::from(self.count);
        match self.unit {
            Unit::Day => jiff::Span::new().days(count),
            Unit::Month => jiff::Span::new().months(count),
            Unit::Year => jiff::Span::new().years(count),
        }
    }
}

/// How a text that is no period is mended: as the period that it means, where that can be told.
fn mend(text: &str) -> String {
    match meant(text) {
        Some(period) => format!("write `{period}`"),
        None => "write a number and days, months or years, such as `3 years`".to_owned(),
    }
}

/// The period that `two years`, `4 weeks` or `a month` means.
fn meant(text: &str) -> Option<Period> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace();
    let (count, unit) = (words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let count: u16 = match count {
        "a" | "an" => 1,
        word => match (1..).zip(NUMBERS).find(|(_, number)| *number == word) {
            Some((count, _)) => count,
            None => word.parse().ok()?,
        },
    };
    match unit.strip_suffix('s').unwrap_or(unit) {
        "week" => Period::parse(&format!("{} days", count.checked_mul(7)?)),
        unit => Period::parse(&format!("{count} {unit}")),
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| rejected(&format!("`{text}` is no period"), &mend(&text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_reads_back_as_it_was_written() {
        for text in ["1 day", "7 days", "1 month", "18 months", "25 years"] {
            assert_eq!(
                Period::parse(text).map(|p| p.to_string()).as_deref(),
                Some(text)
            );
        }
        for bad in [
            "",
            "3",
            "years",
            "0 days",
            "-1 days",
            "3 decades",
            "3  years",
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_means_a_period_is_mended_as_that_period() {
        for (text, period) in [
            ("4 weeks", "`28 days`"),
            ("a week", "`7 days`"),
            ("Two years", "`2 years`"),
            ("one month", "`1 month`"),
            ("12  Months", "`12 months`"),
            ("200 weeks", "such as `3 years`"),
            ("65535 weeks", "such as `3 years`"),
            ("3 decades", "such as `3 years`"),
            ("as long as needed", "such as `3 years`"),
            ("0 weeks", "such as `3 years`"),
        ] {
            assert!(mend(text).contains(period), "{text}: {}", mend(text));
        }
    }
}
