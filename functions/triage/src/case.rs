//! What staff keep about a case beside what the family sent: contacts, what is to be done, appointments, warnings, what comes of it; and a
//! worker's day.

mod appointment;
mod appointment_reminder;
mod calendar;
mod contact;
mod day;
mod invitation;
mod outcome;
mod partners;
mod reopen;
mod share;
mod shown;
mod task;
mod warning;

use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use http::StatusCode;
use http::header::SET_COOKIE;
use http_edge::Posted;
use jiff::civil::Date;
use record::permission::Action;
use record::reason::Reason;
use record::{CaseItemId, FamilyId, ReferralId};
use site_model::Slug;
use site_model::form::{Entered, FieldError, Question, QuestionKind};
use vault::ReferralFile;

use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::Asking;
use crate::desk::Desk;
use crate::done::Done;
use crate::next_path::NextPath;
use crate::problem::{Stop, Typed};
use crate::record_address::RecordAddress;

pub(crate) use appointment::{
    add_appointment, ask_for_appointment, ask_to_change_appointment, change_appointment,
};
pub(crate) use calendar::show_calendar;
pub(crate) use contact::{ask_for_contact, record_contact};
pub(crate) use day::show as show_day;
pub(crate) use invitation::{ask_to_invite, ask_to_take_back, invite, take_back};
pub(crate) use outcome::{ask_for_outcome, decide_outcome, has_outcome};
pub(crate) use reopen::{ask_to_reopen, reopen};
pub(crate) use share::{ask_to_end_share, ask_to_share, end_share, share};
pub(crate) use shown::{CaseView, colleagues, contacted, decided};
pub(crate) use task::{add_task, ask_for_task, ask_to_end_task, end_task};
pub(crate) use warning::{add_warning, ask_about_warning, ask_for_warning, change_warning};

/// The address of a referral's page.
pub(crate) type CaseAddress = RecordAddress<(Slug, FamilyId, ReferralId)>;

/// The address of something that was added to a case.
pub(crate) type CaseItemAddress = RecordAddress<(Slug, FamilyId, ReferralId, CaseItemId)>;

/// The id that a page gives what it adds: sent twice, it is one.
const ID: &str = "item-id";

/// A case that somebody works on, for the time of one request.
struct Case<'a> {
    desk: &'a Desk,
    file: ReferralFile,
}

/// What was typed, and what is the matter with it.
#[derive(Default)]
struct Asked<'a> {
    entered: Entered,
    errors: Vec<FieldError>,
    /// What no question knows by itself: the question, and a message.
    refused: Option<(&'static str, String)>,
    /// The id of what is added.
    id: Option<&'a str>,
}

impl<'a> Case<'a> {
    /// Opens it, if this person may do `action` to it.
    async fn open(
        desk: &'a Desk,
        (family, referral): (&FamilyId, &ReferralId),
        action: Action,
    ) -> Result<Self, Stop> {
        let file = desk.open_referral(action, family, referral).await?;
        Ok(Self { desk, file })
    }

    fn referral(&self) -> String {
        let council = &self.desk.staff.council;
        address::referral(council, &self.file.family, &self.file.referral)
    }

    fn say(&self, message: &str) -> String {
        self.desk.pages.say(message, &[])
    }

    fn date(&self, date: Date) -> Result<String, Stop> {
        Ok(self.desk.pages.date(self.desk.council()?, date))
    }

    fn asking(&self) -> Asking<'_> {
        Asking {
            pages: &self.desk.pages,
            prefix: "staff-asked",
        }
    }

    /// A question for words of the worker's own.
    fn words(
        &self,
        id: &'static str,
        required: bool,
        when: Option<(&'static str, &'static str)>,
    ) -> Question {
        Question {
            required,
            max_length: Some(Reason::LONGEST),
            ..self.asking().question(id, QuestionKind::Textarea, when)
        }
    }

    /// A page of questions about this case, below its address.
    fn page(
        &self,
        title: &str,
        questions: Vec<Question>,
        path: &str,
    ) -> Result<AskedPage<'_>, Stop> {
        let referral = self.referral();
        let asked = (self.say(title), questions);
        let action = format!("{referral}/{path}");
        AskedPage::new(self.desk, &self.file, asked, (action, referral))
    }

    /// Draws it.
    fn draw(
        &self,
        page: &AskedPage<'_>,
        asked: &Asked<'_>,
        around: Around,
    ) -> Result<String, Stop> {
        let id = asked.id.and_then(|id| id.parse().ok());
        let id = id.unwrap_or_else(|| CaseItemId::random(&mut rand::rng()));
        let mut around = around;
        around.says.push((ID, id.to_string()));
        let refused = asked.refused.clone();
        page.draw_refused((&asked.entered, &asked.errors), refused, around)
    }

    /// Leads back to the referral, which says what was done.
    fn done(&self, done: Done) -> Response {
        let told = done.tell(&self.file.referral);
        let told = told.map(|cookie| (SET_COOKIE, cookie));
        let to = self.referral();
        (AppendHeaders(told), Redirect::to(&to)).into_response()
    }
}

/// The id that the page gave what it adds; a page without one adds all the same.
fn id_of(posted: &Posted) -> CaseItemId {
    let id = posted.first(ID).and_then(|id| id.parse().ok());
    id.unwrap_or_else(|| CaseItemId::random(&mut rand::rng()))
}

/// A page that comes back with what is the matter.
fn again(html: String) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response()
}

/// A day as three boxes hold it, for a page that has one filled in.
fn boxes(question: &str, day: Date) -> [(String, String); 3] {
    [
        (format!("{question}-day"), day.day().to_string()),
        (format!("{question}-month"), day.month().to_string()),
        (format!("{question}-year"), day.year().to_string()),
    ]
}

/// What was typed into these fields must not be lost when the page does not come back.
pub(crate) fn keeping(
    stop: Stop,
    posted: &Posted,
    fields: &[(&str, &'static str)],
    back: &str,
) -> Stop {
    let typed = fields.iter().filter_map(|(name, label)| {
        let text = posted.first(name).unwrap_or_default();
        (!text.trim().is_empty()).then(|| Typed {
            label,
            text: text.to_owned(),
        })
    });
    let council = back.split('/').nth(1).and_then(|it| Slug::parse(it).ok());
    match council.zip(NextPath::parse(back)) {
        Some((council, back)) => stop.keeping(typed.collect(), &council, &back),
        None => stop,
    }
}
