//! Where a form ends before it is sent, because of a choice that was made: why, and where to turn instead.
//!
//! What was chosen is kept in the draft, so that the form cannot be sent with it.

use axum::extract::Path;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use site_theme::address;
use site_theme::form_ended::form_ended;
use site_theme::form_page::Way;

use crate::draft::Begun;
use crate::problem::Trouble;
use crate::site::{Site, see};

/// The page after such a choice; after another, what comes next.
pub(crate) async fn show(
    site: Site,
    Path((_, form)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some((form, _)) = site.form(&form) else {
        return site.problem(Trouble::NotFound, None);
    };
    let (council, slug) = (&form.council.slug, form.slug);
    match site.begun(&headers, form).await {
        Ok(Begun::Open(open)) => {
            let answers = &open.draft.answers;
            if let Some((page, choice)) = form.form.ended(answers) {
                let view = form_ended(&site.frame_of(form), form, page, choice);
                return site.draw(StatusCode::OK, "form-ended.njk", &view);
            }
            see(&form.form.first_open(answers).map_or_else(
                || address::form_check(council, slug),
                |open| form.address_of_open(open, Way::Through),
            ))
        }
        Ok(Begun::Sent(_)) => see(&address::form_sent(council, slug)),
        Ok(Begun::Nothing(_)) => see(&address::form(council, slug)),
        Err(fault) => {
            site.tell("a draft could not be read", &fault);
            let again = address::form_ended(council, slug);
            site.problem_with(form, Trouble::NotSent, Some(again))
        }
    }
}
