//! The server in front of DynamoDB and KMS that lets through what IAM would.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use super::authority::{Authority, Decision};
use super::calls::{self, Call, Part};
use super::ledger::{Denial, Ledger, Seen};
use super::policy::{Ask, Grant};
use super::request::{self, Service};

/// The largest request that DynamoDB takes.
const LARGEST_REQUEST: usize = 16 * 1024 * 1024;

/// Where the servers are that the gateway stands before.
#[derive(Debug, Clone)]
pub struct Upstreams {
    /// DynamoDB's address.
    pub dynamodb: String,
    /// KMS's address.
    pub kms: String,
}

/// The gateway of one council's stack. It ends when it is dropped.
pub struct IamGateway {
    shared: Arc<Shared>,
    dynamodb: String,
    kms: String,
    servers: [AbortHandle; 2],
}

struct Shared {
    upstreams: Upstreams,
    authority: Authority,
    client: reqwest::Client,
    ledger: Mutex<Ledger>,
    calls: Mutex<Vec<Call>>,
    without: Mutex<Option<Grant>>,
    missed: Mutex<bool>,
}

impl Drop for IamGateway {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

impl IamGateway {
    /// Starts it on two free ports. What it sees is also written into `ledger`, a folder, if there is one.
    ///
    /// # Errors
    ///
    /// When the operating system refuses a socket or the folder.
    pub async fn start(
        upstreams: Upstreams,
        authority: Authority,
        ledger: Option<&Path>,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            upstreams,
            authority,
            client: reqwest::Client::new(),
            ledger: Mutex::new(Ledger::open(ledger)?),
            calls: Mutex::default(),
            without: Mutex::default(),
            missed: Mutex::default(),
        });
        let (dynamodb, first) = serve(Service::DynamoDb, &shared).await?;
        let (kms, second) = serve(Service::Kms, &shared).await?;
        Ok(Self {
            shared,
            dynamodb,
            kms,
            servers: [first, second],
        })
    }

    /// Where functions find DynamoDB.
    pub fn dynamodb(&self) -> &str {
        &self.dynamodb
    }

    /// Where functions find KMS.
    pub fn kms(&self) -> &str {
        &self.kms
    }

    /// The access key id by which a role is known. Any secret goes with it: the signature's
    /// arithmetic is the SDK's own and is not checked.
    pub fn access_key(&self, role: &str) -> String {
        access_key(role)
    }

    /// The policies that decide.
    pub fn authority(&self) -> &Authority {
        &self.shared.authority
    }

    /// What it saw so far: grants that were needed, and denials.
    pub fn seen(&self) -> Seen {
        lock(&self.shared.ledger).seen().clone()
    }

    /// What was called so far.
    pub fn calls(&self) -> Vec<Call> {
        lock(&self.shared.calls).clone()
    }

    /// Takes one grant away, until another is or [`restored`](Self::restored) gives it back.
    pub fn without(&self, grant: &Grant) {
        *lock(&self.shared.missed) = false;
        *lock(&self.shared.without) = Some(grant.clone());
    }

    /// Gives back what was taken away; says whether a request was denied that it would have allowed.
    pub fn restored(&self) -> bool {
        *lock(&self.shared.without) = None;
        *lock(&self.shared.missed)
    }
}

/// A panic elsewhere does not spoil what is kept here: every change is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn access_key(role: &str) -> String {
    format!("AKIA{}", role.to_ascii_uppercase())
}

async fn serve(service: Service, shared: &Arc<Shared>) -> io::Result<(String, AbortHandle)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    let handler = move |State(shared): State<Arc<Shared>>, request: Request<Body>| async move {
        shared.answer(service, request).await.map(Body::from)
    };
    let router = Router::new()
        .fallback(handler)
        .with_state(Arc::clone(shared));
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    Ok((address, server.abort_handle()))
}

impl Shared {
    async fn answer(&self, service: Service, request: Request<Body>) -> Response<Bytes> {
        let (parts, body) = request.into_parts();
        let Ok(body) = to_bytes(body, LARGEST_REQUEST).await else {
            return refusal(service, "RequestEntityTooLarge", "the request is too large");
        };
        let Some(role) = self.caller(&parts.headers) else {
            let message = "The security token included in the request is invalid.";
            return refusal(service, "UnrecognizedClientException", message);
        };
        let operation = service.operation(&parts.headers).to_owned();
        let asks = match request::asks(service, &operation, &body, &self.authority.world) {
            Ok(asks) => asks,
            Err(unreadable) => {
                let ask = Ask {
                    action: format!("{}:{operation}", service.prefix()),
                    resource: "unknown".to_owned(),
                    context: Default::default(),
                };
                return self.denied(service, &role, &ask, &unreadable.to_string());
            }
        };
        let without = lock(&self.without).clone();
        // What happens while a grant is taken away says nothing about the policies as they are.
        let counts = without.is_none();
        let mut needed = Vec::new();
        for ask in &asks {
            match self.authority.decide(&role, ask, without.as_ref()) {
                Decision::Denied(reason) if counts => {
                    return self.denied(service, &role, ask, reason);
                }
                Decision::Denied(reason) => {
                    let with_it = self.authority.decide(&role, ask, None);
                    *lock(&self.missed) |= matches!(with_it, Decision::Allowed(_));
                    return self.refused(service, &role, ask, reason);
                }
                Decision::Allowed(mut grants) if counts && grants.len() == 1 => {
                    needed.append(&mut grants);
                }
                Decision::Allowed(_) => {}
            }
        }
        let answer = match self.forward(service, parts, body.clone()).await {
            Ok(answer) => answer,
            Err(error) => return refusal(service, "InternalServerError", &error.to_string()),
        };
        let sizes = calls::written(service, &body, &asks);
        let part = |(ask, written): (&Ask, usize)| Part {
            action: ask.action.clone(),
            resource: self.authority.named(&ask.resource),
            written,
        };
        lock(&self.calls).push(Call {
            role,
            operation: format!("{}:{operation}", service.prefix()),
            parts: asks.iter().zip(sizes).map(part).collect(),
            items_read: calls::read(service, answer.body()),
        });
        let mut ledger = lock(&self.ledger);
        match needed.into_iter().try_for_each(|grant| ledger.used(grant)) {
            Ok(()) => answer,
            Err(error) => refusal(service, "InternalServerError", &error.to_string()),
        }
    }

