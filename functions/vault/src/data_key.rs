//! The 256-bit key that one record's bodies are sealed under.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A 256-bit key. It is wiped from memory when dropped, and can be neither printed nor copied by accident.
///
/// ```compile_fail
/// fn prints<T: std::fmt::Debug>() {}
/// prints::<vault::DataKey>();
/// ```
///
/// ```compile_fail
/// fn copies<T: Clone>() {}
/// copies::<vault::DataKey>();
/// ```
// Boxed, so that moving the key moves a pointer and leaves no copy of its bytes on the stack.
pub struct DataKey(Box<[u8; DataKey::LENGTH]>);

impl DataKey {
    /// Length in bytes: AES-256.
    pub const LENGTH: usize = 32;

    /// A new key from the operating system's randomness, for what KMS has no part in (a family's view).
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<Self, NoRandomBytes> {
        let mut key = Self(Box::new([0; Self::LENGTH]));
        aws_lc_rs::rand::fill(key.0.as_mut_slice()).map_err(|_| NoRandomBytes)?;
        Ok(key)
    }

    /// The key itself, for wrapping it under another key. Never log or store it as it is.
    pub fn expose(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }
}

impl From<[u8; DataKey::LENGTH]> for DataKey {
    fn from(mut bytes: [u8; Self::LENGTH]) -> Self {
        let key = Self(Box::new(bytes));
        bytes.zeroize();
        key
    }
}

impl TryFrom<&[u8]> for DataKey {
    type Error = NotADataKey;

    fn try_from(bytes: &[u8]) -> Result<Self, NotADataKey> {
        if bytes.len() != Self::LENGTH {
            return Err(NotADataKey);
        }
        let mut key = Self(Box::new([0; Self::LENGTH]));
        key.0.copy_from_slice(bytes);
        Ok(key)
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for DataKey {}

/// The bytes are not 32, so they are no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a data key has 32 bytes")]
pub struct NotADataKey;

/// The operating system gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomBytes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_another_length_is_refused() {
        for length in [0, 16, 31, 33, 64] {
            assert!(
                DataKey::try_from(vec![7; length].as_slice()).is_err(),
                "{length} bytes"
            );
        }
        assert!(DataKey::try_from([7; 32].as_slice()).is_ok_and(|key| key.expose() == &[7; 32]));
    }
}
