//! What is wrong with content, where, and how to mend it.

use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::positions::Position;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Fails `site check`.
    Error,
    /// A broken rule whose waiver has ended: fails `site check`, but not a build, so that an urgent
    /// correction can always be published.
    Lapsed,
    /// A broken rule under a waiver that has not ended: listed every time.
    Waived,
    /// Worth knowing; fails nothing.
    Warning,
}

/// One finding in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The rule that speaks, e.g. `notice-lawful-basis`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file, as it was opened.
    pub file: PathBuf,
    /// Line and column, both from 1.
    pub position: Position,
    /// What is wrong; under a waiver until when, who will mend it, and why it is so.
    pub message: String,
    /// How to mend it.
    pub mend: String,
}

impl Diagnostic {
    /// An error.
    pub fn error(
        rule: &'static str,
        file: &Path,
        position: Position,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            file: file.to_owned(),
            position,
            message: message.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Lapsed => "waiver ended",
            Severity::Waived => "waived",
            Severity::Warning => "warning",
        };
        write!(
            f,
            "{}:{}:{}: {severity}[{}]: {}",
            printable(&self.file.display().to_string()),
            self.position.line,
            self.position.column,
            self.rule,
            printable(&self.message),
        )?;
        // A waiver says until when and why: there is nothing to mend before.
        match self.severity {
            Severity::Waived => Ok(()),
            _ => write!(f, "\n  mend: {}", printable(&self.mend)),
        }
    }
}

/// The text without what would end its line, colour a terminal or show it backwards: a file's name and
/// what stands in it are anybody's.
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_unsafe =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(is_unsafe) {
        let shown = |c: char| match c {
            '\n' | '\t' => ' ',
            c if is_unsafe(c) => '\u{fffd}',
            c => c,
        };
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// All findings of a run, in the order of files and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, more: Diagnostics) {
        self.0.extend(more.0);
        self.0
            .sort_by(|a, b| (&a.file, a.position, a.rule).cmp(&(&b.file, b.position, b.rule)));
    }

    /// Each in turn.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether there is no building from this content.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether `site check` fails.
    pub fn fail_a_check(&self) -> bool {
        self.has_errors() || self.count(Severity::Lapsed) > 0
    }

    /// How many of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// None at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        let mut all = Self::default();
        all.extend(Self(iter.into_iter().collect()));
        all
    }
}
