//! Valid answers to a form's questions.
//!
//! Plaintext of a family: no `Debug`, so that it cannot reach a log by accident.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::form::list::Entries;
use crate::form::{Form, Question, QuestionKind};
use crate::slug::Slug;

/// The answer to one question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// What was written, or the choice that was taken.
    Text(String),
    /// The choices that were taken.
    Choices(Vec<String>),
    /// What stands in a list: the answer to the page that is the list.
    Entries(Entries),
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

    /// What stands in a list, by the page that is the list.
    pub fn entries(&self, list: &Slug) -> Cow<'_, Entries> {
        match self.0.get(list) {
            Some(Answer::Entries(entries)) => Cow::Borrowed(entries),
            _ => Cow::Owned(Entries::default()),
        }
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
        self.answered_of(form.asked(self))
    }

    /// The same for the questions that are asked of one in a list.
    pub fn answered_of<'q>(&self, asked: impl Iterator<Item = &'q Question>) -> Vec<Answered> {
        asked
            .filter_map(|question| {
                let answer = self.get(&question.id)?.clone();
                let label_of = |value: &String| {
                    question
                        .choice(value)
                        .map_or_else(|| value.clone(), |c| c.label.clone())
                };
                let words = match &answer {
                    // No question is answered so.
                    Answer::Entries(_) => Vec::new(),
                    Answer::Choices(values) => values.iter().map(label_of).collect(),
                    Answer::Text(value) if question.kind.has_choices() => vec![label_of(value)],
                    Answer::Text(text) if question.kind.has_lines() => {
                        text.lines().map(str::to_owned).collect()
                    }
                    Answer::Text(text) if question.kind == QuestionKind::Date => {
                        vec![date_in_words(text)]
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

/// `27 March 2019`, as GOV.UK writes dates.
fn date_in_words(answer: &str) -> String {
    match answer.parse::<Date>() {
        Ok(date) => date.strftime("%-d %B %Y").to_string(),
        Err(_) => answer.to_owned(),
    }
}
