//! The people whom a form names, as a list: who has to be found in a long form of many pages.

use jiff::Unit;
use jiff::civil::Date;
use record::submission::{Person, SentForm};
use serde::Serialize;
use site_model::published::PublishedCouncil;

use crate::pages::Pages;

/// One of them. No `Debug`: it is a family's.
#[derive(Serialize)]
pub(crate) struct MemberView {
    name: String,
    /// When they were born and how old they are, where the form says so.
    born: Option<String>,
}

/// All of them, in the order of the form.
pub(crate) fn members(
    pages: &Pages,
    council: &PublishedCouncil,
    sent: &SentForm,
    today: Date,
) -> Vec<MemberView> {
    let one = |person: &Person| MemberView {
        name: person.name.clone(),
        born: person.born.map(|born| {
            let said = [
                ("date", pages.date(council, born).into()),
                ("age", i32::from(age(born, today)).into()),
            ];
            pages.say("staff-member-born", &said)
        }),
    };
    sent.people.iter().map(one).collect()
}

/// How many years somebody has lived on this day; none before they are born.
fn age(born: Date, today: Date) -> i16 {
    let lived = born.until((Unit::Year, today));
    lived.map_or(0, |lived| lived.get_years().max(0))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_is_full_on_the_birthday() {
        for (born, today, years) in [
            (date(2020, 3, 5), date(2026, 3, 4), 5),
            (date(2020, 3, 5), date(2026, 3, 5), 6),
            (date(2024, 2, 29), date(2026, 2, 28), 1),
            (date(2024, 2, 29), date(2026, 3, 1), 2),
            (date(2026, 3, 5), date(2026, 3, 5), 0),
            (date(2026, 3, 6), date(2026, 3, 5), 0),
        ] {
            assert_eq!(age(born, today), years, "{born} {today}");
        }
    }
}
