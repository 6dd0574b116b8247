//! Marks in a text that are not drawn as they were meant: HTML beyond a short list of tags, tables and
//! footnotes that Markdown does not read as such.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use site_model::positions::Position;
use site_model::{Diagnostic, Severity};

use crate::checked::Checked;
use crate::rule::{Check, Example, Rule};

const ALLOWED: &str = "html-allowed";
const AS_MEANT: &str = "markup-as-meant";
const FILLED_IN: &str = "text-filled-in";

const TABLE_MEND: &str = "write a line `|---|---|` below the headings, with as many cells as they have, and an empty \
                          line above the table";
const FOOTNOTE_MEND: &str =
    "write its text on a line of its own, such as `[^1]: The text.`, or correct the name";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: ALLOWED,
        title: "HTML in a text is of the short list that is drawn.",
        source: "WCAG 2.2, 1.3.1 and 4.1.2; OWASP, Cross Site Scripting Prevention (HTML sanitization)",
        read: &[
            "https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html",
        ],
        why: "A tag that is not drawn is left out of the page, its words are not: the page may not look as \
          you meant. Ids, classes, styles and scripts are never taken from a text, so that no text \
          can harm who reads it.",
        looks: None,
        mend: "Say it in Markdown: `**bold**`, `*italic*`, a list, a table. Of HTML there are `<abbr title>`, \
           `<bdi>`, `<br>`, `<details>` with `<summary>`, `<kbd>`, `<span lang>`, `<sub>` and `<sup>`.",
        example: Example {
            breaks: "<b style=\"color:red\">Bring your red book.</b>",
            keeps: "**Bring your red book.**",
        },
        check: Check::Council(allowed),
    },
    Rule {
        id: AS_MEANT,
        title: "A table is drawn as a table, and a footnote has its text.",
        source: "WCAG 2.2, 1.3.1 (info and relationships)",
        read: &["https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships"],
        why: "A table with a slip in its second line is shown as one long line of words and strokes. Nobody \
          can read it, and a screen reader reads it as noise. A footnote without its text leads nowhere.",
        looks: Some(
            "Lines of a paragraph that begin with `|` and have another, or hold nothing but `|`, `-` and \
         `:`; and `[^name]` in the words, where no text of that name stands in the file. Code is passed \
         over, and so is `\\[^name]`.",
        ),
        mend: "Give the line `|---|---|` as many cells as the line of headings above it. Write a footnote's \
           text on a line of its own: `[^1]: The text.`",
        example: Example {
            breaks: "| Day | Time |\n|---|\n| Monday | 10am |",
            keeps: "| Day | Time |\n|---|---|\n| Monday | 10am |",
        },
        check: Check::Council(as_meant),
    },
    Rule {
        id: FILLED_IN,
        title: "What a draft leaves to be written is written.",
        source: "Data Protection Act 2018 and UK GDPR, Article 12(1): information is concise and intelligible",
        read: &["https://www.legislation.gov.uk/eur/2016/679/article/12"],
        why: "`site new` leaves a sentence in square brackets where you are to write. Published as it is, it \
          tells a family nothing, and that nobody looked.",
        looks: Some(
            "Lines that are one sentence in square brackets, such as `[What happens there.]`, also after the \
         name of a field.",
        ),
        mend: "Write the sentence, or take the line out.",
        example: Example {
            breaks: "[What happens there, and what it is good for.]\n",
            keeps: "Sing and play with your baby. Meet other parents.\n",
        },
        check: Check::Council(filled_in),
    },
];

fn filled_in(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (file, _) in checked.files() {
        let Some(source) = file.source() else {
            continue;
        };
        // Most texts hold none: their lines need not be looked at.
        if !source.text.contains(".]") {
            continue;
        }
        for (index, line) in source.text.lines().enumerate() {
            if let Some(left) = left_to_be_written(line) {
                let before = line.find(left).map_or("", |at| &line[..at]);
                let position = Position {
                    line: index + 1,
                    column: before.chars().count() + 1,
                };
                found.push(Diagnostic {
                    // The site of all others is built while somebody writes.
                    severity: Severity::Warning,
                    ..Diagnostic::error(
                        FILLED_IN,
                        &source.file,
                        position,
                        format!("this is still to be written: {left}"),
                        "write it in place of the brackets, or take the line out",
                    )
                });
            }
        }
    }
    found
}

