//! What every answer has in common, and who may post.

use axum::body::Body;
use http::header::{CONTENT_TYPE, ORIGIN};
use http::{Request, StatusCode};

use crate::browser::{Browser, Page};
use crate::function::{self, without_storage};

const FORM: &str = "/westminster/forms/what-can-we-help-you-with";

async fn post_from(site: Option<&str>, origin: Option<&str>) -> Page {
    let mut request = Request::post(FORM).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some(site) = site {
        request = request.header("sec-fetch-site", site);
    }
    if let Some(origin) = origin {
        request = request.header(ORIGIN, origin);
    }
    Browser::at(&without_storage().await)
        .ask(request, Body::from("full-name=Ada"))
        .await
}

#[tokio::test]
async fn a_post_from_elsewhere_is_refused_with_an_honest_page() {
    let ours = Some(function::ORIGIN);
    for (site, origin, is_allowed) in [
        (Some("same-origin"), ours, true),
        (Some("none"), None, true),
        (Some("same-site"), ours, false),
        (Some("cross-site"), Some("https://evil.example"), false),
        (None, ours, true),
        (None, Some("https://evil.example"), false),
        (None, Some("null"), false),
        (None, None, true),
    ] {
        let page = post_from(site, origin).await;
        let case = format!("{site:?} {origin:?}");
        if is_allowed {
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{case}");
        } else {
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{case}");
            assert!(page.says("We could not accept that"), "{case}");
        }
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let mut browser = Browser::at(&without_storage().await);
    for address in [
        FORM,
        "/westminster/request",
        "/westminster/nothing-here",
        "/elsewhere/request",
        "/",
    ] {
        let page = browser.get(address).await;
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "same-origin"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(page.headers[name], value, "{address}");
        }
        let policy = page.headers["content-security-policy"].to_str();
        let policy = policy.expect("a text");
        assert!(policy.contains("script-src 'self' 'sha256-"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(page.headers.contains_key("permissions-policy"));
        assert!(page.headers.contains_key("x-request-id"));
    }
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_councils_own_page() {
    let mut browser = Browser::at(&without_storage().await);
    for address in [
        "/westminster/nothing-here",
        "/westminster/forms/no-such-form",
        "/westminster/forms/no-such-form/you",
        "/westminster/forms/no-such-form/check",
        "/westminster/forms/what-can-we-help-you-with/no-such-page",
        "/westminster/forms/what-can-we-help-you-with/%ff",
    ] {
        let page = browser.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.says("Page not found"), "{address}");
        if !address.ends_with("%ff") {
            assert!(page.says("Westminster City Council"), "{address}");
        }
    }
}

#[tokio::test]
async fn a_static_pages_address_without_its_last_slash_leads_to_it() {
    let mut browser = Browser::at(&without_storage().await);
    for address in [FORM.to_owned(), format!("{FORM}/before-you-start")] {
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(page.leads_to(), format!("{address}/"));
    }
    let nowhere = "/westminster/forms/no-such-form/before-you-start";
    assert_eq!(browser.get(nowhere).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_council_without_records_here_does_not_exist() {
    let mut browser = Browser::at(&without_storage().await);
    for council in ["barking-and-dagenham", "elsewhere"] {
        let page = browser.get(&format!("/{council}/request")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let form = format!("/{council}/forms/what-can-we-help-you-with");
        assert_eq!(browser.get(&form).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn another_method_is_refused() {
    let mut browser = Browser::at(&without_storage().await);
    let sent = format!("{FORM}/sent");
    assert_eq!(
        browser.post(&sent, &[]).await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

#[tokio::test]
async fn a_body_that_is_no_form_or_too_large_gets_an_honest_page() {
    for (content_type, body, status, says) in [
        (
            "application/json",
            "{}".to_owned(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "We could not read that",
        ),
        (
            "application/x-www-form-urlencoded",
            "a".repeat(70_000),
            StatusCode::PAYLOAD_TOO_LARGE,
            "That is more than we can take",
        ),
    ] {
        let request = Request::post(FORM)
            .header(CONTENT_TYPE, content_type)
            .header("sec-fetch-site", "same-origin");
        let mut browser = Browser::at(&without_storage().await);
        let page = browser.ask(request, Body::from(body)).await;
        assert_eq!(page.status, status);
        assert!(page.says(says), "{content_type}");
        let id = page.headers["x-request-id"].to_str().expect("a text");
        assert!(page.says(id), "the page tells the request's number");
    }
}
