//! AWS's Encryption SDK for Python opens what we seal, and we open what it seals.
//!
//! The vectors are stored, so that no Python is needed. `tests/interop/encryption_sdk.py`, at the top of the
//! repository, made Python's and opens ours; with ENCRYPTION_SDK_PYTHON it runs both ways with new messages.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vault::{DataKey, Opened, SealingContext, SealingError, open, seal};

#[derive(Serialize, Deserialize)]
struct Vector {
    name: String,
    key: String,
    key_name: String,
    context: BTreeMap<String, String>,
    text: String,
    #[serde(default)]
    message: String,
}

impl Vector {
    fn key(&self) -> DataKey {
        DataKey::try_from(unhex(&self.key).as_slice()).expect("a key")
    }

    fn place(&self) -> SealingContext<'_> {
        SealingContext {
            table: &self.context["table"],
            partition: &self.context["partition"],
            sort: &self.context["sort"],
            kind: &self.context["kind"],
            council: &self.context["council"],
            body_version: self.context["body-version"].parse().expect("a number"),
        }
    }

    fn open(&self) -> Result<Opened<Value>, SealingError> {
        open(
            &self.key(),
            &self.key_name,
            &self.place(),
            &unhex(&self.message),
        )
    }

    fn value(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }
}

fn unhex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).expect("hex")
}

fn stored(file: &str) -> Vec<Vector> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(file);
    let vectors: Vec<Vector> =
        serde_json::from_slice(&std::fs::read(path).expect("the file")).expect("vectors");
    assert!(!vectors.is_empty());
    vectors
}

fn must_open(vectors: &[Vector]) {
    for vector in vectors {
        let opened = vector
            .open()
            .unwrap_or_else(|reason| panic!("{}: {reason}", vector.name));
        assert_eq!(*opened, vector.value(), "{}", vector.name);
    }
}

#[test]
fn bodies_sealed_by_earlier_versions_open() {
    must_open(&stored("family_hub.json"));
}

#[test]
fn bodies_sealed_by_python_open() {
    must_open(&stored("python.json"));
}

#[test]
fn messages_of_another_shape_do_not_open() {
    for vector in stored("refused.json") {
        assert!(
            matches!(vector.open(), Err(SealingError::DoesNotOpen)),
            "opened: {}",
            vector.name
        );
    }
}

#[test]
#[allow(
    clippy::print_stderr,
    reason = "who reads the tests' output sees that it was skipped"
)]
fn python_opens_new_bodies_and_new_bodies_of_python_open() {
    let Some(sdk) = std::env::var_os("ENCRYPTION_SDK_PYTHON") else {
        eprintln!("skipped: ENCRYPTION_SDK_PYTHON names no Python with aws-encryption-sdk[MPL]");
        return;
    };
    let vectors: Vec<Vector> = [0, 1, 15, 16, 17, 255, 4_095, 4_096, 4_097, 70_000, 380_000]
        .into_iter()
        .map(|length| {
            let value = "ẞ".repeat(length / 3) + &"x".repeat(length % 3);
            let mut vector = Vector {
                name: format!("{length} bytes"),
                key: HEXLOWER.encode(DataKey::random().expect("random bytes").expose()),
                key_name: "8c1f0e5b7a".into(),
                context: stored("family_hub.json").remove(0).context,
                text: String::new(),
                message: String::new(),
            };
            let body =
                seal(&vector.key(), &vector.key_name, &vector.place(), &value).expect("seals");
            // Python sees the padding: an empty text's two quotes are never padded, so the rest is framing.
            let empty = seal(&vector.key(), &vector.key_name, &vector.place(), "").expect("seals");
            let padded = body.len() - (empty.len() - 2);
            vector.text = Value::from(value).to_string();
            vector.text += &" ".repeat(padded - vector.text.len());
            vector.message = HEXLOWER.encode(&body);
            vector
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("vectors.json");
    std::fs::write(&file, serde_json::to_vec(&vectors).expect("JSON")).expect("written");

    python(&sdk, "open", &file);
    let made = python(&sdk, "seal", &file).stdout;
    must_open(&serde_json::from_slice::<Vec<Vector>>(&made).expect("vectors"));
}

fn python(sdk: &OsStr, command: &str, file: &Path) -> Output {
    let script =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/interop/encryption_sdk.py");
    let output = Command::new(sdk)
        .arg(script)
        .arg(command)
        .arg(file)
        .output()
        .expect("runs");
    assert!(
        output.status.success(),
        "{command}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}
