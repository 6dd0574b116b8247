//! What a rule is handed: one council's content, the day, and its prose already read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use site_model::content::CouncilContent;
use site_model::notice::FrontMatter;
use site_model::source::{Document, Source};
use site_model::{Content, Notice};

use crate::prose::Prose;

/// One council, as it is checked.
pub struct Checked<'a> {
    /// All content: what a link of this council may lead to.
    pub(crate) content: &'a Content,
    /// The council.
    pub(crate) council: &'a CouncilContent,
    /// The day, for rules about dates.
    pub(crate) today: Date,
    prose: BTreeMap<PathBuf, Prose>,
}

/// The text of a notice that is in force. Older texts are history: nobody may edit them.
#[derive(Clone, Copy)]
pub(crate) struct NoticeInForce<'a> {
    pub(crate) notice: &'a Notice,
    pub(crate) says: &'a FrontMatter,
    pub(crate) source: &'a Source,
    pub(crate) prose: &'a Prose,
}

/// A Markdown file's prose, whatever kind of page it is.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) source: &'a Source,
    pub(crate) prose: &'a Prose,
}

impl<'a> Checked<'a> {
    /// Reads the prose of every file of a council once.
    pub(crate) fn new(content: &'a Content, council: &'a CouncilContent, today: Date) -> Self {
        let mut prose = BTreeMap::new();
        let mut read = |source: &Source, body: &str, offset: usize| {
            prose.insert(source.file.clone(), Prose::read(body, offset));
        };
        for text in council.notices.values().flatten() {
            let document = &text.document;
            read(&document.source, &document.body, document.body_line_offset);
        }
        fn each<'d, T: 'd>(
            documents: impl Iterator<Item = &'d Document<T>>,
            read: &mut impl FnMut(&Source, &str, usize),
        ) {
            for document in documents {
                read(&document.source, &document.body, document.body_line_offset);
            }
        }
        each(council.services.values(), &mut read);
        each(council.organisations.values(), &mut read);
        each(council.pages.values(), &mut read);
        Self {
            content,
            council,
            today,
            prose,
        }
    }

    /// The text in force of each notice.
    pub(crate) fn notices(&self) -> impl Iterator<Item = NoticeInForce<'_>> {
        self.council
            .notices
            .values()
            .filter_map(|texts| texts.last())
            .filter_map(|notice| {
                let source = &notice.document.source;
                Some(NoticeInForce {
                    notice,
                    says: notice.front_matter(),
                    source,
                    prose: self.prose.get(&source.file)?,
                })
            })
    }

    /// The prose of every page that can still be edited: texts in force, services, organisations
    /// and pages of the council's own.
    pub(crate) fn pages(&self) -> impl Iterator<Item = Page<'_>> {
        let council = self.council;
        let notices = self.notices().map(|notice| notice.source);
        let services = council.services.values().map(|d| &d.source);
        let organisations = council.organisations.values().map(|d| &d.source);
        let pages = council.pages.values().map(|d| &d.source);
        let all = notices.chain(services).chain(organisations).chain(pages);
        all.filter_map(|source| {
            Some(Page {
                source,
                prose: self.prose_of(&source.file)?,
            })
        })
    }

    /// The prose of one file.
    pub(crate) fn prose_of(&self, file: &Path) -> Option<&Prose> {
        self.prose.get(file)
    }
}
