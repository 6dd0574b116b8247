//! A session cookie: gone when the browser closes, unreadable by scripts, sent to its own host only.
//!
//! `__Host-` is the browser's own guarantee that nobody but this host, over https, set it for all
//! of the host (RFC 6265bis, section 4.1.3.2). Browsers treat 127.0.0.1 as https here.

use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};

/// One cookie of ours, by its name without `__Host-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionCookie(pub &'static str);

const PREFIX: &str = "__Host-";
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Lax";

impl SessionCookie {
    /// Its value in a request.
    pub fn read<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| name.strip_prefix(PREFIX) == Some(self.0))
            .map(|(_, value)| value)
    }

    /// `Set-Cookie` that gives it a value; `None` for a value with characters that no cookie has.
    pub fn set(&self, value: &str) -> Option<HeaderValue> {
        self.set_with(value, ATTRIBUTES)
    }

    /// The same for as long as is said here, whether the browser is closed meanwhile or not.
    pub fn set_for(&self, value: &str, seconds: u32) -> Option<HeaderValue> {
        self.set_with(value, &format!("{ATTRIBUTES}; Max-Age={seconds}"))
    }

    fn set_with(&self, value: &str, attributes: &str) -> Option<HeaderValue> {
        let allowed = |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b',' | b';' | b'\\');
        if !value.bytes().all(allowed) {
            return None;
        }
        let mut header =
            HeaderValue::from_str(&format!("{PREFIX}{}={value}; {attributes}", self.0)).ok()?;
        // Kept out of what prints headers.
        header.set_sensitive(true);
        Some(header)
    }

    /// `Set-Cookie` that removes it.
    pub fn clear(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&format!("{PREFIX}{}=; {ATTRIBUTES}; Max-Age=0", self.0)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: SessionCookie = SessionCookie("form");

    fn read(headers: &[&str]) -> Option<String> {
        let mut map = HeaderMap::new();
        for header in headers {
            map.append(
                COOKIE,
                HeaderValue::from_str(header).expect("a header value"),
            );
        }
        FORM.read(&map).map(str::to_owned)
    }

    #[test]
    fn its_value_is_found_among_other_cookies() {
        assert_eq!(read(&["__Host-form=A1"]).as_deref(), Some("A1"));
        assert_eq!(read(&["a=b; __Host-form=A1; c=d"]).as_deref(), Some("A1"));
        // HTTP/2 may split the header (RFC 9113, section 8.2.3).
        assert_eq!(read(&["a=b", "__Host-form=A1"]).as_deref(), Some("A1"));
    }

    #[test]
    fn a_cookie_that_only_looks_like_it_is_not_read() {
        for header in [
            "form=A1",
            "__Host-forms=A1",
            "x__Host-form=A1",
            "__host-form=A1",
            "__Host-form",
            "",
        ] {
            assert_eq!(read(&[header]), None, "{header}");
        }
    }

    #[test]
    fn it_lives_as_long_as_the_browser_session() {
        let header = FORM.set("AB-12").expect("a cookie");
        assert_eq!(
            header,
            "__Host-form=AB-12; Path=/; Secure; HttpOnly; SameSite=Lax"
        );
        assert!(header.is_sensitive());
    }

    #[test]
    fn it_can_end_by_the_clock_instead() {
        let header = FORM.set_for("AB-12", 60).expect("a cookie");
        assert_eq!(
            header,
            "__Host-form=AB-12; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"
        );
        assert!(header.is_sensitive());
    }

    #[test]
    fn a_value_cannot_bring_attributes_of_its_own() {
        assert_eq!(FORM.set("a; Domain=example"), None);
        assert_eq!(FORM.set("a\r\nSet-Cookie: b=c"), None);
    }
}
