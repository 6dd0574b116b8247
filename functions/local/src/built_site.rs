//! What the build made, in front of the functions.
//!
//! In production CloudFront does this: a bucket and the intake function are one public origin, and
//! the staff origin has the same assets. A page that was built is served; everything else is the
//! function's, which answers an unknown address with a page of its own.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http_edge::SecurityHeaders;
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::static_file;

/// Asks the server for news of the content and reloads the page when there is one.
///
/// It passes on which edition its page is of, so that an edit between drawing and listening, or a
/// restart, is news too.
const RELOAD_SCRIPT: &str = "\
const { search } = new URL(document.currentScript.src);
new EventSource(`/__local/changes${search}`).addEventListener('changed', () => location.reload());
";
/// The page for an address that leads nowhere: one above all councils, and each council's own.
const NOWHERE: &str = "404.html";
const RELOAD_SCRIPT_PATH: &str = "/__local/reload.js";
/// The look of what an editor is told on the page. It is no part of the theme: no council shows it.
const EDITOR_STYLES: &str = include_str!("built_site/editor.css");
const EDITOR_STYLES_PATH: &str = "/__local/editor.css";
const CHANGES_PATH: &str = "/__local/changes";

/// What is served now.
struct Served {
    /// Tells what was served before or in another run from what is served now.
    edition: u64,
    headers: SecurityHeaders,
    pages: BTreeMap<String, Vec<u8>>,
    /// Why the last edit of content is not in `pages`, as text.
    problem: Option<String>,
}

/// The public site, and the way to replace it.
#[derive(Clone)]
pub struct BuiltSite {
    served: Arc<watch::Sender<Arc<Served>>>,
}

impl BuiltSite {
    /// Serves these pages: path without a leading slash, such as `westminster/index.html`.
    pub fn new(pages: BTreeMap<String, Vec<u8>>, headers: SecurityHeaders) -> Self {
        let served = Served::new(pages, headers, None);
        Self {
            served: Arc::new(watch::Sender::new(Arc::new(served))),
        }
    }

    /// Serves other pages from now on, and reloads the browsers that look at them.
    pub fn replace(&self, pages: BTreeMap<String, Vec<u8>>, headers: SecurityHeaders) {
        self.serve(Served::new(pages, headers, None));
    }

    /// Keeps the last good pages and shows on each what is wrong with the content.
    pub fn show_problem(&self, problem: String) {
        let served = self.served();
        let (pages, headers) = (served.pages.clone(), served.headers.clone());
        self.serve(Served::new(pages, headers, Some(problem)));
    }

    fn serve(&self, served: Served) {
        self.served.send_replace(Arc::new(served));
    }

    fn served(&self) -> Arc<Served> {
        Arc::clone(&self.served.borrow())
    }

    /// The public origin: built pages first, then intake's routes.
    pub fn before_intake(&self, intake: Router) -> Router {
        let site = self.clone();
        Router::new().fallback(move |request: Request| {
            let (site, intake) = (site.clone(), intake.clone());
            async move {
                match site.answer(&request) {
                    Some(answer) => answer,
                    None => pass_on(intake, request).await,
                }
            }
        })
    }

    /// The staff origin: the theme's assets, then triage's routes.
    pub fn before_triage(&self, triage: Router) -> Router {
        let site = self.clone();
        Router::new().fallback(move |request: Request| {
            let (site, triage) = (site.clone(), triage.clone());
            async move {
                let asset = request
                    .uri()
                    .path()
                    .starts_with("/assets/")
                    .then(|| site.answer(&request))
                    .flatten();
                match asset {
                    Some(answer) => answer,
                    None => pass_on(triage, request).await,
                }
            }
        })
    }

    fn answer(&self, request: &Request) -> Option<Response> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        match request.uri().path() {
            RELOAD_SCRIPT_PATH => {
                Some(([(header::CONTENT_TYPE, "text/javascript")], RELOAD_SCRIPT).into_response())
            }
            EDITOR_STYLES_PATH => {
                Some(([(header::CONTENT_TYPE, "text/css")], EDITOR_STYLES).into_response())
            }
            CHANGES_PATH => Some(self.changes(request.uri().query())),
            path => self.built_page(path, request.headers()),
        }
    }

    fn built_page(&self, path: &str, request: &HeaderMap) -> Option<Response> {
        let served = self.served();
        let relative = path.trim_start_matches('/');
        if relative.is_empty() || relative.ends_with('/') {
            let page = format!("{relative}index.html");
            if let Some(bytes) = served.pages.get(&page) {
                return Some(served.respond(&page, bytes, request));
            }
        }
        if let Some(bytes) = served.pages.get(relative) {
            return Some(served.respond(relative, bytes, request));
        }
        // A form's own address without a slash is intake's, which leads to the page.
        let folder = format!("{relative}/index.html");
        let is_form = relative.split('/').nth(1) == Some("forms");
        if served.pages.contains_key(&folder) && !is_form {
            let to = [(header::LOCATION, format!("/{relative}/"))];
            return Some((StatusCode::MOVED_PERMANENTLY, to).into_response());
        }
        // What is in no council is no function's either.
        let council = relative.split('/').next().unwrap_or_default();
        if served.pages.contains_key(&format!("{council}/index.html")) {
            return None;
        }
        served
            .pages
            .get(NOWHERE)
            .map(|bytes| served.respond(NOWHERE, bytes, request))
    }

    /// News of the content, as server-sent events, for a page of the edition that `query` names.
    fn changes(&self, query: Option<&str>) -> Response {
        let served = self.served.subscribe();
        let now = served.borrow().edition;
        let seen = query
            .and_then(|edition| edition.parse().ok())
            .unwrap_or(now);
        let events = stream::unfold((served, seen), |(mut served, seen)| async move {
            let is_news = |served: &Arc<Served>| served.edition != seen;
            let edition = served.wait_for(is_news).await.ok()?.edition;
            let event = Event::default().event("changed").data("content");
            Some((Ok::<_, Infallible>(event), (served, edition)))
        });
        Sse::new(events)
            .keep_alive(KeepAlive::default())
            .into_response()
    }
}

