//! Addresses as a feed has to write them.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What stands in no URI (RFC 3986). A percent sign stays: it begins what was encoded before.
const OUTSIDE_OF_URIS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A web address as a URI: what a browser would encode is encoded, and nothing else.
pub fn uri(address: &str) -> Cow<'_, str> {
    let address = stray_percents(address);
    match address {
        Cow::Borrowed(address) => utf8_percent_encode(address, OUTSIDE_OF_URIS).into(),
        Cow::Owned(address) => {
            Cow::Owned(utf8_percent_encode(&address, OUTSIDE_OF_URIS).to_string())
        }
    }
}

/// An email address as the profile has it (RFC 5321): one with letters beyond ASCII is none there.
pub(super) fn email(address: &str) -> Option<&str> {
    address.is_ascii().then_some(address)
}

/// Encodes each percent sign that begins nothing, and each `#` after the first.
fn stray_percents(address: &str) -> Cow<'_, str> {
    let bytes = address.as_bytes();
    let begins_something = |at: usize| {
        let digits = bytes.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let fragment = address.find('#');
    let is_stray = |at: usize, c: char| match c {
        '%' => !begins_something(at),
        '#' => fragment != Some(at),
        _ => false,
    };
    if !address.char_indices().any(|(at, c)| is_stray(at, c)) {
        return Cow::Borrowed(address);
    }
    let mut mended = String::with_capacity(address.len() + 8);
    for (at, c) in address.char_indices() {
        match c {
            '%' if is_stray(at, c) => mended.push_str("%25"),
            '#' if is_stray(at, c) => mended.push_str("%23"),
            _ => mended.push(c),
        }
    }
    Cow::Owned(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_address_is_written_as_a_uri_and_one_that_is_stays() {
        for (address, expected) in [
            (
                "https://a.example/b?c=d%20e#f",
                "https://a.example/b?c=d%20e#f",
            ),
            ("https://a.example/café", "https://a.example/caf%C3%A9"),
            ("https://a.example/100%", "https://a.example/100%25"),
            ("https://a.example/#b#c", "https://a.example/#b%23c"),
            ("https://a.example/[b]|c", "https://a.example/%5Bb%5D%7Cc"),
        ] {
            assert_eq!(uri(address), expected);
        }
    }
}
