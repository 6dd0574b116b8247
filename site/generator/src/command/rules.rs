//! `site rules`: what content is checked against.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use site::explanation::Explanation;
use site::findings::plural;
use site::rule_book::rule_book;
use site_rules::TABLE;

use super::nearest::nearest;
use super::told::print;
use super::{Ended, install_theme};

/// What `site rules` is told.
#[derive(Args)]
pub(crate) struct Rules {
    /// The rule to explain; without it, all are listed
    #[arg(conflicts_with = "out")]
    rule: Option<String>,
    /// Write the rule book as pages to this folder
    #[arg(long)]
    out: Option<PathBuf>,
    /// The folder with templates, words and styles
    #[arg(long, default_value = "site/theme")]
    theme: PathBuf,
}

impl Rules {
    /// Lists the rules, explains one, or writes the rule book.
    pub(crate) fn run(&self) -> Ended {
        match (&self.rule, &self.out) {
            (Some(rule), _) => explain(rule),
            (None, Some(out)) => write(out, &self.theme),
            (None, None) => {
                print(list())?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

fn list() -> String {
    let mut list = String::new();
    for chapter in TABLE {
        list += &format!("{}\n", chapter.title);
        for rule in chapter.rules {
            list += &format!("\n  {}\n    {}\n    {}\n", rule.id, rule.title, rule.source);
        }
        list.push('\n');
    }
    list + "each is explained by its name, such as: site rules notice-lawful-basis\n"
}

fn explain(id: &str) -> Ended {
    if let Some(rule) = site_rules::rule(id) {
        print(Explanation::of(rule).to_text())?;
        return Ok(ExitCode::SUCCESS);
    }
    match nearest(id, site_rules::rules().map(|rule| rule.id.to_owned())) {
        Some(name) => eprintln!("error: there is no rule `{id}`: did you mean `{name}`?"),
        None => eprintln!("error: there is no rule `{id}`: `site rules` lists them all"),
    }
    Ok(ExitCode::FAILURE)
}

fn write(out: &Path, theme: &Path) -> Ended {
    site::check_apart(out, &[theme])?;
    install_theme(theme)?;
    let files = rule_book(theme)?;
    let synced = site::sync(&files, out)?;
    print(format_args!(
        "{}: {} on {} ({} changed, {} deleted)\n",
        out.display(),
        plural(site_rules::rules().count(), "rule", "rules"),
        plural(files.len(), "file", "files"),
        synced.written,
        synced.deleted,
    ))?;
    Ok(ExitCode::SUCCESS)
}
