//! `site publish`: records which texts of notices go out.

use std::process::ExitCode;

use clap::Args;
use site::PublishError;
use site::findings::{self, plural};
use site_model::Slug;

use super::told::{Format, print};
use super::{ContentOptions, Ended};

/// What `site publish` is told.
#[derive(Args)]
pub(crate) struct Publish {
    #[command(flatten)]
    of: ContentOptions,
    /// One council alone: the name of its folder
    #[arg(long, value_parser = Slug::parse)]
    council: Option<Slug>,
}

impl Publish {
    /// Says what was recorded.
    pub(crate) fn run(&self) -> Ended {
        let content = &self.of.content;
        let recorded = match site::publish(content, self.council.as_ref(), self.of.today()) {
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
