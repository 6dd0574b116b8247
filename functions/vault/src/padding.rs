//! Hides how long a text is.
//!
//! A sealed body is as long as what was sealed, and the length of an answer can give it away. Bodies are padded
//! to the lengths of PADMÉ (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication
//! with PURBs", PETS 2019, section 4): at most 12 % longer, and of all lengths up to `n` only about `log log n`
//! bits remain to be seen. A body is JSON, whose trailing white space means nothing (RFC 8259, section 2), so the
//! padding is spaces and a reader needs to know nothing of it.

/// What a JSON text is padded with.
pub(crate) const PAD: u8 = b' ';

/// The length that a text of `length` bytes is padded to: its floating-point form keeps no more bits of mantissa
/// than its exponent has.
pub(crate) fn padded_length(length: usize) -> usize {
    if length < 2 {
        return length;
    }
    let exponent = length.ilog2();
    let kept_bits = exponent.checked_ilog2().map_or(1, |bits| bits + 1);
    let mask = (1_usize << exponent.saturating_sub(kept_bits)) - 1;
    length.saturating_add(mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_padme() {
        let expected = [
            (0, 0),
            (1, 1),
            (2, 2),
            (7, 7),
            (8, 8),
            (9, 10),
            (10, 10),
            (15, 16),
            (100, 104),
            (255, 256),
            (256, 256),
            (257, 272),
            (1_000, 1_024),
            (4_097, 4_352),
            (65_537, 67_584),
            (1_000_000, 1_015_808),
        ];
        for (length, padded) in expected {
            assert_eq!(padded_length(length), padded, "of {length}");
        }
    }

    #[test]
    fn padding_never_shortens_and_costs_at_most_an_eighth() {
        for length in 0..70_000 {
            let padded = padded_length(length);
            assert!(
                padded >= length && padded - length <= length / 8,
                "{length} became {padded}"
            );
            assert_eq!(
                padded_length(padded),
                padded,
                "a padded length stays: {padded}"
            );
        }
    }
}
