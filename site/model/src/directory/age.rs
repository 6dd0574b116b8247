//! Ages that a service is for.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml_error::rejected;

/// Who a service is for, by age.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ages {
    /// It is for people who are pregnant, and their partners: for them alone, where nothing else is said.
    pub pregnancy: bool,
    /// The youngest; from birth where it is left out.
    pub from: Option<Age>,
    /// The oldest: up to and including that month or year. Everybody older too, where it is left out.
    pub to: Option<Age>,
}

impl Ages {
    /// Whether anything is said about ages.
    pub fn are_said(&self) -> bool {
        *self != Self::default()
    }
}

/// An age as content writes it: `18 months`, `5 years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// How many months or years.
    pub count: u16,
    /// Which of them.
    pub unit: AgeUnit,
}

/// What an age is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeUnit {
    /// Months.
    Month,
    /// Years.
    Year,
}

impl Age {
    /// Reads `6 months`, `1 year`, `0 years`.
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.split_once(' ')?;
        let unit = match unit {
            "month" | "months" => AgeUnit::Month,
            "year" | "years" => AgeUnit::Year,
            _ => return None,
        };
        let count = count.parse().ok().filter(|count| *count <= 120)?;
        Some(Self { count, unit })
    }

    /// In months, for comparing.
    pub fn in_months(self) -> u16 {
        match self.unit {
            AgeUnit::Month => self.count,
            AgeUnit::Year => self.count * 12,
        }
    }

    /// The first month after it: somebody who "is 5" is so until the sixth birthday.
    pub fn ends_before_month(self) -> u16 {
        match self.unit {
            AgeUnit::Month => self.count + 1,
            AgeUnit::Year => (self.count + 1) * 12,
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            AgeUnit::Month => "month",
            AgeUnit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}

impl Serialize for Age {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Age {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            rejected(
                &format!("`{text}` is no age"),
                "write a whole number of months or years, such as `18 months` or `5 years`",
            )
        })
    }
}
