//! What is to be done for a family: noted with a day, done, put off, or not needed any more.

use axum::extract::Request;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http_edge::Posted;
use jiff::civil::Date;
use record::permission::Action;
use record::reason::Reason;
use record::task::{ChangedOtherwise, Task, TaskEnd, TaskKind, TaskStep};
use record::{CaseItemId, StaffId};
use site_model::form::date::When;
use site_model::form::{Answers, Question, QuestionKind};
use vault::{Addition, CaseItem, Kept};

use super::{Asked, Case, CaseAddress, CaseItemAddress, ID, again, id_of, keeping};
use crate::address;
use crate::asked_page::{Around, AskedPage};
use crate::asking::text;
use crate::desk::Desk;
use crate::done::Done;
use crate::problem::{Stop, Trouble};
use crate::record_address::RecordAddress;

const KIND: &str = "task-kind";
const DUE: &str = "task-due";
/// What is to be done, in the worker's words.
pub(super) const WHAT: &str = "task-what";
const FOR: &str = "task-for";
const ME: &str = "me";
const WHO_WORKS_ON_IT: &str = "who-works-on-it";

const END: &str = "task-end";
const DONE: &str = "done";
const PUT_OFF: &str = "put-off";
const NOT_NEEDED: &str = "not-needed";
const TO: &str = "task-to";
const BECAUSE: &str = "task-because";
/// The day on which the task was due when the page was drawn.
const SEEN: &str = "seen";

/// Asks for a task.
pub(crate) async fn ask_for_task(
    RecordAddress((_, family, referral)): CaseAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
    let html = case.draw(&case.task_page()?, &Asked::default(), case.around_task())?;
    Ok(Html(html).into_response())
}

