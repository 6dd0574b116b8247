//! What GOV.UK Notify says became of a message, when something goes wrong: it is told honestly, so that it says so
//! again, and what it says twice is done once.

use axum::body::Body;
use http::header::AUTHORIZATION;
use http::{Request, StatusCode};
use intake::{Intake, ReceiptToken};
use jiff::Timestamp;
use local::embedded::dynamodb::DynamoDb;
use local::embedded::kms::Kms;
use record::message::{About, Delivery, Message, SafeAddress};
use record::{OutgoingId, Reference};
use site_model::{MessageKind, WorkQueue};
use tempfile::TempDir;
use vault::outbox::Due;
use vault::{Aws, Names, NewMessage, Patience, Service, Vault, provision};

use crate::browser::Browser;
use crate::faults::wire::{Fault, Lasting, Plan, Wire};
use crate::function::{BUNDLE, ORIGIN, slug};

const TOKEN: &str = "a token that nobody guesses, for it is long";

/// Everything takes so many times less than in production before it is given up.
const SHORTER: u32 = 8;

/// One message that was handed over, behind sockets that break.
struct Told {
    wire: Wire<DynamoDb, Kms>,
    vault: Vault,
    notify: Browser,
    id: OutgoingId,
    _folder: TempDir,
}

impl Told {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let dynamodb = DynamoDb::open(&folder.path().join("dynamodb.sqlite")).expect("a database");
        let kms = Kms::open(&folder.path().join("kms")).expect("keys");
        let patience = Patience::PRODUCTION.shorter(SHORTER);
        let wire = Wire::before(dynamodb, kms, patience.attempt()).await;
        let wire = wire.expect("sockets");
        let at = |address: &String| Service::At(address.clone());
        let aws = Aws::connect_with(patience, at(&wire.dynamodb), at(&wire.kms)).await;
        let names = Names::on_one_machine("westminster");
        provision(&aws, &names).await.expect("tables and keys");
        let vault = Vault::new(slug("westminster"), names, aws);
        let intake = Intake::new(vec![vault.clone()], &BUNDLE, ORIGIN).expect("it can be served");
        let token = ReceiptToken::new(TOKEN).expect("a token");
        let id = hands_over(&vault).await;
        Self {
            wire,
            vault,
            notify: Browser::at(&intake.with_receipts(token)),
            id,
            _folder: folder,
        }
    }

    async fn says(&mut self, status: &str) -> StatusCode {
        let receipt = format!(r#"{{"reference":"{}-1","status":"{status}"}}"#, self.id);
        let request = Request::post("/westminster/message-receipts")
            .header(AUTHORIZATION, format!("Bearer {TOKEN}"))
            .header("content-type", "application/json");
        self.notify.ask(request, Body::from(receipt)).await.status
    }

    /// What keeper finds to do about the message, if anything.
    async fn due(&self) -> Option<Due> {
        let now = Timestamp::now();
        let claimed = self.vault.claim_message(&self.id, now).await;
        claimed.expect("read").map(|claimed| claimed.what)
    }
}

/// A message that GOV.UK Notify has.
async fn hands_over(vault: &Vault) -> OutgoingId {
    let now = Timestamp::now();
    let message = Message {
        kind: MessageKind::Confirmation,
        to: SafeAddress::Email("parent@example.org".to_owned()),
        language: None,
        about: About::Sent {
            reference: Reference::random(&mut rand::rng()),
            queue: WorkQueue::Hub(slug("bessborough")),
        },
    };
    let new = NewMessage {
        message: &message,
        due: now,
        ends: None,
    };
    let id = vault.put_message(&new).await.expect("put");
    let claimed = vault.claim_message(&id, now).await.expect("claimed");
    let claimed = claimed.expect("it is due");
    vault.message_taken(&claimed, now).await.expect("written");
    id
}

#[tokio::test]
async fn a_receipt_that_comes_twice_is_dealt_with_once() {
    let mut told = Told::start().await;
    for _ in 0..2 {
        assert_eq!(told.says("delivered").await, StatusCode::NO_CONTENT);
    }
    assert_eq!(told.due().await, Some(Due::Ended(Delivery::Delivered)));
    assert_eq!(told.due().await, None, "it is claimed");
}

#[tokio::test]
async fn whatever_goes_wrong_a_receipt_is_kept_or_is_asked_for_again() {
    let faults = [
        Fault::Throttled,
        Fault::ServerError,
        Fault::Reset,
        Fault::Silence,
        Fault::AnswerLost,
        Fault::AnswerNeverCame,
        Fault::CarriedOutLate,
        Fault::Slow,
    ];
    let mut trials = 0;
    for fault in faults {
        for lasting in [Lasting::OneAttempt, Lasting::OneCall, Lasting::Outage] {
            let mut told = Told::start().await;
            told.wire.breaks(None);
            told.wire.breaks(Some(Plan {
                nth: 0,
                fault,
                lasting,
            }));
            let status = told.says("delivered").await;
            assert!(told.wire.mended().await, "{fault:?}: it came to the call");
            let is_kept = match status {
                StatusCode::NO_CONTENT => true,
                // GOV.UK Notify says it again, for some hours.
                StatusCode::SERVICE_UNAVAILABLE => false,
                other => panic!("{fault:?} {lasting:?}: {other}"),
            };
            if !is_kept {
                assert_eq!(told.says("delivered").await, StatusCode::NO_CONTENT);
            }
            let due = told.due().await;
            assert_eq!(
                due,
                Some(Due::Ended(Delivery::Delivered)),
                "{fault:?} {lasting:?}"
            );
            assert_eq!(told.due().await, None, "{fault:?} {lasting:?}: once");
            trials += 1;
        }
    }
    println!(
        "{trials} receipts over broken connections: each kept, or asked for again and kept once"
    );
}
