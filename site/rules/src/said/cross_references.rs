//! Where a text sends its reader.

use std::collections::BTreeSet;
use std::ops::Range;

use site_model::Diagnostic;
use site_model::positions::Position;

use super::found;
use super::sentence::{Sentence, plain_words};
use crate::checked::Checked;
use crate::prose::{BlockKind, Prose, ReferenceKind};
use crate::rule::{Check, Example, Rule};

const CROSS_REFERENCE_ID: &str = "notice-text-cross-reference";
const PAGE_ID: &str = "notice-text-page-linked";

pub(super) const CROSS_REFERENCE: Rule = Rule {
    id: CROSS_REFERENCE_ID,
    title: "What the text refers to in itself is there.",
    source: "UK GDPR Article 12(1)",
    read: &[],
    why: "A notice that was cut from a longer one still says `see section 7`. Nobody finds it.",
    looks: Some(
        "`section` and a number after `see`, `in`, `to` or `under`, where no heading begins with that number, where neither the sentence nor one before it in its paragraph names an Act, Schedule, Regulation or Article. `listed`, `mentioned`, `described`, `explained`, `set out`, `shown`, `see` or `outlined` before `below` in the last paragraph, or before `above` in the first. What stands in quotation marks is passed over.",
    ),
    mend: "correct the reference, or say here what it refers to",
    example: Example {
        breaks: "For how long, see section 7.",
        keeps: "For how long, see [How long we keep it](#how-long-we-keep-it).",
    },
    check: Check::Council(cross_reference),
};

pub(super) const PAGE: Rule = Rule {
    id: PAGE_ID,
    title: "A page that the text sends a family to is a link.",
    source: "UK GDPR Article 12(1): easily accessible",
    read: &[
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/",
    ],
    why: "`Go to our General Privacy Notice page`, with no way there, hides every right that stands on it.",
    looks: Some(
        "A sentence without a link in it that says `go to our`, `see our`, `visit our` or `read our` and within six words page, website, site, notice, policy or statement; or `on our website`, `our website at`, `privacy notice page`, `click here` or `link below`. What stands in quotation marks is passed over.",
    ),
    mend: "make the page's name a link: `[General privacy notice](https://…)`",
    example: Example {
        breaks: "Please go to our General Privacy Notice page.",
        keeps: "Please go to our [General Privacy Notice](/testshire/privacy/).",
    },
    check: Check::Council(page),
};

fn cross_reference(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let numbered = section_numbers(notice.prose);
        let ends = ends(notice.prose);
        // A paragraph that names a law goes on to speak of its sections.
        let mut of_a_law = None;
        let referring = LAWS.iter().chain(&["section", "above", "below"]);
        for sentence in notice.said.with_one_of(referring) {
            if names_a_law(sentence) {
                of_a_law = Some(sentence.block_index);
            }
            let missing = missing_section(sentence, &numbered)
                .filter(|_| of_a_law != Some(sentence.block_index))
                .or_else(|| nothing_there(sentence, "above", ends.0))
                .or_else(|| nothing_there(sentence, "below", ends.1));
            let Some(words) = missing else { continue };
            let written = sentence.written(&words);
            findings.push(found(
                CROSS_REFERENCE_ID,
                &notice,
                sentence,
                &words,
                format!("`{written}` refers to something that is not there"),
                "correct the reference, or say here what it refers to",
            ));
        }
    }
    findings
}

/// The numbers with which headings begin.
fn section_numbers(prose: &Prose<'_>) -> BTreeSet<String> {
    let headings = prose
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    headings
        .filter_map(|heading| {
            let mut words = plain_words(&heading.text).into_iter();
            let first = words.next()?;
            if first == "section" {
                words.next()
            } else {
                Some(first)
            }
        })
        .collect()
}

fn names_a_law(sentence: &Sentence<'_>) -> bool {
    sentence.says(&LAWS)
}

const LAWS: [&str; 7] = [
    "act",
    "schedule",
    "regulation",
    "regulations",
    "article",
    "articles",
    "gdpr",
];

fn missing_section(sentence: &Sentence<'_>, numbered: &BTreeSet<String>) -> Option<Range<usize>> {
    (1..sentence.words.len()).find_map(|at| {
        let number = sentence.plain(at + 1);
        let is_reference = sentence.plain(at) == "section"
            && matches!(sentence.plain(at - 1), "see" | "in" | "to" | "under")
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit());
        (is_reference && !numbered.contains(number)).then_some(at..at + 2)
    })
}

/// The numbers of the first and the last block of text.
fn ends(prose: &Prose<'_>) -> (usize, usize) {
    let is_text = |(_, block): &(usize, &crate::prose::Block)| {
        !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Code)
    };
    let mut texts = prose.blocks.iter().enumerate().filter(is_text);
    let first = texts.next().map_or(0, |(index, _)| index);
    let last = texts.next_back().map_or(first, |(index, _)| index);
    (first, last)
}

fn nothing_there(sentence: &Sentence<'_>, to: &str, end: usize) -> Option<Range<usize>> {
    if sentence.block_index != end {
        return None;
    }
    let phrases = [
        "listed",
        "mentioned",
        "described",
        "explained",
        "set out",
        "shown",
        "see",
        "outlined",
    ]
    .map(|how| format!("{how} {to}"));
    sentence.find(&phrases.each_ref().map(String::as_str))
}

fn page(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let links = notice.prose.references.iter();
        let links: BTreeSet<Position> = links
            .filter(|reference| reference.kind == ReferenceKind::Link)
            .map(|link| link.position)
            .collect();
        for sentence in notice
            .said
            .with_one_of(PAGES.iter().chain(&["here", "below"]))
        {
            let Some(words) = sent_to_a_page(sentence) else {
                continue;
            };
            let begins = sentence.position(0);
            let ends = sentence.position(sentence.words.len() - 1);
            // A link begins with a bracket before its first word.
            let has_link = links.range(before(begins)..=ends).next().is_some();
            if has_link {
                continue;
            }
            let whole = words.start..(words.end + 5).min(sentence.words.len());
            let written = sentence.written(&whole);
            findings.push(found(
                PAGE_ID,
                &notice,
                sentence,
                &words,
                format!("`{written}` sends a family to a page without a link"),
                "make the page's name a link: `[General privacy notice](https://…)`",
            ));
        }
    }
    findings
}

/// What a text calls a page.
const PAGES: [&str; 8] = [
    "page",
    "pages",
    "website",
    "site",
    "notice",
    "notices",
    "policy",
    "statement",
];

/// Where a sentence sends its reader to a page: a family may also visit a hub, or see its staff.
fn sent_to_a_page(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let ours = sentence.find(&["go to our", "see our", "visit our", "read our"]);
    ours.filter(|words| {
        (words.end..words.end + 6).any(|number| PAGES.contains(&sentence.plain(number)))
    })
    .or_else(|| {
        sentence.find(&[
            "on our website",
            "our website at",
            "privacy notice page",
            "click here",
            "link below",
        ])
    })
}

/// The position two columns before: of a bracket and an asterisk that stand before a word.
fn before(position: Position) -> Position {
    Position {
        column: position.column.saturating_sub(2).max(1),
        ..position
    }
}
