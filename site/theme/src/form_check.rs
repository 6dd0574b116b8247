//! Check your answers: the last page before a form is sent.

use jiff::civil::Date;
use serde::Serialize;
use site_model::form::answers::Answered;
use site_model::form::{Answer, Answers, FormPage, Question, QuestionKind};
use site_model::published::PublishedCouncil;

use crate::alert::Alert;
use crate::form_field;
use crate::form_list::ListPlace;
use crate::form_place::{FormPlace, Way};
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, address};

/// What `form-check.njk` draws. No `Debug`: it holds what a family typed, and the token.
#[derive(Clone, Serialize)]
pub struct FormCheckView {
    /// What stands around it.
    pub layout: Layout,
    /// What happened, where the page comes back instead of being sent.
    pub alert: Option<Alert>,
    /// How to come back to it later.
    pub save: Option<String>,
    /// The form's title.
    pub form: String,
    /// What is told about an address that may be outside of the council's area.
    pub outside: Option<String>,
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
    /// Whether it is one of the list above it.
    pub is_one: bool,
    /// Its questions and answers.
    pub rows: Vec<CheckedRow>,
    /// For a list: how many there are, and where that can be changed.
    pub change: Option<ChangeList>,
}

/// Where a list can be changed.
#[derive(Clone, Serialize)]
pub struct ChangeList {
    /// How many there are, in words.
    pub count: String,
    /// The list.
    pub href: String,
}

/// One question and its answer.
#[derive(Clone, Serialize)]
pub struct CheckedRow {
    /// The question.
    pub label: String,
    /// How an error message calls it: names the link for those who hear it alone.
    pub called: String,
    /// Of whom it is said, where that is one of a list.
    pub of: Option<String>,
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
    let FormPlace { council, form, .. } = place;
    let rows = |answered: &[Answered],
                asked: &[&Question],
                page: &FormPage,
                address: String,
                of: Option<&str>| {
        let of_page = asked
            .iter()
            .filter(|question| page.questions.contains(question));
        of_page
            .map(|question| CheckedRow {
                label: form_field::asked(frame, question),
                called: question.called.clone(),
                of: of.map(str::to_owned),
                words: answered
                    .iter()
                    .find(|answer| answer.question == question.id)
                    .map(|answer| in_words(frame, answer))
                    .unwrap_or_default(),
                change: format!(
                    "{}#{}",
                    Way::Change.to(address.clone()),
                    form_field::group(&question.id)
                ),
            })
            .collect::<Vec<_>>()
    };
    let asked: Vec<&Question> = form.asked(answers).collect();
    let answered = answers.answered(form);
    let mut pages = Vec::new();
    for page in &form.pages {
        let Some(list) = ListPlace::find(place, page) else {
            let address = place.address_of(&page.id);
            let rows = rows(&answered, &asked, page, address, None);
            if !rows.is_empty() {
                pages.push(CheckedPage {
                    title: page.title.clone(),
                    is_one: false,
                    rows,
                    change: None,
                });
            }
            continue;
        };
        let entries = answers.entries(&page.id);
        pages.push(CheckedPage {
            title: page.title.clone(),
            is_one: false,
            rows: Vec::new(),
            change: Some(ChangeList {
                count: list.count(frame, &entries),
                href: list.address(Way::Change),
            }),
        });
        for entry in entries.all() {
            let name = list.name_of(frame, &entries, entry);
            let asked: Vec<&Question> = list.of.asked(&entry.answers).collect();
            let answered = entry.answers.answered_of(asked.iter().copied());
            let of_pages = list.of.pages.iter().flat_map(|of_it| {
                let address = place.address_of_entry(&page.id, entry.number, &of_it.id);
                rows(&answered, &asked, of_it, address, Some(&name))
            });
            pages.push(CheckedPage {
                title: name.clone(),
                is_one: true,
                rows: of_pages.collect(),
                change: None,
            });
        }
    }
    let title = if place.is_public() {
        "form-check-title"
    } else {
        "staff-enter-check-title"
    };
    let mut layout = frame.layout(frame.say(title, &[]));
    if place.is_public() {
        layout = layout.private_as_titled();
    }
    layout.back = match form.pages.last() {
        _ if form.has_parts() => Some(place.tasks()),
        last => last.map(|page| place.address_of(&page.id)),
    };
    layout.languages = place.languages(frame, &place.check());
    let layout = layout.closing_at(address::come_back(place.council.at()));
    FormCheckView {
        layout,
        save: place.save(),
        alert: None,
        form: form.title.clone(),
        outside: outside(frame, council, &answered),
        action: place.check(),
        pages,
        notice: place.notice(),
        reach: frame
            .clone()
            .for_queue(council, &form.queue)
            .reach()
            .clone(),
        token,
    }
}

/// Nobody is turned away by a postcode: districts cross boundaries, and families move.
fn outside(frame: &Frame<'_>, council: &PublishedCouncil, answered: &[Answered]) -> Option<String> {
    let mut postcodes = answered
        .iter()
        .filter(|answer| answer.kind == QuestionKind::Postcode)
        .filter_map(|answer| match &answer.answer {
            Answer::Text(postcode) => Some(postcode),
            _ => None,
        });
    let outside = postcodes.find(|postcode| council.council.is_outside(postcode))?;
    let named = [
        ("postcode", outside.into()),
        ("council", council.council.short_name.as_str().into()),
    ];
    Some(frame.say("form-outside", &named))
}

/// An answer in the words of the page's language: a date has a month's name in it.
pub(crate) fn in_words(frame: &Frame<'_>, answered: &Answered) -> Vec<String> {
    let date = match (&answered.answer, answered.kind) {
        (Answer::Text(text), QuestionKind::Date) => text.parse::<Date>().ok(),
        _ => None,
    };
    date.map_or_else(|| answered.words.clone(), |date| vec![frame.date(date)])
}
