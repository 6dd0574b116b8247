//! `site publish`: records which texts of notices go out.

use std::process::ExitCode;

use clap::Args;
use site::PublishError;
use site::findings::{self, plural};

use super::told::{Format, print};
use super::{ContentOptions, Ended};

/// What `site publish` is told.
#[derive(Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    of: ContentOptions,
}

impl Publish {
    /// Says what was recorded.
    pub(crate) fn run(&self) -> Ended {
        let chosen = &self.of.chosen;
        chosen.check_there()?;
        let content = &chosen.content;
        let recorded = match site::publish(content, chosen.council.as_ref(), self.of.today()) {
            Ok(recorded) => recorded,
            Err(PublishError::Content(diagnostics)) => {
                Format::Human.print(&diagnostics, content)?;
                eprintln!("nothing was recorded: {}", findings::count(&diagnostics));
                return Ok(ExitCode::FAILURE);
            }
            Err(error) => return Err(error.into()),
        };
        for one in &recorded {
            let text = &one.text;
            print(format_args!(
                "{}/notices/{}/{}.md {}\n",
                one.council, text.notice, text.updated, text.sha256
            ))?;
        }
        let texts = plural(recorded.len(), "text", "texts");
        print(format_args!("{texts} recorded\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}
