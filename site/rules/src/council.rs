//! What a council says of itself in `council.yaml`: its address, its colours, how it is reached,
//! how accessible its site is, and where a weakness is reported.

mod accessibility;
mod address;
mod colours;
mod reach;
mod security;

use jiff::Span;
use jiff::civil::Date;

use crate::rule::Rule;

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    address::WEBSITE,
    colours::COLOURS,
    reach::CONTACT,
    reach::HUB_CONTACT,
    accessibility::STATEMENT,
    security::REPORT,
];

/// The same day a year later; at the end of the calendar, that.
fn in_a_year(day: Date) -> Date {
    day.saturating_add(Span::new().years(1))
}
