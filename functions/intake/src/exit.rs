//! "Exit this page": the browser forgets what it has of a family, and shows a page that says nothing.
//!
//! What was saved stays, and its code opens it again.

use axum::response::{IntoResponse as _, Response};
use form_way::see;
use http::header::HeaderName;
use http::{HeaderMap, HeaderValue};
use site_theme::address::ELSEWHERE;

use crate::session_cookie::forgetting;
use crate::site::Site;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// All that this site has in the browser: pages that "Back" would show, too (W3C Clear Site Data).
const EVERYTHING: HeaderValue = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");

/// Leaves.
pub(crate) async fn leave(_: Site, headers: HeaderMap) -> Response {
    let mut gone = see(ELSEWHERE).into_response();
    if !is_meant(&headers) {
        return gone;
    }
    gone.headers_mut().insert(CLEAR_SITE_DATA, EVERYTHING);
    forgetting(gone)
}

/// Whether a person left. A page of somebody else's that names this address as a picture, and a browser that
/// looks ahead, must not take a form away from who is filling it in.
fn is_meant(headers: &HeaderMap) -> bool {
    let is_ours = headers
        .get("sec-fetch-site")
        .is_none_or(|site: &HeaderValue| matches!(site.as_bytes(), b"same-origin" | b"none"));
    let looks_ahead = headers
        .get("sec-purpose")
        .is_some_and(|purpose| purpose.as_bytes().starts_with(b"prefetch"));
    is_ours && !looks_ahead
}
