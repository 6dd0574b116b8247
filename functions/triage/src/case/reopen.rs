//! Undoing the end of a referral: it stands again where it stood, and it stays written down why.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use record::permission::Action;
use record::reason::Reason;
use record::referral::{Move, Moved};
use vault::Change;

use super::{Asked, Case, CaseAddress, again, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::family_view::Preview;
use crate::familys::Familys;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;
use crate::referral_view::say_status;

const BECAUSE: &str = "reopen-because";

/// Says what will happen, and asks why.
pub(crate) async fn ask_to_reopen(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::Move).await?;
    let Some(end) = case.end() else {
        return Ok(Redirect::to(&case.referral()).into_response());
    };
    let html = case.draw_reopening(end, &Asked::default()).await?;
    Ok(Html(html).into_response())
}

/// Does it.
pub(crate) async fn reopen(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let reopened = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::Move).await?;
        case.reopen(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(BECAUSE, "staff-asked-reopen-because-label")];
    reopened
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

impl Case<'_> {
    /// The move that ended it, where it has ended.
    fn end(&self) -> Option<&Moved> {
        self.file.moves.last().filter(|last| last.to.is_end())
    }

    async fn reopen(&self, posted: &Posted) -> Result<Response, Stop> {
        let Some(end) = self.end() else {
            return self.reopened_already(posted);
        };
        let because = match self.reopening_page()?.read(posted) {
            Ok(answers) => text(&answers, BECAUSE).and_then(Reason::parse),
            Err((entered, errors)) => {
                let asked = Asked {
                    entered,
                    errors,
                    ..Asked::default()
                };
                return Ok(again(self.draw_reopening(end, &asked).await?));
            }
        };
        let because = because.ok_or_else(|| Stop::from(Trouble::NotRead))?;
        let step =
            Move::back(&self.file.moves, because).map_err(|_| Stop::from(Trouble::NotRead))?;
        let change = Change {
            step: Some(step),
            note: None,
        };
        let (family, referral) = (&self.file.family, &self.file.referral);
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        vault
            .change_referral(family, referral, &change, &staff.id, *now)
            .await?;
        Ok(self.done(Done::Reopened))
    }

    /// Sent twice, it is done once; what a colleague did is seen first.
    fn reopened_already(&self, posted: &Posted) -> Result<Response, Stop> {
        let because = posted.first(BECAUSE).and_then(Reason::parse);
        let staff = &self.desk.staff;
        let is_mine = self.file.moves.last().is_some_and(|last| {
            last.from.is_end() && last.by == staff.id && last.reason == because
        });
        if is_mine {
            return Ok(self.done(Done::Reopened));
        }
        Err(Stop::from(Trouble::AlreadyEnded)
            .told_to(staff)
            .leading_to("staff-entered-open", self.referral()))
    }

    fn reopening_page(&self) -> Result<AskedPage<'_>, Stop> {
        let questions = vec![self.words(BECAUSE, true, None)];
        self.page("staff-reopen-title", questions, "reopen")
    }

    async fn draw_reopening(&self, end: &Moved, asked: &Asked<'_>) -> Result<String, Stop> {
        let (desk, pages) = (self.desk, &self.desk.pages);
        let council = desk.council()?;
        let familys = Familys::of(desk, &self.file).await?;
        let status = say_status(pages, end.from);
        let preview = Preview::moved(desk, council, (&self.file, &familys), end.from);
        let mut paragraphs = vec![pages.say("staff-reopen-text", &[("status", status.into())])];
        if preview.is_none() {
            paragraphs.push(self.say("staff-outcome-unseen"));
        }
        let around = Around {
            paragraphs,
            now_heading: Some(self.say("staff-reopen-ended")),
            now: end.reason.as_ref().map(|it| it.as_str().to_owned()),
            preview,
            button: Some(self.say("staff-reopen-button")),
            ..Around::default()
        };
        self.draw(&self.reopening_page()?, asked, around)
    }
}
