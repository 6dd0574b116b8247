//! Which words a text may use, told without reading them.
//!
//! Rules look for hundreds of phrases, and most sentences have none of their words. A signature
//! tells that at once: each word sets one of its bits, so a bit that is not set is a word that is not
//! there. (It is a Bloom filter of one function.)

/// How many bits, a power of two. With fifteen words to a sentence, one in seventy other words seems
/// to be there.
const BITS: u64 = 1024;

/// Words that may be there.
#[derive(Clone, Copy)]
pub(crate) struct Signature([u64; (BITS / 64) as usize]);

impl Default for Signature {
    fn default() -> Self {
        Self([0; (BITS / 64) as usize])
    }
}

impl<'a> FromIterator<&'a str> for Signature {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut signature = Self::default();
        for word in words {
            let (part, bit) = place(word);
            signature.0[part] |= bit;
        }
        signature
    }
}

impl Signature {
    /// Whether this word, or the first of these, may be there: a `false` is sure.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let (part, bit) = place(word);
        self.0[part] & bit != 0
    }

    /// Whether one word may be in both: a `false` is sure.
    pub(crate) fn may_share(&self, other: &Self) -> bool {
        let shared = self.0.iter().zip(&other.0).map(|(one, other)| one & other);
        shared.fold(0, |all, part| all | part) != 0
    }
}

/// The bit of a word, or of the first of several: by its first eight letters, which are one number.
fn place(word: &str) -> (usize, u64) {
    const SPACES: u64 = 0x2020_2020_2020_2020;
    const LOWEST: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let bytes = word.as_bytes();
    let letters = bytes.first_chunk().map_or_else(
        || {
            let shifted = bytes.iter().rev();
            shifted.fold(0, |letters, byte| letters << 8 | u64::from(*byte))
        },
        |eight| u64::from_le_bytes(*eight),
    );
    // The lowest byte that is a space has its highest bit set here; what follows it is cut off.
    let differences = letters ^ SPACES;
    let spaces = differences.wrapping_sub(LOWEST) & !differences & HIGHEST;
    let before_space = (spaces & spaces.wrapping_neg()).wrapping_sub(1) >> 7;
    let first = if spaces == 0 {
        letters
    } else {
        letters & before_space
    };
    // Multiplied by the golden ratio: the upper bits are mixed best.
    let hash = first.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bit = hash >> (u64::BITS - BITS.trailing_zeros());
    ((bit / 64) as usize, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_word_that_is_there_is_never_denied(words in prop::collection::vec("[a-z']{0,9}", 1..30)) {
            let signature: Signature = words.iter().map(String::as_str).collect();
            for word in &words {
                prop_assert!(signature.may_have(word));
                prop_assert!(signature.may_share(&[word.as_str()].into_iter().collect()));
            }
        }
    }

    #[test]
    fn most_words_that_are_not_there_are_denied() {
        let there: Signature = "we keep your details for three years after our last contact"
            .split(' ')
            .collect();
        let others = "the law says who may see what you told a hub and for how long";
        let denied = others.split(' ').filter(|word| !there.may_have(word));
        assert!(denied.count() > 10);
    }
}
