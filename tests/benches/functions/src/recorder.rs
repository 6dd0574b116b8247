//! What was asked of AWS and answered: how often, and with how many bytes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{Request, Response};
use local::embedded::connector::Service;

/// A call of AWS's.
pub(crate) struct Call {
    pub(crate) operation: String,
    pub(crate) body: Bytes,
    pub(crate) answer: Bytes,
}

/// Everything that was asked. A clone is the same one.
#[derive(Clone, Default)]
pub(crate) struct Recorder(Arc<Mutex<Vec<Call>>>);

/// A server whose calls are recorded.
#[derive(Clone)]
pub(crate) struct Recorded<S> {
    server: S,
    recorder: Recorder,
}

impl Recorder {
    pub(crate) fn before<S>(&self, server: S) -> Recorded<S> {
        Recorded {
            server,
            recorder: self.clone(),
        }
    }

    /// What was asked since this was asked last.
    pub(crate) fn take(&self) -> Vec<Call> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<S: Service> Service for Recorded<S> {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let target = request.headers().get("x-amz-target");
        let target = target.and_then(|target| target.to_str().ok());
        let operation = target.and_then(|target| target.split_once('.'));
        let operation = operation.map_or_else(String::new, |(_, name)| name.to_owned());
        let body = request.body().clone();
        let answer = self.server.handle(request).await;
        let call = Call {
            operation,
            body,
            answer: answer.body().clone(),
        };
        let calls = &self.recorder.0;
        calls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(call);
        answer
    }
}

/// `6: 2 GenerateMac, 1 GetItem, …`
pub(crate) fn counted(calls: &[Call]) -> String {
    let mut counts = BTreeMap::<&str, usize>::new();
    for call in calls {
        *counts.entry(&call.operation).or_default() += 1;
    }
    let each = counts
        .iter()
        .map(|(operation, count)| format!("{count} {operation}"));
    format!("{}: {}", calls.len(), each.collect::<Vec<_>>().join(", "))
}

/// What the one transaction among them asked.
pub(crate) fn transaction(calls: &[Call]) -> Option<&Bytes> {
    let mut all = calls
        .iter()
        .filter(|call| call.operation == "TransactWriteItems");
    all.next().map(|call| &call.body)
}
