//! What a family answered, as staff read it: what has to be known before anybody calls, and then
//! the rest in the order of the form.

use record::safe_contact::asks_what_is_safe;
use record::submission::{AnsweredPage, SentForm};
use serde::Serialize;
use site_model::form::answers::Answered;
use site_model::form::{Answer, Answers, Choice, Question, SubmissionKind, agreements};
use site_model::published::PublishedCouncil;
use site_model::{Form, Slug};

use crate::pages::Pages;

/// The category of who asked for help.
const NAME: &str = "name";
/// The category of how a family can be reached.
const CONTACT_DETAILS: &str = "contact-details";
/// The category of what is safe when a family is contacted.
const SAFE_CONTACT: &str = "safe-contact";
/// The category of whether a family needs help soon, and why.
const URGENCY: &str = "urgency";

/// The ways of contacting a family that forms ask about, by the values of their choices.
const WAYS: [&str; 6] = ["phone", "voicemail", "text", "email", "letter", "say-who"];

/// One question and its answer, for `answers.njk`; no words where it was not answered.
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
    /// That nobody has said what is safe, in words.
    not_said: Option<String>,
    /// What must not be done, because it was not named as safe.
    not_safe: Vec<String>,
    /// Who asked for help, how they can be reached, and what of that is safe.
    contact: Vec<AnswerView>,
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

impl From<&Question> for AnswerView {
    fn from(unanswered: &Question) -> Self {
        Self {
            label: unanswered.label.clone(),
            words: Vec::new(),
        }
    }
}

/// What has to be known before anybody contacts whom this form is about.
pub(crate) fn before_contact(
    pages: &Pages,
    council: &PublishedCouncil,
    sent: &SentForm,
) -> FirstView {
    found_first(pages, pages.form(&council.slug, &sent.form), sent)
}

/// The same, found by the categories of personal data that the questions had
/// when they were asked.
fn found_first(pages: &Pages, form: Option<&Form>, sent: &SentForm) -> FirstView {
    let answered = |category: &'static str| {
        of_the_sender(&sent.pages).filter(move |answered| answered.data == *category)
    };
    let is_said = |answered: &Answered| !answered.words.is_empty();
    let has_chosen_ways = of_the_sender(&sent.pages)
        .any(|it| asks_what_is_safe(&it.question, &it.data) && is_said(it));
    let not_said = match (sent.kind, has_chosen_ways) {
        (_, true) => "staff-not-said-more",
        (SubmissionKind::ProfessionalReferral, false) => "staff-not-said-professional",
        (_, false) => "staff-not-said",
    };
    let is_said = answered(SAFE_CONTACT).any(is_said);
    FirstView {
        not_said: (!is_said).then(|| pages.say(not_said, &[])),
        not_safe: not_safe(form, &sent.pages)
            .map(|choice| say_not_safe(pages, choice))
            .collect(),
        contact: answered(NAME)
            .chain(answered(CONTACT_DETAILS))
            .map(AnswerView::from)
            .chain(safe_contact(form, &sent.pages, answered(SAFE_CONTACT)))
            .collect(),
        urgency: answered(URGENCY).map(AnswerView::from).collect(),
    }
}

/// The ways that the family was asked about and did not name as safe, by the values of the form's choices.
pub(crate) fn not_safe_ways(
    pages: &Pages,
    council: &PublishedCouncil,
    sent: &SentForm,
) -> Vec<String> {
    let form = pages.form(&council.slug, &sent.form);
    let not_safe = not_safe(form, &sent.pages);
    not_safe.map(|choice| choice.value.to_string()).collect()
}

/// What the family was asked about and did not name as safe. Only answers are stored: what it could have
/// named is read from the form as it is today.
fn not_safe<'a>(
    form: Option<&'a Form>,
    pages: &[AnsweredPage],
) -> impl Iterator<Item = &'a Choice> {
    let answers = given(pages);
    let questions: Vec<&Question> = form
        .into_iter()
        .flat_map(|form| form.asked(&answers).collect::<Vec<_>>())
        .filter(|asked| asks_what_is_safe(&asked.id, &asked.data))
        .collect();
    questions.into_iter().flat_map(move |question| {
        let named = match answers.get(&question.id) {
            Some(Answer::Choices(named)) => named.clone(),
            Some(Answer::Text(named)) => vec![named.clone()],
            _ => Vec::new(),
        };
        let choices = question.choices.iter();
        choices.filter(move |choice| !named.contains(&choice.value.to_string()))
    })
}

/// That something must not be done: in words of its own where the program knows it, so that nobody reads over
/// the "not"; else in the form's.
fn say_not_safe(pages: &Pages, choice: &Choice) -> String {
    let way = choice.value.as_str();
    if WAYS.contains(&way) {
        return pages.say(&format!("staff-not-safe-{way}"), &[]);
    }
    let label = choice.label.as_str();
    pages.say("staff-not-safe-other", &[("choice", label.into())])
}

/// The answers about who filled in the form, as its conditions see them.
fn given(pages: &[AnsweredPage]) -> Answers {
    let mut answers = Answers::default();
    for given in of_the_sender(pages) {
        answers.set(given.question.clone(), Some(given.answer.clone()));
    }
    answers
}

/// What is said of who filled in the form, and of the family as a whole.
fn of_the_sender(pages: &[AnsweredPage]) -> impl Iterator<Item = &Answered> {
    let pages = pages.iter().filter(|page| page.one_of.is_none());
    pages.flat_map(|page| &page.answers)
}

/// What the family said is safe. That it named nothing has to be seen too, but only answers are
/// stored: which questions it left out is read from the form as it is today.
fn safe_contact<'a>(
    form: Option<&Form>,
    pages: &[AnsweredPage],
    answered: impl Iterator<Item = &'a Answered>,
) -> Vec<AnswerView> {
    let place = |id: &Slug| form.and_then(|form| form.questions().position(|q| q.id == *id));
    let answers = given(pages);
    let unanswered = form
        .into_iter()
        .flat_map(|form| form.asked(&answers))
        .filter(|asked| asked.data == *SAFE_CONTACT && answers.get(&asked.id).is_none());
    let mut rows: Vec<(Option<usize>, AnswerView)> = answered
        .map(|answered| (place(&answered.question), answered.into()))
        .chain(unanswered.map(|asked| (place(&asked.id), asked.into())))
        .collect();
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// All other answers, by page; what a family agreed to stands by itself.
pub(crate) fn others(pages: &[AnsweredPage]) -> Vec<AnswersView> {
    let is_other = |page: &AnsweredPage, answered: &Answered| {
        agreements::partner(&answered.question).is_none()
            && (page.one_of.is_some()
                || ![NAME, CONTACT_DETAILS, SAFE_CONTACT, URGENCY]
                    .iter()
                    .any(|first| answered.data == **first))
    };
    pages
        .iter()
        .map(|page| AnswersView {
            title: page.title.clone(),
            rows: page
                .answers
                .iter()
                .filter(|answered| is_other(page, answered))
                .map(AnswerView::from)
                .collect(),
        })
        .filter(|page| !page.rows.is_empty())
        .collect()
}
