//! What a message is bound to without holding it.

use super::CannotSeal;

/// The pairs that must be given again, exactly, to open a message.
///
/// The specification calls them the required encryption context: authenticated, never stored in the message.
pub(crate) struct EncryptionContext(Vec<u8>);

impl EncryptionContext {
    /// Serialises as the specification's "Key Value Pairs" (data-format/message-header.md): how many, then each
    /// key and value after its length, in the order of the keys' bytes.
    ///
    /// Keys must be different and must not start with `aws-crypto-`, which is the SDK's own.
    pub(crate) fn of<const N: usize>(mut pairs: [(&str, &str); N]) -> Result<Self, CannotSeal> {
        pairs.sort_unstable_by_key(|(key, _)| key.as_bytes());
        let mut bytes = Vec::new();
        bytes.extend(count(N)?);
        for (key, value) in pairs {
            for part in [key, value] {
                bytes.extend(count(part.len())?);
                bytes.extend_from_slice(part.as_bytes());
            }
        }
        // The SDKs read the whole context's length as two bytes as well.
        count(bytes.len())?;
        Ok(Self(bytes))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A length or number as the format's two bytes.
pub(super) fn count(length: usize) -> Result<[u8; 2], CannotSeal> {
    u16::try_from(length)
        .map(u16::to_be_bytes)
        .map_err(|_| CannotSeal::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_and_in_the_order_of_their_keys() {
        let context = EncryptionContext::of([("kind", "view"), ("body-version", "1")]);
        assert!(context.is_ok_and(|context| context.as_bytes()
            == b"\x00\x02\x00\x0cbody-version\x00\x011\x00\x04kind\x00\x04view"));
    }

    #[test]
    fn a_context_longer_than_its_length_field_is_refused() {
        let long = "x".repeat(40_000);
        assert!(EncryptionContext::of([("one", &long)]).is_ok());
        assert!(EncryptionContext::of([("one", &long), ("two", &long)]).is_err());
        assert!(EncryptionContext::of([("one", &"x".repeat(70_000))]).is_err());
    }
}
