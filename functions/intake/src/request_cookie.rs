//! The second cookie: the receipt code of the request that a browser looks at, for some minutes after each page.
//! Without it, going back after leaving would ask the browser to post the code again; with it, there is nothing to
//! post. It is strictly necessary to show what was asked for, and declared on the cookies page (PECR, regulation
//! 6(4)(b)).

use std::time::Duration;

use axum::response::Response;
use http::HeaderMap;
use http::header::SET_COOKIE;
use http_edge::SessionCookie;
use record::ReceiptCode;

const REQUEST: SessionCookie = SessionCookie("request");

/// How long a browser shows a request after its last page: the cookies page and the request's own say so.
const KEPT: Duration = Duration::from_mins(20);

/// The code that came with a request.
pub(crate) fn receipt_code(headers: &HeaderMap) -> Option<ReceiptCode> {
    ReceiptCode::read(REQUEST.read(headers)?)
}

/// The answer that makes the browser keep `code` for some minutes, unless it was made to forget it.
pub(crate) fn keeping(mut response: Response, code: &ReceiptCode) -> Response {
    // A code is letters, digits and hyphens: it always fits into a cookie.
    if !response.headers().contains_key(SET_COOKIE)
        && let Some(cookie) = REQUEST.set_for(&code.reveal(), KEPT)
    {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The answer that makes the browser forget the code.
pub(crate) fn clearing(mut response: Response) -> Response {
    if let Some(cookie) = REQUEST.clear() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_kept_for_twenty_minutes_and_then_forgotten() {
        let code = ReceiptCode::from_bytes([7; 15]);
        let kept = keeping(Response::default(), &code);
        let cookie = kept.headers()[SET_COOKIE].to_str().expect("a text");
        assert!(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1200"));
        let cleared = keeping(clearing(Response::default()), &code);
        let cookies: Vec<_> = cleared.headers().get_all(SET_COOKIE).iter().collect();
        assert_eq!(cookies.len(), 1);
        assert!(
            cookies[0]
                .to_str()
                .expect("a text")
                .starts_with("__Host-request=; ")
        );
    }
}
