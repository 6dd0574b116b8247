//! What a worker searches for, in the ways in which a form is known: a number that somebody phones from, a name and
//! a birth date that they say.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::known_by::{normal_email, normal_phone, swapped};
use super::names::{sound, surnames};
use super::{Kept, Term};
use crate::reference::Reference;

/// What is searched for. No `Debug`: it is about a family.
pub enum Search {
    /// What the family quotes.
    Reference(Reference),
    /// A telephone number, however it is written.
    Phone(String),
    /// An email address.
    Email(String),
    /// Somebody's surname, and when they were born.
    Surname(String, Date),
}

/// By what is searched: this, and nothing of what was typed, is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchedBy {
    /// The reference.
    Reference,
    /// The telephone number.
    Phone,
    /// The email address.
    Email,
    /// The surname and date of birth.
    Surname,
}

impl SearchedBy {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Reference, Self::Phone, Self::Email, Self::Surname];

    /// As it is posted, recorded, and stands in a Fluent message's id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Surname => "surname",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.as_str() == text)
    }
}

impl Search {
    /// By what.
    pub fn by(&self) -> SearchedBy {
        match self {
            Self::Reference(_) => SearchedBy::Reference,
            Self::Phone(_) => SearchedBy::Phone,
            Self::Email(_) => SearchedBy::Email,
            Self::Surname(..) => SearchedBy::Surname,
        }
    }

    /// The values that are looked up. A surname that is only heard is found by its sound, and a date of birth whose
    /// day and month are swapped by the other one. None for a reference, which is looked up as it is.
    pub fn terms(&self) -> BTreeSet<Term> {
        let term = |kept, value: String| Term { kept, value };
        let found = match self {
            Self::Reference(_) => Vec::new(),
            Self::Phone(text) => vec![term(Kept::Phone, normal_phone(text))],
            Self::Email(text) => vec![term(Kept::Email, normal_email(text))],
            Self::Surname(name, born) => {
                let surnames = surnames(name);
                let born_on = |name: &String, born: Date| format!("{name} {born}");
                let mut terms: Vec<Term> = Vec::new();
                for surname in &surnames {
                    terms.push(term(Kept::Surname, born_on(surname, *born)));
                    terms.push(term(Kept::SurnameSound, born_on(&sound(surname), *born)));
                    if let Some(swapped) = swapped(*born) {
                        terms.push(term(Kept::Surname, born_on(surname, swapped)));
                    }
                }
                terms
            }
        };
        let found = found.into_iter();
        found.filter(|term| !term.value.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use site_model::form::QuestionKind;

    use super::*;
    use crate::matching::known_by::tests::known_of;

    fn finds(search: &Search, known: &[Term]) -> bool {
        search.terms().iter().any(|term| known.contains(term))
    }

    #[test]
    fn somebody_is_found_by_how_they_can_be_reached_however_it_is_typed() {
        let phone = known_of(&[(QuestionKind::Phone, "07700 900123")], &[]);
        assert!(finds(&Search::Phone("+44 7700 900 123".to_owned()), &phone));
        assert!(!finds(&Search::Phone("07700 900124".to_owned()), &phone));
        let email = known_of(&[(QuestionKind::Email, "ana@example.org")], &[]);
        assert!(finds(
            &Search::Email(" Ana@Example.org ".to_owned()),
            &email
        ));
    }

    #[test]
    fn a_surname_that_is_only_heard_finds_who_is_written_otherwise() {
        let born = Date::constant(1990, 3, 7);
        let known = known_of(&[], &[("Imran Kahn", born)]);
        let search = |name: &str, born| Search::Surname(name.to_owned(), born);
        assert!(finds(&search("Khan", born), &known));
        assert!(finds(&search("kahn", Date::constant(1990, 7, 3)), &known));
        assert!(!finds(&search("Khan", Date::constant(1991, 3, 7)), &known));
    }

    proptest! {
        /// Whoever a form names is found by the surname alone, with which a worker searches.
        #[test]
        fn who_is_named_is_found_by_the_last_of_their_names(
            given in "[A-Z][a-z]{1,9}", surname in "[A-Z][a-z]{1,9}(-[A-Z][a-z]{1,9})?", days in 0i32..30_000,
        ) {
            let born = Date::constant(1940, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a date");
            let known = known_of(&[], &[(&format!("{given} {surname}"), born)]);
            prop_assert!(finds(&Search::Surname(surname, born), &known));
        }

        #[test]
        fn nothing_that_is_typed_searches_for_a_date_alone(name in ".{0,40}", days in 0i32..60_000) {
            let born = Date::constant(1900, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a date");
            for term in Search::Surname(name, born).terms() {
                prop_assert!(!term.value.starts_with(' '));
            }
        }
    }
}
