//! When somebody meets a family: noted with place and interpreter, moved, cancelled, or what became of it.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use jiff::civil::DateTime;
use record::CaseItemId;
use record::appointment::{
    Appointment, AppointmentChanged, AppointmentEnd, AppointmentStep, Interpreter, Place, time,
};
use record::permission::Action;
use record::reason::Reason;
use site_model::form::date::When;
use site_model::form::{Answers, Choice, Question, QuestionKind};
use vault::{Addition, CaseItem, Kept};

use super::{Asked, Case, CaseAddress, CaseItemAddress, ID, again, id_of, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
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
const BECAUSE: &str = "appointment-because";
/// When the appointment was when the page was drawn.
const SEEN: &str = "seen";

/// The longest that is written of whom, where and which language: not a story.
const LONGEST: usize = 200;

/// Asks for an appointment.
pub(crate) async fn ask_for_appointment(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
    let page = case.appointment_page()?;
    let html = case.draw(&page, &Asked::default(), case.around_appointment())?;
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
            Ok(answers) => match self.appointment(&answers) {
                Some(appointment) => {
                    let addition = Addition {
                        id: id_of(posted),
                        items: vec![CaseItem::Appointment(appointment)],
                        step: None,
                    };
                    self.add(&addition).await?;
                    return Ok(self.done(Done::AppointmentMade));
                }
                // Validation has seen to everything but the time of day.
                None => {
                    asked.entered = page.entered(posted);
                    asked.refused = Some((TIME, self.say("staff-appointment-no-time")));
                }
            },
            Err((entered, errors)) => (asked.entered, asked.errors) = (entered, errors),
        }
        Ok(again(self.draw(
            &page,
            &asked,
            self.around_appointment(),
        )?))
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
            ended: None,
        })
    }

    fn short(&self, id: &'static str, when: Option<(&'static str, &'static str)>) -> Question {
        Question {
            max_length: Some(LONGEST),
            ..self.asking().question(id, QuestionKind::Text, when)
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
        let questions = vec![
            self.day(None),
            self.short(TIME, None),
            asking.choice(PLACE, None, places),
            self.short(WHERE, Some((PLACE, ELSEWHERE))),
            self.short(WITH, None),
            asking.choice(INTERPRETER, None, interpreters),
            self.short(NEEDED_LANGUAGE, Some((INTERPRETER, NEEDED))),
            self.short(BOOKED_LANGUAGE, Some((INTERPRETER, BOOKED))),
        ];
        self.page("staff-appointment-title", questions, "appointment")
    }

    fn around_appointment(&self) -> Around {
        Around {
            paragraphs: vec![self.say("staff-appointment-text")],
            button: Some(self.say("staff-appointment-button")),
            ..Around::default()
        }
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
        let Some(step) = step(&answers, seen.unwrap_or(appointment.value.when())) else {
            asked.refused = Some((TIME, self.say("staff-appointment-no-time")));
            return Ok(again(self.draw_changing(appointment, &asked)?));
        };
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        let changed = vault.change_appointment(&self.file.family, (id, &step), &staff.id, *now);
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
        let ends = ends.chain([CANCELLED]).map(|it| asking.of(END, it));
        let moved = || Some((END, MOVED));
        let questions = vec![
            asking.choice(END, None, ends),
            self.day(moved()),
            self.short(TIME, moved()),
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
        let when = self.when(&appointment.value)?;
        let around = Around {
            paragraphs: vec![when, self.say("staff-appointment-untold")],
            says: vec![(SEEN, appointment.value.when().to_string())],
            ..Around::default()
        };
        self.draw(&self.changing_page(appointment)?, asked, around)
    }

    fn when(&self, appointment: &Appointment) -> Result<String, Stop> {
        let said = [
            ("date", self.date(appointment.on)?.into()),
            (
                "time",
                appointment.time.strftime("%H:%M").to_string().into(),
            ),
        ];
        Ok(self.desk.pages.say("staff-appointment-when", &said))
    }
}

/// What is done about an appointment that was at the time that was seen; nothing where no time can be read.
fn step(answers: &Answers, seen: DateTime) -> Option<AppointmentStep> {
    Some(match text(answers, END)? {
        MET => AppointmentStep::End(AppointmentEnd::Met),
        MISSED => AppointmentStep::End(AppointmentEnd::Missed),
        INTERPRETER_BOOKED => AppointmentStep::BookInterpreter,
        CANCELLED => AppointmentStep::End(AppointmentEnd::Cancelled {
            because: Reason::parse(text(answers, BECAUSE)?)?,
        }),
        _ => {
            let on: jiff::civil::Date = text(answers, ON)?.parse().ok()?;
            AppointmentStep::Move {
                from: seen,
                to: on.to_datetime(time(text(answers, TIME)?)?),
            }
        }
    })
}
