//! GOV.UK Notify for development: it takes messages as the real one does, and sends none.
//!
//! A council's emails and texts go out through its own service at GOV.UK Notify. On one machine this stands in for
//! it and speaks the same protocol to the same client code: API keys, the requests and errors of sending, asking
//! for what was sent, and delivery receipts. What would have gone out is shown on one page, and kept in memory only.
//! Its simulated addresses do what the real ones do: `perm-fail@simulator.notify` does not exist, and so on.
//!
//! Source: <https://docs.notifications.service.gov.uk/rest-api.html>.
//!
//! - `service`: a council's service: its key, its templates, where it is told what became of a message
//! - `sending`: what is asked, as strictly as the real one
//! - `sent`: what was sent, asked for and shown

mod sending;
mod sent;
mod service;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Json};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde::Deserialize;
use serde_json::json;

use self::sent::Sent;
pub use self::service::Service;

/// Below this its API lies; the page of what was sent lies beside it.
pub const API: &str = "/notify";
/// Where what was sent is shown.
pub const OUTBOX: &str = "/outbox";

/// How far a clock may be off (its documentation: "within 30 seconds").
const LARGEST_SKEW: i64 = 30;

/// It keeps what was sent for a week; here a page is enough.
const MOST: usize = 200;

/// Every council's service.
#[derive(Clone)]
pub struct Notify(Arc<All>);

struct All {
    services: Vec<Service>,
    sent: Mutex<Vec<Sent>>,
    /// Tells councils what became of messages.
    client: reqwest::Client,
}

/// A refusal as the API writes one.
pub(crate) struct Refused {
    status: StatusCode,
    error: &'static str,
    messages: Vec<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    iat: i64,
}

impl Notify {
    /// These services.
    pub fn new(services: Vec<Service>) -> Self {
        Self(Arc::new(All {
            services,
            sent: Mutex::default(),
            client: reqwest::Client::new(),
        }))
    }

    /// The API, and the page of what was sent.
    pub fn router(&self) -> Router {
        let api = Router::new()
            .route("/v2/notifications/email", post(sending::email))
            .route("/v2/notifications/sms", post(sending::sms))
            .route("/v2/notifications", get(sent::list))
            .route("/v2/notifications/{id}", get(sent::one));
        Router::new()
            .nest(API, api)
            .route(OUTBOX, get(sent::page))
            .layer(Extension(self.clone()))
    }

    /// The service that a request is let in for: a JSON Web Token signed with a key of it, made just now.
    fn let_in(&self, headers: &HeaderMap) -> Result<&Service, Refused> {
        let token = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or_else(|| {
                let message = "Unauthorized: authentication token must be provided";
                Refused::new(StatusCode::UNAUTHORIZED, "AuthError", message)
            })?;
        let mut checks = Validation::new(Algorithm::HS256);
        checks.required_spec_claims.clear();
        checks.validate_exp = false;
        let found = self.0.services.iter().find_map(|service| {
            let key = DecodingKey::from_secret(service.secret().as_bytes());
            let claims = decode::<Claims>(token, &key, &checks).ok()?.claims;
            (claims.iss == service.id()).then_some((service, claims.iat))
        });
        let forbidden = |message| Refused::new(StatusCode::FORBIDDEN, "AuthError", message);
        let (service, made) = found.ok_or_else(|| forbidden("Invalid token: API key not found"))?;
        if (Timestamp::now().as_second() - made).abs() > LARGEST_SKEW {
            return Err(forbidden(
                "Error: Your system clock must be accurate to within 30 seconds",
            ));
        }
        Ok(service)
    }

    fn sent(&self) -> MutexGuard<'_, Vec<Sent>> {
        // A panic while the lock was held leaves whole messages.
        self.0.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Refused {
    fn new(status: StatusCode, error: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            error,
            messages: vec![message.into()],
        }
    }
}

impl axum::response::IntoResponse for Refused {
    fn into_response(self) -> Response {
        let errors: Vec<_> = self
            .messages
            .iter()
            .map(|message| json!({ "error": self.error, "message": message }))
            .collect();
        let body = json!({ "status_code": self.status.as_u16(), "errors": errors });
        (self.status, Json(body)).into_response()
    }
}
