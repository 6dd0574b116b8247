//! One file of content: its text, its YAML, and where things stand in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::diagnostic::Diagnostic;
use crate::positions::{Position, Positions, Step};
use crate::yaml_error::{Place, Told, explain};

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
        let finding = |message: String, mend: &str| {
            Diagnostic::error("file-readable", file, Position::START, message, mend)
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
        let (yaml, body) = split(&source.text).map_err(|missing| missing.told(&source))?;
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
            // A slip in the YAML itself can make a value look wrong before the parser comes to the
            // slip: then the slip is what has to be mended.
            let error = match serde_saphyr::from_str::<IgnoredAny>(yaml) {
                Err(slip) => slip,
                Ok(_) => error,
            };
            let inside = error.location().map_or(Position::START, |at| Position {
                line: usize::try_from(at.line()).unwrap_or(1).max(1),
                column: usize::try_from(at.column()).unwrap_or(1).max(1),
            });
            let Told { message, mend } = explain(&error, Place::of(yaml, inside));
            // Theirs counts from the front matter's first line.
            let position = Position {
                line: inside.line + line_offset,
                ..inside
            };
            Diagnostic::error("yaml", &self.file, position, message, mend)
        })
    }

    /// An error at the value `path` of this file's YAML.
    pub fn error(
        &self,
        rule: &'static str,
        path: &[Step<'_>],
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error(rule, &self.file, self.positions.find(path), message, mend)
    }
}

/// What a Markdown file lacks to have front matter.
enum Missing {
    /// The file does not start with a line `---`.
    First,
    /// No further line is `---`. A line that was probably meant to be it, from 1.
    Second(Option<usize>),
}

impl Missing {
    fn told(self, source: &Source) -> Diagnostic {
        let (line, message, mend) = match self {
            Self::First => (
                None,
                "has no front matter",
                "start the file with a line `---`, then the YAML, then another line `---`",
            ),
            Self::Second(None) => (
                None,
                "the second `---` is missing",
                "add a line `---` after the last line of the YAML, before the text",
            ),
            Self::Second(line) => (
                line,
                "the second `---` is missing: this line is not exactly `---`",
                "write three hyphens and nothing else",
            ),
        };
        let position = Position {
            line: line.unwrap_or(1),
            column: 1,
        };
        Diagnostic::error("front-matter", &source.file, position, message, mend)
    }
}

/// The front matter between two lines of `---`, and what follows. Spaces after the hyphens are
/// invisible in an editor, so they are allowed.
fn split(text: &str) -> Result<(&str, &str), Missing> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Err(Missing::First);
    };
    let mut end = first.len();
    let mut meant = None;
    for (index, line) in lines.enumerate() {
        let written = line.trim();
        if line.trim_end() == "---" {
            return Ok((&text[first.len()..end], &text[end + line.len()..]));
        }
        if written.chars().count() > 1 && written.chars().all(|c| "-\u{2013}\u{2014}".contains(c)) {
            meant = meant.or(Some(index + 2));
        }
        end += line.len();
    }
    Err(Missing::Second(meant))
}
