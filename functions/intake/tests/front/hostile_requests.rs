//! Requests as programs send them: whatever comes, a page comes back, nothing of ours fails, and nothing typed
//! becomes markup.
//!
//! Made at random of what stands in real requests, and of rubbish, for some seconds; for longer with
//! `FAMILY_HUB_HOSTILE_SECONDS=600`. Each run begins elsewhere, and a failure says the request itself.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use axum::body::Body;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use crate::function::Hub;

/// What no page of ours says by itself.
const MARK: &str = "<zz";

/// Addresses that there are.
const ROUTES: &[&str] = &[
    "/forms/what-can-we-help-you-with",
    "/forms/what-can-we-help-you-with/safe-contact",
    "/forms/what-can-we-help-you-with/help?way=change",
    "/forms/what-can-we-help-you-with/check",
    "/forms/what-can-we-help-you-with/sent",
    "/forms/what-can-we-help-you-with/save",
    "/forms/about-my-family",
    "/forms/about-my-family/tasks",
    "/forms/refer-a-family",
    "/ar/forms/feedback",
    "/bn/forms/complain",
    "/forms/what-can-we-help-you-with/save/file",
    "/forms/what-can-we-help-you-with/stay",
    "/request",
    "/request/shown",
    "/request/stay",
    "/request/stop",
    "/request/copy.html",
    "/request/copy.json",
    "/request/message",
    "/request/add",
    "/request/withdraw",
    "/return",
    "/exit",
    "/message-receipts",
];

/// Parts of addresses.
const PATHS: &[&str] = &[
    "/",
    "//",
    "/westminster",
    "/barking-and-dagenham",
    "/ar",
    "/bn",
    "/xx",
    "/forms",
    "/what-can-we-help-you-with",
    "/about-my-family",
    "/feedback",
    "/refer-a-family",
    "/your-rights",
    "/check",
    "/sent",
    "/tasks",
    "/ended",
    "/paper",
    "/before-you-start",
    "/save",
    "/file",
    "/stay",
    "/shown",
    "/stop",
    "/message-receipts",
    "/help",
    "/safe-contact",
    "/household",
    "/children",
    "/person",
    "/child",
    "/remove",
    "/request",
    "/return",
    "/exit",
    "/0",
    "/1",
    "/4294967295",
    "/18446744073709551616",
    "/-1",
    "/%2e%2e",
    "/..",
    "/%00",
    "/%ff",
    "/%3Czz%3E",
    "/a/b/c/d/e/f/g/h",
    "/%C3%A9",
    "?",
    "?way=change",
    "?way=list",
    "?%3Czz",
    "?a=%zz&&=",
    "?next=//evil.example",
];

/// Names of fields.
const NAMES: &[&str] = &[
    "full-name",
    "contact-by",
    "email",
    "phone",
    "interpreter",
    "language",
    "what-would-help",
    "urgent",
    "urgent-why",
    "topics",
    "phone-safety",
    "contact-notes",
    "child-name",
    "child-born-day",
    "child-born-month",
    "child-born-year",
    "answer",
    "token",
    "receipt-code",
    "return_code",
    "website",
    "is_new",
    "notice_version",
    "said",
    "words",
    "agreement",
    "remind-by",
    "remind-email",
    "remind-id",
    "message",
    "%3Czz%3E",
    "",
    "%00",
    "%FF",
];

/// Values of fields, and what else stands in bodies.
const VALUES: &[&str] = &[
    "Ada",
    "email",
    "phone",
    "yes",
    "no",
    "ada%40example.org",
    "020+7946+0000",
    "%2B44",
    "A+cot",
    "housing",
    "31",
    "02",
    "2020",
    "-1",
    "99999999999999999999",
    "%3Czz%3E",
    "<zz",
    "%22%3E%3Czz",
    "%00",
    "%FF%FE",
    "%",
    "%e2%80%ae",
    "%F0%9F%98%80",
    "%0D%0ASet-Cookie%3A+a%3Db",
    "0123456789abcdef0123456789abcdef",
    "7K3M-92QX-HW4D-8R6T-BNVE-0123",
    "{{7*7}}",
    "%7B%25+raw+%25%7D",
    "",
];

const TYPES: &[&str] = &[
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-8",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=x",
    "application/json",
    "text/plain",
    "",
    ";;;",
];

