//! Findings on the standard output, in the form that was asked for.

use std::error::Error;
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::path::Path;

use clap::ValueEnum;
use site::findings::{self, Base, Look};
use site_model::Diagnostics;

/// The forms that findings have.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: each with the line it is about
    Human,
    /// For programs: one document, described in the documentation of `site::findings`
    Json,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: notes beside the lines of a change
    Github,
}

impl Format {
    /// Prints every finding about `content`.
    pub(super) fn print(
        self,
        diagnostics: &Diagnostics,
        content: &Path,
    ) -> Result<(), Box<dyn Error>> {
        let base = Base::of(content);
        let told = match self {
            Self::Human => findings::draw(diagnostics, look()),
            Self::Json => findings::json(diagnostics, &base)?,
            Self::Sarif => findings::sarif(diagnostics, &base)?,
            Self::Github => findings::github(diagnostics, &base),
        };
        print(told)?;
        Ok(())
    }

    /// Says what was done: to people beside the findings, else apart from what programs read.
    pub(super) fn say(self, done: &str) -> io::Result<()> {
        match self {
            Self::Human => print(format_args!("{done}\n"))?,
            Self::Json | Self::Sarif | Self::Github => eprintln!("{done}"),
        }
        Ok(())
    }
}

/// Writes to the standard output. Whoever reads it may have seen enough (`site rules | head`): what is
/// to be done goes on without them.
pub(super) fn print(text: impl Display) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match write!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

fn look() -> Look {
    if io::stdout().is_terminal() {
        Look::Coloured
    } else {
        Look::Plain
    }
}
