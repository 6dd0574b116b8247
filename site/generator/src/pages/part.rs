//! A part of the site: a few files that are drawn together, when they are wanted.

use sha2::{Digest, Sha256};
use site_model::Slug;
use site_theme::Theme;

use super::{Page, Result};

/// In which order parts are drawn after an edit: what was edited, then what lists it, then what
/// programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The pages of what was edited.
    Edited,
    /// Every other page.
    Lists,
    /// Feeds.
    Feed,
    /// What search reads.
    Search,
}

/// The thing in content that a part is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// A service of this council.
    Service(Slug, Slug),
    /// An organisation.
    Organisation(Slug, Slug),
    /// A location.
    Location(Slug, Slug),
    /// A notice, all its texts.
    Notice(Slug, Slug),
    /// Several things, or none.
    Many,
}

/// A file of the site before it is drawn to the end.
pub(crate) enum Drawn {
    /// A page: values that a template shows.
    Page(Page),
    /// A file as it is: its path without a leading slash, and its bytes.
    File(String, Vec<u8>),
}

/// Draws a part's files.
type Draw<'a> = Box<dyn Fn() -> Result<Vec<Drawn>> + Send + Sync + 'a>;

/// A part of the site.
pub(crate) struct Part<'a> {
    /// When it is drawn after an edit of something else.
    pub(crate) stage: Stage,
    /// What it is about.
    pub(crate) subject: Subject,
    draw: Draw<'a>,
}

impl<'a> Part<'a> {
    /// Any files.
    pub(crate) fn new(
        stage: Stage,
        subject: Subject,
        draw: impl Fn() -> Result<Vec<Drawn>> + Send + Sync + 'a,
    ) -> Self {
        Self {
            stage,
            subject,
            draw: Box::new(draw),
        }
    }

    /// One page about several things or none.
    pub(crate) fn page(stage: Stage, draw: impl Fn() -> Result<Page> + Send + Sync + 'a) -> Self {
        Self::new(stage, Subject::Many, move || Ok(vec![Drawn::Page(draw()?)]))
    }

    /// The same where there may be none.
    pub(crate) fn maybe(
        stage: Stage,
        draw: impl Fn() -> Result<Option<Page>> + Send + Sync + 'a,
    ) -> Self {
        Self::pages(stage, move || Ok(draw()?.into_iter().collect()))
    }

    /// Several pages about several things or none.
    pub(crate) fn pages(
        stage: Stage,
        draw: impl Fn() -> Result<Vec<Page>> + Send + Sync + 'a,
    ) -> Self {
        Self::about(stage, Subject::Many, draw)
    }

    /// Pages about one thing.
    pub(crate) fn about(
        stage: Stage,
        subject: Subject,
        draw: impl Fn() -> Result<Vec<Page>> + Send + Sync + 'a,
    ) -> Self {
        Self::new(stage, subject, move || {
            Ok(draw()?.into_iter().map(Drawn::Page).collect())
        })
    }

    /// Its files as far as they can be compared with what they were.
    pub(crate) fn draw(&self) -> Result<Vec<Drawn>> {
        (self.draw)()
    }
}

impl Drawn {
    /// The files it is written to.
    pub(crate) fn paths(&self) -> Vec<String> {
        match self {
            Self::Page(page) => page.files().collect(),
            Self::File(path, _) => vec![path.clone()],
        }
    }

    /// A digest of all that it shows.
    pub(crate) fn digest(&self) -> Result<[u8; 32]> {
        match self {
            Self::Page(page) => page.digest(),
            Self::File(_, bytes) => Ok(Sha256::digest(bytes).into()),
        }
    }

    /// Its bytes.
    pub(crate) fn bytes(self, theme: &Theme) -> Result<Vec<u8>> {
        match self {
            Self::Page(page) => page.render(theme),
            Self::File(_, bytes) => Ok(bytes),
        }
    }
}
