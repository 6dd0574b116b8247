//! Files that were edited in place, read again before everything else is.

use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;
use site_model::directory::location::Location;
use site_model::directory::organisation::Organisation;
use site_model::directory::service::Service;
use site_model::notice::FrontMatter;
use site_model::source::{Document, Source};
use site_model::{Content, Notice, NoticeVersion, Slug};

use super::below;
use crate::pages::Subject;

/// More than that is no edit of a person.
const A_FEW: usize = 16;

/// Documents that stand in content in place of others.
pub(super) struct Edited(Vec<(Slug, Subject, Replaced)>);

/// What stood in content before.
enum Replaced {
    Service(Box<Document<Service>>),
    Organisation(Box<Document<Organisation>>),
    Location(Box<Document<Location>>),
    Text(Box<Notice>),
}

impl Edited {
    /// Reads the changed files into `content`. `None`, and content as it was, unless each is a file of
    /// a thing that was there before and keeps its own rules.
    pub(super) fn read(
        content: &mut Content,
        content_dir: &Path,
        changed: &[PathBuf],
        today: Date,
    ) -> Option<Self> {
        if changed.is_empty() || changed.len() > A_FEW {
            return None;
        }
        let mut edited = Self(Vec::new());
        for path in changed {
            let read = edited.read_one(content, content_dir, path);
            if read.is_none() {
                edited.undo(content);
                return None;
            }
        }
        let keeps_rules = changed.iter().all(|path| {
            let Some((council, file)) = place(content_dir, path) else {
                return false;
            };
            !site_rules::check_file(content, &council, &file, today).has_errors()
        });
        if !keeps_rules {
            edited.undo(content);
            return None;
        }
        Some(edited)
    }

    fn read_one(&mut self, content: &mut Content, content_dir: &Path, path: &Path) -> Option<()> {
        let (council_slug, file) = place(content_dir, path)?;
        let names = names(below(content_dir, path)?)?;
        let council = content.councils.get_mut(&council_slug)?;
        let (subject, replaced) = match names.as_slice() {
            [_, "services", name] => {
                let slug = slug(name)?;
                let there = council.services.get_mut(&slug)?;
                let before = std::mem::replace(there, Source::markdown(&file).ok()?);
                (
                    Subject::Service(council_slug.clone(), slug),
                    Replaced::Service(Box::new(before)),
                )
            }
            [_, "organisations", name] => {
                let slug = slug(name)?;
                let there = council.organisations.get_mut(&slug)?;
                let before = std::mem::replace(there, Source::markdown(&file).ok()?);
                (
                    Subject::Organisation(council_slug.clone(), slug),
                    Replaced::Organisation(Box::new(before)),
                )
            }
            [_, "locations", name] => {
                let slug = slug(name)?;
                let there = council.locations.get_mut(&slug)?;
                let before = std::mem::replace(there, Source::markdown(&file).ok()?);
                (
                    Subject::Location(council_slug.clone(), slug),
                    Replaced::Location(Box::new(before)),
                )
            }
            [_, "notices", notice, _] => {
                let slug = Slug::parse(notice).ok()?;
                let text = council.notices.get_mut(&slug)?.last_mut()?;
                let document: Document<FrontMatter> = Source::markdown(&file).ok()?;
                let is_the_same_text = text.document.source.file == file
                    && text.front_matter().updated == document.front_matter.updated;
                if !is_the_same_text {
                    return None;
                }
                let now = Notice {
                    slug: slug.clone(),
                    version: NoticeVersion::of(&document.source.text),
                    document,
                };
                let before = std::mem::replace(text, now);
                (
                    Subject::Notice(council_slug.clone(), slug),
                    Replaced::Text(Box::new(before)),
                )
            }
            _ => return None,
        };
        self.0.push((council_slug, subject, replaced));
        Some(())
    }

    /// What was edited, each with its council.
    pub(super) fn subjects(&self) -> impl Iterator<Item = (&Slug, &Subject)> {
        self.0
            .iter()
            .map(|(council, subject, _)| (council, subject))
    }

    /// Puts back what stood in content before. What was edited is told: its pages are others now.
    pub(super) fn undo(self, content: &mut Content) -> Self {
        let mut undone = Vec::new();
        // One file may have been told twice: the first is what stood there.
        for (council_slug, subject, replaced) in self.0.into_iter().rev() {
            let Some(council) = content.councils.get_mut(&council_slug) else {
                continue;
            };
            let put_back = match (&subject, replaced) {
                (Subject::Service(_, slug), Replaced::Service(before)) => council
                    .services
                    .insert(slug.clone(), *before)
                    .map(|now| Replaced::Service(Box::new(now))),
                (Subject::Organisation(_, slug), Replaced::Organisation(before)) => council
                    .organisations
                    .insert(slug.clone(), *before)
                    .map(|now| Replaced::Organisation(Box::new(now))),
                (Subject::Location(_, slug), Replaced::Location(before)) => council
                    .locations
                    .insert(slug.clone(), *before)
                    .map(|now| Replaced::Location(Box::new(now))),
                (Subject::Notice(_, slug), Replaced::Text(before)) => council
                    .notices
                    .get_mut(slug)
                    .and_then(|texts| texts.last_mut())
                    .map(|text| Replaced::Text(Box::new(std::mem::replace(text, *before)))),
                _ => None,
            };
            if let Some(now) = put_back {
                undone.push((council_slug, subject, now));
            }
        }
        Self(undone)
    }
}

/// The council that a file belongs to, and its path as content has it.
fn place(content_dir: &Path, path: &Path) -> Option<(Slug, PathBuf)> {
    let below = below(content_dir, path)?;
    let council = Slug::parse(names(below)?.first()?).ok()?;
    Some((council, content_dir.join(below)))
}

/// The parts of a path below the content folder.
fn names(below: &Path) -> Option<Vec<&str>> {
    below
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect()
}

/// The short name of the thing that a Markdown file is about.
fn slug(name: &str) -> Option<Slug> {
    Slug::parse(name.strip_suffix(".md")?).ok()
}
