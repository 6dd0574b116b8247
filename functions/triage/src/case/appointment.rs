//! When somebody meets a family: noted with place and interpreter, moved, cancelled, or what became of it.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use jiff::civil::DateTime;
use record::CaseItemId;
use record::appointment::{
    Appointment, AppointmentChanged, AppointmentEnd, AppointmentStep, Interpreter, Place, time,
};
use record::message::Message;
use record::permission::Action;
use record::reason::Reason;
use site_model::form::date::When;
use site_model::form::{Answers, Choice, Question, QuestionKind};
use vault::{Addition, CaseItem, Kept};

use super::appointment_reminder::{REMIND, YES};
use super::{Asked, Case, CaseAddress, CaseItemAddress, ID, again, id_of, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::pages::Pages;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const ON: &str = "appointment-on";
const TIME: &str = "appointment-time";
const PLACE: &str = "appointment-place";
const ELSEWHERE: &str = "elsewhere";
const WHERE: &str = "appointment-where";
const WITH: &str = "appointment-with";
const INTERPRETER: &str = "interpreter";
const NOT_NEEDED: &str = "not-needed";
const NEEDED: &str = "needed";
const BOOKED: &str = "booked";
/// One question for each answer that asks for the language: a question is shown for one.
const NEEDED_LANGUAGE: &str = "needed-language";
const BOOKED_LANGUAGE: &str = "booked-language";

const END: &str = "appointment-end";
const MET: &str = "met";
const MISSED: &str = "missed";
const MOVED: &str = "moved";
const INTERPRETER_BOOKED: &str = "interpreter-booked";
const CANCELLED: &str = "cancelled";
const REMINDER_STOPPED: &str = "reminder-stopped";
const BECAUSE: &str = "appointment-because";
/// When the appointment was when the page was drawn.
const SEEN: &str = "seen";

/// A question whose answer will not do, and the message that says why.
type Refused = (&'static str, &'static str);

/// The longest that is written of whom, where and which language: not a story.
const LONGEST: usize = 200;

/// Asks for an appointment.
pub(crate) async fn ask_for_appointment(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
    let page = case.appointment_page()?;
    let html = case.draw(&page, &Asked::default(), case.around_appointment()?)?;
    Ok(Html(html).into_response())
}

/// Notes it.
pub(crate) async fn add_appointment(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let added = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
        case.add_appointment(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [
        (WITH, "staff-asked-appointment-with-label"),
        (WHERE, "staff-asked-appointment-where-label"),
    ];
    added
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

/// Asks what became of it.
pub(crate) async fn ask_to_change_appointment(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
    let appointment = case.open_appointment(&id)?;
    if appointment.value.ended.is_some() {
        return Ok(Redirect::to(&case.referral()).into_response());
    }
    let html = case.draw_changing(appointment, &Asked::default())?;
    Ok(Html(html).into_response())
}

/// Records it.
pub(crate) async fn change_appointment(
    RecordAddress((council, family, referral, id)): CaseItemAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let changed = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
        case.change_appointment(&id, &posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(BECAUSE, "staff-asked-appointment-because-label")];
    changed
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

impl Case<'_> {
    /// One of this referral's.
    pub(super) fn open_appointment(&self, id: &CaseItemId) -> Result<&Kept<Appointment>, Stop> {
        let mut appointments = self.file.appointments.iter();
        let appointment = appointments.find(|appointment| appointment.id == *id);
        appointment.ok_or_else(|| Trouble::NotFound.into())
    }

    async fn add_appointment(&self, posted: &Posted) -> Result<Response, Stop> {
        let page = self.appointment_page()?;
        let mut asked = Asked {
            id: posted.first(ID),
            ..Asked::default()
        };
        match page.read(posted) {
            Ok(answers) => match self.addition(id_of(posted), &answers)? {
                Ok(addition) => {
                    self.add(&addition).await?;
                    return Ok(self.done(Done::AppointmentMade));
                }
                Err((question, message)) => {
                    asked.entered = page.entered(posted);
                    asked.refused = Some((question, self.say(message)));
                }
            },
            Err((entered, errors)) => (asked.entered, asked.errors) = (entered, errors),
        }
        let around = self.around_appointment()?;
        Ok(again(self.draw(&page, &asked, around)?))
    }

    /// The appointment of these answers and what reminds of it; or the question whose answer will not do, and why.
    fn addition(
        &self,
        id: CaseItemId,
        answers: &Answers,
    ) -> Result<Result<Addition, Refused>, Stop> {
        // Validation has seen to everything but the time of day.
        let Some(mut appointment) = self.appointment(answers) else {
            return Ok(Err((TIME, "staff-appointment-no-time")));
        };
        let mut message = None;
        if text(answers, REMIND) == Some(YES) {
            let Some((reminder, reminding)) = self.reminder(&id, appointment.when())? else {
                return Ok(Err((REMIND, "staff-remind-too-late")));
            };
            (appointment.reminder, message) = (Some(reminder), Some(reminding));
        }
        Ok(Ok(Addition {
            id,
            items: vec![CaseItem::Appointment(Box::new(appointment), message)],
            step: None,
        }))
    }

    fn appointment(&self, answers: &Answers) -> Option<Appointment> {
        let words = |question| text(answers, question).and_then(Reason::parse);
        let place = match text(answers, PLACE)? {
            ELSEWHERE => Place::Elsewhere(words(WHERE)?),
            hub => Place::Hub(site_model::Slug::parse(hub).ok()?),
        };
        let interpreter = match text(answers, INTERPRETER)? {
            NEEDED => Interpreter::Needed(words(NEEDED_LANGUAGE)?),
            BOOKED => Interpreter::Booked(words(BOOKED_LANGUAGE)?),
            _ => Interpreter::NotNeeded,
        };
        let Desk { staff, now, .. } = self.desk;
        Some(Appointment {
            referral: self.file.referral.clone(),
            on: text(answers, ON)?.parse().ok()?,
            time: time(text(answers, TIME)?)?,
            place,
            with: words(WITH)?,
            interpreter,
            assignee: staff.id.clone(),
            by: staff.id.clone(),
            at: *now,
            reminder: None,
            ended: None,
        })
    }

    fn short(&self, id: &'static str, when: Option<(&'static str, &'static str)>) -> Question {
        Question {
            max_length: Some(LONGEST),
            ..self.asking().question(id, QuestionKind::Text, when)
        }
    }

    fn time(&self, when: Option<(&'static str, &'static str)>) -> Question {
        Question {
            hint: Some(self.say("staff-appointment-time-hint")),
            ..self.short(TIME, when)
        }
    }

    fn day(&self, when: Option<(&'static str, &'static str)>) -> Question {
        Question {
            when: Some(When::Future),
            ..self.asking().question(ON, QuestionKind::Date, when)
        }
    }

    fn appointment_page(&self) -> Result<AskedPage<'_>, Stop> {
        let asking = self.asking();
        let hubs = &self.desk.council()?.council.hubs;
        let hubs = hubs.iter().map(|hub| Choice {
            value: hub.id.clone(),
            label: hub.name.clone(),
            hint: None,
            ends: Vec::new(),
        });
        let places = hubs.chain([asking.of(PLACE, ELSEWHERE)]);
        let interpreters = [NOT_NEEDED, NEEDED, BOOKED].map(|it| asking.of(INTERPRETER, it));
        let mut questions = vec![
            self.day(None),
            self.time(None),
            asking.choice(PLACE, None, places),
            self.short(WHERE, Some((PLACE, ELSEWHERE))),
            self.short(WITH, None),
            asking.choice(INTERPRETER, None, interpreters),
            self.short(NEEDED_LANGUAGE, Some((INTERPRETER, NEEDED))),
            self.short(BOOKED_LANGUAGE, Some((INTERPRETER, BOOKED))),
        ];
        questions.extend(self.reminder_question()?);
        self.page("staff-appointment-title", questions, "appointment")
    }

    fn around_appointment(&self) -> Result<Around, Stop> {
        let text = self.say("staff-appointment-text");
        let paragraphs = [text].into_iter().chain(self.why_not_reminded()?);
        Ok(Around {
            paragraphs: paragraphs.collect(),
            button: Some(self.say("staff-appointment-button")),
            ..Around::default()
        })
    }

    async fn change_appointment(&self, id: &CaseItemId, posted: &Posted) -> Result<Response, Stop> {
        let appointment = self.open_appointment(id)?;
        let page = self.changing_page(appointment)?;
        let mut asked = Asked::default();
        let answers = match page.read(posted) {
            Ok(answers) => answers,
            Err((entered, errors)) => {
                (asked.entered, asked.errors) = (entered, errors);
                return Ok(again(self.draw_changing(appointment, &asked)?));
            }
        };
        asked.entered = page.entered(posted);
        let seen = posted.first(SEEN).and_then(|seen| seen.parse().ok());
        let seen = seen.unwrap_or(appointment.value.when());
        let Some((step, reminder)) = self.appointment_step(appointment, &answers, seen)? else {
            asked.refused = Some((TIME, self.say("staff-appointment-no-time")));
            return Ok(again(self.draw_changing(appointment, &asked)?));
        };
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        let (family, reminder) = (&self.file.family, reminder.as_ref());
        let changed = vault.change_appointment(family, (id, &step), reminder, &staff.id, *now);
        match changed.await? {
            Ok(()) => Ok(self.done(Done::AppointmentChanged)),
            Err(AppointmentChanged) if appointment.value.ended.is_some() => {
                Err(Stop::from(Trouble::AlreadyEnded)
                    .told_to(staff)
                    .leading_to("staff-entered-open", self.referral()))
            }
            // Moved meanwhile: the page has the new time, and what was typed.
            Err(AppointmentChanged) => {
                asked.refused = Some((END, self.say("staff-appointment-changed")));
                Ok(again(self.draw_changing(appointment, &asked)?))
            }
        }
    }

    fn changing_page(&self, appointment: &Kept<Appointment>) -> Result<AskedPage<'_>, Stop> {
        let asking = self.asking();
        let needs = matches!(appointment.value.interpreter, Interpreter::Needed(_));
        let booked = needs.then_some(INTERPRETER_BOOKED);
        let ends = [MET, MISSED, MOVED].into_iter().chain(booked);
        let stopped = self.is_to_be_reminded(appointment);
        let stopped = stopped.then_some(REMINDER_STOPPED);
        let ends = ends.chain([CANCELLED]).chain(stopped);
        let ends = ends.map(|it| asking.of(END, it));
        let moved = || Some((END, MOVED));
        let questions = vec![
            asking.choice(END, None, ends),
            self.day(moved()),
            self.time(moved()),
            self.words(BECAUSE, true, Some((END, CANCELLED))),
        ];
        let path = format!("appointment/{}", appointment.id);
        self.page("staff-appointment-end-title", questions, &path)
    }

    fn draw_changing(
        &self,
        appointment: &Kept<Appointment>,
        asked: &Asked<'_>,
    ) -> Result<String, Stop> {
        let told = match appointment.value.reminder {
            Some(_) => "staff-appointment-is-reminded",
            None => "staff-appointment-untold",
        };
        let paragraphs = vec![self.when(&appointment.value)?, self.say(told)];
        let around = Around {
            paragraphs,
            says: vec![(SEEN, appointment.value.when().to_string())],
            ..Around::default()
        };
        self.draw(&self.changing_page(appointment)?, asked, around)
    }

    /// What is done about it, with the message that reminds of it at another time, if it was reminded of.
    fn appointment_step(
        &self,
        appointment: &Kept<Appointment>,
        answers: &Answers,
        seen: DateTime,
    ) -> Result<Option<(AppointmentStep, Option<Message>)>, Stop> {
        let Some(mut step) = step(answers, seen) else {
            return Ok(None);
        };
        let mut message = None;
        if let AppointmentStep::Move { to, reminder, .. } = &mut step
            && appointment.value.reminder.is_some()
            && let Some((new, reminding)) = self.reminder(&appointment.id, *to)?
        {
            (*reminder, message) = (Some(new), Some(reminding));
        }
        Ok(Some((step, message)))
    }

    /// What an end of the referral leaves as it is: appointments to come, and what is still to be done.
    pub(super) fn still_stands(&self) -> Result<Vec<String>, Stop> {
        let today = self.desk.pages.today(self.desk.now);
        let mut stands = Vec::new();
        for appointment in &self.file.appointments {
            if appointment.value.ended.is_none() && appointment.value.on >= today {
                let message = match self.is_to_be_reminded(appointment) {
                    true => "staff-outcome-appointment-reminded",
                    false => "staff-outcome-appointment",
                };
                let when = self.when(&appointment.value)?;
                let said = [("when", when.as_str().into())];
                stands.push(self.desk.pages.say(message, &said));
            }
        }
        let tasks = self.file.tasks.iter();
        let tasks = tasks.filter(|task| task.value.ended.is_none()).count();
        if tasks > 0 {
            let said = [("tasks", tasks.into())];
            stands.push(self.desk.pages.say("staff-outcome-tasks", &said));
        }
        Ok(stands)
    }

    fn when(&self, appointment: &Appointment) -> Result<String, Stop> {
        let said = [
            ("date", self.date(appointment.on)?.into()),
            ("time", Pages::time_of_day(appointment.time).into()),
        ];
        Ok(self.desk.pages.say("staff-appointment-when", &said))
    }
}

/// What is done about an appointment that was at the time that was seen; nothing where no time can be read. One that
/// is moved has no reminder yet.
fn step(answers: &Answers, seen: DateTime) -> Option<AppointmentStep> {
    Some(match text(answers, END)? {
        MET => AppointmentStep::End(AppointmentEnd::Met),
        MISSED => AppointmentStep::End(AppointmentEnd::Missed),
        INTERPRETER_BOOKED => AppointmentStep::BookInterpreter,
        REMINDER_STOPPED => AppointmentStep::StopReminder,
        CANCELLED => AppointmentStep::End(AppointmentEnd::Cancelled {
            because: Reason::parse(text(answers, BECAUSE)?)?,
        }),
        _ => {
            let on: jiff::civil::Date = text(answers, ON)?.parse().ok()?;
            AppointmentStep::Move {
                from: seen,
                to: on.to_datetime(time(text(answers, TIME)?)?),
                reminder: None,
            }
        }
    })
}
