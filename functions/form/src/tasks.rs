//! The parts of a long form.

use axum::response::Response;
use http::StatusCode;
use site_theme::form_place::FormPlace;
use site_theme::form_tasks::form_tasks;
use site_theme::problem_page::Trouble;

use crate::draft::Begun;
use crate::side::{Side, see};

/// How far each part is; `None` for a form without parts, which has its pages one after the other.
pub async fn show<S: Side>(site: &S, form: FormPlace<'_>) -> Option<Response> {
    if !form.form.has_parts() {
        return None;
    }
    Some(match site.begun(form).await {
        Ok(Begun::Open(open)) => {
            let frame = site.frame_of(form);
            let draft = &open.draft;
            let kept = site.kept_until(open.expires);
            let view = form_tasks(&frame, form, &draft.answers, &draft.saved, kept.as_ref());
            site.draw(StatusCode::OK, "form-tasks.njk", &view)
        }
        Ok(Begun::Sent(_)) => see(&form.sent()),
        Ok(Begun::Nothing) => site.nothing_begun(form),
        Err(fault) => {
            site.tell("a draft could not be read", &fault);
            site.problem_with(form, Trouble::NotOpened, Some(form.tasks()))
        }
    })
}
