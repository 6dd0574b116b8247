//! A council's own colours as a style sheet.
//!
//! A style attribute would be against the security policy, so each council has a small file of
//! custom properties that comes after the theme's own. A council says three colours; the others
//! follow from them here, as plain values that every browser knows.

use site_model::council::Colours;

use crate::assets::{ROOT, hashed_name};

/// The style sheet of a council's brand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandStylesheet {
    /// Its name under `/assets/`.
    pub name: String,
    /// Its address, for [`Site::stylesheet`](crate::Site::stylesheet).
    pub path: String,
    /// The CSS.
    pub css: String,
}

impl BrandStylesheet {
    /// The style sheet of a council with these colours. The same colours have the same name.
    pub fn new(colours: &Colours) -> BrandStylesheet {
        let tint = tint(&colours.brand);
        let properties = [
            ("--govuk-brand-colour", colours.brand.clone()),
            ("--family-hub-brand-text-colour", colours.text.clone()),
            ("--govuk-link-colour", colours.link.clone()),
            ("--govuk-link-hover-colour", mixed(&colours.link, BLACK, 45)),
            ("--family-hub-tint-link-colour", link_on_tint(&colours.link)),
            ("--govuk-surface-background-colour", tint.clone()),
            ("--govuk-template-background-colour", tint),
            (
                "--govuk-surface-border-colour",
                mixed(&colours.brand, WHITE, 60),
            ),
        ];
        let properties = properties.map(|(name, colour)| format!("{name}:{colour}"));
        let css = format!(":root{{{}}}\n", properties.join(";"));
        let name = hashed_name("brand.css", css.as_bytes());
        BrandStylesheet {
            path: format!("{ROOT}{name}"),
            name,
            css,
        }
    }
}

const BLACK: &str = "#000000";
const WHITE: &str = "#ffffff";

/// What stands behind the navigation and the foot of a page.
fn tint(brand: &str) -> String {
    mixed(brand, WHITE, 95)
}

/// A link there: so much darker than on white that it stands out as well (WCAG 2.2, 1.4.3).
fn link_on_tint(link: &str) -> String {
    mixed(link, BLACK, 10)
}

/// The colour with so many hundredths of another in it, both `#rrggbb`.
fn mixed(colour: &str, other: &str, hundredths: u16) -> String {
    let mixed = channels(colour)
        .zip(channels(other))
        .map(|(one, other)| (one * (100 - hundredths) + other * hundredths) / 100)
        .map(|channel| format!("{channel:02x}"));
    format!("#{}", mixed.collect::<String>())
}

/// Red, green and blue; content has no colour that is written otherwise.
fn channels(colour: &str) -> impl Iterator<Item = u16> {
    [1..3, 3..5, 5..7].into_iter().map(|digits| {
        let digits = colour.get(digits).unwrap_or_default();
        u16::from_str_radix(digits, 16).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, "relative luminance".
    fn luminance(colour: &str) -> f64 {
        let linear = channels(colour).map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        linear
            .zip([0.2126, 0.7152, 0.0722])
            .map(|(channel, share)| channel * share)
            .sum()
    }

    fn contrast(dark: &str, light: &str) -> f64 {
        (luminance(light) + 0.05) / (luminance(dark) + 0.05)
    }

    /// All colours whose channels are multiples of 17.
    fn colours() -> impl Iterator<Item = String> {
        (0..16 * 16 * 16).map(|n| {
            format!(
                "#{:02x}{:02x}{:02x}",
                n / 256 * 17,
                n / 16 % 16 * 17,
                n % 16 * 17
            )
        })
    }

    #[test]
    fn a_link_that_can_be_read_on_white_can_be_read_on_the_tint_of_any_brand() {
        let darkest = tint(BLACK);
        let mut read = 0;
        for link in colours().filter(|link| contrast(link, WHITE) >= 4.5) {
            read += 1;
            let found = contrast(&link_on_tint(&link), &darkest);
            assert!(found >= 4.5, "{link} on {darkest}: {found}");
            assert!(contrast(&mixed(&link, BLACK, 45), WHITE) >= contrast(&link, WHITE));
        }
        assert!(read > 1000);
    }

    #[test]
    fn the_sheet_sets_what_a_council_said_and_what_follows_from_it() {
        let sheet = BrandStylesheet::new(&Colours {
            brand: "#ffcc00".to_owned(),
            text: "#000000".to_owned(),
            link: "#0000c8".to_owned(),
        });
        for set in [
            "--govuk-brand-colour:#ffcc00;",
            "--family-hub-brand-text-colour:#000000;",
            "--govuk-link-colour:#0000c8;",
            "--govuk-link-hover-colour:#00006e;",
            "--govuk-surface-background-colour:#fffcf2;",
        ] {
            assert!(sheet.css.contains(set), "{set} in {}", sheet.css);
        }
        assert_eq!(sheet.path, format!("/assets/{}", sheet.name));
        assert_ne!(sheet, BrandStylesheet::new(&Colours::default()));
    }
}
