//! The sentences of a notice's text, word by word, as these rules look at them.
//!
//! Words are compared without regard to capitals or punctuation. What stands in double quotation
//! marks is somebody else's words, which a notice may report without saying them itself: no rule
//! finds a phrase there.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use site_model::positions::Position;

use super::signature::Signature;
use crate::prose::{Block, BlockKind, Prose};

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// As it is written.
    pub(super) written: &'a str,
    /// In small letters, with a straight apostrophe; empty in quotation marks, so that nothing
    /// matches it.
    pub(super) plain: Cow<'a, str>,
    /// Where it begins in its block's text.
    at: usize,
}

/// A sentence of the text, and under what it stands.
pub(super) struct Sentence<'a> {
    /// Its words.
    pub(super) words: Vec<Word<'a>>,
    /// The number of its block in the text.
    pub(super) block_index: usize,
    /// The words of the headings it stands under, and of the line that announces its list.
    context: Context<'a>,
    block: &'a Block,
    /// Which words it may use.
    signature: Signature,
}

#[derive(Clone, Default)]
struct Context<'a> {
    headings: Rc<Above<'a>>,
    announced: Rc<Above<'a>>,
}

/// Words above a sentence.
#[derive(Default)]
struct Above<'a> {
    words: Vec<Cow<'a, str>>,
    signature: Signature,
}

impl<'a> FromIterator<Cow<'a, str>> for Above<'a> {
    fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(words: I) -> Self {
        let words: Vec<Cow<'a, str>> = words.into_iter().collect();
        let signature = words.iter().map(|word| &**word).collect();
        Self { words, signature }
    }
}

impl Above<'_> {
    fn uses_one_of(&self, wanted: &[&str], signature: &Signature) -> bool {
        self.signature.may_share(signature)
            && self.words.iter().any(|word| wanted.contains(&&**word))
    }
}

/// The sentences of a text in order; headings are none.
pub(super) fn sentences<'a>(prose: &'a Prose<'_>) -> Vec<Sentence<'a>> {
    let mut found = Vec::new();
    let mut context = Context::default();
    let mut headings: Vec<(u8, Vec<Cow<'_, str>>)> = Vec::new();
    for (block_index, block) in prose.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Code => continue,
            BlockKind::Heading(level) => {
                headings.retain(|(above, _)| *above < level);
                headings.push((level, unquoted(&block.text)));
                let all = headings.iter().flat_map(|(_, words)| words.iter().cloned());
                context = Context {
                    headings: Rc::new(all.collect()),
                    ..Context::default()
                };
                continue;
            }
            BlockKind::Item => {}
            // A list that was pasted as it looked.
            _ if block.text.starts_with('•') => {}
            _ => context.announced = Rc::default(),
        }
        let begins = found.len();
        of_block(block, block_index, &context, &mut found);
        if block.text.trim_end().ends_with(':')
            && let Some(last) = found[begins..].last()
        {
            context.announced = Rc::new(last.words.iter().map(|w| w.plain.clone()).collect());
        }
    }
    found
}

fn of_block<'a>(
    block: &'a Block,
    block_index: usize,
    context: &Context<'a>,
    into: &mut Vec<Sentence<'a>>,
) {
    let mut words = words(&block.text);
    let sentences = block.sentences();
    let begins = into.len();
    // The words are cut off from the end: what is left is in its place.
    for (index, sentence) in sentences.iter().enumerate().rev() {
        let start = if index == 0 { 0 } else { sentence.offset };
        let its = words.split_off(words.partition_point(|word| word.at < start));
        into.push(Sentence {
            signature: its.iter().map(|word| &*word.plain).collect(),
            words: its,
            block_index,
            context: context.clone(),
            block,
        });
    }
    into[begins..].reverse();
}

/// The words of any text: letters and digits, with apostrophes inside; `&` is the word "and".
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let quoted = quotations(text);
    let mut next_quotation = 0;
    // Words of English and the spaces after them are six letters long.
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut next = 0;
    while let Some((first, width)) = character_at(text, next) {
        let at = next;
        next += width;
        if first.is_alphanumeric() {
            next = end_of_word(text, next);
        } else if first != '&' {
            continue;
        }
        while quoted.get(next_quotation).is_some_and(|q| q.end <= at) {
            next_quotation += 1;
        }
        let is_quoted = quoted.get(next_quotation).is_some_and(|q| q.contains(&at));
        let written = &text[at..next];
        words.push(Word {
            written,
            plain: if is_quoted {
                Cow::Borrowed("")
            } else {
                plain(written)
            },
            at,
        });
    }
    words
}

/// The character at a byte of a text, and how many bytes it takes. Nearly all take one.
fn character_at(text: &str, at: usize) -> Option<(char, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((char::from(byte), 1));
    }
    let character = text[at..].chars().next()?;
    Some((character, character.len_utf8()))
}

