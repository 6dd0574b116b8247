//! Content to pages, in memory.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::thread;

use jiff::civil::Date;
use site_model::{Content, Diagnostics, Slug};
use site_theme::{Assets, BrandStylesheet, Bundle, Sources, Theme, ThemeError};

use crate::checking;
use crate::pages::{Page, all_pages, machine_readable};
use crate::rule_book;

/// The language of the public site.
pub(crate) const LANGUAGE: &str = "en-GB";

/// A finished build.
pub struct Built {
    /// Every file of the site: path without a leading slash, e.g.
    /// `westminster/notices/index.html`, and bytes.
    pub pages: BTreeMap<String, Vec<u8>>,
    /// What the functions need.
    pub bundle: Bundle,
    /// What was found and does not stop a build: waivers, and warnings.
    pub diagnostics: Diagnostics,
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

    /// Reads, checks and renders everything. Nothing is written.
    pub fn build(&self, content_dir: &Path, today: Date) -> Result<Built, BuildError> {
        self.build_checked(checking::check(content_dir, today))
    }

    /// The same of one council alone, whatever stands beside it: what its deployment is made of.
    pub fn build_council(
        &self,
        content_dir: &Path,
        council: &Slug,
        today: Date,
    ) -> Result<Built, BuildError> {
        self.build_checked(checking::check_council(content_dir, council, today))
    }

    fn build_checked(
        &self,
        (content, diagnostics): (Content, Diagnostics),
    ) -> Result<Built, BuildError> {
        if diagnostics.has_errors() {
            return Err(BuildError::Content(diagnostics));
        }
        // One theme builds again and again; what an earlier build lacked is mended by now.
        self.theme.words().forget_missing();
        let bundle = Bundle::new(&content, self.sources.clone());
        let drawn = render(&self.theme, &all_pages(&content, &bundle, &self.theme)?)?;
        let for_programs = machine_readable::files(&content, &bundle, &self.theme, &drawn)?;
        let missing = self.theme.words().missing();
        if !missing.is_empty() {
            return Err(BuildError::Words(missing.into_iter().collect()));
        }

        let mut pages = drawn;
        pages.extend(for_programs);
        let assets = self
            .assets
            .0
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.clone()));
        let brands = content.councils.values().map(|council| {
            let brand = BrandStylesheet::new(&council.council.colours);
            (brand.name, brand.css.into_bytes())
        });
        pages.extend(
            assets
                .chain(brands)
                .map(|(name, bytes)| (format!("assets/{name}"), bytes)),
        );
        for (slug, council) in &content.councils {
            for (name, image) in &council.images {
                let address = site_model::address::image(slug, name);
                let file = address.trim_start_matches('/').to_owned();
                pages.insert(file, image.bytes.clone());
            }
        }
        Ok(Built {
            pages,
            bundle,
            diagnostics,
        })
    }
}

/// Renders the pages on every core.
fn render(theme: &Theme, pages: &[Page]) -> Result<BTreeMap<String, Vec<u8>>, ThemeError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = pages.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = pages
            .chunks(share)
            .map(|pages| scope.spawn(move || pages.iter().map(|page| page.render(theme)).collect()))
            .collect();
        let mut all = BTreeMap::new();
        for worker in workers {
            let drawn: Result<Vec<(String, Vec<u8>)>, ThemeError> = worker
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            all.extend(drawn?);
        }
        Ok(all)
    })
}
