//! The list of what is open as a file for a spreadsheet: what the queue shows, and no more. For a manager who was
//! asked just now who they are; recorded with how many rows it has.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use record::audit::Event;
use record::permission::Action;
use vault::{Queue, Row};

use crate::desk::Desk;
use crate::problem::{Stop, Trouble};
use crate::queue_filter::Chosen;
use crate::team::{self, team};

/// How many rows a file has at most.
const MOST: usize = 1_000;

pub(crate) async fn export(desk: Desk, request: Request) -> Result<Response, Stop> {
    let queues = desk.queues(Action::ExportQueue);
    if queues.is_empty() {
        return Err(desk.refuse("export").await);
    }
    desk.was_asked_just_now()?;
    let query = request.uri().query().unwrap_or_default();
    let council = desk.council()?;
    let filter = Chosen::read(query, &queues).filter(&desk, council, queues.clone());
    let queue = Queue::Open(filter);
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = desk.vault.queue(&queue, after.as_deref()).await?;
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() || rows.len() >= MOST {
            break;
        }
    }
    let is_cut = after.is_some();
    rows.retain(|row| desk.may(Action::ExportQueue, &row.queue));
    let subject = format!("export#{}", rows.len());
    desk.record(Event::QueueExported, &subject).await?;
    let team = team(&desk, &queues).await?;
    let file = written(&desk, &team, &rows).ok_or_else(|| Stop::from(Trouble::NotRead))?;
    // Whoever finds the file a month later has to see that it is not the whole list.
    let name = match is_cut {
        true => format!("first-{}-referrals.csv", rows.len()),
        false => "referrals.csv".to_owned(),
    };
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, file).into_response())
}

fn written(desk: &Desk, team: &[record::Staff], rows: &[Row]) -> Option<Vec<u8>> {
    let say = |message: &str| desk.pages.say(message, &[]);
    let london = desk.pages.time_zone();
    // Spreadsheets take a file without a mark for one in an old encoding.
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let columns = [
        "staff-column-reference",
        "staff-column-form",
        "staff-column-status",
        "staff-column-received",
        "staff-column-hub",
        "staff-column-assigned",
    ];
    writer.write_record(columns.map(say)).ok()?;
    for row in rows {
        let kind = row
            .kind
            .map(|kind| say(&format!("staff-form-kind-{}", kind.as_str())));
        let assigned = row.assignee.as_ref().map(|id| match team::of(team, id) {
            Some(staff) => staff.name.clone(),
            None => say("staff-colleague"),
        });
        let cells = [
            row.reference.to_string(),
            kind.unwrap_or_else(|| say("staff-export-follow-up")),
            say(&format!("staff-status-{}", row.status.as_str())),
            row.received.to_zoned(london.clone()).date().to_string(),
            desk.pages.queue(&desk.staff.council, &row.queue),
            assigned.unwrap_or_else(|| say("staff-nobody")),
        ];
        writer.write_record(cells.map(|cell| safe(&cell))).ok()?;
    }
    writer.into_inner().ok()
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection").
fn safe(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(safe(cell), format!("'{cell}"));
        }
        assert_eq!(safe("FH-1234-5678"), "FH-1234-5678");
    }
}
