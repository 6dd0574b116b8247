//! Findings as people read them: waivers as a line each, then what is wrong, drawn as rustc draws
//! it, errors last; then counted. Programs read them as [`json`](json()), [`sarif`](sarif()) or
//! [`github`](github()).

mod github;
mod json;
mod place;
mod sarif;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use site_model::Diagnostics;
use site_model::diagnostic::{Diagnostic, Severity, printable};
use site_model::positions::Position;
use site_model::source::Source;

pub use github::github;
pub use json::json;
pub use place::Base;
pub use sarif::sarif;

/// How a report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// With colours, for a terminal.
    Coloured,
    /// For files, pages and other programs.
    Plain,
}

/// In this order findings are told: what has to be mended stands last, where the eye is.
const ORDER: [Severity; 4] = [
    Severity::Waived,
    Severity::Warning,
    Severity::Lapsed,
    Severity::Error,
];

/// Every finding; each says `file:line:column`. A waiver is one line, anything else is drawn with
/// the line it is about. Last comes where its rules are explained.
pub fn draw(diagnostics: &Diagnostics, look: Look) -> String {
    let mut report = String::new();
    let mut drawn = Drawn::default();
    for severity in ORDER {
        for finding in diagnostics.iter().filter(|d| d.severity == severity) {
            report += &match severity {
                Severity::Waived => finding.to_string(),
                _ => draw_one(finding, look, &mut drawn) + "\n",
            };
            report.push('\n');
        }
        if severity == Severity::Waived && !report.is_empty() {
            report.push('\n');
        }
    }
    report + &where_to_read(diagnostics)
}

/// The command that explains the rules of what has to be mended.
fn where_to_read(diagnostics: &Diagnostics) -> String {
    let rules: BTreeSet<&str> = diagnostics
        .iter()
        .filter(|finding| finding.severity != Severity::Waived)
        .map(|finding| finding.rule)
        .collect();
    let several = rules.len() > 1;
    match rules.into_iter().next() {
        Some(rule) if several => {
            format!("each rule is explained by its name, such as: site rules {rule}\n\n")
        }
        Some(rule) => format!("the rule is explained by: site rules {rule}\n\n"),
        None => String::new(),
    }
}

/// How many of each severity: `2 errors, 1 warning, 5 waived`, and waivers that ended, if any did.
pub fn count(diagnostics: &Diagnostics) -> String {
    let errors = plural(diagnostics.count(Severity::Error), "error", "errors");
    let warnings = plural(diagnostics.count(Severity::Warning), "warning", "warnings");
    let waived = diagnostics.count(Severity::Waived);
    let lapsed = match diagnostics.count(Severity::Lapsed) {
        0 => String::new(),
        lapsed => format!(", {} ended", plural(lapsed, "waiver", "waivers")),
    };
    format!("{errors}, {warnings}, {waived} waived{lapsed}")
}

/// `1 page`, `2 pages`.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A file that findings are about, while they are drawn: of a file with a thousand findings each line is
/// sought once.
#[derive(Default)]
struct Drawn {
    file: PathBuf,
    text: Arc<str>,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl Drawn {
    /// Reads a file as content is read: findings were made from this very file, which can be a pipe or
    /// have no end. If it cannot be read, or has gone since, there is no line of it to show.
    fn read(file: &Path) -> Self {
        let text = Source::read(file).map(|read| read.text).unwrap_or_default();
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = if text.is_empty() {
            Vec::new()
        } else {
            std::iter::once(0).chain(starts).collect()
        };
        Self {
            file: file.to_owned(),
            lines,
            text,
        }
    }

    /// A line, from 1.
    fn line(&self, number: usize) -> Option<&str> {
        let start = *self.lines.get(number.checked_sub(1)?)?;
        self.text.get(start..)?.split('\n').next()
    }
}

/// The longest line that is shown, in bytes: nobody finds a place in a longer one.
const LONGEST_SHOWN: usize = 10_000;

fn draw_one(finding: &Diagnostic, look: Look, drawn: &mut Drawn) -> String {
    let renderer = match look {
        Look::Coloured => Renderer::styled(),
        Look::Plain => Renderer::plain(),
    };
    if drawn.file != finding.file {
        *drawn = Drawn::read(&finding.file);
    }
    let Position { line, column } = finding.position;
    // What cannot be shown is still told.
    let Some(text) = drawn.line(line).filter(|line| line.len() <= LONGEST_SHOWN) else {
        return finding.to_string();
    };
    let span = span(text, column);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Lapsed => Level::ERROR.with_name("waiver ended"),
        Severity::Warning => Level::WARNING,
        Severity::Waived => Level::NOTE,
    };
    let path = shown_path(&finding.file);
    let report = &[level
        .primary_title(&finding.message)
        .id(finding.rule)
        .element(
            Snippet::source(text)
                .line_start(line)
                .path(&path)
                .annotation(AnnotationKind::Primary.span(span)),
        )
        .element(Level::HELP.message(&finding.mend))];
    renderer.render(report)
}

/// From the column to the end of what stands on the line.
fn span(line: &str, column: usize) -> Range<usize> {
    let offset = line
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(line.len(), |(offset, _)| offset);
    offset..line.trim_end().len().max(offset)
}

fn shown_path(file: &Path) -> String {
    printable(&file.display().to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_finding_says_its_file_line_and_column_and_shows_the_line() {
        let folder = std::env::temp_dir().join(format!("site-report-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("notice.md");
        fs::write(&file, "---\ntitle: Ä\nbasis: 9(1)(g)\n---\n").expect("a file");
        let finding = Diagnostic {
            rule: "a-rule",
            severity: Severity::Error,
            file: file.clone(),
            position: Position { line: 3, column: 8 },
            message: "is no basis".to_owned(),
            mend: "write another".to_owned(),
        };
        let drawn = draw(&[finding].into_iter().collect(), Look::Plain);
        for part in [
            format!("{}:3:8", file.display()),
            "error[a-rule]: is no basis".to_owned(),
            "basis: 9(1)(g)".to_owned(),
            "write another".to_owned(),
        ] {
            assert!(drawn.contains(&part), "{part} is not in\n{drawn}");
        }
        fs::remove_dir_all(&folder).expect("the folder goes");
    }

    #[test]
    fn waivers_come_first_a_line_each_and_errors_last() {
        let of = |severity, message: &str| Diagnostic {
            severity,
            ..Diagnostic::error(
                "a-rule",
                Path::new("gone.md"),
                Position::START,
                message,
                "mend it",
            )
        };
        let drawn = draw(
            &[
                of(Severity::Error, "wrong"),
                of(Severity::Waived, "until 2027-05-31"),
                of(Severity::Lapsed, "over"),
                of(Severity::Warning, "odd"),
                of(Severity::Waived, "until 2027-06-30"),
            ]
            .into_iter()
            .collect(),
            Look::Plain,
        );
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[0], "gone.md:1:1: waived[a-rule]: until 2027-05-31");
        assert_eq!(lines[1], "gone.md:1:1: waived[a-rule]: until 2027-06-30");
        let place = |words: &str| drawn.find(words).expect("it is told");
        assert!(place("odd") < place("over") && place("over") < place("wrong"));
    }

    #[test]
    fn counts_have_plurals() {
        assert_eq!(plural(1, "page", "pages"), "1 page");
        assert_eq!(plural(0, "page", "pages"), "0 pages");
        assert_eq!(
            count(&Diagnostics::default()),
            "0 errors, 0 warnings, 0 waived"
        );
    }
}
