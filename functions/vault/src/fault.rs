//! What can go wrong between a function and its records. No fault carries a personal datum: what
//! AWS says in a message may quote an item, so only its error code and request id are kept.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::RequestId;

use crate::sealing::SealingError;
use crate::store::TRANSACTION;

/// Why the vault could not do what was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum VaultFault {
    /// DynamoDB or KMS is away, slow or throttling, or refuses. Trying again later may help.
    #[error("{operation} failed: {code} (request id {request_id})")]
    Away {
        /// The operation, e.g. `TransactWriteItems`.
        operation: &'static str,
        /// AWS's error code, or what kept the request from it.
        code: String,
        /// AWS's request id, or `-`.
        request_id: String,
    },
    /// Someone else changed the same record meanwhile.
    #[error("the record was changed meanwhile")]
    Changed,
    /// There is no such record, or none for this council.
    #[error("no such record")]
    NotFound,
    /// A stored item is not as it was written: swapped, moved, edited, rolled back or missing.
    #[error("a stored item is not as it was written: {what}")]
    Tampered {
        /// Which kind of item.
        what: &'static str,
    },
    /// A stored item opens, and is not what this version of the software writes: a fault of ours,
    /// and no tampering.
    #[error("a stored item was written by another version of the software: {what}")]
    OfAnotherShape {
        /// Which kind of item.
        what: &'static str,
    },
    /// A value could not be sealed.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The system gives no random bytes.
    #[error("no random bytes")]
    NoRandomBytes,
}

/// Codes of calls that may have been carried out, because no answer came or none that can be read.
const TIMEOUT: &str = "timeout";
const NO_CONNECTION: &str = "no connection";
const UNREADABLE: &str = "unreadable answer";
pub(crate) const OUT_OF_TIME: &str = "out of time";

impl VaultFault {
    /// Whether it is one of this operation.
    pub(crate) fn is_of(&self, asked: &str) -> bool {
        matches!(self, Self::Away { operation, .. } if *operation == asked)
    }

    /// Whether what was asked may have been carried out all the same, or may still be.
    pub(crate) fn is_unanswered(&self) -> bool {
        let unanswered = [TIMEOUT, NO_CONNECTION, UNREADABLE, OUT_OF_TIME];
        matches!(self, Self::Away { code, .. } if unanswered.contains(&code.as_str()))
    }

    /// Whether a write that failed with this may be there all the same, when it was looked for and `is_there` is
    /// what came of that.
    pub(crate) fn leaves_open(&self, is_there: &Result<bool, Self>) -> bool {
        self.is_of(TRANSACTION) && (is_there.is_err() || self.is_unanswered())
    }

    /// The fault of an SDK call.
    pub(crate) fn away<E, R>(operation: &'static str) -> impl FnOnce(SdkError<E, R>) -> Self
    where
        E: ProvideErrorMetadata + RequestId,
    {
        move |error| {
            let code = match &error {
                SdkError::ServiceError(service) => {
                    service.err().code().unwrap_or("unknown").to_owned()
                }
                SdkError::TimeoutError(_) => TIMEOUT.to_owned(),
                SdkError::DispatchFailure(_) => NO_CONNECTION.to_owned(),
                SdkError::ResponseError(_) => UNREADABLE.to_owned(),
                _ => "request not made".to_owned(),
            };
            let request_id = match &error {
                SdkError::ServiceError(service) => {
                    service.err().request_id().unwrap_or("-").to_owned()
                }
                _ => "-".to_owned(),
            };
            Self::Away {
                operation,
                code,
                request_id,
            }
        }
    }
}

impl From<crate::data_key::NoRandomBytes> for VaultFault {
    fn from(_: crate::data_key::NoRandomBytes) -> Self {
        Self::NoRandomBytes
    }
}
