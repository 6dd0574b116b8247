//! Makes what is sent of a draft: complete in itself, with the questions as they were asked.

use jiff::Timestamp;
use record::Draft;
use record::submission::{Agreement, AnsweredPage, AsShown, Person, SentForm};
use site_model::form::answers::Answered;
use site_model::form::{Answer, Form, FormPage, QuestionKind, SubmissionKind, agreements};
use site_theme::form_field::asked;
use site_theme::form_place::FormPlace;
use site_theme::frame::Frame;

/// The category of a family's names. A professional's own name is of another.
const NAME: &str = "name";

/// What is sent of a form that was filled in in one language and is read in another: `own` is the same
/// form as the staff read it. Each comes with the frame that says its words.
pub fn sent_form(
    (place, frame): (FormPlace<'_>, &Frame<'_>),
    (own, own_frame): (FormPlace<'_>, &Frame<'_>),
    draft: &Draft,
    received: Timestamp,
) -> SentForm {
    let form = own.form;
    SentForm {
        queue: form.queue.clone(),
        kind: form.kind,
        form: own.slug.clone(),
        form_title: form.title.clone(),
        notice: form.notice.clone(),
        notice_version: draft.notice_version.clone(),
        language: place.council.language_tag().to_owned(),
        received,
        pages: answered_pages(form, own_frame, draft),
        as_shown: place.council.language.as_ref().map(|_| AsShown {
            form_title: place.form.title.clone(),
            notice: place
                .council
                .permit(&draft.notice_version)
                .and_then(|permit| permit.translation.clone()),
            pages: answered_pages(place.form, frame, draft),
        }),
        agreements: agreements_of(own, draft),
        people: people_of(own, draft),
        // Who it was is known where it is sent.
        entered: None,
        invitation: draft.invitation.clone(),
    }
}

fn answered_pages(form: &Form, frame: &Frame<'_>, draft: &Draft) -> Vec<AnsweredPage> {
    let mut answered = draft.answers.answered(form);
    for answer in &mut answered {
        // What asks for agreement is made of the notice's names and the interface's words.
        let mut questions = form.questions();
        if let Some(question) = questions.find(|question| question.id == answer.question) {
            answer.label = asked(frame, question);
        }
    }
    let mut pages = Vec::new();
    for page in &form.pages {
        let answers = answered.iter().filter(|answer| is_of(page, answer));
        pages.push(AnsweredPage {
            title: page.title.clone(),
            one_of: None,
            answers: answers.cloned().collect(),
        });
        let Some(list) = &page.list else {
            continue;
        };
        for (index, entry) in draft.answers.entries(&page.id).all().iter().enumerate() {
            let name = match list.name_of(entry) {
                Some(name) => name.to_owned(),
                None => format!("{} {}", list.one, index + 1),
            };
            pages.push(AnsweredPage {
                title: format!("{}: {name}", page.title),
                one_of: Some(page.id.clone()),
                answers: entry.answers.answered_of(list.asked(&entry.answers)),
            });
        }
    }
    pages.retain(|page| !page.answers.is_empty());
    pages
}

/// Everybody in the lists of people; and in what a professional writes, whoever its questions name, because
/// that is never who sends it.
fn people_of(place: FormPlace<'_>, draft: &Draft) -> Vec<Person> {
    let is_about_others = place.form.kind == SubmissionKind::ProfessionalReferral;
    let mut people = Vec::new();
    for page in &place.form.pages {
        let names = page.questions.iter().filter(|question| {
            is_about_others && question.kind == QuestionKind::Name && question.data.as_str() == NAME
        });
        let named = names.filter_map(|question| match draft.answers.get(&question.id) {
            Some(Answer::Text(name)) => Some(name.clone()),
            _ => None,
        });
        people.extend(named.map(|name| Person { name, born: None }));
        let Some(list) = &page.list else {
            continue;
        };
        let entries = draft.answers.entries(&page.id);
        let named = entries.all().iter().filter_map(|entry| list.person(entry));
        people.extend(named.map(|(name, born)| Person {
            name: name.to_owned(),
            born,
        }));
    }
    people
}

/// What every partner that was asked about may be told: nothing, where nothing was ticked. That a family
/// was asked and agreed to nothing is something else than that it was not asked.
fn agreements_of(place: FormPlace<'_>, draft: &Draft) -> Vec<Agreement> {
    let asked = place.form.agreement_pages();
    asked
        .filter(|page| draft.saved.contains(&page.id))
        .flat_map(|page| &page.questions)
        .filter_map(|question| {
            let purposes = match draft.answers.get(&question.id) {
                Some(Answer::Choices(purposes)) => purposes.as_slice(),
                _ => &[],
            };
            let known = purposes.iter().filter_map(|id| question.choice(id));
            Some(Agreement {
                partner: agreements::partner(&question.id)?,
                purposes: known.map(|choice| choice.value.clone()).collect(),
            })
        })
        .collect()
}

fn is_of(page: &FormPage, answer: &Answered) -> bool {
    page.questions
        .iter()
        .any(|question| question.id == answer.question)
}
