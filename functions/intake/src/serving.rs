//! What intake answers with: councils' content and the theme, replaced whole when content changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use site_model::Slug;
use site_model::published::PublishedCouncil;
use site_theme::frame::{FooterPage, Frame, Section};
use site_theme::{Bundle, Theme, ThemeError};

/// The content and theme of one build.
pub(crate) struct Serving {
    theme: Theme,
    councils: BTreeMap<Slug, Arc<CouncilContent>>,
}

/// One council's part of it.
pub(crate) struct CouncilContent {
    pub(crate) theme: Theme,
    pub(crate) published: PublishedCouncil,
    footer: Vec<FooterPage>,
}

impl Serving {
    /// Takes a build's bundle; templates are compiled here, once.
    pub(crate) fn new(bundle: &Bundle) -> Result<Self, ThemeError> {
        let theme = Theme::new(&bundle.theme)?;
        let councils = bundle
            .content
            .councils
            .iter()
            .map(|(slug, published)| {
                let content = CouncilContent {
                    theme: theme.clone(),
                    published: published.clone(),
                    footer: bundle.footers.get(slug).cloned().unwrap_or_default(),
                };
                (slug.clone(), Arc::new(content))
            })
            .collect();
        Ok(Self { theme, councils })
    }

    pub(crate) fn theme(&self) -> &Theme {
        &self.theme
    }

    pub(crate) fn council(&self, slug: &str) -> Option<Arc<CouncilContent>> {
        self.councils.get(slug).cloned()
    }
}

impl CouncilContent {
    pub(crate) fn frame<'a>(&'a self, language: &'a str) -> Frame<'a> {
        Frame::new(
            &self.theme,
            language,
            &self.published,
            &self.footer,
            Section::Help,
        )
    }
}
