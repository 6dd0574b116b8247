//! Whether a request that changes something came from our own pages (against cross-site request
//! forgery; OWASP CSRF cheat sheet, "Fetch Metadata" with "Verifying Origin" as fallback).
//!
//! `Host` is no help: behind CloudFront it is the API's. So the public origin is configured.

use http::{HeaderMap, Method, header::ORIGIN};

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// The check, for one public origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameOrigin {
    origin: String,
    when_unknown: WhenUnknown,
}

/// What happens to a request that says nothing about where it comes from: browsers before 2020,
/// some privacy tools, and programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenUnknown {
    /// For the public: a form sent by an old browser is better than none, and forging one gains
    /// nothing, because nobody is signed in.
    Allow,
    /// For staff, who are signed in.
    Deny,
}

impl SameOrigin {
    /// The check for pages at `origin`, e.g. `https://hub.example`.
    pub fn new(origin: impl Into<String>, when_unknown: WhenUnknown) -> Self {
        let mut origin = origin.into();
        origin.truncate(origin.trim_end_matches('/').len());
        Self {
            origin,
            when_unknown,
        }
    }

    /// Whether the request may go on. Reading is for everyone.
    pub fn allows(&self, method: &Method, headers: &HeaderMap) -> bool {
        if method.is_safe() {
            return true;
        }
        // A header that came twice is no browser's. API Gateway joins the two to one that is neither.
        let mut sites = headers.get_all(SEC_FETCH_SITE).iter();
        if let Some(site) = sites.next() {
            // `none` is a person's own doing: a bookmark, or a reload after a restart.
            return sites.next().is_none() && (site == "same-origin" || site == "none");
        }
        let mut origins = headers.get_all(ORIGIN).iter();
        match origins.next() {
            // Scheme and host are not case-sensitive (RFC 6454, section 4).
            Some(origin) => {
                let origin = origin.as_bytes();
                origins.next().is_none() && origin.eq_ignore_ascii_case(self.origin.as_bytes())
            }
            None => self.when_unknown == WhenUnknown::Allow,
        }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const OURS: &str = "https://hub.example";

    fn allows(when_unknown: WhenUnknown, site: Option<&str>, origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in [(SEC_FETCH_SITE, site), ("origin", origin)] {
            if let Some(value) = value {
                headers.insert(name, HeaderValue::from_str(value).expect("a header value"));
            }
        }
        SameOrigin::new("https://hub.example/", when_unknown).allows(&Method::POST, &headers)
    }

    #[test]
    fn what_the_browser_says_of_the_site_decides_whatever_the_origin() {
        for origin in [None, Some(OURS), Some("null"), Some("https://evil.example")] {
            for when in [WhenUnknown::Allow, WhenUnknown::Deny] {
                assert!(allows(when, Some("same-origin"), origin), "{origin:?}");
                assert!(allows(when, Some("none"), origin), "{origin:?}");
                for site in ["same-site", "cross-site", "", "Same-Origin, none"] {
                    assert!(!allows(when, Some(site), origin), "{site} {origin:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_said_twice_is_not_believed() {
        for (name, value) in [(SEC_FETCH_SITE, "same-origin"), ("origin", OURS)] {
            let mut headers = HeaderMap::new();
            let edge = SameOrigin::new(OURS, WhenUnknown::Allow);
            headers.append(name, HeaderValue::from_static(value));
            assert!(edge.allows(&Method::POST, &headers), "{name}");
            headers.append(name, HeaderValue::from_static(value));
            assert!(!edge.allows(&Method::POST, &headers), "{name}");
        }
    }

    #[test]
    fn without_the_site_the_origin_decides() {
        for when in [WhenUnknown::Allow, WhenUnknown::Deny] {
            assert!(allows(when, None, Some(OURS)));
            assert!(allows(when, None, Some("HTTPS://Hub.Example")));
            for origin in [
                "null",
                "http://hub.example",
                "https://hub.example:8443",
                "https://hub.example.evil.example",
                "https://hub.exampl",
                "",
            ] {
                assert!(!allows(when, None, Some(origin)), "{origin}");
            }
        }
    }

    #[test]
    fn with_neither_the_public_may_and_staff_may_not() {
        assert!(allows(WhenUnknown::Allow, None, None));
        assert!(!allows(WhenUnknown::Deny, None, None));
    }

    #[test]
    fn reading_is_for_everyone() {
        let mut headers = HeaderMap::new();
        headers.insert(SEC_FETCH_SITE, HeaderValue::from_static("cross-site"));
        let check = SameOrigin::new(OURS, WhenUnknown::Deny);
        assert!(check.allows(&Method::GET, &headers));
        assert!(check.allows(&Method::HEAD, &headers));
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            assert!(!check.allows(&method, &headers), "{method}");
        }
    }
}
