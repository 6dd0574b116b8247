//! The floor: what nobody gets below who seals as much and stores it in as many items of the same sizes.
//!
//! It knows nothing of forms. It asks KMS for a data key, seals texts of the lengths that a recorded
//! submission's had, and puts them into one transaction, with the plain attributes of the recorded items.

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use aws_sdk_kms::types::DataKeySpec;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rand::RngExt as _;
use serde_json::Value;
use vault::{Aws, DataKey, Names, SealingContext, seal};

use crate::Failed;

type Attributes = HashMap<String, AttributeValue>;

/// A submission's items, and what stores them.
pub(crate) struct Floor {
    aws: Aws,
    names: Names,
    items: Vec<Recorded>,
}

/// An item of the recorded transaction.
struct Recorded {
    table: String,
    /// Its plain attributes, with keys that are replaced by others as long.
    plain: Attributes,
    holds: Holds,
}

/// What an item holds beside them.
enum Holds {
    Nothing,
    /// The data key, wrapped.
    Key,
    /// A sealed text.
    Body {
        key_name: String,
        text: String,
    },
}

impl Floor {
    /// With the items of a `TransactWriteItems` that was recorded.
    pub(crate) fn of(recorded: &[u8], aws: &Aws, names: Names) -> Result<Self, Failed> {
        let recorded: Value = serde_json::from_slice(recorded)?;
        let items = recorded["TransactItems"].as_array().ok_or("no items")?;
        Ok(Self {
            aws: aws.clone(),
            items: items
                .iter()
                .map(|item| Recorded::read(&item["Put"], &names))
                .collect::<Result<_, _>>()?,
            names,
        })
    }

    /// Makes a key, seals, and stores.
    pub(crate) async fn submit(&self) -> Result<(), Failed> {
        let (dynamodb, kms) = self.aws.clients();
        let made = kms
            .generate_data_key()
            .key_id(&self.names.data_key)
            .key_spec(DataKeySpec::Aes256)
            .encryption_context("council", &self.names.table_prefix)
            .encryption_context("key", random_digits(32))
            .encryption_context("purpose", "submission")
            .send()
            .await?;
        let key = made.plaintext.ok_or("no key came")?;
        let key = DataKey::try_from(key.as_ref())?;
        let wrapped = made.ciphertext_blob.ok_or("no wrapped key came")?;
        let mut transaction = Vec::with_capacity(self.items.len());
        for item in &self.items {
            transaction.push(item.put(&key, &wrapped, &self.names)?);
        }
        dynamodb
            .transact_write_items()
            .set_transact_items(Some(transaction))
            .send()
            .await?;
        Ok(())
    }
}

impl Recorded {
    fn read(put: &Value, names: &Names) -> Result<Self, Failed> {
        let table = put["TableName"].as_str().ok_or("no table")?.to_owned();
        let mut plain = Attributes::new();
        let (mut body, mut wrapped) = (None, false);
        for (name, value) in put["Item"].as_object().ok_or("no attributes")? {
            match (name.as_str(), attribute(value)?) {
                ("body", AttributeValue::B(bytes)) => body = Some(bytes),
                ("wrapped", _) => wrapped = true,
                (_, value) => drop(plain.insert(name.clone(), value)),
            }
        }
        let mut item = Self {
            table,
            plain,
            holds: if wrapped { Holds::Key } else { Holds::Nothing },
        };
        if let Some(body) = body {
            let key_name = item.text("key").to_owned();
            // What a message has around its text depends on the key's name alone.
            let around = item.seal(&DataKey::random()?, &key_name, "", names)?.len() - 2;
            let length = body.as_ref().len() - around;
            item.holds = Holds::Body {
                key_name,
                // With its quotes it is as long as the padded text was.
                text: "x".repeat(length - 2),
            };
        }
        Ok(item)
    }

    /// It, at a place of its own.
    fn put(
        &self,
        key: &DataKey,
        wrapped: &Blob,
        names: &Names,
    ) -> Result<TransactWriteItem, Failed> {
        let mut item = self.elsewhere();
        match &self.holds {
            Holds::Nothing => {}
            Holds::Key => {
                item.plain
                    .insert("wrapped".to_owned(), AttributeValue::B(wrapped.clone()));
            }
            Holds::Body { key_name, text } => {
                let body = item.seal(key, key_name, text, names)?;
                item.plain
                    .insert("body".to_owned(), AttributeValue::B(Blob::new(body)));
            }
        }
        let put = Put::builder()
            .table_name(item.table)
            .condition_expression("attribute_not_exists(pk)")
            .set_item(Some(item.plain))
            .build()?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    fn elsewhere(&self) -> Self {
        let mut plain = self.plain.clone();
        let partition = self.text("pk");
        let (kind, id) = partition.split_once('#').unwrap_or(("", partition));
        let partition = format!("{kind}#{}", random_digits(id.len()));
        plain.insert("pk".to_owned(), AttributeValue::S(partition));
        Self {
            table: self.table.clone(),
            plain,
            holds: Holds::Nothing,
        }
    }

    fn seal(
        &self,
        key: &DataKey,
        key_name: &str,
        text: &str,
        names: &Names,
    ) -> Result<Vec<u8>, Failed> {
        let table = self
            .table
            .strip_prefix(&names.table_prefix)
            .unwrap_or_default();
        let place = SealingContext {
            table: table.trim_start_matches('-'),
            partition: self.text("pk"),
            sort: "-",
            kind: self.text("kind"),
            council: self.text("council"),
            body_version: 1,
        };
        Ok(seal(key, key_name, &place, text)?)
    }

    fn text(&self, name: &str) -> &str {
        let value = self.plain.get(name).and_then(|value| value.as_s().ok());
        value.map_or("", String::as_str)
    }
}

fn attribute(value: &Value) -> Result<AttributeValue, Failed> {
    let of = |kind: &str| value[kind].as_str();
    if let Some(text) = of("S") {
        Ok(AttributeValue::S(text.to_owned()))
    } else if let Some(number) = of("N") {
        Ok(AttributeValue::N(number.to_owned()))
    } else if let Some(bytes) = of("B") {
        Ok(AttributeValue::B(Blob::new(STANDARD.decode(bytes)?)))
    } else {
        Err("an attribute of another type".into())
    }
}

/// Hexadecimal digits.
fn random_digits(length: usize) -> String {
    let mut rng = rand::rng();
    let digit = |_| char::from_digit(rng.random_range(0..16), 16).unwrap_or('0');
    (0..length).map(digit).collect()
}
