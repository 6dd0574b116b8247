//! Last days that a text promises.

use std::ops::Range;

use jiff::civil::Date;
use site_model::Diagnostic;
use site_model::form::date::MONTHS;

use super::numbers::ordinal;
use super::sentence::Sentence;
use super::{HOLDING, KEEPING, found, speaks_of_keeping};
use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

const END_DATE_ID: &str = "notice-text-end-date";

pub(super) const END_DATE: Rule = Rule {
    id: END_DATE_ID,
    title: "A last day of keeping in the text is ahead, and a retention rule has it.",
    source: "UK GDPR Articles 5(1)(a), 5(1)(e) and 13(2)(a)",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/data-protection-principles/a-guide-to-the-data-protection-principles/storage-limitation/",
    ],
    why: "After a last day that has passed, everything that is still kept breaks the promise, and a family cannot know what is true.",
    looks: Some(
        "A year, a month with its year, or a whole date after `until`, `till`, `up to`, `by`, `before` or `the end of`, in a sentence that says keep, retain, delete, erase, destroy or anonymise in any form, or hold or store beside data, information, details, records, files, forms, notes, an address, copies, photos, `it`, `them` or `this`. What stands in quotation marks is passed over.",
    ),
    mend: "count a period from an event instead, or say the `until:` of a retention rule",
    example: Example {
        breaks: "Your details will be retained up until December 2021.",
        keeps: "We keep your details for 3 years after our last contact with you.",
    },
    check: Check::Council(end_date),
};

/// A day, a month or a year.
struct End {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

fn end_date(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let declared: Vec<Date> = notice
            .says
            .retention
            .iter()
            .filter_map(|r| r.until)
            .collect();
        for sentence in notice.said.with_one_of(KEEPING.iter().chain(&HOLDING)) {
            if !speaks_of_keeping(sentence) {
                continue;
            }
            for (end, words) in ends(sentence) {
                let written = sentence.written(&words);
                let has_passed = end.last_day().is_some_and(|day| day < checked.today);
                if !has_passed && declared.iter().any(|until| end.covers(*until)) {
                    continue;
                }
                findings.push(found(
                    END_DATE_ID,
                    &notice,
                    sentence,
                    &words,
                    if has_passed {
                        format!("the text promises an end by `{written}`, which has passed")
                    } else {
                        format!("the text promises an end by `{written}`, and no retention rule does")
                    },
                    "count a period from an event, as the retention rules do, or publish a text with a date ahead and the same `until:`",
                ));
            }
        }
    }
    findings
}

impl End {
    fn last_day(&self) -> Option<Date> {
        let month = self.month.unwrap_or(12);
        match self.day {
            Some(day) => Date::new(self.year, month, day).ok(),
            None => Some(Date::new(self.year, month, 1).ok()?.last_of_month()),
        }
    }

    fn covers(&self, date: Date) -> bool {
        self.year == date.year()
            && self.month.is_none_or(|month| month == date.month())
            && self.day.is_none_or(|day| day == date.day())
    }
}

/// The last days that a sentence names.
fn ends(sentence: &Sentence<'_>) -> Vec<(End, Range<usize>)> {
    let mut found = Vec::new();
    for at in 1..sentence.words.len() {
        let before = sentence.plain(at - 1);
        let two_before = at.checked_sub(2).map_or("", |word| sentence.plain(word));
        let leads_to_an_end = matches!(before, "until" | "till" | "by" | "before")
            || (two_before, before) == ("up", "to")
            || (two_before, before) == ("end", "of");
        if leads_to_an_end && let Some((end, length)) = end_at(sentence, at) {
            found.push((end, at..at + length));
        }
    }
    found
}

/// The date at this word, and how many words it takes.
fn end_at(sentence: &Sentence<'_>, at: usize) -> Option<(End, usize)> {
    let word = |offset: usize| sentence.plain(at + offset);
    if let Some(month) = month(word(0)) {
        return Some((
            End {
                year: year(word(1))?,
                month: Some(month),
                day: None,
            },
            2,
        ));
    }
    if let (Some(year), Ok(month @ 1..=12), Ok(day @ 1..=31)) =
        (year(word(0)), word(1).parse(), word(2).parse())
    {
        return Some((
            End {
                year,
                month: Some(month),
                day: Some(day),
            },
            3,
        ));
    }
    if let Some(year) = year(word(0)) {
        return Some((
            End {
                year,
                month: None,
                day: None,
            },
            1,
        ));
    }
    let day = word(0)
        .parse()
        .ok()
        .or_else(|| i8::try_from(ordinal(word(0))?).ok())
        .filter(|day| (1..=31).contains(day))?;
    let month = month(word(1)).or_else(|| word(1).parse().ok().filter(|m| (1..=12).contains(m)))?;
    Some((
        End {
            year: year(word(2))?,
            month: Some(month),
            day: Some(day),
        },
        3,
    ))
}

fn month(word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(index + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1990..2100).contains(year))
}
