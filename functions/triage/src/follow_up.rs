//! Opening what a family said after it sent a form: it leads to the referral of what it follows.

use axum::extract::Request;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use record::permission::Action;
use record::{FollowUpId, Reference, SubmissionId};
use serde::Serialize;
use site_model::Slug;
use vault::{FollowedUp, VaultFault};

use crate::address;
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::take::{FOLLOW_UP, REFERENCE};

/// What `staff/take-first.njk` draws.
#[derive(Serialize)]
struct TakeFirstView {
    reference: String,
    reference_field: &'static str,
    /// Where "Take" is posted to, for who may.
    take: Option<String>,
    follow_up_field: &'static str,
    follow_up: String,
    queue: String,
}

/// Takes it, and opens its referral.
pub(crate) async fn open(
    RecordAddress((council, id)): RecordAddress<(Slug, FollowUpId)>,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    // Only to say what it is about; what it is about is read from the follow-up itself.
    let reference = posted.first(REFERENCE).and_then(|text| text.parse().ok());
    let queue = desk.vault.queue_of_follow_up(&id).await;
    let may_take = queue
        .as_ref()
        .is_ok_and(|queue| desk.may(Action::Take, queue));
    desk.authorise_follow_up(queue, &id).await?;
    match take(&desk, &council, &id).await? {
        Taken::Leads(response) => Ok(response),
        Taken::TakeFirst(submission) => {
            let to = may_take.then(|| address::take(&council, &submission));
            take_first(&desk, (&id, reference), to)
        }
    }
}

/// Where a follow-up that was taken leads.
pub(crate) enum Taken {
    /// To its referral.
    Leads(Response),
    /// Nobody has taken what it follows.
    TakeFirst(SubmissionId),
}

/// Takes a follow-up that this person may take.
pub(crate) async fn take(desk: &Desk, council: &Slug, id: &FollowUpId) -> Result<Taken, Stop> {
    let taken = desk
        .vault
        .take_follow_up(id, &desk.staff.id, desk.now)
        .await;
    let queue = || address::queue(council);
    let taken = taken.map_err(|fault: VaultFault| {
        Stop::from(fault).leading_to("staff-back-to-queue", queue())
    })?;
    Ok(match taken {
        FollowedUp::TakeFirst(submission) => Taken::TakeFirst(submission),
        FollowedUp::Joined(family, referral) => {
            let told = Done::FollowUpTaken.tell(&referral);
            let told = told.map(|cookie| (SET_COOKIE, cookie));
            let to = address::referral(council, &family, &referral);
            Taken::Leads((AppendHeaders(told), Redirect::to(&to)).into_response())
        }
    })
}

fn take_first(
    desk: &Desk,
    (id, reference): (&FollowUpId, Option<Reference>),
    take: Option<String>,
) -> Result<Response, Stop> {
    let council = desk.council()?;
    let unknown = || desk.pages.say("staff-this-referral", &[]);
    let view = TakeFirstView {
        reference: reference.map_or_else(unknown, |reference| reference.to_string()),
        reference_field: REFERENCE,
        take,
        follow_up_field: FOLLOW_UP,
        follow_up: id.to_string(),
        queue: address::queue(&council.slug),
    };
    let title = desk.pages.say("staff-take-first-title", &[]);
    let layout = desk.pages.layout_within(council, title);
    let html = desk.draw("staff/take-first.njk", layout, &view)?;
    // Nothing was changed: what is asked for waits for something else.
    Ok((StatusCode::CONFLICT, html).into_response())
}