async fn pass_on(function: Router, request: Request) -> Response {
    match function.oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    }
}

impl Served {
    fn new(
        pages: BTreeMap<String, Vec<u8>>,
        headers: SecurityHeaders,
        problem: Option<String>,
    ) -> Self {
        Self {
            edition: rand::random(),
            headers,
            pages,
            problem,
        }
    }

    fn respond(&self, name: &str, bytes: &[u8], request: &HeaderMap) -> Response {
        let status = if name.ends_with(NOWHERE) {
            StatusCode::NOT_FOUND
        } else {
            StatusCode::OK
        };
        let page = name.ends_with(".html").then(|| self.with_news(bytes));
        let bytes = page.as_ref().map_or(bytes, String::as_bytes);
        let mut response = static_file::answer(name, bytes, status, request, &self.headers);
        // The page may listen for news of the content; in production nothing may connect anywhere.
        let policy = format!(
            "{}; connect-src 'self'",
            self.headers.content_security_policy()
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response
                .headers_mut()
                .insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    /// The page with the script that reloads it, and what is wrong with the content.
    fn with_news(&self, page: &[u8]) -> String {
        let page = String::from_utf8_lossy(page);
        let script = format!(
            "<link rel=\"stylesheet\" href=\"{EDITOR_STYLES_PATH}\">\
             <script src=\"{RELOAD_SCRIPT_PATH}?{}\" defer></script></head>",
            self.edition
        );
        let page = page.replacen("</head>", &script, 1);
        match (&self.problem, page.split_once("<body")) {
            (Some(problem), Some((head, body))) => match body.split_once('>') {
                Some((attributes, rest)) => {
                    format!("{head}<body{attributes}>{}{rest}", problem_banner(problem))
                }
                None => page,
            },
            _ => page,
        }
    }
}

/// What an editor sees on every page until the content is right again.
fn problem_banner(problem: &str) -> String {
    let mut escaped = String::with_capacity(problem.len());
    for character in problem.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    format!(
        "<div class=\"local-problem\" role=\"alert\" tabindex=\"0\">\
         <h2>The content has an error: this is the last good page</h2>\
         <pre>{escaped}</pre></div>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    async fn text(site: &BuiltSite, path: &str) -> String {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let answer = site.answer(&request).expect("a page");
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX)
            .await
            .expect("a body");
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    }

    #[tokio::test]
    async fn a_page_that_was_drawn_before_an_edit_is_told_of_it_though_it_listens_only_after() {
        let page = b"<html><head></head><body></body></html>".to_vec();
        let pages = BTreeMap::from([("index.html".to_owned(), page)]);
        let site = BuiltSite::new(pages.clone(), SecurityHeaders::new("'sha256-abc='"));
        let listens = async |page: &str| {
            let (_, from_query) = page.split_once(RELOAD_SCRIPT_PATH).expect("the script");
            let (query, _) = from_query.split_once('"').expect("an attribute");
            let request = Request::get(format!("{CHANGES_PATH}{query}"));
            let request = request.body(Body::empty()).expect("a request");
            let answer = site.answer(&request).expect("news");
            let mut news = answer.into_body().into_data_stream();
            let first = futures_util::StreamExt::next(&mut news);
            let limit = std::time::Duration::from_millis(200);
            tokio::time::timeout(limit, first).await.is_ok()
        };
        let before = text(&site, "/").await;
        site.replace(pages.clone(), SecurityHeaders::new("'sha256-abc='"));
        assert!(listens(&before).await);
        assert!(!listens(&text(&site, "/").await).await);
    }

    #[tokio::test]
    async fn what_is_wrong_with_the_content_stands_on_the_last_good_page_in_its_own_look() {
        let page = b"<html><head></head><body class=\"a\"><h1>Home</h1></body></html>".to_vec();
        let pages = BTreeMap::from([("index.html".to_owned(), page)]);
        let site = BuiltSite::new(pages, SecurityHeaders::new("'sha256-abc='"));
        assert!(!text(&site, "/").await.contains("last good page"));

        site.show_problem("notice.md:2:1: <b>".to_owned());
        let shown = text(&site, "/").await;
        for part in [
            "<pre>notice.md:2:1: &lt;b&gt;</pre>",
            "<h1>Home</h1>",
            EDITOR_STYLES_PATH,
        ] {
            assert!(shown.contains(part), "{part} is not in {shown}");
        }
        assert!(
            text(&site, EDITOR_STYLES_PATH)
                .await
                .contains(".local-problem pre"),
            "the style sheet is served"
        );
    }
}
