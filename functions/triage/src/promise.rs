//! Where a hub's promise stands to be in contact with a family, in words.

use jiff::Timestamp;
use record::working_days::{Promise, Standing, WorkingDays};
use serde::Serialize;
use site_model::WorkQueue;
use site_model::published::PublishedCouncil;

use crate::desk::Desk;

/// The promise on a row.
#[derive(Serialize)]
pub(crate) struct PromiseView {
    text: String,
    is_overdue: bool,
}

/// Where the promise of a hub stands for what was received then; `None` where it has made none.
pub(crate) fn of(
    desk: &Desk,
    council: &PublishedCouncil,
    queue: &WorkQueue,
    received: Timestamp,
) -> Option<PromiseView> {
    let hub = council.council.hub(queue.hub()?)?;
    let promise = Promise {
        contact_within: hub.contact_within?,
    };
    let days = WorkingDays::new(council.council.closed_on.iter().copied());
    let london = desk.pages.time_zone();
    let due = promise.due(received, &days, london);
    let standing = Standing::at(desk.now, due, &days, london);
    let (message, count) = message(standing);
    Some(PromiseView {
        text: desk.pages.say(message, &[("count", count.into())]),
        is_overdue: matches!(standing, Standing::Overdue { .. }),
    })
}

/// The Fluent message, and its count.
fn message(standing: Standing) -> (&'static str, u32) {
    let count = |days: usize| u32::try_from(days).unwrap_or(u32::MAX);
    match standing {
        Standing::DueIn { working_days } => ("staff-promise-due-in", count(working_days)),
        Standing::DueToday => ("staff-promise-today", 0),
        // The weekend after its day.
        Standing::Overdue { working_days: 0 } => ("staff-promise-passed", 0),
        Standing::Overdue { working_days } => ("staff-promise-overdue", count(working_days)),
    }
}
