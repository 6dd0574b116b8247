//! Changing a referral: adding a note, moving it on. Whatever happens, nothing typed is lost.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::note::NoteText;
use record::permission::Action;
use record::reason::Reason;
use record::referral::{Move, NoSuchMove, Status};
use record::{FamilyId, NoteId, ReferralId};
use site_model::Slug;
use vault::VaultFault;

use crate::address;
use crate::desk::Desk;
use crate::next_path::NextPath;
use crate::problem::{Stop, Typed};
use crate::record_address::RecordAddress;
use crate::referral_page::{self, ReferralAddress};
use crate::referral_view::{Entered, EntryError, FROM, NOTE, NOTE_ID, REASON, TO};

/// The referral that is changed.
type Ids = (Slug, FamilyId, ReferralId);

/// Adds a note.
pub(crate) async fn add_note(
    RecordAddress(ids): ReferralAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let text = posted.first(NOTE).unwrap_or_default().to_owned();
    let id = posted.first(NOTE_ID).and_then(|id| id.parse().ok());
    let typed = typed("staff-note-label", &text);
    save_note(desk, &ids, id, text)
        .await
        .map_err(|stop| keeping(stop, typed, &ids))
}

async fn save_note(
    desk: Result<Desk, Stop>,
    ids: &Ids,
    id: Option<NoteId>,
    text: String,
) -> Result<Response, Stop> {
    let (council, family, referral) = ids;
    let desk = desk?;
    desk.authorise_referral(Action::AddNote, family, referral)
        .await?;
    let Some(note) = NoteText::parse(&text) else {
        let error = if text.trim().is_empty() {
            EntryError::NoteMissing
        } else {
            EntryError::NoteTooLong
        };
        let entered = Entered {
            note_id: id,
            note: text,
            error: Some(error),
            ..Entered::default()
        };
        let page = referral_page::page(&desk, family, referral, entered, None).await?;
        return Ok(unprocessable(page));
    };
    // A page without the id, such as one from before it had one, adds its note all the same.
    let id = id.unwrap_or_else(|| NoteId::random(&mut rand::rng()));
    desk.vault
        .add_note(family, referral, (&id, &note), &desk.staff.id, desk.now)
        .await?;
    Ok(done(council, family, referral, "note"))
}

/// Moves a referral.
pub(crate) async fn move_on(
    RecordAddress(ids): ReferralAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let field = |name| posted.first(name).unwrap_or_default().to_owned();
    let typed = typed("staff-reason-label", &field(REASON));
    let entered = Entered {
        to: field(TO),
        reason: field(REASON),
        ..Entered::default()
    };
    let from = Status::parse(&field(FROM));
    save_move(desk, &ids, from, entered)
        .await
        .map_err(|stop| keeping(stop, typed, &ids))
}

async fn save_move(
    desk: Result<Desk, Stop>,
    ids: &Ids,
    from: Option<Status>,
    entered: Entered,
) -> Result<Response, Stop> {
    let (council, family, referral) = ids;
    let desk = desk?;
    desk.authorise_referral(Action::Move, family, referral)
        .await?;
    let error = match read_move(from, &entered) {
        Err(error) => error,
        Ok(step) => {
            let moved = desk
                .vault
                .move_referral(family, referral, &step, &desk.staff.id, desk.now)
                .await;
            match moved {
                Ok(()) => return Ok(done(council, family, referral, "moved")),
                // It does not stand any more where this worker saw it: they have to see that first.
                Err(VaultFault::Changed) => EntryError::MovedMeanwhile,
                Err(fault) => return Err(fault.into()),
            }
        }
    };
    let entered = Entered {
        error: Some(error),
        ..entered
    };
    let page = referral_page::page(&desk, family, referral, entered, None).await?;
    Ok(unprocessable(page))
}

/// The move that was entered, if there is such a move.
fn read_move(from: Option<Status>, entered: &Entered) -> Result<Move, EntryError> {
    let to = Status::parse(&entered.to).ok_or(EntryError::MoveMissing)?;
    let reason = Reason::parse(&entered.reason);
    if reason.is_none() && !entered.reason.trim().is_empty() {
        return Err(EntryError::ReasonTooLong);
    }
    let from = from.ok_or(EntryError::MovedMeanwhile)?;
    Move::new(from, to, reason).map_err(|no_such_move| match no_such_move {
        NoSuchMove::NotFromHere => EntryError::MovedMeanwhile,
        NoSuchMove::NeedsReason => EntryError::ReasonMissing,
    })
}

/// Shown by GET, so that a reload does not post again.
fn done(council: &Slug, family: &FamilyId, referral: &ReferralId, what: &str) -> Response {
    let referral = address::referral(council, family, referral);
    Redirect::to(&format!("{referral}?done={what}")).into_response()
}

fn unprocessable(page: Html<String>) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn typed(label: &'static str, text: &str) -> Vec<Typed> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    vec![Typed {
        label,
        text: text.to_owned(),
    }]
}

fn keeping(stop: Stop, typed: Vec<Typed>, (council, family, referral): &Ids) -> Stop {
    match NextPath::parse(&address::referral(council, family, referral)) {
        Some(back) => stop.keeping(typed, council, &back),
        None => stop,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(from: &str, to: &str, reason: &str) -> Result<Status, EntryError> {
        let entered = Entered {
            to: to.to_owned(),
            reason: reason.to_owned(),
            ..Entered::default()
        };
        read_move(Status::parse(from), &entered).map(|step| step.to())
    }

    #[test]
    fn a_move_of_the_table_is_read_with_its_reason() {
        assert_eq!(read("new", "contacting", ""), Ok(Status::Contacting));
        assert_eq!(read("new", "closed", "Sent twice"), Ok(Status::Closed));
    }

    #[test]
    fn each_mistake_is_told_from_the_others() {
        let long = "x".repeat(Reason::LONGEST + 1);
        for (from, to, reason, error) in [
            ("new", "", "", EntryError::MoveMissing),
            ("new", "elsewhere", "", EntryError::MoveMissing),
            ("new", "closed", " \n ", EntryError::ReasonMissing),
            ("new", "closed", &long, EntryError::ReasonTooLong),
            ("new", "supported", "", EntryError::MovedMeanwhile),
            ("", "contacting", "", EntryError::MovedMeanwhile),
        ] {
            assert_eq!(read(from, to, reason), Err(error), "{from} {to}");
        }
    }
}
