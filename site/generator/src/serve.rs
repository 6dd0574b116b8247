//! What a build made, over HTTP, for who edits it: a page reloads when it has changed, and shows what is
//! wrong with the content.
//!
//! In production CloudFront does this: a bucket and the intake function are one public origin, and
//! the staff origin has the same assets. A page that was built is served; everything else is the
//! function's, which answers an unknown address with a page of its own. `site serve` has no function.

pub mod feed_address;
mod news;
mod problem;
pub mod static_file;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_edge::SecurityHeaders;
use percent_encoding::percent_decode_str;
use site_model::Language;
use site_theme::Bundle;
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::output::{InMemory, Output, SyncError, Synced};
use crate::watch::Problem;
use news::{News, Seen};

pub use problem::Shown;

/// The page for an address that leads nowhere: one above all councils, and each council's own.
const NOWHERE: &str = "404.html";

/// Asks for news of a page, and shows it.
const RELOAD_SCRIPT: &str = include_str!("serve/reload.js");
const RELOAD_SCRIPT_PATH: &str = "/__local/reload.js";

/// The look of what an editor is told on the page. It is no part of the theme: no council shows it.
const EDITOR_STYLES: &str = include_str!("serve/editor.css");
const EDITOR_STYLES_PATH: &str = "/__local/editor.css";

const CHANGES_PATH: &str = "/__local/changes";

/// What `site serve` says where a function would answer.
const OF_A_FORM: &str = include_str!("serve/of_a_form.html");

/// What is shown before the first build that went well.
const NOTHING_YET: &str = include_str!("serve/nothing_yet.html");

/// The parts of a council's addresses that a function answers.
const OF_FUNCTIONS: [&str; 4] = ["exit", "forms", "request", "return"];

/// A built site in memory, and those who look at it. A clone is the same site.
#[derive(Clone)]
pub struct BuiltSite {
    pages: InMemory,
    /// Whether a picture was replaced since the last commit.
    has_new_pictures: Arc<AtomicBool>,
    news: Arc<watch::Sender<News>>,
}

/// What was built for an address that nothing was built for.
const NOTHING: &[u8] = &[];

/// What there is at an address.
enum Found {
    File { name: String, bytes: Arc<[u8]> },
    Moved { to: String },
}

impl Default for BuiltSite {
    /// Nothing is built yet.
    fn default() -> Self {
        let news = News {
            headers: Arc::new(SecurityHeaders::new("")),
            problem: None,
            pictures: 0,
        };
        Self {
            pages: InMemory::default(),
            has_new_pictures: Arc::default(),
            news: Arc::new(watch::Sender::new(news)),
        }
    }
}

/// Takes the pages. Browsers hear of them by [`BuiltSite::tell`].
impl Output for BuiltSite {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), SyncError> {
        let is_picture = path.split('/').nth(1) == Some("images");
        if is_picture && self.pages.get(path).is_some_and(|old| *old != *bytes) {
            self.has_new_pictures.store(true, Ordering::Relaxed);
        }
        self.pages.put(path, bytes)
    }

    fn remove(&self, path: &str) {
        self.pages.remove(path);
    }

    fn commit(&self) -> Result<Synced, SyncError> {
        self.show_pictures(self.pages.commit())
    }

    fn commit_whole(&self) -> Result<Synced, SyncError> {
        self.show_pictures(self.pages.commit_whole())
    }

    fn roll_back(&self) {
        self.has_new_pictures.store(false, Ordering::Relaxed);
        self.pages.roll_back();
    }
}

impl BuiltSite {
    /// Pages were committed: browsers that show others are told.
    pub fn tell(&self) {
        self.news.send_modify(|_| {});
    }

    /// All pages are in step with the content, and nothing is wrong with it. The theme says what its
    /// pages may do.
    pub fn is_in_step(&self, bundle: &Bundle) {
        let headers = SecurityHeaders::new(bundle.theme.assets.script_hash.clone());
        self.news.send_modify(|news| {
            news.headers = Arc::new(headers);
            news.problem = None;
        });
    }

    /// Keeps the last good pages and shows on each why the last edit is not in them.
    pub fn show_problem(&self, problem: &Problem) {
        self.show(Shown::of(problem));
    }

