//! One council's records: its tables and its keys, and how they are read and written.

use aws_sdk_dynamodb::operation::RequestId;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::TransactWriteItem;
use jiff::Timestamp;
use record::KeyId;
use site_model::Slug;
use std::time::Duration;

use crate::aws::Aws;
use crate::fault::VaultFault;
use crate::item::{Item, Place, table_name};

/// How often a transaction that met another one is tried.
const CONFLICT_ATTEMPTS: u32 = 6;

/// What a deployment calls a council's tables and keys.
#[derive(Debug, Clone)]
pub struct Names {
    /// Before every table's name, e.g. `westminster`.
    pub table_prefix: String,
    /// The KMS key that wraps data keys: id, ARN or alias.
    pub data_key: String,
    /// The KMS key of the blind indexes.
    pub mac_key: String,
}

/// One council's records.
#[derive(Debug, Clone)]
pub struct Vault {
    pub(crate) council: Slug,
    pub(crate) names: Names,
    pub(crate) aws: Aws,
}

/// How a transaction ended that was not carried out.
pub(crate) enum NotDone {
    /// A condition of one of its items did not hold; which, by place in the list.
    Condition(Vec<usize>),
    /// Anything else.
    Fault(VaultFault),
}

impl Vault {
    /// The records of `council`.
    pub fn new(council: Slug, names: Names, aws: Aws) -> Self {
        Self {
            council,
            names,
            aws,
        }
    }

    /// Whose records these are.
    pub fn council(&self) -> &Slug {
        &self.council
    }

    pub(crate) async fn get(&self, place: &Place) -> Result<Option<Item>, VaultFault> {
        let answer = self
            .aws
            .dynamodb
            .get_item()
            .table_name(table_name(&self.names.table_prefix, place.table))
            .set_key(Some(place.key()))
            .consistent_read(true)
            .send()
            .await
            .map_err(VaultFault::away("GetItem"))?;
        Ok(answer
            .item
            .and_then(|attributes| Item::read(place.table, attributes)))
    }

    /// An item that has not ended.
    pub(crate) async fn get_alive(
        &self,
        place: &Place,
        now: Timestamp,
    ) -> Result<Option<Item>, VaultFault> {
        Ok(self.get(place).await?.filter(|item| item.is_alive(now)))
    }

    /// Writes all or nothing. Meeting another transaction is no failure: it is tried again.
    pub(crate) async fn transact(&self, items: Vec<TransactWriteItem>) -> Result<(), NotDone> {
        let mut attempt = 0;
        loop {
            attempt += 1;
            let sent = self
                .aws
                .dynamodb
                .transact_write_items()
                .set_transact_items(Some(items.clone()))
                .send()
                .await;
            let Err(error) = sent else { return Ok(()) };
            let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) =
                error.as_service_error()
            else {
                return Err(VaultFault::away("TransactWriteItems")(error).into());
            };
            let codes: Vec<&str> = cancelled
                .cancellation_reasons()
                .iter()
                .map(|reason| reason.code().unwrap_or("None"))
                .collect();
            let failed: Vec<usize> = codes
                .iter()
                .enumerate()
                .filter(|(_, code)| **code == "ConditionalCheckFailed")
                .map(|(place, _)| place)
                .collect();
            if !failed.is_empty() {
                return Err(NotDone::Condition(failed));
            }
            if !codes.contains(&"TransactionConflict") || attempt == CONFLICT_ATTEMPTS {
                return Err(NotDone::Fault(VaultFault::Away {
                    operation: "TransactWriteItems",
                    code: codes
                        .into_iter()
                        .find(|code| *code != "None")
                        .unwrap_or("cancelled")
                        .to_owned(),
                    request_id: cancelled.request_id().unwrap_or("-").to_owned(),
                }));
            }
            tokio::time::sleep(backoff(attempt)).await;
        }
    }

    /// A new random id of a kind.
    pub(crate) fn new_key_id() -> KeyId {
        KeyId::random(&mut rand::rng())
    }
}

/// A random wait, longer with each attempt, so that those who met do not meet again.
fn backoff(attempt: u32) -> Duration {
    use rand::RngExt as _;
    Duration::from_millis(rand::rng().random_range(5..=15 * 2u64.pow(attempt)))
}

impl From<VaultFault> for NotDone {
    fn from(fault: VaultFault) -> Self {
        Self::Fault(fault)
    }
}
