//! What forms ask, and under which category of a notice: what is collected, and whether it has to be.

use std::collections::BTreeSet;

use serde::Serialize;
use site_model::form::QuestionKind;
use site_model::{Form, Slug};

use super::said::Said;
use super::voice::Voice;

/// A question of a form, as an assessment lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Asked {
    pub(super) form: String,
    pub(super) question: String,
    /// The label of its category; its id, where the notice declares none.
    pub(super) category: String,
    pub(super) is_special: bool,
    pub(super) is_required: bool,
    /// Asked only after a certain answer.
    pub(super) is_conditional: bool,
}

impl Asked {
    /// Its category, and how it is asked, in words.
    pub(super) fn in_words(&self, voice: &Voice<'_>) -> Vec<String> {
        let mut words = vec![self.category.clone()];
        if self.is_special {
            words.push(voice.say("report-question-special"));
        }
        words.push(voice.say(if self.is_required {
            "report-question-required"
        } else {
            "report-question-optional"
        }));
        if self.is_conditional {
            words.push(voice.say("report-question-conditional"));
        }
        words
    }
}

/// Every question of the forms that a notice covers, in the order in which they are asked.
pub(super) fn questions(said: &Said<'_>) -> Vec<Asked> {
    let of_form = |form: &Form| -> Vec<Asked> {
        form.questions()
            .map(|question| {
                let category = said.says.category(&question.data);
                Asked {
                    form: form.title.clone(),
                    question: question.label.clone(),
                    category: category.map_or(question.data.to_string(), |c| c.label.clone()),
                    is_special: category.is_some_and(|category| category.special),
                    is_required: question.required,
                    is_conditional: question.show_when.is_some(),
                }
            })
            .collect()
    };
    said.forms().iter().flat_map(of_form).collect()
}

/// The labels of categories that a notice declares and no form of it asks for: Article 5(1)(c).
pub(super) fn not_asked(said: &Said<'_>) -> Vec<String> {
    let forms = said.forms();
    let asked: BTreeSet<&Slug> = forms
        .iter()
        .flat_map(Form::questions)
        .map(|question| &question.data)
        .collect();
    let declared = said.says.categories.iter();
    declared
        .filter(|category| !asked.contains(&category.id))
        .map(|category| category.label.clone())
        .collect()
}

/// Whether any form asks in one of these ways.
pub(super) fn asks_by(said: &Said<'_>, kinds: &[QuestionKind]) -> bool {
    said.forms()
        .iter()
        .flat_map(Form::questions)
        .any(|question| kinds.contains(&question.kind))
}
