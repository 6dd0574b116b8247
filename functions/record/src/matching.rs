//! By what a family might be found again without reading it: normalised terms for blind indexes.
//!
//! Only values that few people share: never yes or no, never a choice.

use site_model::form::answers::Answer;
use site_model::form::{Answers, Form, QuestionKind};

/// A normalised value and what it is: input of a keyed hash, never stored. No `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct MatchTerm {
    /// `email` or `phone`.
    pub field: &'static str,
    /// The normalised value.
    pub value: String,
}

/// The terms of a form's answers. None, where the sender is not the family that is helped: a professional's
/// telephone leads to no family, and who finds a family must not find that it complained.
pub fn match_terms(form: &Form, answers: &Answers) -> Vec<MatchTerm> {
    if !form.kind.is_from_the_family() {
        return Vec::new();
    }
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

/// The last nine digits: the same number with `+44`, `0044` or `0` before it.
fn normal_phone(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for text in ["020 7946 0000", "+44 20 7946 0000", "0044 (0)20-7946-0000"] {
            assert_eq!(normal_phone(text), "079460000");
        }
    }
}
