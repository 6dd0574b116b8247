//! A date as content writes it: `2026-11-21`.
//!
//! Used as `#[serde(with = "day")]`, because a date's own error speaks to programmers.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml_error::rejected;

/// How people write dates: read only to say what was probably meant.
const OTHER_FORMS: [&str; 5] = ["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"];

pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    date.serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_| {
        let meant = OTHER_FORMS
            .iter()
            .find_map(|form| Date::strptime(form, &text).ok());
        rejected(
            &format!("`{text}` is no date"),
            &match meant {
                Some(date) => format!("write the date as `{date}`"),
                None => "write year, month and day, such as `2026-11-21`".to_owned(),
            },
        )
    })
}

/// The same for a date that may be absent.
pub(crate) mod optional {
    use super::*;

    #[derive(Deserialize)]
    struct Day(#[serde(with = "super")] Date);

    pub(crate) fn serialize<S: Serializer>(
        date: &Option<Date>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Day>::deserialize(deserializer)?.map(|Day(date)| date))
    }
}
