//! Builds the site and the functions' bundle from content, in memory, again and again.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::Zoned;
use site::{BuildError, Builder, Built};
use site_theme::{Installed, ThemeError};

/// Builds content with a theme that is read once, and again when the build says that it has changed.
pub struct ContentBuild {
    content: PathBuf,
    theme: PathBuf,
    builder: Option<Builder>,
}

/// A finished build.
pub struct Finished {
    /// Pages and bundle.
    pub built: Built,
    took: Duration,
}

/// Why there is no build.
#[derive(Debug, thiserror::Error)]
pub enum ContentProblem {
    /// npm, or the theme's files.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The content; each finding with its place and its mend.
    #[error("{}", .0.trim_end())]
    Content(String),
    /// A panic in the build: a bug of ours.
    #[error("the build crashed")]
    Crashed,
}

impl ContentBuild {
    /// A build of `content` with `theme`.
    pub fn new(content: PathBuf, theme: PathBuf) -> Self {
        Self {
            content,
            theme,
            builder: None,
        }
    }

    /// Installs the theme's npm packages when they are missing or their lock file has changed.
    pub fn install_packages(&self) -> Result<Installed, ContentProblem> {
        Ok(site_theme::install_packages(&self.theme)?)
    }

    /// The theme was edited: it is read again by the next build.
    pub fn theme_changed(&mut self) {
        self.builder = None;
    }

    /// Builds as of today.
    pub fn run(&mut self) -> Result<Finished, ContentProblem> {
        let started = Instant::now();
        let builder = match self.builder.take() {
            Some(builder) => builder,
            None => Builder::new(&self.theme)?,
        };
        let built = builder.build(&self.content, Zoned::now().date());
        self.builder = Some(builder);
        match built {
            Ok(built) => Ok(Finished {
                built,
                took: started.elapsed(),
            }),
            Err(BuildError::Theme(error)) => Err(error.into()),
            Err(BuildError::Content(diagnostics)) => {
                let errors = diagnostics
                    .iter()
                    .filter(|d| d.severity == site_model::Severity::Error);
                Err(ContentProblem::Content(
                    errors.map(|d| format!("{d}\n")).collect(),
                ))
            }
            Err(other) => Err(ContentProblem::Content(other.to_string())),
        }
    }
}

impl Finished {
    /// One line for who started it.
    pub fn summary(&self) -> String {
        let councils = self.built.bundle.content.councils.len();
        let waived = self.built.diagnostics.count(site_model::Severity::Waived);
        format!(
            "built {} of {} in {:.2} s; {} (`cargo run -p site -- check` lists them)",
            counted(self.built.pages.len(), "file"),
            counted(councils, "council"),
            self.took.as_secs_f32(),
            counted(waived, "waiver"),
        )
    }
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
