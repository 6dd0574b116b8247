//! Hash chains of audit entries: one per family, one per staff session.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::hmac;
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use record::StaffId;
use record::audit::{BEFORE_THE_FIRST, Entry, Event, Hash, first_break};

use tokio::sync::OnceCell;

use crate::audit_search::month_name;
use crate::fault::VaultFault;
use crate::item::{Item, Place, sortable, table_name};
use crate::sending::sequence_key;
use crate::store::{NotDone, Vault};
use crate::tables::{BY_MONTH, BY_PERSON, Table};

pub(crate) const KIND: &str = "entry";
/// The attribute with the signature of an entry's hash.
const SIGNATURE: &str = "signature";

/// What the MAC key makes the signing key of: no blind index asks for the same.
const AUDIT: &[u8] = b"family-hub/audit/v1";

/// How often an entry is tried that met another one.
const ATTEMPTS: u32 = 8;

/// The signing key, once it was asked for. A clone is the same one.
#[derive(Clone, Default)]
pub(crate) struct AuditKey(Arc<OnceCell<hmac::Key>>);

/// Nothing of the key.
impl fmt::Debug for AuditKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuditKey")
    }
}

/// The end of a chain: what the next entry follows.
#[derive(Clone)]
pub(crate) struct Tail {
    pub(crate) chain: String,
    pub(crate) sequence: u64,
    pub(crate) hash: Hash,
    /// The digest of the family's head that the last entry pinned.
    pub(crate) head: Option<Hash>,
}

/// How many entries are read with the end of a chain: what one unit of reading holds (4 kB).
const NEWEST: i32 = 10;

/// What is added to a chain.
#[derive(Clone, Copy)]
pub(crate) struct Happened<'a> {
    pub(crate) by: Option<&'a StaffId>,
    pub(crate) at: Timestamp,
    pub(crate) event: Event,
    pub(crate) subject: &'a str,
}

impl Tail {
    /// Of a chain without entries.
    pub(crate) fn empty(chain: String) -> Self {
        Self {
            chain,
            sequence: 0,
            hash: BEFORE_THE_FIRST,
            head: None,
        }
    }

    /// Of a chain whose last entry this is.
    pub(crate) fn after(entry: &Entry) -> Self {
        Self {
            chain: entry.chain.clone(),
            sequence: entry.sequence,
            hash: entry.hash(),
            head: entry.head,
        }
    }

    /// The next entry.
    pub(crate) fn next(&self, happened: Happened<'_>, head: Option<Hash>) -> Entry {
        Entry {
            chain: self.chain.clone(),
            sequence: self.sequence + 1,
            by: happened.by.cloned(),
            at: happened.at,
            event: happened.event,
            subject: happened.subject.to_owned(),
            head,
            reason: None,
            previous: self.hash,
        }
    }
}

/// The audit chain of a staff session, by the session's public id.
pub(crate) fn session_chain(session: &str) -> String {
    format!("session#{session}")
}

impl Vault {
    /// The item of an entry, signed.
    pub(crate) async fn entry_item(&self, entry: &Entry) -> Result<Item, VaultFault> {
        let place = Place::of(
            Table::Audit,
            entry.chain.clone(),
            sequence_key(entry.sequence),
        );
        let hash = entry.hash();
        let signature = hmac::sign(&self.audit_key().await?, &hash);
        let mut item = Item::new(place, &self.council, KIND, 1)
            .with("event", entry.event.as_str())
            .with("at", &entry.at.to_string())
            .with("subject", &entry.subject)
            .with_bytes("previous", entry.previous.to_vec())
            .with_bytes("hash", hash.to_vec())
            .with_bytes(SIGNATURE, signature.as_ref().to_vec());
        if let Some(by) = &entry.by {
            let (council, at) = (&self.council, sortable(entry.at));
            let month = month_name(entry.at.to_zoned(TimeZone::UTC).date());
            item = item
                .with("by", by.as_str())
                .with(BY_PERSON.partition, &format!("{council}#{by}"))
                .with(BY_MONTH.partition, &format!("{council}#{month}"))
                .with(
                    BY_PERSON.sort,
                    &format!("{at}#{}#{}", entry.chain, entry.sequence),
                );
        }
        if let Some(head) = &entry.head {
            item = item.with_bytes("head", head.to_vec());
        }
        if let Some(reason) = &entry.reason {
            item = item.with_bytes("reason", reason.to_vec());
        }
        Ok(item)
    }

    /// The key that entries are signed with: in no table, and asked of KMS once in a process's life.
    pub(crate) async fn audit_key(&self) -> Result<hmac::Key, VaultFault> {
        let key = self.audit_key.0.get_or_try_init(|| async {
            let mac = self.mac(AUDIT).await?;
            Ok::<_, VaultFault>(hmac::Key::new(hmac::HMAC_SHA256, &mac))
        });
        key.await.cloned()
    }

