//! The Lambda Runtime API, version 2018-06-01, as one process of a function sees it.
//!
//! Source: AWS Lambda, "Using the Lambda runtime API for custom runtimes". Each execution environment
//! has an API of its own and handles one invocation at a time.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use http::StatusCode;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::AbortHandle;

/// The largest event and the largest answer of a synchronous invocation (AWS: "Lambda quotas").
pub(crate) const LARGEST_PAYLOAD: usize = 6 * 1024 * 1024;

/// What a function said when it could not answer an event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FunctionError {
    /// Its kind, in the function's own words.
    pub error_type: String,
    /// What happened, in the function's own words.
    pub error_message: String,
}

/// The API of one process. Dropped, it is gone, and a process that waits for work ends.
pub(crate) struct RuntimeApi {
    address: SocketAddr,
    desk: Arc<Desk>,
    server: AbortHandle,
}

/// What an invocation brings.
pub(crate) struct Invocation {
    pub(crate) request_id: String,
    pub(crate) function_arn: String,
    pub(crate) timeout: Duration,
    pub(crate) event: Bytes,
}

struct Desk {
    waiting: mpsc::Sender<Invocation>,
    next: tokio::sync::Mutex<mpsc::Receiver<Invocation>>,
    under_way: Mutex<Option<UnderWay>>,
    first_poll: OnceLock<Instant>,
    first_answer: OnceLock<Instant>,
}

/// Who waits for the answer to which request.
struct UnderWay {
    request_id: String,
    answer: oneshot::Sender<Answer>,
}

type Answer = Result<Bytes, FunctionError>;

impl RuntimeApi {
    /// Serves it on a free port.
    pub(crate) async fn start() -> std::io::Result<Self> {
        let (waiting, next) = mpsc::channel(1);
        let desk = Arc::new(Desk {
            waiting,
            next: next.into(),
            under_way: Mutex::default(),
            first_poll: OnceLock::new(),
            first_answer: OnceLock::new(),
        });
        let invocation = "/2018-06-01/runtime/invocation";
        let router = Router::new()
            .route(&format!("{invocation}/next"), get(next_invocation))
            .route(&format!("{invocation}/{{id}}/response"), post(respond))
            .route(&format!("{invocation}/{{id}}/error"), post(fail))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .layer(DefaultBodyLimit::max(LARGEST_PAYLOAD))
            .with_state(Arc::clone(&desk));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self {
            address,
            desk,
            server: server.abort_handle(),
        })
    }

    /// Host and port: what `AWS_LAMBDA_RUNTIME_API` names.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Hands an event to the process and waits for what it makes of it.
    pub(crate) async fn invoke(&self, invocation: Invocation) -> Answer {
        let (answer, answered) = oneshot::channel();
        *self.desk.under_way() = Some(UnderWay {
            request_id: invocation.request_id.clone(),
            answer,
        });
        // Both ends of the channels live in the desk, so neither can be gone.
        self.desk.waiting.send(invocation).await.unwrap();
        answered.await.unwrap()
    }

    /// When the process asked for work the first time.
    pub(crate) fn first_poll(&self) -> Option<Instant> {
        self.desk.first_poll.get().copied()
    }

    /// When the process answered the first time.
    pub(crate) fn first_answer(&self) -> Option<Instant> {
        self.desk.first_answer.get().copied()
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Desk {
    fn under_way(&self) -> std::sync::MutexGuard<'_, Option<UnderWay>> {
        self.under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request_id: &str, answer: Answer) -> Response {
        self.first_answer.get_or_init(Instant::now);
        let waits = self
            .under_way()
            .take_if(|waits| waits.request_id == request_id);
        match waits {
            Some(waits) => {
                // Who asked may have stopped waiting.
                let _ = waits.answer.send(answer);
                accepted()
            }
            None => StatusCode::BAD_REQUEST.into_response(),
        }
    }
}

async fn next_invocation(State(desk): State<Arc<Desk>>) -> Response {
    desk.first_poll.get_or_init(Instant::now);
    let next = desk.next.lock().await.recv().await;
    let Some(invocation) = next else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let deadline = SystemTime::now() + invocation.timeout;
    let deadline = deadline.duration_since(UNIX_EPOCH).unwrap().as_millis();
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", invocation.request_id),
        ("lambda-runtime-deadline-ms", deadline.to_string()),
        (
            "lambda-runtime-invoked-function-arn",
            invocation.function_arn,
        ),
        ("lambda-runtime-trace-id", trace_id()),
    ];
    (headers, invocation.event).into_response()
}

async fn respond(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    response: Bytes,
) -> Response {
    desk.answer(&id, Ok(response))
}

async fn fail(State(desk): State<Arc<Desk>>, Path(id): Path<String>, error: Bytes) -> Response {
    let error = serde_json::from_slice(&error).unwrap_or_else(|_| FunctionError {
        error_type: "Runtime.Unknown".to_owned(),
        error_message: String::from_utf8_lossy(&error).into_owned(),
    });
    desk.answer(&id, Err(error))
}

/// Nothing more comes from a process that could not start: it ends, and its output says why.
async fn init_error() -> Response {
    accepted()
}

fn accepted() -> Response {
    let body = axum::Json(serde_json::json!({ "status": "OK" }));
    (StatusCode::ACCEPTED, body).into_response()
}

/// As AWS X-Ray writes it: version, seconds in hexadecimal, 96 random bits.
pub(crate) fn trace_id() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let random = rand::random::<u128>() >> 32;
    format!("Root=1-{:08x}-{random:024x}", seconds.as_secs())
}
