//! Privacy notices: the list, the text in force, and every text at its own address.

use serde::Serialize;
use site_model::Notice;
use site_theme::frame::Section;
use site_theme::{Link, ThemeError, address};

use super::promise::{Promise, promise};
use super::{Drawing, Entry, Page};
use crate::markdown::{self, Prose};

#[derive(Serialize)]
struct Notices {
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct NoticePage {
    summary: String,
    published: String,
    updated: String,
    /// Where the text in force is, on a text that is not.
    newer: Option<String>,
    /// All texts, newest first, where there are several.
    versions: Vec<Link>,
    promise: Promise,
    prose: Prose,
}

impl Drawing<'_> {
    pub(super) fn notice_entries(&self) -> Vec<Entry> {
        self.content
            .notices
            .iter()
            .filter_map(|(slug, versions)| {
                let says = versions.last()?.front_matter();
                Some(Entry {
                    text: says.title.clone(),
                    href: address::notice(&self.content.slug, slug),
                    summary: says.summary.clone(),
                    by: None,
                })
            })
            .collect()
    }

    pub(super) fn notices(&self) -> Result<Vec<Page>, ThemeError> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Notices);
        let mut pages = vec![self.page(
            address::notices(council),
            "notices.njk",
            (
                Section::Notices,
                &frame.say("notices-title", &[]),
                &frame.say("notices-summary", &[]),
            ),
            &[],
            Notices {
                entries: self.notice_entries(),
            },
        )?];
        for (slug, versions) in &self.content.notices {
            if let Some(current) = versions.last() {
                pages.push(self.notice(current, versions, address::notice(council, slug))?);
            }
            for text in versions {
                let own = address::notice_version(council, slug, text.front_matter().updated);
                pages.push(self.notice(text, versions, own)?);
            }
        }
        Ok(pages)
    }

    fn notice(
        &self,
        text: &Notice,
        versions: &[Notice],
        address: String,
    ) -> Result<Page, ThemeError> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Notices);
        let says = text.front_matter();
        let is_in_force = versions
            .last()
            .is_some_and(|last| last.version == text.version);
        let several = if versions.len() > 1 { versions } else { &[] };
        let view = NoticePage {
            summary: says.summary.clone(),
            published: frame.date(says.published),
            updated: frame.date(says.updated),
            newer: (!is_in_force).then(|| address::notice(council, &text.slug)),
            versions: several
                .iter()
                .rev()
                .map(|version| Link {
                    text: frame.date(version.front_matter().updated),
                    href: address::notice_version(
                        council,
                        &text.slug,
                        version.front_matter().updated,
                    ),
                    current: version.version == text.version,
                })
                .collect(),
            promise: promise(&frame, says, |slug| self.organisation_entry(slug)),
            prose: markdown::render(&text.document.body),
        };
        self.page(
            address,
            "notice.njk",
            (Section::Notices, &says.title, &says.summary),
            &[("breadcrumb-notices", address::notices(council))],
            view,
        )
    }
}
