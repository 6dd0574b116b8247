//! The cookies of a form: the code that opens a family's drafts, and that the browser was not closed since.
//! Both are strictly necessary for the form, and declared on the cookies page (PECR, regulation 6(4)(b)).
//!
//! No cookie ends both when the browser is closed and after some hours: one with `Max-Age` outlives the
//! browser's windows, and one without it stays for days on a phone, whose browser nobody closes. So there
//! are two, and a code counts only while both are there: the second holds the proof that we handed the first one's
//! code out, without which nobody looks it up ([`vault::handed_out`]).

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::SET_COOKIE;
use http_edge::SessionCookie;
use record::DraftCode;
use vault::HandedOut;

/// Holds the code.
const FORM: SessionCookie = SessionCookie("form");

/// Goes when the browser is closed. Holds the proof of the code.
const OPEN: SessionCookie = SessionCookie("open");

/// Holds the receipt code of what is looked at.
pub(crate) const REQUEST: SessionCookie = SessionCookie("request");

/// After how many seconds without a page the browser forgets the code: 4 hours.
pub(crate) const FORGOTTEN_AFTER: u32 = 4 * 60 * 60;

/// A code as cookies hold it: nobody has looked yet whether its proof is right. No `Debug`: it may be a secret.
#[derive(Clone)]
pub(crate) struct Shown<C> {
    pub(crate) code: C,
    pub(crate) proof: String,
}

/// The code that came with a request.
pub(crate) fn draft_code(headers: &HeaderMap) -> Option<Shown<DraftCode>> {
    Some(Shown {
        proof: OPEN.read(headers)?.to_owned(),
        code: DraftCode::read(FORM.read(headers)?)?,
    })
}

/// The answer that makes the browser keep a code.
pub(crate) fn keeping(response: Response, code: &HandedOut<DraftCode>) -> Response {
    keeping_as_shown(response, code.code(), code.proof())
}

fn keeping_as_shown(mut response: Response, code: &DraftCode, proof: &str) -> Response {
    // A code is letters, digits and hyphens: it always fits into a cookie.
    let cookies = [
        FORM.set_for(&code.reveal(), FORGOTTEN_AFTER),
        OPEN.set(proof),
    ];
    for cookie in cookies.into_iter().flatten() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The answer that makes the browser forget everything that it has of a family.
pub(crate) fn forgetting(mut response: Response) -> Response {
    for cookie in [FORM, OPEN, REQUEST] {
        if let Some(cookie) = cookie.clear() {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

/// Around each page: who opens one is still there, so that the time begins again.
pub(crate) async fn stay(request: Request, next: Next) -> Response {
    let shown = draft_code(request.headers());
    let response = next.run(request).await;
    match shown {
        Some(shown) if !is_set(&response) => keeping_as_shown(response, &shown.code, &shown.proof),
        _ => response,
    }
}

/// Whether an answer says what the browser does with the code.
pub(crate) fn is_set(response: &Response) -> bool {
    let mut set = response.headers().get_all(SET_COOKIE).iter();
    set.any(|cookie| cookie.as_bytes().starts_with(b"__Host-form="))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http::header::COOKIE;

    use super::*;

    fn sent_back(cookies: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let cookies = HeaderValue::from_str(&cookies.join("; ")).expect("a header value");
        headers.insert(COOKIE, cookies);
        headers
    }

    #[test]
    fn a_code_comes_back_from_the_cookie_it_was_kept_in() {
        let code = DraftCode::from_bytes([7; 15]);
        let kept = keeping_as_shown(Response::default(), &code, "0123456789abcdef");
        let cookies: Vec<(&str, &str)> = kept
            .headers()
            .get_all(SET_COOKIE)
            .iter()
            .map(|cookie| cookie.to_str().expect("a text"))
            .map(|cookie| cookie.split_once("; ").expect("attributes"))
            .collect();
        let [(form, for_hours), (open, until_closed)] = cookies[..] else {
            panic!("two cookies");
        };
        let strict = "Path=/; Secure; HttpOnly; SameSite=Lax";
        assert_eq!(for_hours, format!("{strict}; Max-Age=14400"));
        assert_eq!(until_closed, strict);
        let shown = draft_code(&sent_back(&[form, open])).expect("a code");
        assert!(shown.code == code);
        assert_eq!(shown.proof, "0123456789abcdef");
        assert!(
            draft_code(&sent_back(&[form])).is_none(),
            "the browser was closed meanwhile"
        );
        assert!(
            draft_code(&sent_back(&[open])).is_none(),
            "4 hours have passed"
        );
    }

    #[test]
    fn a_cookie_that_holds_no_code_is_as_none() {
        assert!(draft_code(&sent_back(&["__Host-form=hello", "__Host-open=yes"])).is_none());
    }
}
