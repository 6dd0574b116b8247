//! 256 bits of key material, and the only things that can be done with them.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{hmac, rand};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::Zeroizing;

/// The machine gave no random bytes, or a message does not open: nothing more can be said.
#[derive(Debug, thiserror::Error)]
#[error("cryptography refused")]
pub(super) struct Refused;

impl From<aws_lc_rs::error::Unspecified> for Refused {
    fn from(_: aws_lc_rs::error::Unspecified) -> Refused {
        Refused
    }
}

/// Key material: an AES-256 key or an HMAC-SHA-256 key. Wiped when dropped, never shown.
#[derive(Clone)]
pub(super) struct Secret(Zeroizing<[u8; Secret::LENGTH]>);

impl Secret {
    pub(super) const LENGTH: usize = 32;

    pub(super) fn random() -> Result<Secret, Refused> {
        let mut bytes = Zeroizing::new([0; Secret::LENGTH]);
        rand::fill(bytes.as_mut())?;
        Ok(Secret(bytes))
    }

    /// `None` unless there are exactly 32 bytes.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Secret> {
        Some(Secret(Zeroizing::new(bytes.try_into().ok()?)))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// AES-256-GCM: a random nonce, then the ciphertext with its tag.
    pub(super) fn seal(&self, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, Refused> {
        let key = RandomizedNonceKey::new(&AES_256_GCM, self.as_bytes())?;
        let mut message = Zeroizing::new(plaintext.to_vec());
        let nonce = key.seal_in_place_append_tag(Aad::from(aad), &mut *message)?;
        Ok([nonce.as_ref().as_slice(), message.as_slice()].concat())
    }

    /// What [`Secret::seal`] sealed under the same `aad`.
    pub(super) fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
        let (nonce, message) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(Refused)?;
        let key = RandomizedNonceKey::new(&AES_256_GCM, self.as_bytes())?;
        let mut message = Zeroizing::new(message.to_vec());
        let length = key
            .open_in_place(Nonce::from(nonce), Aad::from(aad), message.as_mut_slice())?
            .len();
        message.truncate(length);
        Ok(message)
    }

    pub(super) fn mac(&self, message: &[u8]) -> Vec<u8> {
        hmac::sign(&self.hmac(), message).as_ref().to_vec()
    }

    /// Compares in constant time.
    pub(super) fn verifies(&self, message: &[u8], mac: &[u8]) -> bool {
        hmac::verify(&self.hmac(), message, mac).is_ok()
    }

    fn hmac(&self) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, self.as_bytes())
    }
}

/// Only ever into the state file, which is sealed.
impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(STANDARD.encode(self.as_bytes())))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let bytes = Zeroizing::new(
            STANDARD
                .decode(text.as_bytes())
                .map_err(de::Error::custom)?,
        );
        Secret::from_bytes(&bytes).ok_or_else(|| de::Error::custom("key material is 32 bytes"))
    }
}
