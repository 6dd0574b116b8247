//! Telephone numbers in prose as links: on a phone, a tap calls.
//!
//! One place decides how a number becomes a link, for Markdown and for what templates say with
//! `linked(text)`.

use site_model::phones_in_text::{Piece, pieces};

/// The address that calls a number.
pub fn href(number: &str) -> String {
    let dialled: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    format!("tel:{dialled}")
}

/// The text as HTML, its numbers as links.
pub fn linked(text: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => escaped(text),
            Piece::Phone(number) => anchor(number),
        })
        .collect()
}

/// The link of one number.
pub fn anchor(number: &str) -> String {
    let (href, text) = (href(number), escaped(number));
    format!("<a class=\"govuk-link\" href=\"{href}\">{text}</a>")
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_a_link_everything_is_text() {
        assert_eq!(
            linked("<b> 020 7641 5676 & you"),
            "&lt;b&gt; <a class=\"govuk-link\" href=\"tel:02076415676\">020 7641 5676</a> &amp; you"
        );
    }
}
