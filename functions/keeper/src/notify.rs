//! GOV.UK Notify: what sends a council's emails and text messages.
//!
//! Its HTTP API is small, so this is its whole client. Source: <https://docs.notifications.service.gov.uk/rest-api.html>.

mod api_key;
mod refusal;
mod templates;

pub use api_key::{ApiKey, NotAnApiKey};
pub use refusal::Refusal;
pub use templates::{BadTemplates, Templates};

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::{Method, StatusCode, header};
use jiff::Timestamp;
use record::message::{About, Delivery, Message, SafeAddress};
use serde::{Deserialize, Serialize};
use site_model::message::{REFERENCE, WHEN};
use vault::outbox::SendingReference;

/// Where GOV.UK Notify is.
pub const ADDRESS: &str = "https://api.notifications.service.gov.uk";

/// Nobody waits for it but the next message.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A council's service at GOV.UK Notify.
#[derive(Clone)]
pub struct Notify(Arc<Service>);

struct Service {
    address: String,
    key: ApiKey,
    templates: Templates,
    /// How far our clock is behind its, in seconds: it lets nobody in who is more than 30 seconds off.
    behind: AtomicI64,
    /// Made when it is first needed: most runs have nothing to send.
    client: OnceLock<reqwest::Client>,
}

/// What is known of a message at GOV.UK Notify.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It has no such message.
    No,
    /// It has it, and it is on its way.
    OnItsWay,
    /// This became of it.
    Ended(Delivery),
}

#[derive(Serialize)]
struct Send<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    email_address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_number: Option<&'a str>,
    template_id: &'a str,
    personalisation: BTreeMap<&'static str, String>,
    reference: String,
}

#[derive(Deserialize)]
struct Notifications {
    notifications: Vec<Notification>,
}

#[derive(Deserialize)]
struct Notification {
    status: String,
}

impl std::fmt::Debug for Notify {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Notify")
    }
}

impl Notify {
    /// A service of which this is a key, with these templates, at `address`.
    pub fn new(address: impl Into<String>, key: ApiKey, templates: Templates) -> Self {
        Self(Arc::new(Service {
            address: address.into(),
            key,
            templates,
            behind: AtomicI64::new(0),
            client: OnceLock::new(),
        }))
    }

    /// Has a message sent. What it is called there is ours, and random: it can be asked for by it.
    ///
    /// # Errors
    ///
    /// When it was not taken. [`Refusal::Away`] leaves open whether it was.
    pub async fn send(
        &self,
        message: &Message,
        reference: &SendingReference,
    ) -> Result<(), Refusal> {
        let (kind, channel) = (message.kind, message.to.channel());
        let templates = &self.0.templates;
        let Some(template_id) = templates.of(kind, channel, message.language) else {
            return Err(Refusal::NoTemplate);
        };
        let (path, email_address, phone_number) = match &message.to {
            SafeAddress::Email(to) => ("/v2/notifications/email", Some(to.as_str()), None),
            SafeAddress::Text(to) => ("/v2/notifications/sms", None, Some(to.as_str())),
        };
        let asked = Send {
            email_address,
            phone_number,
            template_id,
            personalisation: match &message.about {
                About::Sent { reference, .. } => [(REFERENCE, reference.to_string())].into(),
                About::Draft(_) => BTreeMap::new(),
                About::Appointment { reference, of, .. } => {
                    [(REFERENCE, reference.to_string()), (WHEN, of.when.clone())].into()
                }
            },
            reference: reference.to_string(),
        };
        let body = serde_json::to_vec(&asked).map_err(|_| Refusal::Never)?;
        self.ask(Method::POST, path, &[], Some(body))
            .await
            .map(drop)
    }

    /// What it knows of a message.
    ///
    /// # Errors
    ///
    /// When it does not say.
    pub async fn knows(&self, reference: &SendingReference) -> Result<Known, Refusal> {
        let query = [("reference", reference.to_string())];
        let answer = self.ask(Method::GET, "/v2/notifications", &query, None);
        let answer = answer.await?;
        let found: Notifications = serde_json::from_slice(&answer).map_err(|_| Refusal::Away)?;
        Ok(match found.notifications.first() {
            None => Known::No,
            Some(one) => Delivery::of_notify(&one.status).map_or(Known::OnItsWay, Known::Ended),
        })
    }

    /// Asks; and once more when our clock was wrong and its answer says by how much.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, String)],
        body: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Refusal> {
        let first = self.ask_once(method.clone(), path, query, body.clone());
        match first.await {
            Err(Refusal::Clock {
                theirs: Some(theirs),
            }) => {
                let behind = theirs.as_second() - Timestamp::now().as_second();
                tracing::error!(behind, "our clock is not GOV.UK Notify's");
                self.0.behind.store(behind, Ordering::Relaxed);
                self.ask_once(method, path, query, body).await
            }
            answer => answer,
        }
    }

    async fn ask_once(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, String)],
        body: Option<Vec<u8>>,
    ) -> Result<Vec<u8>, Refusal> {
        let service = &self.0;
        let now = Timestamp::now().as_second() + service.behind.load(Ordering::Relaxed);
        let token = service.key.token(now).ok_or(Refusal::NotLetIn)?;
        let mut address = format!("{}{path}", service.address);
        for (place, (name, value)) in query.iter().enumerate() {
            // Hexadecimal digits and a number: nothing to encode.
            let sign = if place == 0 { '?' } else { '&' };
            address.push_str(&format!("{sign}{name}={value}"));
        }
        let mut request = self
            .client()?
            .request(method, address)
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        if let Some(body) = body {
            request = request
                .header(header::CONTENT_TYPE, "application/json")
                .body(body);
        }
        let answer = request.send().await.map_err(|_| Refusal::Away)?;
        let status = answer.status();
        let theirs = answer
            .headers()
            .get(header::DATE)
            .and_then(|date| date.to_str().ok())
            .and_then(|date| jiff::fmt::rfc2822::parse(date).ok())
            .map(|date| date.timestamp());
        let answer = answer.bytes().await.map_err(|_| Refusal::Away)?;
        if status == StatusCode::OK || status == StatusCode::CREATED {
            return Ok(answer.to_vec());
        }
        let refusal = Refusal::read(status, &answer, theirs);
        // The kind of error alone: its message may quote what we sent.
        tracing::warn!(status = status.as_u16(), ?refusal, "GOV.UK Notify refused");
        Err(refusal)
    }

    fn client(&self) -> Result<&reqwest::Client, Refusal> {
        if let Some(made) = self.0.client.get() {
            return Ok(made);
        }
        let client = reqwest::Client::builder()
            // What leads elsewhere would carry the token and the address there.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()
            .map_err(|_| Refusal::Away)?;
        Ok(self.0.client.get_or_init(|| client))
    }
}
