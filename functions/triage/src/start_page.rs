//! The first page: signed in, one's own queue; else, where to sign in.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use serde::Serialize;
use site_theme::ThemeError;

use crate::address;
use crate::desk::Desk;
use crate::next_path::NextPath;
use crate::pages::Pages;
use crate::problem::Stop;
use crate::triage::Deployment;

/// After signing out.
pub(crate) const SIGNED_OUT: &str = "signed-out";

#[derive(Serialize)]
struct StartView {
    councils: Vec<CouncilView>,
    signed_out: bool,
}

#[derive(Serialize)]
struct CouncilView {
    name: String,
    sign_in: String,
}

pub(crate) async fn show(
    State(deployment): State<Arc<Deployment>>,
    request: Request,
) -> Result<Response, Stop> {
    let (parts, _) = request.into_parts();
    if let Some(desk) = Desk::of_session(&parts, &deployment).await? {
        return Ok(Redirect::to(&address::home(&desk.staff)).into_response());
    }
    let query = parts.uri.query().unwrap_or_default();
    let asked = |wanted: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let next = asked("next").and_then(|text| NextPath::parse(&text));
    let pages = deployment.pages();
    let councils = deployment.councils.keys();
    let view = StartView {
        councils: councils
            .filter_map(|slug| pages.council(slug))
            .map(|council| CouncilView {
                name: council.council.name.clone(),
                sign_in: address::sign_in(
                    &council.slug,
                    next.as_ref().filter(|next| next.is_of(&council.slug)),
                ),
            })
            .collect(),
        signed_out: asked(SIGNED_OUT).is_some(),
    };
    Ok(Html(draw(&pages, &view)?).into_response())
}

fn draw(pages: &Pages, view: &StartView) -> Result<String, ThemeError> {
    let title = pages.say("staff-start-title", &[]);
    pages.draw("staff/start.njk", pages.layout(None, title), None, view)
}

/// Draws it for nobody: what pages are made of is compiled by that.
pub(crate) fn draw_ahead(pages: &Pages) -> Result<(), ThemeError> {
    let nothing = StartView {
        councils: Vec::new(),
        signed_out: false,
    };
    draw(pages, &nothing).map(drop)
}
