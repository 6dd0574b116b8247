//! Ways to reach a service that runs in this process: without a socket, and over one.
//!
//! The AWS SDK asks an [`HttpClient`] to carry its requests. [`InProcess`] is one that hands the
//! request to the service directly, so that nothing listens and nothing can be reached from
//! outside. [`serve`] offers the same service on a socket, for clients in other processes.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::io;
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use axum::body::Body;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use tokio::net::TcpListener;

/// The largest request DynamoDB takes: 16 MB (`BatchWriteItem`). KMS's are far smaller.
const LARGEST_REQUEST: usize = 16 * 1024 * 1024;

/// A service that answers one HTTP request at a time, as AWS's JSON services do.
pub trait Service: Clone + Send + Sync + 'static {
    /// Answers `request`. Failures are answers too: there is no error beside the protocol's own.
    fn handle(&self, request: Request<Bytes>) -> impl Future<Output = Response<Bytes>> + Send;
}

/// The AWS SDK's HTTP client for a service inside this process.
#[derive(Clone)]
pub struct InProcess<S> {
    service: S,
    /// Set by the SDK from its operation's configuration; a slow service must look slow.
    read_timeout: Option<Duration>,
}

impl<S> InProcess<S> {
    /// A client whose every request goes to `service`, whatever address it names.
    pub fn new(service: S) -> InProcess<S> {
        InProcess {
            service,
            read_timeout: None,
        }
    }
}

impl<S> fmt::Debug for InProcess<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InProcess")
    }
}

impl<S: Service> HttpClient for InProcess<S> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(InProcess {
            service: self.service.clone(),
            read_timeout: settings.read_timeout(),
        })
    }
}

impl<S: Service> HttpConnector for InProcess<S> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let InProcess {
            service,
            read_timeout,
        } = self.clone();
        HttpConnectorFuture::new(async move {
            let request = in_memory(request)?;
            let answer = service.handle(request);
            let answer = match read_timeout {
                None => answer.await,
                Some(limit) => tokio::time::timeout(limit, answer)
                    .await
                    .map_err(|elapsed| ConnectorError::timeout(elapsed.into()))?,
            };
            HttpResponse::try_from(answer.map(SdkBody::from))
                .map_err(|fault| ConnectorError::other(fault.into(), None))
        })
    }
}

/// The SDK's request with its whole body, which AWS's JSON protocols never stream.
fn in_memory(request: HttpRequest) -> Result<Request<Bytes>, ConnectorError> {
    let request = request
        .try_into_http1x()
        .map_err(|fault| ConnectorError::user(fault.into()))?;
    let (parts, body) = request.into_parts();
    let body = body
        .bytes()
        .map(Bytes::copy_from_slice)
        .ok_or_else(|| ConnectorError::user("a streamed request body".into()))?;
    Ok(Request::from_parts(parts, body))
}

/// Serves `service` over HTTP on `listener` until the future is dropped.
///
/// # Errors
///
/// When the operating system refuses the socket.
pub async fn serve(listener: TcpListener, service: impl Service) -> io::Result<()> {
    let over_http = tower::service_fn(move |request: Request<Body>| {
        let service = service.clone();
        async move {
            let (parts, body) = request.into_parts();
            let answer = match axum::body::to_bytes(body, LARGEST_REQUEST).await {
                Ok(body) => service.handle(Request::from_parts(parts, body)).await,
                Err(_) => too_large(),
            };
            Ok::<_, Infallible>(answer.map(Body::from))
        }
    });
    axum::serve(listener, axum::Router::new().fallback_service(over_http)).await
}

fn too_large() -> Response<Bytes> {
    let mut answer = Response::new(Bytes::new());
    *answer.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    answer
}
