//! What the page of a referral shows of contacts, what is to be done, appointments, warnings, and what came of it.

use jiff::Timestamp;
use record::appointment::{Appointment, AppointmentEnd, Interpreter, Place};
use record::contact::Contact;
use record::invitation::{Invitation, InvitationEnd};
use record::outcome::{Decided, Outcome};
use record::permission::Action;
use record::share::{Share, WhyEnded};
use record::submission::SentForm;
use record::task::{Task, TaskEnd};
use record::warning::{ToldOfWarning, Warning};
use record::{Reason, StaffId};
use serde::Serialize;
use site_model::published::PublishedCouncil;
use vault::{Kept, ReferralFile};

use super::{invitation, outcome};
use crate::address;
use crate::agreements_view;
use crate::assign::{ROW, referral_row};
use crate::desk::Desk;
use crate::pages::{Moment, Pages};

/// What `staff/case.njk` and `staff/warnings.njk` draw. No `Debug`: it is about a family.
#[derive(Serialize)]
pub(crate) struct CaseView {
    warnings: Vec<WarningView>,
    tasks: Vec<TaskView>,
    appointments: Vec<AppointmentView>,
    contacts: Vec<ContactView>,
    /// What was decided to come of it, where that stands.
    outcome: Option<OutcomeView>,
    /// Where it is given to a colleague.
    assign: Option<String>,
    /// Where that is decided, and where an end is undone, for who may.
    decide: Option<String>,
    reopen: Option<String>,
    shares: Vec<ShareView>,
    invitations: Vec<InvitationView>,
    /// Where each is added, for who may.
    add_warning: Option<String>,
    add_task: Option<String>,
    add_contact: Option<String>,
    add_appointment: Option<String>,
    add_share: Option<String>,
    invite: Option<String>,
}

#[derive(Serialize)]
struct ShareView {
    partner: String,
    purpose: String,
    until: String,
    because: String,
    by: String,
    at: Moment,
    /// Whether its partner may open it, as far as staff decided.
    is_open: bool,
    ended: Option<EndedView>,
    end: Option<String>,
}

#[derive(Serialize)]
struct InvitationView {
    form: String,
    /// How it was made sure who got the code, and what was checked.
    how: String,
    what: String,
    by: String,
    at: Moment,
    /// Whether its code still begins a form, or what came of it, in words.
    stands: String,
    take_back: Option<String>,
}

#[derive(Serialize)]
struct WarningView {
    text: String,
    review: String,
    told: String,
    because: Option<String>,
    by: String,
    at: Moment,
    /// Where it is kept or ended, for who may.
    change: Option<String>,
}

#[derive(Serialize)]
struct TaskView {
    kind: String,
    what: Option<String>,
    due: String,
    assignee: String,
    is_overdue: bool,
    ended: Option<EndedView>,
    end: Option<String>,
}

#[derive(Serialize)]
struct AppointmentView {
    when: String,
    place: String,
    with: String,
    /// Into which language, and whether somebody is booked.
    interpreter: Option<String>,
    is_unbooked: bool,
    /// When and how the family is reminded of one that stands.
    reminder: Option<ReminderView>,
    assignee: String,
    ended: Option<EndedView>,
    change: Option<String>,
    calendar: Option<String>,
}

