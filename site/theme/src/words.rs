//! Every word an interface says, from Project Fluent files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::ThemeError;

/// The language that has every message.
const FALLBACK: &str = "en-GB";

/// The messages of all languages.
pub struct Words {
    languages: BTreeMap<String, FluentBundle<FluentResource>>,
    /// The ids of British English.
    own: BTreeSet<String>,
    missing: Mutex<BTreeSet<String>>,
}

/// What a message can have in its place-holders.
///
/// A number chooses plural forms; a text only stands where it is put.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// Shown as it is.
    Text(String),
    /// Shown, and chooses among plural forms.
    Number(f64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Argument::Text(text.clone())
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Argument::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Argument::Number(f64::from(number))
    }
}

impl From<i32> for Argument {
    fn from(number: i32) -> Self {
        Argument::Number(f64::from(number))
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        #[expect(
            clippy::cast_precision_loss,
            reason = "no count a person reads is near 2^53"
        )]
        Argument::Number(number as f64)
    }
}

impl Words {
    /// Reads the files of every language: language, then file, then text.
    pub(crate) fn new(
        sources: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> Result<Words, ThemeError> {
        let mut languages = BTreeMap::new();
        for (language, files) in sources {
            let refuse = |file: &str, problem: String| ThemeError::Words {
                language: language.clone(),
                file: file.to_owned(),
                problem,
            };
            let identifier: LanguageIdentifier = language
                .parse()
                .map_err(|_| refuse("", format!("`{language}` is no language tag")))?;
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            // Isolation marks would be invisible characters in titles, attributes and emails.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(as_read));
            for (file, text) in files {
                let resource = FluentResource::try_new(text.clone()).map_err(|(_, errors)| {
                    let found = errors.first().map(|error| {
                        let line = text
                            .get(..error.pos.start)
                            .map_or(0, |before| before.matches('\n').count())
                            + 1;
                        format!("line {line}: {}", error.kind)
                    });
                    refuse(file, found.unwrap_or_default())
                })?;
                bundle.add_resource(resource).map_err(|errors| {
                    let twice = errors.iter().find_map(|error| match error {
                        FluentError::Overriding { id, .. } => Some(format!("`{id}` is said twice")),
                        _ => None,
                    });
                    refuse(file, twice.unwrap_or_else(|| format!("{errors:?}")))
                })?;
            }
            languages.insert(language.clone(), bundle);
        }
        let own = sources.get(FALLBACK).into_iter().flat_map(BTreeMap::values);
        Ok(Words {
            languages,
            own: own.flat_map(|text| ids(text)).map(str::to_owned).collect(),
            missing: Mutex::default(),
        })
    }

    /// The message `id` in `language`, or in British English where that has no such message.
    ///
    /// `id` may be `message.attribute`. A message that is nowhere, or lacks an argument, shows as
    /// `⟦id⟧`: visible to whoever looks, and in [`Words::missing`] for a test.
    pub fn say(&self, language: &str, id: &str, arguments: &[(&str, Argument)]) -> String {
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            given.set(
                (*name).to_owned(),
                match argument {
                    Argument::Text(text) => FluentValue::from(text.as_str()),
                    Argument::Number(number) => FluentValue::from(*number),
                },
            );
        }
        let said = [language, FALLBACK]
            .into_iter()
            .find_map(|language| self.say_in(language, id, &given));
        said.unwrap_or_else(|| self.note_missing(id))
    }

    /// Whether `language` itself has the message `id`.
    pub fn has(&self, language: &str, id: &str) -> bool {
        let (message, attribute) = split(id);
        let found = self
            .languages
            .get(language)
            .and_then(|bundle| bundle.get_message(message));
        found.is_some_and(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).is_some(),
            None => message.value().is_some(),
        })
    }

    /// What British English says without an argument and `language` does not say.
    pub fn lacking(&self, language: &str) -> BTreeSet<String> {
        let given = FluentArgs::new();
        let lacking = self.own.iter().filter(|id| !self.has(language, id));
        lacking
            .filter_map(|id| self.say_in(FALLBACK, id, &given))
            .collect()
    }

    /// The ids that were asked for and could not be said so far.
    pub fn missing(&self) -> BTreeSet<String> {
        self.missing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Forgets what was missing so far: what comes next is judged by itself.
    pub fn forget_missing(&self) {
        self.missing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn say_in(&self, language: &str, id: &str, given: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.languages.get(language)?;
        let (message, attribute) = split(id);
        let message = bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(given), &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }

    fn note_missing(&self, id: &str) -> String {
        let is_new = self
            .missing
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id.to_owned());
        if is_new {
            tracing::warn!(id, "no words for this message, or an argument is missing");
        }
        format!("⟦{id}⟧")
    }
}

