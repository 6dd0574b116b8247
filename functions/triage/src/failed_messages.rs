//! Messages that could not be sent: staff have them tried again, or put them aside and tell the family in another
//! way. Nobody is shown where a message was to go: that stands in what the family sent.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use record::OutgoingId;
use record::permission::Action;
use serde::Serialize;
use site_model::{Slug, WorkQueue};
use vault::{Aside, FailedMessage, NotSettled, VaultFault};

use crate::address;
use crate::desk::Desk;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

/// The field with what is to be done.
const DO: &str = "do";
/// The field with the work queue whose message it is.
const QUEUE: &str = "queue";

const TRY_AGAIN: &str = "try-again";
const PUT_ASIDE: &str = "put-aside";

/// What `staff/messages.njk` draws.
#[derive(Serialize)]
struct MessagesView {
    rows: Vec<RowView>,
    fields: Fields,
    /// Whether each row says whose work it is.
    hub: bool,
}

#[derive(Serialize)]
struct Fields {
    #[serde(rename = "do")]
    what: &'static str,
    queue: &'static str,
    try_again: &'static str,
    put_aside: &'static str,
}

#[derive(Serialize)]
struct RowView {
    reference: String,
    kind: String,
    why: String,
    hub: String,
    queue: String,
    settle: String,
}

/// How many there are, and where: for the queue's page. `None` where there are none.
#[derive(Serialize)]
pub(crate) struct Failed {
    text: String,
    href: String,
}

impl Failed {
    pub(crate) async fn of(desk: &Desk) -> Result<Option<Self>, Stop> {
        let failed = failed(desk).await?;
        if failed.is_empty() {
            return Ok(None);
        }
        let count = failed.len();
        Ok(Some(Self {
            text: desk
                .pages
                .say("staff-messages-failed", &[("count", count.into())]),
            href: address::failed_messages(&desk.staff.council),
        }))
    }
}

async fn failed(desk: &Desk) -> Result<Vec<FailedMessage>, Stop> {
    let queues = desk.queues(Action::SettleMessage);
    Ok(desk.vault.failed_messages(&queues).await?)
}

pub(crate) async fn show(desk: Desk) -> Result<Response, Stop> {
    let queues = desk.queues(Action::SettleMessage);
    if queues.is_empty() {
        return Err(desk.refuse("messages").await);
    }
    let council = desk.council()?;
    let pages = &desk.pages;
    let rows = failed(&desk).await?.into_iter().map(|message| RowView {
        reference: message.reference.to_string(),
        kind: pages.say(&format!("staff-message-{}", message.kind), &[]),
        why: pages.say(&format!("staff-message-why-{}", message.why.as_str()), &[]),
        hub: pages.queue(&council.slug, &message.queue),
        queue: message.queue.to_string(),
        settle: address::failed_message(&council.slug, &message.id),
    });
    let view = MessagesView {
        rows: rows.collect(),
        fields: Fields {
            what: DO,
            queue: QUEUE,
            try_again: TRY_AGAIN,
            put_aside: PUT_ASIDE,
        },
        hub: queues.len() > 1,
    };
    let layout = pages.layout_within(council, pages.say("staff-messages-title", &[]));
    Ok(desk
        .draw("staff/messages.njk", layout, &view)?
        .into_response())
}

pub(crate) async fn settle(
    RecordAddress((council, id)): RecordAddress<(Slug, OutgoingId)>,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let aside = match posted.first(DO) {
        Some(TRY_AGAIN) => Aside::TryAgain,
        Some(PUT_ASIDE) => Aside::PutAside,
        _ => return Err(Trouble::NotFound.into()),
    };
    let queue = posted
        .first(QUEUE)
        .and_then(|queue| WorkQueue::parse(queue).ok())
        .filter(|queue| desk.may(Action::SettleMessage, queue));
    let Some(queue) = queue else {
        return Err(desk.refuse(&format!("message#{id}")).await);
    };
    let session = desk.secret.public_id();
    let by = (session.as_str(), &desk.staff.id);
    let settled = desk.vault.settle_message(&id, &queue, aside, by, desk.now);
    match settled.await {
        // A colleague was quicker: the list says what is left.
        Ok(()) | Err(NotSettled::Fault(VaultFault::Changed)) => {
            Ok(Redirect::to(&address::failed_messages(&council)).into_response())
        }
        Err(NotSettled::Locked) => {
            let to = address::failed_messages(&council);
            let stop = Stop::from(Trouble::ViewLocked);
            Err(stop.leading_to("staff-messages-back", to))
        }
        Err(NotSettled::Fault(fault)) => Err(fault.into()),
    }
}
