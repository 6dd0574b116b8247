//! A file of the built site as CloudFront answers it: compressed for who can read that, kept by the
//! browser for as long as the template says, and not sent again to who has it.
//!
//! Only what was built: an answer of a function is never compressed, for its length would tell what
//! is secret in it from what somebody typed (BREACH).

use std::fmt::Write as _;
use std::io::Write as _;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use http_edge::SecurityHeaders;
use sha2::{Digest as _, Sha256};

/// The sizes that CloudFront compresses, in bytes (Amazon CloudFront, "Serve compressed files").
const COMPRESSED_SIZES: std::ops::RangeInclusive<usize> = 1_000..=10_000_000;

/// The types beside `text/` that it compresses, of those that a site has: a feed and a manifest are not
/// among them.
const COMPRESSED_TYPES: [&str; 3] = ["application/json", "application/xml", "image/svg+xml"];

/// What is named after its content never changes: infra/README.md uploads it with the same words.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// `no-cache`, not `no-store`: a browser keeps a page and asks each time whether it is the newest.
const ASK_EACH_TIME: &str = "no-cache";

/// Answers with the file `name` (a path without a leading slash, such as `assets/start.js`) to a
/// request with these headers.
pub fn answer(
    name: &str,
    bytes: &[u8],
    status: StatusCode,
    request: &HeaderMap,
    security: &SecurityHeaders,
) -> Response {
    let content_type = content_type(name);
    let entity_tag = format!("W/\"{}\"", fingerprint(bytes));
    let is_known = request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|tags| tags.to_str().ok())
        .flat_map(|tags| tags.split(','))
        .any(|tag| tag.trim() == entity_tag);
    let mut response = if is_known && status == StatusCode::OK {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let compressed = (is_compressible(content_type, bytes.len()) && reads_gzip(request))
            .then(|| compressed(bytes))
            .flatten();
        let kind = [(header::CONTENT_TYPE, content_type)];
        match compressed {
            Some(bytes) => {
                let encoding = [(header::CONTENT_ENCODING, "gzip")];
                (status, kind, encoding, Body::from(bytes)).into_response()
            }
            None => (status, kind, Body::from(bytes.to_vec())).into_response(),
        }
    };
    let headers = response.headers_mut();
    security.apply(headers);
    if is_compressible(content_type, bytes.len()) {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    let kept = if name.starts_with("assets/") {
        FOR_EVER
    } else {
        ASK_EACH_TIME
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if is_open_data(name) {
        let anybody = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    }
    if let Ok(tag) = HeaderValue::from_str(&entity_tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// The first 128 bits of the SHA-256, in hexadecimal: the same for the same bytes, in any run.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..16].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether a page of any other site may read it: the Open Referral UK feed.
fn is_open_data(name: &str) -> bool {
    name.split('/').nth(1) == Some("oruk")
}

fn is_compressible(content_type: &str, length: usize) -> bool {
    let is_its_type = content_type.starts_with("text/") || COMPRESSED_TYPES.contains(&content_type);
    is_its_type && COMPRESSED_SIZES.contains(&length)
}

/// Whether the asker reads gzip: it names it, and not to refuse it.
fn reads_gzip(request: &HeaderMap) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|encodings| encodings.to_str().ok())
        .flat_map(|encodings| encodings.split(','))
        .any(|encoding| {
            let (name, weight) = encoding.split_once(';').unwrap_or((encoding, ""));
            let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
            name.trim() == "gzip" && weight.parse().is_ok_and(|weight: f32| weight > 0.0)
        })
}

/// `None` for what cannot be compressed: it is sent as it is.
fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// The content type of a file of the site: by the end of its name, for the kinds that a site has.
fn content_type(name: &str) -> &'static str {
    if name.ends_with("/feed.xml") {
        return "application/atom+xml";
    }
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn ask(name: &str, bytes: &[u8], headers: &[(header::HeaderName, &str)]) -> Response {
        let mut request = HeaderMap::new();
        for (name, value) in headers {
            request.insert(name, value.parse().expect("a header"));
        }
        let security = SecurityHeaders::new("'sha256-abc='");
        answer(name, bytes, StatusCode::OK, &request, &security)
    }

    async fn body(response: Response) -> Vec<u8> {
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        bytes.expect("a body").to_vec()
    }

    #[tokio::test]
    async fn a_text_is_compressed_for_who_reads_it_and_is_the_same_text() {
        let page = "<p>Words and words.</p>".repeat(100).into_bytes();
        for (asked, is_compressed) in [
            ("gzip", true),
            ("br;q=1.0, gzip;q=0.8", true),
            ("gzip;q=0", false),
            ("br", false),
            ("xgzip", false),
        ] {
            let answer = ask("a/index.html", &page, &[(header::ACCEPT_ENCODING, asked)]);
            assert_eq!(answer.headers()[header::VARY], "accept-encoding");
            let is_gzip = answer.headers().contains_key(header::CONTENT_ENCODING);
            assert_eq!(is_gzip, is_compressed, "{asked}");
            let sent = body(answer).await;
            let mut read = Vec::new();
            if is_compressed {
                assert!(sent.len() < page.len() / 10);
                let mut reader = flate2::read::GzDecoder::new(&sent[..]);
                reader.read_to_end(&mut read).expect("gzip");
            } else {
                read = sent;
            }
            assert!(read == page, "{asked}");
        }
    }

    #[test]
    fn what_is_small_or_of_another_type_is_sent_as_it_is() {
        for (name, length) in [
            ("a.png", 5_000),
            ("a/notices/feed.xml", 5_000),
            ("index.html", 999),
        ] {
            let answer = ask(
                name,
                &vec![b'a'; length],
                &[(header::ACCEPT_ENCODING, "gzip")],
            );
            assert!(
                !answer.headers().contains_key(header::CONTENT_ENCODING),
                "{name}"
            );
            assert!(!answer.headers().contains_key(header::VARY), "{name}");
        }
    }

    #[test]
    fn assets_are_kept_and_pages_are_asked_for_again() {
        let kept = |name| ask(name, b"a", &[]).headers()[header::CACHE_CONTROL].clone();
        assert_eq!(kept("assets/start.1234.js"), FOR_EVER);
        assert_eq!(kept("westminster/index.html"), "no-cache");
    }

    #[test]
    fn the_feed_alone_may_be_read_by_pages_of_other_sites() {
        let allowed = |name| {
            let answer = ask(name, b"{}", &[]);
            assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/json");
            answer
                .headers()
                .get(header::ACCESS_CONTROL_ALLOW_ORIGIN)
                .cloned()
        };
        assert_eq!(
            allowed("a/oruk/services/index.json"),
            Some(HeaderValue::from_static("*"))
        );
        assert_eq!(
            allowed("a/oruk/services/1.json"),
            Some(HeaderValue::from_static("*"))
        );
        assert_eq!(allowed("a/search/index.json"), None);
    }

    #[tokio::test]
    async fn what_somebody_has_is_not_sent_again_until_it_changes() {
        let first = ask("index.html", b"one", &[]);
        let tag = first.headers()[header::ETAG]
            .to_str()
            .expect("a tag")
            .to_owned();
        let tags = format!("\"other\", {tag}");
        let again = ask("index.html", b"one", &[(header::IF_NONE_MATCH, &tags)]);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(again.headers()[header::ETAG], tag.as_str());
        assert!(body(again).await.is_empty());
        let changed = ask("index.html", b"two", &[(header::IF_NONE_MATCH, &tags)]);
        assert_eq!(changed.status(), StatusCode::OK);
    }

    #[test]
    fn every_kind_of_file_of_a_site_has_its_type() {
        for (name, expected) in [
            (".well-known/security.txt", "text/plain; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("sitemap.xml", "application/xml"),
            ("a/images/room.avif", "image/avif"),
            ("a/images/room.jpeg", "image/jpeg"),
            ("a/images/room.jpg", "image/jpeg"),
            ("a/images/room.webp", "image/webp"),
            ("a/notices/feed.xml", "application/atom+xml"),
            ("a/site.webmanifest", "application/manifest+json"),
            ("a/unknown", "application/octet-stream"),
        ] {
            let answer = ask(name, b"x", &[]);
            assert_eq!(answer.headers()[header::CONTENT_TYPE], expected, "{name}");
        }
    }
}
