//! The cookie of a request: the receipt code of what a browser looks at, for some minutes after each page. Without
//! it, going back after leaving would ask the browser to post the code again; with it, there is nothing to post.
//!
//! It ends by itself so soon that it does not need the form's second cookie, which would keep it from outliving the
//! browser; and must not set that one, which would let a form that was left open before be opened again. It is strictly necessary to show what was asked for, and declared on the cookies page (PECR, regulation
//! 6(4)(b)).

use axum::response::Response;
use http::HeaderMap;
use http::header::SET_COOKIE;
use record::ReceiptCode;

use crate::session_cookie::REQUEST;

/// For how many seconds a browser shows a request after its last page: the cookies page and the request's own
/// say so.
const KEPT: u32 = 20 * 60;

/// The code that came with a request.
pub(crate) fn receipt_code(headers: &HeaderMap) -> Option<ReceiptCode> {
    ReceiptCode::read(REQUEST.read(headers)?)
}

/// The answer that makes the browser keep `code` for some minutes, unless it was made to forget it.
pub(crate) fn keeping(mut response: Response, code: &ReceiptCode) -> Response {
    if response.headers().contains_key(SET_COOKIE) {
        return response;
    }
    // A code is letters, digits and hyphens: it always fits into a cookie.
    if let Some(cookie) = REQUEST.set_for(&code.reveal(), KEPT) {
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
