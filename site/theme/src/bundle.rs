//! What the functions get from a build: content they need not read, and templates they need not
//! translate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use site_model::content::CouncilContent;
use site_model::published::Published;
use site_model::{Content, Slug};

use crate::frame::{FooterPage, Frame, Section};
use crate::{Sources, Theme};

/// The bundle: handed over in memory on one machine; as JSON it fits into a Lambda package.
#[derive(Clone, Serialize, Deserialize)]
pub struct Bundle {
    /// Forms, and what each text of each notice permits.
    pub content: Published,
    /// Per council, its own pages that every footer links to.
    pub footers: BTreeMap<Slug, Vec<FooterPage>>,
    /// Templates, words and the addresses of assets.
    pub theme: Sources,
}

impl Bundle {
    /// What the functions need of checked content.
    pub fn new(content: &Content, theme: Sources) -> Self {
        Self {
            content: Published::from_content(content),
            footers: content
                .councils
                .iter()
                .map(|(slug, council)| (slug.clone(), footer(council)))
                .collect(),
            theme: theme.in_use(),
        }
    }

    /// What stands around a council's pages; `None` if there is no such council. `theme` is this
    /// bundle's, made once by the caller.
    pub fn frame<'a>(
        &'a self,
        theme: &'a Theme,
        council: &Slug,
        section: Section,
    ) -> Option<Frame<'a>> {
        let published = self.content.councils.get(council)?;
        let footer = self.footers.get(council).map_or(&[][..], Vec::as_slice);
        Some(Frame::new(theme, published, footer, section))
    }
}

/// The council's pages that ask for a place in the footer, in the order of their slugs.
fn footer(council: &CouncilContent) -> Vec<FooterPage> {
    council
        .pages
        .iter()
        .filter(|(_, document)| document.front_matter.in_footer)
        .map(|(slug, document)| FooterPage {
            slug: slug.clone(),
            title: document.front_matter.title.clone(),
        })
        .collect()
}
