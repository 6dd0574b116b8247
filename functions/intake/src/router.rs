//! The routes, and what they share.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use http_edge::{Edge, SameOrigin, SecurityHeaders, WhenUnknown};
use jiff::Timestamp;
use site_model::Slug;
use site_theme::{Bundle, ThemeError};
use vault::Vault;

use crate::delivery::{self, ReceiptToken};
use crate::serving::Serving;
use crate::{
    exit, form, problem, reminder, request, request_copy, request_step, return_code, save, sent,
    session_cookie, stay,
};

/// How long the records may take for one request, retries and all.
pub const LONGEST: Duration = Duration::from_secs(20);

/// Tells the time.
type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The public function. A clone is the same one.
#[derive(Clone)]
pub struct Intake {
    councils: Arc<BTreeMap<Slug, Vault>>,
    serving: Arc<RwLock<Arc<Serving>>>,
    same_origin: SameOrigin,
    origin: Arc<str>,
    receipt_token: Option<ReceiptToken>,
    clock: Clock,
    longest: Duration,
}

impl Intake {
    /// Serves the councils of `vaults` with the content of `bundle` at `public_origin`, such as
    /// `https://hub.example`: what browsers send as `Origin` from our own pages.
    pub fn new(
        vaults: Vec<Vault>,
        bundle: &Bundle,
        public_origin: impl Into<String>,
    ) -> Result<Self, ThemeError> {
        Ok(Self::serving_with(
            vaults,
            Serving::new(bundle)?,
            public_origin,
        ))
    }

    /// The same with what was made of a bundle before, so that it can be made while the vaults
    /// connect.
    pub fn serving_with(
        vaults: Vec<Vault>,
        serving: Serving,
        public_origin: impl Into<String>,
    ) -> Self {
        let origin = public_origin.into();
        let councils = vaults
            .into_iter()
            .map(|vault| (vault.council().clone(), vault))
            .collect();
        Self {
            councils: Arc::new(councils),
            serving: Arc::new(RwLock::new(Arc::new(serving))),
            origin: origin.trim_end_matches('/').into(),
            same_origin: SameOrigin::new(origin, WhenUnknown::Allow),
            receipt_token: None,
            clock: Arc::new(Timestamp::now),
            longest: LONGEST,
        }
    }

    /// The same with another time that the records may take for one request, retries and all.
    #[must_use]
    pub fn with_longest(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// The same with another clock, so that tests need not wait for what takes a day.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// The same, for which GOV.UK Notify says what became of messages.
    #[must_use]
    pub fn with_receipts(mut self, token: ReceiptToken) -> Self {
        self.receipt_token = Some(token);
        self
    }

    /// The councils it serves.
    pub fn councils(&self) -> impl Iterator<Item = &Slug> {
        self.councils.keys()
    }

    /// Serves other content from the next request on. If it cannot be served, the last stays.
    pub fn replace(&self, bundle: &Bundle) -> Result<(), ThemeError> {
        let serving = Arc::new(Serving::new(bundle)?);
        // A panic while the lock was held cannot have left half an `Arc`.
        *self.serving.write().unwrap_or_else(PoisonError::into_inner) = serving;
        Ok(())
    }

    /// The routes, behind their edge.
    pub fn router(&self) -> Router {
        let routes = Router::new()
            .nest("/{council}", of_council())
            .nest("/{council}/{language}", of_council())
            .route("/{council}/message-receipts", post(delivery::received))
            .fallback(problem::not_found)
            .method_not_allowed_fallback(problem::method_not_allowed)
            .with_state(self.clone());
        let (for_headers, for_refusal) = (self.clone(), self.clone());
        Edge {
            same_origin: self.same_origin.clone(),
            headers: Arc::new(move || {
                SecurityHeaders::new(
                    for_headers
                        .serving()
                        .theme()
                        .content_security_policy_script_hash(),
                )
            }),
            refused: Arc::new(move |request| problem::forbidden(&for_refusal, request)),
        }
        .around(routes)
    }

    pub(crate) fn serving(&self) -> Arc<Serving> {
        Arc::clone(&self.serving.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn vault(&self, council: &str) -> Option<&Vault> {
        self.councils.get(council)
    }

    pub(crate) fn receipt_token(&self) -> Option<&ReceiptToken> {
        self.receipt_token.as_ref()
    }

    pub(crate) fn origin(&self) -> Arc<str> {
        Arc::clone(&self.origin)
    }

    pub(crate) fn longest(&self) -> Duration {
        self.longest
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }
}

/// The routes of a council, in each of its languages.
fn of_council() -> Router<Intake> {
    Router::new()
        .route("/forms/{form}", get(form::start).post(form::post_first))
        .route("/forms/{form}/check", get(form::check).post(form::confirm))
        .route("/forms/{form}/sent", get(sent::show))
        .route(
            "/forms/{form}/before-you-start",
            get(form::before_you_start),
        )
        .route("/forms/{form}/{page}", get(form::show).post(form::post))
        .route("/forms/{form}/paper", get(form::paper))
        .route("/forms/{form}/tasks", get(form::tasks))
        .route("/forms/{form}/ended", get(form::ended))
        .route("/forms/{form}/stay", get(stay::of_form))
        .route("/forms/{form}/save", get(save::show).post(reminder::change))
        .route("/forms/{form}/save/file", get(save::file))
        .route("/forms/{form}/{page}/before", get(form::before))
        .route(
            "/forms/{form}/{list}/{number}/remove",
            get(form::ask_to_remove).post(form::remove),
        )
        .route(
            "/forms/{form}/{list}/{number}/{page}",
            get(form::show_entry).post(form::post_entry),
        )
        .route("/request", post(request::open).get(request::ask))
        .route("/request/shown", get(request::show))
        .route("/request/stay", get(stay::of_request))
        .route("/request/stop", post(request::stop))
        .route("/request/copy.html", get(request_copy::html))
        .route("/request/copy.json", get(request_copy::json))
        .route(
            "/request/{step}",
            get(request_step::show).post(request_step::take),
        )
        .route("/return", get(return_code::ask).post(return_code::open))
        .route("/exit", get(exit::leave))
        .layer(from_fn(session_cookie::stay))
}
