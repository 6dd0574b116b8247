//! Reads the content folder.
//!
//! Every file is read, whatever is wrong with another one, so that all findings are told at once.

mod listing;
mod reading;
mod translations;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::council::Council;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::directory::location::Location;
use crate::directory::organisation::Organisation;
use crate::directory::service::Service;
use crate::directory::taxonomy::Taxonomy;
use crate::form::Form;
use crate::image::{self, Image};
use crate::language::Language;
use crate::message::{MessageKind, MessageWording};
use crate::notice::{FrontMatter, Notice, NoticeVersion};
use crate::page::Page;
use crate::path;
use crate::positions::Position;
use crate::published_texts::{self, PublishedTexts};
use crate::slug::Slug;
use crate::source::{Document, Source};
use crate::translation::InLanguage;
use listing::{Listing, slug, strays};
use reading::each;

/// What stands beside the councils' folders on every site: no council is called so.
const TAKEN_BESIDE_COUNCILS: [&str; 1] = ["assets"];

/// What a council says of itself.
const COUNCIL_FILE: &str = "council.yaml";

/// What a council's folder holds beside that.
const FOLDERS: [&str; 10] = [
    "forms",
    "images",
    "locations",
    "messages",
    "notices",
    "organisations",
    "pages",
    "services",
    "taxonomies",
    "translations",
];

/// What stands beside a council's own pages at its address: no page of its own is called so.
const TAKEN_BESIDE_PAGES: [&str; 19] = [
    "accessibility",
    "complaints",
    "contact",
    "cookies",
    "exit",
    "find",
    "forms",
    "images",
    "locations",
    "message-receipts",
    "notices",
    "organisations",
    "oruk",
    "request",
    "return",
    "search",
    "services",
    "staying-safe-online",
    "your-rights",
];

/// All content.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The councils, by slug.
    pub councils: BTreeMap<Slug, CouncilContent>,
    /// Councils whose `council.yaml` could not be read.
    pub unread: BTreeSet<Slug>,
}

/// What one council wrote.
#[derive(Debug, Clone)]
pub struct CouncilContent {
    /// The folder's name: the first part of every address.
    pub slug: Slug,
    /// `council.yaml`.
    pub council: Council,
    /// The file `council.yaml`.
    pub source: Source,
    /// Notices with all their versions, oldest first.
    pub notices: BTreeMap<Slug, Vec<Notice>>,
    /// Which of their texts were published.
    pub published_texts: PublishedTexts,
    /// Services of the directory.
    pub services: BTreeMap<Slug, Document<Service>>,
    /// Locations of the directory.
    pub locations: BTreeMap<Slug, Document<Location>>,
    /// Taxonomies that services are sorted by.
    pub taxonomies: BTreeMap<Slug, (Source, Taxonomy)>,
    /// Organisations of the directory.
    pub organisations: BTreeMap<Slug, Document<Organisation>>,
    /// Forms.
    pub forms: BTreeMap<Slug, (Source, Form)>,
    /// The words of the messages that it sends.
    pub messages: BTreeMap<MessageKind, (Source, MessageWording)>,
    /// Other pages; `home` is the council's home page.
    pub pages: BTreeMap<Slug, Document<Page>>,
    /// Pictures, by the name of the file.
    pub images: BTreeMap<String, Image>,
    /// What is there and could not be read.
    pub unread: Unread,
    /// The language, where this is what the council says in another one: then without its directory.
    pub language: Option<InLanguage>,
    /// The same in other languages, with no more forms, notices and pages than are translated.
    pub translations: BTreeMap<Language, CouncilContent>,
}

/// What is there and could not be read: that is told once, and whatever names it is right to. A
/// rule asks here before it says that something is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// Notices whose newest text could not be read.
    pub notices: BTreeSet<Slug>,
    /// Services.
    pub services: BTreeSet<Slug>,
    /// Locations.
    pub locations: BTreeSet<Slug>,
    /// Taxonomies.
    pub taxonomies: BTreeSet<Slug>,
    /// Organisations.
    pub organisations: BTreeSet<Slug>,
    /// Forms.
    pub forms: BTreeSet<Slug>,
    /// Pages.
    pub pages: BTreeSet<Slug>,
    /// Pictures, by the names they have.
    pub images: BTreeSet<String>,
}

impl Unread {
    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl CouncilContent {
    /// The text of a notice that is in force: its newest.
    pub fn current_notice(&self, slug: &Slug) -> Option<&Notice> {
        self.notices.get(slug)?.last()
    }
}

impl Content {
    /// Reads `<folder>/<council>/…`. What could not be read is in the diagnostics.
    pub fn load(folder: &Path) -> (Self, Diagnostics) {
        let (content, mut findings) = Self::load_folders(folder, |_| true);
        if content.councils.is_empty() && findings.is_empty() {
            findings.push(Diagnostic::error(
                "content-folder",
                folder,
                Position::START,
                "has no council",
                "make a folder for a council with a `council.yaml` in it",
            ));
        }
        (content, findings.into_iter().collect())
    }

