//! The page of what the family sees with its code, and of what staff decided about that.

use std::collections::BTreeMap;

use axum::extract::Request;
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use http::header::SET_COOKIE;
use record::StaffId;
use record::permission::Action;
use record::view::{FamilyView, Part};
use record::view_change::{Decided, ViewDecision};
use serde::Serialize;

use super::preview::Preview;
use super::thread::{MessageView, thread};
use super::{ViewAddress, Viewing};
use crate::address;
use crate::answers::{self, FirstView};
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::Stop;
use crate::record_address::RecordAddress;

/// What `staff/family-view.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Serialize)]
struct OverviewView {
    reference: String,
    /// What was just done.
    done: Option<String>,
    /// That what the code shows does not open, in words.
    lost: Option<String>,
    /// Why nobody sees anything with a code: in words.
    nothing: Option<String>,
    /// What has to be known before anybody contacts the family.
    first: FirstView,
    parts: Vec<PartView>,
    preview: Option<Preview>,
    thread: Vec<MessageView>,
    /// Where a message is written, while the family would see it.
    message: Option<String>,
    /// Where the plan is written.
    plan: Option<String>,
    lock: Option<String>,
    new_code: Option<String>,
    decisions: Vec<DecisionView>,
}

/// A part that is switched on or off.
#[derive(Serialize)]
struct PartView {
    title: String,
    /// What it shows, in words.
    means: String,
    /// Who was asked whether it is safe, and when, while it is switched on.
    asked: Option<String>,
    is_shown: bool,
    /// Where it is switched on, or off.
    show: Option<String>,
    hide: Option<String>,
}

/// A decision, for a timeline.
#[derive(Serialize)]
struct DecisionView {
    what: String,
    by: String,
    at: String,
    /// What was asked or checked, in a worker's words.
    more: Option<String>,
}

/// What the family sees now.
pub(crate) async fn show(
    RecordAddress((_, family, referral)): ViewAddress,
    desk: Desk,
    request: Request,
) -> Result<Response, Stop> {
    let (done, told) = Done::told(request.headers(), &referral);
    let viewing = Viewing::open(&desk, (&family, &referral), Action::SwitchView).await?;
    let names = viewing.names().await?;
    let view = viewing.overview(&names, done)?;
    let title = [("reference", view.reference.clone().into())];
    let title = desk.pages.say("staff-view-title", &title);
    let mut layout = desk.pages.layout_within(viewing.council, title);
    layout.back = Some(viewing.referral());
    let page = desk.draw("staff/family-view.njk", layout, &view)?;
    let told = told.map(|cookie| (SET_COOKIE, cookie));
    Ok((AppendHeaders(told), page).into_response())
}

