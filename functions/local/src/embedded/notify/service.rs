//! A council's service: its key, its templates, and where it is told what became of a message.

use std::collections::BTreeMap;

use keeper::notify::Templates;
use site_model::message::MessageWording;
use site_model::{MessageChannel, MessageKind, Slug};
use uuid::Uuid;

/// A council's service.
pub struct Service {
    pub(super) council: Slug,
    id: String,
    secret: String,
    pub(super) templates: BTreeMap<String, Template>,
    /// Where delivery receipts go, and the token that they carry.
    pub(super) receipts: Option<(String, String)>,
}

/// A template, as the council pasted it from its content.
pub(super) struct Template {
    pub(super) kind: MessageKind,
    pub(super) channel: MessageChannel,
    pub(super) subject: Option<String>,
    pub(super) body: String,
}

impl Service {
    /// A service of a council with templates in its words.
    pub fn new(council: Slug, worded: &BTreeMap<MessageKind, MessageWording>) -> Self {
        let mut templates = BTreeMap::new();
        for (kind, wording) in worded {
            let email = wording.email.iter().map(|email| Template {
                kind: *kind,
                channel: MessageChannel::Email,
                subject: Some(email.subject.clone()),
                body: email.body.clone(),
            });
            let text = wording.text.iter().map(|text| Template {
                kind: *kind,
                channel: MessageChannel::Text,
                subject: None,
                body: text.clone(),
            });
            templates.extend(email.chain(text).map(|template| (uuid(), template)));
        }
        Self {
            council,
            id: uuid(),
            secret: uuid(),
            templates,
            receipts: None,
        }
    }

    /// The same, which tells this address what became of messages.
    #[must_use]
    pub fn telling(mut self, address: impl Into<String>, token: impl Into<String>) -> Self {
        self.receipts = Some((address.into(), token.into()));
        self
    }

    /// Its API key, as GOV.UK Notify shows one.
    pub fn api_key(&self) -> String {
        format!("family-hub-{}-{}", self.id, self.secret)
    }

    /// The ids of its templates.
    pub fn template_ids(&self) -> Templates {
        let templates = self.templates.iter();
        templates.fold(Templates::default(), |ids, (id, template)| {
            ids.with(template.kind, template.channel, id)
        })
    }

    /// The same, as a deployment's setting has them.
    pub fn template_setting(&self) -> String {
        let templates = self.templates.iter();
        let set = templates
            .map(|(id, template)| format!("{}.{}={id}", template.kind, template.channel.as_str()));
        set.collect::<Vec<String>>().join(" ")
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn secret(&self) -> &str {
        &self.secret
    }
}

/// A new random UUID.
pub(super) fn uuid() -> String {
    let bytes = rand::random::<u128>().to_be_bytes();
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

/// Whether a text is one.
pub(super) fn is_uuid(text: &str) -> bool {
    Uuid::try_parse(text).is_ok()
}
