//! UK postcodes, as families type them and as they are written (GOV.UK, Bulk Data Transfer, appendix C:
//! valid postcode format).

/// A postcode in the form in which it is written, such as `SW1V 2AA`, whatever its case and spacing.
/// Its shape is looked at, not whether it is in use.
///
/// ```
/// assert_eq!(site_model::postcode::written(" sw1v2aa "), Some("SW1V 2AA".to_owned()));
/// assert_eq!(site_model::postcode::written("SW1V"), None);
/// ```
pub fn written(text: &str) -> Option<String> {
    let joined: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !"-.".contains(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let (outward, inward) = joined.split_at_checked(joined.len().checked_sub(3)?)?;
    (is_outward(outward) && is_inward(inward)).then(|| format!("{outward} {inward}"))
}

/// The first half: one of the six shapes that there are. `A` is a letter and `9` a digit.
pub fn is_outward(text: &str) -> bool {
    let shape: String = text
        .chars()
        .map(|c| match c {
            'A'..='Z' => 'A',
            '0'..='9' => '9',
            other => other,
        })
        .collect();
    let letters: Vec<char> = text.chars().filter(char::is_ascii_uppercase).collect();
    let shapes = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
    let is_shape = shapes.contains(&shape.as_str());
    let first_is_one = letters.first().is_some_and(|c| !"QVX".contains(*c));
    let second_is_one =
        !shape.starts_with("AA") || letters.get(1).is_some_and(|c| !"IJZ".contains(*c));
    (is_shape && first_is_one && second_is_one) || text == "GIR"
}

/// The second half: a digit and two letters, none of those that are mistaken for another.
pub fn is_inward(text: &str) -> bool {
    let mut characters = text.chars();
    let is_letter =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_uppercase() && !"CIKMOV".contains(c));
    characters.next().is_some_and(|c| c.is_ascii_digit())
        && is_letter(characters.next())
        && is_letter(characters.next())
        && characters.next().is_none()
}
