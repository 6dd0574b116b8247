//! The content that a command is about: every council of a folder, or one.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use site::findings::{self, Look};
use site_model::content::CouncilContent;
use site_model::{Content, Diagnostics, Slug};

use super::nearest::nearest;

/// Which content a command is about.
#[derive(Args)]
pub(super) struct Chosen {
    /// The folder with a folder per council
    #[arg(long, default_value = "content")]
    pub(super) content: PathBuf,
    /// One council alone, as if there were no other: the name of its folder
    #[arg(long, value_parser = Slug::parse)]
    pub(super) council: Option<Slug>,
}

/// Why there is nothing to read.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotThere {
    /// Most often, the command runs in another folder than the project's.
    #[error(
        "there is no folder `{}` here: run this in the project's folder, or name it with --content",
        .0.display()
    )]
    Folder(PathBuf),
    /// No council has the folder that was named.
    #[error("there is no council `{council}` in `{}`: {mend}", content.display())]
    Council {
        /// What was named.
        council: Slug,
        /// Where it is not.
        content: PathBuf,
        /// What may have been meant.
        mend: String,
    },
}

impl Chosen {
    /// Refuses a folder or a council that is not there, before anything else is said.
    pub(super) fn check_there(&self) -> Result<(), NotThere> {
        let folder = &self.content;
        if !folder.is_dir() {
            return Err(NotThere::Folder(folder.clone()));
        }
        let Some(council) = &self.council else {
            return Ok(());
        };
        if folder.join(council.as_str()).is_dir() {
            return Ok(());
        }
        let mend = match nearest(council.as_str(), self.folders().into_iter()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => "name one of its folders".to_owned(),
        };
        Err(NotThere::Council {
            council: council.clone(),
            content: folder.clone(),
            mend,
        })
    }

    /// Reads it. What could not be read is in the diagnostics.
    pub(super) fn load(&self) -> (Content, Diagnostics) {
        match &self.council {
            Some(council) => Content::load_council(&self.content, council),
            None => Content::load(&self.content),
        }
    }

    /// Reads the one council that was named. `None` if it cannot be read, which is told.
    pub(super) fn load_council(&self) -> Option<CouncilContent> {
        let (content, unread) = self.load();
        let council = content.councils.into_values().next();
        if council.is_none() {
            eprint!("{}", findings::draw(&unread, Look::Plain));
            let named = self.council.as_ref().map_or("", |council| council.as_str());
            eprintln!("nothing was written: `{named}` cannot be read");
        }
        council
    }

    /// The names of the folders in it, in order; none if they cannot be listed.
    fn folders(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.content).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.path().is_dir());
        let mut names: Vec<String> = folders
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }
}
