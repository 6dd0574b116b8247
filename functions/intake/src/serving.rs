//! What intake answers with: councils' content and the theme, replaced whole when content changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use site_model::Slug;
use site_model::form::{Answers, Entered};
use site_model::published::PublishedCouncil;
use site_theme::form_page::form_page;
use site_theme::form_place::{FormPlace, PagePlace, Way};
use site_theme::frame::{Frame, Section};
use site_theme::{Bundle, Theme, ThemeError, Untranslated};

/// The content and theme of one build, ready to be served. A clone is the same one.
#[derive(Clone)]
pub struct Serving {
    theme: Theme,
    councils: BTreeMap<Slug, InLanguages>,
}

/// A council in its own language and in others, by their codes.
#[derive(Clone)]
struct InLanguages {
    own: Arc<CouncilContent>,
    others: BTreeMap<&'static str, Arc<CouncilContent>>,
}

/// One council's part of it, in one language.
pub(crate) struct CouncilContent {
    pub(crate) theme: Theme,
    pub(crate) published: PublishedCouncil,
    /// The same in the council's own language, where this is another.
    pub(crate) own: Option<Arc<CouncilContent>>,
    untranslated: Option<Untranslated>,
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
                let told = |published: &PublishedCouncil, own: Option<&Arc<CouncilContent>>| {
                    Arc::new(CouncilContent {
                        theme: theme.clone(),
                        published: published.clone(),
                        own: own.cloned(),
                        untranslated: Untranslated::of(&theme, published),
                    })
                };
                let own = told(published, None);
                let others = published.translations.iter();
                let others = others
                    .map(|(language, published)| (language.code(), told(published, Some(&own))))
                    .collect();
                (slug.clone(), InLanguages { own, others })
            })
            .collect();
        Ok(Self { theme, councils })
    }

    /// Draws a form's first page for nobody: what pages are made of is compiled by that.
    pub fn draw_ahead(&self) -> Result<(), ThemeError> {
        for InLanguages { own: council, .. } in self.councils.values() {
            let frame = council.frame();
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
            council.render("form-page.njk", &view)?;
        }
        Ok(())
    }

    pub(crate) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// A council in the language with this code, in its own where none is named.
    pub(crate) fn council(
        &self,
        slug: &str,
        language: Option<&str>,
    ) -> Option<Arc<CouncilContent>> {
        let council = self.councils.get(slug)?;
        match language {
            Some(code) => council.others.get(code).cloned(),
            None => Some(Arc::clone(&council.own)),
        }
    }
}

impl CouncilContent {
    pub(crate) fn frame(&self) -> Frame<'_> {
        let council = &self.published;
        Frame::new(&self.theme, council, &council.footer, Section::Help)
    }

    /// A page, with what is not in its language marked.
    pub(crate) fn render(
        &self,
        template: &str,
        view: &impl Serialize,
    ) -> Result<String, ThemeError> {
        let language = self.published.language_tag();
        let html = self.theme.render(template, language, view)?;
        Ok(match &self.untranslated {
            Some(untranslated) => untranslated.marked(&html),
            None => html,
        })
    }
}
