//! Keeps a site in step with its content and theme for as long as somebody edits.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Zoned;
use jiff::civil::Date;
use site_model::{Severity, Slug};
use site_theme::{Bundle, ThemeError};

use super::{Changes, End, Next, Slower, Watch};
use crate::live::{Finished, LiveSite, Stage};
use crate::output::Output;
use crate::{BuildError, Builder};

/// The folders of a theme that are edited. Its packages are installed, not edited.
const EDITED_OF_THEME: [&str; 3] = ["templates", "locales", "assets"];

/// An error stands this long before it is told: a file may be half written.
const HALF_WRITTEN: Duration = Duration::from_millis(150);

/// Midnight is noticed this late: a waiver ends, a text comes into force.
const MIDNIGHT: Duration = Duration::from_secs(60);

/// A site that follows its content and theme into an output. An edit that fails leaves the output as it
/// was, and nothing ends the following but its [`End`].
pub struct Following {
    content: PathBuf,
    theme: PathBuf,
    council: Option<Slug>,
    watch: Watch,
    /// `None` where everything is to be built anew: at first, after an edit of the theme, after a crash.
    live: Option<LiveSite>,
    /// What a failed edit changed: the next has to mend it.
    open: Vec<PathBuf>,
    built_on: Option<Date>,
    /// The day as of which dates are checked; `None` is the day that it is.
    as_of: Option<Date>,
}

/// Why the last edit is not in the output.
#[derive(Debug)]
pub enum Problem {
    /// The content, the theme, or the output.
    Build(BuildError),
    /// A panic in the build: a bug of ours.
    Crashed,
}

/// Of content, a line for each error.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(BuildError::Content(found)) => {
                let mut errors = found
                    .iter()
                    .filter(|finding| finding.severity == Severity::Error);
                if let Some(first) = errors.next() {
                    write!(f, "{first}")?;
                }
                errors.try_for_each(|error| write!(f, "\n{error}"))
            }
            Self::Build(other) => other.fmt(f),
            Self::Crashed => {
                f.write_str("the build crashed; the next edit is followed all the same")
            }
        }
    }
}

impl std::error::Error for Problem {}

impl From<BuildError> for Problem {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl From<ThemeError> for Problem {
    fn from(error: ThemeError) -> Self {
        Self::Build(error.into())
    }
}

/// How an output came in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Everything was built.
    Whole,
    /// What an edit touches was built.
    Followed,
}

/// Hears what becomes of edits.
pub trait Told {
    /// Files are in the output, so long after the edit.
    fn stage(&mut self, stage: Stage, after: Duration, files: usize);
    /// The output is in step, so long after the edit.
    fn in_step(&mut self, how: How, finished: &Finished, bundle: &Bundle, after: Duration);
    /// It is not, and the last good files are still there.
    fn failed(&mut self, problem: &Problem);
    /// Edits will be found more slowly than they could be.
    fn slower(&mut self, why: &Slower);
}

impl Following {
    /// Follows `content` (one council of it, or all) from now on. The theme's packages are installed.
    pub fn new(content: &Path, theme: &Path, council: Option<Slug>) -> Self {
        let mut folders = vec![content.to_owned()];
        folders.extend(EDITED_OF_THEME.map(|name| theme.join(name)));
        Self {
            content: content.to_owned(),
            theme: theme.to_owned(),
            council,
            watch: Watch::start(&folders),
            live: None,
            open: Vec::new(),
            built_on: None,
            as_of: None,
        }
    }

    /// The same, but dates are checked as of this day, whatever day it is.
    pub fn as_of(self, day: Option<Date>) -> Self {
        Self { as_of: day, ..self }
    }

    fn today(&self) -> Date {
        self.as_of.unwrap_or_else(|| Zoned::now().date())
    }

    /// What ends it when it is dropped.
    pub fn end(&self) -> End {
        self.watch.end()
    }

    /// Builds everything, then follows every edit until it is ended. What is wrong at first is told, and
    /// waited for to be mended.
    pub fn start(&mut self, output: &dyn Output, told: &mut dyn Told) {
        self.all(output, told);
        self.run(output, told);
    }

