//! A worker gives a narrowed list a name, finds it above the queue, and removes it again.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::permission::Action;
use record::saved_view::{SavedView, ViewName};
use serde::Serialize;
use site_model::WorkQueue;
use site_theme::Link;
use site_theme::form_page::SummaryError;
use vault::VaultFault;

use crate::address;
use crate::desk::Desk;
use crate::problem::Stop;
use crate::queue_filter::Chosen;
use crate::queue_page::Show;

const NAME: &str = "name";
const REMOVE: &str = "remove";
const QUERY: &str = "query";

/// How often is tried again what another window of the same person changed.
const ATTEMPTS: usize = 3;

/// What `staff/saved-views.njk` draws.
#[derive(Serialize)]
struct View {
    action: String,
    fields: Fields,
    /// The list to be saved, as it stands in an address; `None` where nothing is narrowed.
    query: Option<String>,
    name: String,
    views: Vec<Link>,
    errors: Vec<SummaryError>,
    error: Option<String>,
}

#[derive(Serialize)]
struct Fields {
    name: &'static str,
    remove: &'static str,
    query: &'static str,
}

/// The views of whoever is at the desk, as links to their lists.
pub(crate) async fn links(desk: &Desk, current: &str) -> Result<Vec<Link>, Stop> {
    let known = desk.vault.saved_views(&desk.staff.id).await?;
    let open = Show::Open.address(&desk.staff.council);
    let links = known.views.iter().map(|view| Link {
        text: view.name.as_str().to_owned(),
        href: format!("{open}{}", view.query),
        current: view.query == current,
    });
    Ok(links.collect())
}

/// Shows them, and asks for a name for the list in the address.
pub(crate) async fn show(desk: Desk, request: Request) -> Result<Response, Stop> {
    let queues = may_see(&desk).await?;
    let query = request.uri().query().unwrap_or_default();
    let chosen = Chosen::read(query, &queues);
    draw(&desk, &chosen, String::new(), None).await
}

/// Saves one, or removes one.
pub(crate) async fn change(desk: Desk, request: Request) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let queues = may_see(&desk).await?;
    if let Some(name) = posted.first(REMOVE).and_then(ViewName::parse) {
        for _ in 0..ATTEMPTS {
            let mut known = desk.vault.saved_views(&desk.staff.id).await?;
            known.views.remove(&name);
            match desk.vault.save_views(&desk.staff.id, &known).await {
                Err(VaultFault::Changed) => {}
                saved => {
                    saved?;
                    break;
                }
            }
        }
        let views = address::saved_views(&desk.staff.council);
        return Ok(Redirect::to(&views).into_response());
    }
    let chosen = Chosen::read(posted.first(QUERY).unwrap_or_default(), &queues);
    let typed = posted.first(NAME).unwrap_or_default().to_owned();
    let Some(name) = ViewName::parse(&typed) else {
        return again(&desk, &chosen, typed, "staff-views-error-name").await;
    };
    let query = chosen.query();
    let list = format!("{}{query}", Show::Open.address(&desk.staff.council));
    for _ in 0..ATTEMPTS {
        let mut known = desk.vault.saved_views(&desk.staff.id).await?;
        let view = SavedView {
            name: name.clone(),
            query: query.clone(),
        };
        if known.views.save(view).is_err() {
            return again(&desk, &chosen, typed, "staff-views-error-most").await;
        }
        match desk.vault.save_views(&desk.staff.id, &known).await {
            Err(VaultFault::Changed) => {}
            saved => {
                saved?;
                return Ok(Redirect::to(&list).into_response());
            }
        }
    }
    Err(VaultFault::Changed.into())
}

async fn may_see(desk: &Desk) -> Result<Vec<WorkQueue>, Stop> {
    let queues = desk.queues(Action::SeeQueue);
    match queues.is_empty() {
        true => Err(desk.refuse("views").await),
        false => Ok(queues),
    }
}

async fn again(
    desk: &Desk,
    chosen: &Chosen,
    typed: String,
    error: &'static str,
) -> Result<Response, Stop> {
    let page = draw(desk, chosen, typed, Some(error)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn draw(
    desk: &Desk,
    chosen: &Chosen,
    name: String,
    error: Option<&'static str>,
) -> Result<Response, Stop> {
    let council = desk.council()?;
    let error = error.map(|message| desk.pages.say(message, &[]));
    let view = View {
        action: address::saved_views(&council.slug),
        fields: Fields {
            name: NAME,
            remove: REMOVE,
            query: QUERY,
        },
        query: chosen.narrows().then(|| chosen.query()),
        name,
        views: links(desk, "").await?,
        errors: error
            .iter()
            .map(|text| SummaryError {
                text: text.clone(),
                href: format!("#{NAME}"),
            })
            .collect(),
        error,
    };
    let title = desk.pages.say("staff-views-title", &[]);
    let mut layout = desk.pages.layout_within(council, title);
    layout.has_errors = !view.errors.is_empty();
    layout.back = Some(format!(
        "{}{}",
        Show::Open.address(&council.slug),
        chosen.query()
    ));
    Ok(desk
        .draw("staff/saved-views.njk", layout, &view)?
        .into_response())
}
