//! The two filters that MoJ Frontend brings for its templates: `date` and `mojDate`.
//!
//! Its own are JavaScript over the library moment. These read the same timestamps and write the
//! same words, in the councils' time zone, from the few of moment's letters below; any other
//! letter, and what is no date, is an error.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use minijinja::{Error, ErrorKind, Value};

/// Where moment takes the zone of the machine, which a function in a cloud does not have.
const TIME_ZONE: &str = "Europe/London";

/// moment's letters, the longest of a kind first, and what jiff calls them.
const LETTERS: [(&str, &str); 14] = [
    ("YYYY", "%Y"),
    ("MMMM", "%B"),
    ("MMM", "%b"),
    ("MM", "%m"),
    ("M", "%-m"),
    ("dddd", "%A"),
    ("DD", "%d"),
    ("D", "%-d"),
    ("HH", "%H"),
    ("hh", "%I"),
    ("h", "%-I"),
    ("mm", "%M"),
    ("ss", "%S"),
    ("a", "%P"),
];

/// `timestamp | date(format)`.
pub(super) fn date(timestamp: &Value, format: &str) -> Result<String, Error> {
    written(&moment(timestamp)?, format)
}

/// `timestamp | mojDate(type)`; of a type that it does not know, the timestamp itself.
pub(super) fn moj_date(timestamp: &Value, kind: Option<&str>) -> Result<Value, Error> {
    const DAY: &str = "D MMMM YYYY";
    const SHORT_DAY: &str = "D MMM YYYY";
    let (day, has_time) = match kind {
        Some("datetime") => (DAY, true),
        Some("shortdatetime") => (SHORT_DAY, true),
        Some("date") => (DAY, false),
        Some("shortdate") => (SHORT_DAY, false),
        Some("time") => ("", true),
        _ => return Ok(timestamp.clone()),
    };
    let moment = moment(timestamp)?;
    // A full hour goes without its minutes.
    let time = match (has_time, moment.minute()) {
        (false, _) => "",
        (true, 0) => "ha",
        (true, _) => "h:mma",
    };
    let between = if day.is_empty() || time.is_empty() {
        ""
    } else {
        " [at] "
    };
    written(&moment, &format!("{day}{between}{time}")).map(Value::from)
}

/// A timestamp with an offset.
fn moment(timestamp: &Value) -> Result<Zoned, Error> {
    let read = timestamp
        .as_str()
        .and_then(|text| text.parse::<Timestamp>().ok());
    let zone = TimeZone::get(TIME_ZONE).map_err(|error| {
        Error::new(ErrorKind::InvalidOperation, "no time zone of the councils").with_source(error)
    })?;
    read.map(|read| read.to_zoned(zone)).ok_or_else(|| {
        refused(format!(
            "`{timestamp}` is no timestamp as RFC 3339 writes it"
        ))
    })
}

/// As moment writes a moment: what stands in square brackets as it is.
fn written(moment: &Zoned, format: &str) -> Result<String, Error> {
    let mut specification = String::new();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        if let Some((literal, after)) = rest
            .strip_prefix('[')
            .and_then(|inside| inside.split_once(']'))
        {
            specification.push_str(&literal.replace('%', "%%"));
            rest = after;
        } else if let Some((letters, theirs)) = LETTERS
            .iter()
            .find(|(letters, _)| rest.starts_with(letters))
        {
            specification.push_str(theirs);
            rest = &rest[letters.len()..];
        } else if first.is_alphabetic() || first == '[' {
            return Err(refused(format!(
                "`{first}` in the date format `{format}` is not known"
            )));
        } else {
            specification.push_str(if first == '%' { "%" } else { "" });
            specification.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    jiff::fmt::strtime::format(&specification, moment).map_err(|error| {
        Error::new(ErrorKind::InvalidOperation, "the date cannot be written").with_source(error)
    })
}

fn refused(problem: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMER: &str = "2019-06-14T14:01:00.000Z";

    #[test]
    fn a_date_is_written_in_london_time() {
        let format = "dddd D MMMM YYYY [at] h:mma, DD/MM/YYYY HH:mm:ss 100%";
        assert_eq!(
            date(&Value::from(SUMMER), format).ok().as_deref(),
            Some("Friday 14 June 2019 at 3:01pm, 14/06/2019 15:01:00 100%")
        );
    }

    #[test]
    fn a_full_hour_has_no_minutes_and_an_unknown_type_no_words() {
        let of = |kind| moj_date(&Value::from("2019-01-05T09:00:00Z"), kind).map(|v| v.to_string());
        assert_eq!(of(Some("time")).ok().as_deref(), Some("9am"));
        assert_eq!(
            of(Some("shortdatetime")).ok().as_deref(),
            Some("5 Jan 2019 at 9am")
        );
        assert_eq!(of(None).ok().as_deref(), Some("2019-01-05T09:00:00Z"));
    }

    #[test]
    fn no_date_and_no_known_letter_are_errors() {
        assert!(date(&Value::from("tomorrow"), "D").is_err());
        assert!(date(&Value::UNDEFINED, "D").is_err());
        assert!(date(&Value::from(SUMMER), "Do MMMM").is_err());
        assert!(date(&Value::from(SUMMER), "[never closed").is_err());
    }
}
