//! A choice with which a form ends before it is sent: whether it is told in time, and nothing typed is lost.

use site_model::diagnostic::Diagnostic;
use site_model::form::{Form, QuestionKind};
use site_model::path;
use site_model::source::Source;

use super::shape::SHAPE;
use super::{questions, runs_of_pages};

/// What is wrong with the endings of a form.
pub(super) fn check(source: &Source, form: &Form, found: &mut Vec<Diagnostic>) {
    for (run, (at, pages)) in runs_of_pages(form).iter().enumerate() {
        for (at, page, question) in questions(at, pages) {
            let ends = question
                .choices
                .iter()
                .map(|choice| !choice.ends.is_empty());
            let Some(first) = ends.clone().position(|ends| ends) else {
                continue;
            };
            let is_one_of_some =
                matches!(question.kind, QuestionKind::Radios | QuestionKind::Select);
            let wrong = if run > 0 {
                (
                    "one of a list cannot end the form",
                    "ask this on a page of the form itself",
                )
            } else if !is_one_of_some || !question.required {
                (
                    "only a choice that has to be made, and is the only one, can end the form",
                    "use `type: radios` with `required: true`",
                )
            } else if page.questions.len() > 1 {
                (
                    "a choice ends the form, and the page asks something else too",
                    "ask this on a page of its own, so that nobody types what is never sent",
                )
            } else if ends.clone().all(|ends| ends) {
                (
                    "the form ends here whatever is chosen",
                    "leave one choice with which it goes on",
                )
            } else {
                continue;
            };
            let at = [&at, path!["choices", first, "ends"]].concat();
            found.push(source.error(SHAPE.id, &at, wrong.0, wrong.1));
        }
    }
}