    /// Reads one council as if there were no other: nothing of another one stops it or gets in.
    pub fn load_council(folder: &Path, council: &Slug) -> (Self, Diagnostics) {
        let (content, mut findings) = Self::load_folders(folder, |name| name == council.as_str());
        if content.councils.is_empty() && findings.is_empty() {
            findings.push(Diagnostic::error(
                "content-folder",
                folder,
                Position::START,
                format!("has no council `{council}`"),
                "name one of its folders",
            ));
        }
        (content, findings.into_iter().collect())
    }

    fn load_folders(folder: &Path, wanted: impl Fn(&str) -> bool) -> (Self, Vec<Diagnostic>) {
        let mut content = Self::default();
        let mut findings = Vec::new();
        for (name, council_folder) in Listing::of(folder, &[], &mut findings).folders {
            if !wanted(&name) {
                continue;
            }
            let Some(slug) = slug(&name, &council_folder, &mut findings) else {
                continue;
            };
            if TAKEN_BESIDE_COUNCILS.contains(&slug.as_str()) {
                findings.push(taken(&slug, &council_folder));
                continue;
            }
            match CouncilContent::load(slug.clone(), &council_folder, &mut findings) {
                Some(council) => drop(content.councils.insert(slug, council)),
                None => drop(content.unread.insert(slug)),
            }
        }
        (content, findings)
    }
}

impl CouncilContent {
    fn load(slug: Slug, folder: &Path, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let listing = Listing::of(folder, &[COUNCIL_FILE], findings);
        // A council without services, say, has no such folder; nor has one where a link stands for it.
        let has = |name: &str| listing.folders.iter().any(|(there, _)| there == name);
        let notices_folder = folder.join("notices");
        let (notices, unread_notices, published_texts) = if has("notices") {
            let (notices, unread) = load_notices(&notices_folder, findings);
            let texts = PublishedTexts::load(&notices_folder, &notices, findings);
            (notices, unread, texts)
        } else {
            Default::default()
        };
        let list = |name: &str, findings: &mut Vec<Diagnostic>| {
            if has(name) {
                Listing::of(&folder.join(name), &[], findings)
            } else {
                Listing::default()
            }
        };
        let listed = list("services", findings);
        let (services, unread_services) = load_all(&listed, "md", Source::markdown, findings);
        let listed = list("organisations", findings);
        let (organisations, unread_organisations) =
            load_all(&listed, "md", Source::markdown, findings);
        let listed = list("locations", findings);
        let (locations, unread_locations) = load_all(&listed, "md", Source::markdown, findings);
        let listed = list("taxonomies", findings);
        let (taxonomies, unread_taxonomies) = load_all(&listed, "yaml", Source::yaml, findings);
        let listed = list("forms", findings);
        let (forms, unread_forms) = load_all(&listed, "yaml", Source::yaml, findings);
        let listed = list("messages", findings);
        let messages = load_messages(&listed, findings);
        let listed = list("pages", findings);
        let (pages, unread_pages) = load_all(&listed, "md", Source::markdown, findings);
        let (images, unread_images) = load_images(&list("images", findings), findings);
        for name in TAKEN_BESIDE_PAGES {
            if let Some((slug, page)) = pages.get_key_value(name) {
                let page: &Document<Page> = page;
                findings.push(taken(slug, &page.source.file));
            }
        }
        for (listed, belongs) in [
            (&listing.files, &[COUNCIL_FILE][..]),
            (&listing.folders, &FOLDERS),
        ] {
            findings.extend(strays(
                listed,
                belongs,
                "is not read: a council's folder has no such part",
                "name it `council.yaml`, `notices`, `services`, `organisations`, `locations`, `taxonomies`, `forms`, `messages`, `pages`, `translations` or `images`, or move it out of content",
            ));
        }
        let unread = Unread {
            notices: unread_notices,
            services: unread_services,
            organisations: unread_organisations,
            locations: unread_locations,
            taxonomies: unread_taxonomies,
            forms: unread_forms,
            pages: unread_pages,
            images: unread_images,
        };
        let read = match Source::yaml::<Council>(&folder.join(COUNCIL_FILE)) {
            Ok((source, council)) => Some(Self {
                slug,
                council,
                source,
                notices,
                published_texts,
                services,
                locations,
                taxonomies,
                organisations,
                forms,
                messages,
                pages,
                images,
                unread,
                language: None,
                translations: BTreeMap::new(),
            }),
            Err(finding) => {
                findings.push(finding);
                None
            }
        };
        let mut council = read?;
        if has(translations::FOLDER) {
            let folder = folder.join(translations::FOLDER);
            council.translations = translations::load(&council, &folder, findings);
        }
        Some(council)
    }
}

/// What was read of a folder, and what could not be.
type Loaded<T> = (BTreeMap<Slug, T>, BTreeSet<Slug>);

fn load_all<T: Send>(
    listing: &Listing,
    extension: &str,
    read: fn(&Path) -> Result<T, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Loaded<T> {
    let (mut all, mut unread) = Loaded::default();
    let named = listing.named(extension, findings);
    let ones = each(&named, |(_, file)| read(file));
    for ((slug, _), one) in named.into_iter().zip(ones) {
        match one {
            Ok(one) => drop(all.insert(slug, one)),
            Err(finding) => {
                findings.push(finding);
                unread.insert(slug);
            }
        }
    }
    (all, unread)
}

/// The words of messages, each file named after what it words.
fn load_messages(
    listing: &Listing,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<MessageKind, (Source, MessageWording)> {
    let (read, _) = load_all(listing, "yaml", Source::yaml, findings);
    let mut messages = BTreeMap::new();
    for (slug, worded) in read {
        let worded: (Source, MessageWording) = worded;
        match MessageKind::parse(slug.as_str()) {
            Some(kind) => drop(messages.insert(kind, worded)),
            None => findings.push(Diagnostic::error(
                "file-name",
                &worded.0.file,
                Position::START,
                format!("no message is called `{slug}`"),
                format!(
                    "name it after one that is sent: {}",
                    MessageKind::ALL.map(|kind| format!("`{kind}`")).join(", ")
                ),
            )),
        }
    }
    messages
}

fn load_notices(folder: &Path, findings: &mut Vec<Diagnostic>) -> Loaded<Vec<Notice>> {
    let (mut notices, mut unread) = Loaded::default();
    let listing = Listing::of(folder, &[published_texts::FILE], findings);
    findings.extend(strays(
        &listing.files,
        &[published_texts::FILE],
        "is not read: each notice is a folder that holds its texts",
        "move it to a folder named after the notice, and name it after its day: `early-help/2026-01-01.md`",
    ));
    let named: Vec<(Slug, &Path)> = listing
        .folders
        .iter()
        .filter_map(|(name, folder)| Some((slug(name, folder, findings)?, folder.as_path())))
        .collect();
    let all = each(&named, |(slug, folder)| load_texts(slug, folder));
    for ((slug, _), texts) in named.into_iter().zip(all) {
        findings.extend(texts.findings);
        // An older text is not held to today's rules in place of one that cannot be read.
        if texts.newest_unread {
            unread.insert(slug);
        } else if !texts.read.is_empty() {
            notices.insert(slug, texts.read);
        }
    }
    (notices, unread)
}

/// The texts of one notice.
#[derive(Default)]
struct Texts {
    /// Oldest first.
    read: Vec<Notice>,
    newest_unread: bool,
    findings: Vec<Diagnostic>,
}

fn load_texts(slug: &Slug, folder: &Path) -> Texts {
    let mut texts = Texts::default();
    let findings = &mut texts.findings;
    for (date, file) in Listing::of(folder, &[], findings).named("md", findings) {
        let read = Source::markdown::<FrontMatter>(file);
        // The files are named after their dates, so the newest comes last.
        texts.newest_unread = read.is_err();
        match read {
            Ok(document) => {
                if document.front_matter.updated.to_string() != date.as_str() {
                    findings.push(document.source.error(
                        "notice-file-name",
                        path!["updated"],
                        format!(
                            "this text was updated on {} but its file is named `{date}.md`",
                            document.front_matter.updated
                        ),
                        "name each text's file after its `updated` date; a new text is a new file",
                    ));
                }
                texts.read.push(Notice {
                    slug: slug.clone(),
                    version: NoticeVersion::of(&document.source.text),
                    document,
                });
            }
            Err(finding) => findings.push(finding),
        }
    }
    texts
        .read
        .sort_by_key(|notice| notice.front_matter().updated);
    texts
}

/// The pictures of a folder, by the names they are published under, and those to be renamed.
fn load_images(
    listing: &Listing,
    findings: &mut Vec<Diagnostic>,
) -> (BTreeMap<String, Image>, BTreeSet<String>) {
    let mut images = BTreeMap::new();
    let mut unread = BTreeSet::new();
    for (name, file) in &listing.files {
        if let Some(meant) = image::publishable_name(name) {
            findings.push(Diagnostic::error(
                "file-name",
                file,
                Position::START,
                format!("the name `{name}` has more than small letters, digits and hyphens"),
                format!("rename it to `{meant}`, here and where a page shows it"),
            ));
            unread.insert(name.clone());
            continue;
        }
        let kind = name
            .rsplit_once('.')
            .filter(|(_, k)| image::KINDS.contains(k));
        let Some((stem, _)) = kind else {
            findings.push(Diagnostic {
                rule: "file-name",
                severity: Severity::Warning,
                file: file.clone(),
                position: Position::START,
                message: "is not published: this folder holds pictures".to_owned(),
                mend: format!("save it as one of {}", image::KINDS.join(", ")),
            });
            continue;
        };
        if slug(stem, file, findings).is_none() {
            continue;
        }
        match Image::read(file) {
            Ok(image) => drop(images.insert(name.clone(), image)),
            Err(finding) => findings.push(finding),
        }
    }
    (images, unread)
}

fn taken(slug: &Slug, file: &Path) -> Diagnostic {
    Diagnostic::error(
        "file-name",
        file,
        Position::START,
        format!("the name `{slug}` is the address of one of our own pages"),
        "rename it",
    )
}
