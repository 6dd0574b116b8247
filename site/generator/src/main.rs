//! `site build` and `site check`: the command line of the generator.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line prints"
)]

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use jiff::Zoned;
use jiff::civil::Date;
use site::report::{self, Look, plural};
use site::{BuildError, Builder};
use site_model::Diagnostics;

/// Builds and checks the public sites of councils.
#[derive(Parser)]
#[command(name = "site", version)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site: content to HTML. Nothing is written if the content has errors.
    Build {
        /// The folder with a folder per council
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// The folder to write to
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// The folder with templates, words and styles
        #[arg(long, default_value = "site/theme")]
        theme: PathBuf,
        /// Check dates as of this day, e.g. 2026-11-21, instead of today
        #[arg(long)]
        today: Option<Date>,
    },
    /// Check content and say what is wrong, where, and how to mend it. Exit code 1 on errors.
    Check {
        /// The folder with a folder per council
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// Check dates as of this day, e.g. 2026-11-21, instead of today
        #[arg(long)]
        today: Option<Date>,
    },
}

fn main() -> ExitCode {
    let done = match Options::parse().command {
        Command::Build {
            content,
            out,
            theme,
            today,
        } => build(&content, &out, &theme, day(today)),
        Command::Check { content, today } => Ok(check(&content, day(today))),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn day(given: Option<Date>) -> Date {
    given.unwrap_or_else(|| Zoned::now().date())
}

fn build(
    content: &Path,
    out: &Path,
    theme: &Path,
    today: Date,
) -> Result<ExitCode, Box<dyn std::error::Error>> {
    site::check_apart(out, &[content, theme])?;
    if !theme.join("node_modules").exists() {
        eprintln!("installing the theme's npm packages (once)");
    }
    site_theme::install_packages(theme)?;

    let start = Instant::now();
    let built = match Builder::new(theme)?.build(content, today) {
        Ok(built) => built,
        Err(BuildError::Content(diagnostics)) => {
            print_findings(&diagnostics);
            eprintln!("nothing was written: {}", report::count(&diagnostics));
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error.into()),
    };
    let synced = site::sync(&built.pages, out)?;
    print_findings(&built.diagnostics);
    println!(
        "{}: {} ({} changed, {} deleted) in {} ms; {}",
        out.display(),
        plural(built.pages.len(), "file", "files"),
        synced.written,
        synced.deleted,
        start.elapsed().as_millis(),
        report::count(&built.diagnostics),
    );
    Ok(ExitCode::SUCCESS)
}

fn check(content: &Path, today: Date) -> ExitCode {
    let (_, diagnostics) = site::check(content, today);
    print_findings(&diagnostics);
    println!("{}: {}", content.display(), report::count(&diagnostics));
    if diagnostics.fail_a_check() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn print_findings(diagnostics: &Diagnostics) {
    let look = if std::io::stdout().is_terminal() {
        Look::Coloured
    } else {
        Look::Plain
    };
    print!("{}", report::draw(diagnostics, look));
}
