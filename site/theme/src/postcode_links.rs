//! Postcodes in prose as links to a map: for who has to find the door.
//!
//! Nothing is asked of the map until somebody follows the link, and it is not told where they come
//! from.

use std::ops::Range;

use site_model::postcode::{is_inward, is_outward};

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What is no postcode.
    Text(&'a str),
    /// A whole postcode as it is written, such as `SW1V 2AA`.
    Postcode(&'a str),
}

/// The text in pieces, in order; joined they are the text again.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    while let Some(found) = next(text, done) {
        if found.start > done {
            pieces.push(Piece::Text(&text[done..found.start]));
        }
        done = found.end;
        pieces.push(Piece::Postcode(&text[found]));
    }
    if done < text.len() {
        pieces.push(Piece::Text(&text[done..]));
    }
    pieces
}

/// The link of one postcode, with words for what it opens that only screen readers say.
pub fn anchor(postcode: &str, map: &str) -> String {
    let query = postcode.replace(' ', "%20");
    format!(
        "<a class=\"govuk-link\" href=\"https://www.openstreetmap.org/search?query={query}\" \
         rel=\"external noreferrer\">{postcode}<span class=\"govuk-visually-hidden\"> {}</span></a>",
        crate::phone_links::escaped(map)
    )
}

/// The text as HTML, its postcodes as links that say with `map` what they open.
pub fn linked(text: &str, map: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => crate::phone_links::escaped(text),
            Piece::Postcode(postcode) => anchor(postcode, map),
        })
        .collect()
}

/// The next whole postcode: capitals, one space, and no letter, digit or hyphen against it, so that
/// a reference such as `FH-E10 9AB` is none.
fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let spaces = text
        .get(from..)?
        .match_indices(' ')
        .map(|(at, _)| from + at);
    spaces
        .filter_map(|space| {
            // Nearly every space is none of a postcode's.
            if !text.as_bytes().get(space + 1)?.is_ascii_digit() {
                return None;
            }
            let outward = text[from..space]
                .bytes()
                .rev()
                .take_while(u8::is_ascii_alphanumeric)
                .count();
            let start = space - outward;
            let end = space + 4;
            let inward = text.get(space + 1..end)?;
            let joins = |c: char| c.is_alphanumeric() || "-_/".contains(c);
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            let stands_alone = !before.is_some_and(joins) && !after.is_some_and(joins);
            (stands_alone && is_outward(&text[start..space]) && is_inward(inward))
                .then_some(start..end)
        })
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postcodes(text: &str) -> Vec<&str> {
        pieces(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Postcode(postcode) => Some(postcode),
                Piece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn whole_postcodes_of_every_shape_are_found() {
        for (text, found) in [
            ("1 Street, London SW1V 2AA.", vec!["SW1V 2AA"]),
            (
                "E1 6AN, N10 3ST (DA1 1AA) RM10 8XP",
                vec!["E1 6AN", "N10 3ST", "DA1 1AA", "RM10 8XP"],
            ),
            ("W1A 1AA", vec!["W1A 1AA"]),
            ("ÅSW1V 2AA, but EC1A 1BB", vec!["EC1A 1BB"]),
        ] {
            assert_eq!(postcodes(text), found, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_postcode_stays_text() {
        for text in [
            "FH-E10 9AB",
            "E10 9AB-1",
            "SW1V2AA",
            "sw1v 2aa",
            "SW1V  2AA",
            "Form QX1 1AA",
            "SW1V 2AC",
            "AB 1 2AA",
            "Article 9 2BB",
            "A1 2é",
            " ",
            "",
        ] {
            assert_eq!(postcodes(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_link_says_what_it_opens() {
        assert_eq!(
            anchor("SW1V 2AA", "(map & way)"),
            "<a class=\"govuk-link\" href=\"https://www.openstreetmap.org/search?query=SW1V%202AA\" \
             rel=\"external noreferrer\">SW1V 2AA<span class=\"govuk-visually-hidden\"> (map &amp; \
             way)</span></a>"
        );
    }
}
