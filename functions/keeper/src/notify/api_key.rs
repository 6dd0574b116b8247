//! A key of a service at GOV.UK Notify: `name-<service id>-<secret>`, both UUIDs.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde::Serialize;

/// The length of a UUID as text.
const UUID: usize = 36;

/// A key. It can be neither printed nor compared.
#[derive(Clone)]
pub struct ApiKey {
    service: String,
    secret: EncodingKey,
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is no API key of GOV.UK Notify: name, service id and secret, with hyphens between")]
pub struct NotAnApiKey;

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    iat: i64,
}

impl ApiKey {
    /// Reads one, as GOV.UK Notify shows it once.
    pub fn parse(text: &str) -> Result<Self, NotAnApiKey> {
        let text = text.trim();
        let secret = text.len().checked_sub(UUID).ok_or(NotAnApiKey)?;
        let service = secret.checked_sub(UUID + 1).ok_or(NotAnApiKey)?;
        let parts = (
            text.get(service..secret.saturating_sub(1)),
            text.get(secret..),
        );
        match parts {
            (Some(service), Some(secret)) if is_uuid(service) && is_uuid(secret) => Ok(Self {
                service: service.to_owned(),
                secret: EncodingKey::from_secret(secret.as_bytes()),
            }),
            _ => Err(NotAnApiKey),
        }
    }

    /// What lets in for half a minute around `now`, in seconds since 1970: a JSON Web Token (RFC 7519), HS256.
    pub(super) fn token(&self, now: i64) -> Option<String> {
        let claims = Claims {
            iss: &self.service,
            iat: now,
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.secret).ok()
    }
}

fn is_uuid(text: &str) -> bool {
    let hyphens = [8, 13, 18, 23];
    text.len() == UUID
        && text.bytes().enumerate().all(|(place, byte)| {
            if hyphens.contains(&place) {
                byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICE: &str = "26785a09-ab16-4eb0-8407-a37497a57506";
    const SECRET: &str = "3d844edf-8d35-48ac-975b-e847b4f122b0";

    /// Made with Python's `hmac` and `base64` over the same header and claims.
    #[test]
    fn a_token_is_what_another_implementation_makes() {
        let key = ApiKey::parse(&format!("my-key-{SERVICE}-{SECRET}")).expect("a key");
        assert_eq!(key.token(1_790_000_000).expect("a token"), KNOWN);
    }

    const KNOWN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiIyNjc4NWEwOS1hYjE2LTRlYjAtODQwNy1hMzc0OTdhNTc1MDYiLCJpYXQiOjE3OTAwMDAwMDB9.N9kG7XmZAJgAbEWdhME3YPLbKb2V7dZ2OJwO9Xwskoc";

    #[test]
    fn a_key_may_have_hyphens_in_its_name_and_lines_around_it() {
        assert!(ApiKey::parse(&format!("a-b-c-{SERVICE}-{SECRET}\n")).is_ok());
        assert!(ApiKey::parse(&format!("-{SERVICE}-{SECRET}")).is_ok());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let long = "x".repeat(200);
        for text in [
            "",
            "key",
            SECRET,
            &format!("{SERVICE}{SECRET}"),
            &long,
            "é-é",
        ] {
            assert!(ApiKey::parse(text).is_err(), "{text}");
        }
    }
}
