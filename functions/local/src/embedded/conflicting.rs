//! DynamoDB when many write the same items at the same moment.
//!
//! The engine has one writer, so that one transaction waits for the other. DynamoDB refuses the second instead:
//! a `TransactWriteItems` with the reason `TransactionConflict`, a `PutItem` with `TransactionConflictException`
//! (Developer Guide, "Transactional conflicts in DynamoDB"). Tests stand behind this to meet it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};

use super::connector::Service;

/// How long a transaction holds its items, at most, beside the time that it takes.
const HELD: Duration = Duration::from_millis(3);

/// A DynamoDB whose transactions conflict. A clone is another handle on the same one.
#[derive(Clone)]
pub struct Conflicting<S> {
    server: S,
    held: Arc<Mutex<HashSet<String>>>,
}

/// Items that a transaction holds, until this is dropped.
struct Held<'a> {
    all: &'a Mutex<HashSet<String>>,
    own: Vec<String>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        for item in &self.own {
            all.remove(item);
        }
    }
}

impl<S> Conflicting<S> {
    /// In front of `server`.
    pub fn new(server: S) -> Self {
        Self {
            server,
            held: Arc::default(),
        }
    }

    /// Holds items, unless somebody else holds one of them: which of them are.
    fn hold(&self, items: Vec<String>) -> Result<Held<'_>, Vec<bool>> {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let taken: Vec<bool> = items.iter().map(|item| all.contains(item)).collect();
        if taken.contains(&true) {
            return Err(taken);
        }
        all.extend(items.iter().cloned());
        Ok(Held {
            all: &self.held,
            own: items,
        })
    }
}

impl<S: Service> Service for Conflicting<S> {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let target = request.headers().get("x-amz-target");
        let target = target.map_or(&b""[..], |target| target.as_bytes());
        let is_transaction = target.ends_with(b".TransactWriteItems");
        if !is_transaction && !target.ends_with(b".PutItem") {
            return self.server.handle(request).await;
        }
        let asked: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let items = match asked["TransactItems"].as_array() {
            Some(actions) => actions.iter().filter_map(item_of_action).collect(),
            None => item(&asked["TableName"], &asked["Item"])
                .into_iter()
                .collect(),
        };
        let held = match self.hold(items) {
            Ok(held) => held,
            Err(taken) if is_transaction => return cancelled(&taken),
            Err(_) => return refused(&json!({ "__type": "TransactionConflictException" })),
        };
        if is_transaction {
            let longest = u64::try_from(HELD.as_micros()).unwrap_or(u64::MAX);
            let wait = rand::random_range(0..=longest);
            tokio::time::sleep(Duration::from_micros(wait)).await;
        }
        let answer = self.server.handle(request).await;
        drop(held);
        answer
    }
}

/// The item that an action of a transaction is about.
fn item_of_action(action: &Value) -> Option<String> {
    let (_, action) = action.as_object()?.iter().next()?;
    let place = action.get("Item").or_else(|| action.get("Key"))?;
    item(&action["TableName"], place)
}

fn item(table: &Value, place: &Value) -> Option<String> {
    let table = table.as_str()?;
    Some(format!("{table} {} {}", place["pk"], place["sk"]))
}

fn cancelled(taken: &[bool]) -> Response<Bytes> {
    let code = |taken: &bool| {
        if *taken {
            "TransactionConflict"
        } else {
            "None"
        }
    };
    let reasons = taken.iter().map(|taken| json!({ "Code": code(taken) }));
    refused(&json!({
        "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        "CancellationReasons": reasons.collect::<Vec<_>>(),
    }))
}

fn refused(why: &Value) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::from(why.to_string()));
    *answer.status_mut() = StatusCode::BAD_REQUEST;
    answer
}
