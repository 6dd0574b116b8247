//! What can be wrong with the theme, each in one line that says what to do.

use std::path::{Path, PathBuf};

/// Why the theme cannot be read, installed or rendered.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ThemeError {
    /// Node.js with npm is not on this machine.
    #[error(
        "npm was not found: install Node.js 20 or later with npm (https://nodejs.org) and try again"
    )]
    NpmMissing,
    /// `npm ci` ran and failed.
    #[error("npm could not install the packages of {}: {reason}", folder.display())]
    NpmFailed {
        /// The folder with `package.json`.
        folder: PathBuf,
        /// What npm said, in one line.
        reason: String,
    },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A template uses something that is not translated.
    #[error("{template}:{line}: {problem}")]
    Template {
        /// The template's name.
        template: String,
        /// The line in it.
        line: usize,
        /// What is wrong there.
        problem: String,
    },
    /// A template failed while it was rendered, or does not exist.
    #[error("{template}: {reason}")]
    Render {
        /// The template that was asked for.
        template: String,
        /// What went wrong and where.
        reason: String,
    },
    /// A file of words does not follow Fluent's syntax, or says a message twice.
    #[error("{language}/{file}: {problem}")]
    Words {
        /// The language's folder.
        language: String,
        /// The file in it.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// Something that the packages should hold is not there.
    #[error("{0}")]
    Package(String),
}

impl ThemeError {
    pub(crate) fn file(path: &Path, source: std::io::Error) -> ThemeError {
        ThemeError::File {
            path: path.to_owned(),
            source,
        }
    }

    /// The whole chain of a template engine's error, in one line.
    pub(crate) fn render(template: &str, error: &minijinja::Error) -> ThemeError {
        let mut reason = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(error) = cause {
            reason.push_str(": ");
            reason.push_str(&error.to_string());
            cause = error.source();
        }
        ThemeError::Render {
            template: template.to_owned(),
            reason,
        }
    }
}
