//! What a family can quote on the phone: `FH-7K3M-92QX`. It identifies and opens nothing.

use std::fmt;
use std::str::FromStr;

use rand::{CryptoRng, RngExt as _};
use serde::{Deserialize, Serialize};

/// Digits and letters that are not mistaken for one another when read aloud or copied by hand: no
/// 0/O, 1/I/L, 5/S next to each other, no U. 29 is prime, which the check character needs.
const ALPHABET: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRTVWXYZ";

/// Random characters before the check character.
const RANDOM: usize = 7;

/// A reference: seven random characters and one that finds any single mistake and any two
/// neighbours swapped (a weighted sum modulo a prime).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; RANDOM + 1]);

/// A text that is no reference: misheard or mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reference")]
pub struct NotAReference;

impl Reference {
    /// A new one. That no other submission has it is the store's to guarantee.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut values = [0; RANDOM];
        values.fill_with(|| rng.random_range(0..ALPHABET.len()));
        let mut characters = [0; RANDOM + 1];
        for (character, value) in characters.iter_mut().zip(values) {
            *character = ALPHABET[value];
        }
        characters[RANDOM] = ALPHABET[check(&values)];
        Self(characters)
    }
}

fn check(values: &[usize; RANDOM]) -> usize {
    let sum: usize = values.iter().enumerate().map(|(i, v)| (i + 2) * v).sum();
    sum % ALPHABET.len()
}

impl FromStr for Reference {
    type Err = NotAReference;

    /// Accepts small letters, and spaces or hyphens anywhere; `FH` may be left out.
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let mut characters: Vec<u8> = text
            .bytes()
            .filter(|b| !matches!(b, b' ' | b'-'))
            .map(|b| b.to_ascii_uppercase())
            .collect();
        if characters.len() == RANDOM + 3 && characters.starts_with(b"FH") {
            characters.drain(..2);
        }
        let characters: [u8; RANDOM + 1] = characters.try_into().map_err(|_| NotAReference)?;
        let mut values = [0; RANDOM + 1];
        for (value, character) in values.iter_mut().zip(characters) {
            *value = ALPHABET
                .iter()
                .position(|c| *c == character)
                .ok_or(NotAReference)?;
        }
        let [random @ .., last] = values;
        if check(&random) == last {
            Ok(Self(characters))
        } else {
            Err(NotAReference)
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FH")?;
        for (index, character) in self.0.iter().enumerate() {
            if index % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*character))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;
    fn try_from(text: String) -> Result<Self, NotAReference> {
        text.parse()
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    use super::*;

    proptest! {
        #[test]
        fn a_reference_reads_back_however_it_is_spaced(seed: u64) {
            let reference = Reference::random(&mut StdRng::seed_from_u64(seed));
            let text = reference.to_string();
            prop_assert_eq!(text.parse(), Ok(reference.clone()));
            prop_assert_eq!(text.to_lowercase().replace('-', " ").parse(), Ok(reference.clone()));
            prop_assert_eq!(text.trim_start_matches("FH-").parse(), Ok(reference));
        }

        #[test]
        fn one_wrong_character_or_two_swapped_neighbours_are_noticed(seed: u64, place in 0usize..8, other in 0usize..29) {
            let reference = Reference::random(&mut StdRng::seed_from_u64(seed));
            let mut wrong = reference.0;
            wrong[place] = ALPHABET[other];
            if wrong != reference.0 {
                prop_assert!(String::from_utf8_lossy(&wrong).parse::<Reference>().is_err());
            }
            let mut swapped = reference.0;
            swapped.swap(place, (place + 1) % 8);
            if place < 7 && swapped != reference.0 {
                prop_assert!(String::from_utf8_lossy(&swapped).parse::<Reference>().is_err());
            }
        }
    }
}
