//! A date in three boxes (GOV.UK Design System, Date input), and what can be the matter with one.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

/// The boxes. A question's fields are called `<question>-day` and so on.
pub const PARTS: [Part; 3] = [Part::Day, Part::Month, Part::Year];

/// The months by their English names.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How long before its due date a baby may be born already when a form is filled in, and how far ahead
/// a due date can lie: a pregnancy takes 40 weeks.
const WEEKS_AFTER_DUE: i32 = 4;
const WEEKS_BEFORE_DUE: i32 = 42;

/// Nobody is older.
const LONGEST_LIFE: i16 = 130;

/// A box of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The day of the month.
    Day,
    /// The month, as a number or by its name.
    Month,
    /// The year, in four figures.
    Year,
}

/// Which dates are an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Today or before: a birth date.
    Past,
    /// Today or later: an appointment.
    Future,
    /// When a baby is expected.
    DueDate,
}

/// What is the matter with a date: which message, and in which boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// These boxes are empty; nothing else is.
    Lacks(Lacking),
    /// The year has other than four figures.
    YearNotFull,
    /// There is no such day, or a box holds something else than a number.
    NotReal(Lacking),
    /// It has to be today or before.
    NotPast,
    /// It has to be today or later.
    NotFuture,
    /// It has to be between these: as when a baby that is expected today can come.
    NotBetween(Date, Date),
}

/// Boxes of a date, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lacking([bool; 3]);

impl Part {
    /// The end of the field's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl Lacking {
    /// Whether this box is among them.
    pub fn has(self, part: Part) -> bool {
        self.0[part as usize]
    }

    /// The boxes in words for a message's name: `day-month`.
    pub fn named(self) -> String {
        let named: Vec<&str> = PARTS
            .iter()
            .filter(|part| self.has(**part))
            .map(|part| part.as_str())
            .collect();
        named.join("-")
    }

    fn of(is_lacking: [bool; 3]) -> Option<Self> {
        is_lacking.contains(&true).then_some(Self(is_lacking))
    }
}

impl DateProblem {
    /// The boxes that have to be looked at.
    pub fn parts(self) -> Lacking {
        match self {
            Self::Lacks(parts) | Self::NotReal(parts) => parts,
            Self::YearNotFull => Lacking([false, false, true]),
            Self::NotPast | Self::NotFuture | Self::NotBetween(..) => Lacking([true; 3]),
        }
    }
}

/// The date that was typed. `None` where all boxes are empty.
pub fn read(
    boxes: [&str; 3],
    when: Option<When>,
    today: Date,
) -> Result<Option<Date>, DateProblem> {
    let boxes = boxes.map(str::trim);
    if boxes.iter().all(|text| text.is_empty()) {
        return Ok(None);
    }
    if let Some(lacking) = Lacking::of(boxes.map(str::is_empty)) {
        return Err(DateProblem::Lacks(lacking));
    }
    let [day, month, year] = boxes;
    let numbers = (number(day, 31), month_of(month), number(year, 9999));
    let wrong = [
        numbers.0.is_none(),
        numbers.1.is_none(),
        numbers.2.is_none(),
    ];
    if let Some(wrong) = Lacking::of(wrong) {
        return Err(DateProblem::NotReal(wrong));
    }
    let (Some(day), Some(month), Some(year)) = numbers else {
        return Err(DateProblem::NotReal(Lacking([true; 3])));
    };
    if year < 1000 {
        return Err(DateProblem::YearNotFull);
    }
    let parts = (i8::try_from(day), i8::try_from(month), i16::try_from(year));
    let date = match parts {
        (Ok(day), Ok(month), Ok(year)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    // The 30th of February: the day is what has to be looked at.
    let date = date.ok_or(DateProblem::NotReal(Lacking([true, false, false])))?;
    bounded(date, when, today).map(Some)
}

fn bounded(date: Date, when: Option<When>, today: Date) -> Result<Date, DateProblem> {
    match when {
        Some(When::Past) if date > today => Err(DateProblem::NotPast),
        Some(When::Past) if today.year() - date.year() > LONGEST_LIFE => {
            Err(DateProblem::NotReal(Lacking([false, false, true])))
        }
        Some(When::Future) if date < today => Err(DateProblem::NotFuture),
        Some(When::DueDate) => {
            let moved = |span: Span| today.checked_add(span).unwrap_or(today);
            let (first, last) = (
                moved(-WEEKS_AFTER_DUE.weeks()),
                moved(WEEKS_BEFORE_DUE.weeks()),
            );
            if date < first || date > last {
                return Err(DateProblem::NotBetween(first, last));
            }
            Ok(date)
        }
        _ => Ok(date),
    }
}

/// A number from 1 up to `most`.
fn number(text: &str, most: u32) -> Option<u32> {
    whole_number(text).filter(|number| (1..=most).contains(number))
}

/// A whole number in digits of any script: on a keyboard for Arabic or Bengali these come first.
pub(super) fn whole_number(text: &str) -> Option<u32> {
    let mut digits = text.chars().map(digit);
    let first = digits.next()??;
    digits.try_fold(first, |number, digit| {
        number.checked_mul(10)?.checked_add(digit?)
    })
}

/// The value of a decimal digit.
fn digit(character: char) -> Option<u32> {
    /// Where the digits of scripts begin that people in the United Kingdom write (Unicode, category Nd):
    /// Latin, Arabic, Persian and Urdu, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil.
    const ZEROS: [char; 8] = ['0', '٠', '۰', '०', '০', '੦', '૦', '௦'];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        (value < 10).then_some(value)
    })
}

