//! DynamoDB on one machine: `dynoxide` on a file, behind DynamoDB's own protocol.
//!
//! The engine's own dispatch belongs to its HTTP server, which we do not build; ours names the
//! operations the product uses and answers the others as DynamoDB answers an unknown one. The
//! engine stores plainly what it is given, so nothing reaches it that is not sealed. It deletes
//! no expired item by itself: keeper sweeps.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use dynoxide::{Database, DynoxideError};
use http::{HeaderValue, Request, Response, StatusCode, header};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::connector::Service;

/// DynamoDB's name in the `X-Amz-Target` header: service and API version.
const TARGET: &str = "DynamoDB_20120810.";

/// An embedded DynamoDB; a clone is another handle on the same one.
#[derive(Clone)]
pub struct DynamoDb {
    database: Database,
}

/// The database file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot open the database {}: {reason}", .file.display())]
pub struct OpenError {
    file: PathBuf,
    reason: String,
}

impl DynamoDb {
    /// Opens the database in `file`, or creates it, readable by its owner only.
    ///
    /// # Errors
    ///
    /// When the file cannot be written or is no database.
    pub fn open(file: &Path) -> Result<DynamoDb, OpenError> {
        let cannot = |reason: String| OpenError {
            file: file.to_owned(),
            reason,
        };
        // SQLite gives its journal files the permissions of the database file.
        OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(file)
            .map_err(|fault| cannot(fault.to_string()))?;
        let name = file
            .to_str()
            .ok_or_else(|| cannot("its name is not UTF-8".to_owned()))?;
        let database = Database::new(name).map_err(|fault| cannot(fault.to_string()))?;
        Ok(DynamoDb { database })
    }
}

impl Service for DynamoDb {
    async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let database = self.database.clone();
        // The engine waits for its lock and for the disk.
        let answered = tokio::task::spawn_blocking(move || {
            let operation = request
                .headers()
                .get("x-amz-target")
                .and_then(|target| target.to_str().ok())
                .and_then(|target| target.strip_prefix(TARGET))
                .unwrap_or_default();
            answer(&database, operation, request.body())
        });
        answered
            .await
            .unwrap_or_else(|fault| refusal(&DynoxideError::InternalServerError(fault.to_string())))
    }
}

fn answer(database: &Database, operation: &str, body: &[u8]) -> Response<Bytes> {
    match dispatch(database, operation, body) {
        Some(Ok(json)) => response(StatusCode::OK, json.into()),
        Some(Err(error)) => refusal(&error),
        None => response(
            StatusCode::BAD_REQUEST,
            Bytes::from_static(
                br#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#,
            ),
        ),
    }
}

/// The engine's answer, or `None` for an operation the product does not use.
fn dispatch(
    database: &Database,
    operation: &str,
    body: &[u8],
) -> Option<Result<Vec<u8>, DynoxideError>> {
    Some(match operation {
        "CreateTable" => run(body, |request| database.create_table(request)),
        "DescribeTable" => run(body, |request| database.describe_table(request)),
        "ListTables" => run(body, |request| database.list_tables(request)),
        "UpdateTimeToLive" => run(body, |request| database.update_time_to_live(request)),
        "DescribeTimeToLive" => run(body, |request| database.describe_time_to_live(request)),
        "PutItem" => run(body, |request| database.put_item(request)),
        "GetItem" => run(body, |request| database.get_item(request)),
        "UpdateItem" => run(body, |request| database.update_item(request)),
        "DeleteItem" => run(body, |request| database.delete_item(request)),
        "Query" => run(body, |request| database.query(request)),
        "Scan" => run(body, |request| database.scan(request)),
        "BatchGetItem" => run(body, |request| database.batch_get_item(request)),
        "BatchWriteItem" => run(body, |request| database.batch_write_item(request)),
        "TransactWriteItems" => run(body, |request| database.transact_write_items(request)),
        "TransactGetItems" => run(body, |request| database.transact_get_items(request)),
        _ => return None,
    })
}

/// One operation: its request read, run by the engine, and its answer written.
fn run<Asked: DeserializeOwned, Answered: Serialize>(
    body: &[u8],
    operation: impl FnOnce(Asked) -> Result<Answered, DynoxideError>,
) -> Result<Vec<u8>, DynoxideError> {
    let asked = serde_json::from_slice(body).map_err(|fault| unreadable(&fault))?;
    serde_json::to_vec(&operation(asked)?)
        .map_err(|fault| DynoxideError::InternalServerError(fault.to_string()))
}

/// What DynamoDB says of a request that cannot be read.
///
/// The engine's readers begin a message with the kind of the error; serde ends it with a place in
/// the JSON, which DynamoDB does not mention.
fn unreadable(fault: &serde_json::Error) -> DynoxideError {
    let message = fault.to_string();
    let message = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(said, _)| said);
    for mark in ["VALIDATION_REQUEST:", "VALIDATION_AS_READ:", "VALIDATION:"] {
        if let Some(said) = message.strip_prefix(mark) {
            return DynoxideError::ValidationException(said.to_owned());
        }
    }
    for mark in ["SERIALIZATION_AS_READ:", "SERIALIZATION:"] {
        if let Some(said) = message.strip_prefix(mark) {
            return DynoxideError::SerializationException(said.to_owned());
        }
    }
    // JSON of the right shape with something missing is invalid, not unreadable.
    if message.starts_with("missing field") || message.contains("AttributeValue") {
        return DynoxideError::ValidationException(message.to_owned());
    }
    DynoxideError::SerializationException(message.to_owned())
}

fn refusal(error: &DynoxideError) -> Response<Bytes> {
    let status = StatusCode::from_u16(error.status_code()).unwrap_or(StatusCode::BAD_REQUEST);
    response(status, error.to_json().into())
}

fn response(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/x-amz-json-1.0"),
    );
    response
}
