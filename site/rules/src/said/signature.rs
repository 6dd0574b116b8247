//! Which words a text may use, told without reading them.
//!
//! Rules look for hundreds of phrases, and most sentences have none of their words. A signature
//! tells that at once: each word sets one of its bits, so a bit that is not set is a word that is not
//! there. (It is a Bloom filter of one function.)

/// How many bits. With fifteen words to a sentence, one in seventy other words seems to be there.
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

/// The bit of a word, or of the first of several: FNV-1a, whose upper half is mixed best.
fn place(word: &str) -> (usize, u64) {
    let first = word.bytes().take_while(|byte| *byte != b' ');
    let hash = first.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let bit = (hash >> 32) % BITS;
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
