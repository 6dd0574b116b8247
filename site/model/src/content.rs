//! Reads the content folder.
//!
//! Every file is read, whatever is wrong with another one, so that all findings are told at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::council::Council;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::form::Form;
use crate::notice::{FrontMatter, Notice, NoticeVersion};
use crate::organisation::Organisation;
use crate::page::Page;
use crate::path;
use crate::positions::Position;
use crate::service::Service;
use crate::slug::Slug;
use crate::source::{Document, Source};

/// All content.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The councils, by slug.
    pub councils: BTreeMap<Slug, CouncilContent>,
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
    /// Services of the directory.
    pub services: BTreeMap<Slug, Document<Service>>,
    /// Organisations of the directory.
    pub organisations: BTreeMap<Slug, Document<Organisation>>,
    /// Forms.
    pub forms: BTreeMap<Slug, (Source, Form)>,
    /// Other pages; `home` is the council's home page.
    pub pages: BTreeMap<Slug, Document<Page>>,
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
        let mut content = Self::default();
        let mut findings = Vec::new();
        for (name, council_folder) in entries(folder, Kind::Folder, &mut findings) {
            let Some(slug) = slug(&name, &council_folder, &mut findings) else {
                continue;
            };
            if let Some(council) =
                CouncilContent::load(slug.clone(), &council_folder, &mut findings)
            {
                content.councils.insert(slug, council);
            }
        }
        if content.councils.is_empty() && findings.is_empty() {
            findings.push(Diagnostic {
                rule: "content-folder",
                severity: Severity::Error,
                file: folder.to_owned(),
                position: Position::START,
                message: "has no council".to_owned(),
                mend: "make a folder for a council with a `council.yaml` in it".to_owned(),
            });
        }
        (content, findings.into_iter().collect())
    }
}

impl CouncilContent {
    fn load(slug: Slug, folder: &Path, findings: &mut Vec<Diagnostic>) -> Option<Self> {
        let notices = load_notices(&folder.join("notices"), findings);
        let services = load_documents(&folder.join("services"), findings);
        let organisations = load_documents(&folder.join("organisations"), findings);
        let pages = load_documents(&folder.join("pages"), findings);
        let mut forms = BTreeMap::new();
        for (slug, file) in files(&folder.join("forms"), "yaml", findings) {
            match Source::yaml::<Form>(&file) {
                Ok(form) => drop(forms.insert(slug, form)),
                Err(finding) => findings.push(finding),
            }
        }
        match Source::yaml::<Council>(&folder.join("council.yaml")) {
            Ok((source, council)) => Some(Self {
                slug,
                council,
                source,
                notices,
                services,
                organisations,
                forms,
                pages,
            }),
            Err(finding) => {
                findings.push(finding);
                None
            }
        }
    }
}

fn load_documents<T: DeserializeOwned>(
    folder: &Path,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<Slug, Document<T>> {
    let mut documents = BTreeMap::new();
    for (slug, file) in files(folder, "md", findings) {
        match Source::markdown(&file) {
            Ok(document) => drop(documents.insert(slug, document)),
            Err(finding) => findings.push(finding),
        }
    }
    documents
}

fn load_notices(folder: &Path, findings: &mut Vec<Diagnostic>) -> BTreeMap<Slug, Vec<Notice>> {
    let mut notices = BTreeMap::new();
    for (name, notice_folder) in entries(folder, Kind::Folder, findings) {
        let Some(slug) = slug(&name, &notice_folder, findings) else {
            continue;
        };
        let mut versions: Vec<Notice> = Vec::new();
        for (date, file) in files(&notice_folder, "md", findings) {
            match Source::markdown::<FrontMatter>(&file) {
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
        if !versions.is_empty() {
            notices.insert(slug, versions);
        }
    }
    notices
}

/// Files `<slug>.<extension>` of a folder, in order; a folder that is not there has none.
fn files(folder: &Path, extension: &str, findings: &mut Vec<Diagnostic>) -> Vec<(Slug, PathBuf)> {
    let mut files = Vec::new();
    for (name, file) in entries(folder, Kind::File, findings) {
        match name
            .strip_suffix(extension)
            .and_then(|stem| stem.strip_suffix('.'))
        {
            Some(stem) => files.extend(slug(stem, &file, findings).map(|slug| (slug, file))),
            None => findings.push(Diagnostic {
                rule: "file-name",
                severity: Severity::Warning,
                file,
                position: Position::START,
                message: format!("is not read: this folder holds `.{extension}` files"),
                mend: format!("rename it to end in `.{extension}`, or move it out of content"),
            }),
        }
    }
    files
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

/// What a folder holds, in order. Hidden files and editors' backups are passed over. Symbolic
/// links are refused: content stays inside its folder.
fn entries(folder: &Path, kind: Kind, findings: &mut Vec<Diagnostic>) -> Vec<(String, PathBuf)> {
    let mut finding = |file: &Path, message: String, mend: &str| {
        findings.push(Diagnostic {
            rule: "file-readable",
            severity: Severity::Error,
            file: file.to_owned(),
            position: Position::START,
            message,
            mend: mend.to_owned(),
        });
    };
    let listing = match fs::read_dir(folder) {
        Ok(listing) => listing,
        // A council without services, say, has no such folder.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            finding(
                folder,
                format!("cannot be read: {error}"),
                "check the folder's permissions",
            );
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for entry in listing.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let Ok(file_type) = entry.file_type() else {
            continue;
        };
        let wanted = match kind {
            Kind::File => file_type.is_file(),
            Kind::Folder => file_type.is_dir(),
        };
        if file_type.is_symlink() {
            finding(
                &entry.path(),
                "is a symbolic link".to_owned(),
                "copy the file into content",
            );
        } else if wanted {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    found
}

fn slug(name: &str, file: &Path, findings: &mut Vec<Diagnostic>) -> Option<Slug> {
    match Slug::parse(name) {
        Ok(slug) => Some(slug),
        Err(reason) => {
            findings.push(Diagnostic {
                rule: "file-name",
                severity: Severity::Error,
                file: file.to_owned(),
                position: Position::START,
                message: format!("the name `{name}` {reason}"),
                mend: "rename it".to_owned(),
            });
            None
        }
    }
}
