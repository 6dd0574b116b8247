//! Whether a text is a telephone number that a person answers: in what families enter, in what
//! councils publish, and in prose that names one.

use std::str::FromStr;

use phonenumber::metadata::DATABASE;
use phonenumber::{PhoneNumber, Type};

/// The kinds of number at which a person can be reached.
const REACHES_A_PERSON: [Type; 6] = [
    Type::FixedLine,
    Type::Mobile,
    Type::TollFree,
    Type::SharedCost,
    Type::PersonalNumber,
    Type::Voip,
];

/// The United Kingdom, and how long its national numbers are but for a few old ranges (Ofcom, The
/// National Telephone Numbering Plan, part B).
const BRITAIN: u16 = 44;
const BRITISH_LENGTH: usize = 10;

/// A number that could be dialled from here: British without a country code, any with one.
///
/// Its length decides, not whether its range is in use: a number from a range that the library
/// does not know yet must not keep a family from asking for help. A shorter British number is one
/// of the few known ranges, such as Childline's, or lacks a digit.
pub fn is_phone_number(text: &str) -> bool {
    is_full_british_number(text) || is_phone_number_to_the_library(text)
}

/// A British mobile number, however it is written: what a text message reaches from here.
///
/// Source: Ofcom, The National Telephone Numbering Plan: 071 to 075 and 077 to 079; of 076, which is for pagers, the
/// Isle of Man's 07624.
pub fn is_british_mobile(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = ["0044", "44", "0"]
        .into_iter()
        .find_map(|before| digits.strip_prefix(before))
        .unwrap_or_default()
        .trim_start_matches('0');
    let is_mobile = match national.as_bytes() {
        [b'7', b'1'..=b'5' | b'7'..=b'9', ..] => true,
        _ => national.starts_with("7624"),
    };
    is_phone_number(text) && is_mobile && national.len() == BRITISH_LENGTH
}

/// The number that nearly everybody enters and that pages print: 0 and ten more digits, the first of
/// them no 0. Told without the library, whose database of all countries takes a tenth of a second to
/// load, which a page of a function that has just started would wait for.
pub(crate) fn is_full_british_number(text: &str) -> bool {
    let mut digits = text.chars().filter(char::is_ascii_digit);
    text.chars().all(|c| c.is_ascii_digit() || c == ' ')
        && digits.next() == Some('0')
        && digits.next().is_some_and(|second| second != '0')
        && digits.count() == BRITISH_LENGTH - 1
}

fn is_phone_number_to_the_library(text: &str) -> bool {
    // The library's parser finds a number inside other text; a field holds nothing but a number.
    let only_a_number = text
        .chars()
        .all(|c| c.is_ascii_digit() || " +-()./".contains(c));
    if !only_a_number {
        return false;
    }
    let britain = phonenumber::country::Id::from_str("GB").ok();
    let Ok(number) = phonenumber::parse(britain, text) else {
        return false;
    };
    let length = number.national().to_string().len();
    has_possible_length(&number, length)
        && (number.code().value() != BRITAIN
            || length == BRITISH_LENGTH
            || phonenumber::is_valid(&number))
}

/// Whether any kind of number of its country is that long.
fn has_possible_length(number: &PhoneNumber, length: usize) -> bool {
    DATABASE
        .by_code(&number.code().value())
        .unwrap_or_default()
        .iter()
        .flat_map(|country| REACHES_A_PERSON.map(|kind| country.descriptors().get(kind)))
        .flatten()
        .flat_map(|kind| kind.possible_length())
        .any(|possible| usize::from(*possible) == length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_message_reaches_mobiles_and_nothing_else() {
        for text in [
            "07700 900 982",
            "+44 7700 900982",
            "0044 7700 900982",
            "+44 (0)7700 900982",
            "07624 123456",
        ] {
            assert!(is_british_mobile(text), "{text}");
        }
        for text in [
            "020 7946 0000",
            "+33 6 12 34 56 78",
            "07600 123456",
            "0700 900 982",
            "7",
            "",
            "0808 157 0192",
        ] {
            assert!(!is_british_mobile(text), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_full_british_number_is_one_to_the_library_too(
            first in "[1-9]",
            rest in "( ?[0-9]){9}",
            zero in "0 ?",
        ) {
            let number = format!("{zero}{first}{rest}");
            proptest::prop_assert!(is_full_british_number(&number), "{}", number);
            proptest::prop_assert!(is_phone_number_to_the_library(&number), "{}", number);
        }
    }

    #[test]
    fn numbers_of_any_country_are_told_from_mistakes() {
        for good in [
            "020 7641 5676",
            "(020) 7641 5676",
            "020 7946 0000",
            "07700 900123",
            "07700 900 982",
            "01632 960 001",
            "016977 3555",
            "0303 123 1113",
            "+44 20 7641 5676",
            "+48 22 694 60 00",
            "+39 06 698 12345",
            "0800 1111",
        ] {
            assert!(is_phone_number(good), "{good}");
        }
        for bad in [
            "12",
            "999",
            "phone me",
            "020 7641",
            "020 7641 567",
            "07700 900 98",
            "+44 7700 900 98",
            "07700 9001234",
            "+999 123456789",
            "07700 900123 after six",
            "020 7641 5676x",
        ] {
            assert!(!is_phone_number(bad), "{bad}");
        }
    }
}
