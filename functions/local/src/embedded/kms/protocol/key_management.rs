//! Operations on keys themselves: making, naming, listing and rotating them.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{HMAC, SYMMETRIC};
use crate::embedded::kms::Kms;
use crate::embedded::kms::fault::Fault;
use crate::embedded::kms::keys::{ACCOUNT, Key, Material, Rotation, alias_arn};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct CreateKey {
    description: String,
    key_spec: String,
    key_usage: Option<String>,
    origin: String,
    multi_region: bool,
}

impl Default for CreateKey {
    fn default() -> CreateKey {
        CreateKey {
            description: String::new(),
            key_spec: SYMMETRIC.to_owned(),
            key_usage: None,
            origin: "AWS_KMS".to_owned(),
            multi_region: false,
        }
    }
}

pub(super) fn create_key(kms: &Kms, asked: CreateKey) -> Result<Value, Fault> {
    if asked.origin != "AWS_KMS" || asked.multi_region {
        return Err(Fault::Unsupported(
            "only single-region keys made by this KMS".to_owned(),
        ));
    }
    let material = match (asked.key_spec.as_str(), asked.key_usage.as_deref()) {
        (SYMMETRIC, None | Some("ENCRYPT_DECRYPT")) => Material::symmetric()?,
        ("HMAC_256", Some("GENERATE_VERIFY_MAC")) => Material::hmac()?,
        (SYMMETRIC | "HMAC_256", _) => {
            let spec = asked.key_spec;
            return Err(Fault::Validation(format!(
                "KeyUsage is not compatible with KeySpec {spec}"
            )));
        }
        (spec, _) => return Err(Fault::Unsupported(format!("this KMS makes no {spec} keys"))),
    };
    kms.change(|ring| {
        Ok(json!({ "KeyMetadata": metadata(ring.create(asked.description, material)?) }))
    })
}

fn metadata(key: &Key) -> Value {
    let mut metadata = json!({
        "AWSAccountId": ACCOUNT,
        "KeyId": key.id.to_string(),
        "Arn": key.id.arn(),
        "CreationDate": seconds(key.created),
        "Enabled": true,
        "Description": key.description,
        "KeyState": "Enabled",
        "Origin": "AWS_KMS",
        "KeyManager": "CUSTOMER",
        "MultiRegion": false,
    });
    let more = match key.material {
        Material::Symmetric { .. } => json!({
            "KeyUsage": "ENCRYPT_DECRYPT",
            "KeySpec": SYMMETRIC,
            "CustomerMasterKeySpec": SYMMETRIC,
            "EncryptionAlgorithms": [SYMMETRIC],
        }),
        Material::Hmac { .. } => json!({
            "KeyUsage": "GENERATE_VERIFY_MAC",
            "KeySpec": "HMAC_256",
            "CustomerMasterKeySpec": "HMAC_256",
            "MacAlgorithms": [HMAC],
        }),
    };
    if let (Value::Object(metadata), Value::Object(more)) = (&mut metadata, more) {
        metadata.extend(more);
    }
    metadata
}

/// A time as JSON 1.1 writes it.
fn seconds(time: Timestamp) -> f64 {
    time.as_millisecond() as f64 / 1000.0
}

/// An operation that is asked only for a key.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct OfKey {
    key_id: String,
}

pub(super) fn describe_key(kms: &Kms, asked: &OfKey) -> Result<Value, Fault> {
    kms.read(|ring| Ok(json!({ "KeyMetadata": metadata(ring.find(&asked.key_id)?) })))
}

/// A list's page; the marker is the last entry of the page before.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Page {
    key_id: Option<String>,
    limit: Option<usize>,
    marker: Option<String>,
}

