//! DynamoDB and KMS at addresses, over sockets that break: a real endpoint between the SDK and the servers.

use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use http::{Request, Response, StatusCode};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use local::embedded::connector::Service;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// The largest request that DynamoDB takes.
const LARGEST: usize = 16 * 1024 * 1024;

/// Longer than anybody waits for an answer.
const NEVER: Duration = Duration::from_secs(60);

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    /// It is refused: too many of them.
    Throttled,
    /// The server has a fault.
    ServerError,
    /// The connection breaks before it is carried out.
    Reset,
    /// It is not carried out, and nothing is ever answered.
    Silence,
    /// It is carried out, and the connection breaks before the answer.
    AnswerLost,
    /// It is carried out, and nothing is ever answered.
    AnswerNeverCame,
    /// It is carried out only after who asked has given up.
    CarriedOutLate,
    /// It is carried out and answered, after half of the time that one waits.
    Slow,
}

impl Fault {
    /// Whether no answer comes, so that who asks has to give up.
    pub(crate) fn is_silent(self) -> bool {
        matches!(
            self,
            Self::Silence | Self::AnswerNeverCame | Self::CarriedOutLate
        )
    }

    /// Whether the server carries out what it is asked, and who asks does not hear of it.
    pub(crate) fn carries_out(self) -> bool {
        matches!(
            self,
            Self::AnswerLost | Self::AnswerNeverCame | Self::CarriedOutLate
        )
    }
}

/// How long it goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lasting {
    /// For one attempt: the SDK's next one goes through.
    OneAttempt,
    /// For every attempt of one call: the call after it goes through.
    OneCall,
    /// For everything from this call on, until it is mended.
    Outage,
}

/// When something goes wrong, and what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// Of the calls that are made: which one is the first that it happens to.
    pub(crate) nth: usize,
    pub(crate) fault: Fault,
    pub(crate) lasting: Lasting,
}

/// A call of AWS's: all attempts of it are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// Such as `PutItem`.
    pub(crate) operation: String,
    /// Which tables of a council it is about, such as `public`.
    pub(crate) tables: BTreeSet<String>,
    /// What the SDK names it by in every attempt.
    invocation: String,
}

impl Call {
    fn of(request: &Request<Bytes>) -> Self {
        let header = |name| {
            let value = request.headers().get(name)?.to_str().ok()?;
            Some(value.to_owned())
        };
        let target = header("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default();
        Self {
            operation: operation.to_owned(),
            tables: tables(request.body()),
            invocation: header("amz-sdk-invocation-id").unwrap_or_default(),
        }
    }

    /// Whether it does the same to the same tables.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.operation == other.operation && self.tables == other.tables
    }

    /// Whether anything is different after it.
    pub(crate) fn writes(&self) -> bool {
        matches!(
            &*self.operation,
            "PutItem" | "UpdateItem" | "DeleteItem" | "TransactWriteItems"
        )
    }
}

/// The endpoint. Its servers can be exchanged while it runs.
pub(crate) struct Wire<D, K> {
    shared: Arc<Shared<D, K>>,
    pub(crate) dynamodb: String,
    pub(crate) kms: String,
    listening: [AbortHandle; 2],
}

struct Shared<D, K> {
    servers: Mutex<(D, K)>,
    state: Mutex<State>,
    /// Requests that servers are carrying out, or will.
    under_way: AtomicUsize,
    /// How long who asks waits for one attempt.
    patience: Duration,
}

#[derive(Default)]
struct State {
    plan: Option<Plan>,
    calls: Vec<Call>,
    hits: usize,
}

impl<D, K> Drop for Wire<D, K> {
    fn drop(&mut self) {
        for listening in &self.listening {
            listening.abort();
        }
    }
}

impl<D: Service, K: Service> Wire<D, K> {
    pub(crate) async fn before(dynamodb: D, kms: K, patience: Duration) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            servers: Mutex::new((dynamodb, kms)),
            state: Mutex::default(),
            under_way: AtomicUsize::new(0),
            patience,
        });
        let (for_dynamodb, for_kms) = (Arc::clone(&shared), Arc::clone(&shared));
        let (dynamodb, first) = listen(move |request| {
            let shared = Arc::clone(&for_dynamodb);
            async move {
                let server = lock(&shared.servers).0.clone();
                shared.answer(server, request).await
            }
        })
        .await?;
        let (kms, second) = listen(move |request| {
            let shared = Arc::clone(&for_kms);
            async move {
                let server = lock(&shared.servers).1.clone();
                shared.answer(server, request).await
            }
        })
        .await?;
        Ok(Self {
            shared,
            dynamodb,
            kms,
            listening: [first, second],
        })
    }

    /// Other records behind the same address.
    pub(crate) fn serves(&self, dynamodb: D) {
        lock(&self.shared.servers).0 = dynamodb;
    }

    /// From now on calls are counted anew, and this goes wrong.
    pub(crate) fn breaks(&self, plan: Option<Plan>) {
        *lock(&self.shared.state) = State {
            plan,
            ..State::default()
        };
    }

    /// Everything works again; says whether anything had gone wrong. What was still to be carried out is.
    pub(crate) async fn mended(&self) -> bool {
        let hits = {
            let mut state = lock(&self.shared.state);
            state.plan = None;
            state.hits
        };
        while self.shared.under_way.load(Ordering::SeqCst) > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        hits > 0
    }

    /// The calls since they were counted anew.
    pub(crate) fn calls(&self) -> Vec<Call> {
        lock(&self.shared.state).calls.clone()
    }
}