    /// The role whose access key signed the request:
    /// `AWS4-HMAC-SHA256 Credential=<access key>/<date>/<region>/<service>/aws4_request, …`.
    fn caller(&self, headers: &HeaderMap) -> Option<String> {
        let authorization = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
        let (_, credential) = authorization.split_once("Credential=")?;
        let (key, _) = credential.split_once('/')?;
        let role = self.authority.roles().find(|role| access_key(role) == key);
        role.map(str::to_owned)
    }

    fn denied(&self, service: Service, role: &str, ask: &Ask, reason: &str) -> Response<Bytes> {
        let denial = Denial {
            role: role.to_owned(),
            action: ask.action.clone(),
            resource: self.authority.named(&ask.resource),
            reason: reason.to_owned(),
        };
        if let Err(error) = lock(&self.ledger).denied(denial) {
            return refusal(service, "InternalServerError", &error.to_string());
        }
        self.refused(service, role, ask, reason)
    }

    /// As AWS words it.
    fn refused(&self, service: Service, role: &str, ask: &Ask, reason: &str) -> Response<Bytes> {
        let who = self.authority.session(role);
        let Ask {
            action, resource, ..
        } = ask;
        // "… because no identity-based policy allows the dynamodb:Query action".
        let why = if reason.ends_with(" the") {
            format!("{reason} {action} action")
        } else {
            reason.to_owned()
        };
        let message = format!(
            "User: {who} is not authorized to perform: {action} on resource: {resource} {why}"
        );
        refusal(service, "AccessDeniedException", &message)
    }

    /// Hands a request on as it came, and brings the answer as it came.
    async fn forward(
        &self,
        service: Service,
        request: Parts,
        body: Bytes,
    ) -> reqwest::Result<Response<Bytes>> {
        let address = match service {
            Service::DynamoDb => &self.upstreams.dynamodb,
            Service::Kms => &self.upstreams.kms,
        };
        let sent = self.client.request(request.method, address);
        let answer = sent
            .headers(end_to_end(request.headers))
            .body(body)
            .send()
            .await?;
        let (status, headers) = (answer.status(), end_to_end(answer.headers().clone()));
        let mut response = Response::new(answer.bytes().await?);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

/// Without the headers that are about one connection only.
fn end_to_end(mut headers: HeaderMap) -> HeaderMap {
    const OF_A_CONNECTION: [HeaderName; 5] = [
        header::CONNECTION,
        header::CONTENT_LENGTH,
        header::HOST,
        header::TRANSFER_ENCODING,
        header::EXPECT,
    ];
    for name in OF_A_CONNECTION {
        headers.remove(name);
    }
    headers
}

impl Service {
    fn prefix(self) -> &'static str {
        match self {
            Self::DynamoDb => "dynamodb",
            Self::Kms => "kms",
        }
    }

    /// The operation of `X-Amz-Target: <service>.<operation>`.
    fn operation(self, headers: &HeaderMap) -> &str {
        let of = match self {
            Self::DynamoDb => "DynamoDB_20120810.",
            Self::Kms => "TrentService.",
        };
        let target = headers
            .get("x-amz-target")
            .and_then(|target| target.to_str().ok());
        target
            .and_then(|target| target.strip_prefix(of))
            .unwrap_or_default()
    }
}

/// An error as AWS's JSON protocols write it.
fn refusal(service: Service, name: &str, message: &str) -> Response<Bytes> {
    let (kind, content_type) = match service {
        Service::DynamoDb => (
            format!("com.amazon.coral.service#{name}"),
            "application/x-amz-json-1.0",
        ),
        Service::Kms => (name.to_owned(), "application/x-amz-json-1.1"),
    };
    let body = json!({ "__type": kind, "Message": message }).to_string();
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = match name {
        "InternalServerError" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    let content_type = HeaderValue::from_static(content_type);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    response
}
