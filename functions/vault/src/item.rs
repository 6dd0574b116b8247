//! An item of a table: its key, its plain attributes, its sealed body.
//!
//! Every item has `council`, `kind`, `rev` (optimistic lock) and, with a body, `key` (which record
//! key seals it) and `body_version` (in the sealing context). Personal data stands in the body only.

use std::collections::HashMap;

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};
use jiff::Timestamp;
use record::audit::{self, Hash};
use serde::Serialize;
use serde::de::DeserializeOwned;
use site_model::Slug;

use crate::data_key::DataKey;
use crate::fault::VaultFault;
use crate::sealing::{self, Opened, SealingContext, SealingError};
use crate::tables::{EXPIRES, PARTITION, SORT, Table, incomplete};

/// Stands for the sort key where a table has none.
const NO_SORT: &str = "-";

/// Where an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) table: Table,
    pub(crate) partition: String,
    pub(crate) sort: Option<String>,
}

impl Place {
    /// The only item of a partition.
    pub(crate) fn one(table: Table, partition: String) -> Self {
        Self {
            table,
            partition,
            sort: None,
        }
    }

    /// One of several items of a partition.
    pub(crate) fn of(table: Table, partition: String, sort: String) -> Self {
        Self {
            table,
            partition,
            sort: Some(sort),
        }
    }

    pub(crate) fn key(&self) -> HashMap<String, AttributeValue> {
        let mut key = HashMap::from([(PARTITION.to_owned(), text(&self.partition))]);
        if let Some(sort) = &self.sort {
            key.insert(SORT.to_owned(), text(sort));
        }
        key
    }

    fn context<'a>(
        &'a self,
        kind: &'a str,
        council: &'a Slug,
        body_version: u64,
    ) -> SealingContext<'a> {
        SealingContext {
            table: self.table.as_str(),
            partition: &self.partition,
            sort: self.sort.as_deref().unwrap_or(NO_SORT),
            kind,
            council: council.as_str(),
            body_version,
        }
    }
}

/// An item as it is written or was read.
#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) place: Place,
    attributes: HashMap<String, AttributeValue>,
}

impl Item {
    /// A new item without a body.
    pub(crate) fn new(place: Place, council: &Slug, kind: &str, rev: u64) -> Self {
        let mut attributes = place.key();
        attributes.insert("council".to_owned(), text(council.as_str()));
        attributes.insert("kind".to_owned(), text(kind));
        attributes.insert("rev".to_owned(), number(rev));
        Self { place, attributes }
    }

    /// What was read from `table`.
    pub(crate) fn read(table: Table, attributes: HashMap<String, AttributeValue>) -> Option<Self> {
        let partition = attributes.get(PARTITION)?.as_s().ok()?.clone();
        let sort = match attributes.get(SORT) {
            Some(sort) => Some(sort.as_s().ok()?.clone()),
            None => None,
        };
        Some(Self {
            place: Place {
                table,
                partition,
                sort,
            },
            attributes,
        })
    }

    /// At another revision.
    pub(crate) fn with_rev(mut self, rev: u64) -> Self {
        self.attributes.insert("rev".to_owned(), number(rev));
        self
    }

