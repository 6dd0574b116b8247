//! A manager gives a colleague's whole list to another: who leaves, or is ill, has families who wait. Some pages of it
//! at a time, so that each request ends; the page says what is left.

use axum::extract::Request;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http_edge::Posted;
use record::permission::Action;
use record::{Staff, StaffId};
use serde::Serialize;
use site_model::{Slug, WorkQueue};
use site_theme::form_page::SummaryError;
use vault::{Assigned, Filter, Queue, Subject, VaultFault, Whose};

use crate::address;
use crate::caseload::said;
use crate::desk::Desk;
use crate::problem::Stop;
use crate::record_address::RecordAddress;
use crate::team::{self, team};

const TO: &str = "to";
const GIVEN: &str = "given";
const LEFT: &str = "left";

/// How far is counted.
const MOST: usize = 100;

/// How many pages of a list one request hands over.
const PAGES: usize = 2;

/// What `staff/hand-over.njk` draws.
#[derive(Serialize)]
struct HandOverView {
    name: String,
    action: String,
    field: &'static str,
    /// How many there are; `None` where there is nothing.
    count: Option<String>,
    colleagues: Vec<ChoiceView>,
    errors: Vec<SummaryError>,
    error: Option<String>,
    /// What was done just now.
    told: Vec<String>,
}

#[derive(Serialize)]
struct ChoiceView {
    value: String,
    text: String,
    checked: bool,
}

/// What a request does.
#[derive(Default)]
struct Done<'a> {
    to: Option<&'a Staff>,
    given: usize,
    left: usize,
    error: Option<&'static str>,
}

/// A colleague's list.
struct List {
    of: StaffId,
    name: String,
    queues: Vec<WorkQueue>,
    team: Vec<Staff>,
}

type Address = RecordAddress<(Slug, String)>;

/// Asks to whom.
pub(crate) async fn ask(
    RecordAddress((_, id)): Address,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let list = List::of(&desk, &id).await?;
    let query = request.uri().query().unwrap_or_default();
    let done = Done::read(query, &list.team).unwrap_or_default();
    list.draw(&desk, &done).await
}

/// Hands it over.
pub(crate) async fn hand_over(
    RecordAddress((_, id)): Address,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let list = List::of(&desk, &id).await?;
    let to = posted.first(TO).and_then(StaffId::parse);
    let to = to.filter(|to| *to != list.of);
    let Some(to) = to.and_then(|to| team::of(&list.team, &to)) else {
        let error = Some("staff-assign-error-to");
        let done = Done {
            error,
            ..Done::default()
        };
        let page = list.draw(&desk, &done).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let done = list.give(&desk, to).await?;
    let address = address::hand_over(&desk.staff.council, &list.of);
    let (given, left) = (done.given, done.left);
    let told = format!("{address}?{TO}={}&{GIVEN}={given}&{LEFT}={left}", to.id);
    Ok(Redirect::to(&told).into_response())
}

impl<'a> Done<'a> {
    /// What an address tells of a request before.
    fn read(query: &str, team: &'a [Staff]) -> Option<Self> {
        let asked = |wanted: &str| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.into_owned())
        };
        Some(Self {
            to: Some(team::of(team, &StaffId::parse(&asked(TO)?)?)?),
            given: asked(GIVEN)?.parse().ok()?,
            left: asked(LEFT)?.parse().ok()?,
            error: None,
        })
    }
}

impl List {
    async fn of(desk: &Desk, id: &str) -> Result<Self, Stop> {
        let queues = desk.queues(Action::HandOver);
        let known = match StaffId::parse(id) {
            Some(id) if !queues.is_empty() => desk.vault.user(&id).await?,
            _ => None,
        };
        // Whose access was ended has a list still: that is when it is handed over.
        let under = known.filter(|known| {
            known.user.is_under(&desk.staff) || known.user.staff.id == desk.staff.id
        });
        let Some(known) = under else {
            return Err(desk.refuse("hand-over").await);
        };
        desk.was_asked_just_now()?;
        Ok(Self {
            of: known.user.staff.id,
            name: known.user.staff.name,
            team: team(desk, &queues).await?,
            queues,
        })
    }

    fn queue(&self) -> Queue {
        Queue::Open(Filter {
            of: self.queues.clone(),
            whose: Some(Whose::Of(self.of.clone())),
            ..Filter::default()
        })
    }

    async fn give<'a>(&self, desk: &Desk, to: &'a Staff) -> Result<Done<'a>, Stop> {
        let mut done = Done {
            to: Some(to),
            ..Done::default()
        };
        let mut after = None;
        for _ in 0..PAGES {
            let page = desk.vault.queue(&self.queue(), after.as_deref()).await?;
            for row in &page.rows {
                let Subject::Referral(family, referral) = &row.subject else {
                    continue;
                };
                // A colleague of one hub takes over nothing of another.
                let is_theirs = team::is_theirs(to, &row.queue);
                let given = (Some(&self.of), &to.id);
                let (by, now) = (&desk.staff.id, desk.now);
                let assigned = match is_theirs {
                    true => {
                        desk.vault
                            .assign_referral(family, referral, given, by, now)
                            .await
                    }
                    false => Ok(Assigned::Changed),
                };
                match assigned {
                    Ok(Assigned::Now | Assigned::Already) => done.given += 1,
                    Ok(Assigned::Changed) | Err(VaultFault::Changed) => done.left += 1,
                    Err(fault) => return Err(fault.into()),
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        Ok(done)
    }

    async fn draw(&self, desk: &Desk, done: &Done<'_>) -> Result<Response, Stop> {
        let count = desk.vault.count(&self.queue(), MOST).await?;
        let (pages, council) = (&desk.pages, desk.council()?);
        let error = done.error.map(|message| pages.say(message, &[]));
        let name = done.to.map_or("", |to| to.name.as_str());
        let told = [
            ("staff-assign-given", done.given),
            ("staff-hand-over-left", done.left),
        ];
        let told = told.iter().filter(|(_, count)| *count > 0);
        let others = self.team.iter().filter(|staff| staff.id != self.of);
        let view = HandOverView {
            name: self.name.clone(),
            action: address::hand_over(&council.slug, &self.of),
            field: TO,
            count: (count.counted > 0).then(|| said(desk, count)),
            colleagues: others
                .map(|staff| ChoiceView {
                    value: staff.id.to_string(),
                    text: match staff.id == desk.staff.id {
                        true => pages.say("staff-you", &[]),
                        false => staff.name.clone(),
                    },
                    checked: done.to.is_some_and(|to| to.id == staff.id),
                })
                .collect(),
            errors: error
                .iter()
                .map(|text| SummaryError {
                    text: text.clone(),
                    href: format!("#{TO}"),
                })
                .collect(),
            error,
            told: told
                .map(|(message, count)| {
                    let said = [("count", (*count).into()), ("name", name.into())];
                    pages.say(message, &said)
                })
                .collect(),
        };
        let title = pages.say("staff-hand-over-title", &[]);
        let mut layout = pages.layout_within(council, title);
        layout.has_errors = !view.errors.is_empty();
        layout.back = Some(address::caseload(&council.slug));
        Ok(desk
            .draw("staff/hand-over.njk", layout, &view)?
            .into_response())
    }
}
