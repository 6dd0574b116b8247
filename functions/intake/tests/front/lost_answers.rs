//! DynamoDB does what it is asked, and the answer is lost on the way back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Bytes;
use http::{Request, Response, StatusCode};
use local::embedded::connector::Service;
use local::embedded::dynamodb::DynamoDb;

/// DynamoDB behind a connection that can lose what it answers to transactions.
#[derive(Clone)]
pub(crate) struct LosesAnswers {
    pub(crate) dynamodb: DynamoDb,
    pub(crate) losing: Arc<AtomicBool>,
}

impl Service for LosesAnswers {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let is_transaction = request
            .headers()
            .get("x-amz-target")
            .is_some_and(|target| target.as_bytes().ends_with(b".TransactWriteItems"));
        let answer = self.dynamodb.handle(request).await;
        if is_transaction && self.losing.load(Ordering::Relaxed) {
            let mut lost = Response::new(Bytes::new());
            *lost.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            return lost;
        }
        answer
    }
}