    /// With a plain attribute: never a personal datum.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.insert(name.to_owned(), text(value));
        self
    }

    /// With plain bytes: a wrapped key, a hash.
    pub(crate) fn with_bytes(mut self, name: &str, value: Vec<u8>) -> Self {
        self.attributes
            .insert(name.to_owned(), AttributeValue::B(Blob::new(value)));
        self
    }

    /// Without an attribute.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.attributes.remove(name);
        self
    }

    /// Gone after this moment.
    pub(crate) fn expiring(mut self, at: Timestamp) -> Self {
        self.attributes.insert(
            EXPIRES.to_owned(),
            AttributeValue::N(at.as_second().to_string()),
        );
        self
    }

    /// With a sealed body. The body's version is the item's `rev`.
    pub(crate) fn sealed<T: Serialize>(
        mut self,
        key: &DataKey,
        key_name: &str,
        council: &Slug,
        value: &T,
    ) -> Result<Self, VaultFault> {
        let rev = self.rev();
        let kind = self.text("kind").unwrap_or_default().to_owned();
        let body = sealing::seal(
            key,
            key_name,
            &self.place.context(&kind, council, rev),
            value,
        )?;
        self.attributes.insert("key".to_owned(), text(key_name));
        self.attributes
            .insert("body_version".to_owned(), number(rev));
        self.attributes
            .insert("body".to_owned(), AttributeValue::B(Blob::new(body)));
        Ok(self)
    }

    /// Opens the body: the item has to be of this kind and council, and where it was sealed.
    pub(crate) fn open<T: DeserializeOwned>(
        &self,
        key: &DataKey,
        council: &Slug,
        kind: &'static str,
    ) -> Result<Opened<T>, VaultFault> {
        let tampered = || VaultFault::Tampered { what: kind };
        let body = self.bytes("body").ok_or_else(tampered)?;
        let key_name = self.text("key").ok_or_else(tampered)?;
        let context = self.place.context(kind, council, self.body_version());
        sealing::open(key, key_name, &context, body).map_err(|error| match error {
            SealingError::OfAnotherShape => VaultFault::OfAnotherShape { what: kind },
            _ => tampered(),
        })
    }

    /// When it is gone, if it ends by itself.
    pub(crate) fn expires(&self) -> Option<Timestamp> {
        let seconds = self.attributes.get(EXPIRES)?.as_n().ok()?.parse().ok()?;
        Timestamp::from_second(seconds).ok()
    }

    /// Whether it may still be read: an item past its end is gone, even before DynamoDB removes it.
    pub(crate) fn is_alive(&self, now: Timestamp) -> bool {
        match self.attributes.get(EXPIRES) {
            None => true,
            Some(value) => value
                .as_n()
                .ok()
                .and_then(|seconds| seconds.parse::<i64>().ok())
                .is_some_and(|seconds| seconds > now.as_second()),
        }
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.attributes.get(name)?.as_s().ok().map(String::as_str)
    }

    pub(crate) fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.attributes.get(name)?.as_b().ok().map(AsRef::as_ref)
    }

    pub(crate) fn rev(&self) -> u64 {
        self.number("rev")
    }

    pub(crate) fn body_version(&self) -> u64 {
        self.number("body_version")
    }

    fn number(&self, name: &str) -> u64 {
        self.attributes
            .get(name)
            .and_then(|value| value.as_n().ok())
            .and_then(|value| value.parse().ok())
            .unwrap_or(0)
    }

    /// A digest of all plain attributes, so that an edit of one is noticed.
    pub(crate) fn plain_digest(&self) -> Hash {
        let mut names: Vec<&String> = self
            .attributes
            .keys()
            .filter(|name| *name != "body")
            .collect();
        names.sort_unstable();
        let mut parts: Vec<&[u8]> = Vec::new();
        for name in names {
            parts.push(name.as_bytes());
            parts.push(match &self.attributes[name] {
                AttributeValue::S(value) | AttributeValue::N(value) => value.as_bytes(),
                AttributeValue::B(value) => value.as_ref(),
                _ => &[],
            });
        }
        audit::digest(&parts)
    }

    /// All attributes, for a plain put.
    pub(crate) fn into_attributes(self) -> HashMap<String, AttributeValue> {
        self.attributes
    }

    /// Part of a transaction: written only where nothing is.
    pub(crate) fn put_new(self, prefix: &str) -> Result<TransactWriteItem, VaultFault> {
        self.put_if(prefix, "attribute_not_exists(pk)", None)
    }

    /// Part of a transaction: written only over the revision that was read.
    pub(crate) fn put_over(self, prefix: &str, rev: u64) -> Result<TransactWriteItem, VaultFault> {
        self.put_if(prefix, "rev = :rev", Some(rev))
    }

    /// Part of a transaction: written whatever is there.
    pub(crate) fn put_over_any(self, prefix: &str) -> Result<TransactWriteItem, VaultFault> {
        self.put_if(
            prefix,
            "attribute_exists(pk) OR attribute_not_exists(pk)",
            None,
        )
    }

    fn put_if(
        self,
        prefix: &str,
        condition: &str,
        rev: Option<u64>,
    ) -> Result<TransactWriteItem, VaultFault> {
        let mut put = Put::builder()
            .table_name(table_name(prefix, self.place.table))
            .condition_expression(condition);
        if let Some(rev) = rev {
            put = put.expression_attribute_values(":rev", number(rev));
        }
        let put = put
            .set_item(Some(self.attributes))
            .build()
            .map_err(|_| incomplete())?;
        Ok(TransactWriteItem::builder().put(put).build())
    }
}

/// Part of a transaction: an update.
pub(crate) fn update(
    update: aws_sdk_dynamodb::types::builders::UpdateBuilder,
) -> Result<TransactWriteItem, VaultFault> {
    let update: Update = update.build().map_err(|_| incomplete())?;
    Ok(TransactWriteItem::builder().update(update).build())
}

pub(crate) fn table_name(prefix: &str, table: Table) -> String {
    format!("{prefix}-{}", table.as_str())
}

pub(crate) fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

pub(crate) fn number(value: u64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// A moment as text that sorts as time does: with all nine digits of its second. `Timestamp`'s own
/// text leaves out zeros at the end, and `…:05Z` sorts after `…:05.1Z`.
pub(crate) fn sortable(at: Timestamp) -> String {
    format!("{at:.9}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn moments_sort_as_text_as_they_do_as_time(
            second in 0i64..4_102_444_800,
            later in 0i64..3,
            one in prop::sample::select(vec![0, 1, 100_000_000, 123_000_000, 120_000_000, 999_999_999]),
            other in 0i32..1_000_000_000,
        ) {
            let at = |second, nanosecond| Timestamp::new(second, nanosecond).expect("a moment");
            let (one, other) = (at(second, one), at(second + later, other));
            prop_assert_eq!(sortable(one).cmp(&sortable(other)), one.cmp(&other));
            prop_assert_eq!(sortable(one).parse().ok(), Some(one));
        }
    }
}
