//! Referrals are given to a colleague: one from its page, or several that were ticked in the queue. It is asked to
//! whom; each is given by itself, and what came of it is told by number and reference. Nothing of a case is opened.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::permission::Action;
use record::{FamilyId, ReferralId, Staff, StaffId, SubmissionId};
use serde::Serialize;
use site_model::WorkQueue;
use site_theme::form_page::SummaryError;
use vault::{Assigned, PAGE, VaultFault};

use crate::address;
use crate::desk::Desk;
use crate::problem::Stop;
use crate::queue_page::Show;
use crate::team::{self, team};

/// What was ticked: the field of each row.
pub(crate) const ROW: &str = "row";
const TO: &str = "to";
const GIVEN: &str = "given";
const ALREADY: &str = "already";
const CHANGED: &str = "changed";

/// How the value of a row begins that nobody has taken.
const SUBMISSION: &str = "submission";
/// What stands in a row for nobody.
const NOBODY: &str = "-";

/// What is given: as it was seen in the queue.
enum Given {
    /// Nobody has taken it.
    Submission(SubmissionId),
    /// A referral, and who worked on it.
    Referral(FamilyId, ReferralId, Option<StaffId>),
}

/// What `staff/assign.njk` draws.
#[derive(Serialize)]
struct AssignView {
    action: String,
    fields: Fields,
    rows: Vec<String>,
    colleagues: Vec<ColleagueView>,
    errors: Vec<SummaryError>,
    error: Option<String>,
    /// What came of it.
    told: Vec<String>,
    queue: String,
}

#[derive(Serialize)]
struct Fields {
    row: &'static str,
    to: &'static str,
}

#[derive(Serialize)]
struct ColleagueView {
    value: String,
    text: String,
}

/// How many came out how.
#[derive(Default)]
struct Came {
    given: usize,
    already: usize,
    changed: usize,
}

impl Given {
    fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        match parts[..] {
            [SUBMISSION, id] => Some(Self::Submission(id.parse().ok()?)),
            [family, referral, NOBODY] => {
                let (family, referral) = (family.parse().ok()?, referral.parse().ok()?);
                Some(Self::Referral(family, referral, None))
            }
            [family, referral, by] => {
                let (family, referral) = (family.parse().ok()?, referral.parse().ok()?);
                Some(Self::Referral(family, referral, Some(StaffId::parse(by)?)))
            }
            _ => None,
        }
    }
}

/// The value of a submission's row.
pub(crate) fn submission_row(id: &SubmissionId) -> String {
    format!("{SUBMISSION}/{id}")
}

/// The value of a referral's row.
pub(crate) fn referral_row(
    family: &FamilyId,
    referral: &ReferralId,
    by: Option<&StaffId>,
) -> String {
    let by = by.map_or(NOBODY, StaffId::as_str);
    format!("{family}/{referral}/{by}")
}

/// Asks to whom.
pub(crate) async fn ask(desk: Desk, request: Request) -> Result<Response, Stop> {
    let query = request.uri().query().unwrap_or_default();
    let queues = may_assign(&desk).await?;
    if let Some((to, came)) = Came::read(query) {
        return tell(&desk, &team(&desk, &queues).await?, &to, &came);
    }
    let rows = form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name == ROW)
        .map(|(_, value)| value.into_owned())
        .collect();
    let rows = readable(rows);
    let error = rows.is_empty().then_some("staff-assign-error-rows");
    draw(&desk, &queues, rows, error).await
}

/// Gives them.
pub(crate) async fn assign(desk: Desk, request: Request) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let queues = may_assign(&desk).await?;
    let rows = posted.fields().iter().filter(|(name, _)| name == ROW);
    let rows = readable(rows.map(|(_, value)| value.clone()).collect());
    if rows.is_empty() {
        return again(&desk, &queues, rows, "staff-assign-error-rows").await;
    }
    let team = team(&desk, &queues).await?;
    let to = posted.first(TO).and_then(StaffId::parse);
    let Some(to) = to.and_then(|id| team::of(&team, &id)) else {
        return again(&desk, &queues, rows, "staff-assign-error-to").await;
    };
    let mut came = Came::default();
    for row in rows.iter().filter_map(|row| Given::read(row)) {
        let assigned = match give(&desk, row, to).await {
            // The others are given all the same, and the page says how many were not.
            Err(stop) if rows.len() > 1 && stop.is_not_found() => Assigned::Changed,
            assigned => assigned?,
        };
        came.count(assigned);
    }
    let told = format!(
        "{}?{}",
        address::assign(&desk.staff.council),
        came.query(&to.id)
    );
    Ok(Redirect::to(&told).into_response())
}

async fn may_assign(desk: &Desk) -> Result<Vec<WorkQueue>, Stop> {
    let queues = desk.queues(Action::Assign);
    match queues.is_empty() {
        true => Err(desk.refuse("assign").await),
        false => Ok(queues),
    }
}

/// No more than a page has, and only what is a row.
fn readable(rows: Vec<String>) -> Vec<String> {
    let rows = rows.into_iter().filter(|row| Given::read(row).is_some());
    rows.take(PAGE).collect()
}

