//! What the family sees with its code, and what staff do about it: parts of the hub's side are switched on and
//! off, messages are written, the view is locked, a new code is issued.
//!
//! A code can be in the wrong hands, so each part is shown as the family would see it, and asked about, before
//! it is switched on.

mod code;
mod overview;
mod preview;
mod showing;
mod thread;
mod writing;

use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use record::permission::Action;
use record::view::{FamilyView, Part, Words};
use record::view_change::{Decided, Refused, ViewDecision};
use record::{FamilyId, ReferralId};
use site_model::Slug;
use site_model::published::PublishedCouncil;
use vault::{NotChanged, ReferralFile};

use crate::address;
use crate::desk::Desk;
use crate::done::Done;
use crate::familys::Familys;
use crate::next_path::NextPath;
use crate::problem::{Stop, Trouble, Typed};
use crate::record_address::RecordAddress;

pub(crate) use code::{
    WHAT as IDENTITY_WHAT, ask_to_issue, ask_to_lock, checked as identity_checked, issue, lock,
    questions as identity_questions,
};
pub(crate) use overview::show;
pub(crate) use preview::{Preview, family_will_read};
pub(crate) use showing::{ask_to_show, hide, show_part};
pub(crate) use thread::{MessageView, thread};
pub(crate) use writing::{ask_for_message, ask_for_plan, save_plan, send_message};

/// A referral's address, or that of something below it.
pub(crate) type ViewAddress = RecordAddress<(Slug, FamilyId, ReferralId)>;

/// The address of one part of the family's view.
pub(crate) type PartAddress = RecordAddress<(Slug, FamilyId, ReferralId, Part)>;

/// A referral and what its family sees, for the time of one request.
struct Viewing<'a> {
    desk: &'a Desk,
    council: &'a PublishedCouncil,
    file: ReferralFile,
    familys: Familys,
}

impl<'a> Viewing<'a> {
    /// Opens it, if this person may do `action` to it.
    async fn open(
        desk: &'a Desk,
        (family, referral): (&FamilyId, &ReferralId),
        action: Action,
    ) -> Result<Self, Stop> {
        let file = desk.open_referral(action, family, referral).await?;
        let familys = Familys::of(desk, &file).await?;
        Ok(Self {
            desk,
            council: desk.council()?,
            file,
            familys,
        })
    }

    /// What its code shows, or would show if it were not locked, on a page that is about nothing else.
    fn view(&self) -> Result<&FamilyView, Stop> {
        let none = || Stop::from(Trouble::NoView);
        let none = || none().leading_to("staff-entered-open", self.referral());
        self.familys.opens().ok_or_else(none)
    }

    fn is_locked(&self) -> bool {
        ViewDecision::is_locked(&self.file.decisions)
    }

    fn say(&self, message: &str) -> String {
        self.desk.pages.say(message, &[])
    }

    /// Where the referral is.
    fn referral(&self) -> String {
        address::referral(&self.council.slug, &self.file.family, &self.file.referral)
    }

    /// Where what the family sees is.
    fn address(&self) -> String {
        address::family_view(&self.referral())
    }

    /// Back to what the family sees now, which says what was done.
    fn done(&self, done: Done) -> Response {
        let told = done.tell(&self.file.referral);
        let told = told.map(|cookie| (SET_COOKIE, cookie));
        (AppendHeaders(told), Redirect::to(&self.address())).into_response()
    }

    /// What stopped a change, where no field of the page can say it.
    fn stopped(&self, not_changed: NotChanged) -> Stop {
        match not_changed {
            NotChanged::Fault(fault) => Stop::from(fault),
            NotChanged::Unknown(fault) => {
                tracing::error!(%fault, "whether a view was changed is not known");
                Stop::from(Trouble::Unsure)
            }
            NotChanged::Refused(Refused::Changed) => Stop::from(Trouble::ViewChanged),
            NotChanged::NoView | NotChanged::Refused(_) => Stop::from(Trouble::NoView),
        }
        .told_to(&self.desk.staff)
        .leading_to("staff-view-back", self.address())
    }

    /// The decision about a part that stands now, where it is switched on.
    fn decision(&self, part: Part) -> Option<&ViewDecision> {
        let decisions = self.file.decisions.iter().rev();
        let mut about = decisions.filter(|one| match &one.decided {
            Decided::SwitchedOn { part: about, .. } => *about == part,
            Decided::SwitchedOff(about) => *about == part,
            _ => false,
        });
        let newest = about.next()?;
        matches!(newest.decided, Decided::SwitchedOn { .. }).then_some(newest)
    }
}

/// A page that comes back with what is the matter.
fn again(html: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response()
}

/// What was typed must not be lost when the page does not come back.
fn keeping(stop: Stop, posted: &Posted, field: (&str, &'static str), back: &str) -> Stop {
    let (name, label) = field;
    let text = posted.first(name).unwrap_or_default();
    let typed = (!text.trim().is_empty()).then(|| Typed {
        label,
        text: text.to_owned(),
    });
    let council = back.split('/').nth(1).and_then(|it| Slug::parse(it).ok());
    match council.zip(NextPath::parse(back)) {
        Some((council, back)) => stop.keeping(typed.into_iter().collect(), &council, &back),
        None => stop,
    }
}

/// The longest that a family or the hub writes to the other.
const LONGEST: usize = Words::LONGEST;
