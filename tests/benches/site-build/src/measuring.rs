//! Runs of all generators in turn, so that what else the machine does is shared fairly.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::child::{Program, Taken};
use crate::corpus::{self, Corpus, TODAY};
use crate::files::{self, Failed};
use crate::ready::Ready;
use crate::rivals::Installed;

/// Who is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Contender {
    /// `site build`.
    Ours,
    /// Hugo.
    Hugo,
    /// Eleventy.
    Eleventy,
    /// Files read and written, and nothing else.
    Floor,
}

impl Contender {
    /// All, in the order in which they run.
    pub const ALL: [Self; 4] = [Self::Ours, Self::Hugo, Self::Eleventy, Self::Floor];

    /// Its name in tables and folders.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Hugo => "Hugo",
            Self::Eleventy => "Eleventy",
            Self::Floor => "floor",
        }
    }
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Into a folder that is not there.
    Full,
    /// The same command again over the finished folder.
    NoChange,
    /// The text of one service has a new sentence, and the same command runs again.
    OneEdit,
}

impl Task {
    /// All, in the order in which they are done.
    pub const ALL: [Self; 3] = [Self::Full, Self::NoChange, Self::OneEdit];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full build",
            Self::NoChange => "nothing changed",
            Self::OneEdit => "one page edited",
        }
    }
}

/// What all runs took.
#[derive(Debug, Default)]
pub struct Measured {
    /// By task and contender, in the order of the rounds.
    pub taken: BTreeMap<(Task, Contender), Vec<Taken>>,
    /// What `site build` printed last, of a full build.
    pub printed: String,
}

/// Our generator.
pub struct Ours {
    /// The binary `site`.
    pub binary: PathBuf,
    /// The project's folder.
    pub project: PathBuf,
}

/// A place with the content of one size for all, which is built to `out`.
pub struct Field<'a> {
    /// Our generator.
    pub ours: &'a Ours,
    /// The others.
    pub rivals: &'a [Installed],
    /// The folder with each contender's content.
    pub content: &'a Path,
    /// The folder for each contender's site.
    pub out: &'a Path,
    /// Who is measured.
    pub only: &'a [Contender],
    /// How long a run may take.
    pub limit: Duration,
}

impl Ours {
    /// Builds `content` into `out`.
    pub fn build(&self, content: &Path, out: &Path) -> Program {
        let told = [
            "build".to_owned(),
            "--content".to_owned(),
            content.to_string_lossy().into_owned(),
            "--out".to_owned(),
            out.to_string_lossy().into_owned(),
            "--today".to_owned(),
            TODAY.to_string(),
            "--timings".to_owned(),
        ];
        Program {
            file: self.binary.clone(),
            arguments: told.into(),
            folder: self.project.clone(),
        }
    }
}

impl Field<'_> {
    /// Where a contender's site is.
    pub fn site(&self, of: Contender) -> PathBuf {
        self.out.join(of.name())
    }

    /// Where a contender's content is.
    pub fn source(&self, of: Contender) -> PathBuf {
        self.content.join(of.name())
    }

    fn program(&self, of: Contender) -> Result<Option<Program>, Failed> {
        if of == Contender::Ours {
            return Ok(Some(self.ours.build(&self.source(of), &self.site(of))));
        }
        if of == Contender::Floor {
            let folders = [self.site(Contender::Ours), self.site(of)];
            return Ok(Some(Program {
                file: std::env::current_exe()?,
                arguments: ["floor".to_owned()]
                    .into_iter()
                    .chain(folders.map(|folder| folder.to_string_lossy().into_owned()))
                    .collect(),
                folder: self.ours.project.clone(),
            }));
        }
        let rival = self.rivals.iter().find(|one| one.rival.name() == of.name());
        Ok(rival.map(|rival| rival.build(&self.source(of), &self.site(of))))
    }

    /// One round: each contender builds, builds again, and builds after the `count`th edit.
    pub fn round(
        &self,
        count: usize,
        (corpus, edited): (&Corpus, &Ready),
        measured: &mut Measured,
    ) -> Result<(), Failed> {
        for contender in Contender::ALL {
            let Some(program) = self.program(contender)? else {
                continue;
            };
            if !self.only.contains(&contender) {
                continue;
            }
            files::remove(&self.site(contender))?;
            // What an earlier run left to write must not slow this one.
            Command::new("sync").status()?;
            for task in Task::ALL {
                if contender == Contender::Floor && task != Task::Full {
                    continue;
                }
                if task == Task::OneEdit {
                    self.edit(contender, count, corpus, edited)?;
                }
                let run = program.run(self.limit)?;
                if task == Task::OneEdit {
                    self.check_edited(contender, count, corpus)?;
                }
                eprintln!(
                    "  {:>8}, {}: {:.3} s, {} MB",
                    contender.name(),
                    task.name(),
                    run.taken.time.as_secs_f64(),
                    run.taken.peak_kib / 1024
                );
                if contender == Contender::Ours && task == Task::Full {
                    measured.printed = run.printed;
                }
                measured
                    .taken
                    .entry((task, contender))
                    .or_default()
                    .push(run.taken);
            }
        }
        Ok(())
    }

    fn edit(
        &self,
        contender: Contender,
        count: usize,
        corpus: &Corpus,
        edited: &Ready,
    ) -> Result<(), Failed> {
        let site = self.source(contender);
        if contender == Contender::Ours {
            let service = corpus.edited();
            let body = corpus::edited_body(service, count);
            let text = service.markdown(&body, &corpus.organisations, &corpus.locations);
            return files::write(&site.join(corpus::service_file(service)), text.as_bytes());
        }
        let rival = self
            .rivals
            .iter()
            .find(|one| one.rival.name() == contender.name());
        rival.map_or(Ok(()), |rival| rival.rival.write_page(&site, edited))
    }

    /// A build that does not show the edit was not one.
    fn check_edited(
        &self,
        contender: Contender,
        count: usize,
        corpus: &Corpus,
    ) -> Result<(), Failed> {
        let page = self
            .site(contender)
            .join(corpus::service_page(corpus.edited()));
        let html = String::from_utf8(files::read(&page)?)?;
        if html.contains(&corpus::edited_sentence(count)) {
            return Ok(());
        }
        Err(format!(
            "{}: the edit is not on {}",
            contender.name(),
            page.display()
        )
        .into())
    }
}
