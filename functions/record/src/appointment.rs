//! When a worker and a family meet, where, and whether somebody interprets.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use site_model::Slug;

use crate::id::ReferralId;
use crate::reason::Reason;
use crate::reminder::Reminder;
use crate::staff::StaffId;

/// The sealed part of an appointment. No `Debug`: it is about a family.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// The referral it is about.
    pub referral: ReferralId,
    /// On which day.
    pub on: Date,
    /// When on that day, by the council's clocks.
    pub time: Time,
    /// Where.
    pub place: Place,
    /// With whom of the family or of other services, in the worker's words.
    pub with: Reason,
    /// Whether somebody interprets.
    pub interpreter: Interpreter,
    /// Who of the staff meets them.
    pub assignee: StaffId,
    /// Who made it.
    pub by: StaffId,
    /// When it was made.
    pub at: Timestamp,
    /// That the family is reminded of it, by a message that lies elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Reminder>,
    /// What became of it; `None` while it stands.
    pub ended: Option<AppointmentEnded>,
}

/// Where somebody meets.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In a hub of the council.
    Hub(Slug),
    /// Elsewhere, in the worker's words: it may be the family's home.
    Elsewhere(Reason),
}

/// Whether somebody interprets, and into which language.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interpreter {
    /// Nobody has to.
    NotNeeded,
    /// Somebody has to be booked.
    Needed(Reason),
    /// Somebody is booked.
    Booked(Reason),
}

/// What became of an appointment, and who says so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentEnded {
    /// What.
    pub end: AppointmentEnd,
    /// Who recorded it.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

/// What becomes of an appointment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppointmentEnd {
    /// They met.
    Met,
    /// The family did not come, or nobody was there.
    Missed,
    /// It does not take place.
    Cancelled {
        /// Why.
        because: Reason,
    },
}

/// What is done about an appointment.
#[derive(Clone, PartialEq, Eq)]
pub enum AppointmentStep {
    /// It ends.
    End(AppointmentEnd),
    /// It is moved.
    Move {
        /// When it was where this was decided.
        from: DateTime,
        /// When it is now.
        to: DateTime,
        /// The reminder that takes the place of one that it had; none where it is too late for one.
        reminder: Option<Reminder>,
    },
    /// The family is not reminded of it after all.
    StopReminder,
    /// The interpreter that it needs is booked.
    BookInterpreter,
}

/// Why nothing is done about it: a colleague was faster, and that has to be seen first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colleague has changed the appointment")]
pub struct AppointmentChanged;

impl Appointment {
    /// When it is, by the council's clocks.
    pub fn when(&self) -> DateTime {
        self.on.to_datetime(self.time)
    }

    /// Ends it, moves it or books its interpreter. Whether anything changed: the same by the same person again
    /// changes nothing.
    pub fn step(
        &mut self,
        step: &AppointmentStep,
        by: &StaffId,
        at: Timestamp,
    ) -> Result<bool, AppointmentChanged> {
        match (step, &self.ended) {
            (AppointmentStep::End(end), None) => {
                let (end, by) = (end.clone(), by.clone());
                self.ended = Some(AppointmentEnded { end, by, at });
                Ok(true)
            }
            (AppointmentStep::End(end), Some(ended)) if ended.end == *end && ended.by == *by => {
                Ok(false)
            }
            (AppointmentStep::Move { to, .. }, None) if self.when() == *to => Ok(false),
            (AppointmentStep::Move { from, to, reminder }, None) if self.when() == *from => {
                (self.on, self.time) = (to.date(), to.time());
                // Who had it stopped meanwhile is not overruled.
                self.reminder = self.reminder.take().and(reminder.clone());
                Ok(true)
            }
            (AppointmentStep::StopReminder, None) => Ok(self.reminder.take().is_some()),
            (AppointmentStep::BookInterpreter, None) => match &self.interpreter {
                Interpreter::Needed(language) => {
                    self.interpreter = Interpreter::Booked(language.clone());
                    Ok(true)
                }
                Interpreter::Booked(_) => Ok(false),
                Interpreter::NotNeeded => Err(AppointmentChanged),
            },
            _ => Err(AppointmentChanged),
        }
    }
}

