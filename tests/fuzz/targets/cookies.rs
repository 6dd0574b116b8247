//! Cookies as browsers and programs send them: each line is a `Cookie` header.

#![no_main]

use http::{HeaderMap, HeaderValue, header};
use http_edge::SessionCookie;
use libfuzzer_sys::fuzz_target;
use record::{DraftCode, ReceiptCode};

/// Those of a family's browser.
const OURS: [SessionCookie; 3] = [
    SessionCookie("form"),
    SessionCookie("open"),
    SessionCookie("request"),
];

fuzz_target!(|bytes: &[u8]| {
    let mut headers = HeaderMap::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Ok(line) = HeaderValue::from_bytes(line) {
            headers.append(header::COOKIE, line);
        }
    }
    for cookie in OURS {
        let SessionCookie(name) = cookie;
        let Some(value) = cookie.read(&headers) else {
            continue;
        };
        assert!(!value.contains(';'));
        let pair = format!("__Host-{name}={value}");
        assert!(
            bytes
                .windows(pair.len())
                .any(|part| part == pair.as_bytes()),
            "it is in a header, under its whole name"
        );
        let _ = (DraftCode::read(value), ReceiptCode::read(value));
        // What can be set says nothing but its value, and is read again as that.
        if let Some(set) = cookie.set(value) {
            let set = set.to_str().expect("a cookie is ASCII").to_owned();
            let (pair, attributes) = set.split_once("; ").expect("attributes");
            assert!(!pair.contains([';', ',', ' ']) && attributes.starts_with("Path=/; Secure"));
            let mut again = HeaderMap::new();
            again.insert(header::COOKIE, HeaderValue::from_str(pair).expect("a pair"));
            assert_eq!(cookie.read(&again), Some(value));
        }
    }
});
