//! Operations that use keys: sealing, opening, data keys, random bytes and message authentication.

use aws_lc_rs::rand;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{HMAC, SYMMETRIC};
use crate::embedded::kms::Kms;
use crate::embedded::kms::fault::Fault;
use crate::embedded::kms::keys::{EncryptionContext, KeyId};
use crate::embedded::kms::secret::Refused;

/// The most that `Encrypt` and `GenerateMac` take.
const LARGEST_MESSAGE: usize = 4096;
/// The most that `GenerateRandom` and `GenerateDataKey` give.
const MOST_BYTES: usize = 1024;

/// Bytes, which the protocol writes in base64; wiped when dropped, as they may be a key.
struct Blob(Zeroizing<Vec<u8>>);

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Blob, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let bytes = STANDARD.decode(text.as_bytes()).map_err(D::Error::custom)?;
        Ok(Blob(Zeroizing::new(bytes)))
    }
}

impl Blob {
    /// A message that must have content, and no more than KMS takes.
    fn message(&self, field: &str) -> Result<&[u8], Fault> {
        if (1..=LARGEST_MESSAGE).contains(&self.0.len()) {
            Ok(&self.0)
        } else {
            Err(Fault::Validation(format!(
                "{field} is from 1 to {LARGEST_MESSAGE} bytes"
            )))
        }
    }
}

