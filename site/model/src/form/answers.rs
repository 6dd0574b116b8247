//! Valid answers to a form's questions.
//!
//! Plaintext of a family: no `Debug`, so that it cannot reach a log by accident.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::form::{Form, QuestionKind};
use crate::slug::Slug;

/// The answer to one question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// What was written, or the choice that was taken.
    Text(String),
    /// The choices that were taken.
    Choices(Vec<String>),
}

/// Answers by question.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<Slug, Answer>);

/// One question and its answer as they were shown and given: complete in itself, so that a record
/// can be read years after its form has changed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The question's id.
    pub question: Slug,
    /// How it was asked.
    pub kind: QuestionKind,
    /// The category of personal data, as the notice of that time declared it.
    pub data: Slug,
    /// The question as it was asked.
    pub label: String,
    /// The answer in words: what was written, or the labels of what was chosen.
    pub words: Vec<String>,
    /// The answer as it is compared.
    pub answer: Answer,
}

impl Answers {
    /// The answer to a question.
    pub fn get(&self, question: &Slug) -> Option<&Answer> {
        self.0.get(question)
    }

    /// Sets or removes the answer to a question.
    pub fn set(&mut self, question: Slug, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.0.insert(question, answer),
            None => self.0.remove(&question),
        };
    }

    /// The answers that `form` asks for now, with the questions in its words. What was answered
    /// under a condition that no longer holds is not among them.
    pub fn answered(&self, form: &Form) -> Vec<Answered> {
        form.asked(self)
            .filter_map(|question| {
                let answer = self.get(&question.id)?.clone();
                let label_of = |value: &String| {
                    question
                        .choice(value)
                        .map_or_else(|| value.clone(), |c| c.label.clone())
                };
                let words = match &answer {
                    Answer::Choices(values) => values.iter().map(label_of).collect(),
                    Answer::Text(value) if question.kind.has_choices() => vec![label_of(value)],
                    Answer::Text(text) if question.kind.has_lines() => {
                        text.lines().map(str::to_owned).collect()
                    }
                    Answer::Text(text) => vec![text.clone()],
                };
                Some(Answered {
                    question: question.id.clone(),
                    kind: question.kind,
                    data: question.data.clone(),
                    label: question.label.clone(),
                    words,
                    answer,
                })
            })
            .collect()
    }
}
