//! Reads `translations/<language>/…`: what a council says in other languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::listing::{Listing, strays};
use super::{COUNCIL_FILE, CouncilContent, Unread, load_all};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::message::{MessageKind, MessageTexts};
use crate::notice::Notice;
use crate::page::Page;
use crate::path;
use crate::positions::Position;
use crate::slug::Slug;
use crate::source::{Document, Source};
use crate::translation::{CouncilTexts, FormTexts, InLanguage, Merge, NoticeTexts, PageTexts};

/// The folder in a council's.
pub(super) const FOLDER: &str = "translations";

/// What a language's folder holds beside `council.yaml`.
const FOLDERS: [&str; 4] = ["forms", "messages", "notices", "pages"];

/// A translation without a home page.
const HOME: &str = "translation-home";

/// A translation of a text that is not the newest, or of one that is not there.
const BEHIND: &str = "translation-behind";

/// Every language of a council that was read.
pub(super) fn load(
    council: &CouncilContent,
    folder: &Path,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<Language, CouncilContent> {
    let listing = Listing::of(folder, &[], findings);
    findings.extend(strays(
        &listing.files,
        &[],
        "is not read: each language is a folder",
        "move it to the folder of its language, such as `ar`",
    ));
    let mut languages = BTreeMap::new();
    for (name, folder) in &listing.folders {
        match Language::parse(name).filter(|language| language.code() == name) {
            Some(language) if council.pages.contains_key(name.as_str()) => {
                let page = &council.pages[name.as_str()].source.file;
                findings.push(Diagnostic::error(
                    "file-name",
                    page,
                    Position::START,
                    format!("`{language}` is the address of the pages in that language"),
                    "rename it",
                ));
            }
            Some(language) => {
                let loading = Loading::new(council, language, findings);
                languages.insert(language, loading.load(folder));
            }
            None => findings.push(Diagnostic::error(
                "file-name",
                folder,
                Position::START,
                format!("`{name}` is no code of a language"),
                match Language::named(name) {
                    Some(language) => format!("rename it to `{language}`"),
                    None => "rename it to its ISO 639 code, such as `bn` for Bengali".to_owned(),
                },
            )),
        }
    }
    languages
}

/// One language, while it is read.
struct Loading<'a> {
    council: &'a CouncilContent,
    into: CouncilContent,
    untranslated: BTreeSet<String>,
    named: BTreeSet<String>,
    language: Language,
    findings: &'a mut Vec<Diagnostic>,
}

impl<'a> Loading<'a> {
    /// The council with nothing in it that has to be translated, and without its directory.
    fn new(
        council: &'a CouncilContent,
        language: Language,
        findings: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let into = CouncilContent {
            slug: council.slug.clone(),
            council: council.council.clone(),
            source: council.source.clone(),
            notices: BTreeMap::new(),
            published_texts: council.published_texts.clone(),
            services: BTreeMap::new(),
            locations: BTreeMap::new(),
            taxonomies: BTreeMap::new(),
            organisations: council.organisations.clone(),
            forms: BTreeMap::new(),
            messages: BTreeMap::new(),
            pages: BTreeMap::new(),
            images: council.images.clone(),
            unread: Unread::default(),
            language: None,
            translations: BTreeMap::new(),
        };
        Self {
            council,
            into,
            untranslated: BTreeSet::new(),
            named: BTreeSet::new(),
            language,
            findings,
        }
    }

    fn load(mut self, folder: &Path) -> CouncilContent {
        let listing = Listing::of(folder, &[COUNCIL_FILE], self.findings);
        for (listed, belongs) in [
            (&listing.files, &[COUNCIL_FILE][..]),
            (&listing.folders, &FOLDERS),
        ] {
            self.findings.extend(strays(
                listed,
                belongs,
                "is not read: a language has no such part",
                "name it `council.yaml`, `forms`, `messages`, `notices` or `pages`, or move it out of content",
            ));
        }
        let of = |name: &str, findings: &mut Vec<Diagnostic>| match listing
            .folders
            .iter()
            .find(|(there, _)| there == name)
        {
            Some((_, folder)) => Listing::of(folder, &[], findings),
            None => Listing::default(),
        };
        let checked = self.council_texts(&folder.join(COUNCIL_FILE));
        let forms = of("forms", self.findings);
        self.forms(&forms);
        let messages = of("messages", self.findings);
        self.messages(&messages);
        let notices = of("notices", self.findings);
        self.notices(&notices);
        let pages = of("pages", self.findings);
        self.pages(&pages);
        if !self.into.pages.contains_key("home") {
            self.findings.push(Diagnostic::error(
                HOME,
                folder,
                Position::START,
                "has no `pages/home.md`: every page leads there",
                "translate the home page",
            ));
        }
        self.named_in_english();
        CouncilContent {
            language: Some(InLanguage {
                language: self.language,
                checked,
                untranslated: self.untranslated,
                named_in_english: self.named,
            }),
            ..self.into
        }
    }

    /// What the council says of itself; a language without it has nobody who checked it.
    fn council_texts(&mut self, file: &Path) -> Option<crate::translation::Checked> {
        let (source, mut texts) = match Source::yaml::<CouncilTexts>(file) {
            Ok(read) => read,
            Err(finding) => {
                self.findings.push(finding);
                return None;
            }
        };
        let checked = texts.checked.take();
        let mut merge = Merge::new(&source);
        merge.council(&mut self.into.council, texts);
        self.finish(merge);
        checked
    }

