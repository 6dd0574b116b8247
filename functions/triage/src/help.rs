//! Help for staff: what the lists and marks mean, and whom to ask.

use axum::response::{IntoResponse as _, Response};
use record::permission::Action;
use record::referral::Status;
use serde::Serialize;
use site_model::Slug;

use crate::desk::Desk;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::referral_view::StatusTag;

/// What `staff/help.njk` draws.
#[derive(Serialize)]
struct HelpView {
    statuses: Vec<StatusHelp>,
    /// For who searches for families and has a day.
    works_in_a_hub: bool,
    /// For who searches the audit.
    searches_audit: bool,
}

/// A mark, and what it means.
#[derive(Serialize)]
struct StatusHelp {
    tag: StatusTag,
    means: String,
}

/// Shows it.
pub(crate) async fn show(_: RecordAddress<Slug>, desk: Desk) -> Result<Response, Stop> {
    if desk.queues(Action::SeeQueue).is_empty() {
        return Err(desk.refuse("help").await);
    }
    let view = HelpView {
        statuses: Status::ALL
            .map(|status| StatusHelp {
                tag: StatusTag::of(&desk.pages, status),
                means: desk
                    .pages
                    .say(&format!("staff-help-{}", status.as_str()), &[]),
            })
            .into(),
        works_in_a_hub: desk.staff.role.works_in_a_hub(),
        searches_audit: !desk.queues(Action::SearchAudit).is_empty(),
    };
    let title = desk.pages.say("staff-help-title", &[]);
    let layout = desk.pages.layout_within(desk.council()?, title);
    Ok(desk.draw("staff/help.njk", layout, &view)?.into_response())
}
