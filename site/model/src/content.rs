//! Reads the content folder.
//!
//! Every file is read, whatever is wrong with another one, so that all findings are told at once.

mod listing;

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
use crate::notice::{FrontMatter, Notice, NoticeVersion};
use crate::page::Page;
use crate::path;
use crate::positions::Position;
use crate::published_texts::{self, PublishedTexts};
use crate::slug::Slug;
use crate::source::{Document, Source};
use listing::{Kind, entries, files, slug, strays};

/// What stands beside the councils' folders on every site: no council is called so.
const TAKEN_BESIDE_COUNCILS: [&str; 1] = ["assets"];

/// What a council says of itself.
const COUNCIL_FILE: &str = "council.yaml";

/// What a council's folder holds beside that.
const FOLDERS: [&str; 8] = [
    "forms",
    "images",
    "locations",
    "notices",
    "organisations",
    "pages",
    "services",
    "taxonomies",
];

/// What stands beside a council's own pages at its address: no page of its own is called so.
const TAKEN_BESIDE_PAGES: [&str; 16] = [
    "accessibility",
    "complaints",
    "contact",
    "cookies",
    "find",
    "forms",
    "images",
    "locations",
    "notices",
    "organisations",
    "oruk",
    "request",
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
    /// Other pages; `home` is the council's home page.
    pub pages: BTreeMap<Slug, Document<Page>>,
    /// Pictures, by the name of the file.
    pub images: BTreeMap<String, Image>,
    /// What is there and could not be read.
    pub unread: Unread,
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
        for (name, council_folder) in entries(folder, Kind::Folder, &mut findings) {
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
        let (notices, unread_notices) = load_notices(&folder.join("notices"), findings);
        let published_texts = PublishedTexts::load(&folder.join("notices"), &notices, findings);
        let (services, unread_services) =
            load_all(&folder.join("services"), "md", Source::markdown, findings);
        let (organisations, unread_organisations) = load_all(
            &folder.join("organisations"),
            "md",
            Source::markdown,
            findings,
        );
        let (locations, unread_locations) =
            load_all(&folder.join("locations"), "md", Source::markdown, findings);
        let (taxonomies, unread_taxonomies) =
            load_all(&folder.join("taxonomies"), "yaml", Source::yaml, findings);
        let (forms, unread_forms) = load_all(&folder.join("forms"), "yaml", Source::yaml, findings);
        let (pages, unread_pages) =
            load_all(&folder.join("pages"), "md", Source::markdown, findings);
        let (images, unread_images) = load_images(&folder.join("images"), findings);
        for name in TAKEN_BESIDE_PAGES {
            if let Some((slug, page)) = pages.get_key_value(name) {
                let page: &Document<Page> = page;
                findings.push(taken(slug, &page.source.file));
            }
        }
        for (kind, belongs) in [(Kind::File, &[COUNCIL_FILE][..]), (Kind::Folder, &FOLDERS)] {
            findings.extend(strays(
                folder,
                kind,
                belongs,
                "is not read: a council's folder has no such part",
                "name it `council.yaml`, `notices`, `services`, `organisations`, `locations`, `taxonomies`, `forms`, `pages` or `images`, or move it out of content",
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
        match Source::yaml::<Council>(&folder.join(COUNCIL_FILE)) {
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
                pages,
                images,
                unread,
            }),
            Err(finding) => {
                findings.push(finding);
                None
            }
        }
    }
}

/// What was read of a folder, and what could not be.
type Loaded<T> = (BTreeMap<Slug, T>, BTreeSet<Slug>);

fn load_all<T>(
    folder: &Path,
    extension: &str,
    read: fn(&Path) -> Result<T, Diagnostic>,
    findings: &mut Vec<Diagnostic>,
) -> Loaded<T> {
    let (mut all, mut unread) = Loaded::default();
    for (slug, file) in files(folder, extension, findings) {
        match read(&file) {
            Ok(one) => drop(all.insert(slug, one)),
            Err(finding) => {
                findings.push(finding);
                unread.insert(slug);
            }
        }
    }
    (all, unread)
}

fn load_notices(folder: &Path, findings: &mut Vec<Diagnostic>) -> Loaded<Vec<Notice>> {
    let (mut notices, mut unread) = Loaded::default();
    findings.extend(strays(
        folder,
        Kind::File,
        &[published_texts::FILE],
        "is not read: each notice is a folder that holds its texts",
        "move it to a folder named after the notice, and name it after its day: `early-help/2026-01-01.md`",
    ));
    for (name, notice_folder) in entries(folder, Kind::Folder, findings) {
        let Some(slug) = slug(&name, &notice_folder, findings) else {
            continue;
        };
        let mut versions: Vec<Notice> = Vec::new();
        let mut newest_unread = false;
        for (date, file) in files(&notice_folder, "md", findings) {
            let read = Source::markdown::<FrontMatter>(&file);
            // The files are named after their dates, so the newest comes last.
            newest_unread = read.is_err();
            match read {
                Ok(document) => {
                    if document.front_matter.updated.to_string() != date.as_str() {
                        findings.push(document.source.error(
                            "notice-file-name",
                            path!["updated"],
                            format!("this text was updated on {} but its file is named `{date}.md`", document.front_matter.updated),
                            "name each text's file after its `updated` date; a new text is a new file",
                        ));
                    }
                    let version = NoticeVersion::of(&document.source.text);
                    versions.push(Notice {
                        slug: slug.clone(),
                        version,
                        document,
                    });
                }
                Err(finding) => findings.push(finding),
            }
        }
        versions.sort_by_key(|notice| notice.front_matter().updated);
        // An older text is not held to today's rules in place of one that cannot be read.
        if newest_unread {
            unread.insert(slug);
        } else if !versions.is_empty() {
            notices.insert(slug, versions);
        }
    }
    (notices, unread)
}

/// The pictures of a folder, by the names they are published under, and those to be renamed.
fn load_images(
    folder: &Path,
    findings: &mut Vec<Diagnostic>,
) -> (BTreeMap<String, Image>, BTreeSet<String>) {
    let mut images = BTreeMap::new();
    let mut unread = BTreeSet::new();
    for (name, file) in entries(folder, Kind::File, findings) {
        if let Some(meant) = image::publishable_name(&name) {
            findings.push(Diagnostic::error(
                "file-name",
                &file,
                Position::START,
                format!("the name `{name}` has more than small letters, digits and hyphens"),
                format!("rename it to `{meant}`, here and where a page shows it"),
            ));
            unread.insert(name);
            continue;
        }
        let kind = name
            .rsplit_once('.')
            .filter(|(_, k)| image::KINDS.contains(k));
        let Some((stem, _)) = kind else {
            findings.push(Diagnostic {
                rule: "file-name",
                severity: Severity::Warning,
                file,
                position: Position::START,
                message: "is not published: this folder holds pictures".to_owned(),
                mend: format!("save it as one of {}", image::KINDS.join(", ")),
            });
            continue;
        };
        if slug(stem, &file, findings).is_none() {
            continue;
        }
        match Image::read(&file) {
            Ok(image) => drop(images.insert(name, image)),
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
