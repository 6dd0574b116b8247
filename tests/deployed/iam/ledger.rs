//! What gateways saw: grants that were needed, and denials.
//!
//! Tests of one run are several processes. Each writes a file of its own into one folder, a line of
//! JSON for each new thing it saw; [`Seen::read`] puts them together.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use super::policy::Grant;

/// Something that was not allowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Denial {
    /// Who asked: the role's logical id.
    pub role: String,
    /// For what.
    pub action: String,
    /// Of what.
    pub resource: String,
    /// Why not.
    pub reason: String,
}

/// One line of a ledger.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    Used(Grant),
    Denied(Denial),
}

/// What was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Grants that some request could not have done without: no other allowed the same.
    pub uses: BTreeSet<Grant>,
    /// What was denied.
    pub denials: BTreeSet<Denial>,
}

impl Seen {
    /// What all processes wrote into a folder.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or is not a ledger.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut seen = Self::default();
        for entry in std::fs::read_dir(folder)? {
            for line in std::fs::read_to_string(entry?.path())?.lines() {
                match serde_json::from_str(line)? {
                    Line::Used(grant) => seen.uses.insert(grant),
                    Line::Denied(denial) => seen.denials.insert(denial),
                };
            }
        }
        Ok(seen)
    }
}

/// What one gateway saw, in memory and, if asked for, in a file.
pub(super) struct Ledger {
    seen: Seen,
    file: Option<File>,
}

impl Ledger {
    pub(super) fn open(folder: Option<&Path>) -> io::Result<Self> {
        static OPENED: AtomicUsize = AtomicUsize::new(0);
        let file = match folder {
            None => None,
            Some(folder) => {
                std::fs::create_dir_all(folder)?;
                let nth = OPENED.fetch_add(1, Ordering::Relaxed);
                let name = format!("{}-{nth}.jsonl", std::process::id());
                let file = OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(folder.join(name))?;
                Some(file)
            }
        };
        Ok(Self {
            seen: Seen::default(),
            file,
        })
    }

    pub(super) fn used(&mut self, grant: Grant) -> io::Result<()> {
        if self.seen.uses.insert(grant.clone()) {
            self.write(&Line::Used(grant))?;
        }
        Ok(())
    }

    pub(super) fn denied(&mut self, denial: Denial) -> io::Result<()> {
        if self.seen.denials.insert(denial.clone()) {
            self.write(&Line::Denied(denial))?;
        }
        Ok(())
    }

    pub(super) fn seen(&self) -> &Seen {
        &self.seen
    }

    fn write(&mut self, line: &Line) -> io::Result<()> {
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        let mut line = serde_json::to_string(line)?;
        line.push('\n');
        file.write_all(line.as_bytes())
    }
}
