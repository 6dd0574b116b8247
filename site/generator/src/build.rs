//! Content to a site: read, checked, drawn on every core, handed to an output.

use std::borrow::Cow;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;
use site_model::{Content, Diagnostics, Slug};
use site_theme::{Assets, BrandStylesheet, Bundle, Sources, Theme, ThemeError};

use crate::checking;
use crate::output::{InMemory, Output, Pages, SyncError, Synced};
use crate::pages::{self, Drawn, Part, Stage, machine_readable};
use crate::rule_book;
use crate::timings::{Timings, Work};

/// The language of the public site.
pub(crate) const LANGUAGE: &str = "en-GB";

/// A finished build that is kept in memory.
pub struct Built {
    /// Every file of the site: path without a leading slash, e.g.
    /// `westminster/notices/index.html`, and bytes.
    pub pages: Pages,
    /// What the functions need.
    pub bundle: Bundle,
    /// What was found and does not stop a build: waivers, and warnings.
    pub diagnostics: Diagnostics,
}

/// A finished build whose files an output has.
pub struct Finished {
    /// What the functions need.
    pub bundle: Bundle,
    /// What was found and does not stop a build: waivers, and warnings.
    pub diagnostics: Diagnostics,
    /// What became of the files.
    pub synced: Synced,
    /// Where the time went.
    pub timings: Timings,
}

/// Why there is no build.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The content has errors.
    #[error("the content has errors")]
    Content(Diagnostics),
    /// The theme cannot be read or a page cannot be rendered.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// Words that a page shows are not in the Fluent files.
    #[error("no words for {}", .0.join(", "))]
    Words(Vec<String>),
    /// A file cannot be written.
    #[error(transparent)]
    Output(#[from] SyncError),
}

/// A theme, read and compiled, that builds content again and again.
pub struct Builder {
    sources: Sources,
    theme: Theme,
    assets: Assets,
}

/// Builds `content_dir` once. [`site_theme::install_packages`] comes before it.
pub fn build(content_dir: &Path, theme_dir: &Path, today: Date) -> Result<Built, BuildError> {
    Builder::new(theme_dir)?.build(content_dir, today)
}

impl Builder {
    /// Reads the theme; its packages are installed.
    pub fn new(theme_dir: &Path) -> Result<Self, ThemeError> {
        let mut sources = Sources::read(theme_dir)?;
        let mut assets = Assets::read(theme_dir)?;
        if let Some(styles) = sources.assets.paths.remove(rule_book::STYLES) {
            assets.0.remove(styles.trim_start_matches("/assets/"));
        }
        Ok(Self {
            theme: Theme::new(&sources)?,
            assets,
            sources,
        })
    }

    /// The compiled theme: for those who render pages of their own beside the build's.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Reads, checks and draws everything, into memory.
    pub fn build(&self, content_dir: &Path, today: Date) -> Result<Built, BuildError> {
        self.build_in_memory(content_dir, None, today)
    }

    /// The same of one council alone, whatever stands beside it: what its deployment is made of.
    pub fn build_council(
        &self,
        content_dir: &Path,
        council: &Slug,
        today: Date,
    ) -> Result<Built, BuildError> {
        self.build_in_memory(content_dir, Some(council), today)
    }

    fn build_in_memory(
        &self,
        content_dir: &Path,
        council: Option<&Slug>,
        today: Date,
    ) -> Result<Built, BuildError> {
        let memory = InMemory::default();
        let finished = self.build_into(content_dir, council, today, &memory)?;
        Ok(Built {
            pages: memory.pages(),
            bundle: finished.bundle,
            diagnostics: finished.diagnostics,
        })
    }

    /// Reads, checks and draws everything, or one council, into an output, which then has these files
    /// and no other. If that fails, the output is as it was.
    pub fn build_into(
        &self,
        content_dir: &Path,
        council: Option<&Slug>,
        today: Date,
        output: &dyn Output,
    ) -> Result<Finished, BuildError> {
        let timings = Timings::default();
        let (content, diagnostics) = checking::check_timed(content_dir, council, today, &timings);
        if diagnostics.has_errors() {
            return Err(BuildError::Content(diagnostics));
        }
        let bundle = self.bundle(&content);
        let synced = self
            .draw(&content, &bundle, output, &timings)
            .and_then(|()| Ok(timings.measure(Work::Write, || output.commit_whole())?))
            .inspect_err(|_| output.roll_back())?;
        Ok(Finished {
            bundle,
            diagnostics,
            synced,
            timings,
        })
    }