    /// The last entry of a chain.
    pub(crate) async fn tail(&self, chain: String) -> Result<Tail, VaultFault> {
        let mut entries = self.entries(&chain, 1).await?;
        Ok(match entries.pop() {
            None => Tail::empty(chain),
            Some(entry) => Tail::after(&entry),
        })
    }

    /// The end of a chain, and its newest entries, newest first.
    pub(crate) async fn newest(&self, chain: String) -> Result<(Tail, Vec<Entry>), VaultFault> {
        let entries = self.entries(&chain, NEWEST).await?;
        let tail = entries.first();
        let tail = tail.map_or_else(|| Tail::empty(chain), Tail::after);
        Ok((tail, entries))
    }

    /// Entries of a chain, newest first.
    async fn entries(&self, chain: &str, limit: i32) -> Result<Vec<Entry>, VaultFault> {
        let query = self
            .aws
            .dynamodb
            .query()
            .table_name(table_name(&self.names.table_prefix, Table::Audit))
            .key_condition_expression("pk = :chain")
            .expression_attribute_values(":chain", AttributeValue::S(chain.to_owned()))
            .scan_index_forward(false)
            .consistent_read(true)
            .limit(limit);
        let answer = self.call("Query", query.send()).await?;
        answer
            .items
            .unwrap_or_default()
            .into_iter()
            .map(|attributes| {
                Item::read(Table::Audit, attributes)
                    .and_then(|item| read_entry(&item))
                    .ok_or(VaultFault::Tampered { what: KIND })
            })
            .collect()
    }

    /// The newest entries of a family's chain, newest first: what its record shows of who did what.
    /// They have to follow one another, as many as there are.
    pub async fn history(
        &self,
        family: &record::FamilyId,
        limit: u16,
    ) -> Result<Vec<Entry>, VaultFault> {
        let chain = crate::family::chain(family);
        let mut entries = self.entries(&chain, i32::from(limit)).await?;
        let length = entries.first().map_or(0, |newest| newest.sequence);
        let shown = length.min(u64::from(limit));
        entries.reverse();
        let whole = u64::try_from(entries.len()) == Ok(shown)
            && first_break(length - shown + 1, &entries).is_none();
        entries.reverse();
        if whole {
            Ok(entries)
        } else {
            Err(VaultFault::Tampered { what: KIND })
        }
    }

    /// Adds an entry to a staff session's chain.
    pub async fn record_in_session(
        &self,
        session: &str,
        by: &StaffId,
        event: Event,
        subject: &str,
        at: Timestamp,
    ) -> Result<(), VaultFault> {
        let chain = session_chain(session);
        for _ in 0..ATTEMPTS {
            let tail = self.tail(chain.clone()).await?;
            let entry = tail.next(
                Happened {
                    by: Some(by),
                    at,
                    event,
                    subject,
                },
                None,
            );
            match self
                .transact(vec![
                    self.entry_item(&entry)
                        .await?
                        .put_new(&self.names.table_prefix)?,
                ])
                .await
            {
                Ok(()) => return Ok(()),
                Err(NotDone::Condition(_)) => {}
                Err(NotDone::Fault(fault)) => return Err(fault),
            }
        }
        Err(VaultFault::Changed)
    }
}

/// Reads an entry and checks that it is the one whose hash it carries.
fn read_entry(item: &Item) -> Option<Entry> {
    let entry = entry_of(item)?;
    (stored_hash(item)? == entry.hash()).then_some(entry)
}

/// What an item says, whatever hash it carries.
pub(crate) fn entry_of(item: &Item) -> Option<Entry> {
    let hash = |name: &str| item.bytes(name).map(Hash::try_from).transpose().ok();
    Some(Entry {
        chain: item.place.partition.clone(),
        sequence: item.place.sort.as_deref()?.parse().ok()?,
        by: match item.text("by") {
            Some(by) => Some(StaffId::parse(by)?),
            None => None,
        },
        at: item.text("at")?.parse().ok()?,
        event: Event::parse(item.text("event")?)?,
        subject: item.text("subject")?.to_owned(),
        head: hash("head")?,
        reason: hash("reason")?,
        previous: hash("previous")??,
    })
}

/// The hash that an entry's item carries.
pub(crate) fn stored_hash(item: &Item) -> Option<Hash> {
    Hash::try_from(item.bytes("hash")?).ok()
}

/// The signature that an entry's item carries.
pub(crate) fn stored_signature(item: &Item) -> Option<&[u8]> {
    item.bytes(SIGNATURE)
}
