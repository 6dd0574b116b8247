//! After a form was entered: what to tell the family, and how it reached the hub as staff read it.

use axum::response::{IntoResponse as _, Redirect, Response};
use form_way::Side as _;
use record::ReceiptCode;
use record::entered::{Channel, HowGiven, SaidBy};
use record::permission::Action;
use serde::Serialize;
use site_model::published::PublishedCouncil;

use super::FormAddress;
use super::entering::Entering;
use crate::address;
use crate::desk::Desk;
use crate::pages::Pages;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;
use crate::take::REFERENCE;

/// A row of how a form reached the hub.
#[derive(Serialize)]
pub(crate) struct HowView {
    key: String,
    value: String,
}

/// How a form reached the hub, in words.
pub(crate) fn shown(pages: &Pages, council: &PublishedCouncil, how: &HowGiven) -> Vec<HowView> {
    let say = |id: &str| pages.say(id, &[]);
    let channel = say(&format!("staff-channel-{}", how.channel.as_str()));
    let channel = match how.channel {
        Channel::Paper { filled_in, reached } => {
            let day = pages.date(council, filled_in);
            match reached.map(|day| pages.date(council, day)) {
                Some(reached) => {
                    let days = [("date", day.into()), ("reached", reached.into())];
                    pages.say("staff-entered-paper-reached", &days)
                }
                None => pages.say("staff-entered-paper", &[("date", day.into())]),
            }
        }
        Channel::Phone | Channel::InPerson => channel,
    };
    let said_by = match &how.said_by {
        SaidBy::Themselves => say("staff-said-by-themselves"),
        SaidBy::Another { name, relation } => {
            let named = [
                ("name", name.as_str().into()),
                ("relation", relation.as_str().into()),
            ];
            pages.say("staff-entered-said-by-another", &named)
        }
    };
    let given = say(&format!("staff-notice-given-{}", how.notice_given.as_str()));
    [
        ("staff-entered-channel", channel),
        ("staff-entered-said-by", said_by),
        ("staff-entered-notice", given),
    ]
    .into_iter()
    .map(|(key, value)| HowView {
        key: say(key),
        value,
    })
    .collect()
}

/// What `staff/entered.njk` draws. No `Debug`: the receipt code is a secret.
#[derive(Serialize)]
struct EnteredView {
    form: String,
    reference: String,
    receipt_code: Option<String>,
    /// Where a family enters its code, as it is typed from paper.
    request: String,
    what_happens_next: Vec<String>,
    /// The referral, where this person has taken it.
    referral: Option<String>,
    /// Where "Take" is posted to, where nobody has.
    take: Option<String>,
    reference_field: &'static str,
    another: String,
    queue: String,
}

/// What was sent last of a form, for as long as this session may show it again.
pub(crate) async fn sent(
    RecordAddress((_, form)): FormAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let entering = Entering::open(&desk, &form).await?;
    let place = entering.place();
    let Some(token) = entering.sent_token() else {
        return Ok(Redirect::to(&place.start()).into_response());
    };
    let confirmation = entering.confirmation(token).await?;
    let confirmation = confirmation.ok_or_else(|| Stop::from(Trouble::EntryGone))?;
    let council = desk.council()?;
    let slug = &council.slug;
    let (mut referral, mut take) = (None, None);
    if let Some(submission) = &confirmation.submission {
        if desk.may(Action::Open, &place.form.queue) {
            let taken = desk.vault.taken(submission, &desk.staff.id).await?;
            referral = taken.map(|(family, referral)| address::referral(slug, &family, &referral));
        }
        let may_take = referral.is_none() && desk.may(Action::Take, &place.form.queue);
        take = may_take.then(|| address::take(slug, submission));
    }
    let title = match &referral {
        Some(_) => "staff-entered-title-taken",
        None => "staff-entered-title",
    };
    let view = EnteredView {
        form: place.form.title.clone(),
        reference: confirmation.reference.to_string(),
        receipt_code: confirmation.code.as_ref().map(ReceiptCode::reveal),
        request: format!(
            "{}{}",
            desk.deployment.origins.public,
            site_theme::address::request(slug)
        ),
        what_happens_next: place.form.what_happens_next.clone(),
        referral,
        take,
        reference_field: REFERENCE,
        another: address::enter(slug),
        queue: address::queue(slug),
    };
    let title = desk.pages.say(title, &[]);
    let layout = desk.pages.layout_within(council, title);
    Ok(desk
        .draw("staff/entered.njk", layout, &view)?
        .into_response())
}
