//! What an import would do to each file, prepared and checked before the first is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;
use site_model::content::CouncilContent;
use site_model::directory::taxonomy::Taxonomy;
use site_model::{Diagnostics, Slug};

use super::checked::new_errors;
use super::file::{body_of, markdown};
use super::incoming::{Entry, Incoming, Kind, Unplaced};
use super::matching::Ids;
use super::node::{Node, NotContent};
use super::placing::place;
use super::yaml::yaml;

/// How the text below the front matter is called among the fields.
pub const TEXT_BELOW: &str = "text";

/// What is an editor's alone: no source says it, and it stays.
const EDITORS_OWN: &str = "waivers";

/// What becomes of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is not there yet: it is written.
    New,
    /// It says the same already.
    Unchanged,
    /// It says something else in these fields, and stays as it is.
    Kept(Vec<&'static str>),
    /// It says something else in these fields, and is overwritten as was asked.
    Replaced(Vec<&'static str>),
    /// It is there and cannot be read, so it stays as it is.
    Unread,
}

/// One file and what becomes of it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// What it holds.
    pub kind: Kind,
    /// Its name, without what it ends in.
    pub slug: Slug,
    /// The file.
    pub file: PathBuf,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What is to stand in it, if it is written.
    pub(super) text: Option<String>,
}

/// What an import would do.
#[derive(Debug)]
pub struct Plan {
    /// Every file that something came for, in the order of kinds and names.
    pub files: Vec<Planned>,
    /// What content has no place for.
    pub unplaced: Vec<Unplaced>,
    /// Errors that the content would have and does not have now.
    pub errors: Diagnostics,
    /// The council's folder.
    pub(super) folder: PathBuf,
}

/// Why there is no plan, or why it was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A value has no form in a file: an error in the generator.
    #[error("{0}: this cannot be written as content: {1}")]
    NotContent(PathBuf, String),
    /// A file or folder cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A folder of the council is a symbolic link: content stays in its folder.
    #[error("{} is no folder of its own: make it one, and run this again", .0.display())]
    NotAFolder(PathBuf),
}

/// Where an import goes, and how.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    /// The folder with a folder per council.
    pub content: &'a Path,
    /// The council as it is now.
    pub council: &'a CouncilContent,
    /// Whether files that say something else are overwritten.
    pub replace: bool,
    /// The day that dates are checked against.
    pub today: Date,
}

impl Plan {
    /// Finds each thing's file and what would become of it; checks the result by every rule.
    pub fn new(incoming: Incoming, into: &Destination<'_>) -> Result<Self, ImportError> {
        let council = into.council;
        let folder = into.content.join(council.slug.as_str());
        let placed = place(incoming, council, &Ids::of(&council.slug));
        let mut preparing = Preparing {
            folder: &folder,
            replace: into.replace,
            unsaid: &placed.unsaid,
            files: Vec::new(),
        };
        for (slug, entry) in &placed.organisations {
            let old = council.organisations.get(slug);
            let old = old.map(|old| (&old.front_matter, old.body()));
            let unread = council.unread.organisations.contains(slug);
            preparing.add(Kind::Organisation, slug, entry, old, unread)?;
        }
        for (slug, entry) in &placed.locations {
            let old = council.locations.get(slug);
            let old = old.map(|old| (&old.front_matter, old.body()));
            let unread = council.unread.locations.contains(slug);
            preparing.add(Kind::Location, slug, entry, old, unread)?;
        }
        for (slug, entry) in &placed.taxonomies {
            let old = council.taxonomies.get(slug).map(|(_, old)| old);
            let entry = match old {
                Some(old) => &joined(old, entry),
                None => entry,
            };
            let unread = council.unread.taxonomies.contains(slug);
            preparing.add(
                Kind::Taxonomy,
                slug,
                entry,
                old.map(|old| (old, "")),
                unread,
            )?;
        }
        let terms = terms_there(&placed, council, &preparing.files);
        let mut unplaced = placed.unplaced;
        for (slug, mut entry) in placed.services {
            let name = &entry.value.name;
            entry.value.categories.retain(|category| {
                let there = terms.contains(category);
                if !there {
                    unplaced.push(Unplaced {
                        kind: Kind::Service,
                        name: name.clone(),
                        field: "categories".to_owned(),
                        value: category.to_string(),
                        why: "no taxonomy of the council has this category".to_owned(),
                    });
                }
                there
            });
            let old = council.services.get(&slug);
            let old = old.map(|old| (&old.front_matter, old.body()));
            let unread = council.unread.services.contains(&slug);
            preparing.add(Kind::Service, &slug, &entry, old, unread)?;
        }
        let files = preparing.files;
        let errors = new_errors(&files, into)?;
        Ok(Self {
            files,
            unplaced,
            errors,
            folder,
        })
    }

