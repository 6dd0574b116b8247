//! What is told before a page that is hard to answer, on a page of its own.

use axum::response::Response;
use http::StatusCode;
use site_theme::form_before::form_before;
use site_theme::form_place::FormPlace;
use site_theme::problem_page::Trouble;

use crate::draft::Begun;
use crate::side::{Side, see};

/// The page before a page; `None` where the form has no such page, or nothing is told before it.
pub async fn show<S: Side>(site: &S, form: FormPlace<'_>, page: &str) -> Option<Response> {
    let page = form
        .form
        .page(page)
        .filter(|page| !page.before.is_empty())?;
    Some(match site.begun(form).await {
        Ok(Begun::Open(_)) => {
            let view = form_before(&site.frame_of(form), form, page);
            site.draw(StatusCode::OK, "form-before.njk", &view)
        }
        Ok(Begun::Sent(_)) => see(&form.sent()),
        Ok(Begun::Nothing) => site.nothing_begun(form),
        Err(fault) => {
            site.tell("a draft could not be read", &fault);
            let again = Some(form.before_page(&page.id));
            site.problem_with(form, Trouble::NotOpened, again)
        }
    })
}
