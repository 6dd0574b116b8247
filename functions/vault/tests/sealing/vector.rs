//! A message with all that opens it, as `tests/vectors` and the Python scripts have it.

use std::collections::BTreeMap;
use std::path::Path;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vault::{DataKey, Opened, SealingContext, SealingError, open, seal};

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Vector {
    pub(crate) name: String,
    key: String,
    key_name: String,
    pub(crate) context: BTreeMap<String, String>,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) message: String,
}

impl Vector {
    /// Seals `value` under a new key, where the vector of that context is.
    pub(crate) fn sealed(name: &str, context: &BTreeMap<String, String>, value: &str) -> Self {
        let key = DataKey::random().expect("random bytes");
        let mut vector = Self {
            name: name.to_owned(),
            key: HEXLOWER.encode(key.expose()),
            key_name: "8c1f0e5b7a".to_owned(),
            context: context.clone(),
            text: String::new(),
            message: String::new(),
        };
        vector.seal(value);
        vector
    }

    /// Seals another value under the same key, in the same place.
    pub(crate) fn seal(&mut self, value: &str) {
        let seal = |value| seal(&self.key(), &self.key_name, &self.place(), value).expect("seals");
        let body = seal(value);
        // Python sees the padding: an empty text's two quotes are never padded, so the rest is framing.
        let padded = body.len() - (seal("").len() - 2);
        self.text = Value::from(value).to_string();
        self.text += &" ".repeat(padded - self.text.len());
        self.message = HEXLOWER.encode(&body);
    }

    pub(crate) fn key(&self) -> DataKey {
        DataKey::try_from(unhex(&self.key).as_slice()).expect("a key")
    }

    pub(crate) fn place(&self) -> SealingContext<'_> {
        SealingContext {
            table: &self.context["table"],
            partition: &self.context["partition"],
            sort: &self.context["sort"],
            kind: &self.context["kind"],
            council: &self.context["council"],
            body_version: self.context["body-version"].parse().expect("a number"),
        }
    }

    pub(crate) fn message(&self) -> Vec<u8> {
        unhex(&self.message)
    }

    pub(crate) fn open(&self) -> Result<Opened<Value>, SealingError> {
        self.open_instead(&self.message())
    }

    /// Opens a message in the place of the vector's own.
    pub(crate) fn open_instead(&self, message: &[u8]) -> Result<Opened<Value>, SealingError> {
        open(&self.key(), &self.key_name, &self.place(), message)
    }

    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

fn unhex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).expect("hex")
}

/// The vectors of a file in `tests/vectors`.
pub(crate) fn stored(file: &str) -> Vec<Vector> {
    let vectors: Vec<Vector> =
        serde_json::from_slice(&std::fs::read(path(file)).expect("the file")).expect("vectors");
    assert!(!vectors.is_empty());
    vectors
}

pub(crate) fn path(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(file)
}
