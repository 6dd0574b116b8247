//! Packs one council.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use jiff::civil::Date;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use site::{BuildError, Builder, Built, SyncError};
use site_model::published_texts::UNRECORDED;
use site_model::{Diagnostics, Slug};
use site_theme::ThemeError;
use zip::result::ZipError;

use crate::amazon_linux::{Unfit, check_program};
use crate::archive::{BUNDLE, Entry, archive};
use crate::functions::{FUNCTIONS, Function};
use crate::release_build::{BuildFailed, build_release};

/// What is to be packed, and where to.
#[derive(Debug)]
pub struct Order {
    /// Whose deployment it is.
    pub council: Slug,
    /// The folder with a folder per council.
    pub content: PathBuf,
    /// The folder with templates, words and styles.
    pub theme: PathBuf,
    /// The folder to write to.
    pub out: PathBuf,
    /// The functions' programs.
    pub programs: Programs,
    /// Dates are checked as of this day.
    pub today: Date,
}

/// Where the functions' programs come from.
#[derive(Debug)]
pub enum Programs {
    /// A release build of the workspace in the current folder.
    Build,
    /// A folder in which each stands under its name.
    In(PathBuf),
}

/// What was packed.
#[derive(Debug)]
pub struct Packed {
    /// The functions' archives.
    pub archives: Vec<Archive>,
    /// What `parameters.json` says of the build.
    pub stamp: Stamp,
    /// How many files the site has.
    pub site_files: usize,
    /// What was found in content and does not stop a deployment.
    pub diagnostics: Diagnostics,
}

/// What a stack has to know of a build.
#[derive(Debug)]
pub struct Stamp {
    /// For the Content-Security-Policy, quotes included: of the one inline script of every page.
    pub script_hash: String,
    /// A SHA-256 that changes with any file of the site and with the bundle.
    pub content_version: String,
}