/// A month by its number or its English name, whole or its first three letters.
fn month_of(text: &str) -> Option<u32> {
    let lower = text.trim_end_matches('.').to_lowercase();
    let by_name = |month: &&str| lower.len() >= 3 && month.starts_with(&lower);
    match MONTHS.iter().position(by_name) {
        Some(index) => u32::try_from(index + 1).ok(),
        None => number(text, 12),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn typed(day: &str, month: &str, year: &str) -> Result<Option<Date>, DateProblem> {
        read([day, month, year], None, TODAY)
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (day, month, year, read) in [
            ("27", "3", "2019", date(2019, 3, 27)),
            ("05", "09", "1990", date(1990, 9, 5)),
            (" 1 ", "Jan", "2020", date(2020, 1, 1)),
            ("1", "september", "2020", date(2020, 9, 1)),
            ("1", "Sept.", "2020", date(2020, 9, 1)),
            ("٢٧", "٣", "٢٠١٩", date(2019, 3, 27)),
            ("২৭", "৩", "২০১৯", date(2019, 3, 27)),
            ("29", "2", "2024", date(2024, 2, 29)),
        ] {
            assert_eq!(
                typed(day, month, year),
                Ok(Some(read)),
                "{day} {month} {year}"
            );
        }
        assert_eq!(typed("", " ", ""), Ok(None));
    }

    #[test]
    fn what_is_the_matter_is_told_box_by_box() {
        let told = |day: &str, month: &str, year: &str| match typed(day, month, year) {
            Err(problem) => (format!("{problem:?}"), problem.parts().named()),
            Ok(read) => panic!("{read:?}"),
        };
        for (boxes, problem, parts) in [
            (["", "3", "2019"], "Lacks", "day"),
            (["", "", "2019"], "Lacks", "day-month"),
            (["1", "", ""], "Lacks", "month-year"),
            (["1", "13", "2019"], "NotReal", "month"),
            (["1", "x", "2019"], "NotReal", "month"),
            (["1", "ma", "2019"], "NotReal", "month"),
            (["0", "3", "2019"], "NotReal", "day"),
            (["32", "3", "20 19"], "NotReal", "day-year"),
            (["30", "2", "2019"], "NotReal", "day"),
            (["29", "2", "2023"], "NotReal", "day"),
            (["1", "3", "19"], "YearNotFull", "year"),
            (["1", "3", "12019"], "NotReal", "year"),
        ] {
            let (name, named) = told(boxes[0], boxes[1], boxes[2]);
            assert!(name.starts_with(problem), "{boxes:?}: {name}");
            assert_eq!(named, parts, "{boxes:?}");
        }
    }

    #[test]
    fn birth_dates_appointments_and_due_dates_have_bounds() {
        let at = |date: Date, when| bounded(date, Some(when), TODAY);
        assert!(at(TODAY, When::Past).is_ok());
        assert_eq!(
            at(date(2026, 11, 23), When::Past),
            Err(DateProblem::NotPast)
        );
        assert!(matches!(
            at(date(1890, 1, 1), When::Past),
            Err(DateProblem::NotReal(_))
        ));
        assert!(at(TODAY, When::Future).is_ok());
        assert_eq!(
            at(date(2026, 11, 21), When::Future),
            Err(DateProblem::NotFuture)
        );
        for due in [date(2026, 10, 25), TODAY, date(2027, 9, 12)] {
            assert!(at(due, When::DueDate).is_ok(), "{due}");
        }
        for not in [date(2026, 10, 24), date(2027, 9, 13)] {
            let problem = at(not, When::DueDate);
            assert!(matches!(problem, Err(DateProblem::NotBetween(..))), "{not}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_itself(days in 0..80_000i64) {
            let date = date(1850, 1, 1).checked_add(days.days()).expect("a date");
            let [day, month, year] = [
                date.day().to_string(),
                date.month().to_string(),
                date.year().to_string(),
            ];
            prop_assert_eq!(typed(&day, &month, &year), Ok(Some(date)));
        }

        #[test]
        fn whatever_is_typed_is_a_date_or_told(boxes in prop::array::uniform3("\\PC{0,6}")) {
            let boxes = boxes.each_ref().map(String::as_str);
            if let Err(problem) = read(boxes, Some(When::Past), TODAY) {
                prop_assert!(!problem.parts().named().is_empty());
            }
        }
    }
}
