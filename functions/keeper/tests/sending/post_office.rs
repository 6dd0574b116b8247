//! A council's outbox, and GOV.UK Notify behind a counter that can be told what to answer.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_smithy_runtime_api::shared::IntoShared as _;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use keeper::notify::{ApiKey, Notify as Client};
use keeper::{Keeper, KeeperFault, Messages, Task};
use local::embedded::connector::InProcess;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use local::embedded::notify::{API, Notify, OUTBOX, Service};
use record::message::{About, Delivery, Message, SafeAddress};
use record::reminder::{OfAppointment, OfDraft, Reminder, remind_at, remind_of_appointment_at};
use record::{
    CaseItemId, Draft, DraftCode, FamilyId, OutgoingId, Reference, ReminderMark, StaffId,
};
use site_model::form::Answers;
use site_model::message::{EmailWording, MessageWording};
use site_model::{MessageChannel, MessageKind, NoticeVersion, Slug, WorkQueue};
use tempfile::TempDir;
use vault::outbox::SendingReference;
use vault::{
    Aside, Aws, DataKey, Names, NewMessage, NewReminder, SealingContext, StoredDraft, Vault, seal,
};

const OUTBOX_TABLE: &str = "westminster-outbox";

/// What is answered instead of GOV.UK Notify's own answer to the next request to send.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    /// It takes the message, and its answer does not come.
    Lost,
    /// It refuses: status, kind of error, message.
    Refusal(u16, &'static str, &'static str),
    /// Asked for a message, it has none.
    Unknown,
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
        let reminder = MessageWording {
            email: Some(EmailWording {
                subject: "Not finished".to_owned(),
                body: "It ends soon.".to_owned(),
            }),
            text: Some("It ends soon.".to_owned()),
            waivers: Vec::new(),
        };
        let appointment = MessageWording {
            email: None,
            text: Some("We meet on ((when)): ((reference)).".to_owned()),
            waivers: Vec::new(),
        };
        let worded = [
            (MessageKind::Confirmation, worded),
            (MessageKind::DraftReminder, reminder),
            (MessageKind::AppointmentReminder, appointment),
        ];
        let service = Service::new(council, &worded.into());
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
        self.puts_until(to, due, None).await
    }

    /// A message that has an end of its own.
    pub(crate) async fn puts_until(
        &self,
        to: SafeAddress,
        due: Timestamp,
        ends: Option<Timestamp>,
    ) -> OutgoingId {
        let hub = Slug::parse("bessborough").expect("a slug");
        let message = Message {
            kind: MessageKind::Confirmation,
            to,
            language: None,
            about: About::Sent {
                reference: self.reference.parse().expect("a reference"),
                queue: WorkQueue::Hub(hub),
            },
        };
        let new = NewMessage {
            message: &message,
            due,
            ends,
        };
        self.vault.put_message(&new).await.expect("put")
    }

    /// The row of a message is as another version of this software wrote it.
    pub(crate) async fn is_of_another_shape(&self, id: &OutgoingId) {
        let older =
            serde_json::json!({ "kind": "confirmation", "to": { "email": "older@example.org" } });
        self.changes_body(id, &older).await;
    }

    /// The row is again as this version writes it.
    pub(crate) async fn is_of_this_shape(&self, id: &OutgoingId) {
        let hub = Slug::parse("bessborough").expect("a slug");
        let about = About::Sent {
            reference: self.reference.parse().expect("a reference"),
            queue: WorkQueue::Hub(hub),
        };
        let message = Message {
            kind: MessageKind::Confirmation,
            to: SafeAddress::Email("older@example.org".to_owned()),
            language: None,
            about,
        };
        self.changes_body(id, &message).await;
    }

    async fn changes_body<T: serde::Serialize>(&self, id: &OutgoingId, value: &T) {
        let (dynamodb, kms) = self.aws.clients();
        let partition = format!("message#{id}");
        let key = AttributeValue::S(partition.clone());
        let row = dynamodb.get_item().table_name(OUTBOX_TABLE).key("pk", key);
        let row = row.send().await.expect("read").item.expect("a row");
        let key_id = row["key"].as_s().expect("a key's id");
        let opened = kms
            .decrypt()
            .ciphertext_blob(row["wrapped"].as_b().expect("a key").clone())
            .encryption_context("council", "westminster")
            .encryption_context("key", key_id)
            .encryption_context("purpose", "message");
        let opened = opened
            .send()
            .await
            .expect("opened")
            .plaintext
            .expect("a key");
        let data_key: [u8; 32] = opened.as_ref().try_into().expect("256 bits");
        let context = SealingContext {
            table: "outbox",
            partition: &partition,
            sort: "-",
            kind: "message",
            council: "westminster",
            body_version: 1,
        };
        let body = seal(&DataKey::from(data_key), key_id, &context, value).expect("sealed");
        self.has(id, "body", body).await;
    }

    /// A message that the records fault at: it reminds of a draft whose row's name is longer than a key can be.
    pub(crate) async fn is_poisoned(&self, id: &OutgoingId) {
        let of = OfDraft {
            row: format!("draft#{}", "0".repeat(3000)),
            mark: ReminderMark::random(&mut rand::rng()),
        };
        let to = SafeAddress::Email("first@example.org".to_owned());
        self.changes_body(id, &Message::reminder(to, None, of))
            .await;
    }

    async fn has(&self, id: &OutgoingId, name: &str, bytes: Vec<u8>) {
        let (dynamodb, _) = self.aws.clients();
        let written = dynamodb
            .update_item()
            .table_name(OUTBOX_TABLE)
            .key("pk", AttributeValue::S(format!("message#{id}")))
            .update_expression("SET #name = :bytes")
            .expression_attribute_names("#name", name)
            .expression_attribute_values(":bytes", AttributeValue::B(Blob::new(bytes)));
        written.send().await.expect("written");
    }

    /// The same outbox with a keeper that was told no API key.
    pub(crate) async fn sends_without_key(&self, now: Timestamp) -> Result<Messages, KeeperFault> {
        let keeper = Keeper::new(self.vault.clone());
        Ok(keeper.run(Task::Send, now).await?.messages)
    }

    /// A worker has a message tried again.
    pub(crate) async fn tries_again(&self, id: &OutgoingId, now: Timestamp) {
        let hub = WorkQueue::Hub(Slug::parse("bessborough").expect("a slug"));
        let by = StaffId::of("issuer", "s1");
        let (again, by) = (Aside::TryAgain, ("session", &by));
        let settled = self.vault.settle_message(id, &hub, again, by, now);
        settled.await.expect("settled");
    }

    /// A family begins a form and asks to be reminded of it; it ends then.
    pub(crate) async fn is_asked_for_reminder(&self, now: Timestamp, ends: Timestamp) -> Begun {
        let notice = NoticeVersion::of("text");
        let draft = Draft::begin(Answers::default(), notice, now, &mut rand::rng());
        let begun = Begun {
            code: DraftCode::random(&mut rand::rng()),
            form: Slug::parse("form").expect("a slug"),
        };
        let first = self
            .vault
            .save_draft(&begun.code, &begun.form, &draft, None, ends);
        first.await.expect("saved");
        let reminder = Reminder {
            mark: ReminderMark::random(&mut rand::rng()),
            by: MessageChannel::Email,
            at: remind_at(ends, &london()),
        };
        let draft = Draft {
            reminder: Some(Box::new(reminder.clone())),
            ..draft
        };
        let new = NewReminder {
            draft: &draft,
            reminder: &reminder,
            over: 1,
            ends,
            to: SafeAddress::Email("parent@example.org".to_owned()),
            language: None,
            now,
        };
        let set = self.vault.set_reminder(&begun.code, &begun.form, new);
        set.await.expect("set");
        begun
    }

    /// The family saves a page: the form ends then. It may have thought better of the reminder.
    pub(crate) async fn saves(&self, begun: &Begun, ends: Timestamp, keeps_reminder: bool) {
        let now = Timestamp::now();
        let stored = self.vault.load_draft(&begun.code, &begun.form, now).await;
        let Ok(Some(StoredDraft::Open { mut draft, rev, .. })) = stored else {
            panic!("a draft");
        };
        if !keeps_reminder {
            draft.reminder = None;
        }
        let draft = draft.ending(ends, now, &london());
        let (code, form) = (&begun.code, &begun.form);
        let saved = self.vault.save_draft(code, form, &draft, Some(rev), ends);
        saved.await.expect("saved");
    }

    /// A worker notes an appointment, and that the family is to be reminded of it by text message.
    pub(crate) async fn is_to_remind(&self, number: &str, begins: Timestamp) -> OfAppointment {
        let on = begins.to_zoned(london()).date();
        let of = OfAppointment {
            family: FamilyId::random(&mut rand::rng()),
            item: CaseItemId::random(&mut rand::rng()),
            mark: ReminderMark::random(&mut rand::rng()),
            at: remind_of_appointment_at(on, &london()),
            begins,
            when: "1 December 2026 at 10:30am".to_owned(),
        };
        self.appointment_shows(&of, Some(&of.mark)).await;
        let hub = Slug::parse("bessborough").expect("a slug");
        let message = Message {
            kind: MessageKind::AppointmentReminder,
            to: SafeAddress::Text(number.to_owned()),
            language: None,
            about: About::Appointment {
                reference: self.reference.parse().expect("a reference"),
                queue: WorkQueue::Hub(hub),
                of: Box::new(of.clone()),
            },
        };
        let new = NewMessage {
            message: &message,
            due: Timestamp::now(),
            ends: Some(begins),
        };
        self.vault.put_message(&new).await.expect("put");
        of
    }

    /// The row of an appointment shows this mark: of it keeper may read no more.
    pub(crate) async fn appointment_shows(&self, of: &OfAppointment, mark: Option<&ReminderMark>) {
        let (dynamodb, _) = self.aws.clients();
        let text = |text: String| AttributeValue::S(text);
        let row = dynamodb
            .put_item()
            .table_name("westminster-families")
            .item("pk", text(format!("family#{}", of.family)))
            .item("sk", text(format!("appointment#{}", of.item)));
        let row = match mark {
            Some(mark) => row.item("reminder", text(mark.to_string())),
            None => row,
        };
        row.send().await.expect("written");
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
        let scan = dynamodb.scan().table_name(OUTBOX_TABLE);
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

/// A form that a family has begun.
pub(crate) struct Begun {
    code: DraftCode,
    form: Slug,
}

pub(crate) fn london() -> TimeZone {
    TimeZone::get("Europe/London").expect("London")
}

async fn counter(State(script): State<Script>, request: Request, next: Next) -> Response {
    let is_asking = request.method() != http::Method::POST;
    let answer = {
        let mut script = script.lock().expect("a script");
        let is_next = matches!(script.front(), Some(Answer::Unknown)) == is_asking;
        is_next.then(|| script.pop_front()).flatten()
    };
    match answer {
        None => next.run(request).await,
        Some(Answer::Unknown) => axum::Json(serde_json::json!({
            "notifications": [],
            "links": {},
        }))
        .into_response(),
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
