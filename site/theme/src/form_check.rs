//! Check your answers: the last page before a form is sent.

use serde::Serialize;
use site_model::form::{Answers, Question};

use crate::alert::Alert;
use crate::form_field;
use crate::form_page::FormPlace;
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, address};

/// What `form-check.njk` draws. No `Debug`: it holds what a family typed, and the token.
#[derive(Clone, Serialize)]
pub struct FormCheckView {
    /// What stands around it.
    pub layout: Layout,
    /// What happened, where the page comes back instead of being sent.
    pub alert: Option<Alert>,
    /// The form's title.
    pub form: String,
    /// Where it is confirmed.
    pub action: String,
    /// The form's pages with what was answered on each.
    pub pages: Vec<CheckedPage>,
    /// The text of the notice under which it is sent.
    pub notice: Option<Link>,
    /// Whom to reach instead.
    pub reach: Reach,
    /// What makes confirming twice the same as confirming once.
    pub token: String,
}

/// One page's answers.
#[derive(Clone, Serialize)]
pub struct CheckedPage {
    /// Its heading.
    pub title: String,
    /// Its questions and answers.
    pub rows: Vec<CheckedRow>,
}

/// One question and its answer.
#[derive(Clone, Serialize)]
pub struct CheckedRow {
    /// The question.
    pub label: String,
    /// How an error message calls it: names the link for those who hear it alone.
    pub called: String,
    /// The answer, one line each; none where it was left empty.
    pub words: Vec<String>,
    /// Where it can be changed.
    pub change: String,
}

/// Draws the answers for checking. `token` goes into a hidden field of that name.
pub fn form_check(
    frame: &Frame<'_>,
    place: FormPlace<'_>,
    answers: &Answers,
    token: String,
) -> FormCheckView {
    let FormPlace {
        council,
        slug,
        form,
    } = place;
    let answered = answers.answered(form);
    let asked: Vec<_> = form.asked(answers).map(|question| &question.id).collect();
    let row = |page, question: &Question| CheckedRow {
        label: question.label.clone(),
        called: question.called.clone(),
        words: answered
            .iter()
            .find(|answer| answer.question == question.id)
            .map(|answer| answer.words.clone())
            .unwrap_or_default(),
        change: format!(
            "{}#{}",
            address::form_page_change(&council.slug, slug, page),
            form_field::group(&question.id)
        ),
    };
    let mut layout = frame.layout(frame.say("form-check-title", &[]));
    layout.exit_this_page = true;
    layout.back = form
        .pages
        .last()
        .map(|page| address::form_page(&council.slug, slug, &page.id));
    FormCheckView {
        layout,
        alert: None,
        form: form.title.clone(),
        action: address::form_check(&council.slug, slug),
        pages: form
            .pages
            .iter()
            .map(|page| CheckedPage {
                title: page.title.clone(),
                rows: page
                    .questions
                    .iter()
                    .filter(|question| asked.contains(&&question.id))
                    .map(|question| row(&page.id, question))
                    .collect(),
            })
            .filter(|page| !page.rows.is_empty())
            .collect(),
        notice: place.notice(),
        reach: frame.clone().for_hub(council, &form.hub).reach().clone(),
        token,
    }
}
