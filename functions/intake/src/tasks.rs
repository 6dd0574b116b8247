//! The parts of a long form.

use axum::extract::Path;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use site_theme::address;
use site_theme::form_tasks::form_tasks;

use crate::draft::Begun;
use crate::path::OfForm;
use crate::problem::Trouble;
use crate::site::{Site, see};

/// How far each part is. A form without parts has its pages one after the other.
pub(crate) async fn show(
    site: Site,
    Path(OfForm { form }): Path<OfForm>,
    headers: HeaderMap,
) -> Response {
    let Some((form, _)) = site.form(&form).filter(|(form, _)| form.form.has_parts()) else {
        return site.problem(Trouble::NotFound, None);
    };
    match site.begun(&headers, form).await {
        Ok(Begun::Open(open)) => {
            let frame = site.frame_of(form);
            let view = form_tasks(&frame, form, &open.draft.answers, &open.draft.saved);
            site.draw(StatusCode::OK, "form-tasks.njk", &view)
        }
        Ok(Begun::Sent(_)) => see(&address::form_sent(form.council.at(), form.slug)),
        Ok(Begun::Nothing(_)) => see(&address::form(form.council.at(), form.slug)),
        Err(fault) => {
            site.tell("a draft could not be read", &fault);
            let again = address::form_tasks(form.council.at(), form.slug);
            site.problem_with(form, Trouble::NotSent, Some(again))
        }
    }
}
