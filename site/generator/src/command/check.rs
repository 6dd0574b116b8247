//! `site check`: what is wrong with content.

use std::process::ExitCode;

use clap::Args;
use site::findings;

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
        let content = &self.of.content;
        let (_, diagnostics) = site::check(content, self.of.today());
        self.format.print(&diagnostics, content)?;
        let count = findings::count(&diagnostics);
        self.format
            .say(&format!("{}: {count}", content.display()))?;
        Ok(if diagnostics.fail_a_check() {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }
}
