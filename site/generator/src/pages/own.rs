//! Pages of a council's own: neither notice, service nor form.

use serde::Serialize;
use site_theme::frame::Section;
use site_theme::{ThemeError, address};

use super::home::HOME;
use super::{Drawing, Page};
use crate::markdown::Prose;

#[derive(Serialize)]
struct OwnPage {
    updated: Option<String>,
    prose: Prose,
}

impl Drawing<'_> {
    pub(super) fn own_pages(&self) -> Result<Vec<Page>, ThemeError> {
        let frame = self.frame(Section::Elsewhere);
        self.content
            .pages
            .iter()
            .filter(|(slug, _)| slug.as_str() != HOME)
            .map(|(slug, document)| {
                let page = &document.front_matter;
                let at = address::page(self.published.at(), slug);
                self.page_in(
                    frame.languages(|there| there.pages.contains(slug), &at),
                    at,
                    "page.njk",
                    (Section::Elsewhere, &page.title, &page.summary),
                    &[],
                    OwnPage {
                        updated: page.updated.map(|day| frame.date(day)),
                        prose: self.prose(document.body()),
                    },
                )
            })
            .collect()
    }
}
