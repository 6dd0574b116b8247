//! What was typed into a page, valid or not: what comes back with an error message.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::form::answers::{Answer, Answers};
use crate::form::date::{PARTS, Part};
use crate::form::{FormPage, Question, QuestionKind};
use crate::slug::Slug;

/// The values of a page's fields, as they were posted. No `Debug`: it is a family's plaintext.
#[derive(Clone, Default)]
pub struct Entered(BTreeMap<Slug, Vec<String>>);

impl Entered {
    /// Keeps of a posted body what the page asks for, in order; anything else is dropped.
    pub fn from_posted(page: &FormPage, posted: &[(String, String)]) -> Self {
        let mut values: BTreeMap<Slug, Vec<String>> = BTreeMap::new();
        for question in &page.questions {
            let of_field = |field: &str| -> Vec<String> {
                let of_it = posted.iter().filter(|(name, _)| name == field);
                of_it
                    .map(|(_, value)| value.replace("\r\n", "\n"))
                    .collect()
            };
            let given = match question.kind {
                QuestionKind::Date => PARTS
                    .map(|part| {
                        let typed = of_field(&question.date_field(part));
                        typed.into_iter().next().unwrap_or_default()
                    })
                    .into(),
                _ => of_field(question.id.as_str()),
            };
            values.insert(question.id.clone(), given);
        }
        Self(values)
    }

    /// The fields of a page that was answered before.
    pub fn from_answers(page: &FormPage, answers: &Answers) -> Self {
        let values = page
            .questions
            .iter()
            .map(|question| {
                let given = match answers.get(&question.id) {
                    Some(Answer::Text(text)) if question.kind == QuestionKind::Date => {
                        boxes_of(text)
                    }
                    Some(Answer::Text(text)) => vec![text.clone()],
                    Some(Answer::Choices(values)) => values.clone(),
                    Some(Answer::Entries(_)) | None => Vec::new(),
                };
                (question.id.clone(), given)
            })
            .collect();
        Self(values)
    }

    /// All values of a question's field.
    pub fn values(&self, question: &Question) -> &[String] {
        self.0.get(&question.id).map_or(&[], Vec::as_slice)
    }

    /// What stands in a box of a date.
    pub fn part(&self, question: &Question, part: Part) -> &str {
        let boxes = self.values(question);
        boxes.get(part as usize).map_or("", String::as_str)
    }

    /// The first value of a question's field, or an empty text.
    pub fn value(&self, question: &Question) -> &str {
        self.values(question).first().map_or("", String::as_str)
    }
}

/// The boxes of a date that was answered: day, month, year.
fn boxes_of(answer: &str) -> Vec<String> {
    match answer.parse::<Date>() {
        Ok(date) => vec![
            date.day().to_string(),
            date.month().to_string(),
            date.year().to_string(),
        ],
        Err(_) => Vec::new(),
    }
}