impl Viewing<'_> {
    /// The names of those who decided.
    async fn names(&self) -> Result<BTreeMap<StaffId, String>, Stop> {
        let mut ids: Vec<StaffId> = self
            .file
            .decisions
            .iter()
            .map(|one| one.by.clone())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let users = self.desk.vault.users(&ids).await?;
        Ok(users.into_iter().map(|user| (user.id, user.name)).collect())
    }

    fn overview(
        &self,
        names: &BTreeMap<StaffId, String>,
        done: Option<Done>,
    ) -> Result<OverviewView, Stop> {
        let (desk, referral) = (self.desk, self.referral());
        let pages = &*desk.pages;
        let name = |id: &StaffId| {
            let name = names.get(id).cloned();
            name.unwrap_or_else(|| self.say("staff-colleague"))
        };
        let opens_a_view = self.file.submission.sent.kind.opens_a_view();
        let is_open = !self.is_locked();
        let seen = self.familys.opens().filter(|_| is_open);
        let may = |action| desk.may(action, &self.file.queue);
        let writes = seen.filter(|_| may(Action::WriteToFamily));
        let shows = |part| move |view: &&FamilyView| view.shown.has(part);
        let decisions = self.file.decisions.iter().rev();
        Ok(OverviewView {
            reference: self.file.submission.reference.to_string(),
            done: done.map(|done| pages.say(&done.message(), &[])),
            lost: self.familys.lost().map(|message| self.say(message)),
            nothing: match &self.file.view {
                _ if !opens_a_view => Some("staff-view-professional"),
                None => Some("staff-view-no-code"),
                Some(_) if self.is_locked() => Some("staff-view-locked"),
                Some(_) => None,
            }
            .map(|message| self.say(message)),
            first: answers::before_contact(pages, self.council, &self.file.submission.sent),
            parts: seen
                .map(|view| {
                    Part::ALL
                        .map(|part| self.part(view, part, &referral))
                        .into()
                })
                .unwrap_or_default(),
            preview: seen.map(|view| self.preview(view)),
            thread: match self.familys.known() {
                Some(view) => thread((pages, self.council), view, &self.file, name),
                None => Vec::new(),
            },
            message: writes
                .filter(shows(Part::Messages))
                .map(|_| address::message(&referral)),
            plan: writes.map(|_| address::plan(&referral)),
            // Also where it does not open: nobody knows what its code would show.
            lock: (is_open && self.file.view.is_some() && may(Action::LockView))
                .then(|| address::lock(&referral)),
            new_code: (opens_a_view && may(Action::IssueCode))
                .then(|| address::new_code(&referral)),
            decisions: decisions
                .map(|one| self.decided(one, name(&one.by)))
                .collect(),
        })
    }

    fn part(&self, view: &FamilyView, part: Part, referral: &str) -> PartView {
        let name = part.as_str();
        let is_shown = view.shown.has(part);
        let may = self.desk.may(Action::SwitchView, &self.file.queue);
        PartView {
            title: self.say(&format!("staff-part-{name}")),
            means: self.say(&format!("staff-part-{name}-means")),
            asked: self.decision(part).and_then(|one| self.asked(one)),
            is_shown,
            show: (may && !is_shown).then(|| address::show_part(referral, part)),
            hide: (may && is_shown).then(|| address::hide_part(referral, part)),
        }
    }

    /// Who was asked whether a part is safe, in words.
    fn asked(&self, decision: &ViewDecision) -> Option<String> {
        let Decided::SwitchedOn { asked, .. } = &decision.decided else {
            return None;
        };
        let pages = &self.desk.pages;
        let on = pages.date(self.council, asked.on);
        let who = asked.who.as_str();
        Some(pages.say(
            "staff-view-asked",
            &[("who", who.into()), ("date", on.into())],
        ))
    }

    fn decided(&self, decision: &ViewDecision, by: String) -> DecisionView {
        let pages = &self.desk.pages;
        let about = |message: &str, part: &Part| {
            let part = self.say(&format!("staff-part-{}", part.as_str()));
            pages.say(message, &[("part", part.into())])
        };
        let (what, more) = match &decision.decided {
            Decided::SwitchedOn { part, .. } => {
                (about("staff-decided-on", part), self.asked(decision))
            }
            Decided::SwitchedOff(part) => (about("staff-decided-off", part), None),
            Decided::Wrote(_) => (self.say("staff-event-message-written"), None),
            Decided::WroteUntold(_) => (self.say("staff-decided-untold"), None),
            Decided::WrotePlan => (self.say("staff-event-plan-written"), None),
            Decided::Locked => (self.say("staff-event-view-locked"), None),
            Decided::Reissued(check) => {
                let how = self.say(&format!("staff-checked-how-{}", check.how.as_str()));
                let what = check.what.as_str();
                let more = [("how", how.into()), ("what", what.into())];
                let more = pages.say("staff-decided-checked", &more);
                (self.say("staff-event-code-reissued"), Some(more))
            }
        };
        DecisionView {
            what,
            by,
            at: format!("{:.0}", decision.at),
            more,
        }
    }
}
