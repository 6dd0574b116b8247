//! A sign-in for development: an OpenID provider whose users are sample staff.
//!
//! A council signs its staff in with its own provider. On one machine this stands in for it and
//! speaks the same protocol to the same client code: discovery, the code flow with PKCE, and
//! RS256 ID tokens. Each council has its own issuer, `<base URL>/<council>`. There are no
//! passwords: whoever opens the page chooses a person, so it is only ever for sample people.
//!
//! Sources: OpenID Connect Core 1.0 and Discovery 1.0; RFC 6749 (OAuth 2.0), RFC 7636 (PKCE),
//! RFC 9207 (issuer in the answer).
//!
//! - `authorize`: the page on which a person is chosen
//! - `code`: one-time codes
//! - `token`: a code for an ID token
//! - `signing_key`: the key that signs them, and its public half

mod authorize;
mod code;
mod signing_key;
mod token;

use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use jsonwebtoken::jwk::JwkSet;
use serde::Serialize;
use serde_json::{Value, json};

use self::code::Codes;
use self::signing_key::SigningKey;

pub use self::signing_key::NoSigningKey;

/// A made-up person who can sign in.
#[derive(Debug, Clone, Serialize)]
pub struct SampleStaff {
    /// The council they work for, as in the issuer's address.
    pub council: String,
    /// Their id at the issuer: opaque, and the same after a restart.
    pub sub: String,
    /// Their name, as the page and the ID token show it.
    pub name: String,
    /// Roles and hubs, such as `family-navigator` and `hub:bessborough`.
    pub groups: Vec<String>,
}

impl SampleStaff {
    /// What the groups mean, for whoever chooses a person: `family navigator, Bessborough`.
    pub fn in_words(&self) -> String {
        let words = self.groups.iter().map(|group| {
            let (is_hub, name) = match group.strip_prefix("hub:") {
                Some(hub) => (true, hub),
                None => (false, group.as_str()),
            };
            let name = name.replace('-', " ");
            let mut letters = name.chars();
            match letters.next() {
                Some(first) if is_hub => first.to_uppercase().chain(letters).collect(),
                _ => name,
            }
        });
        words.collect::<Vec<String>>().join(", ")
    }
}

/// An application that may ask one council's issuer to sign somebody in.
#[derive(Clone)]
pub struct Client {
    /// The council whose issuer knows this client.
    pub council: String,
    /// Its public name.
    pub id: String,
    /// What it proves itself with when it redeems a code.
    pub secret: String,
    /// Where people may be sent back to: compared exactly.
    pub redirect_uris: Vec<String>,
}

/// The sign-in, ready to be served.
///
/// ```no_run
/// use local::embedded::sign_in::{Client, SampleStaff, SignIn};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let sign_in = SignIn::new(
///     "http://127.0.0.1:8082",
///     vec![Client {
///         council: "westminster".to_owned(),
///         id: "family-hub".to_owned(),
///         secret: "made at each start".to_owned(),
///         redirect_uris: vec!["http://127.0.0.1:8081/westminster/signed-in".to_owned()],
///     }],
///     vec![SampleStaff {
///         council: "westminster".to_owned(),
///         sub: "sample-1".to_owned(),
///         name: "Sam Sample".to_owned(),
///         groups: vec!["family-navigator".to_owned(), "hub:bessborough".to_owned()],
///     }],
/// )?;
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:8082").await?;
/// axum::serve(listener, sign_in.router()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct SignIn {
    provider: Arc<Provider>,
}

struct Provider {
    base_url: String,
    clients: Vec<Client>,
    staff: Vec<SampleStaff>,
    key: SigningKey,
    codes: Mutex<Codes>,
}

impl SignIn {
    /// A provider at `base_url` (no slash at the end), with a signing key made now.
    ///
    /// # Errors
    ///
    /// When the machine cannot make a key.
    pub fn new(
        base_url: impl Into<String>,
        clients: Vec<Client>,
        staff: Vec<SampleStaff>,
    ) -> Result<SignIn, NoSigningKey> {
        let provider = Provider {
            base_url: base_url.into(),
            clients,
            staff,
            key: SigningKey::generate()?,
            codes: Mutex::default(),
        };
        Ok(SignIn {
            provider: Arc::new(provider),
        })
    }

    /// The issuer of `council`: what a client is configured with.
    pub fn issuer(&self, council: &str) -> String {
        self.provider.issuer(council)
    }

    /// Every issuer's pages and endpoints.
    pub fn router(&self) -> Router {
        Router::new()
            .route(
                "/{council}/.well-known/openid-configuration",
                get(configuration),
            )
            .route("/{council}/jwks", get(jwks))
            .route(
                "/{council}/authorize",
                get(authorize::show_people).post(authorize::choose),
            )
            .route("/{council}/token", post(token::redeem))
            .with_state(Arc::clone(&self.provider))
    }
}

impl Provider {
    fn issuer(&self, council: &str) -> String {
        format!("{}/{council}", self.base_url)
    }

    fn knows(&self, council: &str) -> bool {
        self.clients.iter().any(|client| client.council == council)
    }

    fn client(&self, council: &str, id: &str) -> Option<&Client> {
        self.clients
            .iter()
            .find(|client| client.council == council && client.id == id)
    }

    fn staff_of(&self, council: &str) -> impl Iterator<Item = &SampleStaff> {
        self.staff
            .iter()
            .filter(move |person| person.council == council)
    }
}

async fn configuration(
    State(provider): State<Arc<Provider>>,
    Path(council): Path<String>,
) -> Result<Json<Value>, StatusCode> {
    if !provider.knows(&council) {
        return Err(StatusCode::NOT_FOUND);
    }
    let issuer = provider.issuer(&council);
    Ok(Json(json!({
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "issuer": issuer,
        "scopes_supported": ["openid", "profile"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "claims_supported": ["sub", "name", "groups", "auth_time"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    })))
}

async fn jwks(
    State(provider): State<Arc<Provider>>,
    Path(council): Path<String>,
) -> Result<Json<JwkSet>, StatusCode> {
    if !provider.knows(&council) {
        return Err(StatusCode::NOT_FOUND);
    }
    Ok(Json(provider.key.public()))
}
