//! A code as a picture that a phone reads, so that 24 characters need not be typed.
//!
//! It holds the code's text and nothing else: an address with the code would end in a history.

use fast_qr::{ECL, QRBuilder};
use serde::Serialize;

/// The light border that readers need, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code as the template draws it: one square for each dark module. No `Debug`: the code is a secret.
#[derive(Clone, Serialize)]
pub struct QrCode {
    /// How wide and high it is in modules, with its border.
    pub size: usize,
    /// The dark modules as a path of SVG.
    pub path: String,
}

impl QrCode {
    /// The picture of a text; `None` for one that is too long for any.
    pub fn of(text: &str) -> Option<Self> {
        // A printed page is folded and copied: a quarter of it may be unreadable.
        let drawn = QRBuilder::new(text).ecl(ECL::Q).build().ok()?;
        let mut path = String::new();
        for row in 0..drawn.size {
            for column in 0..drawn.size {
                if drawn[row][column].value() {
                    path.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
                }
            }
        }
        Some(Self {
            size: drawn.size + 2 * QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use rqrr::PreparedImage;

    use super::*;

    /// How many pixels a module has in the picture that is read.
    const SCALE: usize = 4;

    #[test]
    fn another_programs_reader_finds_the_code_in_it_and_nothing_else() {
        let code = "7K3M-92QX-0A1B-ZZZZ-5T6V-W8Y9";
        let QrCode { size, path } = QrCode::of(code).expect("it fits");
        let dark: Vec<(usize, usize)> = path
            .split_terminator("h1v1h-1z")
            .map(|module| {
                let (column, row) = module
                    .strip_prefix('M')
                    .and_then(|at| at.split_once(' '))
                    .expect("a place");
                (
                    column.parse().expect("a column"),
                    row.parse().expect("a row"),
                )
            })
            .collect();
        let side = size * SCALE;
        let mut seen = PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark.contains(&(x / SCALE, y / SCALE)) {
                0
            } else {
                255
            }
        });
        let [found] = &seen.detect_grids()[..] else {
            panic!("one code is seen");
        };
        let (_, text) = found.decode().expect("it can be read");
        assert_eq!(text, code);
    }
}