    /// What the functions need of checked content.
    pub(crate) fn bundle(&self, content: &Content) -> Bundle {
        Bundle::new(content, self.sources.clone())
    }

    /// Every file of the site.
    fn draw(
        &self,
        content: &Content,
        bundle: &Bundle,
        output: &dyn Output,
        timings: &Timings,
    ) -> Result<(), BuildError> {
        // One theme builds again and again; what an earlier build lacked is mended by now.
        self.theme.words().forget_missing();
        let drawings = pages::drawings(content, bundle, &self.theme, None);
        let parts = pages::parts(content, &self.theme, &drawings);
        let mut parts: Vec<&Part<'_>> = parts.iter().collect();
        // What search reads takes longest of all: begun last, it would leave the other cores waiting.
        parts.sort_by_key(|part| part.stage != Stage::Search);
        let to_be_found: Mutex<Vec<String>> = Mutex::default();
        draw_parts(
            &parts,
            &|part, drawn| {
                let paths = drawn.paths();
                let bytes = timings.measure(Work::of(part), || drawn.bytes(&self.theme))?;
                for path in paths {
                    timings.measure(Work::Write, || output.put(&path, &bytes))?;
                    if machine_readable::is_page_to_be_found(&path, &bytes) {
                        let mut found = to_be_found.lock().unwrap_or_else(PoisonError::into_inner);
                        found.push(path);
                    }
                }
                Ok(())
            },
            timings,
        )?;
        let mut to_be_found = to_be_found
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        to_be_found.sort_unstable();
        for (path, bytes) in machine_readable::files(content, bundle, &self.theme, &to_be_found)? {
            output.put(&path, &bytes)?;
        }
        self.check_words()?;
        for (path, bytes) in self.assets(content) {
            output.put(&path, &bytes)?;
        }
        Ok(())
    }

    /// Whether every word that was shown since they were last forgotten is there.
    pub(crate) fn check_words(&self) -> Result<(), BuildError> {
        let missing = self.theme.words().missing();
        if missing.is_empty() {
            return Ok(());
        }
        Err(BuildError::Words(missing.into_iter().collect()))
    }

    /// What pages are made with, and what they show beside words: paths and bytes.
    pub(crate) fn assets<'a>(
        &'a self,
        content: &'a Content,
    ) -> impl Iterator<Item = (String, Cow<'a, [u8]>)> {
        let assets = self.assets.0.iter();
        let assets = assets.map(|(name, bytes)| (format!("assets/{name}"), Cow::from(bytes)));
        let of_councils = content.councils.iter().flat_map(|(slug, council)| {
            let brand = BrandStylesheet::new(&council.council.colours);
            let brand = (
                format!("assets/{}", brand.name),
                Cow::from(brand.css.into_bytes()),
            );
            let images = council.images.iter().map(move |(name, image)| {
                let address = site_model::address::image(slug, name);
                let path = address.trim_start_matches('/').to_owned();
                (path, Cow::from(&image.bytes))
            });
            std::iter::once(brand).chain(images)
        });
        assets.chain(of_councils)
    }
}

/// Draws on every core; `take` gets each file.
pub(crate) fn draw_parts(
    parts: &[&Part<'_>],
    take: &(dyn Fn(&Part<'_>, Drawn) -> Result<(), BuildError> + Sync),
    timings: &Timings,
) -> Result<(), BuildError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let failed: Mutex<Option<(usize, BuildError)>> = Mutex::default();
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(index) else {
                return;
            };
            let drawn = timings.measure(Work::of(part), || part.draw());
            let taken = drawn
                .map_err(BuildError::from)
                .and_then(|files| files.into_iter().try_for_each(|drawn| take(part, drawn)));
            if let Err(error) = taken {
                // No thread begins another part; the error of the first part is told, whoever was
                // faster.
                next.store(parts.len(), Ordering::Relaxed);
                let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                if failed.as_ref().is_none_or(|(first, _)| index < *first) {
                    *failed = Some((index, error));
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..cores.min(parts.len()) {
            scope.spawn(work);
        }
    });
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some((_, error)) => Err(error),
        None => Ok(()),
    }
}
