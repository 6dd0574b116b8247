//! The 256-bit data key of one submission, family or message: made and opened by the council's KMS key.
//!
//! The wrapped key lies in `keys` under a random id (the staff's own: in `staff`), so that deleting
//! one row puts everything it seals beyond use. A message's lies in the message: they go together.

use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{DataKeySpec, MacAlgorithmSpec};
use record::KeyId;

use crate::data_key::DataKey;
use crate::fault::VaultFault;
use crate::item::{Item, Place};
use crate::store::Vault;
use crate::tables::Table;

/// What a record key seals: part of the encryption context, which CloudTrail shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Submission,
    Family,
    Staff,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Family => "family",
            Self::Staff => "staff",
        }
    }
}

const KIND: &str = "key";

/// Intake may put into `keys`, where nobody finds a key but by its random id. The one key with a
/// known id is kept where intake may not, or a compromised one could put another over it.
fn place(id: &str, purpose: Purpose) -> Place {
    let table = match purpose {
        Purpose::Submission | Purpose::Family => Table::Keys,
        Purpose::Staff => Table::Staff,
    };
    Place::one(table, format!("key#{id}"))
}

impl Vault {
    /// Makes a key; the item that keeps it goes into the transaction that first uses it.
    pub(crate) async fn make_key(
        &self,
        id: &KeyId,
        purpose: Purpose,
    ) -> Result<(DataKey, Item), VaultFault> {
        self.make_named_key(&id.to_string(), purpose).await
    }

    pub(crate) async fn make_named_key(
        &self,
        id: &str,
        purpose: Purpose,
    ) -> Result<(DataKey, Item), VaultFault> {
        let (key, wrapped) = self.new_key(id, purpose.as_str()).await?;
        let item = Item::new(place(id, purpose), &self.council, KIND, 1)
            .with("purpose", purpose.as_str())
            .with_bytes("wrapped", wrapped);
        Ok((key, item))
    }

    /// Asks KMS for a key. `NotFound` when the key was deleted: what it seals is beyond use.
    pub(crate) async fn open_key(&self, id: &str, purpose: Purpose) -> Result<DataKey, VaultFault> {
        let item = self
            .get(&place(id, purpose))
            .await?
            .ok_or(VaultFault::NotFound)?;
        let wrapped = item
            .bytes("wrapped")
            .ok_or(VaultFault::Tampered { what: KIND })?;
        self.unwrap_key(id, purpose.as_str(), wrapped).await
    }

    /// A new key, and the same wrapped by the council's.
    pub(crate) async fn new_key(
        &self,
        id: &str,
        purpose: &str,
    ) -> Result<(DataKey, Vec<u8>), VaultFault> {
        let make = self
            .aws
            .kms
            .generate_data_key()
            .key_id(&self.names.data_key)
            .key_spec(DataKeySpec::Aes256)
            .encryption_context("council", self.council.as_str())
            .encryption_context("key", id)
            .encryption_context("purpose", purpose);
        let made = self.call("GenerateDataKey", make.send()).await?;
        let (Some(plaintext), Some(wrapped)) = (made.plaintext, made.ciphertext_blob) else {
            return Err(VaultFault::Tampered { what: KIND });
        };
        let key = DataKey::try_from(plaintext.as_ref())
            .map_err(|_| VaultFault::Tampered { what: KIND })?;
        Ok((key, wrapped.into_inner()))
    }

    /// The key that the council's key wrapped so.
    pub(crate) async fn unwrap_key(
        &self,
        id: &str,
        purpose: &str,
        wrapped: &[u8],
    ) -> Result<DataKey, VaultFault> {
        let open = self
            .aws
            .kms
            .decrypt()
            .key_id(&self.names.data_key)
            .ciphertext_blob(Blob::new(wrapped))
            .encryption_context("council", self.council.as_str())
            .encryption_context("key", id)
            .encryption_context("purpose", purpose);
        let opened = self
            .in_time("Decrypt", open.send())
            .await?
            .map_err(|error| {
                let swapped = error.as_service_error().is_some_and(|e| {
                    e.is_invalid_ciphertext_exception() || e.is_incorrect_key_exception()
                });
                if swapped {
                    VaultFault::Tampered { what: KIND }
                } else {
                    VaultFault::away("Decrypt")(error)
                }
            })?;
        let plaintext = opened
            .plaintext
            .ok_or(VaultFault::Tampered { what: KIND })?;
        DataKey::try_from(plaintext.as_ref()).map_err(|_| VaultFault::Tampered { what: KIND })
    }

    /// A keyed hash of a normalised value, under the council's MAC key.
    pub(crate) async fn mac(&self, message: &[u8]) -> Result<Vec<u8>, VaultFault> {
        let make = self
            .aws
            .kms
            .generate_mac()
            .key_id(&self.names.mac_key)
            .mac_algorithm(MacAlgorithmSpec::HmacSha256)
            .message(Blob::new(message));
        let made = self.call("GenerateMac", make.send()).await?;
        made.mac
            .map(Blob::into_inner)
            .ok_or(VaultFault::Tampered { what: "mac" })
    }
}
