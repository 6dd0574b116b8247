//! A language: of a service, or of what a council writes.

use std::fmt;

use isolang::Language as Iso;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml_error::rejected;

/// A language by its code: ISO 639-1 (`bn`) where it has one, else ISO 639-3 (`bfi`, British Sign
/// Language).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Iso);

impl Language {
    /// Reads a code of two or three small letters.
    pub fn parse(code: &str) -> Option<Self> {
        let language = match code.len() {
            2 => Iso::from_639_1(code),
            _ => Iso::from_639_3(code),
        };
        language.map(Self)
    }

    /// The language that has this name in English, e.g. `Bengali`.
    pub fn named(name: &str) -> Option<Self> {
        isolang::languages()
            .find(|language| language.to_name().eq_ignore_ascii_case(name))
            .map(Self)
    }

    /// Its shortest code.
    pub fn code(self) -> &'static str {
        self.0.to_639_1().unwrap_or_else(|| self.0.to_639_3())
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        self.0.to_name()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            rejected(
                &format!("`{text}` is no code of a language"),
                &match Self::named(&text) {
                    Some(language) => format!("write `{language}`"),
                    None => "write the ISO 639 code, such as `bn` for Bengali or `bfi` for British Sign Language".to_owned(),
                },
            )
        })
    }
}
