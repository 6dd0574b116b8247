//! The message's own key, wrapped by the record's: the specification's raw AES keyring
//! (framework/raw-aes-keyring.md) with a 256-bit wrapping key.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::error::Unspecified;
use zeroize::Zeroizing;

use super::encryption_context::count;
use super::reader::Reader;
use super::suite::{IV_LENGTH, TAG_LENGTH};
use super::{CannotSeal, DoesNotOpen, EncryptionContext};
use crate::data_key::DataKey;

/// Says whose keys these are: the specification's key namespace.
const KEY_NAMESPACE: &[u8] = b"family-hub";

/// In bits, in provider information.
const TAG_LENGTH_FIELD: [u8; 4] = 128_u32.to_be_bytes();
/// In bytes, in provider information.
const IV_LENGTH_FIELD: [u8; 4] = 12_u32.to_be_bytes();

const WRAPPED_LENGTH: usize = DataKey::LENGTH + TAG_LENGTH;

pub(super) struct EncryptedDataKey {
    iv: [u8; IV_LENGTH],
    wrapped: [u8; WRAPPED_LENGTH],
}

impl EncryptedDataKey {
    pub(super) fn wrap(
        record_key: &DataKey,
        context: &EncryptionContext,
        iv: [u8; IV_LENGTH],
        message_key: &DataKey,
    ) -> Result<Self, Unspecified> {
        let mut wrapped = [0; WRAPPED_LENGTH];
        let (key, tag) = wrapped.split_at_mut(DataKey::LENGTH);
        key.copy_from_slice(message_key.expose());
        let made = wrapping_key(record_key)?.seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(iv),
            Aad::from(context.as_bytes()),
            key,
        )?;
        tag.copy_from_slice(made.as_ref());
        Ok(Self { iv, wrapped })
    }

    pub(super) fn unwrap(
        &self,
        record_key: &DataKey,
        context: &EncryptionContext,
    ) -> Result<DataKey, DoesNotOpen> {
        let mut wrapped = Zeroizing::new(self.wrapped);
        let message_key = wrapping_key(record_key)?.open_in_place(
            Nonce::assume_unique_for_key(self.iv),
            Aad::from(context.as_bytes()),
            wrapped.as_mut_slice(),
        )?;
        DataKey::try_from(&*message_key).map_err(|_| DoesNotOpen)
    }

    /// Writes the specification's "Encrypted Data Keys": this one alone.
    pub(super) fn write(&self, key_name: &str, out: &mut Vec<u8>) -> Result<(), CannotSeal> {
        let name = key_name.as_bytes();
        out.extend(count(1)?);
        out.extend(count(KEY_NAMESPACE.len())?);
        out.extend_from_slice(KEY_NAMESPACE);
        out.extend(provider_info_length(name)?);
        out.extend_from_slice(name);
        out.extend(TAG_LENGTH_FIELD);
        out.extend(IV_LENGTH_FIELD);
        out.extend(self.iv);
        out.extend(count(WRAPPED_LENGTH)?);
        out.extend(self.wrapped);
        Ok(())
    }

    /// Reads exactly what `write` writes for a key of that name.
    pub(super) fn read(reader: &mut Reader<'_>, key_name: &str) -> Result<Self, DoesNotOpen> {
        let name = key_name.as_bytes();
        reader.expect(&count(1)?)?;
        reader.expect_counted(KEY_NAMESPACE)?;
        reader.expect(&provider_info_length(name)?)?;
        reader.expect(name)?;
        reader.expect(&TAG_LENGTH_FIELD)?;
        reader.expect(&IV_LENGTH_FIELD)?;
        let iv = *reader.array()?;
        reader.expect(&count(WRAPPED_LENGTH)?)?;
        let wrapped = *reader.array()?;
        Ok(Self { iv, wrapped })
    }
}

/// "Key Provider Information" is the key's name, the two lengths and the initialisation vector.
fn provider_info_length(name: &[u8]) -> Result<[u8; 2], CannotSeal> {
    count(name.len() + TAG_LENGTH_FIELD.len() + IV_LENGTH_FIELD.len() + IV_LENGTH)
}

fn wrapping_key(record_key: &DataKey) -> Result<LessSafeKey, Unspecified> {
    UnboundKey::new(&AES_256_GCM, record_key.expose()).map(LessSafeKey::new)
}
