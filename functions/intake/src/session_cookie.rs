//! The one cookie: the code that opens a family's draft, for as long as the browser is open. It is
//! strictly necessary for the form, and declared on the cookies page (PECR, regulation 6(4)(b)).

use axum::response::Response;
use http::HeaderMap;
use http::header::SET_COOKIE;
use http_edge::SessionCookie;
use record::DraftCode;

const FORM: SessionCookie = SessionCookie("form");

/// The code that came with a request.
pub(crate) fn draft_code(headers: &HeaderMap) -> Option<DraftCode> {
    DraftCode::read(FORM.read(headers)?)
}

/// The answer that makes the browser keep `code`.
pub(crate) fn keeping(mut response: Response, code: &DraftCode) -> Response {
    // A code is letters, digits and hyphens: it always fits into a cookie.
    if let Some(cookie) = FORM.set(&code.reveal()) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http::header::COOKIE;

    use super::*;

    #[test]
    fn a_code_comes_back_from_the_cookie_it_was_kept_in() {
        let code = DraftCode::from_bytes([7; 15]);
        let kept = keeping(Response::default(), &code);
        let cookie = kept.headers()[SET_COOKIE].to_str().expect("a text");
        let (pair, attributes) = cookie.split_once("; ").expect("attributes");
        assert_eq!(attributes, "Path=/; Secure; HttpOnly; SameSite=Lax");
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(pair).expect("a header value"));
        assert!(draft_code(&headers) == Some(code));
    }

    #[test]
    fn a_cookie_that_holds_no_code_is_as_none() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("__Host-form=hello"));
        assert!(draft_code(&headers).is_none());
    }
}
