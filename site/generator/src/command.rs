//! The commands of `site`, one file each: what it is told, and what it does.

mod build;
mod check;
mod chosen;
mod import;
mod nearest;
mod new;
mod publish;
mod reading;
mod report;
mod rules;
mod serve;
mod told;
mod watch;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use chosen::Chosen;
use clap::{Args, Subcommand};
use jiff::Zoned;
use jiff::civil::Date;
use site_theme::ThemeError;

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Build the site: content to HTML. Nothing is written if the content has errors.
    Build(build::Build),
    /// Check content and say what is wrong, where, and how to mend it. Exit code 1 on errors.
    Check(check::Check),
    /// Import a directory of services: an Open Referral UK feed or a table (CSV).
    Import(import::Import),
    /// Begin a file of content: every part is in it, and what only the council knows is marked.
    New(new::New),
    /// Record the texts of notices that go out, so that none changes unnoticed. Nothing is recorded if
    /// the content has errors.
    Publish(publish::Publish),
    /// List how hard each page is to read: its reading age, long sentences, abbreviations.
    Reading(reading::Reading),
    /// Draft the record of processing and the inputs of an impact assessment from the notices.
    Report(report::Report),
    /// List the rules of content, explain one, or write the rule book.
    Rules(rules::Rules),
    /// Serve the public pages as they are being edited: a page reloads, and shows what is wrong.
    Serve(serve::Serve),
    /// Build the site, and follow each edit of content or theme.
    Watch(watch::Watch),
}

/// How a command ended, or why it could not start.
pub(crate) type Ended = Result<ExitCode, Box<dyn Error>>;

impl Command {
    /// Does it.
    pub(crate) fn run(&self) -> Ended {
        match self {
            Self::Build(build) => build.run(),
            Self::Check(check) => check.run(),
            Self::Import(import) => import.run(),
            Self::New(new) => new.run(),
            Self::Publish(publish) => publish.run(),
            Self::Reading(reading) => reading.run(),
            Self::Report(report) => report.run(),
            Self::Rules(rules) => rules.run(),
            Self::Serve(serve) => serve.run(),
            Self::Watch(watch) => watch.run(),
        }
    }
}

/// What every command that checks content, or dates a draft of it, is told.
#[derive(Args)]
struct ContentOptions {
    #[command(flatten)]
    chosen: Chosen,
    /// Check dates as of this day, e.g. 2026-11-21, instead of the day that it is
    #[arg(long)]
    today: Option<Date>,
}

impl ContentOptions {
    /// The day that dates are checked against.
    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| Zoned::now().date())
    }
}

/// Installs the theme's packages and says so, where it has to: that takes a while.
fn install_theme(theme: &Path) -> Result<(), ThemeError> {
    if !theme.join("node_modules").exists() {
        eprintln!("installing the theme's npm packages (once)");
    }
    site_theme::install_packages(theme)?;
    Ok(())
}
