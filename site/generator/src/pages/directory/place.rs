//! A location as pages show it: its address, and what the building has.

use serde::Serialize;
use site_model::Slug;
use site_model::directory::location::{Access, Location};
use site_theme::address;

use super::wording;
use crate::markdown::Say;

/// A location.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    name: &'a str,
    href: String,
    /// Building, street, town and county, one line each.
    lines: Vec<&'a str>,
    postcode: &'a str,
    /// Where a map shows it.
    map: String,
    /// What the building has, in words.
    has: Vec<String>,
    accessibility_note: Option<&'a str>,
    getting_there: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// What is shown of a location.
    pub(super) fn new(say: Say<'_>, council: &Slug, slug: &Slug, location: &'a Location) -> Self {
        let lines = location.address.iter().chain([&location.town]);
        let has = Access::ALL.into_iter();
        let has = has.filter(|access| location.accessibility.contains(access));
        Self {
            name: &location.name,
            href: address::location(council, slug),
            lines: lines.chain(&location.county).map(String::as_str).collect(),
            postcode: &location.postcode,
            map: map(location),
            has: has
                .map(|access| say(wording::building(access), &[]))
                .collect(),
            accessibility_note: location.accessibility_note.as_deref(),
            getting_there: location.getting_there.as_deref(),
        }
    }
}

/// Where a map shows a location: at its point, where that is known, else at its postcode.
fn map(location: &Location) -> String {
    const MAP: &str = "https://www.openstreetmap.org/";
    match (location.latitude, location.longitude) {
        (Some(latitude), Some(longitude)) => {
            format!("{MAP}?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}")
        }
        _ => {
            let postcode = percent_encoding::utf8_percent_encode(
                &location.postcode,
                percent_encoding::NON_ALPHANUMERIC,
            );
            format!("{MAP}search?query={postcode}")
        }
    }
}
