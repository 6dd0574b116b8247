//! `site new`: begins a file of content.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::Zoned;
use jiff::civil::Date;
use site::scaffold::{self, Scaffold};
use site_model::Slug;

use super::Ended;
use super::chosen::Chosen;
use super::told::print;

/// What `site new` is told.
#[derive(Args)]
pub(crate) struct New {
    /// What is begun
    #[arg(value_enum)]
    kind: Kind,
    /// Its name, as families read it; the file's name is made of it
    name: String,
    /// Whose it is: the name of the council's folder
    #[arg(long, value_parser = Slug::parse)]
    council: Slug,
    /// The folder with a folder per council
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// Date it this day, e.g. 2026-11-21, instead of today
    #[arg(long)]
    today: Option<Date>,
}

/// What can be begun.
#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// A privacy notice, with each part that UK GDPR Articles 13 and 14 ask for
    Notice,
    /// A service of the directory
    Service,
    /// A form
    Form,
    /// An organisation that provides services, or that a notice names
    Organisation,
    /// A place where services are
    Location,
}

impl From<Kind> for scaffold::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Notice => Self::Notice,
            Kind::Service => Self::Service,
            Kind::Form => Self::Form,
            Kind::Organisation => Self::Organisation,
            Kind::Location => Self::Location,
        }
    }
}

impl New {
    /// Writes the file and says what to do next. What is there already stays.
    pub(crate) fn run(&self) -> Ended {
        let chosen = Chosen {
            content: self.content.clone(),
            council: Some(self.council.clone()),
        };
        chosen.check_there()?;
        let Some(council) = chosen.load_council() else {
            return Ok(ExitCode::FAILURE);
        };
        let today = self.today.unwrap_or_else(|| Zoned::now().date());
        let new = Scaffold::new(self.kind.into(), &self.name, &council, &self.content, today)?;
        new.write()?;
        print(format_args!("{}\n", new.file.display()))?;
        for (number, step) in (1..).zip(&new.next) {
            print(format_args!("  {number}. {step}\n"))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}
