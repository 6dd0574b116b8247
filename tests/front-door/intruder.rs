//! An intruder who holds every table, and in earnest tries every key that they can think of on every body: what KMS
//! unwraps and hashes, what stands in what those keys open, whatever is derived from any of it or from anything
//! stored.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{KeyUsageType, MacAlgorithmSpec};
use serde_json::Value;
use story::Hub;
use vault::{DataKey, SealingContext, Table, derive, open};

use crate::stored_items::{Item, Store, items};
use crate::written::{bytes_of, files, from_hexadecimal};

/// Whose tables they are.
pub(crate) const COUNCIL: &str = "westminster";
const FORM: &str = "what-can-we-help-you-with";

/// What a key is derived for, as the vault has it.
fn purposes() -> Vec<String> {
    vec![
        format!("draft-key/{COUNCIL}/{FORM}"),
        format!("receipt-key/{COUNCIL}"),
        format!("invitation-key/{COUNCIL}"),
        format!("confirmation-key/{COUNCIL}"),
        format!("session/{COUNCIL}/key"),
        format!("sign-in/{COUNCIL}/key"),
    ]
}

/// A sealed body: where it is, and what it says without a key.
struct Sealed {
    table: Table,
    item: Item,
}

impl Sealed {
    fn text(&self, name: &str) -> &str {
        let value = self.item.get(name).and_then(|value| value.as_s().ok());
        value.map_or("-", String::as_str)
    }

    fn opens_with(&self, key: &[u8; 32]) -> Option<Value> {
        let body_version = self.item["body_version"].as_n().unwrap().parse().unwrap();
        let context = SealingContext {
            table: self.table.as_str(),
            partition: self.text("pk"),
            sort: self.text("sk"),
            kind: self.text("kind"),
            council: COUNCIL,
            body_version,
        };
        let body = self.item["body"].as_b().unwrap().as_ref();
        let opened = open::<Value>(&DataKey::from(*key), self.text("key"), &context, body);
        Some(opened.ok()?.into_inner())
    }
}

/// Who holds all tables, and whatever else they are given.
pub(crate) struct Intruder {
    sealed: Vec<Sealed>,
    /// What keys may be, or be derived from.
    secrets: BTreeSet<Vec<u8>>,
    /// How many secrets the deployment was found to have.
    pub(crate) secrets_of_deployment: usize,
    /// How many hashes KMS made.
    pub(crate) hashes: usize,
    tried: BTreeSet<[u8; 32]>,
    pub(crate) opened: BTreeMap<usize, Value>,
}

impl Intruder {
    /// With every table.
    pub(crate) async fn with_tables(hub: &Hub) -> (Self, Vec<(Table, Item)>) {
        let store = Store::of(hub);
        let mut all = Vec::new();
        for table in Table::ALL {
            let of_table = items(&store, table.as_str()).await;
            all.extend(of_table.into_iter().map(|item| (table, item)));
        }
        let sealed = all.iter().filter(|(_, item)| item.contains_key("body"));
        let intruder = Self {
            sealed: sealed
                .map(|(table, item)| Sealed {
                    table: *table,
                    item: item.clone(),
                })
                .collect(),
            secrets: BTreeSet::new(),
            secrets_of_deployment: 0,
            hashes: 0,
            tried: BTreeSet::new(),
            opened: BTreeMap::new(),
        };
        (intruder, all)
    }

    /// With every table, whatever KMS unwraps in whatever context, every secret of the deployment, and every one on
    /// the disk.
    pub(crate) async fn with_everything(hub: &Hub) -> Self {
        let (mut intruder, all) = Self::with_tables(hub).await;
        let kms = hub.kms();
        for (_, item) in &all {
            for (name, value) in item {
                intruder.learns_attribute(name, value);
            }
            let Some(wrapped) = item.get("wrapped") else {
                continue;
            };
            // A message holds its own key; the others have a table of theirs.
            let text = |name: &str| item.get(name).map(|value| value.as_s().unwrap().as_str());
            let id = text("key").or(text("pk")).unwrap();
            let id = id.trim_start_matches("key#");
            let purpose = text("purpose").or(text("kind")).unwrap();
            let unwrapped = kms
                .decrypt()
                .ciphertext_blob(Blob::new(wrapped.as_b().unwrap().as_ref()))
                .encryption_context("council", COUNCIL)
                .encryption_context("key", id)
                .encryption_context("purpose", purpose)
                .send();
            let unwrapped = unwrapped.await.unwrap().plaintext.unwrap();
            intruder.learns(unwrapped.as_ref());
        }
        for secret in hub.secrets(COUNCIL) {
            intruder.learns_text(&secret);
            intruder.secrets_of_deployment += 1;
        }
        for file in files(hub.data()) {
            let bytes = fs::read(file).unwrap();
            // A secret is small; a database is known by its items.
            if bytes.len() <= 8192 {
                intruder.learns(&bytes);
                for word in String::from_utf8_lossy(&bytes).split(['"', '\n', ' ', '=']) {
                    intruder.learns_text(word);
                }
            }
        }
        intruder
    }

