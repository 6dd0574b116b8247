//! Whom else a form names who is to be told what the hub holds about them, as the page of a referral shows it.

use record::StaffId;
use record::permission::Action;
use record::telling::{End, Ended};
use serde::Serialize;
use site_model::published::PublishedCouncil;
use vault::ReferralFile;

use crate::address;
use crate::desk::Desk;
use crate::pages::Moment;

/// One of them.
#[derive(Serialize)]
pub(crate) struct TellingView {
    whom: String,
    /// The last day, while it is to be done.
    due: Option<String>,
    /// How it ended.
    ended: Option<EndedView>,
    /// Where that is recorded, for who may.
    record: Option<String>,
}

#[derive(Serialize)]
struct EndedView {
    how: String,
    because: Option<String>,
    by: String,
    at: Moment,
}

/// All of them. `name` says who of the staff somebody is.
pub(crate) fn shown(
    desk: &Desk,
    council: &PublishedCouncil,
    file: &ReferralFile,
    name: impl Fn(&StaffId) -> String,
) -> Vec<TellingView> {
    let may_end = desk.may(Action::EndTelling, &file.queue);
    let all = file.tellings.iter().enumerate();
    all.map(|(number, telling)| {
        let is_open = telling.ended.is_none();
        let record = || address::telling(&council.slug, &file.family, &file.referral, number);
        let ended = telling.ended.as_ref();
        TellingView {
            whom: telling.whom.clone(),
            due: is_open.then(|| desk.pages.date(council, telling.by)),
            ended: ended.map(|ended| how_it_ended(desk, council, ended, name(&ended.by))),
            record: (is_open && may_end).then(record),
        }
    })
    .collect()
}

fn how_it_ended(desk: &Desk, council: &PublishedCouncil, ended: &Ended, by: String) -> EndedView {
    let (how, because) = match &ended.end {
        End::Told { how, on } => {
            let message = format!("staff-told-{}", how.as_str());
            let on = desk.pages.date(council, *on);
            (desk.pages.say(&message, &[("date", on.into())]), None)
        }
        End::NotNeeded { exception, because } => {
            let message = format!("staff-exception-{}", exception.as_str());
            let because = because.as_str().to_owned();
            (desk.pages.say(&message, &[]), Some(because))
        }
    };
    EndedView {
        how,
        because,
        by,
        at: desk.pages.moment(council, ended.at),
    }
}
