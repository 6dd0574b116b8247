//! A referral, opened: what the family said, what was done, what can be done next.

use std::collections::BTreeMap;

use axum::extract::Request;
use axum::response::{AppendHeaders, Html, IntoResponse as _, Response};
use http::header::SET_COOKIE;
use record::permission::Action;
use record::{FamilyId, ReferralId, StaffId};
use site_model::Slug;

use crate::address;
use crate::desk::Desk;
use crate::done::Done;
use crate::familys::Familys;
use crate::known_families;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::referral_entry::{Entered, EntryError};
use crate::referral_view;

/// How many entries of its history a page shows.
const HISTORY: u16 = 50;

/// The address of a referral.
pub(crate) type ReferralAddress = RecordAddress<(Slug, FamilyId, ReferralId)>;

/// Opens a referral.
pub(crate) async fn show(
    RecordAddress((_, family, referral)): ReferralAddress,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let (done, told) = Done::told(request.headers(), &referral);
    let nothing = Entered::default();
    let page = page(&desk, &family, &referral, &nothing, &[], done).await?;
    let told = told.map(|cookie| (SET_COOKIE, cookie));
    Ok((AppendHeaders(told), page).into_response())
}

/// The page, with what was entered before. Every drawing is a look, and is audited as one.
pub(crate) async fn page(
    desk: &Desk,
    family: &FamilyId,
    referral: &ReferralId,
    entered: &Entered,
    errors: &[EntryError],
    done: Option<Done>,
) -> Result<Html<String>, Stop> {
    let file = desk.open_referral(Action::Open, family, referral).await?;
    let vault = &desk.vault;
    let history = vault.history(family, HISTORY).await?;
    let users = vault
        .users(&referral_view::colleagues(&file, &history))
        .await?;
    let names: BTreeMap<StaffId, String> =
        users.into_iter().map(|user| (user.id, user.name)).collect();

    // The title is in the browser's history and on shared screens: the reference alone.
    let reference = file.submission.reference.to_string();
    let title = desk
        .pages
        .say("staff-referral-title", &[("reference", reference.into())]);
    let mut layout = desk.pages.layout_within(desk.council()?, title);
    layout.has_errors = !errors.is_empty();
    layout.back = Some(address::queue(&desk.staff.council));
    let familys = Familys::of(desk, &file).await?;
    let about = (&file, &familys, history.as_slice());
    let mut view = referral_view::draw(desk, about, &names, (entered, errors), done)?;
    view.linked = known_families::linked(desk, &file).await?;
    view.linked_warnings = known_families::linked_warnings(desk, &file).await?;
    desk.draw("staff/referral.njk", layout, &view)
}
