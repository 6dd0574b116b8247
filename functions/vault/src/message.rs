//! The AWS Encryption SDK's message format, version 2: the one shape of it that a sealed body has.
//!
//! Suite 0x0478, one data key wrapped by a raw AES keyring under the record's key, every pair of the encryption
//! context required and none stored, one final frame. Whatever else the format allows does not open here. AWS's
//! own SDKs open what is written here, and what they write in that shape opens here: the vectors in
//! `tests/vectors` show both, and `tests/interop/encryption_sdk.py` at the top of the repository makes and opens
//! them with Python's SDK.
//!
//! The specification is <https://github.com/awslabs/aws-encryption-sdk-specification>; files named in this module
//! are its own.

mod encrypted_data_key;
mod encryption_context;
mod frame;
mod header;
mod reader;
mod suite;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::error::Unspecified;
use zeroize::Zeroizing;

use crate::data_key::{DataKey, NoRandomBytes};
use encrypted_data_key::EncryptedDataKey;
pub(crate) use encryption_context::EncryptionContext;
use header::Header;
use reader::Reader;

/// The frame length that we write. A body is one attribute of one DynamoDB item, and an item has at most 400 KB,
/// so every body fits one frame.
pub(crate) const FRAME_LENGTH: u32 = 400 * 1024;

/// Room for a header with a key name of usual length, so that a message is allocated once.
const HEADER_ROOM: usize = 256;

/// The message does not open. It never says why: a reason would tell a forger what to try next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

/// Why nothing was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CannotSeal {
    /// The text, the key's name or the context does not fit the format or the store.
    TooLong,
    NoRandomBytes,
    /// The cryptographic library refused: it is broken or misused.
    Refused,
}

/// Seals `text` under the record's key, bound to `context`.
pub(crate) fn seal(
    record_key: &DataKey,
    key_name: &str,
    context: &EncryptionContext,
    text: Zeroizing<Vec<u8>>,
) -> Result<Vec<u8>, CannotSeal> {
    seal_with(Fresh::random()?, record_key, key_name, context, text)
}

/// Opens what `seal` made with the same key, key name and context.
pub(crate) fn open(
    record_key: &DataKey,
    key_name: &str,
    context: &EncryptionContext,
    message: &[u8],
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    let mut reader = Reader::new(message);
    let header = Header::read(&mut reader, key_name)?;
    let header_bytes = reader.consumed();
    let header_tag = reader.array()?;

    let message_key = header.encrypted_data_key.unwrap(record_key, context)?;
    let keys = suite::derive_keys(&message_key, &header.message_id)?;
    verify_slices_are_equal(&keys.commitment, &header.commitment)?;
    header::verify_tag(&keys.key, header_bytes, context, header_tag)?;

    let text = frame::read(&keys, &header, &mut reader)?;
    reader.finish()?;
    Ok(text)
}

/// What is new in every message, and must never be used twice.
struct Fresh {
    message_id: [u8; suite::MESSAGE_ID_LENGTH],
    message_key: DataKey,
    wrapping_iv: [u8; suite::IV_LENGTH],
}

impl Fresh {
    fn random() -> Result<Self, CannotSeal> {
        let mut message_id = [0; suite::MESSAGE_ID_LENGTH];
        let mut wrapping_iv = [0; suite::IV_LENGTH];
        aws_lc_rs::rand::fill(&mut message_id).map_err(|_| CannotSeal::NoRandomBytes)?;
        aws_lc_rs::rand::fill(&mut wrapping_iv).map_err(|_| CannotSeal::NoRandomBytes)?;
        Ok(Self {
            message_id,
            message_key: DataKey::random()?,
            wrapping_iv,
        })
    }
}

fn seal_with(
    fresh: Fresh,
    record_key: &DataKey,
    key_name: &str,
    context: &EncryptionContext,
    text: Zeroizing<Vec<u8>>,
) -> Result<Vec<u8>, CannotSeal> {
    if text.len() > FRAME_LENGTH as usize {
        return Err(CannotSeal::TooLong);
    }
    let Fresh {
        message_id,
        message_key,
        wrapping_iv,
    } = fresh;
    let keys = suite::derive_keys(&message_key, &message_id)?;
    let header = Header {
        message_id,
        encrypted_data_key: EncryptedDataKey::wrap(record_key, context, wrapping_iv, &message_key)?,
        frame_length: FRAME_LENGTH,
        commitment: keys.commitment,
    };

    let mut message = Vec::with_capacity(HEADER_ROOM + text.len() + frame::OVERHEAD);
    header.write(key_name, &mut message)?;
    let header_tag = header::tag(&keys.key, &message, context)?;
    message.extend(header_tag);
    frame::write(&keys, &message_id, text, &mut message)?;
    Ok(message)
}

