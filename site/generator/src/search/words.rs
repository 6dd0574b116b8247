//! Texts as words that can be searched for.
//!
//! Words are small letters without accents, and the plural of an English word is its singular. The
//! script reads what somebody types in the same way: `wordsOf` in `site/theme/assets/search-index.js`.
//! `tests/browser/search.test.mjs` holds the two to each other.

use std::collections::BTreeMap;

use deunicode::deunicode_char;

/// Words that nobody searches for: on their own they find everything.
pub(super) const STOP_WORDS: [&str; 42] = [
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "for",
    "from", "has", "have", "how", "i", "if", "in", "is", "it", "its", "me", "my", "of", "on", "or",
    "our", "so", "that", "the", "their", "there", "this", "to", "we", "who", "with", "you", "your",
];

/// Reads texts; remembers what became of letters beyond ASCII, which the script needs to know.
#[derive(Default)]
pub(super) struct Reader {
    letters: BTreeMap<char, String>,
    word: String,
}

impl Reader {
    /// What letters beyond ASCII became.
    pub(super) fn letters(&self) -> &BTreeMap<char, String> {
        &self.letters
    }

    /// Hands over each word of a text.
    pub(super) fn words(&mut self, text: &str, mut found: impl FnMut(&str)) {
        let Self { letters, word } = self;
        word.clear();
        let mut end = |word: &mut String| {
            if !word.is_empty() {
                singular(word);
                found(word);
                word.clear();
            }
        };
        for letter in text.chars() {
            if letter.is_ascii_alphanumeric() {
                word.push(letter.to_ascii_lowercase());
            } else if !letter.is_ascii() {
                for letter in letter.to_lowercase() {
                    if is_accented(letter) {
                        word.push_str(letters.entry(letter).or_insert_with(|| plain(letter)));
                    } else if letter.is_alphanumeric() {
                        word.push(letter);
                    } else if !is_joined(letter) {
                        end(word);
                    }
                }
            } else if !is_joined(letter) {
                end(word);
            }
        }
        end(word);
    }
}

/// Whether it is a Latin letter beyond ASCII.
fn is_accented(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && letter.is_alphabetic()
}

/// Whether what stands before and after it is one word: an apostrophe, an accent of its own.
fn is_joined(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{300}'..='\u{36f}'
    )
}

/// A Latin letter in ASCII.
fn plain(letter: char) -> String {
    let ascii = deunicode_char(letter)
        .unwrap_or_default()
        .to_ascii_lowercase();
    ascii.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// An English plural as its singular, or as what a singular becomes here too: what counts is that both
/// are the same.
fn singular(word: &mut String) {
    // Most words are none.
    if !word.ends_with(['s', 'e']) || !word.is_ascii() {
        return;
    }
    let ends = |end: &str| word.ends_with(end);
    let (cut, add) = match word.len() {
        0..=3 => return,
        5.. if ends("ies") => (3, "y"),
        5.. if ends("ie") => (2, "y"),
        5.. if ["sses", "shes", "ches", "xes"].into_iter().any(ends) => (2, ""),
        _ if ends("s") && !["ss", "us", "is"].into_iter().any(ends) => (1, ""),
        _ => return,
    };
    word.truncate(word.len() - cut);
    word.push_str(add);
}

/// The short name that a name in ASCII has if nobody gave it another.
pub(super) fn slug_of(name: &str) -> Option<String> {
    let parts = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty());
    name.is_ascii()
        .then(|| parts.collect::<Vec<_>>().join("-").to_ascii_lowercase())
}

/// Hands over Markdown in pieces, without the addresses that its links lead to.
pub(super) fn without_links(markdown: &str, mut each: impl FnMut(&str)) {
    for line in markdown.lines() {
        if !line.contains(['(', ':']) {
            each(line);
            continue;
        }
        for chunk in line.split_whitespace() {
            let starts = ["](", "http://", "https://", "mailto:"].into_iter();
            let end = starts.filter_map(|start| chunk.find(start)).min();
            each(&chunk[..end.unwrap_or(chunk.len())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        Reader::default().words(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn words_are_small_plain_and_singular() {
        assert_eq!(
            words("Café, Women’s Groups & CRÈCHES"),
            ["cafe", "women", "group", "crech"]
        );
        assert_eq!(words("Babies"), words("baby"));
        assert_eq!(words("Classes"), words("class"));
        assert_eq!(words("Cookies"), words("cookie"));
        assert_eq!(words("bus this glass gas"), ["bus", "this", "glass", "gas"]);
        assert_eq!(words("e\u{301}cole E\u{301}COLE"), ["ecole", "ecole"]);
        assert_eq!(words("العربية 日本"), ["العربية", "日本"]);
        assert_eq!(words("SW1V 3RN"), ["sw1v", "3rn"]);
        assert_eq!(words("… — '' /"), Vec::<String>::new());
    }

    #[test]
    fn a_letter_beyond_ascii_is_remembered_as_it_was_read() {
        let mut reader = Reader::default();
        reader.words("Łódź Straße 中", |_| ());
        let letters: Vec<_> = reader
            .letters()
            .iter()
            .map(|(c, s)| (*c, s.as_str()))
            .collect();
        assert_eq!(letters, [('ß', "ss"), ('ó', "o"), ('ł', "l"), ('ź', "z")]);
    }

    fn pieces(markdown: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        without_links(markdown, |piece| pieces.push(piece.to_owned()));
        pieces
    }

    #[test]
    fn links_leave_their_words_and_not_their_addresses() {
        assert_eq!(
            pieces("No link here.\nSee [the form](/ask/form/) now"),
            ["No link here.", "See", "[the", "form", "now"]
        );
        assert_eq!(
            pieces("https://example.org/x and <mailto:a@b.c>."),
            ["", "and", "<"]
        );
        assert_eq!(pieces("](((: x"), ["", "x"]);
    }

    proptest! {
        #[test]
        fn every_text_is_read_to_its_end(text in any::<String>()) {
            for word in words(&text) {
                prop_assert!(!word.is_empty());
                prop_assert!(word.chars().all(char::is_alphanumeric));
            }
            prop_assert!(pieces(&text).concat().len() <= text.len());
        }

        #[test]
        fn a_word_is_the_same_read_again(text in "[a-z]{1,12}") {
            let once = words(&text).concat();
            // Only what is still a plural changes again: nobody says `babiess`.
            prop_assume!(!once.ends_with('s') && !once.ends_with("ie"));
            prop_assert_eq!(words(&once).concat(), once);
        }
    }
}
