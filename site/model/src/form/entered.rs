//! What was typed into a page, valid or not: what comes back with an error message.

use std::collections::BTreeMap;

use crate::form::answers::{Answer, Answers};
use crate::form::{FormPage, Question};
use crate::slug::Slug;

/// The values of a page's fields, as they were posted. No `Debug`: it is a family's plaintext.
#[derive(Clone, Default)]
pub struct Entered(BTreeMap<Slug, Vec<String>>);

impl Entered {
    /// Keeps of a posted body what the page asks for, in order; anything else is dropped.
    pub fn from_posted(page: &FormPage, posted: &[(String, String)]) -> Self {
        let mut values: BTreeMap<Slug, Vec<String>> = BTreeMap::new();
        for question in &page.questions {
            let given: Vec<String> = posted
                .iter()
                .filter(|(name, _)| question.id == **name)
                .map(|(_, value)| value.replace("\r\n", "\n"))
                .collect();
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
                    Some(Answer::Text(text)) => vec![text.clone()],
                    Some(Answer::Choices(values)) => values.clone(),
                    None => Vec::new(),
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

    /// The first value of a question's field, or an empty text.
    pub fn value(&self, question: &Question) -> &str {
        self.values(question).first().map_or("", String::as_str)
    }
}
