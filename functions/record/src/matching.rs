//! By what a family might be found again without reading it: normalised terms for blind indexes.
//!
//! Only values that few people share: never yes or no, never a choice.

use std::collections::BTreeSet;

use site_model::form::answers::Answer;
use site_model::form::{Answers, Form, QuestionKind};

/// A normalised value and what it is: input of a keyed hash, never stored. No `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct MatchTerm {
    /// `email`, `phone` or `person`.
    pub field: &'static str,
    /// The normalised value.
    pub value: String,
}

/// The most terms of one submission: each has a row in the one transaction that sends it, which has room for a
/// hundred (DynamoDB's limit). Whoever comes after that is found by the others.
const MOST: usize = 80;

/// The terms of a form's answers. None, where the sender is not the family that is helped: a professional's
/// telephone leads to no family, and who finds a family must not find that it complained.
pub fn match_terms(form: &Form, answers: &Answers) -> Vec<MatchTerm> {
    if !form.kind.is_from_the_family() {
        return Vec::new();
    }
    let mut terms = of_questions(form, answers);
    for page in &form.pages {
        let Some(list) = &page.list else {
            continue;
        };
        let entries = answers.entries(&page.id);
        for (name, born) in entries.all().iter().filter_map(|entry| list.person(entry)) {
            let Some(born) = born else {
                continue;
            };
            terms.extend(surnames(name).into_iter().map(|surname| MatchTerm {
                field: "person",
                value: format!("{surname} {born}"),
            }));
        }
    }
    terms.truncate(MOST);
    terms
}

fn of_questions(form: &Form, answers: &Answers) -> Vec<MatchTerm> {
    form.asked(answers)
        .filter_map(|question| {
            let Some(Answer::Text(text)) = answers.get(&question.id) else {
                return None;
            };
            match question.kind {
                QuestionKind::Email => Some(MatchTerm {
                    field: "email",
                    value: text.to_lowercase(),
                }),
                QuestionKind::Phone => Some(MatchTerm {
                    field: "phone",
                    value: normal_phone(text),
                }),
                _ => None,
            }
        })
        .collect()
}

/// The surnames that a full name may have: its last word, that without hyphens and each of its parts, since
/// double names are written in every way. A transaction has room for the terms of twenty people.
fn surnames(name: &str) -> BTreeSet<String> {
    let name = name.to_lowercase().replace(['\u{2010}', '\u{2011}'], "-");
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let parts = last.split('-').map(letters);
    let mut surnames: BTreeSet<String> = parts.take(2).collect();
    surnames.insert(letters(last));
    surnames.retain(|surname| !surname.is_empty());
    surnames
}

/// The last nine digits: the same number with `+44`, `0044` or `0` before it.
pub(crate) fn normal_phone(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_surname_is_found_however_it_is_written() {
        let written = |name: &str| surnames(name).into_iter().collect::<Vec<_>>();
        assert_eq!(written("Ana Finch"), ["finch"]);
        assert_eq!(written("Ana O\u{2019}Hara"), ["ohara"]);
        assert_eq!(
            written("Ana Finch-Kowalska"),
            ["finch", "finchkowalska", "kowalska"]
        );
        assert_eq!(written("  "), [""; 0]);
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in ["020 7946 0000", "+44 20 7946 0000", "0044 (0)20-7946-0000"] {
            assert_eq!(normal_phone(text), "079460000");
        }
    }
}
