//! What was sent: asked for by the API, and shown on a page to whoever tries the product.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::{Extension, Json};
use jiff::Timestamp;
use minijinja::{Environment, context, value::Serde};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use site_model::{MessageChannel, MessageKind, Slug};

use super::{Notify, Refused};

/// The words are here and not with the product's: this page is for development only.
const OUTBOX: &str = include_str!("outbox.html");

/// A message.
pub(super) struct Sent {
    pub(super) council: Slug,
    pub(super) id: String,
    pub(super) reference: Option<String>,
    pub(super) kind: MessageKind,
    pub(super) channel: MessageChannel,
    pub(super) to: String,
    pub(super) subject: Option<String>,
    pub(super) body: String,
    pub(super) template: String,
    pub(super) status: &'static str,
    pub(super) at: Timestamp,
}

/// What is asked for.
#[derive(Deserialize)]
pub(super) struct Wanted {
    reference: Option<String>,
}

/// A message as the page shows it.
#[derive(Serialize)]
struct Shown {
    council: String,
    kind: &'static str,
    channel: &'static str,
    to: String,
    subject: Option<String>,
    paragraphs: Vec<String>,
    status: &'static str,
    at: String,
}

/// The messages with a reference.
pub(super) async fn list(
    Extension(notify): Extension<Notify>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refused> {
    let council = &notify.let_in(&headers)?.council;
    let sent = notify.sent();
    let wanted_ones = sent.iter().rev().filter(|one| {
        one.council == *council && (wanted.reference.is_none() || one.reference == wanted.reference)
    });
    let found: Vec<Value> = wanted_ones.map(Sent::known).collect();
    Ok(Json(
        json!({ "notifications": found, "links": { "current": "/v2/notifications" } }),
    ))
}

/// One message.
pub(super) async fn one(
    Extension(notify): Extension<Notify>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refused> {
    let council = &notify.let_in(&headers)?.council;
    let sent = notify.sent();
    let found = sent
        .iter()
        .find(|one| one.council == *council && one.id == id);
    match found {
        Some(one) => Ok(Json(one.known())),
        None => {
            let refused = Refused::new(StatusCode::NOT_FOUND, "NoResultFound", "No result found");
            Err(refused)
        }
    }
}

/// The page of everything that was sent, newest first.
pub(super) async fn page(Extension(notify): Extension<Notify>) -> Response {
    let messages: Vec<Shown> = notify.sent().iter().rev().map(Sent::shown).collect();
    let page = Environment::new().render_named_str(
        "outbox.html",
        OUTBOX,
        context! { messages => Serde(messages) },
    );
    match page {
        Ok(page) => ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

impl Sent {
    pub(super) fn template_value(&self) -> Value {
        json!({
            "id": self.template,
            "version": 1,
            "uri": format!("/v2/template/{}", self.template),
        })
    }

    fn channel_name(&self) -> &'static str {
        match self.channel {
            MessageChannel::Email => "email",
            MessageChannel::Text => "sms",
        }
    }

    fn is_done(&self) -> bool {
        self.status != "created"
    }

    /// As the API tells of it.
    fn known(&self) -> Value {
        let email = self.channel == MessageChannel::Email;
        json!({
            "id": self.id,
            "reference": self.reference,
            "email_address": email.then_some(&self.to),
            "phone_number": (!email).then_some(&self.to),
            "type": self.channel_name(),
            "status": self.status,
            "template": self.template_value(),
            "body": self.body,
            "subject": self.subject,
            "created_at": self.at.to_string(),
            "created_by_name": null,
            "sent_at": self.is_done().then(|| self.at.to_string()),
            "completed_at": self.is_done().then(|| self.at.to_string()),
            "scheduled_for": null,
        })
    }

    /// As a delivery receipt tells of it.
    pub(super) fn receipt(&self) -> Value {
        json!({
            "id": self.id,
            "reference": self.reference,
            "to": self.to,
            "status": self.status,
            "created_at": self.at.to_string(),
            "completed_at": Timestamp::now().to_string(),
            "sent_at": self.at.to_string(),
            "notification_type": self.channel_name(),
            "template_id": self.template,
            "template_version": 1,
        })
    }

    fn shown(&self) -> Shown {
        let lines = self.body.lines().map(str::trim);
        Shown {
            council: self.council.to_string(),
            kind: self.kind.as_str(),
            channel: self.channel.as_str(),
            to: self.to.clone(),
            subject: self.subject.clone(),
            paragraphs: lines
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
            status: self.status,
            at: self.at.strftime("%H:%M:%S UTC").to_string(),
        }
    }
}
