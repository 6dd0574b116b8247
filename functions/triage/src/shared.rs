//! What a partner's practitioner sees: what is shared with their organisation, and nothing else.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Response};
use record::{CaseItemId, FamilyId};
use serde::Serialize;
use site_model::Slug;

use crate::address;
use crate::agreements_view;
use crate::answers::{self, AnswersView, FirstView};
use crate::desk::Desk;
use crate::pages::Moment;
use crate::problem::Stop;
use crate::record_address::RecordAddress;

/// What `staff/shared-list.njk` draws: nothing that a family wrote.
#[derive(Serialize)]
struct ListView {
    partner: String,
    rows: Vec<RowView>,
    /// What follows.
    more: Option<String>,
}

#[derive(Serialize)]
struct RowView {
    reference: String,
    href: String,
    until: String,
}

/// What `staff/shared.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
struct SharedView {
    form: String,
    /// What the family agreed that it is for, in the words that it saw.
    purpose: String,
    until: String,
    because: String,
    received: Moment,
    first: FirstView,
    answers: Vec<AnswersView>,
}

/// What is shared with this person's organisation.
pub(crate) async fn list(
    _: RecordAddress<Slug>,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let partner = desk.partner().await?;
    let council = desk.council()?;
    let today = desk.pages.today(desk.now);
    let query = request.uri().query().unwrap_or_default();
    let after = query.strip_prefix("after=").and_then(|after| {
        let (until, share) = after.split_once('.')?;
        Some((until.parse().ok()?, share.parse().ok()?))
    });
    let shared = desk.vault.shared_with(partner, today, after).await?;
    let last = shared.rows.last().filter(|_| shared.has_more);
    let named = council.organisations.get(partner).cloned();
    let view = ListView {
        partner: named.unwrap_or_else(|| partner.to_string()),
        more: last.map(|row| address::shared_after(&council.slug, row.until, &row.share)),
        rows: shared
            .rows
            .iter()
            .map(|row| RowView {
                reference: row.reference.to_string(),
                href: address::shared_one(&council.slug, &row.family, &row.share),
                until: desk.pages.date(council, row.until),
            })
            .collect(),
    };
    let title = desk.pages.say("staff-shared-title", &[]);
    let layout = desk.pages.layout_within(council, title);
    let page: Html<String> = desk.draw("staff/shared-list.njk", layout, &view)?;
    Ok(page.into_response())
}

/// One thing that is shared: what the family sent, and how it can be reached safely. Nothing that staff keep.
pub(crate) async fn show(
    RecordAddress((_, family, share)): RecordAddress<(Slug, FamilyId, CaseItemId)>,
    desk: Desk,
) -> Result<Response, Stop> {
    let opened = desk.open_share(&family, &share).await?;
    let council = desk.council()?;
    let (share, sent) = (&opened.share, &opened.submission.sent);
    let view = SharedView {
        form: sent.form_title.clone(),
        purpose: agreements_view::label(sent, &share.agreed),
        until: desk.pages.date(council, share.until),
        because: share.because.as_str().to_owned(),
        received: desk.pages.moment(council, sent.received),
        first: answers::before_contact(&desk.pages, council, sent),
        answers: answers::others(&sent.pages),
    };
    // As on a referral's page: the reference alone.
    let reference = opened.submission.reference.to_string();
    let title = desk
        .pages
        .say("staff-referral-title", &[("reference", reference.into())]);
    let mut layout = desk.pages.layout_within(council, title);
    layout.back = Some(address::shared(&council.slug));
    let page: Html<String> = desk.draw("staff/shared.njk", layout, &view)?;
    Ok(page.into_response())
}
