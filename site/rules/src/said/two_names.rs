//! One partner under two names in one text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use site_model::Diagnostic;
use site_model::positions::Position;

use super::names::{DirectoryNames, Name, is_telling};
use super::sentence::{Word, plain_words, words};
use crate::checked::Checked;
use crate::prose::{Block, BlockKind, Prose};
use crate::rule::{Check, Example, Rule};

const TWO_NAMES_ID: &str = "notice-text-two-names";

pub(super) const TWO_NAMES: Rule = Rule {
    id: TWO_NAMES_ID,
    title: "A partner has one name throughout a text.",
    source: "UK GDPR Articles 5(1)(a), 12(1) and 13(1)(e)",
    read: &[],
    why: "A family that reads `Mind` here and `Mind Havering` there cannot tell how many know its story.",
    looks: Some(
        "Names in lists: the items of lists (also after `•`) up to a full stop, a colon, a bracket, a dash, `including`, `for`, `which`, `who`, a verb (are, is, can, may, will, have, has, help, work, provide, give, run) or a comma before a small letter; and three or more parts of a sentence in a row between commas, semicolons, colons and `and`. Each begins with a capital letter and has at most eight words. Two are one partner's where one begins with all words of the other (`Mind`, `Mind Havering`), or they are the same but for a letter or two (`Safe Families`, `Safer Families`) or but for `and`, `&`, `the`, `of` and `for`; and where one of the two is a `name:` or `also_known_as:` of the directory, or begins with one. Capitals make no difference. What stands in brackets or in quotation marks is passed over.",
    ),
    mend: "write one name, the directory's, wherever the text means this partner",
    example: Example {
        breaks: "Our partners are Lifeline, Sycamore Trust and Safe Families. We share it with:\n\n- Safer Families",
        keeps: "Our partners are Lifeline, Sycamore Trust and Safe Families. We share it with:\n\n- Safe Families",
    },
    check: Check::Council(two_names),
};

/// More words are a description, not a name.
const MOST_WORDS: usize = 8;

/// What may be a name in a list of the text: most are in no list, and never copied.
struct Part<'a> {
    words: Vec<Word<'a>>,
    written: &'a str,
    /// Where it begins in its block's text, in bytes.
    start: usize,
    block: &'a Block,
}

impl<'a> Part<'a> {
    fn listed(self) -> Listed<'a> {
        let words = self.words.into_iter().map(|word| word.plain.into_owned());
        Listed {
            name: Name::of(words.collect()),
            written: self.written,
            position: self.block.position(self.start),
        }
    }
}

/// A name in a list of the text.
struct Listed<'a> {
    name: Name,
    written: &'a str,
    position: Position,
}

fn two_names(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let directory = checked.index.names();
        let listed = listed_names(notice.prose, directory);
        for (first, second) in pairs(&listed) {
            if !directory.knows(&first.name) && !directory.knows(&second.name) {
                continue;
            }
            findings.push(Diagnostic::error(
                TWO_NAMES_ID,
                &notice.source.file,
                second.position,
                format!(
                    "the text says `{}` here and `{}` in line {}, which looks like one partner under two names",
                    second.written, first.written, first.position.line
                ),
                "write one name, the directory's, wherever the text means this partner",
            ));
        }
    }
    findings
}

/// Pairs of names that look like one partner's: an earlier and a later one, each pair once.
fn pairs<'l, 'a>(listed: &'l [Listed<'a>]) -> Vec<(&'l Listed<'a>, &'l Listed<'a>)> {
    // The first place of each name.
    let mut first: BTreeMap<&[String], usize> = BTreeMap::new();
    for (index, listed) in listed.iter().enumerate() {
        first.entry(&listed.name.words).or_insert(index);
    }
    let different: BTreeSet<usize> = first.into_values().collect();
    let mut by_words: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    let mut by_gap: BTreeMap<(usize, Vec<&str>), Vec<usize>> = BTreeMap::new();
    for index in &different {
        let telling = &listed[*index].name.telling;
        by_words.entry(telling).or_default().push(*index);
        for gap in 0..telling.len() {
            let rest = telling.iter().enumerate().filter(|(at, _)| *at != gap);
            let key = (gap, rest.map(|(_, word)| word.as_str()).collect());
            by_gap.entry(key).or_default().push(*index);
        }
    }
    let mut found = BTreeSet::new();
    let mut pair = |one: usize, other: usize| found.insert((one.min(other), one.max(other)));
    for index in &different {
        let telling = &listed[*index].name.telling;
        for length in 1..telling.len() {
            for shorter in by_words
                .get(&telling[..length])
                .into_iter()
                .flatten()
                .take(1)
            {
                pair(*index, *shorter);
            }
        }
    }
    for group in by_words.values().chain(by_gap.values()) {
        // Neighbours are enough: three forms of one name are two findings.
        for neighbours in group.windows(2) {
            let (one, other) = (neighbours[0], neighbours[1]);
            if listed[one].name.is_nearly(&listed[other].name)
                || listed[one].name.telling == listed[other].name.telling
            {
                pair(one, other);
            }
        }
    }
    found
        .into_iter()
        .map(|(one, other)| (&listed[one], &listed[other]))
        .collect()
}

fn listed_names<'a>(prose: &'a Prose<'_>, directory: &DirectoryNames) -> Vec<Listed<'a>> {
    let mut found = Vec::new();
    for block in prose.text_blocks() {
        let text = &block.text;
        match block.kind {
            BlockKind::Heading(_) => {}
            _ if text.contains('•') => {
                for item in parts(text, |text| {
                    text.find('•').map(|at| at..at + '•'.len_utf8())
                }) {
                    found.extend(name(block, item).map(Part::listed));
                }
            }
            BlockKind::Item => match name(block, 0..text.len()) {
                Some(whole) => found.push(whole.listed()),
                None => enumerated(block, directory, &mut found),
            },
            _ => enumerated(block, directory, &mut found),
        }
    }
    found
}