    /// The same of what is no problem of a build.
    pub fn show(&self, shown: Shown) {
        self.news
            .send_modify(|news| news.problem = Some(Arc::new(shown)));
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

    /// The public pages without any function.
    pub fn alone(&self) -> Router {
        let site = self.clone();
        Router::new().fallback(move |request: Request| {
            let site = site.clone();
            async move {
                match site.answer(&request) {
                    Some(answer) => answer,
                    None => site.answer_without_function(&request),
                }
            }
        })
    }

    fn show_pictures(&self, synced: Result<Synced, SyncError>) -> Result<Synced, SyncError> {
        if self.has_new_pictures.swap(false, Ordering::Relaxed) && synced.is_ok() {
            // Told with the pages.
            self.news.send_if_modified(|news| {
                news.pictures += 1;
                false
            });
        }
        synced
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
            CHANGES_PATH => Some(news::changes(self, request.uri().query())),
            path => match self.find(path)? {
                Found::Moved { to } => {
                    Some((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response())
                }
                Found::File { name, bytes } => Some(self.built(request, &name, &bytes, &bytes)),
            },
        }
    }

    fn answer_without_function(&self, request: &Request) -> Response {
        let path = request.uri().path();
        let path = path.trim_start_matches('/');
        let council = path.split('/').next().unwrap_or_default();
        let is_asked = matches!(*request.method(), Method::GET | Method::HEAD);
        if !is_asked || is_of_function(path) {
            return self.unbuilt(request, OF_A_FORM, StatusCode::NOT_IMPLEMENTED);
        }
        let nowhere = format!("{council}/{NOWHERE}");
        match self.pages.get(&nowhere) {
            Some(bytes) => self.built(request, &nowhere, &bytes, NOTHING),
            None => self.unbuilt(request, NOTHING_YET, StatusCode::SERVICE_UNAVAILABLE),
        }
    }

    /// What was built for an address; `None` if a function may have it.
    fn find(&self, path: &str) -> Option<Found> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let relative = path.trim_start_matches('/');
        let file = |name: String| {
            let bytes = self.pages.get(&name)?;
            Some(Found::File { name, bytes })
        };
        let folder = relative.is_empty() || relative.ends_with('/');
        let found = folder
            .then(|| file(format!("{relative}index.html")))
            .flatten()
            .or_else(|| file(relative.to_owned()))
            .or_else(|| file(feed_address::file(relative)?));
        if found.is_some() {
            return found;
        }
        // Without its slash, the address of a form or of a code is intake's.
        if self.pages.contains(&format!("{relative}/index.html")) && !is_of_function(relative) {
            let to = format!("/{relative}/");
            return Some(Found::Moved { to });
        }
        // What is in no council is no function's either.
        let council = relative.split('/').next().unwrap_or_default();
        if self.pages.contains(&format!("{council}/index.html")) {
            return None;
        }
        file(NOWHERE.to_owned())
    }

    /// What a browser that asks for `path` is shown.
    fn shows(&self, path: &str, news: &News) -> Seen {
        match self.find(path) {
            Some(Found::File { bytes, .. }) => Seen::now(path, &bytes, news),
            Some(Found::Moved { to }) => Seen::now(path, to.as_bytes(), news),
            None => Seen::now(path, NOTHING, news),
        }
    }

    /// The file `name`, where `there` is what [`Self::find`] has at the address.
    fn built(&self, request: &Request, name: &str, bytes: &[u8], there: &[u8]) -> Response {
        let status = if name.ends_with(NOWHERE) {
            StatusCode::NOT_FOUND
        } else {
            StatusCode::OK
        };
        let news = self.news.borrow().clone();
        if !name.ends_with(".html") {
            return respond(request, name, bytes, status, &news);
        }
        let seen = Seen::now(request.uri().path(), there, &news);
        let page = with_news(bytes, &seen, &news, true);
        respond(request, name, page.as_bytes(), status, &news)
    }

    fn unbuilt(&self, request: &Request, page: &str, status: StatusCode) -> Response {
        let news = self.news.borrow().clone();
        let seen = Seen::now(request.uri().path(), NOTHING, &news);
        let page = with_news(page.as_bytes(), &seen, &news, false);
        respond(request, NOWHERE, page.as_bytes(), status, &news)
    }
}

/// Whether a path below a council, or below one of its languages, is a function's.
fn is_of_function(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let is_language = |part: &&str| Language::parse(part).is_some();
    let part = parts.next().filter(|part| !is_language(part));
    part.or_else(|| parts.next())
        .is_some_and(|part| OF_FUNCTIONS.contains(&part))
}

fn respond(
    request: &Request,
    name: &str,
    bytes: &[u8],
    status: StatusCode,
    news: &News,
) -> Response {
    let mut response = static_file::answer(name, bytes, status, request.headers(), &news.headers);
    // The page may listen for news of the content; in production nothing may connect anywhere.
    let policy = format!(
        "{}; connect-src 'self'",
        news.headers.content_security_policy()
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn pass_on(function: Router, request: Request) -> Response {
    match function.oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    }
}

/// The page with the script that reloads it, and what is wrong with the content.
fn with_news(page: &[u8], seen: &Seen, news: &News, is_good_page: bool) -> String {
    let page = String::from_utf8_lossy(page);
    // In an attribute of HTML `&` begins an entity.
    let query = seen.query().replace('&', "&amp;");
    let script = format!(
        "<link rel=\"stylesheet\" href=\"{EDITOR_STYLES_PATH}\">\
         <script src=\"{RELOAD_SCRIPT_PATH}?{query}\" defer></script></head>"
    );
    let page = page.replacen("</head>", &script, 1);
    let Some(problem) = &news.problem else {
        return page;
    };
    let body = page.find("<body").and_then(|body| {
        let end = page[body..].find('>')?;
        Some(body + end + 1)
    });
    match body {
        Some(body) => {
            let (before, after) = page.split_at(body);
            format!("{before}{}{after}", problem.banner(is_good_page))
        }
        None => page,
    }
}
