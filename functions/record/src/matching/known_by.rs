//! What one sent form is known by, and what it is asked with: normalised values, each in its own way.

use std::collections::BTreeSet;

use jiff::civil::Date;
use site_model::form::QuestionKind;
use site_model::form::answers::Answer;

use super::names::{given_sounds, sound, surnames};
use super::{Term, Way};
use crate::submission::{Person, SentForm};

/// The most ways of one form: the rows that it keeps are part of the one transaction that takes it, which has
/// room for a hundred items (DynamoDB's limit). What comes first is found best.
const MOST: usize = 60;

/// The categories of personal data that say who somebody is.
const NAME: &str = "name";
const DATE_OF_BIRTH: &str = "date-of-birth";

/// What a form is known by: a row of the index for each.
pub fn known_by(sent: &SentForm) -> Vec<Term> {
    let asked = asked_with(sent).into_iter();
    // A date with day and month swapped is asked for, and never kept.
    let kept = asked.filter(|(way, _)| !matches!(way, Way::SurnameSwapped | Way::FirstNameSwapped));
    kept.map(|(_, term)| term).take(MOST).collect()
}

/// What is asked for it: the same, and each date with day and month swapped. Nothing, where the sender is not the
/// family that is helped: a professional's telephone leads to no family, and who finds a family must not find that
/// it complained.
pub fn asked_with(sent: &SentForm) -> Vec<(Way, Term)> {
    if !sent.kind.is_from_the_family() {
        return Vec::new();
    }
    let mut asked = BTreeSet::new();
    let people = sent.people.iter().cloned().chain(senders(sent));
    for (way, value) in contacts(sent)
        .into_iter()
        .chain(people.flat_map(|it| person(&it)))
    {
        asked.insert((
            way,
            Term {
                kept: way.kept(),
                value,
            },
        ));
    }
    asked.into_iter().collect()
}

/// Who sends it, by name and date of birth: asked on one page, because on two they may be of two people.
fn senders(sent: &SentForm) -> impl Iterator<Item = Person> {
    let pages = sent.pages.iter().filter(|page| page.one_of.is_none());
    pages.filter_map(|page| {
        let answered = |kind, data| {
            let mut answers = page.answers.iter();
            let answered = answers.find(|it| it.kind == kind && it.data.as_str() == data)?;
            match &answered.answer {
                Answer::Text(text) => Some(text.as_str()),
                _ => None,
            }
        };
        let born = answered(QuestionKind::Date, DATE_OF_BIRTH)?.parse().ok();
        born.is_some().then_some(Person {
            name: answered(QuestionKind::Name, NAME)?.to_owned(),
            born,
        })
    })
}

/// How to reach the sender.
fn contacts(sent: &SentForm) -> Vec<(Way, String)> {
    let answers = sent.pages.iter().flat_map(|page| &page.answers);
    answers
        .filter_map(|answered| match (answered.kind, &answered.answer) {
            (QuestionKind::Email, Answer::Text(text)) => Some((Way::Email, normal_email(text))),
            (QuestionKind::Phone, Answer::Text(text)) => Some((Way::Phone, normal_phone(text))),
            _ => None,
        })
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Somebody whom it names with a date of birth. Without one a name is nobody's.
fn person(person: &Person) -> Vec<(Way, String)> {
    let Some(born) = person.born else {
        return Vec::new();
    };
    let surnames = surnames(&person.name);
    let sounds: BTreeSet<String> = surnames.iter().map(|surname| sound(surname)).collect();
    let given = given_sounds(&person.name);
    let mut ways = Vec::new();
    let mut add = |way, values: &BTreeSet<String>, born: Date| {
        ways.extend(values.iter().map(|value| (way, format!("{value} {born}"))));
    };
    add(Way::Surname, &surnames, born);
    add(Way::SurnameSound, &sounds, born);
    add(Way::FirstName, &given, born);
    if let Some(swapped) = swapped(born) {
        add(Way::SurnameSwapped, &surnames, swapped);
        add(Way::FirstNameSwapped, &given, swapped);
    }
    ways
}

/// The date with day and month swapped, where that is another date.
pub(super) fn swapped(date: Date) -> Option<Date> {
    let swapped = Date::new(date.year(), date.day(), date.month()).ok()?;
    (swapped != date).then_some(swapped)
}

pub(super) fn normal_email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// The last nine digits: the same number with `+44`, `0044` or `0` before it.
pub(crate) fn normal_phone(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].iter().collect()
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a family's form is known by that answers so and names these people.
    pub(in crate::matching) fn known_of(
        answers: &[(QuestionKind, &str)],
        people: &[(&str, Date)],
    ) -> Vec<Term> {
        let person = |(name, born): &(&str, Date)| Person {
            name: (*name).to_owned(),
            born: Some(*born),
        };
        let contacts = answers.iter().map(|(kind, text)| match kind {
            QuestionKind::Phone => (Way::Phone, normal_phone(text)),
            _ => (Way::Email, normal_email(text)),
        });
        let ways = contacts.chain(people.iter().map(person).flat_map(|it| super::person(&it)));
        let ways =
            ways.filter(|(way, _)| !matches!(way, Way::SurnameSwapped | Way::FirstNameSwapped));
        let terms = ways.map(|(way, value)| Term {
            kept: way.kept(),
            value,
        });
        terms.collect()
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in ["020 7946 0000", "+44 20 7946 0000", "0044 (0)20-7946-0000"] {
            assert_eq!(normal_phone(text), "079460000");
        }
    }

    fn ways(name: &str, born: Date) -> Vec<(Way, String)> {
        let person = Person {
            name: name.to_owned(),
            born: Some(born),
        };
        super::person(&person)
    }

    #[test]
    fn somebody_without_a_date_of_birth_is_found_by_nothing() {
        let somebody = Person {
            name: "Ana Finch".to_owned(),
            born: None,
        };
        assert!(person(&somebody).is_empty());
    }

    proptest! {
        /// Who is asked for with day and month swapped finds who is kept, whichever of the two was wrong.
        #[test]
        fn a_swapped_date_finds_the_right_one_both_ways(
            name in "[A-Z][a-z]{1,9} [A-Z][a-z]{1,9}",
            (year, month, day) in (1950i16..2027, 1i8..=12, 1i8..=12),
        ) {
            let right = Date::new(year, month, day).expect("a date");
            let wrong = Date::new(year, day, month).expect("a date");
            for (kept, asked) in [(right, wrong), (wrong, right)] {
                let kept = ways(&name, kept);
                let agree = ways(&name, asked).into_iter().any(|(way, value)| {
                    kept.iter().any(|(it, at)| it.kept() == way.kept() && *at == value)
                });
                prop_assert!(agree);
            }
        }

        #[test]
        fn no_name_and_no_date_is_too_odd(name in ".{0,40}", days in 0i32..60_000) {
            let born = Date::constant(1900, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a date");
            for (_, value) in ways(&name, born) {
                prop_assert!(!value.starts_with(' '), "a date alone would find everybody born on that day");
            }
        }
    }
}
