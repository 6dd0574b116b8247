//! A family as a whole: its items, its head that pins them, and the audit chain that pins the head.
//!
//! What was edited, rolled back, moved or taken away does not match a pin, and is noticed here
//! before anything of it is used.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::TransactWriteItem;
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use record::audit::{self, Entry, Event, Hash};
use record::family::{FamilyHead, ItemPin};
use record::{FamilyId, StaffId};

use crate::chain::{Happened, Tail};
use crate::data_key::DataKey;
use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name, text};
use crate::record_key::Purpose;
use crate::store::{NotDone, Vault};
use crate::tables::{PARTITION, Table};

pub(crate) const HEAD: &str = "family";
pub(crate) const HEAD_SORT: &str = "head";

/// How often a family is read, or written, that someone else is just changing.
pub(crate) const ATTEMPTS: u32 = 8;

/// A family as it was read, with what is needed to write it.
pub(crate) struct Family {
    pub(crate) id: FamilyId,
    pub(crate) key_name: String,
    pub(crate) key: DataKey,
    pub(crate) head: FamilyHead,
    rev: u64,
    pub(crate) items: BTreeMap<String, Item>,
    pub(crate) tail: Tail,
    /// What happened last, newest first: what is read with the end of the chain for the same price.
    pub(crate) newest: Vec<Entry>,
    pub(crate) digest: Hash,
}

/// An item to write, and what its audit entry says.
pub(crate) struct Write {
    pub(crate) item: Item,
    /// The revision it replaces; `None` for a new one.
    pub(crate) over: Option<u64>,
    pub(crate) event: Event,
    pub(crate) subject: String,
}

/// The audit chain of a family.
pub(crate) fn chain(family: &FamilyId) -> String {
    format!("family#{family}")
}

pub(crate) fn partition(family: &FamilyId) -> String {
    format!("family#{family}")
}

/// The digest of a family's head: body and plain attributes.
pub(crate) fn head_digest(item: &Item) -> Hash {
    audit::digest(&[item.bytes("body").unwrap_or_default(), &item.plain_digest()])
}

pub(crate) fn pin(item: &Item) -> ItemPin {
    ItemPin {
        version: item.body_version(),
        plain: HEXLOWER.encode(&item.plain_digest()),
    }
}

/// The place of a family's head.
pub(crate) fn head_place(family: &FamilyId) -> Place {
    Place::of(Table::Families, partition(family), HEAD_SORT.to_owned())
}

impl Vault {
    /// Writes items of a family, with its head and an audit entry for each, and what belongs to the same change
    /// `beside` the family's partition: all or none.
    pub(crate) async fn write_family(
        &self,
        family: Family,
        writes: Vec<Write>,
        beside: Vec<TransactWriteItem>,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<(), VaultFault> {
        let mut transaction = self.family_writes(family, writes, by, at).await?;
        transaction.extend(beside);
        self.write_all(transaction).await
    }

    /// Writes what belongs to one change: all or none.
    pub(crate) async fn write_all(
        &self,
        transaction: Vec<TransactWriteItem>,
    ) -> Result<(), VaultFault> {
        match self.transact(transaction).await {
            Ok(()) => Ok(()),
            Err(NotDone::Condition(_)) => Err(VaultFault::Changed),
            Err(NotDone::Fault(fault)) => Err(fault),
        }
    }

    /// Items of a family, with its head and an audit entry for each, as parts of a transaction.
    pub(crate) async fn family_writes(
        &self,
        family: Family,
        writes: Vec<Write>,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<Vec<TransactWriteItem>, VaultFault> {
        let prefix = &self.names.table_prefix;
        let Family {
            id,
            key_name,
            key,
            mut head,
            rev,
            mut tail,
            ..
        } = family;
        for Write { item, .. } in &writes {
            let sort = item.place.sort.clone().unwrap_or_default();
            head.items.insert(sort, pin(item));
        }
        let head_item = Item::new(head_place(&id), &self.council, HEAD, rev + 1).sealed(
            &key,
            &key_name,
            &self.council,
            &head,
        )?;
        let digest = head_digest(&head_item);
        let mut transaction = vec![head_item.put_over(prefix, rev)?];
        for Write {
            item,
            over,
            event,
            subject,
        } in writes
        {
            let happened = Happened {
                by: Some(by),
                at,
                event,
                subject: &subject,
            };
            let entry = tail.next(happened, Some(digest));
            tail = Tail::after(&entry);
            transaction.push(self.entry_item(&entry).await?.put_new(prefix)?);
            transaction.push(match over {
                Some(rev) => item.put_over(prefix, rev)?,
                None => item.put_new(prefix)?,
            });
        }
        Ok(transaction)
    }

    /// Reads a family and checks that it is as it was written. A change that is going on just now
    /// looks like tampering for a moment, so it is looked at more than once.
    pub(crate) async fn read_family(&self, id: &FamilyId) -> Result<Family, VaultFault> {
        let mut tampered = None;
        for _ in 0..ATTEMPTS {
            match self.read_family_once(id).await {
                Err(fault @ VaultFault::Tampered { .. }) => tampered = Some(fault),
                done => return done,
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        Err(tampered.unwrap_or(VaultFault::Changed))
    }

    async fn read_family_once(&self, id: &FamilyId) -> Result<Family, VaultFault> {
        let mut items = self.partition_items(&partition(id)).await?;
        if items.is_empty() {
            return Err(VaultFault::NotFound);
        }
        let (tail, newest) = self.newest(chain(id)).await?;
        let tampered = |what| VaultFault::Tampered { what };
        let head_item = items.remove(HEAD_SORT).ok_or(tampered(HEAD))?;
        let digest = head_digest(&head_item);
        if tail.head != Some(digest) {
            return Err(tampered(HEAD));
        }
        let key_name = head_item.text("key").ok_or(tampered(HEAD))?.to_owned();
        let key = self.open_key(&key_name, Purpose::Family).await?;
        let head = head_item
            .open::<FamilyHead>(&key, &self.council, HEAD)?
            .into_inner();
        let as_pinned = head.items.len() == items.len()
            && items
                .iter()
                .all(|(sort, item)| head.items.get(sort) == Some(&pin(item)));
        if !as_pinned {
            return Err(tampered(HEAD));
        }
        Ok(Family {
            id: id.clone(),
            key_name,
            key,
            rev: head_item.rev(),
            head,
            items,
            tail,
            newest,
            digest,
        })
    }

    /// All items of a family, by sort key.
    async fn partition_items(&self, partition: &str) -> Result<BTreeMap<String, Item>, VaultFault> {
        let mut items = BTreeMap::new();
        let mut pages = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Families))
            .key_condition_expression("#partition = :partition")
            .expression_attribute_names("#partition", PARTITION)
            .expression_attribute_values(":partition", text(partition))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = self.in_time("Query", pages.next()).await? {
            let page = page.map_err(VaultFault::away("Query"))?;
            for attributes in page.items.unwrap_or_default() {
                let item = Item::read(Table::Families, attributes)
                    .ok_or(VaultFault::Tampered { what: HEAD })?;
                items.insert(item.place.sort.clone().unwrap_or_default(), item);
            }
        }
        Ok(items)
    }
}
