//! `site check`: what is wrong with content.

use std::process::ExitCode;

use clap::Args;
use site::findings;
use site_model::Severity;

use super::told::Format;
use super::{ContentOptions, Ended};

/// What `site check` is told.
#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    of: ContentOptions,
    /// The form of what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

impl Check {
    /// Fails if anything has to be mended.
    pub(crate) fn run(&self) -> Ended {
        let chosen = &self.of.chosen;
        chosen.check_there()?;
        let content = &chosen.content;
        let council = chosen.council.as_ref();
        let (_, diagnostics) = site::check(content, council, self.of.today());
        self.format.print(&diagnostics, content)?;
        let count = findings::count(&diagnostics);
        // No error is counted for a waiver that ended, so that the check fails must be said.
        let end = match diagnostics.count(Severity::Lapsed) {
            0 => "",
            _ => ": the check fails",
        };
        self.format
            .say(&format!("{}: {count}{end}", content.display()))?;
        Ok(if diagnostics.fail_a_check() {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }
}
