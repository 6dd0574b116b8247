//! One request's name: in its log lines, in its answer, and on the page that says what went wrong,
//! so that a person on the phone and an operator can speak of the same thing.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use rand::Rng as _;

/// A random name: 80 bits, 16 letters and digits. It says nothing about who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new one.
    pub fn random() -> Self {
        let mut bytes = [0; 10];
        rand::rng().fill_bytes(&mut bytes);
        Self(data_encoding::BASE32.encode(&bytes).to_lowercase().into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Handlers take the id that [`Edge`](crate::Edge) gave; without an edge around them, a new one.
impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts
            .extensions
            .get::<Self>()
            .cloned()
            .unwrap_or_else(Self::random))
    }
}