impl<D: Service, K: Service> Shared<D, K> {
    /// What goes wrong with an attempt, if anything does.
    fn fault(&self, call: Call) -> Option<Fault> {
        let mut state = lock(&self.state);
        let nth = match state.calls.iter().position(|seen| *seen == call) {
            Some(nth) => nth,
            None => {
                state.calls.push(call);
                state.calls.len() - 1
            }
        };
        let plan = state.plan?;
        let hit = match plan.lasting {
            Lasting::OneAttempt => nth == plan.nth && state.hits == 0,
            Lasting::OneCall => nth == plan.nth,
            Lasting::Outage => nth >= plan.nth,
        };
        state.hits += usize::from(hit);
        hit.then_some(plan.fault)
    }

    async fn answer<S: Service>(
        self: Arc<Self>,
        server: S,
        request: Request<Bytes>,
    ) -> Result<Response<Bytes>, io::Error> {
        let Some(fault) = self.fault(Call::of(&request)) else {
            return Ok(self.carried_out(server, request, Duration::ZERO).await);
        };
        match fault {
            Fault::Throttled => Ok(refused(StatusCode::BAD_REQUEST, "ThrottlingException")),
            Fault::ServerError => {
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                Ok(refused(status, "InternalServerError"))
            }
            Fault::Reset => Err(breaks()),
            Fault::Silence => never().await,
            Fault::AnswerLost => {
                self.carried_out(server, request, Duration::ZERO).await;
                Err(breaks())
            }
            Fault::AnswerNeverCame => {
                self.carried_out(server, request, Duration::ZERO).await;
                never().await
            }
            Fault::CarriedOutLate => {
                let late = self.patience.mul_f32(1.25);
                self.carried_out(server, request, late).await;
                never().await
            }
            Fault::Slow => {
                let answer = self.carried_out(server, request, Duration::ZERO).await;
                tokio::time::sleep(self.patience / 2).await;
                Ok(answer)
            }
        }
    }

    /// Carries a request out after a while, whether or not anybody still waits for it.
    async fn carried_out<S: Service>(
        self: &Arc<Self>,
        server: S,
        request: Request<Bytes>,
        after: Duration,
    ) -> Response<Bytes> {
        self.under_way.fetch_add(1, Ordering::SeqCst);
        let shared = Arc::clone(self);
        let carried_out = tokio::spawn(async move {
            tokio::time::sleep(after).await;
            let answer = server.handle(request).await;
            shared.under_way.fetch_sub(1, Ordering::SeqCst);
            answer
        });
        carried_out.await.expect("a server does not panic")
    }
}

/// Serves on a socket whose connections, when they are dropped, break off instead of ending; says where.
async fn listen<A>(
    answer: impl Fn(Request<Bytes>) -> A + Clone + Send + Sync + 'static,
) -> io::Result<(String, AbortHandle)>
where
    A: Future<Output = Result<Response<Bytes>, io::Error>> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    let listening = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, answer.clone()));
        }
    });
    Ok((address, listening.abort_handle()))
}

async fn serve<A>(stream: TcpStream, answer: impl Fn(Request<Bytes>) -> A)
where
    A: Future<Output = Result<Response<Bytes>, io::Error>>,
{
    // RST instead of FIN.
    if stream.set_zero_linger().is_err() {
        return;
    }
    let service = service_fn(|request: Request<hyper::body::Incoming>| {
        let (parts, body) = request.into_parts();
        let answer = &answer;
        async move {
            let body = to_bytes(Body::new(body), LARGEST)
                .await
                .map_err(|_| breaks())?;
            let answered = answer(Request::from_parts(parts, body)).await?;
            Ok::<_, io::Error>(answered.map(Body::from))
        }
    });
    // It ends with an error whenever it breaks, as it should.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// The tables that a request names, without their council.
fn tables(body: &[u8]) -> BTreeSet<String> {
    let body = String::from_utf8_lossy(body);
    let named = body.split("\"TableName\":\"").skip(1);
    let names = named.filter_map(|rest| rest.split('"').next()?.rsplit('-').next());
    names.map(str::to_owned).collect()
}

/// As AWS refuses a call.
fn refused(status: StatusCode, kind: &str) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::from(format!("{{\"__type\":\"{kind}\"}}")));
    *answer.status_mut() = status;
    answer
}

/// The connection breaks.
fn breaks() -> io::Error {
    io::ErrorKind::ConnectionReset.into()
}

async fn never() -> Result<Response<Bytes>, io::Error> {
    tokio::time::sleep(NEVER).await;
    Err(breaks())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