/// Adds it.
pub(crate) async fn add_task(
    RecordAddress((council, family, referral)): CaseAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let added = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
        case.add_task(&posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(WHAT, "staff-asked-task-what-label")];
    added
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

/// Asks what became of a task.
pub(crate) async fn ask_to_end_task(
    RecordAddress((_, family, referral, id)): CaseItemAddress,
    desk: Desk,
) -> Result<Response, Stop> {
    let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
    let task = case.open_task(&id)?;
    if task.value.ended.is_some() {
        return Ok(Redirect::to(&case.referral()).into_response());
    }
    let html = case.draw_ending(task, &Asked::default())?;
    Ok(Html(html).into_response())
}

/// Records it.
pub(crate) async fn end_task(
    RecordAddress((council, family, referral, id)): CaseItemAddress,
    desk: Result<Desk, Stop>,
    request: Request,
) -> Result<Response, Stop> {
    let posted = Posted::read(request).await?;
    let ended = async {
        let desk = desk?;
        let case = Case::open(&desk, (&family, &referral), Action::KeepTask).await?;
        case.end_task(&id, &posted).await
    };
    let back = address::referral(&council, &family, &referral);
    let fields = [(BECAUSE, "staff-asked-task-because-label")];
    ended
        .await
        .map_err(|stop| keeping(stop, &posted, &fields, &back))
}

impl Case<'_> {
    async fn add_task(&self, posted: &Posted) -> Result<Response, Stop> {
        let page = self.task_page()?;
        let (entered, errors) = match page.read(posted) {
            Ok(answers) => match self.task(&answers) {
                Some(task) => {
                    let addition = Addition {
                        id: id_of(posted),
                        items: vec![CaseItem::Task(task)],
                        step: None,
                    };
                    self.add(&addition).await?;
                    return Ok(self.done(Done::TaskAdded));
                }
                None => (page.entered(posted), Vec::new()),
            },
            Err(mistaken) => mistaken,
        };
        let asked = Asked {
            entered,
            errors,
            id: posted.first(ID),
            ..Asked::default()
        };
        Ok(again(self.draw(&page, &asked, self.around_task())?))
    }

    /// The task that was answered, of the worker's own where nobody else was chosen.
    pub(super) fn task(&self, answers: &Answers) -> Option<Task> {
        let me = &self.desk.staff.id;
        let assignee = match text(answers, FOR) {
            Some(WHO_WORKS_ON_IT) => self.somebody_else()?,
            _ => me,
        };
        Some(Task {
            referral: self.file.referral.clone(),
            kind: TaskKind::parse(text(answers, KIND)?)?,
            what: text(answers, WHAT).and_then(Reason::parse),
            due: text(answers, DUE)?.parse().ok()?,
            assignee: assignee.clone(),
            by: me.clone(),
            at: self.desk.now,
            ended: None,
        })
    }

    /// Whoever works on the referral, where that is a colleague.
    fn somebody_else(&self) -> Option<&StaffId> {
        let assignee = self.file.assignee.as_ref();
        assignee.filter(|id| **id != self.desk.staff.id)
    }

    /// The questions about a task.
    pub(super) fn task_questions(
        &self,
        when: Option<(&'static str, &'static str)>,
    ) -> Vec<Question> {
        let asking = self.asking();
        let kinds = TaskKind::ALL.map(|kind| asking.of(KIND, kind.as_str()));
        let due = Question {
            when: Some(When::Future),
            ..asking.question(DUE, QuestionKind::Date, when)
        };
        let mut questions = vec![asking.choice(KIND, when, kinds), due];
        questions.push(self.words(WHAT, false, when));
        if self.somebody_else().is_some() {
            let whose = [ME, WHO_WORKS_ON_IT].map(|it| asking.of(FOR, it));
            questions.push(asking.choice(FOR, when, whose));
        }
        questions
    }

    fn task_page(&self) -> Result<AskedPage<'_>, Stop> {
        self.page("staff-task-title", self.task_questions(None), "task")
    }

    fn around_task(&self) -> Around {
        Around {
            paragraphs: vec![self.say("staff-task-text")],
            button: Some(self.say("staff-task-button")),
            ..Around::default()
        }
    }

    fn open_task(&self, id: &CaseItemId) -> Result<&Kept<Task>, Stop> {
        let mut tasks = self.file.tasks.iter();
        let task = tasks.find(|task| task.id == *id);
        task.ok_or_else(|| Trouble::NotFound.into())
    }

    async fn end_task(&self, id: &CaseItemId, posted: &Posted) -> Result<Response, Stop> {
        let task = self.open_task(id)?;
        let page = self.ending_page(id)?;
        let (entered, errors) = match page.read(posted) {
            Ok(answers) => {
                let seen = posted.first(SEEN).and_then(|seen| seen.parse().ok());
                let seen = seen.unwrap_or(task.value.due);
                match step(&answers, seen) {
                    Some((step, done)) => return self.step(task, (&step, done), posted).await,
                    None => (page.entered(posted), Vec::new()),
                }
            }
            Err(mistaken) => mistaken,
        };
        let asked = Asked {
            entered,
            errors,
            ..Asked::default()
        };
        Ok(again(self.draw_ending(task, &asked)?))
    }

    async fn step(
        &self,
        task: &Kept<Task>,
        (step, done): (&TaskStep, Done),
        posted: &Posted,
    ) -> Result<Response, Stop> {
        let Desk {
            vault, staff, now, ..
        } = self.desk;
        let changed = vault.change_task(&self.file.family, (&task.id, step), &staff.id, *now);
        match changed.await? {
            Ok(()) => Ok(self.done(done)),
            Err(ChangedOtherwise) if task.value.ended.is_some() => {
                Err(Stop::from(Trouble::AlreadyEnded)
                    .told_to(staff)
                    .leading_to("staff-entered-open", self.referral()))
            }
            // Put off meanwhile: the page has the new day, and what was typed.
            Err(ChangedOtherwise) => {
                let asked = Asked {
                    entered: self.ending_page(&task.id)?.entered(posted),
                    refused: Some((END, self.say("staff-task-changed"))),
                    ..Asked::default()
                };
                Ok(again(self.draw_ending(task, &asked)?))
            }
        }
    }

    fn ending_page(&self, id: &CaseItemId) -> Result<AskedPage<'_>, Stop> {
        let asking = self.asking();
        let put_off = Question {
            when: Some(When::Future),
            ..asking.question(TO, QuestionKind::Date, Some((END, PUT_OFF)))
        };
        let ends = [DONE, PUT_OFF, NOT_NEEDED].map(|it| asking.of(END, it));
        let questions = vec![
            asking.choice(END, None, ends),
            put_off,
            self.words(BECAUSE, true, Some((END, NOT_NEEDED))),
        ];
        self.page("staff-task-end-title", questions, &format!("task/{id}"))
    }

    fn draw_ending(&self, task: &Kept<Task>, asked: &Asked<'_>) -> Result<String, Stop> {
        let kind = self.say(&format!("staff-task-kind-{}", task.value.kind.as_str()));
        let due = self.date(task.value.due)?;
        let due = [("kind", kind.into()), ("date", due.into())];
        let around = Around {
            paragraphs: vec![self.desk.pages.say("staff-task-due", &due)],
            now: task.value.what.as_ref().map(|it| it.as_str().to_owned()),
            says: vec![(SEEN, task.value.due.to_string())],
            ..Around::default()
        };
        self.draw(&self.ending_page(&task.id)?, asked, around)
    }
}

/// What is to be done about a task that was due on the day that was seen.
fn step(answers: &Answers, seen: Date) -> Option<(TaskStep, Done)> {
    Some(match text(answers, END)? {
        DONE => (TaskStep::End(TaskEnd::Done), Done::TaskEnded),
        NOT_NEEDED => {
            let because = Reason::parse(text(answers, BECAUSE)?)?;
            let end = TaskEnd::NotNeeded { because };
            (TaskStep::End(end), Done::TaskEnded)
        }
        _ => {
            let to = text(answers, TO)?.parse().ok()?;
            (TaskStep::PutOff { from: seen, to }, Done::TaskPutOff)
        }
    })
}