impl Page {
    /// The entries of this page under `name`. `entries` are in the order of their names.
    fn cut(&self, name: &str, usual: usize, entries: Vec<(String, Value)>) -> Result<Value, Fault> {
        let limit = self.limit.unwrap_or(usual);
        if !(1..=1000).contains(&limit) {
            return Err(Fault::Validation("Limit is from 1 to 1000".to_owned()));
        }
        let begin = match &self.marker {
            None => 0,
            Some(marker) => entries
                .iter()
                .position(|(name, _)| name == marker)
                .map(|last| last + 1)
                .ok_or_else(|| Fault::InvalidMarker("there is no such page".to_owned()))?,
        };
        let rest = entries.len() - begin;
        let page: Vec<_> = entries.into_iter().skip(begin).take(limit).collect();
        let next = page
            .last()
            .map(|(name, _)| name.clone())
            .filter(|_| rest > limit);
        let page: Vec<Value> = page.into_iter().map(|(_, entry)| entry).collect();
        let mut answer = json!({ name: page, "Truncated": next.is_some() });
        if let Some(next) = next {
            answer["NextMarker"] = next.into();
        }
        Ok(answer)
    }
}

pub(super) fn list_keys(kms: &Kms, page: &Page) -> Result<Value, Fault> {
    kms.read(|ring| {
        let entry = |key: &Key| {
            (
                key.id.to_string(),
                json!({ "KeyId": key.id.to_string(), "KeyArn": key.id.arn() }),
            )
        };
        page.cut("Keys", 100, ring.keys().map(entry).collect())
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CreateAlias {
    alias_name: String,
    target_key_id: String,
}

pub(super) fn create_alias(kms: &Kms, asked: CreateAlias) -> Result<Value, Fault> {
    kms.change(|ring| ring.name(asked.alias_name, &asked.target_key_id))?;
    Ok(json!({}))
}

pub(super) fn list_aliases(kms: &Kms, page: &Page) -> Result<Value, Fault> {
    kms.read(|ring| {
        let only = page
            .key_id
            .as_deref()
            .map(|name| ring.find(name))
            .transpose()?;
        let entries = ring
            .aliases()
            .filter(|(_, id)| only.is_none_or(|key| key.id == *id))
            .map(|(name, id)| {
                let entry = json!({
                    "AliasName": name,
                    "AliasArn": alias_arn(name),
                    "TargetKeyId": id.to_string(),
                });
                (name.to_owned(), entry)
            });
        page.cut("Aliases", 50, entries.collect())
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct EnableKeyRotation {
    key_id: String,
    rotation_period_in_days: Option<i32>,
}

pub(super) fn enable_key_rotation(kms: &Kms, asked: &EnableKeyRotation) -> Result<Value, Fault> {
    let days = asked.rotation_period_in_days.unwrap_or(365);
    if !(90..=2560).contains(&days) {
        return Err(Fault::Validation(
            "RotationPeriodInDays is from 90 to 2560".to_owned(),
        ));
    }
    kms.change(|ring| match &mut ring.find_mut(&asked.key_id)?.material {
        Material::Symmetric { rotation, .. } => {
            *rotation = Some(Rotation::every(days, Timestamp::now()));
            Ok(json!({}))
        }
        Material::Hmac { .. } => Err(no_rotation()),
    })
}

pub(super) fn get_key_rotation_status(kms: &Kms, asked: &OfKey) -> Result<Value, Fault> {
    kms.read(|ring| {
        let key = ring.find(&asked.key_id)?;
        match &key.material {
            Material::Symmetric {
                rotation: Some(rotation),
                ..
            } => Ok(json!({
                "KeyId": key.id.arn(),
                "KeyRotationEnabled": true,
                "RotationPeriodInDays": rotation.days,
                "NextRotationDate": seconds(rotation.next),
            })),
            Material::Symmetric { rotation: None, .. } => {
                Ok(json!({ "KeyId": key.id.arn(), "KeyRotationEnabled": false }))
            }
            Material::Hmac { .. } => Err(no_rotation()),
        }
    })
}

pub(super) fn rotate_key_on_demand(kms: &Kms, asked: &OfKey) -> Result<Value, Fault> {
    kms.change(|ring| {
        let key = ring.find_mut(&asked.key_id)?;
        match &mut key.material {
            Material::Symmetric { versions, .. } => versions.rotate()?,
            Material::Hmac { .. } => return Err(no_rotation()),
        }
        Ok(json!({ "KeyId": key.id.arn() }))
    })
}

fn no_rotation() -> Fault {
    Fault::Unsupported("HMAC keys are not rotated".to_owned())
}
