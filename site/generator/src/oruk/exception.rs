//! Days on which a schedule is not kept, as lines of its `notes`:
//!
//! ```text
//! Not on 2026-12-25.
//! Not on 2026-12-21 to 2027-01-01: Winter closure
//! ```

use std::fmt::Write as _;

use jiff::civil::Date;
use site_model::directory::schedule::Exception;

const BEGINS: &str = "Not on ";

/// A line for each.
pub(super) fn written(exceptions: &[Exception]) -> Option<String> {
    let mut lines = String::new();
    for exception in exceptions {
        if !lines.is_empty() {
            lines.push('\n');
        }
        // Writing to a text cannot fail.
        let _ = write!(lines, "{BEGINS}{}", exception.from);
        if let Some(until) = exception.until {
            let _ = write!(lines, " to {until}");
        }
        match &exception.why {
            Some(why) => {
                lines.push(':');
                for word in why.split_whitespace() {
                    lines.push(' ');
                    lines.push_str(word);
                }
            }
            None => lines.push('.'),
        }
    }
    (!lines.is_empty()).then_some(lines)
}

/// What such lines say, and the other lines.
pub(super) fn read(notes: &str) -> (Vec<Exception>, Vec<&str>) {
    let mut exceptions = Vec::new();
    let mut others = Vec::new();
    for line in notes.lines() {
        match read_line(line) {
            Some(exception) => exceptions.push(exception),
            None => others.push(line),
        }
    }
    (exceptions, others)
}

fn read_line(line: &str) -> Option<Exception> {
    let rest = line.strip_prefix(BEGINS)?;
    let (days, why) = match rest.split_once(':') {
        Some((days, why)) => (days, Some(why.trim_start().to_owned())),
        None => (rest.strip_suffix('.')?, None),
    };
    let (from, until) = match days.split_once(" to ") {
        Some((from, until)) => (from, Some(day(until)?)),
        None => (days, None),
    };
    Some(Exception {
        from: day(from)?,
        until,
        why,
    })
}

/// Only as it is written above: other forms are words.
fn day(text: &str) -> Option<Date> {
    let day: Date = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_other_lines_are_left() {
        let text = "Not on 2026-12-25.\nBring a towel\nNot on 2026-12-21 to 2027-01-01: Winter: closed\nNot on Mondays.";
        let (exceptions, others) = read(text);
        assert_eq!(others, ["Bring a towel", "Not on Mondays."]);
        assert_eq!(exceptions[1].why.as_deref(), Some("Winter: closed"));
        assert_eq!(
            written(&exceptions).as_deref(),
            Some("Not on 2026-12-25.\nNot on 2026-12-21 to 2027-01-01: Winter: closed")
        );
    }
}
