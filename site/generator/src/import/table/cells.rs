//! Rows and cells, and what is wrong with them.

use std::fmt;

use csv::StringRecord;

/// Something that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// As a spreadsheet counts: the header is row 1.
    row: Option<usize>,
    column: Option<String>,
    message: String,
    mend: String,
}

impl Problem {
    /// Of the whole file.
    pub(super) fn of_file(message: &str, mend: &str) -> Self {
        Self {
            row: None,
            column: None,
            message: message.to_owned(),
            mend: mend.to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, &self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, column `{column}`: ")?,
            (Some(row), None) => write!(f, "row {row}: ")?,
            (None, Some(column)) => write!(f, "column `{column}`: ")?,
            (None, None) => {}
        }
        write!(f, "{}\n  mend: {}", self.message, self.mend)
    }
}

/// Everything that cannot be read, in the order in which it was found.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Of a cell.
    pub(super) fn cell(&mut self, row: &Row<'_>, column: &str, message: &str, mend: &str) {
        self.0.push(Problem {
            row: Some(row.number),
            column: Some(column.to_owned()),
            ..Problem::of_file(message, mend)
        });
    }

    /// Of a row.
    pub(super) fn row(&mut self, row: usize, message: &str, mend: &str) {
        self.0.push(Problem {
            row: Some(row),
            ..Problem::of_file(message, mend)
        });
    }

    /// Of a column.
    pub(super) fn column(&mut self, column: &str, message: &str, mend: &str) {
        self.0.push(Problem {
            column: Some(column.to_owned()),
            ..Problem::of_file(message, mend)
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_inner(self) -> Vec<Problem> {
        self.0
    }
}

/// One row.
pub(super) struct Row<'a> {
    /// As a spreadsheet counts.
    pub(super) number: usize,
    cells: &'a StringRecord,
    header: &'a StringRecord,
}

impl<'a> Row<'a> {
    pub(super) fn new(number: usize, cells: &'a StringRecord, header: &'a StringRecord) -> Self {
        Self {
            number,
            cells,
            header,
        }
    }

    /// What stands in this column; `None` if nothing does.
    pub(super) fn get(&self, column: &str) -> Option<&'a str> {
        let index = self.header.iter().position(|name| name == column)?;
        self.cells.get(index).filter(|cell| !cell.is_empty())
    }

    /// The same as a text of its own.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_owned)
    }

    /// What stands in this column, which each row needs.
    pub(super) fn needed(&self, column: &str, problems: &mut Problems) -> Option<&'a str> {
        let cell = self.get(column);
        if cell.is_none() {
            problems.cell(self, column, "is empty", "fill it in");
        }
        cell
    }

    /// The values of a cell.
    pub(super) fn list(&self, column: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let values = self.get(column).unwrap_or_default().split([';', '\n']);
        values.map(str::trim).filter(|value| !value.is_empty())
    }

    /// The value of a cell as `read` reads it; what it cannot read is told with `mend`.
    pub(super) fn read<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        mend: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.get(column)?;
        let value = read(cell);
        if value.is_none() {
            problems.cell(self, column, &cannot_read(cell), mend);
        }
        value
    }

    /// The same for each value of a list.
    pub(super) fn read_list<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        mend: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for cell in self.list(column) {
            match read(cell) {
                Some(value) => values.push(value),
                None => problems.cell(self, column, &cannot_read(cell), mend),
            }
        }
        values
    }
}

fn cannot_read(cell: &str) -> String {
    let mut shown: String = cell.chars().take(60).collect();
    if shown.len() < cell.len() {
        shown.push('…');
    }
    format!("`{shown}` cannot be read")
}
