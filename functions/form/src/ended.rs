//! Where a form ends before it is sent, because of a choice that was made: why, and where to turn instead.
//!
//! What was chosen is kept in the draft, so that the form cannot be sent with it.

use axum::response::Response;
use http::StatusCode;
use site_theme::form_ended::form_ended;
use site_theme::form_place::{FormPlace, Way};
use site_theme::problem_page::Trouble;

use crate::draft::Begun;
use crate::side::{Side, see};

/// The page after such a choice; after another, what comes next.
pub async fn show<S: Side>(site: &S, form: FormPlace<'_>) -> Response {
    match site.begun(form).await {
        Ok(Begun::Open(open)) => {
            let answers = &open.draft.answers;
            if let Some((page, choice)) = form.form.ended(answers) {
                let view = form_ended(&site.frame_of(form), form, page, choice);
                return site.draw(StatusCode::OK, "form-ended.njk", &view);
            }
            see(&form.form.first_open(answers).map_or_else(
                || form.check(),
                |open| form.address_of_open(open, Way::Through),
            ))
        }
        Ok(Begun::Sent(_)) => see(&form.sent()),
        Ok(Begun::Nothing) => site.nothing_begun(form),
        Err(fault) => {
            site.tell("a draft could not be read", &fault);
            site.problem_with(form, Trouble::NotOpened, Some(form.ended()))
        }
    }
}