/// A whole number as British English writes it: `2,000`. A year is a text, and comes as one.
fn as_read<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let digits = number.as_string();
    if !number.options.use_grouping || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before_first_comma = digits.len() % 3;
    let mut said = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == before_first_comma {
            said.push(',');
        }
        said.push(digit);
    }
    Some(said)
}

/// How a language is written: `ltr`, or `rtl` from right to left.
pub(crate) fn direction(language: &str) -> &'static str {
    let identifier: Option<LanguageIdentifier> = language.parse().ok();
    match identifier.map(|language| language.character_direction()) {
        Some(CharacterDirection::RTL) => "rtl",
        _ => "ltr",
    }
}

/// The ids of the messages in a file: each begins a line.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (id, _) = line.split_once('=')?;
        let id = id.trim_end();
        let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(is_id)).then_some(id)
    })
}

/// `message.attribute` as its two parts.
fn split(id: &str) -> (&str, Option<&str>) {
    id.split_once('.')
        .map_or((id, None), |(message, attribute)| {
            (message, Some(attribute))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: &str, text: &str) -> Words {
        let files = BTreeMap::from([("test.ftl".to_owned(), text.to_owned())]);
        Words::new(&BTreeMap::from([(language.to_owned(), files)]))
            .expect("the words are well formed")
    }

    #[test]
    fn a_number_chooses_the_plural_form() {
        let words = words(
            "en-GB",
            "errors = { $count ->\n    [one] One error\n   *[other] { $count } errors\n }\n",
        );
        assert_eq!(
            words.say("en-GB", "errors", &[("count", 1.into())]),
            "One error"
        );
        assert_eq!(
            words.say("en-GB", "errors", &[("count", 3.into())]),
            "3 errors"
        );
    }

    #[test]
    fn thousands_are_told_apart() {
        let words = words("en-GB", "most = { $most } characters\n");
        for (most, said) in [
            (0, "0 characters"),
            (999, "999 characters"),
            (2000, "2,000 characters"),
            (1_234_567, "1,234,567 characters"),
        ] {
            assert_eq!(words.say("en-GB", "most", &[("most", most.into())]), said);
        }
    }

    #[test]
    fn an_argument_brings_no_invisible_marks() {
        let words = words("en-GB", "hello = Hello, { $name }.\n");
        assert_eq!(
            words.say("en-GB", "hello", &[("name", "Ann".into())]),
            "Hello, Ann."
        );
    }

    #[test]
    fn a_language_without_the_message_says_it_in_british_english() {
        let words = words("en-GB", "hello = Hello\n");
        assert_eq!(words.say("cy", "hello", &[]), "Hello");
        assert!(!words.has("cy", "hello"));
    }

    #[test]
    fn a_message_that_is_missing_is_seen_and_noted() {
        let words = words("en-GB", "hello = Hello, { $name }.\n");
        assert_eq!(words.say("en-GB", "goodbye", &[]), "⟦goodbye⟧");
        assert_eq!(words.say("en-GB", "hello", &[]), "⟦hello⟧");
        assert_eq!(
            words.missing(),
            BTreeSet::from(["goodbye".to_owned(), "hello".to_owned()])
        );
    }

    #[test]
    fn a_message_said_twice_is_refused_by_name() {
        let files = BTreeMap::from([
            ("a.ftl".to_owned(), "x = 1\n".to_owned()),
            ("b.ftl".to_owned(), "x = 2\n".to_owned()),
        ]);
        let refused = Words::new(&BTreeMap::from([("en-GB".to_owned(), files)]))
            .err()
            .map(|e| e.to_string());
        assert_eq!(refused.as_deref(), Some("en-GB/b.ftl: `x` is said twice"));
    }
}
