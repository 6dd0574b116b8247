//! What the page of a referral shows of contacts, what is to be done, and warnings.

use record::StaffId;
use record::contact::Contact;
use record::permission::Action;
use record::share::{Share, WhyEnded};
use record::submission::SentForm;
use record::task::{Task, TaskEnd};
use record::warning::{ToldOfWarning, Warning};
use serde::Serialize;
use site_model::published::PublishedCouncil;
use vault::{Kept, ReferralFile};

use crate::address;
use crate::agreements_view;
use crate::desk::Desk;
use crate::pages::Moment;

/// What `staff/case.njk` and `staff/warnings.njk` draw. No `Debug`: it is about a family.
#[derive(Serialize)]
pub(crate) struct CaseView {
    warnings: Vec<WarningView>,
    tasks: Vec<TaskView>,
    contacts: Vec<ContactView>,
    shares: Vec<ShareView>,
    /// Where each is added, for who may.
    add_warning: Option<String>,
    add_task: Option<String>,
    add_contact: Option<String>,
    add_share: Option<String>,
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
struct WarningView {
    text: String,
    review: String,
    told: String,
    because: Option<String>,
    by: String,
    at: Moment,
    end: Option<String>,
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
struct EndedView {
    how: String,
    because: Option<String>,
    by: String,
    at: Moment,
}

#[derive(Serialize)]
struct ContactView {
    on: String,
    way: String,
    whom: String,
    result: String,
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
    let shares = file.shares.iter().flat_map(|share| {
        let ended = share.value.ended.as_ref().map(|ended| &ended.by);
        [&share.value.by].into_iter().chain(ended)
    });
    contacts.chain(tasks).chain(warnings).chain(shares)
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
        let add_task = add(Action::KeepTask, "task");
        let standing = file.warnings.iter();
        let standing = standing.filter(|warning| warning.value.ended.is_none());
        let tasks = file.tasks.iter();
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

    fn moment(&self, at: jiff::Timestamp) -> Moment {
        self.desk.pages.moment(self.council, at)
    }

    fn warning(&self, Kept { id, value }: &Kept<Warning>, may_end: bool) -> WarningView {
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
            end: may_end.then(|| format!("{}/warning/{id}", self.referral)),
        }
    }

    fn task(&self, Kept { id, value }: &Kept<Task>, may_end: bool) -> TaskView {
        let is_open = value.ended.is_none();
        let ended = value.ended.as_ref().map(|ended| {
            let (how, because) = match &ended.end {
                TaskEnd::Done => ("staff-task-done", None),
                TaskEnd::NotNeeded { because } => ("staff-task-not-needed", Some(because)),
            };
            EndedView {
                how: self.say(how),
                because: because.map(|because| because.as_str().to_owned()),
                by: (self.name)(&ended.by),
                at: self.moment(ended.at),
            }
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

    fn contact(&self, contact: &Contact) -> ContactView {
        let words = contact.words.as_ref().map(|it| it.as_str().to_owned());
        let because = contact.unsafe_because.as_ref();
        ContactView {
            on: self.desk.pages.date(self.council, contact.on),
            way: self.say(&format!("staff-contact-way-{}", contact.way.as_str())),
            whom: contact.whom.clone(),
            result: self.say(&format!("staff-contact-result-{}", contact.result.as_str())),
            words,
            unsafe_because: because.map(|because| because.as_str().to_owned()),
            by: (self.name)(&contact.by),
            at: self.moment(contact.at),
        }
    }
}
