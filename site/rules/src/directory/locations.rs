//! Where services are.

use std::ops::RangeInclusive;

use site_model::{Diagnostic, path};

use super::OPEN_REFERRAL_UK;
use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

/// The United Kingdom with its islands lies within these degrees north and east.
const NORTH: RangeInclusive<f64> = 49.0..=61.0;
const EAST: RangeInclusive<f64> = -9.0..=2.0;

pub(super) const COORDINATES: Rule = Rule {
    id: "location-coordinates",
    title: "A location has both coordinates or none, and they are in the United Kingdom.",
    source: "Open Referral UK: `latitude` and `longitude`, in degrees of WGS 84",
    read: &[OPEN_REFERRAL_UK],
    why: "A map opens where the coordinates say. With the two exchanged, a family is sent to the sea \
          off Somalia.",
    looks: None,
    mend: "Write in `latitude:` the degrees north (49 to 61) and in `longitude:` the degrees east (-9 to \
           2), or leave both out.",
    example: Example {
        breaks: "latitude: -0.13\nlongitude: 51.49\n",
        keeps: "latitude: 51.49\nlongitude: -0.13\n",
    },
    check: Check::Council(coordinates),
};

pub(super) const POSTCODE: Rule = Rule {
    id: "location-postcode",
    title: "A location's postcode has the shape of one.",
    source: "GOV.UK Design System, Addresses; the shapes are those of BS 7666",
    read: &["https://design-system.service.gov.uk/patterns/addresses/"],
    why: "Families put the postcode into a map. With a letter wrong it finds nothing, or another town.",
    looks: None,
    mend: "Write the postcode in capitals with a space before its last three characters.",
    example: Example {
        breaks: "postcode: SW1V 1A\n",
        keeps: "postcode: SW1V 1AA\n",
    },
    check: Check::Council(postcode),
};

fn coordinates(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, document) in checked.locations() {
        let says = &document.front_matter;
        let mut finding = |field: &str, message: String, mend: &str| {
            found.push(
                document
                    .source
                    .error(COORDINATES.id, path![field], message, mend),
            );
        };
        let both = [
            ("latitude", says.latitude, NORTH, "north"),
            ("longitude", says.longitude, EAST, "east"),
        ];
        for (field, degrees, within, direction) in both {
            if let Some(degrees) = degrees
                && !within.contains(&degrees)
            {
                finding(
                    field,
                    format!("{degrees} degrees {direction} is not in the United Kingdom"),
                    "correct it: latitude is 49 to 61 and longitude -9 to 2; they may be exchanged",
                );
            }
        }
        let alone = match (says.latitude, says.longitude) {
            (Some(_), None) => Some(("latitude", "longitude")),
            (None, Some(_)) => Some(("longitude", "latitude")),
            _ => None,
        };
        if let Some((there, lacking)) = alone {
            let message = format!("there is a {there} and no {lacking}");
            finding(there, message, "write both, or leave both out");
        }
    }
    found
}

fn postcode(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let wrong = checked.locations().filter_map(|(_, document)| {
        let postcode = &document.front_matter.postcode;
        (!is_postcode(postcode)).then(|| {
            document.source.error(
                POSTCODE.id,
                path!["postcode"],
                format!("`{postcode}` is no postcode"),
                "write it as on a letter, such as `SW1V 1AA`",
            )
        })
    });
    wrong.collect()
}

/// Whether a text has the shape of a postcode: `A9 9AA`, `A99 9AA`, `AA9 9AA`, `AA99 9AA`, `A9A 9AA` or
/// `AA9A 9AA`.
fn is_postcode(text: &str) -> bool {
    let Some((outward, inward)) = text.split_once(' ') else {
        return false;
    };
    let shape = |part: &str| -> String {
        part.chars()
            .map(|c| match c {
                'A'..='Z' => 'A',
                '0'..='9' => '9',
                _ => '?',
            })
            .collect()
    };
    // The girobank's own.
    (text == "GIR 0AA")
        || (["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(&&*shape(outward))
            && shape(inward) == "9AA"
            && !inward.contains(['C', 'I', 'K', 'M', 'O', 'V']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_has_one_of_six_shapes() {
        for good in [
            "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA",
        ] {
            assert!(is_postcode(good), "{good}");
        }
        for bad in [
            "",
            "SW1V",
            "SW1V1AA",
            "sw1v 1aa",
            "SW1V  1AA",
            "SW1V 1A",
            "1AA SW1",
            "SW1V 1AO",
            "ABC1 1AA",
            "É1 1AA",
        ] {
            assert!(!is_postcode(bad), "{bad}");
        }
    }
}
