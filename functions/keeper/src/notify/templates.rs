//! Which template of GOV.UK Notify's has the words of which message.

use std::collections::BTreeMap;

use site_model::{MessageChannel, MessageKind};

/// The ids of a council's templates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates(BTreeMap<(MessageKind, MessageChannel), String>);

/// A setting that does not name templates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("has `{0}`, which is not like `confirmation.email=<template id>`")]
pub struct BadTemplates(String);

impl Templates {
    /// Reads `confirmation.email=<id> confirmation.text=<id> …`.
    pub fn parse(text: &str) -> Result<Self, BadTemplates> {
        let mut templates = Self::default();
        for part in text.split_whitespace() {
            let read = || {
                let (name, id) = part.split_once('=')?;
                let (kind, channel) = name.split_once('.')?;
                let mut channels = MessageChannel::ALL.into_iter();
                let channel = channels.find(|one| one.as_str() == channel)?;
                (!id.is_empty()).then_some(((MessageKind::parse(kind)?, channel), id.to_owned()))
            };
            let (which, id) = read().ok_or_else(|| BadTemplates(part.to_owned()))?;
            templates.0.insert(which, id);
        }
        Ok(templates)
    }

    /// Sets one.
    #[must_use]
    pub fn with(mut self, kind: MessageKind, channel: MessageChannel, id: &str) -> Self {
        self.0.insert((kind, channel), id.to_owned());
        self
    }

    pub(super) fn of(&self, kind: MessageKind, channel: MessageChannel) -> Option<&str> {
        self.0.get(&(kind, channel)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_read_as_the_template_writes_them() {
        let read = Templates::parse("confirmation.email=a1\n  new-message.text=b2").expect("read");
        let expected = Templates::default()
            .with(MessageKind::Confirmation, MessageChannel::Email, "a1")
            .with(MessageKind::NewMessage, MessageChannel::Text, "b2");
        assert_eq!(read, expected);
        assert_eq!(Templates::parse(""), Ok(Templates::default()));
    }

    #[test]
    fn a_name_that_no_message_has_is_refused() {
        for text in [
            "confirmation=a",
            "confirmation.fax=a",
            "x.email=a",
            "confirmation.email=",
            "a",
        ] {
            assert_eq!(Templates::parse(text), Err(BadTemplates(text.to_owned())));
        }
    }
}
