//! One council's records: its tables and its keys, and how they are read and written.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::RequestId;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::TransactWriteItem;
use jiff::Timestamp;
use record::KeyId;
use site_model::Slug;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

use crate::aws::Aws;
use crate::chain::AuditKey;
use crate::fault::{OUT_OF_TIME, VaultFault};
use crate::item::{Item, Place, table_name};
use crate::tries::TriesKey;

/// The operation that writes all or nothing.
pub(crate) const TRANSACTION: &str = "TransactWriteItems";

/// How often a transaction that met another one is tried.
const CONFLICT_ATTEMPTS: u32 = 6;

/// Reasons of a cancelled transaction that pass by themselves.
const PASSING: [&str; 3] = [
    "TransactionConflict",
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
];

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
    pub(crate) tries_key: TriesKey,
    pub(crate) audit_key: AuditKey,
    /// When the request ends that this is used for, if it is used for one.
    deadline: Option<Instant>,
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
            tries_key: TriesKey::default(),
            audit_key: AuditKey::default(),
            deadline: None,
        }
    }

    /// The same records for one request: whatever calls and retries it takes, all of them together
    /// take no longer than this. API Gateway gives up after 30 seconds with a page of its own; ours
    /// has to come first.
    #[must_use]
    pub fn within(&self, longest: Duration) -> Self {
        Self {
            deadline: Some(Instant::now() + longest),
            ..self.clone()
        }
    }

    /// Makes a call within the time that is left.
    pub(crate) async fn in_time<T>(
        &self,
        operation: &'static str,
        call: impl Future<Output = T>,
    ) -> Result<T, VaultFault> {
        let Some(deadline) = self.deadline else {
            return Ok(call.await);
        };
        timeout_at(deadline, call)
            .await
            .map_err(|_| VaultFault::Away {
                operation,
                code: OUT_OF_TIME.to_owned(),
                request_id: "-".to_owned(),
            })
    }

    /// Makes a call of AWS's within the time that is left.
    pub(crate) async fn call<T, E, R>(
        &self,
        operation: &'static str,
        call: impl Future<Output = Result<T, SdkError<E, R>>>,
    ) -> Result<T, VaultFault>
    where
        E: ProvideErrorMetadata + RequestId,
    {
        self.in_time(operation, call)
            .await?
            .map_err(VaultFault::away(operation))
    }

    /// Whose records these are.
    pub fn council(&self) -> &Slug {
        &self.council
    }

    pub(crate) async fn get(&self, place: &Place) -> Result<Option<Item>, VaultFault> {
        let get = self
            .aws
            .dynamodb
            .get_item()
            .table_name(table_name(&self.names.table_prefix, place.table))
            .set_key(Some(place.key()))
            .consistent_read(true);
        let answer = self.call("GetItem", get.send()).await?;
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
            let write = self
                .aws
                .dynamodb
                .transact_write_items()
                .set_transact_items(Some(items.clone()));
            let sent = self.in_time(TRANSACTION, write.send()).await?;
            let Err(error) = sent else { return Ok(()) };
            let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) =
                error.as_service_error()
            else {
                return Err(VaultFault::away(TRANSACTION)(error).into());
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
            let passes = |code: &&str| PASSING.contains(code);
            if !codes.iter().any(passes) || attempt == CONFLICT_ATTEMPTS {
                return Err(NotDone::Fault(VaultFault::Away {
                    operation: TRANSACTION,
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
