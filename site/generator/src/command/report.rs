//! `site report`: drafts for the information governance officer.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use site::findings::{self, Look, plural};
use site::reports::reports;

use super::told::print;
use super::{ContentOptions, Ended, install_theme};

/// What `site report` is told.
#[derive(Args)]
pub(crate) struct Report {
    #[command(flatten)]
    of: ContentOptions,
    /// The folder to write to
    #[arg(long, default_value = "reports")]
    out: PathBuf,
    /// The folder with templates, words and styles
    #[arg(long, default_value = "site/theme")]
    theme: PathBuf,
}

impl Report {
    /// Writes the drafts. Content that cannot be read is told, and nothing is written: a draft would
    /// seem complete. Broken rules are no hindrance, since a draft says what a notice does not.
    pub(crate) fn run(&self) -> Ended {
        let chosen = &self.of.chosen;
        chosen.check_there()?;
        site::check_apart(&self.out, &[&chosen.content, &self.theme])?;
        let (content, unread) = chosen.load();
        if unread.has_errors() {
            eprint!("{}", findings::draw(&unread, Look::Plain));
            eprintln!("nothing was written: {}", findings::count(&unread));
            return Ok(ExitCode::FAILURE);
        }
        install_theme(&self.theme)?;
        let files = reports(&content, &self.theme, self.of.today())?;
        let synced = site::sync(&files, &self.out)?;
        print(format_args!(
            "{}: drafts for {} on {} ({} changed, {} deleted)\n",
            self.out.display(),
            plural(content.councils.len(), "council", "councils"),
            plural(files.len(), "file", "files"),
            synced.written,
            synced.deleted,
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}
