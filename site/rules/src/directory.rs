//! What a family finds in the directory: services, where they are, when, for whom, and what sorts
//! them.

mod locations;
mod reaching;
mod same;
mod schedules;
mod terms;
mod who_and_cost;

use crate::rule::Rule;

pub(crate) use same::{Named, SameIds, SameNames, WithId, first_of_id, first_of_name};
pub(crate) use terms::Terms;

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    schedules::TIMES,
    schedules::REPEATS,
    schedules::EXCEPTIONS,
    schedules::LOCATION,
    schedules::ENDED,
    who_and_cost::AGES,
    who_and_cost::COST,
    reaching::REACHED,
    reaching::LAST_CHECKED,
    locations::COORDINATES,
    locations::POSTCODE,
    terms::TERMS,
    same::NAMES,
    same::ORUK_IDS,
];

/// A council gives parents information about services that are of use to them.
const SECTION_12: &str = "https://www.legislation.gov.uk/ukpga/2006/21/section/12";
/// Open Referral UK, which carries the directory to other sites.
const OPEN_REFERRAL_UK: &str = "https://docs.openreferraluk.org/";
/// What repeats, in calendars.
const RECURRENCE: &str = "https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10";
