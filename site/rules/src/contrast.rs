//! How well one colour stands out against another: WCAG 2.2, "contrast ratio".

/// A colour as red, green and blue, each from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

/// What text of the usual size needs: WCAG 2.2, 1.4.3.
pub(crate) const TEXT: f64 = 4.5;

/// What a border or another part that carries meaning needs: WCAG 2.2, 1.4.11.
pub(crate) const PART: f64 = 3.0;

pub(crate) const WHITE: Colour = Colour([255; 3]);

impl Colour {
    /// Reads `#rrggbb`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Relative luminance, from 0 (black) to 1 (white).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio, from 1 (the same) to 21 (black on white).
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// A ratio as people write it, rounded down, so that what is refused never reads as enough.
pub(crate) fn as_written(ratio: f64) -> String {
    format!("{:.2}:1", (ratio * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs whose ratio is published: the limits of the scale, and the greys next to 4.5:1.
    #[test]
    fn known_pairs_have_their_known_ratio() {
        for (one, two, ratio) in [
            ("#000000", "#ffffff", "21.00:1"),
            ("#ffffff", "#ffffff", "1.00:1"),
            ("#767676", "#ffffff", "4.54:1"),
            ("#777777", "#ffffff", "4.47:1"),
            ("#949494", "#ffffff", "3.03:1"),
        ] {
            let (Some(first), Some(second)) = (Colour::parse(one), Colour::parse(two)) else {
                panic!("{one} and {two} are colours");
            };
            assert_eq!(as_written(first.contrast(second)), ratio, "{one} on {two}");
            assert_eq!(as_written(second.contrast(first)), ratio, "{two} on {one}");
        }
    }

    #[test]
    fn what_is_just_too_little_never_reads_as_enough() {
        assert_eq!(as_written(4.499_9), "4.49:1");
    }
}
