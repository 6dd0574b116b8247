//! Algorithm suite 0x0478: AES-256-GCM under a key from HKDF-SHA512, with key commitment, without a signature
//! (framework/algorithm-suites.md).

use aws_lc_rs::aead::{AES_256_GCM, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hkdf::{HKDF_SHA512, KeyType, Salt};

use crate::data_key::DataKey;

pub(super) const ID: [u8; 2] = [0x04, 0x78];
pub(super) const IV_LENGTH: usize = 12;
pub(super) const TAG_LENGTH: usize = 16;
pub(super) const MESSAGE_ID_LENGTH: usize = 32;
pub(super) const COMMITMENT_LENGTH: usize = 32;

/// What a message's own key becomes, with the message's id as salt.
pub(super) struct DerivedKeys {
    /// Seals header and frame of this message alone.
    pub(super) key: LessSafeKey,
    /// Stored in the header: only one key gives it, so a message cannot open to two texts under two keys.
    pub(super) commitment: [u8; COMMITMENT_LENGTH],
}

pub(super) fn derive_keys(
    message_key: &DataKey,
    message_id: &[u8; MESSAGE_ID_LENGTH],
) -> Result<DerivedKeys, Unspecified> {
    let secret = Salt::new(HKDF_SHA512, message_id).extract(message_key.expose());
    let key = UnboundKey::from(secret.expand(&[&ID, b"DERIVEKEY"], &AES_256_GCM)?);
    let mut commitment = [0; COMMITMENT_LENGTH];
    secret
        .expand(&[b"COMMITKEY"], CommitmentLength)?
        .fill(&mut commitment)?;
    Ok(DerivedKeys {
        key: LessSafeKey::new(key),
        commitment,
    })
}

/// The initialisation vector of the header (number 0) and of each frame (from 1): the number, big-endian.
///
/// They repeat from message to message; the derived key never does.
pub(super) fn nonce(number: u32) -> Nonce {
    Nonce::assume_unique_for_key(iv(number))
}

pub(super) fn iv(number: u32) -> [u8; IV_LENGTH] {
    let mut iv = [0; IV_LENGTH];
    iv[IV_LENGTH - 4..].copy_from_slice(&number.to_be_bytes());
    iv
}

struct CommitmentLength;

impl KeyType for CommitmentLength {
    fn len(&self) -> usize {
        COMMITMENT_LENGTH
    }
}