impl From<Unspecified> for DoesNotOpen {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

/// A key name that could not be written cannot have been.
impl From<CannotSeal> for DoesNotOpen {
    fn from(_: CannotSeal) -> Self {
        Self
    }
}

impl From<Unspecified> for CannotSeal {
    fn from(_: Unspecified) -> Self {
        Self::Refused
    }
}

impl From<NoRandomBytes> for CannotSeal {
    fn from(_: NoRandomBytes) -> Self {
        Self::NoRandomBytes
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use data_encoding::HEXLOWER;
    use serde::Deserialize;

    use super::*;

    /// A stored message together with what was new in it, so that it can be made again.
    #[derive(Deserialize)]
    struct Vector {
        name: String,
        key: String,
        key_name: String,
        context: BTreeMap<String, String>,
        text: String,
        message_id: String,
        message_key: String,
        wrapping_iv: String,
        message: String,
    }

    impl Vector {
        fn stored() -> Vec<Self> {
            serde_json::from_str(include_str!("../tests/vectors/family_hub.json")).expect("vectors")
        }

        fn key(&self) -> DataKey {
            DataKey::from(unhex(&self.key))
        }

        fn context(&self) -> EncryptionContext {
            let pairs: Vec<_> = self
                .context
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect();
            let pairs: [_; 6] = pairs.try_into().expect("six pairs");
            EncryptionContext::of(pairs).unwrap_or_else(|_| panic!("{}: a context", self.name))
        }

        fn text(&self) -> Zeroizing<Vec<u8>> {
            Zeroizing::new(self.text.clone().into_bytes())
        }

        fn fresh(&self) -> Fresh {
            Fresh {
                message_id: unhex(&self.message_id),
                message_key: DataKey::from(unhex(&self.message_key)),
                wrapping_iv: unhex(&self.wrapping_iv),
            }
        }
    }

    fn unhex<const N: usize>(text: &str) -> [u8; N] {
        HEXLOWER
            .decode(text.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .expect("hex of that length")
    }

    #[test]
    fn the_same_fresh_values_give_the_stored_message_byte_for_byte() {
        for vector in Vector::stored() {
            let message = seal_with(
                vector.fresh(),
                &vector.key(),
                &vector.key_name,
                &vector.context(),
                vector.text(),
            );
            assert_eq!(
                message.map(|bytes| HEXLOWER.encode(&bytes)),
                Ok(vector.message),
                "{}",
                vector.name
            );
        }
    }

    /// A message by somebody who has the record's key, right in everything but one field of its header.
    fn forged(vector: &Vector, forge: impl FnOnce(&mut Header)) -> Vec<u8> {
        let Fresh {
            message_id,
            message_key,
            wrapping_iv,
        } = vector.fresh();
        let (key, context) = (vector.key(), vector.context());
        let keys = suite::derive_keys(&message_key, &message_id).expect("keys");
        let mut header = Header {
            message_id,
            encrypted_data_key: EncryptedDataKey::wrap(&key, &context, wrapping_iv, &message_key)
                .expect("wraps"),
            frame_length: FRAME_LENGTH,
            commitment: keys.commitment,
        };
        forge(&mut header);
        let mut message = Vec::new();
        header
            .write(&vector.key_name, &mut message)
            .expect("writes");
        message.extend(header::tag(&keys.key, &message, &context).expect("a tag"));
        frame::write(&keys, &message_id, vector.text(), &mut message).expect("writes");
        message
    }

    #[test]
    fn a_commitment_to_another_key_does_not_open_though_every_tag_is_right() {
        let vector = &Vector::stored()[0];
        let open =
            |message: &[u8]| open(&vector.key(), &vector.key_name, &vector.context(), message);
        assert_eq!(open(&forged(vector, |_| {})), Ok(vector.text()));
        assert_eq!(
            open(&forged(vector, |header| header.commitment[31] ^= 1)),
            Err(DoesNotOpen)
        );
    }

    #[test]
    fn a_frame_longer_than_the_header_allows_does_not_open() {
        let vector = &Vector::stored()[0];
        let open =
            |message: &[u8]| open(&vector.key(), &vector.key_name, &vector.context(), message);
        let length = u32::try_from(vector.text.len()).expect("short");
        assert_eq!(
            open(&forged(vector, |header| header.frame_length = length)),
            Ok(vector.text())
        );
        assert_eq!(
            open(&forged(vector, |header| header.frame_length = length - 1)),
            Err(DoesNotOpen)
        );
    }
}
