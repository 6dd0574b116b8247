//! A council's service: its key, its templates, and where it is told what became of a message.

use std::collections::BTreeMap;

use keeper::notify::Templates;
use site_model::message::MessageWording;
use site_model::published::PublishedCouncil;
use site_model::{Language, MessageChannel, MessageKind, Slug};
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
    language: Option<Language>,
    pub(super) subject: Option<String>,
    pub(super) body: String,
}

impl Service {
    /// A service of a council with templates in its words.
    pub fn new(council: Slug, worded: &BTreeMap<MessageKind, MessageWording>) -> Self {
        let service = Self {
            council,
            id: uuid(),
            secret: uuid(),
            templates: BTreeMap::new(),
            receipts: None,
        };
        service.worded(None, worded)
    }

    /// The service of a council with templates in its words, in every language that it has.
    pub fn of(council: &PublishedCouncil) -> Self {
        let own = Self::new(council.slug.clone(), &council.messages);
        let told = council.translations.iter();
        told.fold(own, |service, (language, told)| {
            service.worded(Some(*language), &told.messages)
        })
    }

    fn worded(
        mut self,
        language: Option<Language>,
        worded: &BTreeMap<MessageKind, MessageWording>,
    ) -> Self {
        for (kind, wording) in worded {
            let email = wording.email.iter().map(|email| Template {
                kind: *kind,
                language,
                channel: MessageChannel::Email,
                subject: Some(email.subject.clone()),
                body: email.body.clone(),
            });
            let text = wording.text.iter().map(|text| Template {
                kind: *kind,
                language,
                channel: MessageChannel::Text,
                subject: None,
                body: text.clone(),
            });
            let templates = email.chain(text).map(|template| (uuid(), template));
            self.templates.extend(templates);
        }
        self
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
            ids.with(template.kind, template.channel, template.language, id)
        })
    }

    /// The same, as a deployment's setting has them.
    pub fn template_setting(&self) -> String {
        let templates = self.templates.iter();
        let set = templates.map(|(id, template)| {
            let language = template.language.map(|language| format!(".{language}"));
            let language = language.unwrap_or_default();
            format!(
                "{}.{}{language}={id}",
                template.kind,
                template.channel.as_str()
            )
        });
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
