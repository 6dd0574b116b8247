//! Privacy notices: the list, the text in force, every text at its own address for ever, all texts
//! with their dates, and what each changed in the one before it.

mod changes;
mod versions;

use jiff::civil::Date;
use serde::Serialize;
use site_model::translation::Available;
use site_model::{Notice, Slug};
use site_theme::frame::{Frame, Section};
use site_theme::{Link, ThemeError, address};

use super::machine_readable::website;
use super::promise::{RowView, promise};
use super::{Drawing, Entry, Page, Part, Stage, Subject};
use crate::markdown::Prose;

#[derive(Serialize)]
struct Notices {
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct NoticePage {
    summary: String,
    published: String,
    updated: String,
    /// Where search engines find the notice: the text in force.
    canonical: String,
    /// What stands above a text that is no longer in force.
    older: Option<Older>,
    /// What this text changed in the one before it.
    changes: Option<String>,
    /// All texts.
    versions: String,
    /// The SHA-256 of its file, by which a submission knows it.
    version: String,
    /// Whether a form is sent under it: what a page says of forms is true only then.
    covers_form: bool,
    promise: Vec<RowView>,
    prose: Prose,
}

#[derive(Serialize)]
struct Older {
    /// The day on which the next text took its place.
    until: String,
    /// The text in force.
    current: String,
}

/// A text among all texts of its notice.
#[derive(Clone, Copy)]
struct Text<'a> {
    notice: &'a Notice,
    /// The one before it.
    before: Option<&'a Notice>,
    /// The one after it, which took its place.
    after: Option<&'a Notice>,
}

impl<'a> Text<'a> {
    /// Every text of a notice, oldest first.
    fn all(versions: &'a [Notice]) -> impl DoubleEndedIterator<Item = Self> {
        versions.iter().enumerate().map(|(index, notice)| Self {
            notice,
            before: index.checked_sub(1).map(|before| &versions[before]),
            after: versions.get(index + 1),
        })
    }

    fn day(self) -> Date {
        self.notice.front_matter().updated
    }

    /// When the next text took its place.
    fn until(self) -> Option<Date> {
        self.after.map(|after| after.front_matter().updated)
    }
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
                    href: address::notice(self.published.at(), slug),
                    summary: says.summary.clone(),
                    by: None,
                })
            })
            .collect()
    }

    pub(super) fn notices<'d>(&'d self) -> Vec<Part<'d>> {
        let mut parts = vec![Part::page(Stage::Lists, || self.notice_list())];
        parts.extend(self.content.notices.iter().map(|(slug, versions)| {
            let subject = Subject::Notice(self.content.slug.clone(), slug.clone());
            Part::about(Stage::Lists, subject, || self.notice_pages(slug, versions))
        }));
        parts
    }

    pub(super) fn notice_list(&self) -> Result<Page, ThemeError> {
        let frame = self.frame(Section::Notices);
        let at = address::notices(self.published.at());
        self.page_in(
            frame.languages(|there| !there.notices.is_empty(), &at),
            at,
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
        )
    }

    /// All that is about one notice.
    fn notice_pages(&self, slug: &Slug, versions: &[Notice]) -> Result<Vec<Page>, ThemeError> {
        let council = &self.content.slug;
        let frame = self.frame(Section::Notices);
        let mut pages = Vec::new();
        for text in Text::all(versions) {
            let own = address::notice_version(council, slug, text.day());
            let page = self.notice(frame, text, own)?;
            pages.push(match text.after {
                Some(_) => page,
                None => page.also_at(address::notice(council, slug)),
            });
            pages.extend(self.notice_changes(frame, text)?);
        }
        pages.extend(self.notice_versions(frame, versions)?);
        Ok(pages)
    }

    /// The texts of a translation: each beside the council's own, which has the versions.
    pub(super) fn translated_notices(&self) -> Result<Vec<Page>, ThemeError> {
        let frame = self.frame(Section::Notices);
        let at = self.published.at();
        let mut pages = Vec::new();
        for (slug, told) in &self.content.notices {
            let newest = told.last();
            let own = self.own.notices.get(slug).into_iter();
            for text in own.flat_map(|versions| Text::all(versions)) {
                let mut told = told.iter();
                let Some(notice) = told.find(|told| told.version == text.notice.version) else {
                    continue;
                };
                let told = Text { notice, ..text };
                let page =
                    self.notice(frame, told, address::notice_version(at, slug, text.day()))?;
                // The newest that is translated: where another is in force, it says so and leads there.
                let is_newest = newest.is_some_and(|newest| newest.version == notice.version);
                pages.push(if is_newest {
                    page.also_at(address::notice(at, slug))
                } else {
                    page
                });
            }
        }
        Ok(pages)
    }

    fn notice(
        &self,
        frame: &Frame<'_>,
        text: Text<'_>,
        address: String,
    ) -> Result<Page, ThemeError> {
        let council = &self.content.slug;
        let at = self.published.at();
        let slug = &text.notice.slug;
        let says = text.notice.front_matter();
        let permit = self.published.current_permit(slug);
        let is_translated = permit.is_some_and(|permit| permit.translation.is_some());
        let current = address::notice(self.published.at_or_own(is_translated), slug);
        let host = website(&self.content.council).unwrap_or_default();
        let rows = promise(self, frame, says).into_iter();
        let view = NoticePage {
            summary: says.summary.clone(),
            published: frame.date(says.published),
            updated: frame.date(says.updated),
            canonical: format!("{host}{current}"),
            older: text.until().map(|until| Older {
                until: frame.date(until),
                current,
            }),
            changes: self.changes_address(text),
            versions: address::notice_versions(council, slug),
            version: text.notice.version.to_string(),
            covers_form: !says.forms.is_empty(),
            promise: rows.map(|row| row.view(frame)).collect(),
            prose: self.prose(text.notice.document.body()),
        };
        let is_there = |there: &Available| {
            let days = there.notices.get(slug);
            days.is_some_and(|days| days.contains(&text.day()))
        };
        self.page_in(
            frame.languages(is_there, &address),
            address,
            "notice.njk",
            (Section::Notices, &says.title, &says.summary),
            &[("breadcrumb-notices", address::notices(at))],
            view,
        )
    }

    /// The date of a text, leading to it.
    fn text_link(&self, frame: &Frame<'_>, notice: &Notice) -> Link {
        let updated = notice.front_matter().updated;
        Link {
            text: frame.date(updated),
            href: address::notice_version(&self.content.slug, &notice.slug, updated),
            current: false,
        }
    }

    /// Where it is said what a text changed; a first text changed nothing.
    fn changes_address(&self, text: Text<'_>) -> Option<String> {
        text.before
            .map(|_| address::notice_changes(&self.content.slug, &text.notice.slug, text.day()))
    }

    /// The way to a page about one text: the notice itself is on it, by its title.
    fn notice_page<V: Serialize>(
        &self,
        address: String,
        template: &'static str,
        title: &str,
        notice: &Notice,
        view: V,
    ) -> Result<Page, ThemeError> {
        self.page(
            address,
            template,
            (Section::Notices, title, &notice.front_matter().title),
            &[("breadcrumb-notices", address::notices(&self.content.slug))],
            view,
        )
    }
}
