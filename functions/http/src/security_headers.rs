//! What every answer carries, so that a browser does no more with it than it is meant to.

use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

/// The headers of every answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityHeaders {
    script_hash: String,
}

/// Those that are the same for everyone.
const ALWAYS: [(HeaderName, &str); 7] = [
    // What a family typed, or staff read, is in no cache, the browser's included.
    (CACHE_CONTROL, "no-store"),
    // Not `no-referrer`: that turns a form's `Origin` into `null`.
    (REFERRER_POLICY, "same-origin"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Browsers take it from https only, so one machine without a certificate is not locked out.
    (STRICT_TRANSPORT_SECURITY, "max-age=63072000"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    // What could watch, locate or charge a family: no page asks for any of these, and a page that was tampered with gets
    // none either. Every page pays for each name, uncompressed.
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), payment=(), screen-wake-lock=(), usb=()",
    ),
];

impl SecurityHeaders {
    /// Headers that allow the theme's one inline script by its hash, quotes included.
    pub fn new(script_hash: impl Into<String>) -> Self {
        Self {
            script_hash: script_hash.into(),
        }
    }

    /// The content security policy.
    pub fn content_security_policy(&self) -> String {
        format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; \
             script-src 'self' {}; \
             form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            self.script_hash
        )
    }

    /// Puts them on an answer.
    pub fn apply(&self, headers: &mut HeaderMap) {
        for (name, value) in ALWAYS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        // A policy that cannot be said must not be a policy that is left out.
        let policy = HeaderValue::from_str(&self.content_security_policy())
            .unwrap_or(HeaderValue::from_static("default-src 'none'"));
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_our_own_files_and_the_one_inline_script() {
        assert_eq!(
            SecurityHeaders::new("'sha256-abc='").content_security_policy(),
            "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; \
             script-src 'self' 'sha256-abc='; form-action 'self'; frame-ancestors 'none'; \
             base-uri 'none'"
        );
    }

    #[test]
    fn what_a_handler_said_about_caching_does_not_stand() {
        let mut headers = HeaderMap::new();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public"));
        SecurityHeaders::new("'sha256-abc='").apply(&mut headers);
        assert_eq!(headers[CACHE_CONTROL], "no-store");
        assert_eq!(headers.len(), 8);
    }
}
