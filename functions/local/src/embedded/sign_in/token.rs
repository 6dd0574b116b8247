//! The token endpoint: a code, with proof of who asks, for an ID token.

use std::sync::{Arc, PoisonError};
use std::time::Instant;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::code::Grant;
use super::{Client, Provider};

/// How long an ID token says that it may be accepted: it is read at once.
const LIFE_SECONDS: i64 = 300;

/// OpenID Connect Core, section 3.1.3.1, with RFC 7636's verifier.
#[derive(Deserialize)]
pub(super) struct Request {
    grant_type: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

/// RFC 6749, section 5.2.
enum Refusal {
    InvalidRequest(&'static str),
    InvalidClient,
    InvalidGrant(&'static str),
    UnsupportedGrantType,
    ServerError,
}

pub(super) async fn redeem(
    State(provider): State<Arc<Provider>>,
    Path(council): Path<String>,
    headers: HeaderMap,
    form: Result<Form<Request>, FormRejection>,
) -> Response {
    let answer = form
        .map_err(|_| Refusal::InvalidRequest("the form cannot be read"))
        .and_then(|Form(request)| {
            let client = authenticated(&provider, &council, &headers, &request)?;
            let grant = request.grant(&provider, client)?;
            tokens(&provider, &council, grant)
        });
    let mut response = match answer {
        Ok(tokens) => Json(tokens).into_response(),
        Err(refusal) => refusal.into_response(),
    };
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}

/// The client that proves itself, by header or form but not both (RFC 6749, section 2.3).
fn authenticated<'a>(
    provider: &'a Provider,
    council: &str,
    headers: &HeaderMap,
    request: &Request,
) -> Result<&'a Client, Refusal> {
    let (id, secret) = match (headers.get(header::AUTHORIZATION), &request.client_secret) {
        (Some(_), Some(_)) => {
            return Err(Refusal::InvalidRequest("two ways of client authentication"));
        }
        (Some(value), None) => basic(value.as_bytes()).ok_or(Refusal::InvalidClient)?,
        (None, Some(secret)) => (
            request.client_id.clone().ok_or(Refusal::InvalidClient)?,
            secret.clone(),
        ),
        (None, None) => return Err(Refusal::InvalidClient),
    };
    let client = provider
        .client(council, &id)
        .ok_or(Refusal::InvalidClient)?;
    verify_slices_are_equal(client.secret.as_bytes(), secret.as_bytes())
        .map_err(|_| Refusal::InvalidClient)?;
    Ok(client)
}

/// Id and secret, each form-encoded before they were joined (RFC 6749, section 2.3.1).
fn basic(header: &[u8]) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_at_checked("Basic ".len())?;
    if !scheme.eq_ignore_ascii_case(b"Basic ") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    Some((form_decoded(id)?, form_decoded(secret)?))
}

fn form_decoded(text: &str) -> Option<String> {
    // Encoded text has neither `=` nor `&`, so it reads as one name without a value.
    form_urlencoded::parse(text.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
}

impl Request {
    fn grant(self, provider: &Provider, client: &Client) -> Result<Grant, Refusal> {
        if self.grant_type.as_deref() != Some("authorization_code") {
            return Err(Refusal::UnsupportedGrantType);
        }
        let code = self
            .code
            .ok_or(Refusal::InvalidRequest("code is missing"))?;
        let verifier = self
            .code_verifier
            .ok_or(Refusal::InvalidRequest("code_verifier is missing"))?;
        let grant = provider
            .codes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .redeem(&code, Instant::now())
            .ok_or(Refusal::InvalidGrant(
                "the code is unknown, spent or too old",
            ))?;
        if grant.client_id != client.id || grant.person.council != client.council {
            return Err(Refusal::InvalidGrant(
                "the code was given to another client",
            ));
        }
        if self.redirect_uri.as_ref() != Some(&grant.redirect_uri) {
            return Err(Refusal::InvalidGrant(
                "redirect_uri is not the one the code was sent to",
            ));
        }
        let challenge = BASE64URL_NOPAD.encode(digest(&SHA256, verifier.as_bytes()).as_ref());
        if challenge != grant.challenge {
            return Err(Refusal::InvalidGrant(
                "code_verifier does not match the challenge",
            ));
        }
        Ok(grant)
    }
}

fn tokens(provider: &Provider, council: &str, grant: Grant) -> Result<serde_json::Value, Refusal> {
    let now = Timestamp::now().as_second();
    let mut claims = json!({
        "iss": provider.issuer(council),
        "sub": grant.person.sub,
        "aud": grant.client_id,
        "iat": now,
        "exp": now + LIFE_SECONDS,
        "auth_time": grant.chosen_at.as_second(),
        "name": grant.person.name,
        "groups": grant.person.groups,
    });
    if let Some(nonce) = grant.nonce {
        claims["nonce"] = nonce.into();
    }
    // The protocol demands an access token; there is nothing here that it opens.
    let mut access = [0; 32];
    rand::fill(&mut access).map_err(|_| Refusal::ServerError)?;
    Ok(json!({
        "access_token": BASE64URL_NOPAD.encode(&access),
        "token_type": "Bearer",
        "expires_in": LIFE_SECONDS,
        "id_token": provider.key.sign(&claims).map_err(|_| Refusal::ServerError)?,
    }))
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, error, why) = match self {
            Refusal::InvalidRequest(why) => (StatusCode::BAD_REQUEST, "invalid_request", why),
            Refusal::InvalidGrant(why) => (StatusCode::BAD_REQUEST, "invalid_grant", why),
            Refusal::UnsupportedGrantType => (
                StatusCode::BAD_REQUEST,
                "unsupported_grant_type",
                "grant_type must be authorization_code",
            ),
            Refusal::ServerError => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "server_error",
                "no token could be made",
            ),
            Refusal::InvalidClient => (
                StatusCode::UNAUTHORIZED,
                "invalid_client",
                "the client did not prove itself",
            ),
        };
        let body = Json(json!({ "error": error, "error_description": why }));
        if status == StatusCode::UNAUTHORIZED {
            return (
                status,
                [(header::WWW_AUTHENTICATE, "Basic realm=\"token\"")],
                body,
            )
                .into_response();
        }
        (status, body).into_response()
    }
}
