//! The cookies of a form: the code that opens a family's drafts, and that the browser was not closed since.
//! Both are strictly necessary for the form, and declared on the cookies page (PECR, regulation 6(4)(b)).
//!
//! No cookie ends both when the browser is closed and after some hours: one with `Max-Age` outlives the
//! browser's windows, and one without it stays for days on a phone, whose browser nobody closes. So there
//! are two, and a code counts only while both are there.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header::SET_COOKIE;
use http_edge::SessionCookie;
use record::DraftCode;

/// Holds the code.
const FORM: SessionCookie = SessionCookie("form");

/// Goes when the browser is closed.
const OPEN: SessionCookie = SessionCookie("open");

/// Holds the receipt code of what is looked at.
pub(crate) const REQUEST: SessionCookie = SessionCookie("request");

/// After how many seconds without a page the browser forgets the code: 4 hours.
const FORGOTTEN_AFTER: u32 = 4 * 60 * 60;

/// The code that came with a request.
pub(crate) fn draft_code(headers: &HeaderMap) -> Option<DraftCode> {
    OPEN.read(headers)?;
    DraftCode::read(FORM.read(headers)?)
}

/// The answer that makes the browser keep `code`.
pub(crate) fn keeping(mut response: Response, code: &DraftCode) -> Response {
    // A code is letters, digits and hyphens: it always fits into a cookie.
    let cookies = [
        FORM.set_for(&code.reveal(), FORGOTTEN_AFTER),
        OPEN.set("yes"),
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
    let code = draft_code(request.headers());
    let response = next.run(request).await;
    let is_set = response.headers().get_all(SET_COOKIE).iter().any(|cookie| {
        let cookie = cookie.as_bytes();
        cookie.starts_with(b"__Host-form=")
    });
    match code {
        Some(code) if !is_set => keeping(response, &code),
        _ => response,
    }
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
        let kept = keeping(Response::default(), &code);
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
        assert!(draft_code(&sent_back(&[form, open])) == Some(code));
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
