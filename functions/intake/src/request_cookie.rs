//! The cookie of a request: the receipt code of what a browser looks at, for some minutes after each page. Without
//! it, going back after leaving would ask the browser to post the code again; with it, there is nothing to post.
//!
//! It ends by itself so soon that it does not need the form's second cookie, which would keep it from outliving the
//! browser; and must not set that one, which would let a form that was left open before be opened again. So the proof
//! that we handed the code out stands behind it, after a full stop. It is strictly necessary to show what was asked
//! for, and declared on the cookies page (PECR, regulation 6(4)(b)).

use axum::response::Response;
use http::HeaderMap;
use http::header::SET_COOKIE;
use record::ReceiptCode;
use vault::HandedOut;

use crate::session_cookie::{REQUEST, Shown};

/// For how many seconds a browser shows a request after its last page: the cookies page and the request's own
/// say so.
pub(crate) const KEPT: u32 = 20 * 60;

/// The code that came with a request.
pub(crate) fn receipt_code(headers: &HeaderMap) -> Option<Shown<ReceiptCode>> {
    let (code, proof) = REQUEST.read(headers)?.split_once('.')?;
    Some(Shown {
        code: ReceiptCode::read(code)?,
        proof: proof.to_owned(),
    })
}

/// The answer that makes the browser keep `code` for some minutes, unless it was made to forget it.
pub(crate) fn keeping(response: Response, code: &HandedOut<ReceiptCode>) -> Response {
    keeping_as_shown(response, code.code(), code.proof())
}

/// The answer that makes the browser keep what it shows for as long again.
pub(crate) fn staying(response: Response, shown: &Shown<ReceiptCode>) -> Response {
    keeping_as_shown(response, &shown.code, &shown.proof)
}

fn keeping_as_shown(mut response: Response, code: &ReceiptCode, proof: &str) -> Response {
    if response.headers().contains_key(SET_COOKIE) {
        return response;
    }
    // A code is letters, digits and hyphens, a proof letters and digits: they always fit into a cookie.
    if let Some(cookie) = REQUEST.set_for(&format!("{}.{proof}", code.reveal()), KEPT) {
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
        let kept = keeping_as_shown(Response::default(), &code, "0123456789abcdef");
        let cookie = kept.headers()[SET_COOKIE].to_str().expect("a text");
        assert!(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1200"));
        let cleared = keeping_as_shown(clearing(Response::default()), &code, "0123456789abcdef");
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
