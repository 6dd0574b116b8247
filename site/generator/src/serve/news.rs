//! How a browser hears that a page is no longer what it shows.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http_edge::SecurityHeaders;

use super::BuiltSite;
use super::problem::Shown;
use super::static_file::fingerprint;

/// What is true of all pages at a time.
#[derive(Clone)]
pub(super) struct News {
    pub(super) headers: Arc<SecurityHeaders>,
    /// Why the last edit is not in the pages.
    pub(super) problem: Option<Arc<Shown>>,
    /// How often pictures were replaced: their addresses, and so the pages that show them, stay.
    pub(super) pictures: usize,
}

/// The query of the address at which a page listens: which it is, and what of it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// The address that was asked for.
    path: String,
    state: String,
}

impl Seen {
    /// What is shown at `path` now.
    pub(super) fn now(path: &str, bytes: &[u8], news: &News) -> Self {
        let mut state = fingerprint(bytes);
        // Writing to a string does not fail.
        let _ = write!(state, "-{}", news.pictures);
        if let Some(problem) = &news.problem {
            let _ = write!(state, "-{}", fingerprint(problem.banner(true).as_bytes()));
        }
        Self {
            path: path.to_owned(),
            state,
        }
    }

    pub(super) fn query(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .append_pair("path", &self.path)
            .append_pair("state", &self.state)
            .finish()
    }

    fn read(query: &str) -> Option<Self> {
        let mut parts = form_urlencoded::parse(query.as_bytes());
        let (_, path) = parts.next().filter(|(name, _)| name == "path")?;
        let (_, state) = parts.next().filter(|(name, _)| name == "state")?;
        Some(Self {
            path: path.into_owned(),
            state: state.into_owned(),
        })
    }
}

/// One server-sent event, as soon as the page that `query` names is another; without a page, at the next
/// news of any.
pub(super) fn changes(site: &BuiltSite, query: Option<&str>) -> Response {
    let seen = query.and_then(Seen::read);
    let receiver = site.news.subscribe();
    let listener = Some((site.clone(), receiver));
    let events = stream::unfold(listener, move |listener| {
        let seen = seen.clone();
        async move {
            let (site, mut receiver) = listener?;
            loop {
                let news = receiver.borrow_and_update().clone();
                match &seen {
                    Some(seen) if site.shows(&seen.path, &news) != *seen => break,
                    Some(_) => receiver.changed().await.ok()?,
                    None => {
                        receiver.changed().await.ok()?;
                        break;
                    }
                }
            }
            let event = Event::default().event("changed").data("content");
            // The page is loaded anew, and listens anew.
            Some((Ok::<_, Infallible>(event), None))
        }
    });
    Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response()
}