    /// Whether everything that came is in content once the plan is carried out.
    pub fn is_complete(&self) -> bool {
        let left = |file: &Planned| matches!(file.outcome, Outcome::Kept(_) | Outcome::Unread);
        self.unplaced.is_empty() && !self.files.iter().any(left)
    }
}

/// A taxonomy as it is, with what came: terms keep their order, new ones follow, and none is lost,
/// since services of the council may be sorted by it.
fn joined(old: &Taxonomy, new: &Entry<Taxonomy>) -> Entry<Taxonomy> {
    let mut came = new.value.terms.clone();
    let mut terms = Vec::with_capacity(came.len());
    for term in &old.terms {
        let same = came.iter().position(|one| one.id == term.id);
        terms.push(same.map_or_else(|| term.clone(), |index| came.remove(index)));
    }
    terms.append(&mut came);
    Entry {
        value: Taxonomy {
            terms,
            ..new.value.clone()
        },
        body: String::new(),
    }
}

/// The categories that there will be.
fn terms_there(placed: &Incoming, council: &CouncilContent, files: &[Planned]) -> BTreeSet<Slug> {
    let written: BTreeSet<&Slug> = files
        .iter()
        .filter(|file| file.kind == Kind::Taxonomy && file.text.is_some())
        .map(|file| &file.slug)
        .collect();
    let came = placed.taxonomies.iter();
    let came = came.filter(|(slug, _)| written.contains(slug));
    let came = came.flat_map(|(_, entry)| &entry.value.terms);
    let there = council.taxonomies.values();
    let there = there.flat_map(|(_, taxonomy)| &taxonomy.terms);
    came.chain(there).map(|term| term.id.clone()).collect()
}

struct Preparing<'a> {
    folder: &'a Path,
    replace: bool,
    unsaid: &'a BTreeSet<(Kind, &'static str)>,
    files: Vec<Planned>,
}

impl Preparing<'_> {
    fn add<T: Serialize>(
        &mut self,
        kind: Kind,
        slug: &Slug,
        new: &Entry<T>,
        old: Option<(&T, &str)>,
        unread: bool,
    ) -> Result<(), ImportError> {
        let file = self
            .folder
            .join(kind.folder())
            .join(format!("{slug}.{}", kind.extension()));
        let (outcome, text) = match self.outcome(kind, &file, new, old, unread) {
            Ok(known) => known,
            Err(error) => return Err(ImportError::NotContent(file, error.to_string())),
        };
        self.files.push(Planned {
            kind,
            slug: slug.clone(),
            file,
            outcome,
            text,
        });
        Ok(())
    }

    fn outcome<T: Serialize>(
        &self,
        kind: Kind,
        file: &Path,
        new: &Entry<T>,
        old: Option<(&T, &str)>,
        unread: bool,
    ) -> Result<(Outcome, Option<String>), NotContent> {
        let mut node = Node::of(&new.value)?;
        let Some((old, old_body)) = old else {
            // A link or a folder of that name is not read as content, and is not ours to replace.
            let taken = unread || fs::symlink_metadata(file).is_ok();
            return Ok(match taken {
                true => (Outcome::Unread, None),
                false => (Outcome::New, Some(text(kind, &node, &new.body))),
            });
        };
        let old = Node::of(old)?;
        let stays = |name: &str| {
            name == EDITORS_OWN
                || self
                    .unsaid
                    .iter()
                    .any(|(of, field)| *of == kind && *field == name)
        };
        node.keep(&old, stays);
        let body = if stays(TEXT_BELOW) {
            old_body
        } else {
            &new.body
        };
        let mut differs = node.differing(&old);
        if body_of(body) != body_of(old_body) {
            differs.push(TEXT_BELOW);
        }
        Ok(match (differs.is_empty(), self.replace) {
            (true, _) => (Outcome::Unchanged, None),
            (false, true) => (Outcome::Replaced(differs), Some(text(kind, &node, body))),
            (false, false) => (Outcome::Kept(differs), None),
        })
    }
}

fn text(kind: Kind, node: &Node, body: &str) -> String {
    match kind {
        Kind::Taxonomy => yaml(node),
        Kind::Organisation | Kind::Location | Kind::Service => markdown(node, body),
    }
}
