//! Makes what is sent of a draft: complete in itself, with the questions as they were asked.

use jiff::Timestamp;
use record::Draft;
use record::submission::{AnsweredPage, SentForm};
use site_theme::form_page::FormPlace;

/// What is sent.
pub(crate) fn sent_form(place: FormPlace<'_>, draft: &Draft, received: Timestamp) -> SentForm {
    let form = place.form;
    let answered = draft.answers.answered(form);
    let pages = form
        .pages
        .iter()
        .map(|page| AnsweredPage {
            title: page.title.clone(),
            answers: answered
                .iter()
                .filter(|answer| page.questions.iter().any(|q| q.id == answer.question))
                .cloned()
                .collect(),
        })
        .filter(|page| !page.answers.is_empty())
        .collect();
    SentForm {
        hub: form.hub.clone(),
        kind: form.kind,
        form: place.slug.clone(),
        form_title: form.title.clone(),
        notice: form.notice.clone(),
        notice_version: draft.notice_version.clone(),
        language: draft.language.clone(),
        received,
        pages,
    }
}
