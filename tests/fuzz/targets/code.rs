//! Codes as people type them and cookies as browsers send them.

#![no_main]

use http::{HeaderMap, HeaderValue, header};
use http_edge::{ClientAddress, SessionCookie};
use libfuzzer_sys::fuzz_target;
use record::{CheckToken, DraftCode, ReceiptCode};

const FORM: SessionCookie = SessionCookie("form");

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = fuzz::first_line(bytes);
    let mut headers = HeaderMap::new();
    for cookie in [first, rest] {
        if let Ok(cookie) = HeaderValue::from_bytes(cookie) {
            headers.append(header::COOKIE, cookie);
        }
    }
    if let Some(value) = FORM.read(&headers) {
        assert!(!value.contains(';'));
        read(value);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        read(text);
        let _ = CheckToken::read(text).map(|token| assert_eq!(token.reveal().len(), 32));
        let _ = ClientAddress::read(text).map(|address| assert!(!address.bytes().is_empty()));
    }
});

/// A code that is read is shown as its owner knows it, and read again as the same.
fn read(text: &str) {
    if let Some(code) = ReceiptCode::read(text) {
        let shown = code.reveal();
        assert!(ReceiptCode::read(&shown) == Some(code.clone()));
        assert_eq!(shown.split('-').next(), Some(&*code.first_group()));
        assert!(FORM.set(&shown).is_some(), "it fits into a cookie");
    }
    assert_eq!(
        DraftCode::read(text).is_some(),
        ReceiptCode::read(text).is_some()
    );
}
