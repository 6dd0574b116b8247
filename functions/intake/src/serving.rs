//! What intake answers with: councils' content and the theme, replaced whole when content changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use site_model::Slug;
use site_model::form::{Answers, Entered};
use site_model::published::PublishedCouncil;
use site_theme::form_page::{FormPlace, PagePlace, Way, form_page};
use site_theme::frame::{FooterPage, Frame, Section};
use site_theme::{Bundle, Theme, ThemeError};

use crate::site::LANGUAGE;

/// The content and theme of one build, ready to be served.
pub struct Serving {
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
    /// Takes a build's bundle.
    pub fn new(bundle: &Bundle) -> Result<Self, ThemeError> {
        let theme = Theme::of_build(&bundle.theme)?;
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

    /// Draws a form's first page for nobody: what pages are made of is compiled by that.
    pub fn draw_ahead(&self) -> Result<(), ThemeError> {
        for council in self.councils.values() {
            let frame = council.frame(LANGUAGE);
            let form = council.published.forms.keys().next();
            let place = form.and_then(|form| FormPlace::find(&council.published, form.as_str()));
            let Some((place, page)) = place.and_then(|p| Some((p, p.form.pages.first()?))) else {
                continue;
            };
            let (entered, answers) = (Entered::default(), Answers::default());
            let at = PagePlace {
                form: place,
                page,
                entry: None,
                is_static: true,
            };
            let view = form_page(&frame, at, Way::Through, &entered, &answers, &[])?;
            council.theme.render("form-page.njk", LANGUAGE, &view)?;
        }
        Ok(())
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
