//! What stands around a function's routes: one middleware, so that no route can be without it.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use tracing::Instrument as _;

use crate::{RequestId, SameOrigin, SecurityHeaders};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The edge of one function.
#[derive(Clone)]
pub struct Edge {
    /// Who may post.
    pub same_origin: SameOrigin,
    /// What every answer carries; asked each time, because content, and with it the theme, may be
    /// replaced while the function runs.
    pub headers: Arc<dyn Fn() -> SecurityHeaders + Send + Sync>,
    /// The page for who may not post. The request has its [`RequestId`] in its extensions.
    pub refused: Arc<dyn Fn(&Request) -> Response + Send + Sync>,
}

impl Edge {
    /// The same routes, and their fallbacks, behind this edge.
    pub fn around(self, router: Router) -> Router {
        router.layer(from_fn_with_state(self, answer))
    }
}

async fn answer(State(edge): State<Edge>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::random();
    request.extensions_mut().insert(id.clone());
    let method = request.method().clone();
    // The route as it is written, never the path as it was asked for: a person may type anything.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let span = tracing::info_span!("request", id = id.as_str());

    let mut response = async {
        let response = if edge.same_origin.allows(&method, request.headers()) {
            next.run(request).await
        } else {
            tracing::warn!("refused: not from our own pages");
            (edge.refused)(&request)
        };
        tracing::info!(
            method = known(&method),
            route = route.as_ref().map_or("-", MatchedPath::as_str),
            status = response.status().as_u16(),
            milliseconds = started.elapsed().as_millis(),
            "answered"
        );
        response
    }
    .instrument(span)
    .await;

    (edge.headers)().apply(response.headers_mut());
    if let Ok(id) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    response
}

/// The method, if it is one of HTTP's own: a client may send any word as one.
fn known(method: &http::Method) -> &str {
    match method.as_str() {
        name @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => name,
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::response::IntoResponse as _;
    use axum::routing::post;
    use http::{StatusCode, header};
    use tower::ServiceExt as _;

    use super::*;
    use crate::WhenUnknown;

    async fn ask(request: http::request::Builder) -> Response {
        let router = Router::new()
            .route(
                "/{form}",
                post(|id: RequestId| async move { id.to_string() }),
            )
            .fallback(|| async { StatusCode::NOT_FOUND });
        Edge {
            same_origin: SameOrigin::new("https://hub.example", WhenUnknown::Allow),
            headers: Arc::new(|| SecurityHeaders::new("'sha256-abc='")),
            refused: Arc::new(|_| StatusCode::FORBIDDEN.into_response()),
        }
        .around(router)
        .oneshot(request.body(Body::empty()).expect("a request"))
        .await
        .expect("infallible")
    }

    fn has_every_header(response: &Response) -> bool {
        response.headers().contains_key(X_REQUEST_ID)
            && response.headers()[header::CACHE_CONTROL] == "no-store"
            && response
                .headers()
                .contains_key(header::CONTENT_SECURITY_POLICY)
    }

    #[tokio::test]
    async fn every_answer_has_the_headers_and_an_id() {
        for (request, status) in [
            (Request::post("/help"), StatusCode::OK),
            (Request::get("/help"), StatusCode::METHOD_NOT_ALLOWED),
            (Request::get("/no/such/page"), StatusCode::NOT_FOUND),
            (
                Request::post("/help").header("sec-fetch-site", "cross-site"),
                StatusCode::FORBIDDEN,
            ),
        ] {
            let response = ask(request).await;
            assert_eq!(response.status(), status);
            assert!(has_every_header(&response), "{status}");
        }
    }

    #[tokio::test]
    async fn the_handler_and_the_answer_speak_of_the_same_id() {
        let response = ask(Request::post("/help")).await;
        let said = response.headers()[X_REQUEST_ID].clone();
        let body = axum::body::to_bytes(response.into_body(), 100)
            .await
            .expect("a body");
        assert_eq!(said.as_bytes(), &body[..]);
        let another = ask(Request::post("/help")).await;
        assert_ne!(another.headers()[X_REQUEST_ID], said);
    }
}