/// Where the word that goes on at this byte of a text ends.
fn end_of_word(text: &str, mut at: usize) -> usize {
    while let Some((character, width)) = character_at(text, at) {
        let continues = character.is_alphanumeric()
            || is_apostrophe(character)
                && character_at(text, at + width).is_some_and(|(next, _)| next.is_alphanumeric());
        if !continues {
            break;
        }
        at += width;
    }
    at
}

/// The words of any text in small letters, quoted ones too.
pub(super) fn plain_words(text: &str) -> Vec<String> {
    unquoted(text).into_iter().map(Cow::into_owned).collect()
}

fn unquoted(text: &str) -> Vec<Cow<'_, str>> {
    words(text).iter().map(|word| plain(word.written)).collect()
}

fn plain(word: &str) -> Cow<'_, str> {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'\'';
    if word.bytes().all(is_plain) {
        Cow::Borrowed(word)
    } else if word == "&" {
        Cow::Borrowed("and")
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// What stands in double quotation marks. One that is never closed opens nothing.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    if !text.contains(['"', '“']) {
        return found;
    }
    for (at, character) in text.char_indices() {
        match (character, open) {
            ('"' | '“', None) => open = Some(at),
            ('"' | '”', Some(start)) => {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

impl<'a> Sentence<'a> {
    /// The first place where one of these phrases stands, as numbers of words.
    pub(super) fn find(&self, phrases: &[&str]) -> Option<Range<usize>> {
        // Most sentences use no word that begins most phrases: those are not looked for.
        let mut possible = phrases
            .iter()
            .filter(|phrase| self.signature.may_have(phrase));
        let first = possible.next()?;
        let Some(second) = possible.next() else {
            return self.find_one(first);
        };
        let others: Vec<&&str> = possible.collect();
        (0..self.words.len()).find_map(|start| {
            [first, second]
                .into_iter()
                .chain(others.iter().copied())
                .find_map(|phrase| Some(start..start + self.matches(start, phrase)?))
        })
    }

    fn find_one(&self, phrase: &str) -> Option<Range<usize>> {
        (0..self.words.len()).find_map(|start| Some(start..start + self.matches(start, phrase)?))
    }

    /// Whether it may use one of these words: a `false` is sure.
    pub(super) fn may_use(&self, words: &Signature) -> bool {
        self.signature.may_share(words)
    }

    /// How many words of the phrase stand at this word, if all do.
    pub(super) fn matches(&self, start: usize, phrase: &str) -> Option<usize> {
        let mut rest = phrase;
        let mut length = 0;
        loop {
            rest = rest.strip_prefix(&*self.words.get(start + length)?.plain)?;
            length += 1;
            if rest.is_empty() {
                return Some(length);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// Whether it uses one of these phrases.
    pub(super) fn says(&self, phrases: &[&str]) -> bool {
        self.find(phrases).is_some()
    }

    /// Whether it may use one of these words, or stand under one: a `false` is sure.
    pub(super) fn may_be_near(&self, words: &Signature) -> bool {
        self.signature.may_share(words)
            || self.context.headings.signature.may_share(words)
            || self.context.announced.signature.may_share(words)
    }

    /// Whether one of these words, each a single one, stands in it, in a heading above it or in the
    /// line that announces its list.
    pub(super) fn stands_under(&self, words: &[&str]) -> bool {
        let signature: Signature = words.iter().copied().collect();
        self.says(words)
            || self.context.headings.uses_one_of(words, &signature)
            || self.context.announced.uses_one_of(words, &signature)
    }

    /// The plain word at this number; empty beyond its ends.
    pub(super) fn plain(&self, number: usize) -> &str {
        self.words.get(number).map_or("", |word| &word.plain)
    }

    /// Where a word stands in the file.
    pub(super) fn position(&self, number: usize) -> Position {
        let at = self.words.get(number).map_or(0, |word| word.at);
        self.block.position(at)
    }

    /// The words as they are written, with what stands between them.
    pub(super) fn written(&self, words: &Range<usize>) -> &'a str {
        let begins = self.words.get(words.start);
        let ends = words
            .end
            .checked_sub(1)
            .and_then(|last| self.words.get(last));
        let (Some(begins), Some(ends)) = (begins, ends) else {
            return "";
        };
        self.block
            .text
            .get(begins.at..ends.at + ends.written.len())
            .unwrap_or_default()
    }

    /// Whether the character right before this word is one of these.
    pub(super) fn follows(&self, number: usize, characters: &[char]) -> bool {
        let Some(word) = self.words.get(number) else {
            return false;
        };
        self.block.text[..word.at].ends_with(characters)
    }

    /// Whether it says that something is not so.
    pub(super) fn denies(&self) -> bool {
        self.denial().is_some()
    }

    /// Whether it says so before this word.
    pub(super) fn denies_before(&self, number: usize) -> bool {
        self.denial().is_some_and(|words| words.start < number)
    }

    fn denial(&self) -> Option<Range<usize>> {
        self.find(&[
            "not", "never", "nobody", "no", "none", "don't", "won't", "doesn't", "cannot", "can't",
        ])
    }
}
