//! What may be asked of the functions, with the status that it gets: a table.
//!
//! What one machine answers from the built site is not here: in production the bucket has it. Neither
//! is what is no UTF-8 in a path, which API Gateway decodes in a way that AWS does not tell.

use bytes::Bytes;
use http::Request;
use http::request::Builder;

pub(crate) const FORM: &str = "/westminster/forms/what-can-we-help-you-with";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// A filled-in page that lacks an answer: it comes back with what was typed.
const TYPED: &str = "full-name=canary+%C3%A9%20%F0%9F%91%B6&contact-by=email";

pub(crate) fn get(path: &str) -> Request<Bytes> {
    asked(Request::get(path))
}

/// A form of ours, posted.
pub(crate) fn post(path: &str, body: &str) -> Request<Bytes> {
    posted(Request::post(path), URLENCODED, body)
}

fn asked(request: Builder) -> Request<Bytes> {
    request.body(Bytes::new()).unwrap()
}

fn posted(request: Builder, content_type: &str, body: impl AsRef<[u8]>) -> Request<Bytes> {
    let body = Bytes::copy_from_slice(body.as_ref());
    let request = request
        .header("content-type", content_type)
        .header("content-length", body.len());
    request.body(body).unwrap()
}

/// The form's first page posted with a header.
fn said(name: &str, value: &str) -> Request<Bytes> {
    posted(Request::post(FORM).header(name, value), URLENCODED, TYPED)
}

/// A post to the form's first page with a header twice.
fn twice(name: &str, values: [&str; 2]) -> Builder {
    let [first, second] = values;
    Request::post(FORM).header(name, first).header(name, second)
}

/// By anybody.
#[rustfmt::skip]
pub(crate) fn by_the_public() -> Vec<(u16, Request<Bytes>)> {
    let page = |page: &str| format!("{FORM}{page}");
    let bytes = |body: &[u8]| posted(Request::post(FORM), URLENCODED, body);
    let kind = |content_type: &str| posted(Request::post(FORM), content_type, TYPED);
    let cookie = |cookie: &str| asked(Request::get(page("/check")).header("cookie", cookie));
    vec![
        // Addresses.
        (303, get(FORM)),
        (303, get(&page("?utm_source=canary&a=%20b&a=%FF"))),
        (303, asked(Request::head(FORM))),
        (410, get(&page("/you"))),
        (410, get(&page("/help"))),
        (410, get(&page("/check"))),
        (410, get(&page("/sent"))),
        (404, get(&page("/canary-page"))),
        (404, get("/westminster/forms/canary-form")),
        (404, get("/westminster/canary")),
        (404, asked(Request::head("/westminster/canary"))),
        // Percent-encoded, of which API Gateway leaves nothing.
        (303, get("/westminster/forms/what%2Dcan%2Dwe%2dhelp-you-with")),
        (404, get("/westminster/canary%20%C3%A9")),
        (404, get("/westminster/forms/canary%20%C3%A9")),
        (404, get(&page("/canary%25zz"))),
        (404, get(&page("/%3Ccanary%3E%22"))),
        // Methods.
        (405, asked(Request::put(FORM))),
        (405, asked(Request::delete("/westminster/request"))),
        (405, asked(Request::options(FORM))),
        (405, asked(Request::builder().method("PROPFIND").uri(FORM))),
        // Bodies: API Gateway hands forms over in base64, and text as it is.
        (422, post(FORM, "")),
        (422, post(FORM, TYPED)),
        (422, post(FORM, "full-name=A&full-name=canary&contact-by=email&contact-by=phone")),
        (422, post(FORM, "full-name=100%&contact-by=%zz&email=canary%40")),
        (422, post(FORM, "&&=&full-name")),
        (422, post(FORM, "full-name=%FF%C3%28canary")),
        (422, bytes(b"full-name=\xff\xfecanary")),
        (422, bytes("full-name=canary é 👶".as_bytes())),
        (303, post(FORM, "full-name=canary+%C5%BC&contact-by=email&email=canary%40example.org")),
        (413, post(FORM, &"canary".repeat(40_000))),
        (422, kind("Application/X-WWW-Form-Urlencoded; charset=UTF-8")),
        (415, kind("application/x-www-form-urlencoded; charset=iso-8859-1")),
        (415, kind("application/json")),
        (415, kind("text/plain")),
        (415, kind("multipart/form-data; boundary=canary")),
        (415, Request::post(FORM).body(TYPED.into()).unwrap()),
        (422, post("/westminster/request", "receipt-code=canary")),
        (404, post("/westminster/forms/canary-form", TYPED)),
        (404, post("/canary/forms/canary-form", TYPED)),
        // Cookies.
        (410, cookie("__Host-form=canary")),
        (410, cookie("a=canary; __Host-form=; b")),
        (410, asked(Request::get(page("/check")).header("cookie", "a=1").header("cookie", "b=2"))),
        // Headers that come twice, which API Gateway joins with a comma.
        (422, posted(twice("accept-language", ["en", "cy"]), URLENCODED, TYPED)),
        (415, twice("content-type", [URLENCODED, "text/canary"]).body(TYPED.into()).unwrap()),
        (403, posted(twice("sec-fetch-site", ["same-origin", "cross-site"]), URLENCODED, TYPED)),
        (403, posted(twice("origin", ["https://canary.example", "https://canary.example"]), URLENCODED, TYPED)),
        // From elsewhere.
        (403, said("origin", "https://canary.example")),
        (403, said("origin", "null")),
        (403, said("sec-fetch-site", "cross-site")),
        (422, said("sec-fetch-site", "same-origin")),
    ]
}

/// By who is not signed in, of the staff side at `origin`.
#[rustfmt::skip]
pub(crate) fn by_strangers(origin: &str) -> Vec<(u16, Request<Bytes>)> {
    let own = |path: &str| posted(Request::post(path).header("origin", origin), URLENCODED, "note=canary");
    let id = "0123456789abcdef0123456789abcdef";
    let record = &format!("/westminster/families/{id}/referrals/{id}");
    let take = &format!("/westminster/submissions/{id}/take");
    let elsewhere = Request::post(record).header("sec-fetch-site", "cross-site");
    let session = Request::get("/westminster/queue").header("cookie", "__Host-staff=westminster.canary");
    vec![
        (303, get("/westminster/sign-in")),
        (303, get("/westminster/sign-in?next=%2Fwestminster%2Fqueue%3Fshow%3Dmine")),
        (400, get("/westminster/signed-in?code=canary&state=canary")),
        (400, get("/westminster/signed-in")),
        (303, get("/westminster/queue")),
        (303, get("/westminster/queue?show=canary")),
        (303, asked(session)),
        (303, get(record)),
        (404, get("/westminster/families/canary/referrals/canary")),
        (404, get("/westminster/canary")),
        (404, get("/canary/queue")),
        (401, own(record)),
        (401, own(take)),
        (404, own("/westminster/submissions/canary/take")),
        (303, own("/westminster/sign-out")),
        (403, asked(Request::put("/westminster/queue"))),
        (403, post(record, "note=canary")),
        (403, posted(elsewhere, URLENCODED, "note=canary")),
    ]
}
