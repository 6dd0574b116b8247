//! Reading all audit chains of a council and checking that each is as it was written. It needs no key that opens
//! anything: the plain attributes and the sealed bytes are what is pinned.

use std::collections::BTreeMap;

use aws_lc_rs::hmac;
use record::audit::Hash;
use record::audit_check::{Broken, Harm, StoredEntry, first_harm};

use crate::chain::{KIND, entry_of, stored_hash, stored_signature};
use crate::family::{HEAD_SORT, head_digest, head_place};
use crate::fault::VaultFault;
use crate::item::{Item, table_name, text};
use crate::store::Vault;
use crate::tables::{SORT, Table};

/// A family's chain.
const OF_A_FAMILY: &str = "family#";
/// Entries that the public function writes, which may neither read nor chain anything.
const UNCHAINED: &str = "entry#";

/// How often a chain is read anew that somebody was just writing to.
const ATTEMPTS: u32 = 3;

/// What came of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditChecked {
    /// How many chains there are.
    pub chains: u64,
    /// How many entries stand in them.
    pub entries: u64,
    /// How many entries stand in no chain: the public function's.
    pub unchained: u64,
    /// The first broken entry of each chain that is broken.
    pub broken: Vec<Broken>,
}

impl Vault {
    /// Checks every audit chain of the council. It reads the whole `audit` table and every family's head.
    pub async fn check_audit(&self) -> Result<AuditChecked, VaultFault> {
        let key = self.audit_key().await?;
        let mut heads = self.head_digests().await?;
        let mut checked = AuditChecked::default();
        let mut chain: Vec<Item> = Vec::new();
        let mut pages = self
            .aws
            .dynamodb
            .scan()
            .table_name(table_name(&self.names.table_prefix, Table::Audit))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = self.in_time("Scan", pages.next()).await? {
            let page = page.map_err(VaultFault::away("Scan"))?;
            for attributes in page.items.unwrap_or_default() {
                let item = Item::read(Table::Audit, attributes)
                    .ok_or(VaultFault::Tampered { what: KIND })?;
                // A partition's items come one after another, by their sort key.
                let is_next = chain
                    .first()
                    .is_some_and(|first| first.place.partition != item.place.partition);
                if is_next {
                    let whole = std::mem::take(&mut chain);
                    self.check_chain(whole, &key, &mut heads, &mut checked)
                        .await?;
                }
                chain.push(item);
            }
        }
        self.check_chain(chain, &key, &mut heads, &mut checked)
            .await?;
        // Families that have no chain at all.
        for (family, _) in heads {
            checked.broken.push(Broken {
                chain: family,
                sequence: 1,
                harm: Harm::Truncated,
            });
        }
        Ok(checked)
    }

    async fn check_chain(
        &self,
        items: Vec<Item>,
        key: &hmac::Key,
        heads: &mut BTreeMap<String, Hash>,
        checked: &mut AuditChecked,
    ) -> Result<(), VaultFault> {
        let Some(name) = items.first().map(|item| item.place.partition.clone()) else {
            return Ok(());
        };
        if name.starts_with(UNCHAINED) {
            checked.unchained += u64::try_from(items.len()).unwrap_or(u64::MAX);
            return Ok(());
        }
        checked.chains += 1;
        checked.entries += u64::try_from(items.len()).unwrap_or(u64::MAX);
        let ends = heads.remove(&name);
        let harm = harm(&name, &items, key, ends);
        let harm = match harm {
            // Somebody may have written to it since its family was read.
            Some(broken) if broken.harm == Harm::Truncated => self.truncated(broken).await?,
            harm => harm,
        };
        checked.broken.extend(harm);
        Ok(())
    }

    /// That a chain does not end as its family's head says, read anew.
    async fn truncated(&self, broken: Broken) -> Result<Option<Broken>, VaultFault> {
        let id = broken.chain.strip_prefix(OF_A_FAMILY);
        let Some(family) = id.and_then(|id| id.parse().ok()) else {
            return Ok(Some(broken));
        };
        for _ in 0..ATTEMPTS {
            let (tail, head) = (
                self.tail(broken.chain.clone()).await,
                self.get(&head_place(&family)).await?,
            );
            let pinned = tail.ok().and_then(|tail| tail.head);
            if head.is_some() && pinned == head.as_ref().map(head_digest) {
                return Ok(None);
            }
        }
        Ok(Some(broken))
    }

    /// What the last entry of each family's chain has to pin.
    async fn head_digests(&self) -> Result<BTreeMap<String, Hash>, VaultFault> {
        let mut digests = BTreeMap::new();
        let mut pages = self
            .aws
            .dynamodb
            .scan()
            .table_name(table_name(&self.names.table_prefix, Table::Families))
            .filter_expression("#sort = :head")
            .expression_attribute_names("#sort", SORT)
            .expression_attribute_values(":head", text(HEAD_SORT))
            .consistent_read(true)
            .into_paginator()
            .send();
        while let Some(page) = self.in_time("Scan", pages.next()).await? {
            let page = page.map_err(VaultFault::away("Scan"))?;
            for attributes in page.items.unwrap_or_default() {
                let item = Item::read(Table::Families, attributes)
                    .ok_or(VaultFault::Tampered { what: KIND })?;
                digests.insert(item.place.partition.clone(), head_digest(&item));
            }
        }
        Ok(digests)
    }
}

fn harm(name: &str, items: &[Item], key: &hmac::Key, ends: Option<Hash>) -> Option<Broken> {
    let mut entries = Vec::new();
    for (place, item) in (1..).zip(items) {
        let read = entry_of(item).zip(stored_hash(item));
        let Some((entry, hash)) = read else {
            // What stands before it may be broken too, and then comes first.
            return first_harm(name, &entries, None).or(Some(Broken {
                chain: name.to_owned(),
                sequence: place,
                harm: Harm::Edited,
            }));
        };
        let signature = stored_signature(item);
        entries.push(StoredEntry {
            is_signed: signature.is_some_and(|signed| hmac::verify(key, &hash, signed).is_ok()),
            entry,
            hash,
        });
    }
    first_harm(name, &entries, ends)
}
