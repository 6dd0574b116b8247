//! An appointment as a file for a worker's own calendar: RFC 5545.
//!
//! That calendar may be somebody else's server and everybody's to see, so the file has the reference, the time and a
//! hub's name, and nothing that a person wrote. Those few lines need no library.

use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use record::appointment::{Appointment, Place};
use record::permission::Action;
use record::{CaseItemId, Reference};
use site_model::published::PublishedCouncil;

use super::{Case, CaseItemAddress};
use crate::desk::Desk;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

/// How long it is in the calendar: an appointment has no end of its own.
const HOURS: i64 = 1;

/// How long a line may be, in bytes.
const LINE: usize = 75;

/// Hands it out.
pub(crate) async fn show_calendar(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
    let appointment = &case.open_appointment(&id)?.value;
    let reference = &case.file.submission.reference;
    let zone = desk.pages.time_zone();
    let council = desk.council()?;
    let file = file((&id, appointment), (reference, council), (zone, desk.now));
    let file = file.ok_or_else(|| Stop::from(Trouble::NotFound))?;
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{reference}.ics\""),
        ),
    ];
    Ok((headers, file).into_response())
}

fn file(
    (id, appointment): (&CaseItemId, &Appointment),
    (reference, council): (&Reference, &PublishedCouncil),
    (zone, now): (&TimeZone, Timestamp),
) -> Option<String> {
    let starts = appointment.when().to_zoned(zone.clone()).ok()?;
    let ends = starts.checked_add(Span::new().hours(HOURS)).ok()?;
    let utc = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Family Hub//Staff//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}@{}", council.slug),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART:{}", utc(starts.timestamp())),
        format!("DTEND:{}", utc(ends.timestamp())),
        format!("SUMMARY:{reference}"),
        "CLASS:PRIVATE".to_owned(),
    ];
    if let Place::Hub(hub) = &appointment.place {
        let hub = council.council.hub(hub).map(|hub| hub.name.as_str());
        lines.extend(hub.map(|name| format!("LOCATION:{}", escaped(name))));
    }
    lines.extend(["END:VEVENT", "END:VCALENDAR"].map(str::to_owned));
    Some(lines.iter().map(|line| folded(line) + "\r\n").collect())
}

fn escaped(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\");
    escaped.replace(';', "\\;").replace(',', "\\,")
}

/// A line in pieces that are short enough: each goes on after a blank.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_long_line_is_folded_and_says_the_same(text in "\\PC{0,200}") {
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), text);
        }
    }

    #[test]
    fn what_separates_values_is_escaped() {
        assert_eq!(escaped("Hub, first; a\\b"), "Hub\\, first\\; a\\\\b");
    }
}
