//! A table as a CSV file (RFC 4180) that is safe to open in a spreadsheet.

use super::cell::Cell;

/// Programs for spreadsheets take a file without this mark for another encoding than UTF-8, and
/// show `’` and `é` as other characters. Whoever reads the file here uses such a program.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The file of a table with these headings.
pub(super) fn csv_file<'a>(
    headings: impl IntoIterator<Item = &'a str>,
    rows: impl IntoIterator<Item = Vec<Cell>>,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(headings.into_iter().map(harmless))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(&cell.text())))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet takes for a formula.
///
/// One that begins with `=`, `+`, `-`, `@`, a tab or a line end is a formula to some program, the
/// letters' full-width forms too, and so is one with spaces before it: an apostrophe before it makes
/// it text (OWASP, "CSV Injection"). A line end inside a cell is a space.
fn harmless(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let is_formula = line
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(|c: char| c.is_control());
    if is_formula { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_that_could_be_a_formula_is_text() {
        for (written, safe) in [
            ("=1+1", "'=1+1"),
            ("+44 20", "'+44 20"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
            ("020 7946 0000", "020 7946 0000"),
            ("one\ntwo", "one two"),
            ("", ""),
        ] {
            assert_eq!(harmless(written), safe);
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_each_reads_back(texts in prop::collection::vec(any::<String>(), 1..4)) {
            let cells = texts.iter().map(|text| Cell::line(text.clone())).collect();
            let headings = vec!["heading"; texts.len()];
            let bytes = csv_file(headings, [cells])?;
            let text = String::from_utf8(bytes)?;
            let text = text.strip_prefix(BYTE_ORDER_MARK).ok_or_else(|| TestCaseError::fail("no mark"))?;
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let row = reader.records().next().ok_or_else(|| TestCaseError::fail("no row"))??;
            prop_assert_eq!(row.len(), texts.len());
            for (cell, text) in row.iter().zip(&texts) {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{}", cell);
                prop_assert!(cell.chars().count() >= text.chars().count());
            }
        }
    }
}
