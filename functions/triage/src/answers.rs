//! What a family answered, as staff read it: in the order of the form, and before that what has
//! to be known before anybody calls.

use record::submission::AnsweredPage;
use serde::Serialize;
use site_model::Form;
use site_model::form::answers::Answered;

/// The category of what is safe when a family is contacted.
const SAFE_CONTACT: &str = "safe-contact";
/// The category of whether a family needs help soon, and why.
const URGENCY: &str = "urgency";

/// One question and its answer, for `answers.njk`.
#[derive(Serialize)]
pub(crate) struct AnswerView {
    label: String,
    words: Vec<String>,
}

/// The answers of one page of the form.
#[derive(Serialize)]
pub(crate) struct AnswersView {
    title: String,
    rows: Vec<AnswerView>,
}

/// What has to be known first. Nothing is scored: it is shown as the family said it.
#[derive(Serialize)]
pub(crate) struct FirstView {
    /// The form asks what is safe when the family is contacted.
    asks_safe_contact: bool,
    safe_contact: Vec<AnswerView>,
    urgency: Vec<AnswerView>,
}

impl From<&Answered> for AnswerView {
    fn from(answered: &Answered) -> Self {
        Self {
            label: answered.label.clone(),
            words: answered.words.clone(),
        }
    }
}

/// All answers, by page.
pub(crate) fn all(pages: &[AnsweredPage]) -> Vec<AnswersView> {
    pages
        .iter()
        .filter(|page| !page.answers.is_empty())
        .map(|page| AnswersView {
            title: page.title.clone(),
            rows: page.answers.iter().map(AnswerView::from).collect(),
        })
        .collect()
}

/// What has to be known first, found by the categories of personal data that the questions had
/// when they were asked.
pub(crate) fn first(form: Option<&Form>, pages: &[AnsweredPage]) -> FirstView {
    let answers = |category: &str| -> Vec<AnswerView> {
        pages
            .iter()
            .flat_map(|page| &page.answers)
            .filter(|answered| answered.data == *category)
            .map(AnswerView::from)
            .collect()
    };
    let safe_contact = answers(SAFE_CONTACT);
    let asks_today = form.is_some_and(|form| {
        form.questions()
            .any(|question| question.data == *SAFE_CONTACT)
    });
    FirstView {
        asks_safe_contact: asks_today || !safe_contact.is_empty(),
        safe_contact,
        urgency: answers(URGENCY),
    }
}
