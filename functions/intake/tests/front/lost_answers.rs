//! DynamoDB does what it is asked, and the answer is lost on the way back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Bytes;
use http::{Request, Response, StatusCode};
use local::embedded::connector::Service;
use local::embedded::dynamodb::DynamoDb;

/// DynamoDB behind a connection that can lose what it answers to writes.
#[derive(Clone)]
pub(crate) struct LosesAnswers {
    pub(crate) dynamodb: DynamoDb,
    /// How many more answers are lost.
    pub(crate) losing: Arc<AtomicUsize>,
}

impl LosesAnswers {
    fn loses_this_one(&self) -> bool {
        let (seen, then) = (Ordering::Relaxed, |left: usize| left.checked_sub(1));
        self.losing.fetch_update(seen, seen, then).is_ok()
    }
}

impl Service for LosesAnswers {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let target = request.headers().get("x-amz-target");
        let is_write = target.is_some_and(|target| {
            let target = target.as_bytes();
            target.ends_with(b".TransactWriteItems") || target.ends_with(b".PutItem")
        });
        let answer = self.dynamodb.handle(request).await;
        if is_write && self.loses_this_one() {
            let mut lost = Response::new(Bytes::new());
            *lost.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            return lost;
        }
        answer
    }
}
