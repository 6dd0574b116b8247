//! Only CloudFront may ask.
//!
//! API Gateway's own address is public. Whoever used it directly would go around WAF, so CloudFront
//! adds a secret header that only the two know (AWS: "Restrict access to HTTP API origins"). What else it adds is
//! believed because of it: whose address asks.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderName, StatusCode, header};
use http_edge::ClientAddress;

use crate::StartError;
use crate::setting::{optional, setting};

/// The header that CloudFront adds.
const HEADER: HeaderName = HeaderName::from_static("x-origin-verify");
/// Where CloudFront says who asks it.
const VIEWER: HeaderName = HeaderName::from_static("cloudfront-viewer-address");
const VERIFY: &str = "FAMILY_HUB_ORIGIN_VERIFY";
const ALSO: &str = "FAMILY_HUB_ORIGIN_VERIFY_ALSO";
/// Shorter than this it could be guessed.
const SHORTEST: usize = 32;

/// The secrets that CloudFront may show: two, while one replaces the other.
#[derive(Clone)]
pub struct OriginVerify {
    secrets: Vec<String>,
}

impl OriginVerify {
    /// The secrets that the template gives.
    pub fn from_environment() -> Result<Self, StartError> {
        let secrets: Vec<String> = std::iter::once(setting(VERIFY)?)
            .chain(optional(ALSO))
            .collect();
        if secrets.iter().any(|secret| secret.len() < SHORTEST) {
            return Err(StartError::Setting {
                name: VERIFY,
                problem: "or its successor is shorter than 32 characters",
            });
        }
        Ok(Self { secrets })
    }

    /// The routes, for those only who show a secret.
    pub fn around(self, router: Router) -> Router {
        router.layer(from_fn_with_state(self, verify))
    }

    fn is_shown_by(&self, request: &mut Request) -> bool {
        let Some(shown) = request.headers_mut().remove(HEADER) else {
            return false;
        };
        self.secrets
            .iter()
            .any(|secret| verify_slices_are_equal(secret.as_bytes(), shown.as_bytes()).is_ok())
    }
}

async fn verify(State(secrets): State<OriginVerify>, mut request: Request, next: Next) -> Response {
    if secrets.is_shown_by(&mut request) {
        let viewer = request.headers_mut().remove(VIEWER);
        let viewer = viewer.as_ref().and_then(|viewer| viewer.to_str().ok());
        if let Some(address) = viewer.and_then(ClientAddress::read) {
            request.extensions_mut().insert(address);
        }
        return next.run(request).await;
    }
    tracing::warn!("refused: not through CloudFront");
    (StatusCode::FORBIDDEN, [(header::CACHE_CONTROL, "no-store")]).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    async fn status(shown: &[&str]) -> StatusCode {
        let verify = OriginVerify {
            secrets: vec!["the-one-in-use".to_owned(), "the-one-before".to_owned()],
        };
        let seen = |request: Request| async move {
            assert!(!request.headers().contains_key(HEADER), "a secret went on");
            assert!(
                !request.headers().contains_key(VIEWER),
                "an address went on"
            );
            let known = request.extensions().get::<ClientAddress>();
            assert!(known.copied() == ClientAddress::read("198.51.100.10:1"));
        };
        let mut request = Request::get("/").header(VIEWER, "198.51.100.10:46532");
        for secret in shown {
            request = request.header(HEADER, *secret);
        }
        verify
            .around(Router::new().route("/", get(seen)))
            .oneshot(request.body(Body::empty()).expect("a request"))
            .await
            .expect("infallible")
            .status()
    }

    #[tokio::test]
    async fn only_who_shows_a_secret_is_answered() {
        assert_eq!(status(&["the-one-in-use"]).await, StatusCode::OK);
        assert_eq!(status(&["the-one-before"]).await, StatusCode::OK);
        for wrong in [&[][..], &[""], &["the-one-in-us"], &["The-one-in-use"]] {
            assert_eq!(status(wrong).await, StatusCode::FORBIDDEN, "{wrong:?}");
        }
    }
}
