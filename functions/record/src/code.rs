//! The family's secrets: what opens a draft, what confirms a check page, what opens a view.
//!
//! None has `Debug` or `Display`; what is shown to its owner is asked for by name.

use data_encoding::HEXLOWER;
use rand::CryptoRng;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bytes of a code: 120 bits, 24 characters in six groups of four.
const BYTES: usize = 15;

/// Characters of a group.
const GROUP: usize = 4;

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
        pub struct $name([u8; BYTES]);

        impl $name {
            /// A new one.
            pub fn random(rng: &mut impl CryptoRng) -> Self {
                let mut bytes = [0; BYTES];
                rng.fill_bytes(&mut bytes);
                Self(bytes)
            }

            /// From derived key material.
            pub fn from_bytes(bytes: [u8; BYTES]) -> Self {
                Self(bytes)
            }

            /// What keys are derived from.
            pub fn secret(&self) -> &[u8] {
                &self.0
            }

            /// As its owner sees and keeps it: six groups of four.
            pub fn reveal(&self) -> String {
                reveal(&self.0)
            }

            /// Its first group: too little to open anything, enough to tell whether guesses are after one code.
            pub fn first_group(&self) -> String {
                let mut text = Zeroizing::new(self.reveal());
                text.truncate(GROUP);
                text.to_string()
            }

            /// Reads what its owner typed: any spacing, small letters, O for 0, I and L for 1.
            pub fn read(text: &str) -> Option<Self> {
                read(text).map(Self)
            }
        }
    )* };
}

secrets! {
    /// Opens a draft: travels in the form's session cookie only.
    DraftCode;
    /// Opens the view of one submission: printable, revocable.
    ReceiptCode;
    /// Begins an empty form that a known family was invited to: handed over by a worker, revocable.
    InvitationCode;
}

/// Stands in a check-your-answers page: what was shown there, and nothing else, can be confirmed
/// with it, once. 128 bits, as 32 hexadecimal digits: no person types it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct CheckToken([u8; 16]);

impl CheckToken {
    /// A new one.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// What keys are derived from.
    pub fn secret(&self) -> &[u8] {
        &self.0
    }

    /// As the page holds it.
    pub fn reveal(&self) -> String {
        HEXLOWER.encode(&self.0)
    }

    /// From a page.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }
}

/// A check token lies in its draft, which is sealed: it is the one secret here that is stored.
impl Serialize for CheckToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.reveal())
    }
}

impl<'de> Deserialize<'de> for CheckToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("not a check token"))
    }
}

fn reveal(bytes: &[u8; BYTES]) -> String {
    let mut text = String::with_capacity(29);
    for (index, chunk) in bytes.chunks(5).enumerate() {
        let bits = chunk
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        for place in (0..8).rev() {
            if place == 3 || (place == 7 && index > 0) {
                text.push('-');
            }
            text.push(char::from(ALPHABET[(bits >> (place * 5) & 31) as usize]));
        }
    }
    text
}

fn read(text: &str) -> Option<[u8; BYTES]> {
    // Longer than any code with any spacing: not worth reading.
    if text.len() > 120 {
        return None;
    }
    let mut values = Vec::with_capacity(24);
    for character in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let upper = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let value = ALPHABET.iter().position(|c| char::from(*c) == upper)?;
        values.push(u64::try_from(value).ok()?);
    }
    if values.len() != 24 {
        return None;
    }
    let mut bytes = [0; BYTES];
    for (chunk, values) in bytes.chunks_mut(5).zip(values.chunks(8)) {
        let bits = values.iter().fold(0u64, |bits, value| bits << 5 | value);
        chunk.copy_from_slice(&bits.to_be_bytes()[3..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_as_its_owner_may_type_it(bytes: [u8; BYTES]) {
            let code = ReceiptCode::from_bytes(bytes);
            let shown = code.reveal();
            prop_assert_eq!(shown.len(), 29);
            let group = code.first_group();
            prop_assert_eq!(Some(&*group), shown.split('-').next());
            for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', ""), shown.replace('-', " ").replace('0', "o").replace('1', "l")] {
                prop_assert!(ReceiptCode::read(&typed) == Some(code.clone()));
            }
        }

        #[test]
        fn no_text_makes_reading_a_code_fail_otherwise_than_by_refusing(text in ".*") {
            let _ = ReceiptCode::read(&text);
        }
    }
}
