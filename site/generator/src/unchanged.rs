//! Whether anything that goes into a site has changed since it was last built.
//!
//! A build that would give what is there already is not made again. It is known by a digest of all
//! that goes in: every byte of content and theme, the day, the council, and this program itself. The
//! record of the last build stands in the user's cache, with what it found: a waiver is listed each
//! time. It is no part of the site, so that the same content gives the same folder on any machine.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use site_model::diagnostic::{Diagnostic, Severity};
use site_model::positions::Position;
use site_model::{Diagnostics, Slug};

use crate::output::Folder;

/// How long a record is kept that no build renews.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// All that goes into a build, as one digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

/// What a build leaves for the next.
#[derive(Serialize, Deserialize)]
struct Record {
    inputs: Fingerprint,
    /// Of the names and lengths of all files.
    files: String,
    findings: Vec<Finding>,
}

/// A finding that did not stop the build.
#[derive(Serialize, Deserialize)]
struct Finding {
    rule: String,
    severity: StoredSeverity,
    file: PathBuf,
    line: usize,
    column: usize,
    message: String,
    mend: String,
}

/// The severities that stop no build.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredSeverity {
    Lapsed,
    Waived,
    Warning,
}

impl Fingerprint {
    /// Of a build of `content_dir`, or of one council in it, with `theme_dir` on this day.
    pub fn of(
        content_dir: &Path,
        council: Option<&Slug>,
        theme_dir: &Path,
        today: Date,
    ) -> io::Result<Self> {
        let mut digest = Sha256::new();
        digest.update(Sha256::digest(fs::read(std::env::current_exe()?)?));
        // How content is named is how findings name it.
        let said = (content_dir, council.map(Slug::as_str), today.to_string());
        digest.update(serde_json::to_vec(&said)?);
        let content = match council {
            Some(council) => content_dir.join(council.as_str()),
            None => content_dir.to_owned(),
        };
        let mut files = Vec::new();
        list(&content, &mut files)?;
        for part in ["templates", "locales", "assets"] {
            list(&theme_dir.join(part), &mut files)?;
        }
        // The packages are what their lock file says.
        files.push(theme_dir.join("package-lock.json"));
        files.sort_unstable();
        for file in files {
            digest.update(Sha256::digest(file.as_os_str().as_encoded_bytes()));
            if !file.is_dir() {
                digest.update(Sha256::digest(fs::read(&file)?));
            }
        }
        Ok(Self(hex(&digest.finalize())))
    }
}

/// What the last build found, if it was made of the same and left everything that is there.
pub fn findings(inputs: &Fingerprint, folder: &Folder) -> Option<Diagnostics> {
    let place = place(folder)?;
    let recorded = fs::metadata(&place).ok()?.modified().ok();
    let record: Record = serde_json::from_slice(&fs::read(&place).ok()?).ok()?;
    if record.inputs != *inputs || record.files != hex(&folder.listing(recorded)?) {
        return None;
    }
    record.findings.into_iter().map(Finding::read).collect()
}

/// Leaves a record of a build that ended well, where the user has a cache.
pub fn remember(inputs: Fingerprint, folder: &Folder, diagnostics: &Diagnostics) -> io::Result<()> {
    let findings: Option<Vec<Finding>> = diagnostics.iter().map(Finding::of).collect();
    let files = folder.listing(Some(SystemTime::now()));
    let (Some(findings), Some(files), Some(place)) = (findings, files, place(folder)) else {
        return Ok(());
    };
    let record = Record {
        inputs,
        files: hex(&files),
        findings,
    };
    if let Some(cache) = place.parent() {
        fs::create_dir_all(cache)?;
        forget_old(cache);
    }
    fs::write(place, serde_json::to_vec(&record)?)
}

/// Deletes records of folders that nobody has built for a while: most are gone.
fn forget_old(cache: &Path) {
    let records = fs::read_dir(cache).into_iter().flatten().flatten();
    for record in records {
        let written = record.metadata().and_then(|there| there.modified());
        let age = written.ok().and_then(|written| written.elapsed().ok());
        if age.is_some_and(|age| age > KEPT) {
            drop(fs::remove_file(record.path()));
        }
    }
}

/// Where the record of the last build into a folder is: XDG Base Directory Specification, 3.
fn place(folder: &Folder) -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let cache = match named("XDG_CACHE_HOME") {
        Some(cache) => PathBuf::from(cache),
        None => PathBuf::from(named("HOME")?).join(".cache"),
    };
    let written = fs::canonicalize(folder.path()).ok()?;
    let name = hex(&Sha256::digest(written.as_os_str().as_encoded_bytes()));
    Some(cache.join("family-hub/site").join(format!("{name}.json")))
}

impl Finding {
    /// `None` for an error: there is no build with one.
    fn of(diagnostic: &Diagnostic) -> Option<Self> {
        Some(Self {
            rule: diagnostic.rule.to_owned(),
            severity: match diagnostic.severity {
                Severity::Lapsed => StoredSeverity::Lapsed,
                Severity::Waived => StoredSeverity::Waived,
                Severity::Warning => StoredSeverity::Warning,
                Severity::Error => return None,
            },
            file: diagnostic.file.clone(),
            line: diagnostic.position.line,
            column: diagnostic.position.column,
            message: diagnostic.message.clone(),
            mend: diagnostic.mend.clone(),
        })
    }

    /// `None` where the rule is none of ours: another program left the record.
    fn read(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            rule: site_rules::rule(&self.rule)?.id,
            severity: match self.severity {
                StoredSeverity::Lapsed => Severity::Lapsed,
                StoredSeverity::Waived => Severity::Waived,
                StoredSeverity::Warning => Severity::Warning,
            },
            file: self.file,
            position: Position {
                line: self.line,
                column: self.column,
            },
            message: self.message,
            mend: self.mend,
        })
    }
}

/// Every file and folder below a folder: an empty one may be a mistake that a build tells.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            files.push(entry.path());
            list(&entry.path(), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        } else {
            // It is refused by name, and a build with it never ends well.
            return Err(io::Error::other(format!(
                "{} is neither file nor folder",
                entry.path().display()
            )));
        }
    }
    Ok(())
}

/// Names and lengths as one digest.
pub(crate) fn listing(files: &BTreeMap<&str, u64>) -> [u8; 32] {
    let mut digest = Sha256::new();
    for (name, length) in files {
        digest.update(Sha256::digest(name));
        digest.update(length.to_be_bytes());
    }
    digest.finalize().into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
