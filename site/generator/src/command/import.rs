//! `site import`: a directory from elsewhere as content.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::Zoned;
use jiff::civil::Date;
use site::findings::{self, plural};
use site::import::table::COLUMNS;
use site::import::{Destination, Outcome, Plan, Unplaced};
use site_model::Slug;

use super::Ended;
use super::chosen::Chosen;
use super::told::print;

/// Written, and something is left to do by hand.
const SOMETHING_IS_LEFT: u8 = 3;

/// A value is shown up to this many characters.
const SHOWN: usize = 40;

/// What `site import` is told.
#[derive(Args)]
#[command(after_long_help = after_help())]
pub(crate) struct Import {
    /// The directory: a folder or file of an Open Referral UK feed (.json), or a table (.csv)
    what: PathBuf,
    /// The council that it becomes part of: the name of its folder
    #[arg(long, value_parser = Slug::parse)]
    council: Slug,
    /// The folder with a folder per council
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// Say what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Overwrite files that say something else; without it they stay as they are and are listed
    #[arg(long)]
    replace: bool,
    /// Write files with errors too, for you to mend; without it, errors are told and nothing is written
    #[arg(long)]
    with_errors: bool,
    /// Check dates as of this day, e.g. 2026-11-21, instead of today
    #[arg(long)]
    today: Option<Date>,
}

/// What the long help says after the options.
fn after_help() -> String {
    let mut text = String::from(
        "What is there already is found by its id in feeds (`oruk_id`), else by its short name, else by its \
         name; a service also by who provides it, a location by its postcode. A file that says something \
         else is never overwritten unless you say --replace; then comments in it go, and its waivers stay, as \
         do fields of which a table has no column.\n\n\
         Exit code: 0 if everything is in content; 3 if something was kept as it was or has no place in \
         content, which is listed; 1 if nothing was written.\n\n\
         A table is CSV in UTF-8, separated by `,` or `;`, with a row for each service and these columns in any \
         order; those marked * are needed. Several values in a cell are separated by `;`.\n\n",
    );
    for column in COLUMNS {
        let mark = if column.needed { '*' } else { ' ' };
        let _ = writeln!(text, "{mark} {:<22}{}", column.name, column.says);
    }
    text
}

impl Import {
    /// Reads, plans, checks; then writes all or nothing, and says what became of each file.
    pub(crate) fn run(&self) -> Ended {
        let chosen = Chosen {
            content: self.content.clone(),
            council: Some(self.council.clone()),
        };
        chosen.check_there()?;
        let Some(council) = chosen.load_council() else {
            return Ok(ExitCode::FAILURE);
        };
        let incoming = site::import::read(&self.what, &council)?;
        let into = Destination {
            content: &self.content,
            council: &council,
            replace: self.replace,
            today: self.today.unwrap_or_else(|| Zoned::now().date()),
        };
        let plan = Plan::new(incoming, &into)?;
        print(told(&plan, &self.content))?;
        if plan.errors.has_errors() {
            for error in plan.errors.iter() {
                eprintln!("{error}\n");
            }
            let errors = findings::count(&plan.errors);
            if !self.with_errors {
                eprintln!(
                    "nothing was written: the files would have errors ({errors}). Mend {} and run this again, or \
                     write them with --with-errors and mend them there",
                    self.what.display()
                );
                return Ok(ExitCode::FAILURE);
            }
            eprintln!("the files have errors: {errors}");
        }
        if self.dry_run {
            print("nothing was written: this was a dry run\n")?;
        } else {
            plan.write()?;
        }
        Ok(match plan.is_complete() {
            true => ExitCode::SUCCESS,
            false => ExitCode::from(SOMETHING_IS_LEFT),
        })
    }
}

/// What becomes of each file that does not simply stay, how many there are of each, and what has no
/// place.
fn told(plan: &Plan, content: &Path) -> String {
    let mut text = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for planned in &plan.files {
        let (counted, line) = match &planned.outcome {
            Outcome::New => ("new", Some("new".to_owned())),
            Outcome::Unchanged => ("unchanged", None),
            Outcome::Kept(differs) => (
                "kept",
                Some(format!("kept; differs in: {}", differs.join(", "))),
            ),
            Outcome::Replaced(differs) => (
                "replaced",
                Some(format!("replaced; differed in: {}", differs.join(", "))),
            ),
            Outcome::Unread => (
                "kept",
                Some("kept; it cannot be read: `site check` says why".to_owned()),
            ),
        };
        *counts.entry(counted).or_default() += 1;
        if let Some(line) = line {
            let file = planned.file.strip_prefix(content).unwrap_or(&planned.file);
            let _ = writeln!(text, "{}: {line}", file.display());
        }
    }
    let counts: Vec<String> = ["new", "replaced", "kept", "unchanged"]
        .into_iter()
        .filter_map(|outcome| Some(format!("{} {outcome}", counts.get(outcome)?)))
        .collect();
    let files = plural(plan.files.len(), "file", "files");
    let _ = writeln!(text, "{files}: {}", or_none(&counts.join(", ")));
    text + &table(&plan.unplaced)
}

fn or_none(text: &str) -> &str {
    if text.is_empty() {
        "nothing to import"
    } else {
        text
    }
}

/// What has no place in content: of what, which field, what stood there and why.
fn table(unplaced: &[Unplaced]) -> String {
    if unplaced.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 4]> = unplaced
        .iter()
        .map(|one| {
            [
                format!("{} `{}`", one.kind, short(&one.name)),
                short(&one.field),
                short(&one.value),
                one.why.clone(),
            ]
        })
        .collect();
    let header = ["what", "field", "value", "why"].map(str::to_owned);
    let width = |index: usize| {
        let cells = rows
            .iter()
            .chain([&header])
            .map(|row| row[index].chars().count());
        cells.max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2)];
    let mut text = format!(
        "\n{} without a place in content:\n",
        plural(rows.len(), "value", "values")
    );
    for [what, field, value, why] in std::iter::once(&header).chain(&rows) {
        let [a, b, c] = widths;
        let _ = writeln!(text, "  {what:<a$}  {field:<b$}  {value:<c$}  {why}");
    }
    text
}

/// One line of a text, and not all of it, without what a terminal takes for a command.
fn short(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(SHOWN)
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
