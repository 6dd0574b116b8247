//! A code is the only way: whoever holds every table, every right in KMS and every secret of the deployment
//! opens no draft and no receipt, and a code opens what it was given for and nothing else.
//!
//! The intruder here tries in earnest: everything that KMS unwraps, everything that stands in what those keys
//! open, whatever is derived from any of it or from anything stored, as a key of every body. With a family's code
//! the same search opens the family's draft, so that a search that is too weak does not pass for a proof.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_kms::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_kms::primitives::Blob;
use serde_json::Value;
use story::{Family, Help, Hub, Receipt, content_of_the_repository};
use vault::{DataKey, SealingContext, Table, derive, open};

use crate::stored_items::{Item, Store, items};

const COUNCIL: &str = "westminster";
const FORM: &str = "what-can-we-help-you-with";

/// What a key is derived for, as the vault has it.
fn purposes() -> Vec<String> {
    vec![
        format!("draft-key/{COUNCIL}/{FORM}"),
        format!("receipt-key/{COUNCIL}"),
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
struct Intruder {
    sealed: Vec<Sealed>,
    /// What keys may be, or be derived from.
    secrets: BTreeSet<Vec<u8>>,
    tried: BTreeSet<[u8; 32]>,
    opened: BTreeMap<usize, Value>,
}

impl Intruder {
    /// With every table.
    async fn with_tables(hub: &Hub) -> (Self, Vec<(Table, Item)>) {
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
            tried: BTreeSet::new(),
            opened: BTreeMap::new(),
        };
        (intruder, all)
    }

    /// With every table, whatever KMS unwraps in whatever context, and every secret on the disk.
    async fn with_everything(hub: &Hub) -> Self {
        let (mut intruder, all) = Self::with_tables(hub).await;
        let kms = kms(hub.services().1);
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

    fn learns(&mut self, secret: &[u8]) {
        self.secrets.insert(secret.to_vec());
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
    fn searches(&mut self) {
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
    fn by_kind(&self) -> BTreeMap<&str, (usize, usize)> {
        let mut counts = BTreeMap::<&str, (usize, usize)>::new();
        for (index, sealed) in self.sealed.iter().enumerate() {
            let count = counts.entry(sealed.text("kind")).or_default();
            count.0 += usize::from(self.opened.contains_key(&index));
            count.1 += 1;
        }
        counts
    }

    fn opened_of(&self, kind: &str) -> Vec<String> {
        let of_kind = |(index, value): (&usize, &Value)| {
            (self.sealed[*index].text("kind") == kind).then(|| value.to_string())
        };
        self.opened.iter().filter_map(of_kind).collect()
    }
}

/// Kinds that only a code, a check page's token or a worker's cookie opens.
const SEALED_UNDER_CODES: [&str; 4] = ["draft", "receipt", "confirmation", "session"];

#[tokio::test]
async fn who_holds_every_table_and_key_and_secret_opens_no_draft_and_no_receipt() {
    let Some(hub) = hub().await else { return };
    let (unfinished, sent) = (hub.family(COUNCIL), hub.family(COUNCIL));
    unfinished.fills_in(&said("canarydraft")).await;
    let taken = sent.sends(&said("canarysent")).await;
    hub.navigator(COUNCIL).await.takes(&taken.reference).await;

    let mut intruder = Intruder::with_everything(&hub).await;
    intruder.searches();
    for (kind, (opened, there)) in intruder.by_kind() {
        assert!(there > 0);
        if SEALED_UNDER_CODES.contains(&kind) {
            assert_eq!(opened, 0, "of {there} of kind {kind}");
        }
    }
    // It was tried in earnest: what the council's key is for is open.
    assert!(intruder.opened_of("submission")[0].contains("canarysent"));
    assert_eq!(intruder.opened_of("family").len(), 1);
    for kind in SEALED_UNDER_CODES {
        assert!(intruder.by_kind().contains_key(kind), "no {kind} is stored");
    }

    // And with the code the same search opens the draft.
    intruder.learns(&bytes_of(&code_in_cookie(&unfinished)));
    intruder.searches();
    assert!(intruder.opened_of("draft")[0].contains("canarydraft"));
    assert_eq!(intruder.opened_of("draft").len(), 1);
    intruder.learns(&bytes_of(&taken.code));
    intruder.searches();
    assert_eq!(intruder.opened_of("receipt").len(), 1);
}

/// Staff cannot link two families' records yet; when they can, two of those belong here too.
#[tokio::test]
async fn a_code_opens_what_was_sent_with_it_and_nothing_else_of_the_same_family() {
    let Some(hub) = hub().await else { return };
    let family = hub.family(COUNCIL);
    let first = family.sends(&said("canaryfirst")).await;
    let second = family.sends(&said("canarysecond")).await;
    let navigator = hub.navigator(COUNCIL).await;
    for taken in [false, true] {
        if taken {
            for receipt in [&first, &second] {
                navigator.takes(&receipt.reference).await;
            }
        }
        opens_only(&hub, &first, "canaryfirst", "canarysecond").await;
        opens_only(&hub, &second, "canarysecond", "canaryfirst").await;
    }
}

async fn opens_only(hub: &Hub, receipt: &Receipt, own: &str, other: &str) {
    let page = hub.family(COUNCIL).sees_request(&receipt.code).await;
    assert!(page.html.contains(own) && !page.html.contains(other));

    let (mut holder, _) = Intruder::with_tables(hub).await;
    holder.learns(&bytes_of(&receipt.code));
    holder.searches();
    assert_eq!(holder.opened_of("receipt").len(), 1);
    let views = holder.opened_of("view");
    assert!(views.len() == 1 && views[0].contains(own) && views[0].contains(&receipt.reference));
    assert_eq!(holder.opened.len(), 2, "{:?}", holder.by_kind());
}

#[tokio::test]
async fn no_code_answer_or_view_key_stands_in_any_table() {
    let Some(hub) = hub().await else { return };
    let (unfinished, sent) = (hub.family(COUNCIL), hub.family(COUNCIL));
    let help = said("canarywords");
    unfinished.fills_in(&help).await;
    let receipt = sent.sends(&help).await;
    hub.navigator(COUNCIL).await.takes(&receipt.reference).await;

    let (mut holder, all) = Intruder::with_tables(&hub).await;
    holder.learns(&bytes_of(&receipt.code));
    holder.searches();
    let opened: Value = serde_json::from_str(&holder.opened_of("receipt")[0]).unwrap();
    let view_key = opened["view_key"].as_str().unwrap().to_owned();

    let mut needles = vec![from_hexadecimal(&view_key).unwrap(), view_key.into_bytes()];
    for code in [
        receipt.code.clone(),
        code_in_cookie(&unfinished),
        code_in_cookie(&sent),
    ] {
        let bytes = bytes_of(&code);
        let hexadecimal: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        needles.extend([bytes, hexadecimal.into_bytes()]);
        needles.extend([code.replace('-', "").into_bytes(), code.into_bytes()]);
    }
    for typed in [&help.name, &help.email, &help.words, &help.urgent_why] {
        needles.push(typed.as_bytes().to_vec());
    }
    for (table, item) in &all {
        for (name, value) in item {
            let bytes = match value {
                AttributeValue::S(text) | AttributeValue::N(text) => text.as_bytes(),
                AttributeValue::B(bytes) => bytes.as_ref(),
                _ => panic!("{name} is neither text nor bytes"),
            };
            let stands = |needle: &Vec<u8>| bytes.windows(needle.len()).any(|part| part == needle);
            assert!(!needles.iter().any(stands), "{}: {name}", table.as_str());
        }
    }
    assert!(
        all.iter().any(|(table, _)| *table == Table::Index),
        "there are index rows to look at"
    );
}

async fn hub() -> Option<Hub> {
    Hub::start_on_one_machine_with_open_store(content_of_the_repository()).await
}

fn said(words: &str) -> Help {
    Help {
        words: words.to_owned(),
        ..Help::default()
    }
}

/// The code that the form's cookie holds.
fn code_in_cookie(family: &Family) -> String {
    let cookies = family.cookies();
    let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    let form = pairs.find(|(name, _)| *name == "__Host-form").unwrap();
    form.1.to_owned()
}

/// The bytes that a code writes: five bits a letter.
fn bytes_of(code: &str) -> Vec<u8> {
    const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters = code.chars().filter_map(|letter| ALPHABET.find(letter));
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0u32);
    for letter in letters {
        bits = bits << 5 | u32::try_from(letter).unwrap();
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    assert_eq!(bytes.len(), 15, "a code has 120 bits");
    bytes
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).ok();
    (0..text.len()).step_by(2).map(byte).collect()
}

fn kms(address: &str) -> aws_sdk_kms::Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "test"))
        .endpoint_url(address)
        .build();
    aws_sdk_kms::Client::from_conf(config)
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all
}
