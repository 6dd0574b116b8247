//! The record of processing activities: UK GDPR Article 30(1), a row for each notice and purpose, as
//! in the Information Commissioner's template for controllers.

use site_model::content::CouncilContent;
use site_model::notice::Purpose;

use super::cell::Cell;
use super::measures::measures;
use super::said::Said;
use super::spreadsheet::csv_file;
use super::voice::Voice;

/// A column: its heading, and the provision that wants it.
pub(super) struct Column {
    /// The message of its heading.
    pub(super) id: &'static str,
    /// As cited; none for what names the row.
    pub(super) provision: Option<&'static str>,
    /// Whether its answer is another for each purpose of a notice.
    pub(super) is_of_purpose: bool,
    answer: fn(&Said<'_>, Option<&Purpose>) -> Cell,
}

const fn column(
    id: &'static str,
    provision: &'static str,
    answer: fn(&Said<'_>, Option<&Purpose>) -> Cell,
) -> Column {
    Column {
        id,
        provision: Some(provision),
        is_of_purpose: false,
        answer,
    }
}

const fn of_purpose(
    id: &'static str,
    provision: &'static str,
    answer: fn(&Said<'_>, Option<&Purpose>) -> Cell,
) -> Column {
    Column {
        is_of_purpose: true,
        ..column(id, provision, answer)
    }
}

const fn naming(id: &'static str, answer: fn(&Said<'_>, Option<&Purpose>) -> Cell) -> Column {
    Column {
        id,
        provision: None,
        is_of_purpose: false,
        answer,
    }
}

/// Every column: what Article 30(1) wants from (a) to (g), then what the Commissioner's template
/// adds from other provisions.
pub(super) const COLUMNS: &[Column] = &[
    naming("report-column-notice", |said, _| {
        Cell::line(&*said.says.title)
    }),
    column("report-column-controller", "Article 30(1)(a)", |said, _| {
        said.controller()
    }),
    column(
        "report-column-joint-controllers",
        "Article 30(1)(a)",
        |said, _| Cell::for_a_person(said.voice.say("report-joint-controllers-prompt")),
    ),
    column("report-column-officer", "Article 30(1)(a)", |said, _| {
        said.officer()
    }),
    of_purpose(
        "report-column-purpose",
        "Article 30(1)(b)",
        |said, purpose| said.purpose(purpose),
    ),
    column("report-column-people", "Article 30(1)(c)", |said, _| {
        said.people()
    }),
    column("report-column-categories", "Article 30(1)(c)", |said, _| {
        said.categories()
    }),
    of_purpose(
        "report-column-recipients",
        "Article 30(1)(d)",
        |said, purpose| said.recipients(purpose),
    ),
    column("report-column-processors", "Article 28", |said, _| {
        said.processors()
    }),
    column("report-column-transfers", "Article 30(1)(e)", |said, _| {
        said.transfers()
    }),
    column("report-column-retention", "Article 30(1)(f)", |said, _| {
        said.retention()
    }),
    column(
        "report-column-measures",
        "Articles 30(1)(g) and 32(1)",
        |said, _| measures(said),
    ),
    of_purpose("report-column-basis", "Article 6(1)", |said, purpose| {
        said.basis(purpose)
    }),
    column("report-column-conditions", "Article 9(2)", |said, _| {
        said.conditions()
    }),
    column(
        "report-column-schedule-1",
        "Data Protection Act 2018, Schedule 1",
        |said, _| said.schedule_1(),
    ),
    column("report-column-sources", "Article 14(2)(f)", |said, _| {
        said.sources()
    }),
    column(
        "report-column-rights",
        "Articles 13(2)(b) and 15 to 22",
        |said, _| said.rights(),
    ),
    column(
        "report-column-automated-decisions",
        "Articles 22A to 22D",
        |said, _| said.automated_decisions(),
    ),
    naming("report-column-dates", |said, _| said.dates()),
    naming("report-column-file", |said, _| Cell::line(said.file())),
    naming("report-column-version", |said, _| {
        Cell::line(said.notice.version.as_str())
    }),
];

/// A council's record: a part for each notice.
pub(super) struct Record {
    pub(super) notices: Vec<Recorded>,
}

/// What the record says from one notice.
pub(super) struct Recorded {
    pub(super) title: String,
    /// A row for each purpose; each has a cell for every column.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// Drafts a council's record from the texts of its notices that are in force.
pub(super) fn draft(voice: &Voice<'_>, council: &CouncilContent) -> Record {
    let notices = Said::all(voice, council);
    Record {
        notices: notices.iter().map(recorded).collect(),
    }
}

fn recorded(said: &Said<'_>) -> Recorded {
    let row = |purpose: Option<&Purpose>| -> Vec<Cell> {
        let columns = COLUMNS.iter();
        columns
            .map(|column| (column.answer)(said, purpose))
            .collect()
    };
    let purposes = &said.says.purposes;
    Recorded {
        title: said.says.title.clone(),
        rows: if purposes.is_empty() {
            vec![row(None)]
        } else {
            purposes.iter().map(|purpose| row(Some(purpose))).collect()
        },
    }
}

impl Column {
    /// Its heading with the provision behind it.
    pub(super) fn heading(&self, voice: &Voice<'_>) -> String {
        let heading = voice.say(self.id);
        match self.provision {
            None => heading,
            Some(provision) => voice.with(
                "report-column",
                &[("heading", heading.into()), ("provision", provision.into())],
            ),
        }
    }
}

/// The record as a spreadsheet opens it; each row says of which day the draft is.
pub(super) fn csv(voice: &Voice<'_>, record: &Record) -> Result<Vec<u8>, csv::Error> {
    let mut headings = vec![voice.say("report-column-draft")];
    headings.extend(COLUMNS.iter().map(|column| column.heading(voice)));
    let today = [("date", voice.date(voice.today()).into())];
    let status = Cell::line(voice.with("report-draft-of", &today));
    let rows = record.notices.iter().flat_map(|notice| &notice.rows);
    let rows = rows.map(|row| {
        let mut cells = vec![status.clone()];
        cells.extend(row.iter().cloned());
        cells
    });
    csv_file(headings.iter().map(String::as_str), rows)
}
