//! What a worker has to do for a family, and by when.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::ReferralId;
use crate::reason::Reason;
use crate::staff::StaffId;

/// The sealed part of a task. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The referral it is about.
    pub referral: ReferralId,
    /// What kind.
    pub kind: TaskKind,
    /// What is to be done, in the worker's words.
    pub what: Option<Reason>,
    /// By when.
    pub due: Date,
    /// Who is to do it.
    pub assignee: StaffId,
    /// Who made it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// How it ended; `None` while it is to be done.
    pub ended: Option<TaskEnded>,
}

/// What kind of task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// To call the family.
    CallBack,
    /// To look whether the help still fits.
    Review,
    /// Anything else.
    Other,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::CallBack, Self::Review, Self::Other];

    /// As it is stored, in a Fluent message's id, and as a field's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CallBack => "call-back",
            Self::Review => "review",
            Self::Other => "other",
        }
    }

    /// The kind with this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// How a task ended, and who says so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskEnded {
    /// How.
    pub end: TaskEnd,
    /// Who recorded it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// The ways in which a task ends.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskEnd {
    /// It was done.
    Done,
    /// It need not be done any more.
    NotNeeded {
        /// Why.
        because: Reason,
    },
}

/// What is done about a task.
#[derive(Clone, PartialEq, Eq)]
pub enum TaskStep {
    /// It ends.
    End(TaskEnd),
    /// It is put off to another day.
    PutOff {
        /// The day on which it was due where this was decided.
        from: Date,
        /// The day.
        to: Date,
    },
}

/// Why nothing is done about it: a colleague was faster, and that has to be seen first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colleague has changed the task")]
pub struct ChangedOtherwise;

impl Task {
    /// Ends it or puts it off. Whether anything changed: the same by the same person again changes nothing.
    pub fn step(
        &mut self,
        step: &TaskStep,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<bool, ChangedOtherwise> {
        match (step, &self.ended) {
            (TaskStep::End(end), None) => {
                let (end, by) = (end.clone(), by.clone());
                self.ended = Some(TaskEnded { end, by, at });
                Ok(true)
            }
            (TaskStep::End(end), Some(ended)) if ended.end == *end && ended.by == *by => Ok(false),
            (TaskStep::PutOff { to, .. }, None) if self.due == *to => Ok(false),
            (TaskStep::PutOff { from, to }, None) if self.due == *from => {
                self.due = *to;
                Ok(true)
            }
            _ => Err(ChangedOtherwise),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(days: i32) -> Date {
        jiff::civil::date(2026, 11, 1) + jiff::Span::new().days(days)
    }

    fn task(due: Date) -> Task {
        let by = StaffId::of("issuer", "s1");
        Task {
            referral: ReferralId::random(&mut rand::rng()),
            kind: TaskKind::CallBack,
            what: None,
            due,
            assignee: by.clone(),
            by,
            at: Timestamp::UNIX_EPOCH,
            ended: None,
        }
    }

    proptest! {
        #[test]
        fn who_puts_off_what_a_colleague_put_off_meanwhile_has_to_see_that_first(
            due in 0i32..60, seen in 0i32..60, to in 0i32..60,
        ) {
            let by = StaffId::of("issuer", "s1");
            let mut task = task(day(due));
            let step = TaskStep::PutOff { from: day(seen), to: day(to) };
            match task.step(&step, &by, Timestamp::UNIX_EPOCH) {
                Ok(changed) => {
                    prop_assert_eq!(task.due, day(to));
                    prop_assert_eq!(changed, due != to);
                }
                Err(ChangedOtherwise) => {
                    prop_assert!(due != seen && due != to);
                    prop_assert_eq!(task.due, day(due));
                }
            }
        }
    }

    #[test]
    fn it_ends_once_and_is_not_put_off_after_that() {
        let by = StaffId::of("issuer", "s1");
        let at = Timestamp::UNIX_EPOCH;
        let mut task = task(day(0));
        let done = TaskStep::End(TaskEnd::Done);
        assert_eq!(task.step(&done, &by, at), Ok(true));
        assert_eq!(task.step(&done, &by, at), Ok(false));
        let other = StaffId::of("issuer", "s2");
        assert_eq!(task.step(&done, &other, at), Err(ChangedOtherwise));
        let (from, to) = (day(0), day(1));
        let put_off = TaskStep::PutOff { from, to };
        assert_eq!(task.step(&put_off, &by, at), Err(ChangedOtherwise));
    }
}
