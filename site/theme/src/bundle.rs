//! What the functions get from a build: content they need not read, and templates they need not
//! translate.

use serde::{Deserialize, Serialize};
use site_model::published::Published;
use site_model::{Content, Slug};

use crate::frame::{Frame, Section};
use crate::{Sources, Theme};

/// The bundle: handed over in memory on one machine; as JSON it fits into a Lambda package.
#[derive(Clone, Serialize, Deserialize)]
pub struct Bundle {
    /// Forms, and what each text of each notice permits.
    pub content: Published,
    /// Templates, words and the addresses of assets.
    pub theme: Sources,
}

impl Bundle {
    /// What the functions need of checked content.
    pub fn new(content: &Content, theme: Sources) -> Self {
        Self {
            content: Published::from_content(content),
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
        Some(Frame::new(theme, published, &published.footer, section))
    }
}
