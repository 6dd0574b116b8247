//! Changing a referral: its status, a note. Whatever happens, nothing typed is lost.

use axum::extract::Request;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use record::permission::Action;
use record::{FamilyId, ReferralId};
use site_model::Slug;
use vault::VaultFault;

use crate::address;
use crate::desk::Desk;
use crate::done::Done;
use crate::next_path::NextPath;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::referral_entry::{Entered, EntryError};
use crate::referral_page::{self, ReferralAddress};

/// The referral that is changed.
type Ids = (Slug, FamilyId, ReferralId);

/// Saves what was entered on the page of a referral.
pub(crate) async fn save(
    RecordAddress(ids): ReferralAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let entered = Entered::read(&Posted::read(request).await?);
    let saved = match desk {
        Ok(desk) => change(&desk, &ids, &entered).await,
        Err(stop) => Err(stop),
    };
    saved.map_err(|stop| keeping(stop, &entered, &ids))
}

async fn change(desk: &Desk, ids: &Ids, entered: &Entered) -> Result<Response, Stop> {
    let (council, family, referral) = ids;
    let change = match entered.change() {
        Ok(change) => change,
        Err(errors) => return ask_again(desk, ids, entered, &errors).await,
    };
    for (action, is_wanted) in [
        (Action::Move, change.step.is_some()),
        (Action::AddNote, change.note.is_some()),
    ] {
        if is_wanted {
            desk.authorise_referral(action, family, referral).await?;
        }
    }

    let by = &desk.staff.id;
    match desk
        .vault
        .change_referral(family, referral, &change, by, desk.now)
        .await
    {
        Ok(()) => {}
        // It does not stand any more where this worker saw it: they have to see that first.
        Err(VaultFault::Changed) => {
            return ask_again(desk, ids, entered, &[EntryError::ChangedMeanwhile]).await;
        }
        Err(fault) => return Err(fault.into()),
    }

    let done = match (&change.note, &change.step) {
        (Some(_), Some(_)) => Done::NotedAndMoved,
        (_, Some(_)) => Done::Moved,
        _ => Done::Noted,
    };
    let cookie = done.tell(referral).map(|cookie| (SET_COOKIE, cookie));
    // Shown by GET, so that a reload does not post again.
    let to = address::referral(council, family, referral);
    Ok((AppendHeaders(cookie), Redirect::to(&to)).into_response())
}

/// The page with all that was entered, and what is the matter with it.
async fn ask_again(
    desk: &Desk,
    (_, family, referral): &Ids,
    entered: &Entered,
    errors: &[EntryError],
) -> Result<Response, Stop> {
    let page = referral_page::page(desk, family, referral, entered, errors, None).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn keeping(stop: Stop, entered: &Entered, (council, family, referral): &Ids) -> Stop {
    match NextPath::parse(&address::referral(council, family, referral)) {
        Some(back) => stop.keeping(entered.typed(), council, &back),
        None => stop,
    }
}
