//! A person's browser: keeps cookies, posts forms as browsers do.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use http::header::{COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method};
use tower::ServiceExt as _;

use crate::hub::STAFF;

pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) html: String,
}

impl Page {
    pub(crate) fn leads_to(&self) -> &str {
        self.headers[LOCATION].to_str().expect("text")
    }

    pub(crate) fn has(&self, text: &str) -> bool {
        self.html.contains(text)
    }

    pub(crate) fn title(&self) -> &str {
        between(&self.html, "<title", "</title>")
            .split_once('>')
            .map_or("", |(_, title)| title.trim())
    }

    /// The first address that begins with `start`.
    pub(crate) fn address(&self, start: &str) -> String {
        let from = self.html.find(&format!("\"{start}")).expect(start) + 1;
        self.html[from..]
            .split('"')
            .next()
            .expect("an end")
            .to_owned()
    }

    /// The page without what names this one request.
    pub(crate) fn without_request_id(&self) -> String {
        let id = self.headers["x-request-id"].to_str().expect("text");
        self.html.replace(id, "")
    }
}

pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).expect(start) + start.len();
    text[from..].split(end).next().unwrap_or_default()
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
        }
    }

    pub(crate) async fn get(&mut self, address: &str) -> Page {
        let path = address.strip_prefix(STAFF).unwrap_or(address);
        self.ask(Request::get(path), Body::empty()).await
    }

    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        self.ask(request, body.into()).await
    }

    /// Posts as a page of another site, or a program, would.
    pub(crate) async fn post_from(&mut self, path: &str, origin: Option<&str>) -> Page {
        let mut request =
            Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        self.ask(request, "note=x".into()).await
    }

    /// Begins at the council, and chooses this person at its provider: the address that leads back.
    pub(crate) async fn comes_back_from_provider(&mut self, begin: &str, person: &str) -> String {
        let sent = self.get(begin).await;
        assert_eq!(sent.status, 303, "{}", sent.html);
        let answer = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client")
            .post(sent.leads_to())
            .form(&[("person", person)])
            .send()
            .await
            .expect("the provider");
        answer.headers()[LOCATION]
            .to_str()
            .expect("text")
            .to_owned()
    }

    pub(crate) async fn sign_in(&mut self, council: &str, person: &str) -> Page {
        let begin = format!("/{council}/sign-in");
        let back = self.comes_back_from_provider(&begin, person).await;
        self.get(&back).await
    }

    /// Says why they open a referral that a colleague works on.
    pub(crate) async fn says_why(&mut self, referral: &str) {
        let said = [("why", "covering"), ("words", "")];
        let opened = self.post(&format!("{referral}/why"), &said).await;
        assert_eq!(opened.leads_to(), referral, "{}", opened.html);
    }

    async fn ask(&mut self, mut request: http::request::Builder, body: Body) -> Page {
        for (name, value) in &self.cookies {
            request = request.header(COOKIE, format!("{name}={value}"));
        }
        let request = request.body(body).expect("a request");
        // What is searched for must be in no address, so what is found answers the post itself.
        let may_show = request.method() == Method::GET || request.uri().path().ends_with("/search");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("infallible");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().expect("text"));
        }
        let bytes = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
        let page = Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            html: String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        };
        assert!(
            !page.has("⟦"),
            "words are missing: {}",
            between(&page.html, "⟦", "⟧")
        );
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(page.headers.contains_key("content-security-policy"));
        assert!(
            may_show || page.status != 200,
            "a post shows an error or leads on"
        );
        page
    }

    /// As a browser does: attributes decide, and an age of nothing removes.
    fn keep(&mut self, cookie: &str) {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        let (name, rest) = cookie.split_once('=').expect("a cookie");
        if cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            let value = rest.split(';').next().expect("a value");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}
