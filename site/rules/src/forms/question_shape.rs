//! The questions of a form: whether each can be answered, and looks back where it depends on another.

use std::collections::BTreeSet;

use site_model::diagnostic::Diagnostic;
use site_model::form::agreements;
use site_model::form::date::PARTS;
use site_model::form::{FormPage, HONEYPOT, Question, QuestionKind};
use site_model::path;
use site_model::positions::Step;
use site_model::source::Source;

use super::questions;
use super::shape::SHAPE;
use crate::likeness;

/// The most radios that a family can take in at once (GOV.UK Design System, Select: when there are more,
/// ask in another way).
const MOST_RADIOS: usize = 15;

/// Whether a question has what its type needs, and nothing that another type has.
fn kind_shape(source: &Source, at: &[Step<'_>], question: &Question, found: &mut Vec<Diagnostic>) {
    let mut wrong = |field: &str, message: &str, mend: &str| {
        found.push(source.error(SHAPE.id, &[at, path![field]].concat(), message, mend));
    };
    if question.label.trim().is_empty() {
        wrong("label", "the question asks nothing", "write the question");
    }
    if question.called.trim().is_empty() {
        wrong(
            "called",
            "an error message could not name this question",
            "write how a sentence names it, such as `your full name`",
        );
    }
    if question.when.is_some() && question.kind != QuestionKind::Date {
        wrong(
            "when",
            "only a date has `when:`",
            "remove it, or use `type: date`",
        );
    }
    if let Some(between) = question.between {
        if question.kind != QuestionKind::Number {
            wrong(
                "between",
                "only a number has `between:`",
                "remove it, or use `type: number`",
            );
        } else if between.least > between.most {
            wrong(
                "between",
                "the least is more than the most",
                "exchange the two",
            );
        }
    }
    if question.choices_of.is_some() {
        if !question.kind.has_choices() {
            wrong(
                "choices_of",
                "this type of question has no choices",
                "use radios, checkboxes or select",
            );
        }
        if !question.choices.is_empty() {
            wrong(
                "choices",
                "the choices are those of the whole country",
                "remove `choices:`, or remove `choices_of:`",
            );
        }
        if question.required {
            wrong(
                "required",
                "a question on equality is always optional",
                "remove `required: true`: nobody has to say this to get help",
            );
        }
    }
    if question.kind == QuestionKind::Radios && question.choices().len() > MOST_RADIOS {
        wrong(
            "choices",
            &format!(
                "{} choices are too many for radios: nobody reads more than {MOST_RADIOS}",
                question.choices().len()
            ),
            "ask in two steps, or use `type: select`",
        );
    }
}

/// What is wrong with the questions of a run of pages.
pub(super) fn check(
    source: &Source,
    at: &[Step<'static>],
    pages: &[FormPage],
    found: &mut Vec<Diagnostic>,
) {
    let all = questions(at, pages);
    let mut before: Vec<&Question> = Vec::new();
    for (at, page, question) in &all {
        let at = at.as_slice();
        let here = |field: &'static str| [at, path![field]].concat();
        let is_box_of = |date: &Question| {
            date.kind == QuestionKind::Date
                && PARTS
                    .iter()
                    .any(|part| question.id == *date.date_field(*part))
        };
        if all.iter().any(|(_, _, other)| is_box_of(other)) {
            found.push(source.error(
                SHAPE.id,
                &here("id"),
                format!("`{}` is the name of a box of a date", question.id),
                "give the question another id",
            ));
        }
        if before.iter().any(|earlier| earlier.id == question.id) {
            found.push(source.error(
                SHAPE.id,
                &here("id"),
                format!("the question id `{}` is used twice", question.id),
                "give each question its own id",
            ));
        }
        if agreements::partner(&question.id).is_some() {
            found.push(source.error(
                SHAPE.id,
                &here("id"),
                format!("`{}` is the name of a question on agreement", question.id),
                "give the question another id; a page with `agreements:` asks for agreement",
            ));
        }
        if question.id == *HONEYPOT {
            found.push(source.error(
                SHAPE.id,
                &here("id"),
                format!("`{HONEYPOT}` is the name of a field of our own: whoever fills it in is taken for a program"),
                "give the question another id",
            ));
        }
        let choices = question.choices().len();
        kind_shape(source, at, question, found);
        match question.kind {
            kind if kind.has_choices() && choices < 2 && kind != QuestionKind::Checkboxes => found
                .push(source.error(
                    SHAPE.id,
                    at,
                    "a question with choices has at least two",
                    "add `choices:`, each with `value:` and `label:`",
                )),
            QuestionKind::Checkboxes if choices == 0 => found.push(source.error(
                SHAPE.id,
                at,
                "checkboxes have at least one choice",
                "add `choices:`, each with `value:` and `label:`",
            )),
            kind if !kind.has_choices() && !question.choices.is_empty() => {
                found.push(source.error(
                    SHAPE.id,
                    &here("choices"),
                    "this type of question has no choices",
                    "remove `choices:`, or use radios, checkboxes or select",
                ));
            }
            _ => {}
        }
        let mut values = BTreeSet::new();
        for (which, choice) in question.choices.iter().enumerate() {
            if !values.insert(&choice.value) {
                found.push(source.error(
                    SHAPE.id,
                    &[at, path!["choices", which, "value"]].concat(),
                    format!("the choice `{}` stands twice", choice.value),
                    "give each choice its own value",
                ));
            }
        }
        if let Some(condition) = &question.show_when {
            let condition_at = &here("show_when");
            match before
                .iter()
                .find(|earlier| earlier.id == condition.question)
            {
                None => found.push(source.error(
                    SHAPE.id,
                    condition_at,
                    format!("`{}` is not an earlier question", condition.question),
                    "a condition looks back at a question asked before",
                )),
                Some(_) if condition.is.is_empty() => found.push(source.error(
                    SHAPE.id,
                    condition_at,
                    "the condition names no choice, so this is never asked",
                    "name the `value` of a choice",
                )),
                Some(earlier) => {
                    for is in &condition.is {
                        if earlier.choice(is.as_str()).is_none() {
                            found.push(source.error(
                                SHAPE.id,
                                condition_at,
                                format!("`{is}` is not a choice of `{}`", condition.question),
                                likeness::mend(
                                    is,
                                    earlier.choices().iter().map(|choice| &choice.value),
                                    "choice",
                                    "use the `value` of one of its choices",
                                ),
                            ));
                        }
                    }
                    let is_on_this_page = page.questions.contains(earlier);
                    if condition.is.len() > 1 && is_on_this_page {
                        found.push(source.error(
                            SHAPE.id,
                            condition_at,
                            "a question on the same page opens below one choice",
                            "name one choice, or ask this on a later page",
                        ));
                    }
                }
            }
        }
        before.push(question);
    }
}
