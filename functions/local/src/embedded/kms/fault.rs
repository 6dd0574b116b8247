//! The errors KMS answers with, under the names its clients know.

use http::StatusCode;
use serde_json::json;

use super::secret::Refused;

/// A refusal, as the protocol writes it.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    AlreadyExists(String),
    /// Wrong context, wrong key, tampering: which one is not said, here as on AWS.
    #[error("the ciphertext cannot be decrypted")]
    InvalidCiphertext,
    #[error("the key ID in the request does not identify a CMK that can perform this operation")]
    IncorrectKey,
    #[error("{0}")]
    InvalidKeyUsage(String),
    #[error("the MAC does not belong to this message and key")]
    InvalidMac,
    #[error("{0}")]
    InvalidAliasName(String),
    #[error("{0}")]
    InvalidMarker(String),
    #[error("{0}")]
    Unsupported(String),
    #[error("{0}")]
    Validation(String),
    #[error("{0}")]
    Unreadable(String),
    #[error("this KMS does not know the operation {0:?}")]
    UnknownOperation(String),
    #[error("{0}")]
    Internal(String),
}

impl Fault {
    fn name(&self) -> &'static str {
        match self {
            Fault::NotFound(_) => "NotFoundException",
            Fault::AlreadyExists(_) => "AlreadyExistsException",
            Fault::InvalidCiphertext => "InvalidCiphertextException",
            Fault::IncorrectKey => "IncorrectKeyException",
            Fault::InvalidKeyUsage(_) => "InvalidKeyUsageException",
            Fault::InvalidMac => "KMSInvalidMacException",
            Fault::InvalidAliasName(_) => "InvalidAliasNameException",
            Fault::InvalidMarker(_) => "InvalidMarkerException",
            Fault::Unsupported(_) => "UnsupportedOperationException",
            Fault::Validation(_) => "ValidationException",
            Fault::Unreadable(_) => "SerializationException",
            Fault::UnknownOperation(_) => "UnknownOperationException",
            Fault::Internal(_) => "KMSInternalException",
        }
    }

    pub(super) fn status(&self) -> StatusCode {
        match self {
            Fault::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    pub(super) fn to_json(&self) -> Vec<u8> {
        json!({ "__type": self.name(), "message": self.to_string() })
            .to_string()
            .into_bytes()
    }
}

impl From<Refused> for Fault {
    fn from(fault: Refused) -> Fault {
        Fault::Internal(fault.to_string())
    }
}
