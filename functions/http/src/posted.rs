//! Reads what a form posted: every field, in order, repeated ones too.
//!
//! Anything a browser or a program may send is read or refused; nothing here can fail otherwise.

use axum::body::Body;
use axum::extract::Request;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use http_body_util::BodyExt as _;

/// The largest body that is kept: our longest page, a note of 10,000 characters with a reason of
/// 1,000, is up to 132,000 bytes when each character is escaped as four bytes; a form page of a
/// family's is far smaller.
pub const LARGEST: usize = 144 * 1024;

/// How much of a larger body is read before it is refused. A server that closes while a browser
/// still sends is not heard: the person would see a broken connection instead of a page.
const LARGEST_HEARD: usize = 16 * LARGEST;

/// More fields than any page of ours has: its questions with all their choices, and what is hidden.
pub const MOST_FIELDS: usize = 1000;

/// The posted fields. No `Debug`: they are what a person typed.
#[derive(Clone, Default)]
pub struct Posted(Vec<(String, String)>);

/// Why a body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// More than any form of ours asks for.
    TooLarge,
    /// Not what an HTML form posts.
    NotAForm,
    /// It broke off.
    BrokeOff,
}

impl NotRead {
    /// The status that says so.
    pub fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BrokeOff => StatusCode::BAD_REQUEST,
        }
    }
}

impl Posted {
    /// Reads a request's body of at most [`LARGEST`] bytes.
    pub async fn read(request: Request) -> Result<Self, NotRead> {
        Self::read_at_most(LARGEST, request).await
    }

    /// Reads a request's body where less than [`LARGEST`] is enough.
    pub async fn read_at_most(largest: usize, request: Request) -> Result<Self, NotRead> {
        let (parts, body) = request.into_parts();
        let is_form = is_form(&parts.headers);
        let keeps = if is_form { largest.min(LARGEST) } else { 0 };
        let bytes = heard(&parts.headers, body, keeps).await?;
        if !is_form {
            return Err(NotRead::NotAForm);
        }
        Self::parse(&bytes.ok_or(NotRead::TooLarge)?)
    }

    /// Reads `application/x-www-form-urlencoded` as browsers do (WHATWG URL, section 5.1): what is
    /// no UTF-8 becomes U+FFFD, a lone `%` stays a `%`. At most [`MOST_FIELDS`] fields.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotRead> {
        if form_urlencoded::parse(bytes).nth(MOST_FIELDS).is_some() {
            return Err(NotRead::TooLarge);
        }
        Ok(Self(form_urlencoded::parse(bytes).into_owned().collect()))
    }

    /// Every field in order.
    pub fn fields(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first field of this name.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a field of this name has anything in it.
    pub fn has(&self, name: &str) -> bool {
        self.0
            .iter()
            .any(|(field, value)| field == name && !value.trim().is_empty())
    }
}

/// Hears a body to its end, of which no more than `most` bytes are ever kept; `None` for a longer one.
async fn heard(
    headers: &HeaderMap,
    mut body: Body,
    most: usize,
) -> Result<Option<Vec<u8>>, NotRead> {
    let said = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    if said.is_some_and(|length| length > LARGEST_HEARD as u64) {
        return Err(NotRead::TooLarge);
    }
    let (mut kept, mut heard) = (Vec::new(), 0);
    while let Some(frame) = body.frame().await {
        let Ok(bytes) = frame.map_err(|_| NotRead::BrokeOff)?.into_data() else {
            continue; // Trailers, which no form has.
        };
        heard += bytes.len();
        if heard > LARGEST_HEARD {
            return Err(NotRead::TooLarge);
        }
        if heard <= most {
            kept.extend_from_slice(&bytes);
        } else {
            kept = Vec::new();
        }
    }
    Ok((heard <= most).then_some(kept))
}

