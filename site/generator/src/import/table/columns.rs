//! What the columns of a table are: one list for reading, for help and for documentation.

use csv::StringRecord;

use super::cells::Problems;
use crate::import::plan::TEXT_BELOW;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in the first row.
    pub name: &'static str,
    /// Whether each table has it, and each row a value in it.
    pub needed: bool,
    /// What stands in it.
    pub says: &'static str,
    /// The field of a service that it is, or is a part of.
    pub(super) field: &'static str,
}

const fn needed(name: &'static str, says: &'static str) -> Column {
    Column {
        name,
        needed: true,
        says,
        field: name,
    }
}

const fn column(name: &'static str, says: &'static str) -> Column {
    part(name, name, says)
}

const fn part(field: &'static str, name: &'static str, says: &'static str) -> Column {
    Column {
        name,
        needed: false,
        says,
        field,
    }
}

/// Every column. Where several values stand in a cell, `;` separates them.
pub const COLUMNS: &[Column] = &[
    needed("name", "the service's name"),
    needed("summary", "one sentence for lists"),
    needed("organisation", "who provides it, by name"),
    part(
        "organisation",
        "organisation_summary",
        "one sentence about an organisation that the council does not have yet",
    ),
    part(
        TEXT_BELOW,
        "description",
        "what the service does, in Markdown",
    ),
    column("alert", "what a family should know now"),
    column("paused", "`yes`: it is not given at the moment"),
    column("hubs", "the hubs where it can be had, by name or id"),
    column("locations", "where it is: locations by name"),
    part(
        "locations",
        "address",
        "building and street of a location that the council does not have yet, a `;` between lines",
    ),
    part("locations", "town", "its town"),
    part("locations", "postcode", "its postcode"),
    column("reach", "`outreach`, `online`, `phone`"),
    column(
        "categories",
        "terms of the council's taxonomies, by name or id",
    ),
    column("who_for", "who it is for, in words"),
    part(
        "ages",
        "pregnancy",
        "`yes`: it is also for people who are pregnant",
    ),
    part("ages", "age_from", "the youngest, such as `18 months`"),
    part("ages", "age_to", "the oldest, such as `5 years`"),
    column(
        "send",
        "special educational needs and disabilities: `specialist` (made for them) or `inclusive` (open to them)",
    ),
    part("send", "send_note", "what it has for them, in words"),
    column("languages", "beside English, by name or ISO 639 code"),
    column(
        "cost",
        "`free`, or prices such as `One session £2.50; Family £5`",
    ),
    column(
        "access",
        "`drop-in`, `self-referral`, `professional-referral`",
    ),
    column("how_to_get_it", "how to get it, in words"),
    column(
        "schedules",
        "when it is on, such as `Monday and Thursday 10:00-11:30; first Friday 14:00-15:00, from 2026-09-07, not 2026-10-26..2026-10-30 (Half term)`",
    ),
    part("contact", "contact_name", "who answers"),
    part("contact", "phone", "one telephone number"),
    part("contact", "email", "one email address"),
    part(
        "contact",
        "contact_address",
        "a postal address, a `;` between lines",
    ),
    part("contact", "url", "a web page, from `https://` on"),
    column(
        "accessibility",
        "what it has for people who need it, in words",
    ),
    column(
        "last_checked",
        "when somebody last asked the provider: `2026-11-21` or `21/11/2026`",
    ),
    column("oruk_id", "its id in Open Referral UK feeds"),
];

/// Says which columns nobody knows, stand twice or are missing.
pub(super) fn check(header: &StringRecord, problems: &mut Problems) {
    for (index, name) in header.iter().enumerate() {
        if name.is_empty() {
            continue;
        }
        if !COLUMNS.iter().any(|column| column.name == name) {
            problems.column(name, "is no column of a directory", &did_you_mean(name));
        } else if header.iter().take(index).any(|earlier| earlier == name) {
            problems.column(name, "stands in the first row twice", "keep one of the two");
        }
    }
    for column in COLUMNS.iter().filter(|column| column.needed) {
        if !header.iter().any(|name| name == column.name) {
            let mend = format!("add it: {}", column.says);
            problems.column(column.name, "is missing in the first row", &mend);
        }
    }
}

fn did_you_mean(written: &str) -> String {
    let written = written.to_lowercase().replace([' ', '-'], "_");
    let nearest = COLUMNS
        .iter()
        .map(|column| (strsim::jaro_winkler(&written, column.name), column.name))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, name)) if likeness > 0.8 => format!("did you mean `{name}`?"),
        _ => "rename it or take it out; `site import --help` lists the columns".to_owned(),
    }
}