    /// Builds everything.
    pub fn build(&mut self, output: &dyn Output) -> Result<(Finished, &Bundle), Problem> {
        let finished = self.bring(&[], output, &mut |_, _| {})?;
        match self.bundle() {
            Some(bundle) => Ok((finished, bundle)),
            None => Err(Problem::Crashed),
        }
    }

    fn bundle(&self) -> Option<&Bundle> {
        self.live.as_ref().and_then(LiveSite::bundle)
    }

    /// Follows every edit until it is ended.
    pub fn run(&mut self, output: &dyn Output, told: &mut dyn Told) {
        loop {
            if let Some(why) = self.watch.slower() {
                told.slower(&why);
            }
            match self.watch.next(MIDNIGHT) {
                Next::Changed(changes) => {
                    if self.follow(changes, output, told).is_none() {
                        return;
                    }
                }
                Next::Quiet if self.built_on == Some(self.today()) => {}
                Next::Quiet => self.all(output, told),
                Next::Ended => return,
            }
        }
    }

    fn all(&mut self, output: &dyn Output, told: &mut dyn Told) {
        if let Err(problem) = self.bring_and_tell(&[], Instant::now(), output, told) {
            told.failed(&problem);
        }
    }

    /// Follows an edit, and those that mend it. `None` if it was ended.
    fn follow(
        &mut self,
        mut changes: Changes,
        output: &dyn Output,
        told: &mut dyn Told,
    ) -> Option<()> {
        while let Err(problem) = self.bring_and_tell(&changes.paths, changes.since, output, told) {
            match self.watch.next(HALF_WRITTEN) {
                Next::Changed(more) => changes = more,
                Next::Quiet => {
                    told.failed(&problem);
                    break;
                }
                Next::Ended => return None,
            }
        }
        Some(())
    }

    fn bring_and_tell(
        &mut self,
        changed: &[PathBuf],
        since: Instant,
        output: &dyn Output,
        told: &mut dyn Told,
    ) -> Result<(), Problem> {
        let mut how = How::Whole;
        let mut stage = |stage, files| {
            how = How::Followed;
            told.stage(stage, since.elapsed(), files);
        };
        let finished = self.bring(changed, output, &mut stage)?;
        if let Some(bundle) = self.bundle() {
            told.in_step(how, &finished, bundle, since.elapsed());
        }
        Ok(())
    }

    /// Brings the output in step.
    fn bring(
        &mut self,
        changed: &[PathBuf],
        output: &dyn Output,
        stage: &mut dyn FnMut(Stage, usize),
    ) -> Result<Finished, Problem> {
        let today = self.today();
        // Noted though the build may fail, so that it is not tried again and again.
        let is_other_day = self.built_on.replace(today) != Some(today);
        if is_other_day || changed.iter().any(|path| path.starts_with(&self.theme)) {
            self.live = None;
        }
        self.open.extend_from_slice(changed);
        self.open.sort_unstable();
        self.open.dedup();
        // A panic is told like an error, and the next edit is followed all the same.
        let brought = catch_unwind(AssertUnwindSafe(|| match &mut self.live {
            Some(live) => {
                let mut told = |at, _took: Duration, files| stage(at, files);
                Ok(live.follow(&self.open, today, output, &mut told)?)
            }
            None => self.build_anew(today, output),
        }));
        let brought = brought.unwrap_or_else(|_| {
            self.live = None;
            Err(Problem::Crashed)
        });
        match &brought {
            Ok(_) => self.open.clear(),
            Err(problem) => {
                output.roll_back();
                // What it has is no longer known.
                if matches!(problem, Problem::Build(BuildError::Output(_))) {
                    self.live = None;
                }
            }
        }
        brought
    }

    fn build_anew(&mut self, today: Date, output: &dyn Output) -> Result<Finished, Problem> {
        let builder = Builder::new(&self.theme)?;
        let mut live = LiveSite::new(builder, self.content.clone(), self.council.clone());
        let finished = live.build(today, output)?;
        self.live = Some(live);
        Ok(finished)
    }
}
