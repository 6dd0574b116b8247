//! Ages in years, as a feed has them.

use site_model::directory::age::{Age, AgeUnit};

use super::wire::Number;

/// The oldest age that content writes, in its own unit.
const MOST: f64 = 120.0;

/// In years; months are parts of one.
pub(super) fn in_years(age: Age) -> Number {
    Number(match age.unit {
        AgeUnit::Year => f64::from(age.count),
        AgeUnit::Month => f64::from(age.count) / 12.0,
    })
}

/// Whether it is counted in months though years would say as much: `12 months` ends a year before
/// `1 year` does.
pub(super) fn hides_months(age: Age) -> bool {
    age.unit == AgeUnit::Month && age.count.is_multiple_of(12)
}

/// The age that so many years are; whole years are counted in months only where that is said.
///
/// `None` for what is no age of a person. Parts of a year that months cannot say are rounded.
pub(super) fn from_years(years: Number, counted_in_months: bool) -> Option<Age> {
    let Number(years) = years;
    if !(0.0..=MOST).contains(&years) {
        return None;
    }
    let months = (years * 12.0).round();
    let in_months = (counted_in_months || years.fract() != 0.0) && months <= MOST;
    let (count, unit) = if in_months {
        (months, AgeUnit::Month)
    } else {
        (years.floor(), AgeUnit::Year)
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, from 0 to 120"
    )]
    let count = count as u16;
    Some(Age { count, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_age_that_content_can_say_comes_back() {
        for count in 0..=120 {
            for unit in [AgeUnit::Month, AgeUnit::Year] {
                let age = Age { count, unit };
                assert_eq!(from_years(in_years(age), hides_months(age)), Some(age));
            }
        }
    }

    #[test]
    fn what_is_no_age_of_a_person_is_none() {
        for years in [-1.0, 121.0, f64::NAN, f64::INFINITY] {
            assert_eq!(from_years(Number(years), false), None);
        }
        let whole = from_years(Number(17.5), false).expect("an age");
        assert_eq!(whole.to_string(), "17 years");
    }
}
