//! What there is of a council in another language.

use super::{Drawing, Page, Result};

impl Drawing<'_> {
    /// Its pages: the home page, forms and how they begin, notices, and the council's own pages, as far as
    /// they are translated. What else there is stays in English, and links to it lead there.
    pub(super) fn translation(&self) -> Result<Vec<Page>> {
        let mut pages = Vec::new();
        pages.extend(self.home()?);
        pages.extend(self.own_pages()?);
        pages.extend(self.forms()?);
        pages.extend(self.papers()?);
        pages.extend(self.before_you_start()?);
        if !self.content.notices.is_empty() {
            pages.push(self.notice_list()?);
            pages.extend(self.translated_notices()?);
        }
        Ok(pages.into_iter().map(|page| page.told_by(self)).collect())
    }
}
