//! Keys and ids derived from a family's own codes.
//!
//! HKDF (RFC 5869) with SHA-256, no salt (which the RFC takes as 32 zero bytes), and the purpose as info. The
//! codes have over 100 bits of randomness, so a password hash would add nothing. Every language's HKDF gives the
//! same bytes; a test holds the answer that Python's `cryptography` gives.

use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};

/// Comes before every purpose, so that nobody else's use of the same secret meets ours.
const NAMESPACE: &[u8] = b"family-hub/v1/";

/// 32 bytes that only `secret` gives, and that tell nothing about those of another `purpose`.
///
/// ```
/// let code = b"7K3M92QXHW4D8R6TBNVE";
/// let key = vault::DataKey::from(vault::derive(code, "receipt/key"));
/// assert_ne!(key.expose(), &vault::derive(code, "receipt/lookup"));
/// ```
pub fn derive(secret: &[u8], purpose: &str) -> [u8; 32] {
    let mut derived = [0; 32];
    Salt::new(HKDF_SHA256, &[])
        .extract(secret)
        .expand(&[NAMESPACE, purpose.as_bytes()], HKDF_SHA256)
        .and_then(|output| output.fill(&mut derived))
        .expect("HKDF gives up to 255 times 32 bytes, and this asks for 32");
    derived
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn another_language_derives_the_same() {
        // Python: HKDF(SHA256(), 32, salt=None, info=b"family-hub/v1/receipt/key").derive(b"7K3M92QXHW4D8R6TBNVE")
        assert_eq!(
            HEXLOWER.encode(&derive(b"7K3M92QXHW4D8R6TBNVE", "receipt/key")),
            "6416160649f6bdc69742a5d279c951d7d6edaee0fe45b68fd7e365a6bcc4a38c"
        );
    }

    #[test]
    fn another_purpose_or_secret_derives_something_else() {
        let one = derive(b"secret", "purpose");
        assert_ne!(one, derive(b"secret", "purposes"));
        assert_ne!(one, derive(b"secrets", "purpose"));
        assert_eq!(one, derive(b"secret", "purpose"));
    }
}