#[derive(Serialize)]
struct ReminderView {
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct OutcomeView {
    what: String,
    because: String,
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct EndedView {
    how: String,
    because: Option<String>,
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct ContactView {
    on: String,
    how: String,
    whom: String,
    words: Option<String>,
    unsafe_because: Option<String>,
    by: String,
    at: Moment,
}

/// Everyone whose name is shown.
pub(crate) fn colleagues(file: &ReferralFile) -> impl Iterator<Item = &StaffId> {
    let contacts = file.contacts.iter().map(|contact| &contact.by);
    let tasks = file.tasks.iter().flat_map(|task| {
        let ended = task.value.ended.as_ref().map(|ended| &ended.by);
        [&task.value.assignee].into_iter().chain(ended)
    });
    let warnings = file.warnings.iter().map(|warning| &warning.value.by);
    let outcomes = file.outcomes.iter().map(|outcome| &outcome.value.by);
    let appointments = file.appointments.iter().flat_map(|appointment| {
        let ended = appointment.value.ended.as_ref().map(|ended| &ended.by);
        let value = &appointment.value;
        [&value.assignee, &value.by].into_iter().chain(ended)
    });
    let shares = file.shares.iter().flat_map(|share| {
        let ended = share.value.ended.as_ref().map(|ended| &ended.by);
        [&share.value.by].into_iter().chain(ended)
    });
    let invitations = file.invitations.iter().flat_map(|invitation| {
        let ended = invitation.value.ended.as_ref().map(|ended| &ended.by);
        [&invitation.value.by].into_iter().chain(ended)
    });
    let case = contacts.chain(tasks).chain(warnings).chain(shares);
    case.chain(invitations).chain(outcomes).chain(appointments)
}

struct Drawing<'a, N> {
    desk: &'a Desk,
    council: &'a PublishedCouncil,
    referral: String,
    name: N,
}

impl CaseView {
    /// Of a referral. `name` says who of the staff somebody is.
    pub(crate) fn of(
        desk: &Desk,
        council: &PublishedCouncil,
        file: &ReferralFile,
        name: impl Fn(&StaffId) -> String,
    ) -> Self {
        let drawing = Drawing {
            desk,
            council,
            referral: address::referral(&council.slug, &file.family, &file.referral),
            name,
        };
        let add = |action, path: &str| {
            let may = desk.may(action, &file.queue);
            may.then(|| format!("{}/{path}", drawing.referral))
        };
        let add_warning = add(Action::WarnColleagues, "warning");
        let add_share = add(Action::Share, "share");
        let invite = add(Action::Invite, "invitation");
        let add_task = add(Action::KeepTask, "task");
        let has_ended = file.status.is_end();
        let by = file.assignee.as_ref();
        let may_assign = !has_ended && desk.may_do_to(Action::Assign, &file.queue, by);
        let has_outcome = outcome::has_outcome(&file.queue);
        let newest = file.outcomes.last().map(|outcome| &outcome.value);
        let stands = newest.filter(|outcome| outcome.stands(&file.moves));
        let standing = file.warnings.iter();
        let standing = standing.filter(|warning| warning.value.ended.is_none());
        let tasks = file.tasks.iter();
        let appointments = file.appointments.iter();
        // Newest first: who opens it wants to know what happened last.
        let contacts = file.contacts.iter().rev();
        Self {
            warnings: standing
                .map(|it| drawing.warning(it, add_warning.is_some()))
                .collect(),
            tasks: tasks
                .map(|it| drawing.task(it, add_task.is_some()))
                .collect(),
            contacts: contacts.map(|it| drawing.contact(it)).collect(),
            appointments: appointments
                .map(|it| drawing.appointment(it, add_task.is_some()))
                .collect(),
            add_appointment: add(Action::KeepTask, "appointment"),
            outcome: stands.map(|it| drawing.outcome(it)),
            assign: may_assign.then(|| {
                let row = referral_row(&file.family, &file.referral, file.assignee.as_ref());
                format!("{}?{ROW}={row}", address::assign(&council.slug))
            }),
            decide: add(Action::Move, "outcome").filter(|_| has_outcome && !has_ended),
            reopen: add(Action::Move, "reopen").filter(|_| has_ended),
            shares: file
                .shares
                .iter()
                .map(|it| drawing.share(it, &file.submission.sent, add_share.is_some()))
                .collect(),
            // Nothing is shared of what agrees to nothing.
            add_share: add_share.filter(|_| {
                let agreements = &file.submission.sent.agreements;
                agreements.iter().any(|one| !one.purposes.is_empty())
            }),
            invitations: file
                .invitations
                .iter()
                .map(|it| drawing.invitation(it, invite.is_some()))
                .collect(),
            invite: invite.filter(|_| {
                let forms = invitation::invited_to(desk, &file.queue);
                forms.is_ok_and(|forms| !forms.is_empty())
            }),
            add_contact: add(Action::RecordContact, "contact"),
            add_warning,
            add_task,
        }
    }
}

impl<N: Fn(&StaffId) -> String> Drawing<'_, N> {
    fn say(&self, message: &str) -> String {
        self.desk.pages.say(message, &[])
    }

    fn moment(&self, at: Timestamp) -> Moment {
        self.desk.pages.moment(self.council, at)
    }

    fn warning(&self, Kept { id, value }: &Kept<Warning>, may_change: bool) -> WarningView {
        let (told, because) = match &value.told {
            ToldOfWarning::Told => ("staff-warning-told", None),
            ToldOfWarning::NotTold { because } => ("staff-warning-not-told", Some(because)),
        };
        WarningView {
            text: value.text.as_str().to_owned(),
            review: self.desk.pages.date(self.council, value.review),
            told: self.say(told),
            because: because.map(|because| because.as_str().to_owned()),
            by: (self.name)(&value.by),
            at: self.moment(value.at),
            change: may_change.then(|| format!("{}/warning/{id}", self.referral)),
        }
    }

    fn task(&self, Kept { id, value }: &Kept<Task>, may_end: bool) -> TaskView {
        let is_open = value.ended.is_none();
        let ended = value.ended.as_ref().map(|ended| {
            let (how, because) = match &ended.end {
                TaskEnd::Done => ("staff-task-done", None),
                TaskEnd::NotNeeded { because } => ("staff-task-not-needed", Some(because)),
            };
            self.ended(how, because, (&ended.by, ended.at))
        });
        TaskView {
            kind: self.say(&format!("staff-task-kind-{}", value.kind.as_str())),
            what: value.what.as_ref().map(|what| what.as_str().to_owned()),
            due: self.desk.pages.date(self.council, value.due),
            assignee: (self.name)(&value.assignee),
            is_overdue: is_open && value.due < self.desk.pages.today(self.desk.now),
            ended,
            end: (is_open && may_end).then(|| format!("{}/task/{id}", self.referral)),
        }
    }

    fn appointment(&self, kept: &Kept<Appointment>, may_change: bool) -> AppointmentView {
        let Kept { id, value } = kept;
        let pages = &self.desk.pages;
        let when = [
            ("date", pages.date(self.council, value.on).into()),
            ("time", Pages::time_of_day(value.time).into()),
        ];
        let place = match &value.place {
            Place::Hub(hub) => {
                let known = self.council.council.hub(hub);
                known.map_or_else(|| hub.to_string(), |hub| hub.name.clone())
            }
            Place::Elsewhere(words) => words.as_str().to_owned(),
        };
        let interpreter = |message: &str, language: &Reason| {
            let language = language.as_str().into();
            Some(pages.say(message, &[("language", language)]))
        };
        let ended = value.ended.as_ref().map(|ended| {
            let (how, because) = match &ended.end {
                AppointmentEnd::Met => ("staff-appointment-met", None),
                AppointmentEnd::Missed => ("staff-appointment-missed", None),
                AppointmentEnd::Cancelled { because } => {
                    ("staff-appointment-cancelled", Some(because))
                }
            };
            self.ended(how, because, (&ended.by, ended.at))
        });
        let stands = value.ended.is_none();
        let reminder = value.reminder.as_ref().filter(|_| stands);
        let at = format!("{}/appointment/{id}", self.referral);
        AppointmentView {
            when: pages.say("staff-appointment-when", &when),
            place,
            with: value.with.as_str().to_owned(),
            interpreter: match &value.interpreter {
                Interpreter::NotNeeded => None,
                Interpreter::Needed(language) => {
                    interpreter("staff-interpreter-is-needed", language)
                }
                Interpreter::Booked(language) => {
                    interpreter("staff-interpreter-is-booked", language)
                }
            },
            is_unbooked: stands && matches!(value.interpreter, Interpreter::Needed(_)),
            reminder: reminder.map(|reminder| ReminderView {
                by: self.say(&format!("staff-reminder-by-{}", reminder.by.as_str())),
                at: self.moment(reminder.at),
            }),
            assignee: (self.name)(&value.assignee),
            ended,
            calendar: (stands && may_change).then(|| format!("{at}/calendar")),
            change: (stands && may_change).then_some(at),
        }
    }

    fn ended(
        &self,
        how: &str,
        because: Option<&Reason>,
        (by, at): (&StaffId, Timestamp),
    ) -> EndedView {
        EndedView {
            how: self.say(how),
            because: because.map(|because| because.as_str().to_owned()),
            by: (self.name)(by),
            at: self.moment(at),
        }
    }

    fn outcome(&self, outcome: &Outcome) -> OutcomeView {
        OutcomeView {
            what: decided(&self.desk.pages, &outcome.decided),
            because: outcome.because.as_str().to_owned(),
            by: (self.name)(&outcome.by),
            at: self.moment(outcome.at),
        }
    }

    fn share(&self, Kept { id, value }: &Kept<Share>, sent: &SentForm, may_end: bool) -> ShareView {
        let ended = value.ended.as_ref().map(|ended| {
            let (how, because) = match &ended.why {
                WhyEnded::Decided(because) => ("staff-share-ended", Some(because)),
                WhyEnded::Withdrawn => ("staff-share-withdrawn", None),
            };
            EndedView {
                how: self.say(how),
                because: because.map(|because| because.as_str().to_owned()),
                by: (self.name)(&ended.by),
                at: self.moment(ended.at),
            }
        });
        let is_open = value.is_open(self.desk.pages.today(self.desk.now));
        ShareView {
            partner: agreements_view::partner(self.council, &value.agreed),
            purpose: agreements_view::label(sent, &value.agreed),
            until: self.desk.pages.date(self.council, value.until),
            because: value.because.as_str().to_owned(),
            by: (self.name)(&value.by),
            at: self.moment(value.at),
            is_open,
            ended,
            end: (is_open && may_end).then(|| format!("{}/share/{id}", self.referral)),
        }
    }

    fn invitation(&self, kept: &Kept<Invitation>, may_end: bool) -> InvitationView {
        let Kept { id, value } = kept;
        let pages = &self.desk.pages;
        let form = self.council.forms.get(&value.form);
        let is_open = value.is_open(self.desk.now);
        let (stands, said) = match value.ended.as_ref().map(|ended| &ended.how) {
            Some(InvitationEnd::Answered(reference)) => {
                let reference = reference.to_string().into();
                ("staff-invitation-answered", ("reference", reference))
            }
            Some(InvitationEnd::TakenBack) => ("staff-invitation-taken-back", ("date", "".into())),
            None => {
                let last = pages.today(value.ends);
                let last = last.yesterday().unwrap_or(last);
                let stands = match is_open {
                    true => "staff-invitation-open",
                    false => "staff-invitation-over",
                };
                (stands, ("date", pages.date(self.council, last).into()))
            }
        };
        InvitationView {
            form: form.map_or_else(|| value.form.to_string(), |form| form.title.clone()),
            how: self.say(&format!("staff-checked-how-{}", value.check.how.as_str())),
            what: value.check.what.as_str().to_owned(),
            by: (self.name)(&value.by),
            at: self.moment(value.at),
            stands: pages.say(stands, &[said]),
            take_back: (is_open && may_end).then(|| format!("{}/invitation/{id}", self.referral)),
        }
    }

    fn contact(&self, contact: &Contact) -> ContactView {
        let words = contact.words.as_ref().map(|it| it.as_str().to_owned());
        let because = contact.unsafe_because.as_ref();
        ContactView {
            on: self.desk.pages.date(self.council, contact.on),
            how: contacted(&self.desk.pages, contact),
            whom: contact.whom.clone(),
            words,
            unsafe_because: because.map(|because| because.as_str().to_owned()),
            by: (self.name)(&contact.by),
            at: self.moment(contact.at),
        }
    }
}

/// What was decided, in words.
pub(crate) fn decided(pages: &Pages, decided: &Decided) -> String {
    let kind = pages.say(&format!("staff-outcome-{}", decided.kind().as_str()), &[]);
    match decided.named() {
        None => kind,
        Some(named) => {
            let said = [
                ("outcome", kind.into()),
                ("name", named.name.as_str().into()),
            ];
            pages.say("staff-outcome-of", &said)
        }
    }
}

/// How a contact was made and what came of it, in words.
pub(crate) fn contacted(pages: &Pages, contact: &Contact) -> String {
    let way = format!("staff-contact-way-{}", contact.way.as_str());
    let result = format!("staff-contact-result-{}", contact.result.as_str());
    let said = [
        ("way", pages.say(&way, &[]).into()),
        ("result", pages.say(&result, &[]).into()),
    ];
    pages.say("staff-contact-how", &said)
}