/// `application/x-www-form-urlencoded`, in UTF-8 if it says in what.
fn is_form(headers: &HeaderMap) -> bool {
    // Twice is not once: API Gateway joins the two to one that is neither.
    let mut said = headers.get_all(CONTENT_TYPE).iter();
    let Some(content_type) = said.next().and_then(|v| v.to_str().ok()) else {
        return false;
    };
    if said.next().is_some() {
        return false;
    }
    let mut parts = content_type.split(';').map(str::trim);
    let is_urlencoded = parts
        .next()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("application/x-www-form-urlencoded"));
    is_urlencoded
        && parts
            .filter_map(|parameter| parameter.split_once('='))
            .filter(|(name, _)| name.eq_ignore_ascii_case("charset"))
            .all(|(_, charset)| charset.trim_matches('"').eq_ignore_ascii_case("utf-8"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    async fn read(content_type: &str, body: impl Into<Body>) -> Result<Posted, NotRead> {
        let request = Request::post("/")
            .header(CONTENT_TYPE, content_type)
            .body(body.into())
            .expect("a request");
        Posted::read(request).await
    }

    const FORM: &str = "application/x-www-form-urlencoded";

    #[test]
    fn repeated_fields_are_kept_in_order() {
        let posted = Posted::parse(b"a=1&b=2&a=3&empty=&alone").expect("fields");
        let fields: Vec<(&str, &str)> = posted
            .fields()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            fields,
            [
                ("a", "1"),
                ("b", "2"),
                ("a", "3"),
                ("empty", ""),
                ("alone", "")
            ]
        );
        assert_eq!(posted.first("a"), Some("1"));
        assert!(posted.has("a") && !posted.has("empty") && !posted.has("absent"));
    }

    #[test]
    fn what_is_no_utf_8_or_half_an_escape_is_read_as_browsers_read_it() {
        let posted = Posted::parse(b"name=%FF+%C3%A9%&b=100%25").expect("fields");
        assert_eq!(posted.first("name"), Some("\u{fffd} é%"));
        assert_eq!(posted.first("b"), Some("100%"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = Posted::parse(&bytes);
        }

        #[test]
        fn any_text_comes_back_as_it_was_typed(name in ".+", value in ".*") {
            let body = form_urlencoded::Serializer::new(String::new())
                .append_pair(&name, &value)
                .finish();
            let posted = Posted::parse(body.as_bytes()).expect("fields");
            prop_assert_eq!(posted.first(&name), Some(value.as_str()));
        }
    }

    #[tokio::test]
    async fn only_what_an_html_form_posts_is_read() {
        for good in [
            FORM,
            "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
            "application/x-www-form-urlencoded;charset=\"utf-8\"",
        ] {
            assert!(read(good, "a=1").await.is_ok(), "{good}");
        }
        for bad in [
            "application/json",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded; charset=iso-8859-1",
            "text/plain",
            "",
        ] {
            assert_eq!(
                read(bad, "a=1").await.err(),
                Some(NotRead::NotAForm),
                "{bad}"
            );
        }
    }

    #[tokio::test]
    async fn as_many_fields_as_a_page_can_have_are_read_and_one_more_is_refused() {
        assert!(read(FORM, "a&".repeat(MOST_FIELDS)).await.is_ok());
        let more = read(FORM, "a&".repeat(MOST_FIELDS + 1)).await;
        assert_eq!(more.err(), Some(NotRead::TooLarge));
    }

    #[tokio::test]
    async fn a_body_at_the_limit_is_read_and_one_byte_more_is_refused() {
        assert!(read(FORM, "a".repeat(LARGEST)).await.is_ok());
        let more = read(FORM, "a".repeat(LARGEST + 1)).await;
        assert_eq!(more.err(), Some(NotRead::TooLarge));
        let no_form = read("text/plain", "a".repeat(LARGEST + 1)).await;
        assert_eq!(no_form.err(), Some(NotRead::NotAForm));
        let much_more = read(FORM, "a".repeat(LARGEST_HEARD + 1)).await;
        assert_eq!(much_more.err(), Some(NotRead::TooLarge));
        let request = Request::post("/")
            .header(CONTENT_TYPE, FORM)
            .body(Body::from("a=12"))
            .expect("a request");
        let narrower = Posted::read_at_most(3, request).await;
        assert_eq!(narrower.err(), Some(NotRead::TooLarge));
    }
}
