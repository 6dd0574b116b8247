//! What a browser or a program posts: the first line is the content type, the rest the body.

#![no_main]

use std::sync::LazyLock;

use axum::body::Body;
use http::{HeaderValue, Request, header};
use http_edge::posted::{LARGEST, MOST_FIELDS};
use http_edge::{NotRead, Posted};
use libfuzzer_sys::fuzz_target;
use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().build().expect("a runtime"));

fuzz_target!(|bytes: &[u8]| {
    let (content_type, body) = fuzz::first_line(bytes);
    let Ok(content_type) = HeaderValue::from_bytes(content_type) else {
        return;
    };
    let said = String::from_utf8_lossy(content_type.as_bytes()).to_lowercase();
    let request = Request::post("/")
        .header(header::CONTENT_TYPE, content_type)
        .body(Body::from(body.to_vec()))
        .expect("a request");
    match RUNTIME.block_on(Posted::read(request)) {
        Ok(posted) => {
            assert!(
                said.trim_start()
                    .starts_with("application/x-www-form-urlencoded")
            );
            assert!(posted.fields().len() <= MOST_FIELDS && body.len() <= LARGEST);
            // What was read is said again the same.
            let again = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(posted.fields())
                .finish();
            let again = Posted::parse(again.as_bytes());
            assert!(again.is_ok_and(|again| again.fields() == posted.fields()));
        }
        Err(NotRead::TooLarge) => {
            let fields = body.split(|byte| *byte == b'&').count();
            assert!(fields > MOST_FIELDS || body.len() > LARGEST);
        }
        Err(NotRead::NotAForm) => {}
        Err(NotRead::BrokeOff) => panic!("a body in memory does not break off"),
    }
});
