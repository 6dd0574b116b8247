//! "Stay on this page": the time begins again after which a browser forgets a form or a request.
//!
//! A page's policy lets its script ask for nothing but pictures, so the answer is one, of nothing. No call is made for
//! it: the cookies come back as they are shown, and whether they hold a code of ours is looked at when they open
//! something.

use axum::response::{IntoResponse as _, Response};
use http::HeaderValue;
use http::header::CONTENT_TYPE;

use crate::problem::Trouble;
use crate::request_cookie;
use crate::site::Site;

const SVG: HeaderValue = HeaderValue::from_static("image/svg+xml");
const NOTHING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

/// On a form's page: what is around each page sets the cookies.
pub(crate) async fn of_form(site: Site) -> Response {
    if site.has_form() {
        picture()
    } else {
        site.problem(Trouble::NoLongerHere, None)
    }
}

/// Where what was sent is shown.
pub(crate) async fn of_request(site: Site) -> Response {
    match site.shown_request_code() {
        Some(shown) => request_cookie::staying(picture(), shown),
        None => site.problem(Trouble::NoLongerHere, None),
    }
}

fn picture() -> Response {
    ([(CONTENT_TYPE, SVG)], NOTHING).into_response()
}
