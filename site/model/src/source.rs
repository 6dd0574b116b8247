//! One file of content: its text, its YAML, and where things stand in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::diagnostic::{Diagnostic, Severity};
use crate::positions::{Position, Positions, Step};

/// Larger files are refused: a notice is prose, a form is pages of questions.
const MAX_BYTES: u64 = 1024 * 1024;

/// A content file that was read, without its values.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file, as it was opened.
    pub file: PathBuf,
    /// The whole text, with `\n` as line end.
    pub text: String,
    /// Where the values of its YAML stand.
    pub positions: Positions,
}

/// A Markdown file: what its front matter says, and the prose below.
#[derive(Debug, Clone)]
pub struct Document<T> {
    /// The file.
    pub source: Source,
    /// The front matter.
    pub front_matter: T,
    /// The Markdown after it.
    pub body: String,
    /// How many lines of the file stand before the body.
    pub body_line_offset: usize,
}

impl Source {
    /// Reads the file as UTF-8 text.
    pub fn read(file: &Path) -> Result<Self, Diagnostic> {
        let finding = |message: String, mend: &str| Diagnostic {
            rule: "file-readable",
            severity: Severity::Error,
            file: file.to_owned(),
            position: Position::START,
            message,
            mend: mend.to_owned(),
        };
        let metadata = fs::metadata(file).map_err(|error| {
            finding(
                format!("cannot be read: {error}"),
                "check the file's name and permissions",
            )
        })?;
        if metadata.len() > MAX_BYTES {
            return Err(finding(
                format!(
                    "is {} bytes; a content file has at most {MAX_BYTES}",
                    metadata.len()
                ),
                "split it, or remove what does not belong here",
            ));
        }
        let bytes = fs::read(file).map_err(|error| {
            finding(
                format!("cannot be read: {error}"),
                "check the file's permissions",
            )
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
                .iter()
                .filter(|b| **b == b'\n')
                .count()
                + 1;
            finding(
                format!("is not UTF-8 text (line {line})"),
                "save the file as UTF-8",
            )
        })?;
        let text = text
            .strip_prefix('\u{feff}')
            .unwrap_or(&text)
            .replace("\r\n", "\n");
        Ok(Self {
            file: file.to_owned(),
            text,
            positions: Positions::default(),
        })
    }

    /// Reads a YAML file.
    pub fn yaml<T: DeserializeOwned>(file: &Path) -> Result<(Self, T), Diagnostic> {
        let mut source = Self::read(file)?;
        let value = source.parse(&source.text, 0)?;
        source.positions = Positions::read(&source.text, 0);
        Ok((source, value))
    }

    /// Reads a Markdown file with YAML front matter between two lines of `---`.
    pub fn markdown<T: DeserializeOwned>(file: &Path) -> Result<Document<T>, Diagnostic> {
        let mut source = Self::read(file)?;
        let parts = source.text.strip_prefix("---\n").and_then(|rest| {
            // Nothing between the lines, or nothing after them, is told by what is then missing.
            if let Some(body) = rest.strip_prefix("---\n") {
                return Some(("", body));
            }
            rest.find("\n---\n")
                .map(|end| (&rest[..=end], &rest[end + 5..]))
                .or_else(|| {
                    rest.strip_suffix("---")
                        .filter(|yaml| yaml.ends_with('\n'))
                        .map(|yaml| (yaml, ""))
                })
        });
        let Some((yaml, body)) = parts else {
            return Err(source.finding(
                "front-matter",
                Position::START,
                "has no front matter".to_owned(),
                "start the file with a line `---`, then the YAML, then another line `---`",
            ));
        };
        let front_matter = source.parse(yaml, 1)?;
        let positions = Positions::read(yaml, 1);
        let body = body.to_owned();
        let body_line_offset = yaml.lines().count() + 2;
        source.positions = positions;
        Ok(Document {
            source,
            front_matter,
            body,
            body_line_offset,
        })
    }

    fn parse<T: DeserializeOwned>(&self, yaml: &str, line_offset: usize) -> Result<T, Diagnostic> {
        serde_saphyr::from_str(yaml).map_err(|error| {
            let position = error.location().map_or(Position::START, |at| Position {
                line: usize::try_from(at.line()).unwrap_or(1).max(1) + line_offset,
                column: usize::try_from(at.column()).unwrap_or(1).max(1),
            });
            let message = error.without_snippet().to_string();
            // The position is our own to give: theirs counts from the front matter's first line.
            let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
            self.finding(
                "yaml",
                position,
                message,
                "correct the YAML here; names and values are listed in the README under \"Content\"",
            )
        })
    }

    fn finding(
        &self,
        rule: &'static str,
        position: Position,
        message: String,
        mend: &str,
    ) -> Diagnostic {
        Diagnostic {
            rule,
            severity: Severity::Error,
            file: self.file.clone(),
            position,
            message,
            mend: mend.to_owned(),
        }
    }

    /// An error at the value `path` of this file's YAML.
    pub fn error(
        &self,
        rule: &'static str,
        path: &[Step<'_>],
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Diagnostic {
        self.finding(
            rule,
            self.positions.find(path),
            message.into(),
            &mend.into(),
        )
    }
}
