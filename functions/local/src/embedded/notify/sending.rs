//! What is asked to be sent: checked as strictly as the real API does it.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use site_model::MessageChannel;
use site_model::message::placeholders;
use site_model::phone_number::is_phone_number;

use super::sent::Sent;
use super::service::{Service, Template, is_uuid, uuid};
use super::{MOST, Notify, Refused};

/// How long a message is on its way.
const ON_ITS_WAY: Duration = Duration::from_millis(300);

/// An email is asked for.
pub(super) async fn email(
    Extension(notify): Extension<Notify>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    notify.asked(MessageChannel::Email, &headers, &body)
}

/// A text message is asked for.
pub(super) async fn sms(
    Extension(notify): Extension<Notify>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    notify.asked(MessageChannel::Text, &headers, &body)
}

/// A request whose shape is right.
struct Asked<'a> {
    to: &'a str,
    template: &'a str,
    personalisation: Map<String, Value>,
    reference: Option<&'a str>,
}

impl Notify {
    fn asked(&self, channel: MessageChannel, headers: &HeaderMap, body: &[u8]) -> Response {
        match self.send(channel, headers, body) {
            Ok(answer) => (StatusCode::CREATED, Json(answer)).into_response(),
            Err(refused) => refused.into_response(),
        }
    }

    fn send(
        &self,
        channel: MessageChannel,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Value, Refused> {
        let service = self.let_in(headers)?;
        let body: Value =
            serde_json::from_slice(body).map_err(|_| bad("Invalid JSON supplied in POST data"))?;
        let asked = Asked::read(channel, &body)?;
        let template = template(service, channel, asked.template)?;
        let subject = template.subject.as_deref();
        let filled = |text| fill_in(text, &asked.personalisation);
        let subject = subject.map(filled).transpose()?;
        let text = filled(&template.body)?;

        let sent = Sent {
            council: service.council.clone(),
            id: uuid(),
            reference: asked.reference.map(str::to_owned),
            kind: template.kind,
            channel,
            to: asked.to.to_owned(),
            subject,
            body: text,
            template: asked.template.to_owned(),
            status: "created",
            at: Timestamp::now(),
        };
        let answer = sent.taken();
        self.deliver(service, &sent);
        let mut all = self.sent();
        all.push(sent);
        let surplus = all.len().saturating_sub(MOST);
        all.drain(..surplus);
        Ok(answer)
    }

    /// What becomes of it, and telling the council.
    fn deliver(&self, service: &Service, sent: &Sent) {
        let status = becomes(&sent.to);
        let notify = self.clone();
        let id = sent.id.clone();
        let receipts = service.receipts.clone();
        tokio::spawn(async move {
            tokio::time::sleep(ON_ITS_WAY).await;
            let receipt = notify
                .sent()
                .iter_mut()
                .find(|one| one.id == id)
                .map(|one| {
                    one.status = status;
                    one.receipt()
                });
            let Some(((address, token), receipt)) = receipts.zip(receipt) else {
                return;
            };
            let told = notify
                .0
                .client
                .post(address)
                .header("authorization", format!("Bearer {token}"))
                .header("content-type", "application/json")
                .body(receipt.to_string());
            if let Err(error) = told.send().await {
                let error = error.without_url();
                tracing::warn!(%error, "a delivery receipt was not taken");
            }
        });
    }
}

impl<'a> Asked<'a> {
    fn read(channel: MessageChannel, body: &'a Value) -> Result<Self, Refused> {
        let address = match channel {
            MessageChannel::Email => "email_address",
            MessageChannel::Text => "phone_number",
        };
        let object = body.as_object().ok_or_else(|| bad("Invalid JSON"))?;
        let known = [
            address,
            "template_id",
            "personalisation",
            "reference",
            "email_reply_to_id",
            "sms_sender_id",
            "one_click_unsubscribe_url",
        ];
        let mut wrong: Vec<String> = [address, "template_id"]
            .into_iter()
            .filter(|name| !object.contains_key(*name))
            .map(|name| format!("{name} is a required property"))
            .collect();
        wrong.extend(
            object
                .keys()
                .filter(|name| !known.contains(&name.as_str()))
                .map(|name| {
                    format!("Additional properties are not allowed ({name} was unexpected)")
                }),
        );
        let text = |name: &str| object.get(name).and_then(Value::as_str);
        let (to, template) = (
            text(address).unwrap_or_default(),
            text("template_id").unwrap_or_default(),
        );
        if object.contains_key("template_id") && !is_uuid(template) {
            wrong.push("template_id is not a valid UUID".to_owned());
        }
        if object.contains_key(address) {
            match channel {
                MessageChannel::Email if !to.contains('@') => {
                    wrong.push("email_address Not a valid email address".to_owned());
                }
                MessageChannel::Text if !is_phone_number(to) => {
                    wrong.push("phone_number Not enough digits".to_owned());
                }
                MessageChannel::Email | MessageChannel::Text => {}
            }
        }
        if !wrong.is_empty() {
            return Err(Refused {
                status: StatusCode::BAD_REQUEST,
                error: "ValidationError",
                messages: wrong,
            });
        }
        let personalisation = object.get("personalisation").and_then(Value::as_object);
        Ok(Self {
            to,
            template,
            personalisation: personalisation.cloned().unwrap_or_default(),
            reference: text("reference"),
        })
    }
}

fn template<'a>(
    service: &'a Service,
    channel: MessageChannel,
    id: &str,
) -> Result<&'a Template, Refused> {
    let template = service
        .templates
        .get(id)
        .ok_or_else(|| bad("Template not found"))?;
    if template.channel == channel {
        return Ok(template);
    }
    let name = |channel| match channel {
        MessageChannel::Email => "email",
        MessageChannel::Text => "sms",
    };
    Err(bad(format!(
        "{} template is not suitable for {} notification",
        name(template.channel),
        name(channel)
    )))
}

fn fill_in(text: &str, with: &Map<String, Value>) -> Result<String, Refused> {
    let mut filled = text.to_owned();
    for name in placeholders(text) {
        let value = with.get(name).and_then(Value::as_str);
        let value = value.ok_or_else(|| bad(format!("Missing personalisation: {name}")))?;
        filled = filled.replace(&format!("(({name}))"), value);
    }
    Ok(filled)
}

/// What its documentation says of these addresses ("Testing"); any other is reached.
fn becomes(to: &str) -> &'static str {
    let digits: String = to.chars().filter(char::is_ascii_digit).collect();
    let ends = |end| digits.ends_with(end);
    match to {
        "perm-fail@simulator.notify" => "permanent-failure",
        "temp-fail@simulator.notify" => "temporary-failure",
        _ if ends("7700900002") => "permanent-failure",
        _ if ends("7700900003") => "temporary-failure",
        _ => "delivered",
    }
}

fn bad(message: impl Into<String>) -> Refused {
    Refused::new(StatusCode::BAD_REQUEST, "BadRequestError", message)
}

impl Sent {
    /// The answer to who asked for it.
    fn taken(&self) -> Value {
        let content = match self.channel {
            MessageChannel::Email => json!({
                "subject": self.subject,
                "body": self.body,
                "from_email": format!("{}@notifications.example", self.council),
                "one_click_unsubscribe_url": null,
            }),
            MessageChannel::Text => json!({ "body": self.body, "from_number": "GOVUK" }),
        };
        json!({
            "id": self.id,
            "reference": self.reference,
            "content": content,
            "uri": format!("/v2/notifications/{}", self.id),
            "template": self.template_value(),
            "scheduled_for": null,
        })
    }
}
