//! A directory as a table: CSV with a row for each service.
//!
//! [`COLUMNS`] says what the columns are; a table has those it needs, in any order. Organisations and
//! locations are named, and described in a row where the council does not have them yet. Every cell
//! that cannot be read is told with its row and column, and then nothing is imported.

mod cells;
mod columns;
mod places;
mod service;
mod times;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord, Trim};
use site_model::content::CouncilContent;

use super::incoming::{Incoming, Kind};
use super::source_file::{self, SourceError};
use cells::{Problem, Problems, Row};
use places::Places;

pub use columns::{COLUMNS, Column};

/// More rows than any council has services.
const MOST_ROWS: usize = 100_000;

/// So many problems are told; who has more has made the same slip in every row.
const MOST_TOLD: usize = 50;

/// Why a table was not imported.
#[derive(Debug)]
pub struct TableError {
    file: PathBuf,
    problems: Vec<Problem>,
}

impl std::error::Error for TableError {}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        for (index, problem) in self.problems.iter().take(MOST_TOLD).enumerate() {
            let gap = if index == 0 { "" } else { "\n" };
            write!(f, "{gap}{file}: {problem}")?;
        }
        match self.problems.len().saturating_sub(MOST_TOLD) {
            0 => Ok(()),
            more => write!(f, "\n{file}: and {more} more"),
        }
    }
}

/// Reads the table. Its organisations and locations are those of the council, or new.
pub fn read(file: &Path, council: &CouncilContent) -> Result<Incoming, TableReadError> {
    let text = source_file::text(file)?;
    let told = |problems| TableError {
        file: file.to_owned(),
        problems,
    };
    Ok(incoming(&text, council).map_err(told)?)
}

/// Why a table was not read.
#[derive(Debug, thiserror::Error)]
pub enum TableReadError {
    /// The file.
    #[error(transparent)]
    File(#[from] SourceError),
    /// What stands in it.
    #[error(transparent)]
    Table(#[from] TableError),
}

fn incoming(text: &str, council: &CouncilContent) -> Result<Incoming, Vec<Problem>> {
    let delimiter = delimiter(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return Err(vec![Problem::of_file(&error.to_string(), "save it as CSV")]),
    };
    let mut problems = Problems::default();
    columns::check(&header, &mut problems);
    if !problems.is_empty() {
        return Err(problems.into_inner());
    }
    let mut records = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let number = index + 2;
        match record {
            Ok(_) if index >= MOST_ROWS => {
                let message = format!("the table has more than {MOST_ROWS} rows");
                return Err(vec![Problem::of_file(&message, "split it")]);
            }
            Ok(record) if record.iter().all(str::is_empty) => {}
            Ok(record) => {
                check_length(&record, &header, number, &mut problems);
                records.push((number, record));
            }
            Err(error) => problems.row(number, &error.to_string(), "mend the row"),
        }
    }
    let rows: Vec<Row<'_>> = records
        .iter()
        .map(|(number, cells)| Row::new(*number, cells, &header))
        .collect();

    let mut incoming = Incoming {
        unsaid: unsaid(&header),
        ..Incoming::default()
    };
    let mut places = Places::of(council);
    for row in &rows {
        places.describe(row, &mut incoming, &mut problems);
    }
    let mut services = service::Services::new(council, &places);
    for row in &rows {
        services.add(row, &mut incoming, &mut problems);
    }
    match problems.is_empty() {
        true => Ok(incoming),
        false => Err(problems.into_inner()),
    }
}

/// What the first line has more of: spreadsheets of other languages separate by semicolon.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    match first.matches(';').count() > first.matches(',').count() {
        true => b';',
        false => b',',
    }
}

/// Cells beyond the header belong to no column: a quotation mark is missing, most often.
fn check_length(record: &StringRecord, header: &StringRecord, row: usize, problems: &mut Problems) {
    if record
        .iter()
        .skip(header.len())
        .any(|cell| !cell.is_empty())
    {
        problems.row(
            row,
            &format!(
                "has {} cells, and the first row {}",
                record.len(),
                header.len()
            ),
            "put a cell that contains the separator in double quotation marks",
        );
    }
}

/// The fields of a service of which this table has no column.
fn unsaid(header: &StringRecord) -> BTreeSet<(Kind, &'static str)> {
    let said: BTreeSet<&str> = COLUMNS
        .iter()
        .filter(|column| header.iter().any(|name| name == column.name))
        .map(|column| column.field)
        .collect();
    let fields = COLUMNS.iter().map(|column| column.field);
    fields
        .chain(["other_contacts"])
        .filter(|field| !said.contains(field))
        .map(|field| (Kind::Service, field))
        .collect()
}
