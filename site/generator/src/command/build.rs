//! `site build`: content to a folder of pages.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use site::findings::{self, plural};
use site::output::Folder;
use site::unchanged::{self, Fingerprint};
use site::{BuildError, Builder};

use super::told::Format;
use super::{ContentOptions, Ended, install_theme};

/// What `site build` is told.
#[derive(Args)]
pub(crate) struct Build {
    #[command(flatten)]
    of: ContentOptions,
    /// The folder to write to
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// The folder with templates, words and styles
    #[arg(long, default_value = "site/theme")]
    theme: PathBuf,
    /// The form of what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Tell where the time went
    #[arg(long)]
    timings: bool,
}

impl Build {
    /// Writes the pages, or nothing if the content has errors.
    pub(crate) fn run(&self) -> Ended {
        let Self {
            of,
            out,
            theme,
            format,
            timings,
        } = self;
        let content = &of.chosen.content;
        of.chosen.check_there()?;
        site::check_apart(out, &[content, theme])?;
        install_theme(theme)?;

        let start = Instant::now();
        let folder = Folder::claim(out)?;
        let council = of.chosen.council.as_ref();
        // What cannot be read here is told by the build.
        let inputs = Fingerprint::of(content, council, theme, of.today()).ok();
        let found = inputs
            .as_ref()
            .and_then(|inputs| unchanged::findings(inputs, &folder));
        if let Some(diagnostics) = found {
            format.print(&diagnostics, content)?;
            format.say(&format!(
                "{}: nothing has changed since the last build, in {} ms; {}",
                out.display(),
                start.elapsed().as_millis(),
                findings::count(&diagnostics),
            ))?;
            return Ok(ExitCode::SUCCESS);
        }
        let builder = Builder::new(theme)?;
        let built = match builder.build_into(content, council, of.today(), &folder) {
            Ok(built) => built,
            Err(BuildError::Content(diagnostics)) => {
                format.print(&diagnostics, content)?;
                eprintln!("nothing was written: {}", findings::count(&diagnostics));
                return Ok(ExitCode::FAILURE);
            }
            Err(error) => return Err(error.into()),
        };
        let synced = built.synced;
        if let Some(inputs) = inputs {
            // Without it the next build is made, whether it has to be or not.
            drop(unchanged::remember(inputs, &folder, &built.diagnostics));
        }
        format.print(&built.diagnostics, content)?;
        if *timings {
            format.say(built.timings.to_string().trim_end())?;
        }
        format.say(&format!(
            "{}: {} ({} changed, {} deleted) in {} ms; {}",
            out.display(),
            plural(synced.written + synced.unchanged, "file", "files"),
            synced.written,
            synced.deleted,
            start.elapsed().as_millis(),
            findings::count(&built.diagnostics),
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}
