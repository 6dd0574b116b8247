//! A referral, opened: what the family said, what was done, what can be done next.

use std::collections::BTreeMap;

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use record::permission::Action;
use record::{FamilyId, ReferralId, StaffId};
use site_model::Slug;

use crate::address;
use crate::desk::Desk;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::referral_view::{self, Entered};

/// How many entries of its history a page shows.
const HISTORY: u16 = 50;

/// The address of a referral.
pub(crate) type ReferralAddress = RecordAddress<(Slug, FamilyId, ReferralId)>;

/// What was just done, as the address says it, and as the page does.
const DONE: [(&str, &str); 2] = [("note", "staff-done-note"), ("moved", "staff-done-moved")];

/// Opens a referral.
pub(crate) async fn show(
    RecordAddress((_, family, referral)): ReferralAddress,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let query = request.uri().query().unwrap_or_default();
    let done = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "done")
        .and_then(|(_, value)| DONE.into_iter().find(|(name, _)| *name == value));
    let done = done.map(|(_, message)| message);
    let page = page(&desk, &family, &referral, Entered::default(), done).await?;
    Ok(page.into_response())
}

/// Leads to the referral from the addresses that are only posted to.
pub(crate) async fn back_to(
    RecordAddress((council, family, referral)): ReferralAddress,
) -> Redirect {
    Redirect::to(&address::referral(&council, &family, &referral))
}

/// The page, with what was entered before. Every drawing is an opening, and is audited as one.
pub(crate) async fn page(
    desk: &Desk,
    family: &FamilyId,
    referral: &ReferralId,
    entered: Entered,
    done: Option<&'static str>,
) -> Result<Html<String>, Stop> {
    desk.authorise_referral(Action::Open, family, referral)
        .await?;
    let vault = &desk.vault;
    let file = vault
        .open_referral(family, referral, &desk.staff.id, desk.now)
        .await?;
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
    layout.has_errors = entered.error.is_some();
    layout.back = Some(address::queue(&desk.staff.council));
    let view = referral_view::draw(desk, &file, &history, &names, entered, done)?;
    desk.draw("staff/referral.njk", layout, &view)
}
