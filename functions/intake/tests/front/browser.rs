//! A browser without JavaScript: follows nothing by itself, and keeps cookies.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Request, StatusCode, request};
use http_edge::ClientAddress;
use intake::Intake;
use tower::ServiceExt as _;

use crate::function;

/// The browser of one person. A clone is the same one in another tab.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    /// Where it is, as the edge says.
    pub(crate) address: Option<ClientAddress>,
}

/// What came back.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
}

impl Browser {
    pub(crate) fn at(intake: &Intake) -> Self {
        Self {
            router: intake.router(),
            cookies: BTreeMap::new(),
            address: None,
        }
    }

    /// The same browser, which meets another function at its address from now on.
    pub(crate) fn meets(&mut self, function: Router) {
        self.router = function;
    }

    /// It has a form open, whose code this is.
    pub(crate) fn has_begun(&mut self, code: &str) {
        for (name, value) in [("__Host-form", code), ("__Host-open", "a-proof-of-ours")] {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    pub(crate) async fn get(&mut self, address: &str) -> Page {
        self.ask(Request::get(address), Body::empty()).await
    }

    /// Posts a form as a page of ours does.
    pub(crate) async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::post(address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ORIGIN, function::ORIGIN)
            .header("sec-fetch-site", "same-origin");
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.ask(request, Body::from(body)).await
    }

    pub(crate) async fn ask(&mut self, mut request: request::Builder, body: Body) -> Page {
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        if let Some(address) = self.address {
            request = request.extension(address);
        }
        let request = request.body(body).expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("infallible");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("a text");
            let pair = cookie
                .split(';')
                .next()
                .and_then(|pair| pair.split_once('='));
            let (name, value) = pair.expect("a cookie");
            if cookie.ends_with("; Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(body, 1 << 20).await.expect("a body");
        Page {
            status: parts.status,
            headers: parts.headers,
            html: String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        }
    }
}

impl Browser {
    /// What comes back for any request, as bytes.
    pub(crate) async fn answers(&self, request: Request<Body>) -> (StatusCode, Vec<u8>) {
        let answer = self.router.clone().oneshot(request).await;
        let answer = answer.expect("infallible");
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), 1 << 22).await;
        (status, bytes.expect("a body").to_vec())
    }
}

impl Page {
    /// Where it leads to.
    pub(crate) fn leads_to(&self) -> &str {
        self.headers
            .get(LOCATION)
            .map_or("nowhere", |to| to.to_str().expect("a text"))
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.html.contains(text)
    }

    /// It says that what it showed is past its time, and asks for the code.
    pub(crate) fn is_no_longer_here(&self) -> bool {
        self.status == StatusCode::GONE
            && self.says("This page is no longer available")
            && self.says("enter your return code")
            && self.says("href=\"/westminster/return/\"")
    }

    /// The value of the first hidden field of this name.
    pub(crate) fn hidden(&self, name: &str) -> Option<&str> {
        let (_, after) = self.html.split_once(&format!("name=\"{name}\" value=\""))?;
        after.split('"').next()
    }
}