/// Names in a row, in a sentence: `Lifeline, Mind, Sycamore Trust and Safe Families`.
fn enumerated<'a>(block: &'a Block, directory: &DirectoryNames, into: &mut Vec<Listed<'a>>) {
    let mut row: Vec<Part<'a>> = Vec::new();
    for part in parts(&block.text, next_separator) {
        let named = Some(part.clone())
            .filter(|part| block.text[part.clone()].trim().len() > 1)
            .and_then(|part| name(block, part));
        match named {
            // `Mind Havering` of `Mind Havering, Barking and Dagenham` is no name of its own.
            Some(named) if goes_on(&named, &block.text[part.start..], directory) => {}
            Some(named) => row.push(named),
            // The comma of `one, two, and three` leaves a part without words.
            None if block.text[part].trim().is_empty() => {}
            None => take_row(&mut row, into),
        }
    }
    take_row(&mut row, into);
}

/// Whether the text goes on to a longer name of the directory.
fn goes_on(part: &Part<'_>, text: &str, directory: &DirectoryNames) -> bool {
    let first = part.words.first();
    if !first.is_some_and(|word| directory.have_first_word(&word.plain)) {
        return false;
    }
    let end = text.char_indices().map(|(at, _)| at).nth(LONGEST);
    let words = plain_words(&text[..end.unwrap_or(text.len())]);
    directory.begins_longer(&words, part.words.len())
}

fn take_row<'a>(row: &mut Vec<Part<'a>>, into: &mut Vec<Listed<'a>>) {
    if row.len() > 2 {
        into.extend(row.drain(..).map(Part::listed));
    }
    row.clear();
}

/// A mark between names, the word "and", or a remark in brackets.
fn next_separator(text: &str) -> Option<Range<usize>> {
    const AND: [&str; 2] = [" and ", " & "];
    // Each of these marks is one byte, and no part of another character.
    text.bytes().enumerate().find_map(|(at, byte)| match byte {
        b',' | b';' | b':' | b'.' | b'?' | b'!' | b')' => Some(at..at + 1),
        b' ' if text
            .as_bytes()
            .get(at + 1)
            .is_some_and(|next| matches!(next, b'a' | b'&')) =>
        {
            AND.iter()
                .find(|and| text[at..].starts_with(**and))
                .map(|and| at..at + and.len())
        }
        b'(' => {
            let mut remark = text[at..].char_indices().take(LONGEST);
            let length = remark
                .find(|(_, c)| *c == ')')
                .map_or(1, |(end, _)| end + 1);
            Some(at..at + length)
        }
        _ => None,
    })
}

/// The parts of a text between separators.
fn parts(
    text: &str,
    separator: impl Fn(&str) -> Option<Range<usize>>,
) -> impl Iterator<Item = Range<usize>> {
    let mut from = Some(0);
    std::iter::from_fn(move || {
        let start = from?;
        let (end, next) = match separator(&text[start..]) {
            Some(found) => (start + found.start, Some(start + found.end)),
            None => (text.len(), None),
        };
        from = next;
        Some(start..end)
    })
}

/// The name that this part of a block begins with: up to a description of it.
fn name(block: &Block, part: Range<usize>) -> Option<Part<'_>> {
    let text = &block.text[part.clone()];
    // Most parts are no name, which is told before a description is looked for.
    if !text.trim_start().starts_with(char::is_uppercase) {
        return None;
    }
    let text = description(text)
        .into_iter()
        .chain(remark_after_comma(text))
        .min()
        .map_or(text, |end| &text[..end]);
    let start = part.start + (text.len() - text.trim_start().len());
    let written = text.trim().trim_end_matches(['.', ',', ';']);
    if written.len() > LONGEST || !written.starts_with(char::is_uppercase) {
        return None;
    }
    let words = words(written);
    // A quoted word is empty.
    let is_name = (1..=MOST_WORDS).contains(&words.len())
        && words.iter().all(|word| !word.plain.is_empty())
        && words.iter().any(|word| is_telling(&word.plain));
    is_name.then_some(Part {
        words,
        written,
        start,
        block,
    })
}

/// Where a description begins.
fn description(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|at| {
        matches!(bytes[*at], b' ' | b'.' | b':')
            && DESCRIPTIONS
                .iter()
                // Their second bytes tell nearly all of them apart.
                .filter(|begins| begins.as_bytes().get(1) == bytes.get(at + 1))
                .any(|begins| bytes[*at..].starts_with(begins.as_bytes()))
    })
}

/// Where a comma and a small letter follow: `Safe Families, if you agree`.
fn remark_after_comma(text: &str) -> Option<usize> {
    let bytes = text.bytes().enumerate();
    let mut commas = bytes.filter(|(_, byte)| *byte == b',').map(|(at, _)| at);
    commas.find(|at| {
        let after = text[at + 1..].strip_prefix(' ');
        after.is_some_and(|after| after.starts_with(char::is_lowercase))
    })
}

/// A name is no longer, in bytes.
const LONGEST: usize = 120;

/// What begins a description after a name.
const DESCRIPTIONS: [&str; 22] = [
    ". ",
    ": ",
    " (",
    " - ",
    " – ",
    " — ",
    " including ",
    " for ",
    " which ",
    " who ",
    " are ",
    " is ",
    " can ",
    " may ",
    " will ",
    " have ",
    " has ",
    " help ",
    " work ",
    " provide ",
    " give ",
    " run ",
];