/// A function's archive.
#[derive(Debug)]
pub struct Archive {
    /// Its file's name.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its SHA-256, as `sha256sum` shows it.
    pub sha256: String,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The content has errors.
    #[error("the content has errors")]
    Content(Diagnostics),
    /// Texts of notices that no record names would go out: a change to them would go unnoticed.
    #[error(
        "a deployment shows these texts to families, so they have to be recorded first: run `site publish` \
         and keep what it writes with the content"
    )]
    Unrecorded(Diagnostics),
    /// Families would write to nobody.
    #[error(
        "{} says `demonstration: true`: its pages tell families that nobody replies, so it is not for deployment.\n\
         When the council answers for this content and for what families send, remove that line and package again",
        .0.display()
    )]
    Demonstration(PathBuf),
    /// The site cannot be built.
    #[error(transparent)]
    Site(BuildError),
    /// The theme cannot be read, or the bundle not written.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The functions cannot be built.
    #[error(transparent)]
    Build(#[from] BuildFailed),
    /// Lambda's system cannot run a program.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// A program cannot be read.
    #[error("{}: {error}", program.display())]
    Program {
        /// Which.
        program: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The bundle cannot be written as JSON.
    #[error("the bundle: {0}")]
    Bundle(#[from] serde_json::Error),
    /// An archive cannot be made.
    #[error("{archive}: {error}")]
    Archive {
        /// Which.
        archive: String,
        /// Why.
        error: ZipError,
    },
    /// The folder cannot be written to.
    #[error(transparent)]
    Out(#[from] SyncError),
}

impl From<BuildError> for PackError {
    fn from(error: BuildError) -> Self {
        match error {
            BuildError::Content(diagnostics) => Self::Content(diagnostics),
            other => Self::Site(other),
        }
    }
}

/// Makes `order.out` hold the council's deployment and nothing else. What can go wrong goes wrong
/// before the first write, and what takes longest comes last.
pub fn pack(order: &Order) -> Result<Packed, PackError> {
    site::check_apart(&order.out, &[&order.content, &order.theme])?;
    site_theme::install_packages(&order.theme)?;
    let built =
        Builder::new(&order.theme)?.build_council(&order.content, &order.council, order.today)?;
    refuse_demonstration(order, &built)?;
    refuse_unrecorded(&built)?;
    let bundle = serde_json::to_vec(&built.bundle)?;

    let mut archives = Vec::new();
    let mut files = BTreeMap::new();
    for (function, program) in FUNCTIONS.iter().zip(programs(&order.programs)?) {
        check_program(&program)?;
        let name = format!("{}.zip", function.name);
        let bytes = archive_of(function, &program, &bundle, &name)?;
        archives.push(Archive {
            name: name.clone(),
            size: bytes.len(),
            sha256: HEXLOWER.encode(&Sha256::digest(&bytes)),
        });
        files.insert(name, bytes);
    }

    let stamp = Stamp {
        script_hash: built.bundle.theme.assets.script_hash.clone(),
        content_version: content_version(&built, &bundle),
    };
    files.insert(
        "parameters.json".to_owned(),
        configuration(&order.council, &stamp)?,
    );
    let site_files = built.pages.len();
    let pages = built.pages.into_iter();
    files.extend(pages.map(|(path, bytes)| (format!("site/{path}"), bytes.to_vec())));
    site::sync(&files, &order.out)?;
    Ok(Packed {
        archives,
        stamp,
        site_files,
        diagnostics: built.diagnostics,
    })
}

fn refuse_demonstration(order: &Order, built: &Built) -> Result<(), PackError> {
    let councils = &built.bundle.content.councils;
    if councils.values().any(|one| one.council.demonstration) {
        let council = order.content.join(order.council.as_str());
        return Err(PackError::Demonstration(council.join("council.yaml")));
    }
    Ok(())
}

/// A deployment is publication: what families are shown is on record before.
fn refuse_unrecorded(built: &Built) -> Result<(), PackError> {
    let found = built.diagnostics.iter();
    let unrecorded: Diagnostics = found
        .filter(|finding| finding.rule == UNRECORDED)
        .cloned()
        .collect();
    if unrecorded.is_empty() {
        Ok(())
    } else {
        Err(PackError::Unrecorded(unrecorded))
    }
}

/// The program of each function, in their order.
fn programs(from: &Programs) -> Result<Vec<PathBuf>, BuildFailed> {
    let names = FUNCTIONS.map(|function| function.name);
    match from {
        Programs::In(folder) => Ok(names.iter().map(|name| folder.join(name)).collect()),
        Programs::Build => build_release(Path::new("."), &names),
    }
}

fn archive_of(
    function: &Function,
    program: &Path,
    bundle: &[u8],
    name: &str,
) -> Result<Vec<u8>, PackError> {
    let program_bytes = fs::read(program).map_err(|error| PackError::Program {
        program: program.to_owned(),
        error,
    })?;
    let mut entries = vec![Entry::bootstrap(&program_bytes)];
    if function.draws_pages {
        entries.push(Entry::bundle(bundle));
    }
    archive(&entries).map_err(|error| PackError::Archive {
        archive: name.to_owned(),
        error,
    })
}

/// One digest of everything that the council's content became.
fn content_version(built: &Built, bundle: &[u8]) -> String {
    let mut version = Sha256::new();
    let pages = built.pages.iter();
    let files = pages.map(|(path, bytes)| (path.as_str(), &**bytes));
    for (path, bytes) in files.chain([(BUNDLE, bundle)]) {
        // The digest of each is as long as any other's: no two lists of files read alike.
        version.update(Sha256::digest(path));
        version.update(Sha256::digest(bytes));
    }
    HEXLOWER.encode(&version.finalize())
}

/// What the template takes from this build, as a CloudFormation template configuration file
/// (CloudFormation User Guide, "CloudFormation artifacts"). The tag tells a deployed stack's content.
fn configuration(council: &Slug, stamp: &Stamp) -> Result<Vec<u8>, PackError> {
    let configuration = json!({
        "Parameters": { "Council": council, "ScriptHash": stamp.script_hash },
        "Tags": { "ContentVersion": stamp.content_version },
    });
    let mut text = serde_json::to_vec_pretty(&configuration)?;
    text.push(b'\n');
    Ok(text)
}