    fn forms(&mut self, listing: &Listing) {
        let (read, _) = load_all(listing, "yaml", Source::yaml::<FormTexts>, self.findings);
        for (slug, (source, texts)) in read {
            let Some((_, english)) = self.council.forms.get(&slug) else {
                self.of_nothing(&source, &slug, self.council.unread.forms.contains(&slug));
                continue;
            };
            let mut form = english.clone();
            let mut merge = Merge::new(&source);
            merge.form(&mut form, texts);
            self.finish(merge);
            self.into.forms.insert(slug, (source, form));
        }
    }

    fn messages(&mut self, listing: &Listing) {
        let (read, _) = load_all(listing, "yaml", Source::yaml::<MessageTexts>, self.findings);
        for (slug, (source, texts)) in read {
            let kind = MessageKind::parse(slug.as_str());
            let english = kind.and_then(|kind| self.council.messages.get_key_value(&kind));
            let Some((kind, (_, english))) = english else {
                self.of_nothing(&source, &slug, false);
                continue;
            };
            let mut worded = english.clone();
            let mut merge = Merge::new(&source);
            merge.message(&mut worded, texts);
            // No page shows them: what stays English is marked on none.
            let (_, findings) = merge.finish();
            self.findings.extend(findings);
            self.into.messages.insert(*kind, (source, worded));
        }
    }

    fn notices(&mut self, listing: &Listing) {
        self.findings.extend(strays(
            &listing.files,
            &[],
            "is not read: each notice is a folder that holds its texts",
            "move it to a folder named after the notice",
        ));
        for (name, folder) in &listing.folders {
            let Some(slug) = super::slug(name, folder, self.findings) else {
                continue;
            };
            let listed = Listing::of(folder, &[], self.findings);
            let (read, _) = load_all(&listed, "md", Source::markdown, self.findings);
            let mut texts = Vec::new();
            for (day, document) in read {
                texts.extend(self.notice(&slug, &day, document));
            }
            texts.sort_by_key(|notice: &Notice| notice.front_matter().updated);
            let newest = texts.last().map(|notice| notice.front_matter().updated);
            let current = self.council.current_notice(&slug);
            if let Some(current) =
                current.filter(|current| Some(current.front_matter().updated) != newest)
            {
                let updated = current.front_matter().updated;
                self.findings.push(Diagnostic {
                    severity: Severity::Warning,
                    ..Diagnostic::error(
                        BEHIND,
                        folder,
                        Position::START,
                        format!("the text of {updated}, which is in force, is not translated"),
                        format!(
                            "translate it as `{updated}.md`; until then families read it in English"
                        ),
                    )
                });
            }
            if !texts.is_empty() {
                self.into.notices.insert(slug, texts);
            }
        }
    }

    fn notice(
        &mut self,
        slug: &Slug,
        day: &Slug,
        document: Document<NoticeTexts>,
    ) -> Option<Notice> {
        let mut versions = self.council.notices.get(slug).into_iter().flatten();
        let english = versions.find(|one| one.front_matter().updated.to_string() == day.as_str());
        let Some(english) = english else {
            let unread = self.council.unread.notices.contains(slug);
            self.of_nothing(&document.source, day, unread);
            return None;
        };
        let mut front_matter = english.front_matter().clone();
        let mut merge = Merge::new(&document.source);
        merge.notice(&mut front_matter, document.front_matter);
        self.finish(merge);
        Some(Notice {
            slug: slug.clone(),
            version: english.version.clone(),
            document: Document {
                source: document.source,
                front_matter,
                body_offset: document.body_offset,
                body_line_offset: document.body_line_offset,
            },
        })
    }

    fn pages(&mut self, listing: &Listing) {
        let (read, _) = load_all(listing, "md", Source::markdown::<PageTexts>, self.findings);
        for (slug, document) in read {
            let Some(english) = self.council.pages.get(&slug) else {
                let unread = self.council.unread.pages.contains(&slug);
                self.of_nothing(&document.source, &slug, unread);
                continue;
            };
            let page = Page {
                title: document.front_matter.title,
                summary: document.front_matter.summary,
                ..english.front_matter.clone()
            };
            let page = Document {
                source: document.source,
                front_matter: page,
                body_offset: document.body_offset,
                body_line_offset: document.body_line_offset,
            };
            self.into.pages.insert(slug, page);
        }
    }

    /// The council, and pages that are there in English alone, go by their English names.
    fn named_in_english(&mut self) {
        let Self { council, into, .. } = self;
        let forms = council.forms.iter();
        let forms = forms
            .filter(|(slug, _)| !into.forms.contains_key(*slug))
            .flat_map(|(_, (_, form))| [&form.title, &form.summary]);
        let notices = council.notices.iter();
        let notices = notices
            .filter(|(slug, _)| !into.notices.contains_key(*slug))
            .filter_map(|(_, versions)| Some(versions.last()?.front_matter()))
            .flat_map(|notice| [&notice.title, &notice.summary]);
        let pages = council.pages.iter();
        let pages = pages
            .filter(|(slug, _)| !into.pages.contains_key(*slug))
            .map(|(_, page)| &page.front_matter.title);
        let own = &council.council;
        let names = [Some(&own.name), own.logo_text.as_ref()];
        let names = names.into_iter().flatten();
        let named = forms.chain(notices).chain(pages).chain(names).cloned();
        self.named.extend(named);
    }

    fn finish(&mut self, merge: Merge<'_>) {
        let (untranslated, findings) = merge.finish();
        self.untranslated.extend(untranslated);
        self.findings.extend(findings);
    }

    /// What it translates is not there; or cannot be read, which is told where it stands.
    fn of_nothing(&mut self, source: &Source, name: &Slug, is_unread: bool) {
        if !is_unread {
            self.findings.push(Diagnostic {
                severity: Severity::Warning,
                ..source.error(
                    BEHIND,
                    path!["title"],
                    format!("translates nothing: there is no `{name}`"),
                    "name it after what it translates, or delete it",
                )
            });
        }
    }
}