/// The sentence in square brackets that a line is; before it may stand the name of a field.
fn left_to_be_written(line: &str) -> Option<&str> {
    let line = line.trim();
    let value = match line.split_once(": ") {
        // Without quotation marks it is a list.
        Some((name, value)) if !name.contains(char::is_whitespace) => {
            value.trim().strip_prefix('"')?
        }
        _ => line.strip_prefix("- ").unwrap_or(line),
    };
    let value = value.trim().trim_matches('"');
    let inside = value.strip_prefix('[')?.strip_suffix(".]")?;
    let is_sentence = inside.starts_with(char::is_uppercase) && inside.contains(' ');
    (is_sentence && !inside.contains(['[', ']'])).then_some(value)
}

fn allowed(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.pages() {
        for (what, position) in &page.prose.removed {
            found.push(Diagnostic {
                severity: Severity::Warning,
                ..Diagnostic::error(
                    ALLOWED,
                    &page.source.file,
                    *position,
                    format!("{what} is not drawn"),
                    "say it in Markdown, or leave it out",
                )
            });
        }
    }
    found
}

/// A table's lines and a footnote's mark that are shown as they were typed.
fn as_meant(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.pages() {
        for mark in &page.prose.typed_marks {
            found.push(Diagnostic {
                severity: Severity::Warning,
                ..Diagnostic::error(
                    AS_MEANT,
                    &page.source.file,
                    mark.position,
                    mark.message.as_str(),
                    mark.mend,
                )
            });
        }
    }
    found
}

/// A mark that is shown as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypedMark {
    position: Position,
    message: String,
    mend: &'static str,
}

/// A mark that was found, by its place in the Markdown in bytes.
pub(crate) struct FoundMark {
    pub(crate) offset: usize,
    message: String,
    mend: &'static str,
}

impl FoundMark {
    /// The same with its place in the file.
    pub(crate) fn at(self, position: Position) -> TypedMark {
        TypedMark {
            position,
            message: self.message,
            mend: self.mend,
        }
    }
}

/// Looks for such marks while a text's Markdown is read.
#[derive(Default)]
pub(crate) struct TypedMarks {
    found: Vec<FoundMark>,
    is_code: bool,
    /// Words that stand together: a mark comes in pieces.
    words: Range<usize>,
}

impl TypedMarks {
    /// The next event of the Markdown.
    pub(crate) fn see(&mut self, markdown: &str, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(_) if !self.is_code => {
                if range.start != self.words.end {
                    self.footnotes(markdown);
                    self.words.start = range.start;
                }
                self.words.end = range.end;
            }
            Event::Start(Tag::CodeBlock(_)) => self.is_code = true,
            Event::End(TagEnd::CodeBlock) => self.is_code = false,
            Event::Start(Tag::Paragraph) => {
                if let Some(offset) = table_line(markdown, range) {
                    self.found.push(FoundMark {
                        offset,
                        message: "this table is shown as words and lines, not as a table"
                            .to_owned(),
                        mend: TABLE_MEND,
                    });
                }
            }
            _ => {}
        }
    }

    /// What was found, at the end of the Markdown.
    pub(crate) fn end(mut self, markdown: &str) -> Vec<FoundMark> {
        self.footnotes(markdown);
        self.found
    }

    /// The marks of footnotes in the words that stand together.
    fn footnotes(&mut self, markdown: &str) {
        let words = self.words.clone();
        // Most words have no bracket, which is told faster than that they have no such mark.
        if !markdown.as_bytes()[words.clone()].contains(&b'[') {
            return;
        }
        for (at, _) in markdown[words.clone()].match_indices("[^") {
            let start = words.start + at;
            let name = markdown[start + 2..words.end].split(']').next();
            let name = name.filter(|name| {
                let is_closed = markdown[start + 2 + name.len()..words.end].starts_with(']');
                is_closed && !name.is_empty() && !name.contains(char::is_whitespace)
            });
            // `\[^1]` is meant to be seen.
            if let Some(name) = name
                && !markdown[..start].ends_with('\\')
            {
                self.found.push(FoundMark {
                    offset: start,
                    message: format!("the footnote `[^{name}]` has no text"),
                    mend: FOOTNOTE_MEND,
                });
            }
        }
    }
}

/// The first line of a paragraph that is one of a table.
fn table_line(markdown: &str, paragraph: &Range<usize>) -> Option<usize> {
    if !markdown.as_bytes()[paragraph.clone()].contains(&b'|') {
        return None;
    }
    let mut start = paragraph.start;
    for line in markdown[paragraph.clone()].split_inclusive('\n') {
        let text = line.trim();
        let is_row = text.starts_with('|') && text[1..].contains('|');
        let is_separator = text.contains('|')
            && text.contains('-')
            && text.chars().all(|mark| "|-: ".contains(mark));
        if is_row || is_separator {
            return Some(start + line.len() - line.trim_start().len());
        }
        start += line.len();
    }
    None
}
