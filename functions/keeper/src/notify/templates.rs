//! Which template of GOV.UK Notify's has the words of which message.

use std::collections::BTreeMap;

use site_model::{Language, MessageChannel, MessageKind};

/// Of which message a template has the words, and in which language; `None` in the council's own.
type Which = (MessageKind, MessageChannel, Option<Language>);

/// The ids of a council's templates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates(BTreeMap<Which, String>);

/// A setting that does not name templates.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("has `{0}`, which is not like `confirmation.email=<template id>`")]
pub struct BadTemplates(String);

impl Templates {
    /// Reads `confirmation.email=<id> confirmation.text=<id> confirmation.text.ar=<id> …`.
    pub fn parse(text: &str) -> Result<Self, BadTemplates> {
        let mut templates = Self::default();
        for part in text.split_whitespace() {
            let read = || {
                let (name, id) = part.split_once('=')?;
                let mut name = name.split('.');
                let kind = MessageKind::parse(name.next()?)?;
                let channel = name.next()?;
                let mut channels = MessageChannel::ALL.into_iter();
                let channel = channels.find(|one| one.as_str() == channel)?;
                let language = match name.next() {
                    Some(code) => Some(Language::parse(code)?),
                    None => None,
                };
                let is_whole = name.next().is_none() && !id.is_empty();
                is_whole.then(|| ((kind, channel, language), id.to_owned()))
            };
            let (which, id) = read().ok_or_else(|| BadTemplates(part.to_owned()))?;
            templates.0.insert(which, id);
        }
        Ok(templates)
    }

    /// Sets one.
    #[must_use]
    pub fn with(
        mut self,
        kind: MessageKind,
        channel: MessageChannel,
        language: Option<Language>,
        id: &str,
    ) -> Self {
        self.0.insert((kind, channel, language), id.to_owned());
        self
    }

    /// The template in a language; or else in the council's own, which whoever gets it may have read to them.
    pub(super) fn of(
        &self,
        kind: MessageKind,
        channel: MessageChannel,
        language: Option<Language>,
    ) -> Option<&str> {
        let told = self.0.get(&(kind, channel, language));
        let own = || self.0.get(&(kind, channel, None));
        told.or_else(own).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_read_as_the_template_writes_them() {
        let (confirmation, email) = (MessageKind::Confirmation, MessageChannel::Email);
        let (new_message, text) = (MessageKind::NewMessage, MessageChannel::Text);
        let set = "confirmation.email=a1\n  new-message.text=b2 new-message.text.ar=b3";
        let read = Templates::parse(set).expect("read");
        let arabic = Language::parse("ar");
        let expected = Templates::default()
            .with(confirmation, email, None, "a1")
            .with(new_message, text, None, "b2")
            .with(new_message, text, arabic, "b3");
        assert_eq!(read, expected);
        assert_eq!(read.of(new_message, text, arabic), Some("b3"));
        // What is not translated goes out in the council's own words.
        assert_eq!(read.of(confirmation, email, arabic), Some("a1"));
        let bengali = Language::parse("bn");
        assert_eq!(read.of(new_message, text, bengali), Some("b2"));
        assert_eq!(read.of(confirmation, text, None), None);
        assert_eq!(Templates::parse(""), Ok(Templates::default()));
    }

    #[test]
    fn a_name_that_no_message_has_is_refused() {
        for text in [
            "confirmation=a",
            "confirmation.fax=a",
            "x.email=a",
            "confirmation.email=",
            "confirmation.email.arabic=a",
            "confirmation.email.ar.x=a",
            "a",
        ] {
            assert_eq!(Templates::parse(text), Err(BadTemplates(text.to_owned())));
        }
    }
}