fn only_algorithm(asked: Option<&str>, ours: &str) -> Result<(), Fault> {
    match asked {
        Some(other) if other != ours => Err(Fault::InvalidKeyUsage(format!(
            "algorithm {other} is incompatible with the key"
        ))),
        _ => Ok(()),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Encrypt {
    key_id: String,
    plaintext: Blob,
    #[serde(default)]
    encryption_context: EncryptionContext,
    encryption_algorithm: Option<String>,
}

pub(super) fn encrypt(kms: &Kms, asked: &Encrypt) -> Result<Value, Fault> {
    only_algorithm(asked.encryption_algorithm.as_deref(), SYMMETRIC)?;
    let plaintext = asked.plaintext.message("Plaintext")?;
    kms.read(|ring| {
        let key = ring.find(&asked.key_id)?;
        Ok(json!({
            "KeyId": key.id.arn(),
            "CiphertextBlob": STANDARD.encode(key.encrypt(&asked.encryption_context, plaintext)?),
            "EncryptionAlgorithm": SYMMETRIC,
        }))
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Decrypt {
    ciphertext_blob: Blob,
    key_id: Option<String>,
    #[serde(default)]
    encryption_context: EncryptionContext,
    encryption_algorithm: Option<String>,
}

pub(super) fn decrypt(kms: &Kms, asked: &Decrypt) -> Result<Value, Fault> {
    only_algorithm(asked.encryption_algorithm.as_deref(), SYMMETRIC)?;
    let (id, plaintext) = open(
        kms,
        asked.key_id.as_deref(),
        &asked.encryption_context,
        &asked.ciphertext_blob,
    )?;
    Ok(json!({
        "KeyId": id.arn(),
        "Plaintext": STANDARD.encode(&plaintext),
        "EncryptionAlgorithm": SYMMETRIC,
    }))
}

/// Opens `blob`, which must be sealed by `expected` if the caller names a key.
fn open(
    kms: &Kms,
    expected: Option<&str>,
    context: &EncryptionContext,
    blob: &Blob,
) -> Result<(KeyId, Zeroizing<Vec<u8>>), Fault> {
    kms.read(|ring| {
        let expected = expected.map(|name| ring.find(name)).transpose()?;
        let (id, plaintext) = ring.decrypt(context, &blob.0)?;
        match expected {
            Some(key) if key.id != id => Err(Fault::IncorrectKey),
            _ => Ok((id, plaintext)),
        }
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct ReEncrypt {
    ciphertext_blob: Blob,
    source_key_id: Option<String>,
    #[serde(default)]
    source_encryption_context: EncryptionContext,
    destination_key_id: String,
    #[serde(default)]
    destination_encryption_context: EncryptionContext,
    source_encryption_algorithm: Option<String>,
    destination_encryption_algorithm: Option<String>,
}

pub(super) fn re_encrypt(kms: &Kms, asked: &ReEncrypt) -> Result<Value, Fault> {
    only_algorithm(asked.source_encryption_algorithm.as_deref(), SYMMETRIC)?;
    only_algorithm(asked.destination_encryption_algorithm.as_deref(), SYMMETRIC)?;
    let (source, plaintext) = open(
        kms,
        asked.source_key_id.as_deref(),
        &asked.source_encryption_context,
        &asked.ciphertext_blob,
    )?;
    kms.read(|ring| {
        let key = ring.find(&asked.destination_key_id)?;
        let blob = key.encrypt(&asked.destination_encryption_context, &plaintext)?;
        Ok(json!({
            "CiphertextBlob": STANDARD.encode(blob),
            "SourceKeyId": source.arn(),
            "KeyId": key.id.arn(),
            "SourceEncryptionAlgorithm": SYMMETRIC,
            "DestinationEncryptionAlgorithm": SYMMETRIC,
        }))
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GenerateDataKey {
    key_id: String,
    #[serde(default)]
    encryption_context: EncryptionContext,
    key_spec: Option<String>,
    number_of_bytes: Option<usize>,
}

/// Whether a new data key is given in the open as well.
#[derive(Clone, Copy)]
pub(super) enum Plaintext {
    Given,
    Withheld,
}

pub(super) fn generate_data_key(
    kms: &Kms,
    asked: &GenerateDataKey,
    plaintext: Plaintext,
) -> Result<Value, Fault> {
    let length = match (asked.key_spec.as_deref(), asked.number_of_bytes) {
        (Some("AES_256"), None) => 32,
        (Some("AES_128"), None) => 16,
        (None, Some(length)) => length,
        _ => {
            return Err(Fault::Validation(
                "Please specify either number of bytes or key spec.".to_owned(),
            ));
        }
    };
    let data_key = random(length)?;
    kms.read(|ring| {
        let key = ring.find(&asked.key_id)?;
        let mut answer = json!({
            "KeyId": key.id.arn(),
            "CiphertextBlob": STANDARD.encode(key.encrypt(&asked.encryption_context, &data_key)?),
        });
        if let Plaintext::Given = plaintext {
            answer["Plaintext"] = STANDARD.encode(&data_key).into();
        }
        Ok(answer)
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GenerateRandom {
    number_of_bytes: usize,
}

pub(super) fn generate_random(asked: &GenerateRandom) -> Result<Value, Fault> {
    Ok(json!({ "Plaintext": STANDARD.encode(random(asked.number_of_bytes)?) }))
}

fn random(length: usize) -> Result<Zeroizing<Vec<u8>>, Fault> {
    if !(1..=MOST_BYTES).contains(&length) {
        return Err(Fault::Validation(format!(
            "NumberOfBytes is from 1 to {MOST_BYTES}"
        )));
    }
    let mut bytes = Zeroizing::new(vec![0; length]);
    rand::fill(&mut bytes).map_err(Refused::from)?;
    Ok(bytes)
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct GenerateMac {
    key_id: String,
    message: Blob,
    mac_algorithm: String,
}

pub(super) fn generate_mac(kms: &Kms, asked: &GenerateMac) -> Result<Value, Fault> {
    only_algorithm(Some(&asked.mac_algorithm), HMAC)?;
    let message = asked.message.message("Message")?;
    kms.read(|ring| {
        let key = ring.find(&asked.key_id)?;
        Ok(json!({
            "KeyId": key.id.arn(),
            "Mac": STANDARD.encode(key.hmac()?.mac(message)),
            "MacAlgorithm": HMAC,
        }))
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct VerifyMac {
    key_id: String,
    message: Blob,
    mac_algorithm: String,
    mac: Blob,
}

pub(super) fn verify_mac(kms: &Kms, asked: &VerifyMac) -> Result<Value, Fault> {
    only_algorithm(Some(&asked.mac_algorithm), HMAC)?;
    let message = asked.message.message("Message")?;
    kms.read(|ring| {
        let key = ring.find(&asked.key_id)?;
        if !key.hmac()?.verifies(message, &asked.mac.0) {
            return Err(Fault::InvalidMac);
        }
        Ok(json!({ "KeyId": key.id.arn(), "MacValid": true, "MacAlgorithm": HMAC }))
    })
}
