//! Taking a submission: from then on it has a name beside it.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use record::permission::Action;
use record::{FollowUpId, SubmissionId};
use site_model::Slug;
use vault::VaultFault;

use crate::address;
use crate::desk::Desk;
use crate::follow_up::{self, Taken};
use crate::next_path::NextPath;
use crate::problem::{Stop, Trouble};
use crate::queue_page::Show;
use crate::record_address::RecordAddress;

/// The field with the reference that the row showed.
pub(crate) const REFERENCE: &str = "reference";
/// The field with what the family said since, where that is why it is taken.
pub(crate) const FOLLOW_UP: &str = "follow-up";

pub(crate) async fn take(
    RecordAddress((council, id)): RecordAddress<(Slug, SubmissionId)>,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    // Only to say what it was about, should a colleague have been faster.
    let reference = posted.first(REFERENCE).and_then(|text| text.parse().ok());
    let queue = address::queue(&council);
    let desk = match desk {
        Ok(desk) => desk,
        Err(stop) => return Err(keeping_nothing(stop, &council, &queue)),
    };
    desk.authorise_submission(Action::Take, &id).await?;
    let taken = desk.vault.take(&id, &desk.staff.id, desk.now).await;
    match taken {
        Ok((family, referral)) => {
            // It was taken for what the family said since: that comes with it.
            let follow_up = posted.first(FOLLOW_UP).and_then(|id| id.parse().ok());
            if let Some(follow_up) = follow_up
                && let Some(opened) = with_it(&desk, &council, &follow_up).await?
            {
                return Ok(opened);
            }
            let to = address::referral(&council, &family, &referral);
            Ok(Redirect::to(&to).into_response())
        }
        Err(VaultFault::Changed) => {
            let open = Show::Open.address(&council);
            Err(Stop::from(Trouble::AlreadyTaken)
                .about(reference)
                .told_to(&desk.staff)
                .leading_to("staff-see-open", open))
        }
        Err(fault) => Err(Stop::from(fault).leading_to("staff-back-to-queue", queue)),
    }
}

/// What the family said since, where it can be taken with what it follows.
async fn with_it(desk: &Desk, council: &Slug, id: &FollowUpId) -> Result<Option<Response>, Stop> {
    let queue = desk.vault.queue_of_follow_up(id).await;
    desk.authorise_follow_up(queue, id).await?;
    Ok(match follow_up::take(desk, council, id).await? {
        Taken::Leads(response) => Some(response),
        Taken::TakeFirst(_) => None,
    })
}

fn keeping_nothing(stop: Stop, council: &Slug, queue: &str) -> Stop {
    match NextPath::parse(queue) {
        Some(queue) => stop.keeping(Vec::new(), council, &queue),
        None => stop,
    }
}
