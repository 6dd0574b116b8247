//! `site watch`: a folder of pages that follows its content.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use site::BuildError;
use site::findings::{self, plural};
use site::live::{Finished, Stage};
use site::output::Folder;
use site::watch::{Following, How, Problem, Slower, Told};
use site_model::{Diagnostics, Severity};
use site_theme::Bundle;

use super::told::{Format, print};
use super::{ContentOptions, Ended, install_theme};

/// What `site watch` is told.
#[derive(Args)]
pub(crate) struct Watch {
    #[command(flatten)]
    of: ContentOptions,
    /// The folder to write to
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// The folder with templates, words and styles
    #[arg(long, default_value = "site/theme")]
    theme: PathBuf,
}

impl Watch {
    /// Builds, then follows edits until it is stopped. It may be stopped at any moment: a file is moved
    /// to its place when it is whole.
    pub(crate) fn run(&self) -> Ended {
        let Self {
            of: ContentOptions { chosen, today },
            out,
            theme,
        } = self;
        chosen.check_there()?;
        site::check_apart(out, &[&chosen.content, theme])?;
        install_theme(theme)?;
        let folder = Folder::claim(out)?;
        let mut teller = Teller::new(&chosen.content, &out.display().to_string());
        let mut following =
            Following::new(&chosen.content, theme, chosen.council.clone()).as_of(*today);
        following.start(&folder, &mut teller);
        Ok(ExitCode::SUCCESS)
    }
}

/// Tells on the standard output what becomes of edits.
pub(super) struct Teller {
    content: PathBuf,
    /// What the site is built into.
    output: String,
    /// Whether waivers and warnings were told.
    has_told_findings: bool,
    /// Whether the last edit failed.
    is_wrong: bool,
}

impl Teller {
    pub(super) fn new(content: &Path, output: &str) -> Self {
        Self {
            content: content.to_owned(),
            output: output.to_owned(),
            has_told_findings: false,
            is_wrong: false,
        }
    }
}

/// That nobody reads what is told is no reason to stop.
impl Told for Teller {
    fn stage(&mut self, stage: Stage, after: Duration, files: usize) {
        if files == 0 {
            return;
        }
        let stage = match stage {
            Stage::Edited => "edited",
            Stage::Lists => "lists",
            Stage::Feed => "feed",
            Stage::Search => "search",
        };
        let _ = print(format_args!(
            "{stage}: {}, {} ms after the event\n",
            plural(files, "page", "pages"),
            after.as_millis(),
        ));
    }

    fn in_step(&mut self, how: How, finished: &Finished, _: &Bundle, after: Duration) {
        if how == How::Whole {
            if !self.has_told_findings {
                let _ = Format::Human.print(&finished.diagnostics, &self.content);
                self.has_told_findings = true;
            }
            let synced = finished.synced;
            let _ = print(format_args!(
                "{}: {} ({} changed, {} deleted) in {} ms; {}\n",
                self.output,
                plural(synced.written + synced.unchanged, "file", "files"),
                synced.written,
                synced.deleted,
                after.as_millis(),
                findings::count(&finished.diagnostics),
            ));
        } else {
            let _ = print(format_args!(
                "in step, {} ms after the event\n",
                after.as_millis()
            ));
        }
        if std::mem::take(&mut self.is_wrong) {
            let _ = print("the content is right again\n");
        }
    }

    fn failed(&mut self, problem: &Problem) {
        self.is_wrong = true;
        match problem {
            Problem::Build(BuildError::Content(found)) => {
                let errors: Diagnostics = found
                    .iter()
                    .filter(|finding| finding.severity == Severity::Error)
                    .cloned()
                    .collect();
                let _ = Format::Human.print(&errors, &self.content);
                let count = plural(errors.count(Severity::Error), "error", "errors");
                let _ = print(format_args!(
                    "{}: the last good site stays: {count}\n",
                    self.output
                ));
            }
            other => {
                let _ = print(format_args!(
                    "error: {other}\n{}: the last good site stays\n",
                    self.output
                ));
            }
        }
    }

    fn slower(&mut self, why: &Slower) {
        eprintln!("warning: {why}");
    }
}