/// A time of day as people write it: `10:30`, `10.30`, `2pm`, `2:30 pm`, `14:30`.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits.trim(), Some(0)),
        (_, Some(digits)) => (digits.trim(), Some(12)),
        _ => (text.as_str(), None),
    };
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        // A number alone may be anything.
        None => (digits, half.map(|_| "00")?),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use site_model::MessageChannel;

    use super::*;
    use crate::id::ReminderMark;

    fn appointment(when: DateTime) -> Appointment {
        let by = StaffId::of("issuer", "s1");
        Appointment {
            referral: ReferralId::random(&mut rand::rng()),
            on: when.date(),
            time: when.time(),
            place: Place::Hub(Slug::parse("bessborough").expect("a slug")),
            with: Reason::parse("The mother").expect("words"),
            interpreter: Interpreter::NotNeeded,
            assignee: by.clone(),
            by,
            at: Timestamp::UNIX_EPOCH,
            reminder: None,
            ended: None,
        }
    }

    fn hour(hours: i32) -> DateTime {
        jiff::civil::date(2026, 11, 1).at(0, 0, 0, 0) + jiff::Span::new().hours(hours)
    }

    proptest! {
        #[test]
        fn who_moves_what_a_colleague_moved_meanwhile_has_to_see_that_first(
            at in 0i32..60, seen in 0i32..60, to in 0i32..60,
        ) {
            let by = StaffId::of("issuer", "s1");
            let mut it = appointment(hour(at));
            let step = AppointmentStep::Move { from: hour(seen), to: hour(to), reminder: None };
            match it.step(&step, &by, Timestamp::UNIX_EPOCH) {
                Ok(changed) => {
                    prop_assert_eq!(it.when(), hour(to));
                    prop_assert_eq!(changed, at != to);
                }
                Err(AppointmentChanged) => {
                    prop_assert!(at != seen && at != to);
                    prop_assert_eq!(it.when(), hour(at));
                }
            }
        }

        #[test]
        fn a_time_is_read_as_it_is_written(hour in 0i8..24, minute in 0i8..60) {
            let wanted = Time::new(hour, minute, 0, 0).ok();
            let (half, twelve) = if hour < 12 { ("am", hour) } else { ("pm", hour - 12) };
            let twelve = if twelve == 0 { 12 } else { twelve };
            for text in [
                format!("{hour}:{minute:02}"),
                format!(" {hour:02}.{minute:02} "),
                format!("{twelve}:{minute:02}{half}"),
                format!("{twelve}.{minute:02} {}", half.to_uppercase()),
            ] {
                prop_assert_eq!(time(&text), wanted, "{}", text);
            }
        }

        #[test]
        fn no_text_is_too_strange_to_be_refused(text in ".{0,12}") {
            let _ = time(&text);
        }
    }

    #[test]
    fn a_move_takes_the_reminder_along_and_makes_none_where_there_is_none() {
        let by = StaffId::of("issuer", "s1");
        let reminder = || Reminder {
            mark: ReminderMark::random(&mut rand::rng()),
            by: MessageChannel::Text,
            at: Timestamp::UNIX_EPOCH,
        };
        let (first, second) = (reminder(), reminder());
        let moved = |it: &mut Appointment, reminder: &Reminder| {
            let (from, reminder) = (it.when(), Some(reminder.clone()));
            let to = from + jiff::Span::new().hours(1);
            let step = AppointmentStep::Move { from, to, reminder };
            let changed = it.step(&step, &by, Timestamp::UNIX_EPOCH);
            assert_eq!(changed, Ok(true));
        };
        let mut it = appointment(hour(0));
        moved(&mut it, &first);
        assert!(it.reminder.is_none(), "it had none");
        it.reminder = Some(first);
        moved(&mut it, &second);
        assert!(it.reminder.as_ref() == Some(&second));
        for stopped in [true, false] {
            let step = AppointmentStep::StopReminder;
            assert_eq!(it.step(&step, &by, Timestamp::UNIX_EPOCH), Ok(stopped));
        }
        moved(&mut it, &second);
        assert!(it.reminder.is_none(), "it was stopped");
    }

    #[test]
    fn what_may_be_another_time_is_none() {
        for text in [
            "",
            "10",
            "24:00",
            "10:60",
            "13pm",
            "0am",
            "10:3",
            "half past",
            "+1:00",
            "1:2:3",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(time("2pm"), Time::new(14, 0, 0, 0).ok());
    }

    #[test]
    fn it_ends_once_and_an_interpreter_is_booked_only_where_one_is_needed() {
        let by = StaffId::of("issuer", "s1");
        let at = Timestamp::UNIX_EPOCH;
        let mut it = appointment(hour(0));
        let book = AppointmentStep::BookInterpreter;
        assert_eq!(it.step(&book, &by, at), Err(AppointmentChanged));
        it.interpreter = Interpreter::Needed(Reason::parse("Bengali").expect("words"));
        assert_eq!(it.step(&book, &by, at), Ok(true));
        assert_eq!(it.step(&book, &by, at), Ok(false));
        let met = AppointmentStep::End(AppointmentEnd::Met);
        assert_eq!(it.step(&met, &by, at), Ok(true));
        assert_eq!(it.step(&met, &by, at), Ok(false));
        let missed = AppointmentStep::End(AppointmentEnd::Missed);
        for step in [missed, book] {
            assert_eq!(it.step(&step, &by, at), Err(AppointmentChanged));
        }
    }
}
