//! Numbers as text: most are small, and take one character.

/// Characters that stand for themselves in JSON: 46 that end a number, and 45 that do not.
const CHARACTERS: &[u8; 91] =
    b"!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// So many characters do not end a number.
const BASE: usize = 45;

/// Writes a number, its smallest digit first.
pub(super) fn push(text: &mut String, mut number: usize) {
    while number > BASE {
        text.push(char::from(CHARACTERS[BASE + 1 + number % BASE]));
        number /= BASE;
    }
    text.push(char::from(CHARACTERS[number]));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As the script reads them.
    fn read(text: &str) -> Vec<usize> {
        let (mut numbers, mut number, mut place) = (Vec::new(), 0, 1);
        for byte in text.bytes() {
            let at = CHARACTERS.iter().position(|known| *known == byte);
            match at.expect("one of the characters") {
                last @ 0..=BASE => {
                    numbers.push(number + last * place);
                    (number, place) = (0, 1);
                }
                digit => {
                    number += (digit - BASE - 1) * place;
                    place *= BASE;
                }
            }
        }
        numbers
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(
            numbers in proptest::collection::vec(prop_oneof![0..200_usize, 0..9_000_000_usize], 0..20),
        ) {
            let mut text = String::new();
            numbers.iter().for_each(|number| push(&mut text, *number));
            prop_assert_eq!(read(&text), numbers);
        }
    }

    #[test]
    fn a_small_number_is_one_character_that_json_and_html_leave_as_it_is() {
        let mut text = String::new();
        (0..=BASE).for_each(|number| push(&mut text, number));
        assert_eq!(text.len(), BASE + 1);
        let all = std::str::from_utf8(CHARACTERS).expect("ASCII");
        assert_eq!(
            serde_json::to_string(all).expect("JSON"),
            format!("\"{all}\"")
        );
        assert!(!all.contains([' ', '<', '\\']));
    }
}
