//! Which calls a service was asked, in order.

use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use http::{Request, Response};
use local::embedded::connector::Service;

/// Operations, such as `DynamoDB_20120810.GetItem`.
pub(crate) type Calls = Arc<Mutex<Vec<String>>>;

/// A service that tells what it was asked.
#[derive(Clone)]
pub(crate) struct TellsCalls<S> {
    pub(crate) service: S,
    pub(crate) calls: Calls,
}

impl<S: Service> Service for TellsCalls<S> {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let target = request.headers().get("x-amz-target");
        let operation = target.and_then(|target| target.to_str().ok());
        let operation = operation.unwrap_or("?").to_owned();
        self.calls.lock().expect("a lock").push(operation);
        self.service.handle(request).await
    }
}