/// A request, in the words that a failure prints.
#[derive(Debug)]
struct Hostile {
    method: &'static str,
    target: String,
    headers: Vec<(&'static str, Vec<u8>)>,
    body: Vec<u8>,
}

impl Hostile {
    fn random(rng: &mut StdRng, cookies: &[String]) -> Self {
        let one = |of: &[&'static str], rng: &mut StdRng| *of.choose(rng).expect("a choice");
        let council = one(&["/westminster", "/barking-and-dagenham", ""], rng);
        let mut target = council.to_owned();
        if rng.random_bool(0.7) {
            target += one(ROUTES, rng);
        }
        if rng.random_bool(0.4) {
            for _ in 0..rng.random_range(0..4) {
                target += one(PATHS, rng);
            }
        }
        let mut headers = Vec::new();
        if rng.random_bool(0.9) {
            headers.push(("sec-fetch-site", b"same-origin".to_vec()));
        }
        let kind = if rng.random_bool(0.8) {
            TYPES[0]
        } else {
            one(TYPES, rng)
        };
        headers.push(("content-type", kind.as_bytes().to_vec()));
        match rng.random_range(0..4) {
            0 => {}
            1 => headers.push(("cookie", rubbish(rng, 60))),
            _ => {
                let known = cookies.choose(rng).cloned().unwrap_or_default();
                headers.push(("cookie", known.into_bytes()));
            }
        }
        let mut body = Vec::new();
        for _ in 0..rng.random_range(0..12) {
            let (name, value) = (one(NAMES, rng), one(VALUES, rng));
            body.extend_from_slice(format!("{name}={value}&").as_bytes());
        }
        if rng.random_bool(0.2) {
            body.extend(rubbish(rng, 400));
        }
        if rng.random_bool(0.01) {
            body.resize(rng.random_range(60_000..300_000), b'%');
        }
        Self {
            method: one(
                &[
                    "GET", "POST", "POST", "POST", "HEAD", "PUT", "OPTIONS", "BREW",
                ],
                rng,
            ),
            target,
            headers,
            body,
        }
    }

    /// The request; `None` where HTTP itself has no such one.
    fn request(&self) -> Option<Request<Body>> {
        let target: Uri = self.target.parse().ok()?;
        let mut request = Request::builder()
            .method(Method::from_bytes(self.method.as_bytes()).ok()?)
            .uri(target);
        for (name, value) in &self.headers {
            let value = HeaderValue::from_bytes(value).ok()?;
            request = request.header(HeaderName::from_static(name), value);
        }
        request.body(Body::from(self.body.clone())).ok()
    }
}

/// Bytes without a meaning.
fn rubbish(rng: &mut StdRng, most: usize) -> Vec<u8> {
    let length = rng.random_range(0..most);
    (0..length).map(|_| rng.random()).collect()
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "a figure is for people")]
async fn whatever_a_program_sends_a_page_comes_back_and_nothing_of_ours_fails() {
    let seconds = std::env::var("FAMILY_HUB_HOSTILE_SECONDS").ok();
    let seconds = seconds.and_then(|text| text.parse().ok()).unwrap_or(5);
    let hub = Hub::start().await;
    let seed: u64 = rand::random();
    let mut rng = StdRng::seed_from_u64(seed);
    let mut family = hub.family();
    let form = "/westminster/forms/what-can-we-help-you-with";
    let you = [
        ("full-name", "Ada"),
        ("contact-by", "email"),
        ("email", "ada@example.org"),
    ];
    family.post(form, &you).await;
    let cookies: Vec<String> = family
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let (began, mut slowest) = (Instant::now(), Duration::ZERO);
    let mut statuses: BTreeMap<u16, usize> = BTreeMap::new();
    while began.elapsed() < Duration::from_secs(seconds) {
        let hostile = Hostile::random(&mut rng, &cookies);
        let Some(request) = hostile.request() else {
            continue;
        };
        let asked = Instant::now();
        let (status, page) = hub.family().answers(request).await;
        slowest = slowest.max(asked.elapsed());
        assert!(
            !status.is_server_error(),
            "{status}, seed {seed}: {hostile:?}"
        );
        let page = std::str::from_utf8(&page).expect("a page is UTF-8");
        assert!(
            !page.contains(MARK),
            "became markup, seed {seed}: {hostile:?}"
        );
        *statuses.entry(status.as_u16()).or_default() += 1;
    }
    let requests: usize = statuses.values().sum();
    println!(
        "{requests} hostile requests in {seconds} s, slowest {} ms, by status {statuses:?}",
        slowest.as_millis()
    );
    assert!(
        statuses.len() > 5,
        "they reach what they should: {statuses:?}"
    );
}
