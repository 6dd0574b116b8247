//! How much each colleague of a manager's hubs has, and how long families wait: counted to a limit, by ranges of the
//! indexes. No family is named, and a name leads to the colleague's list.

use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use record::Staff;
use record::permission::Action;
use record::referral::Status;
use serde::Serialize;
use site_model::WorkQueue;
use vault::{Count, Filter, Queue, Stands, Whose};

use crate::address;
use crate::desk::Desk;
use crate::problem::Stop;
use crate::promise::{self, PromiseView};
use crate::queue_page::Show;
use crate::team::{team, without_access};
use crate::waiting::Waiting;

/// How far is counted.
const MOST: usize = 100;

/// What `staff/caseload.njk` draws.
#[derive(Serialize)]
struct CaseloadView {
    statuses: Vec<String>,
    hubs: Vec<HubView>,
    colleagues: Vec<ColleagueView>,
}

#[derive(Serialize)]
struct HubView {
    name: String,
    not_taken: String,
    /// How long the family waits that waits longest.
    longest: Option<String>,
    promise: Option<PromiseView>,
    open: String,
}

#[derive(Serialize)]
struct ColleagueView {
    name: String,
    /// One for each status, and all together.
    counts: Vec<String>,
    longest: Option<String>,
    /// Their list.
    list: String,
    /// Where it is handed over, if there is anything on it.
    hand_over: Option<String>,
}

pub(crate) async fn show(desk: Desk) -> Result<Response, Stop> {
    let queues = desk.queues(Action::SeeCaseload);
    if queues.is_empty() {
        return Err(desk.refuse("caseload").await);
    }
    let council = desk.council()?;
    let mut hubs = Vec::new();
    for queue in &queues {
        hubs.push(hub(&desk, queue).await?);
    }
    let mut colleagues = Vec::new();
    for staff in team(&desk, &queues).await? {
        colleagues.push(colleague(&desk, &queues, &staff).await?);
    }
    // Whose access has ended is here as long as their families wait to be handed over.
    for staff in without_access(&desk, &queues).await? {
        let left = colleague(&desk, &queues, &staff).await?;
        if left.hand_over.is_some() {
            let said = [("name", left.name.into())];
            let name = desk.pages.say("staff-caseload-ended", &said);
            colleagues.push(ColleagueView { name, ..left });
        }
    }
    let statuses = Status::OPEN.map(|status| {
        let message = format!("staff-status-{}", status.as_str());
        desk.pages.say(&message, &[])
    });
    let view = CaseloadView {
        statuses: statuses.to_vec(),
        hubs,
        colleagues,
    };
    let title = desk.pages.say("staff-caseload-title", &[]);
    let layout = desk.pages.layout_within(council, title);
    Ok(desk
        .draw("staff/caseload.njk", layout, &view)?
        .into_response())
}

async fn hub(desk: &Desk, queue: &WorkQueue) -> Result<HubView, Stop> {
    let of = vec![queue.clone()];
    let new = Queue::New { of: of.clone() };
    let open = Queue::Open(Filter {
        of,
        ..Filter::default()
    });
    let taken = |status| {
        Queue::Open(Filter {
            of: vec![queue.clone()],
            stands: Some(Stands::Taken(status)),
            ..Filter::default()
        })
    };
    let first = longest(desk, &[&new, &taken(Status::New)]).await?;
    let longest = longest(desk, &[&taken(Status::Contacting)]).await?;
    let longest = first.into_iter().chain(longest).min();
    let council = desk.council()?;
    Ok(HubView {
        name: desk.pages.queue(&desk.staff.council, queue),
        not_taken: said(desk, desk.vault.count(&new, MOST).await?),
        open: said(desk, desk.vault.count(&open, MOST).await?),
        longest: longest.map(|received| waited(desk, received)),
        promise: first.and_then(|received| promise::of(desk, council, queue, received)),
    })
}

async fn colleague(
    desk: &Desk,
    queues: &[WorkQueue],
    staff: &Staff,
) -> Result<ColleagueView, Stop> {
    let theirs = |stands| {
        Queue::Open(Filter {
            of: queues.to_vec(),
            stands,
            whose: Some(Whose::Of(staff.id.clone())),
            ..Filter::default()
        })
    };
    let mut counts = Vec::new();
    for status in Status::OPEN {
        let of = theirs(Some(Stands::Taken(status)));
        counts.push(said(desk, desk.vault.count(&of, MOST).await?));
    }
    let all = desk.vault.count(&theirs(None), MOST).await?;
    counts.push(said(desk, all));
    let new = theirs(Some(Stands::Taken(Status::New)));
    let contacting = theirs(Some(Stands::Taken(Status::Contacting)));
    let longest = longest(desk, &[&new, &contacting]).await?;
    let council = &desk.staff.council;
    let list = format!("{}&who={}", Show::Open.address(council), staff.id);
    Ok(ColleagueView {
        name: staff.name.clone(),
        counts,
        longest: longest.map(|received| waited(desk, received)),
        list,
        hand_over: (all.counted > 0).then(|| address::hand_over(council, &staff.id)),
    })
}

/// Since when the family waits that waits longest in any of these.
async fn longest(desk: &Desk, queues: &[&Queue]) -> Result<Option<Timestamp>, Stop> {
    let mut longest = None;
    for queue in queues {
        let page = desk.vault.queue(queue, None).await?;
        let first = page.rows.first().map(|row| row.received);
        longest = longest.into_iter().chain(first).min();
    }
    Ok(longest)
}

/// How many, in words that say where counting stopped.
pub(crate) fn said(desk: &Desk, count: Count) -> String {
    let counted = [("count", count.counted.into())];
    match count.has_more {
        true => desk.pages.say("staff-counted-more", &counted),
        false => count.counted.to_string(),
    }
}

fn waited(desk: &Desk, since: Timestamp) -> String {
    let (message, count) = Waiting::between(since, desk.now).message();
    desk.pages.say(message, &[("count", count.into())])
}
