//! One file of content: its text, its YAML, and where things stand in it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::diagnostic::Diagnostic;
use crate::positions::{Position, Positions, Step};
use crate::yaml;
use crate::yaml_error::{Place, Told, explain};

/// Larger files are refused: a notice is prose, a form is pages of questions.
const MAX_BYTES: u64 = 1024 * 1024;

/// A content file that was read, without its values.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file, as it was opened.
    pub file: PathBuf,
    /// The whole text, with `\n` as line end.
    pub text: Arc<str>,
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
    /// At which byte of the text the Markdown after it starts.
    pub body_offset: usize,
    /// How many lines of the file stand before the body.
    pub body_line_offset: usize,
}

impl<T> Document<T> {
    /// The Markdown after the front matter.
    pub fn body(&self) -> &str {
        self.source.text.get(self.body_offset..).unwrap_or_default()
    }
}

impl Source {
    /// Reads the file as UTF-8 text. A link is refused, and so is what is no file: to open a pipe
    /// would wait for somebody to write into it.
    pub fn read(file: &Path) -> Result<Self, Diagnostic> {
        let there = fs::symlink_metadata(file)
            .map_err(|error| unreadable(file, &error, "check the file's name and permissions"))?;
        if there.is_symlink() {
            return Err(refused_link(file));
        }
        if !there.is_file() {
            return Err(refused_kind(file));
        }
        if there.len() > MAX_BYTES {
            return Err(too_large(file, there.len()));
        }
        let bytes = bytes(file).map_err(|error| unreadable(file, &error, PERMISSIONS))?;
        // It may have grown since.
        if bytes.len() as u64 > MAX_BYTES {
            return Err(too_large(file, bytes.len() as u64));
        }
        let text = String::from_utf8(bytes).map_err(|error| not_utf8(file, &error))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let text: Arc<str> = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n").into()
        } else {
            text.into()
        };
        if let Some(finding) = unseen_character(file, &text) {
            return Err(finding);
        }
        Ok(Self {
            file: file.to_owned(),
            text,
            positions: Positions::default(),
        })
    }

    /// A file that is not there, and so says nothing.
    pub(crate) fn nothing(file: PathBuf) -> Self {
        Self {
            file,
            text: Arc::default(),
            positions: Positions::default(),
        }
    }

    /// Reads a YAML file.
    pub fn yaml<T: DeserializeOwned>(file: &Path) -> Result<(Self, T), Diagnostic> {
        let mut source = Self::read(file)?;
        let value = source.parse(&source.text, 0)?;
        source.positions = Positions::of(source.text.clone(), 0..source.text.len(), 0);
        source.check_escapes(&source.text)?;
        Ok((source, value))
    }

    /// Reads a Markdown file with YAML front matter between two lines of `---`.
    pub fn markdown<T: DeserializeOwned>(file: &Path) -> Result<Document<T>, Diagnostic> {
        let mut source = Self::read(file)?;
        let (yaml, body_offset) = split(&source.text).map_err(|missing| missing.told(&source))?;
        let front_matter = source.parse(&source.text[yaml.clone()], 1)?;
        let body_line_offset = source.text[yaml.clone()].lines().count() + 2;
        source.positions = Positions::of(source.text.clone(), yaml.clone(), 1);
        source.check_escapes(&source.text[yaml])?;
        Ok(Document {
            source,
            front_matter,
            body_offset,
            body_line_offset,
        })
    }

    /// An escape in YAML can write what the file itself may not hold.
    fn check_escapes(&self, yaml: &str) -> Result<(), Diagnostic> {
        if !yaml.contains('\\') {
            return Ok(());
        }
        match self.positions.unseen() {
            Some((at, character)) => Err(unseen(&self.file, at, character)),
            None => Ok(()),
        }
    }

    fn parse<T: DeserializeOwned>(&self, yaml: &str, line_offset: usize) -> Result<T, Diagnostic> {
        yaml::read(yaml).map_err(|error| {
            // A slip in the YAML itself can make a value look wrong before the parser comes to the
            // slip: then the slip is what has to be mended.
            let error = match yaml::read::<IgnoredAny>(yaml) {
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

const PERMISSIONS: &str = "check the file's permissions";

fn unreadable(file: &Path, error: &io::Error, mend: &str) -> Diagnostic {
    refused(file, 1, format!("cannot be read: {error}"), mend)
}

/// A symbolic link could publish a file that was never meant for it: content stays in its folder.
pub(crate) fn refused_link(file: &Path) -> Diagnostic {
    refused(file, 1, "is a symbolic link", "copy the file into content")
}

/// A pipe, a socket or a device.
pub(crate) fn refused_kind(file: &Path) -> Diagnostic {
    refused(
        file,
        1,
        "is neither a file nor a folder",
        "move it out of content",
    )
}

fn too_large(file: &Path, length: u64) -> Diagnostic {
    refused(
        file,
        1,
        format!("is {length} bytes; a content file has at most {MAX_BYTES}"),
        "split it, or remove what does not belong here",
    )
}

fn not_utf8(file: &Path, error: &std::string::FromUtf8Error) -> Diagnostic {
    let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1;
    refused(
        file,
        1,
        format!("is not UTF-8 text (line {line})"),
        "save the file as UTF-8",
    )
}

/// Control characters, which no browser or feed reader takes (XML 1.0, section 2.2), and the two that
/// make a text look other than it is: what follows them is shown backwards, whatever its script.
/// Marks and isolates of right-to-left text are no such.
pub(crate) fn is_unseen(character: char) -> bool {
    let is_space = matches!(character, '\n' | '\t');
    (character.is_control() && !is_space) || matches!(character, '\u{202d}' | '\u{202e}')
}

/// Whether a byte can be of such a character in UTF-8: of most texts no character has to be looked at.
fn may_be_unseen(byte: u8) -> bool {
    let is_space = byte == b'\n' || byte == b'\t';
    (byte < b' ' && !is_space) || byte == 0x7f || byte == 0xc2 || byte == 0xe2
}

fn unseen_character(file: &Path, text: &str) -> Option<Diagnostic> {
    if !text.bytes().any(may_be_unseen) {
        return None;
    }
    let (at, character) = text.char_indices().find(|(_, c)| is_unseen(*c))?;
    let line = text[..at].matches('\n').count() + 1;
    Some(unseen(file, Position { line, column: 1 }, character))
}

fn unseen(file: &Path, at: Position, character: char) -> Diagnostic {
    Diagnostic::error(
        "file-readable",
        file,
        at,
        format!(
            "this line holds the character U+{:04X}, which nobody can see",
            u32::from(character)
        ),
        "delete it, or write the line anew; text pasted from another program can hold such",
    )
}

fn refused(file: &Path, line: usize, message: impl Into<String>, mend: &str) -> Diagnostic {
    let position = Position { line, column: 1 };
    Diagnostic::error("file-readable", file, position, message, mend)
}

/// The bytes of a file, and no more than tell that they are too many.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
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

/// Which bytes are the front matter between two lines of `---`, and where what follows begins. Spaces
/// after the hyphens are invisible in an editor, so they are allowed.
fn split(text: &str) -> Result<(Range<usize>, usize), Missing> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Err(Missing::First);
    };
    let mut end = first.len();
    let mut meant = None;
    for (index, line) in lines.enumerate() {
        let written = line.trim();
        if line.trim_end() == "---" {
            return Ok((first.len()..end, end + line.len()));
        }
        if written.chars().count() > 1 && written.chars().all(|c| "-\u{2013}\u{2014}".contains(c)) {
            meant = meant.or(Some(index + 2));
        }
        end += line.len();
    }
    Err(Missing::Second(meant))
}