async fn give(desk: &Desk, row: Given, to: &Staff) -> Result<Assigned, Stop> {
    let me = &desk.staff.id;
    let (family, referral, from) = match row {
        Given::Referral(family, referral, from) => (family, referral, from),
        Given::Submission(id) => {
            let taken = take(desk, &id, to).await?;
            let Some((family, referral)) = taken else {
                return Ok(Assigned::Changed);
            };
            if to.id == *me {
                return Ok(Assigned::Now);
            }
            (family, referral, Some(me.clone()))
        }
    };
    let assign = Action::Assign;
    desk.authorise_referral(assign, &family, &referral).await?;
    if to.id == *me {
        // What is one's own opens without a reason: a colleague's that becomes it is opened first, for one.
        let open = Action::Open;
        desk.authorise_referral(open, &family, &referral).await?;
    }
    let whose = desk.vault.whose_referral(&family, &referral).await?;
    if !team::is_theirs(to, &whose.queue) {
        // Of another hub than theirs.
        return Ok(Assigned::Changed);
    }
    let given = (from.as_ref(), &to.id);
    let assigned = desk
        .vault
        .assign_referral(&family, &referral, given, me, desk.now);
    match assigned.await {
        Err(VaultFault::Changed) => Ok(Assigned::Changed),
        assigned => Ok(assigned?),
    }
}

/// Takes what nobody has taken, to give it away. `None` where somebody was faster.
async fn take(
    desk: &Desk,
    id: &SubmissionId,
    to: &Staff,
) -> Result<Option<(FamilyId, ReferralId)>, Stop> {
    desk.authorise_submission(Action::Take, id).await?;
    let queue = desk.vault.queue_of_submission(id).await?;
    if !team::is_theirs(to, &queue) {
        return Ok(None);
    }
    match desk.vault.take(id, &desk.staff.id, desk.now).await {
        Ok(taken) => Ok(Some(taken)),
        Err(VaultFault::Changed) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

impl Came {
    /// As it stands in the address of the page that tells it: a page that is loaded again gives nothing again.
    fn query(&self, to: &StaffId) -> String {
        let Self {
            given,
            already,
            changed,
        } = self;
        format!("{TO}={to}&{GIVEN}={given}&{ALREADY}={already}&{CHANGED}={changed}")
    }

    fn read(query: &str) -> Option<(StaffId, Self)> {
        let asked = |wanted: &str| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.into_owned())
        };
        let count = |name: &str| asked(name)?.parse().ok();
        let came = Self {
            given: count(GIVEN)?,
            already: count(ALREADY)?,
            changed: count(CHANGED)?,
        };
        Some((StaffId::parse(&asked(TO)?)?, came))
    }

    fn count(&mut self, assigned: Assigned) {
        *match assigned {
            Assigned::Now => &mut self.given,
            Assigned::Already => &mut self.already,
            Assigned::Changed => &mut self.changed,
        } += 1;
    }

    fn told(&self, desk: &Desk, team: &[Staff], to: &StaffId) -> Vec<String> {
        let name = match team::of(team, to) {
            _ if *to == desk.staff.id => desk.pages.say("staff-assign-you", &[]),
            Some(to) => to.name.clone(),
            None => desk.pages.say("staff-assign-colleague", &[]),
        };
        let counts = [
            ("staff-assign-given", self.given),
            ("staff-assign-already", self.already),
            ("staff-assign-changed", self.changed),
        ];
        let told = counts.iter().filter(|(_, count)| *count > 0);
        told.map(|(message, count)| {
            let said = [("count", (*count).into()), ("name", name.as_str().into())];
            desk.pages.say(message, &said)
        })
        .collect()
    }
}

async fn again(
    desk: &Desk,
    queues: &[WorkQueue],
    rows: Vec<String>,
    error: &'static str,
) -> Result<Response, Stop> {
    let page = draw(desk, queues, rows, Some(error)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn draw(
    desk: &Desk,
    queues: &[WorkQueue],
    rows: Vec<String>,
    error: Option<&'static str>,
) -> Result<Response, Stop> {
    let team = team(desk, queues).await?;
    let counted = [("count", rows.len().into())];
    let title = desk.pages.say("staff-assign-title", &counted);
    let error = error.map(|message| desk.pages.say(message, &[]));
    let colleagues = team.iter().map(|staff| ColleagueView {
        value: staff.id.to_string(),
        text: match staff.id == desk.staff.id {
            true => desk.pages.say("staff-you", &[]),
            false => staff.name.clone(),
        },
    });
    let view = AssignView {
        action: address::assign(&desk.staff.council),
        fields: Fields { row: ROW, to: TO },
        errors: error
            .iter()
            .map(|text| SummaryError {
                text: text.clone(),
                href: format!("#{TO}"),
            })
            .collect(),
        colleagues: match rows.is_empty() {
            true => Vec::new(),
            false => colleagues.collect(),
        },
        rows,
        error,
        told: Vec::new(),
        queue: Show::Open.address(&desk.staff.council),
    };
    show(desk, title, &view)
}

fn tell(desk: &Desk, team: &[Staff], to: &StaffId, came: &Came) -> Result<Response, Stop> {
    let view = AssignView {
        action: String::new(),
        fields: Fields { row: ROW, to: TO },
        rows: Vec::new(),
        colleagues: Vec::new(),
        errors: Vec::new(),
        error: None,
        told: came.told(desk, team, to),
        queue: Show::Open.address(&desk.staff.council),
    };
    show(desk, desk.pages.say("staff-assigned-title", &[]), &view)
}

fn show(desk: &Desk, title: String, view: &AssignView) -> Result<Response, Stop> {
    let council = desk.council()?;
    let mut layout = desk.pages.layout_within(council, title);
    layout.has_errors = !view.errors.is_empty();
    layout.back = Some(view.queue.clone());
    Ok(desk.draw("staff/assign.njk", layout, view)?.into_response())
}
