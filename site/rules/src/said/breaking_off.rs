//! A line that announces something which does not follow.

use site_model::Diagnostic;
use site_model::positions::Position;

use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

const BREAKS_OFF_ID: &str = "notice-text-breaks-off";

pub(super) const BREAKS_OFF: Rule = Rule {
    id: BREAKS_OFF_ID,
    title: "What a line announces follows it.",
    source: "UK GDPR Articles 5(1)(a) and 12(1)",
    read: &[],
    why: "`Kept for the following purposes:` and then nothing is a promise that was never made.",
    looks: Some(
        "Lines of the text, code aside, that end in a colon. It breaks off where the next line that is not blank is the end or a heading, other than one below the heading it stands under; and where it is ordinary text that begins with a capital letter while the line says following, these, such as, below, including, includes, purposes or reasons. Lists (`-`, `*`, `+`, `•`, `–`, `1.`), tables and quotations follow, and so do paragraphs that begin with bold words or are a link.",
    ),
    mend: "add what the line announces, or end the sentence",
    example: Example {
        breaks: "The data will be kept for the following purposes:\n\n## Your rights",
        keeps: "The data will be kept for the following purposes:\n\n- to help your family\n\n## Your rights",
    },
    check: Check::Council(breaks_off),
};

fn breaks_off(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for notice in checked.notices() {
        let mut announcing: Option<(usize, &str)> = None;
        let mut in_code = false;
        // A page's own heading is the first; a text's parts have the second.
        let mut level = 2;
        let ends = [(0, "# ")];
        for (number, line) in notice.prose.lines().chain(ends) {
            let text = line.trim();
            if text.is_empty() {
                continue;
            }
            if let Some((at, announcement)) = announcing.take()
                && does_not_follow(announcement, line, level)
            {
                findings.push(finding(&notice.source.file, at, announcement));
            }
            if text.starts_with("```") || text.starts_with("~~~") {
                in_code = !in_code;
            }
            if let Some(heading) = heading_level(text).filter(|_| !in_code) {
                level = heading.max(2);
            }
            let ends_open = text.trim_end_matches(['*', '_', ' ']).ends_with(':');
            if ends_open && !in_code && heading_level(text).is_none() {
                announcing = Some((number, line));
            }
        }
    }
    findings
}

fn finding(file: &std::path::Path, line: usize, announcement: &str) -> Diagnostic {
    let blank = announcement.len() - announcement.trim_start().len();
    // Its last sentence.
    let start = announcement
        .rfind(". ")
        .map_or(blank, |stop| stop + ". ".len());
    let position = Position {
        line,
        column: announcement[..start].chars().count() + 1,
    };
    Diagnostic::error(
        BREAKS_OFF_ID,
        file,
        position,
        format!(
            "`{}` announces something, and nothing follows",
            announcement[start..].trim()
        ),
        "add what the line announces, or end the sentence",
    )
}

/// How deep a heading is, from 1; `None` for another line.
fn heading_level(text: &str) -> Option<usize> {
    let after = text.trim_start_matches('#');
    let level = text.len() - after.len();
    (level > 0 && (after.is_empty() || after.starts_with(' '))).then_some(level)
}

/// Whether this line, the next that is not blank, is not what was announced.
fn does_not_follow(announcement: &str, line: &str, level: usize) -> bool {
    let text = line.trim();
    if let Some(heading) = heading_level(text) {
        return heading <= level;
    }
    announces_a_list(announcement)
        && !is_list_or_table(text)
        && !is_entry(text)
        && !line.starts_with("    ")
        && text.starts_with(|first: char| first.is_uppercase() || "*_[".contains(first))
}

fn announces_a_list(announcement: &str) -> bool {
    let lower = announcement.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |word: &str| words.contains(&word);
    [
        "following",
        "these",
        "below",
        "including",
        "includes",
        "purposes",
        "reasons",
    ]
    .into_iter()
    .any(has)
        || words.windows(2).any(|pair| pair == ["such", "as"])
}

/// Whether a paragraph is an entry of a list without its marks: `**Respect.** We respect you`, or a
/// link and nothing else. Bold words alone are a heading in disguise.
fn is_entry(text: &str) -> bool {
    let bold = text
        .strip_prefix("**")
        .and_then(|rest| rest.split_once("**"));
    bold.is_some_and(|(_, after)| after.contains(char::is_alphanumeric))
        || (text.starts_with('[') && text.trim_end_matches(['.', ',', ';']).ends_with(')'))
}

fn is_list_or_table(text: &str) -> bool {
    const MARKS: [&str; 9] = ["- ", "* ", "+ ", "•", "– ", "— ", "|", ">", "```"];
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    MARKS.iter().any(|mark| text.starts_with(mark))
        || (after_digits.len() < text.len() && after_digits.starts_with(['.', ')']))
}
