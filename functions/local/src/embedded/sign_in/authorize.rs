//! The authorisation endpoint: checks what a client asks for, and lets a person be chosen.

use std::sync::{Arc, PoisonError};
use std::time::Instant;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use minijinja::{Environment, Value, context, value::Serde};
use serde::{Deserialize, Serialize};

use super::code::Grant;
use super::{Provider, SampleStaff};

/// The words are here and not with the product's: these pages are for development only.
const PEOPLE: &str = include_str!("people.html");
const REFUSED: &str = include_str!("refused.html");

/// What a client asks for in the address (OpenID Connect Core, section 3.1.2.1).
#[derive(Deserialize)]
pub(super) struct Request {
    client_id: Option<String>,
    redirect_uri: Option<String>,
    response_type: Option<String>,
    response_mode: Option<String>,
    scope: Option<String>,
    state: Option<String>,
    nonce: Option<String>,
    prompt: Option<String>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
}

/// Which button was pressed; none of a person's means that nobody signs in.
#[derive(Deserialize)]
pub(super) struct Choice {
    person: Option<String>,
}

/// A person as the page shows them.
#[derive(Serialize)]
struct Person<'a> {
    sub: &'a str,
    name: &'a str,
    works_as: String,
}

impl<'a> Person<'a> {
    fn shown(staff: &'a SampleStaff) -> Self {
        Self {
            sub: &staff.sub,
            name: &staff.name,
            works_as: staff.in_words(),
        }
    }
}

pub(super) async fn show_people(
    State(provider): State<Arc<Provider>>,
    Path(council): Path<String>,
    Query(request): Query<Request>,
) -> Response {
    if let Err(refusal) = request.check(&provider, &council) {
        return refusal.into_response();
    }
    let people: Vec<Person<'_>> = provider.staff_of(&council).map(Person::shown).collect();
    page(
        StatusCode::OK,
        "people.html",
        PEOPLE,
        context! { council => council, people => Serde(people) },
    )
}

pub(super) async fn choose(
    State(provider): State<Arc<Provider>>,
    Path(council): Path<String>,
    Query(request): Query<Request>,
    Form(choice): Form<Choice>,
) -> Response {
    let asked = match request.check(&provider, &council) {
        Ok(asked) => asked,
        Err(refusal) => return refusal.into_response(),
    };
    let person = choice
        .person
        .and_then(|sub| provider.staff_of(&council).find(|person| person.sub == sub));
    let Some(person) = person else {
        return asked.back.with(&[("error", "access_denied")]);
    };
    let grant = Grant {
        person: person.clone(),
        client_id: asked.client_id,
        redirect_uri: asked.back.uri.clone(),
        challenge: asked.challenge,
        nonce: asked.nonce,
        chosen_at: Timestamp::now(),
    };
    let mut codes = provider
        .codes
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    match codes.issue(grant, Instant::now()) {
        Ok(code) => asked.back.with(&[("code", &code)]),
        Err(_) => asked.back.with(&[("error", "server_error")]),
    }
}

/// A request that may be answered.
struct Asked {
    client_id: String,
    challenge: String,
    nonce: Option<String>,
    back: WayBack,
}

/// Where the answer goes: checked to be the client's own.
struct WayBack {
    uri: String,
    state: Option<String>,
    issuer: String,
}

enum Refusal {
    /// The client or its address is unknown, so nobody may be sent anywhere
    /// (RFC 6749, section 4.1.2.1).
    Shown(&'static str),
    /// The client made a mistake, and is told.
    Sent(WayBack, &'static str, &'static str),
}

impl Request {
    fn check(self, provider: &Provider, council: &str) -> Result<Asked, Refusal> {
        let client = self
            .client_id
            .and_then(|id| provider.client(council, &id))
            .ok_or(Refusal::Shown(
                "The application is not one this sign-in knows.",
            ))?;
        let uri = self
            .redirect_uri
            .filter(|uri| client.redirect_uris.contains(uri))
            .ok_or(Refusal::Shown(
                "The address to return to is not one of the application's.",
            ))?;
        let back = WayBack {
            uri,
            state: self.state,
            issuer: provider.issuer(council),
        };

        let wrong = if self.response_type.as_deref() != Some("code") {
            Some(("unsupported_response_type", "response_type must be code"))
        } else if self.response_mode.is_some_and(|mode| mode != "query") {
            Some(("invalid_request", "response_mode must be query"))
        } else if !self
            .scope
            .is_some_and(|scope| scope.split(' ').any(|scope| scope == "openid"))
        {
            Some(("invalid_scope", "scope must contain openid"))
        } else if self.code_challenge_method.as_deref() != Some("S256") {
            Some(("invalid_request", "code_challenge_method must be S256"))
        } else if self.prompt.is_some_and(|prompt| prompt == "none") {
            // Nobody stays signed in here, so there is always a question to ask.
            Some(("login_required", "a person must be chosen"))
        } else {
            None
        };
        if let Some((error, why)) = wrong {
            return Err(Refusal::Sent(back, error, why));
        }
        match self.code_challenge {
            Some(challenge) if is_sha256(&challenge) => Ok(Asked {
                client_id: client.id.clone(),
                challenge,
                nonce: self.nonce,
                back,
            }),
            _ => Err(Refusal::Sent(
                back,
                "invalid_request",
                "code_challenge must be a SHA-256",
            )),
        }
    }
}

fn is_sha256(text: &str) -> bool {
    BASE64URL_NOPAD
        .decode(text.as_bytes())
        .is_ok_and(|bytes| bytes.len() == 32)
}

impl WayBack {
    fn with(&self, answer: &[(&str, &str)]) -> Response {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(answer);
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        query.append_pair("iss", &self.issuer);
        let join = if self.uri.contains('?') { '&' } else { '?' };
        Redirect::to(&format!("{}{join}{}", self.uri, query.finish())).into_response()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Refusal::Shown(why) => page(
                StatusCode::BAD_REQUEST,
                "refused.html",
                REFUSED,
                context! { why => why },
            ),
            Refusal::Sent(back, error, why) => {
                back.with(&[("error", error), ("error_description", why)])
            }
        }
    }
}

fn page(status: StatusCode, name: &str, template: &str, values: Value) -> Response {
    // `.html` in the name makes every value escaped.
    match Environment::new().render_named_str(name, template, values) {
        Ok(html) => (
            status,
            [
                (header::CACHE_CONTROL, "no-store"),
                (
                    header::CONTENT_SECURITY_POLICY,
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; \
                     base-uri 'none'",
                ),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (header::REFERRER_POLICY, "same-origin"),
            ],
            Html(html),
        )
            .into_response(),
        Err(fault) => {
            tracing::error!(%fault, "the sign-in page could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
