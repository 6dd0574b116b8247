//! Whether a council's colours can be read.

use site_model::diagnostic::Diagnostic;
use site_model::path;

use crate::checked::Checked;
use crate::contrast::{self, Colour, as_written};
use crate::laws::{CONTRAST_OF_PARTS, CONTRAST_OF_TEXT};
use crate::rule::{Check, Example, Rule};

pub(super) const COLOURS: Rule = Rule {
    id: "council-colours",
    title: "A council's colours stand out enough to be read.",
    source: "WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.4.11 Non-text Contrast, level AA",
    read: &[CONTRAST_OF_TEXT, CONTRAST_OF_PARTS],
    why: "One in twelve men sees colours differently, and every parent reads a phone in the sun at \
          some time. Text needs a ratio of 4.5:1 against what is behind it; a line that carries \
          meaning needs 3:1.",
    looks: None,
    mend: "Make `brand:` or `link:` darker, or `text:` lighter, until the ratio is reached.",
    example: Example {
        breaks: "colours: { brand: \"#7fb2e5\", text: \"#ffffff\" }\n",
        keeps: "colours: { brand: \"#1f3a5f\", text: \"#ffffff\" }\n",
    },
    check: Check::Council(colours),
};

fn colours(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(council) = checked.council_file() else {
        return Vec::new();
    };
    let colours = &council.council.colours;
    // Reading has refused what is no colour.
    let (Some(brand), Some(text), Some(link)) = (
        Colour::parse(&colours.brand),
        Colour::parse(&colours.text),
        Colour::parse(&colours.link),
    ) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut compare = |field, what: String, one: Colour, two: Colour, needed: f64, mend: &str| {
        let ratio = one.contrast(two);
        if ratio < needed {
            found.push(council.source.error(
                COLOURS.id,
                path!["colours", field],
                format!(
                    "{what} has a contrast of {}; it needs {needed}:1",
                    as_written(ratio)
                ),
                mend,
            ));
        }
    };
    compare(
        "brand",
        format!("text in {} on {}", colours.text, colours.brand),
        text,
        brand,
        contrast::TEXT,
        "make `brand:` darker, or `text:` lighter",
    );
    compare(
        "brand",
        format!("a line in {} on white", colours.brand),
        brand,
        contrast::WHITE,
        contrast::PART,
        "make `brand:` darker",
    );
    compare(
        "link",
        format!("a link in {} on white", colours.link),
        link,
        contrast::WHITE,
        contrast::TEXT,
        "make `link:` darker",
    );
    found
}