    /// Searches with everything that KMS makes of what is known: a hash of it under each key for hashes.
    pub(crate) async fn searches_with_kms(&mut self, hub: &Hub) {
        let kms = hub.kms();
        let keys = hash_keys(&kms).await;
        let mut hashed = BTreeSet::new();
        loop {
            self.searches();
            let known = self.secrets.difference(&hashed).cloned();
            let new: Vec<Vec<u8>> = known
                .filter(|one| (1..=4096).contains(&one.len()))
                .collect();
            if new.is_empty() {
                return;
            }
            for message in new {
                for key in &keys {
                    let made = kms
                        .generate_mac()
                        .key_id(key)
                        .mac_algorithm(MacAlgorithmSpec::HmacSha256)
                        .message(Blob::new(message.clone()))
                        .send();
                    let hash = made.await.unwrap().mac.unwrap().into_inner();
                    // A hash of a hash of all this would have no end.
                    hashed.insert(hash.clone());
                    self.learns(&hash);
                    self.hashes += 1;
                }
                hashed.insert(message);
            }
        }
    }

    fn learns(&mut self, secret: &[u8]) {
        self.secrets.insert(secret.to_vec());
    }

    /// A code that a family was given.
    pub(crate) fn learns_code(&mut self, code: &str) {
        self.learns(&bytes_of(code));
    }

    fn learns_attribute(&mut self, name: &str, value: &AttributeValue) {
        match value {
            AttributeValue::S(text) | AttributeValue::N(text) => self.learns_text(text),
            AttributeValue::B(bytes) if name != "body" => self.learns(bytes.as_ref()),
            _ => {}
        }
    }

    /// A text, what stands after its kind, and the bytes that it writes.
    fn learns_text(&mut self, text: &str) {
        for part in [text, text.rsplit('#').next().unwrap_or_default()] {
            self.learns(part.as_bytes());
            if let Some(bytes) = from_hexadecimal(part) {
                self.learns(&bytes);
            }
        }
    }

    fn learns_all_of(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.learns_text(text),
            Value::Array(values) => values.iter().for_each(|value| self.learns_all_of(value)),
            Value::Object(values) => values.values().for_each(|value| self.learns_all_of(value)),
            _ => {}
        }
    }

    /// Tries every key that it can think of, on every body, until nothing new opens.
    pub(crate) fn searches(&mut self) {
        loop {
            let keys = self.keys();
            let new: Vec<[u8; 32]> = keys.difference(&self.tried).copied().collect();
            if new.is_empty() {
                return;
            }
            for key in new {
                self.tried.insert(key);
                for index in 0..self.sealed.len() {
                    if self.opened.contains_key(&index) {
                        continue;
                    }
                    if let Some(opened) = self.sealed[index].opens_with(&key) {
                        self.learns_all_of(&opened);
                        self.opened.insert(index, opened);
                    }
                }
            }
        }
    }

    /// Every secret that is as long as a key, and what is derived from every secret.
    fn keys(&self) -> BTreeSet<[u8; 32]> {
        let mut keys = BTreeSet::new();
        for secret in &self.secrets {
            if let Ok(key) = <[u8; 32]>::try_from(secret.as_slice()) {
                keys.insert(key);
            }
            for purpose in purposes() {
                keys.insert(derive(secret, &purpose));
            }
            // A token derives a receipt code: fifteen bytes, from which its own key comes.
            let code = derive(secret, &format!("receipt-code/{COUNCIL}"));
            keys.insert(derive(&code[..15], &format!("receipt-key/{COUNCIL}")));
        }
        keys
    }

    /// Of each kind: how many opened, and how many there are.
    pub(crate) fn by_kind(&self) -> BTreeMap<&str, (usize, usize)> {
        let mut counts = BTreeMap::<&str, (usize, usize)>::new();
        for (index, sealed) in self.sealed.iter().enumerate() {
            let count = counts.entry(sealed.text("kind")).or_default();
            count.0 += usize::from(self.opened.contains_key(&index));
            count.1 += 1;
        }
        counts
    }

    pub(crate) fn opened_of(&self, kind: &str) -> Vec<String> {
        let of_kind = |(index, value): (&usize, &Value)| {
            (self.sealed[*index].text("kind") == kind).then(|| value.to_string())
        };
        self.opened.iter().filter_map(of_kind).collect()
    }
}

/// Every key of KMS with which it hashes.
async fn hash_keys(kms: &aws_sdk_kms::Client) -> Vec<String> {
    let listed = kms.list_keys().send().await.unwrap();
    let mut keys = Vec::new();
    for key in listed.keys() {
        let id = key.key_id().unwrap();
        let described = kms.describe_key().key_id(id).send().await.unwrap();
        let key_usage = described.key_metadata.unwrap().key_usage;
        if key_usage == Some(KeyUsageType::GenerateVerifyMac) {
            keys.push(id.to_owned());
        }
    }
    assert!(!keys.is_empty(), "there is a key for hashes");
    keys
}
