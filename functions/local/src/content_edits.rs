//! What becomes of an edit on one machine: pages that follow it, and functions that know the content
//! as it is now.

use std::thread;
use std::time::{Duration, Instant};

use intake::Intake;
use site::findings::plural;
use site::live::{Finished, Stage};
use site::serve::{BuiltSite, Shown};
use site::watch::{Following, How, Problem, Slower, Told};
use site_model::{Severity, Slug};
use site_theme::{Bundle, ThemeError};
use triage::Triage;

use crate::options::Options;

/// Why there is nothing to serve.
#[derive(Debug, thiserror::Error)]
pub enum ContentProblem {
    /// npm, or the theme's files.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The content or the theme; of content, each finding with its place and its mend.
    #[error(transparent)]
    Build(#[from] Problem),
}

/// A first build that went well.
pub struct FirstBuild {
    /// Follows what is edited since.
    pub following: Following,
    /// The pages.
    pub site: BuiltSite,
    /// What the functions need.
    pub bundle: Bundle,
    /// One line for who started it.
    pub summary: String,
}

impl FirstBuild {
    /// Installs the theme's npm packages, when they are missing or their lock file has changed, and
    /// builds everything.
    pub fn run(options: &Options) -> Result<Self, ContentProblem> {
        site_theme::install_packages(&options.theme)?;
        let started = Instant::now();
        let site = BuiltSite::default();
        let mut following = Following::new(&options.content, &options.theme, None);
        let (finished, bundle) = following.build(&site)?;
        site.is_in_step(bundle);
        Ok(Self {
            summary: summary(&finished, bundle, started.elapsed()),
            bundle: bundle.clone(),
            following,
            site,
        })
    }
}

/// Who serves the content, and has to know what it says now.
pub struct Editor {
    /// The pages.
    pub site: BuiltSite,
    /// The public function.
    pub intake: Intake,
    /// The staff side's.
    pub triage: Triage,
    /// The councils that the functions were started for.
    pub served: Vec<Slug>,
}

impl Editor {
    /// Follows edits on a thread of its own, until the end of `following`.
    pub fn follow(mut self, mut following: Following) {
        let site = self.site.clone();
        thread::spawn(move || following.run(&site, &mut self));
    }
}

impl Told for Editor {
    fn stage(&mut self, _: Stage, _: Duration, _: usize) {
        self.site.tell();
    }

    fn in_step(&mut self, _: How, finished: &Finished, bundle: &Bundle, after: Duration) {
        tracing::info!("{}", summary(finished, bundle, after));
        let mut councils = bundle.content.councils.keys();
        if councils.any(|council| !self.served.contains(council)) {
            tracing::warn!("there is a new council: start again to serve its forms");
        }
        let replaced = self
            .intake
            .replace(bundle)
            .map_err(|error| error.to_string());
        let replaced = replaced.and_then(|()| {
            self.triage
                .replace(bundle)
                .map_err(|error| error.to_string())
        });
        match replaced {
            Ok(()) => self.site.is_in_step(bundle),
            Err(error) => self.site.show(Shown::text(error)),
        }
    }

    fn failed(&mut self, problem: &Problem) {
        tracing::error!("the content has an error; the last good pages stay\n{problem}");
        self.site.show_problem(problem);
    }

    fn slower(&mut self, why: &Slower) {
        tracing::warn!("{why}");
    }
}

fn summary(finished: &Finished, bundle: &Bundle, took: Duration) -> String {
    let synced = finished.synced;
    let waived = finished.diagnostics.count(Severity::Waived);
    format!(
        "built {} of {} in {:.2} s; {} (`cargo run -p site -- check` lists them)",
        plural(synced.written + synced.unchanged, "file", "files"),
        plural(bundle.content.councils.len(), "council", "councils"),
        took.as_secs_f32(),
        plural(waived, "waiver", "waivers"),
    )
}
