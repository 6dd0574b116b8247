//! A council's outbox, and GOV.UK Notify behind a counter that can be told what to answer.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_runtime_api::shared::IntoShared as _;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use jiff::Timestamp;
use keeper::notify::{ApiKey, Notify as Client};
use keeper::{Keeper, KeeperFault, Messages, Task};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use local::embedded::notify::{API, Notify, OUTBOX, Service};
use record::message::{About, Delivery, Message, SafeAddress};
use record::{OutgoingId, Reference};
use site_model::message::{EmailWording, MessageWording};
use site_model::{MessageKind, Slug, WorkQueue};
use tempfile::TempDir;
use vault::outbox::SendingReference;
use vault::{Aws, Names, NewMessage, Vault};

/// What is answered instead of GOV.UK Notify's own answer to the next request to send.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    /// It takes the message, and its answer does not come.
    Lost,
    /// It refuses: status, kind of error, message.
    Refusal(u16, &'static str, &'static str),
}

type Script = Arc<Mutex<VecDeque<Answer>>>;

pub(crate) struct PostOffice {
    /// What its messages are about.
    pub(crate) reference: String,
    aws: Aws,
    vault: Vault,
    keeper: Keeper,
    address: String,
    script: Script,
    folder: TempDir,
}

impl PostOffice {
    pub(crate) async fn open() -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = DynamoDb::open(&folder.path().join("store.sqlite")).expect("a store");
        let kms = Kms::open(&folder.path().join("kms")).expect("keys");
        let store = vault::Service::InProcess(InProcess::new(store).into_shared());
        let kms = vault::Service::InProcess(InProcess::new(kms).into_shared());
        let aws = Aws::connect(store, kms).await;
        let council = Slug::parse("westminster").expect("a slug");
        let names = Names::on_one_machine(council.as_str());
        vault::provision(&aws, &names).await.expect("provisioned");
        let vault = Vault::new(council.clone(), names, aws.clone());

        let worded = MessageWording {
            email: Some(EmailWording {
                subject: "We have it".to_owned(),
                body: "It is ((reference)).".to_owned(),
            }),
            text: Some("We have it: ((reference)).".to_owned()),
            waivers: Vec::new(),
        };
        let service = Service::new(council, &[(MessageKind::Confirmation, worded)].into());
        let key = ApiKey::parse(&service.api_key()).expect("a key");
        let templates = service.template_ids();
        let script = Script::default();
        let router = Notify::new(vec![service]).router();
        let router = router.layer(from_fn_with_state(Arc::clone(&script), counter));
        let address = serve(router).await;
        let client = Client::new(format!("{address}{API}"), key, templates);
        Self {
            reference: Reference::random(&mut rand::rng()).to_string(),
            aws,
            keeper: Keeper::new(vault.clone()).with_notify(client),
            vault,
            address,
            script,
            folder,
        }
    }

    pub(crate) async fn puts(&self, to: SafeAddress, due: Timestamp) -> OutgoingId {
        let hub = Slug::parse("bessborough").expect("a slug");
        let message = Message {
            kind: MessageKind::Confirmation,
            to,
            about: Some(About {
                reference: self.reference.parse().expect("a reference"),
                queue: WorkQueue::Hub(hub),
            }),
        };
        let new = NewMessage {
            message: &message,
            due,
            ends: None,
        };
        self.vault.put_message(&new).await.expect("put")
    }

    /// What the next requests to send are answered.
    pub(crate) fn answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.script.lock().expect("a script").extend(answers);
    }

    pub(crate) async fn sends(&self, now: Timestamp) -> Result<Messages, KeeperFault> {
        Ok(self.keeper.run(Task::Send, now).await?.messages)
    }

    /// A delivery receipt comes.
    pub(crate) async fn says(
        &self,
        id: &OutgoingId,
        attempt: u32,
        delivery: Delivery,
        now: Timestamp,
    ) {
        let reference = SendingReference {
            id: id.clone(),
            attempt,
        };
        let said = self.vault.message_delivery(&reference, delivery, now);
        said.await.expect("kept");
    }

    /// The page of what was sent.
    pub(crate) async fn shows(&self) -> String {
        let page = reqwest::get(format!("{}{OUTBOX}", self.address));
        page.await.expect("a page").text().await.expect("a text")
    }

    /// Waits until nothing is on its way any more.
    pub(crate) async fn all_is_delivered(&self) {
        while self.shows().await.contains(": created") {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// How many messages are stored.
    pub(crate) async fn rows(&self) -> usize {
        let (dynamodb, _) = self.aws.clients();
        let scan = dynamodb.scan().table_name("westminster-outbox");
        let scanned = scan.send().await.expect("scanned");
        scanned.items().len()
    }

    /// References and reasons of what was given up, as staff are told them.
    pub(crate) async fn failed(&self) -> Vec<(String, String)> {
        let hub = WorkQueue::Hub(Slug::parse("bessborough").expect("a slug"));
        let failed = self.vault.failed_messages(&[hub]).await.expect("read");
        let failed = failed.into_iter();
        failed
            .map(|one| (one.reference.to_string(), one.why.as_str().to_owned()))
            .collect()
    }

    /// Everything that is stored, as it lies on the disk.
    pub(crate) fn stored(&self) -> String {
        let mut all = String::new();
        for file in std::fs::read_dir(self.folder.path()).expect("a folder") {
            let path = file.expect("a file").path();
            if path.is_file() {
                let bytes = std::fs::read(path).expect("bytes");
                all.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
        all
    }
}

async fn counter(State(script): State<Script>, request: Request, next: Next) -> Response {
    if request.method() != http::Method::POST {
        return next.run(request).await;
    }
    let answer = script.lock().expect("a script").pop_front();
    match answer {
        None => next.run(request).await,
        Some(Answer::Lost) => {
            drop(next.run(request).await);
            StatusCode::BAD_GATEWAY.into_response()
        }
        Some(Answer::Refusal(status, error, message)) => {
            let body = serde_json::json!({
                "status_code": status,
                "errors": [{ "error": error, "message": message }],
            });
            Response::builder()
                .status(status)
                .body(Body::from(body.to_string()))
                .expect("an answer")
        }
    }
}

async fn serve(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}
