//! Reminding a family of an appointment: asked only where it said that a message is safe, and where there is time for
//! one.

use jiff::Zoned;
use jiff::civil::DateTime;
use record::appointment::Appointment;
use record::message::{Message, NoMessage, SafeAddress, safe_address};
use record::reminder::{OfAppointment, Reminder, remind_of_appointment_at};
use record::view_change::ViewDecision;
use record::{CaseItemId, ReminderMark};
use site_model::form::Question;
use site_model::{Language, MessageChannel, MessageKind};
use vault::Kept;

use super::Case;
use crate::problem::Stop;

/// Whether the family is reminded.
pub(super) const REMIND: &str = "remind";
/// That it is.
pub(super) const YES: &str = "yes";
const NO: &str = "no";

const KIND: MessageKind = MessageKind::AppointmentReminder;

impl Case<'_> {
    /// The question whether the family is reminded, where it can be.
    pub(super) fn reminder_question(&self) -> Result<Option<Question>, Stop> {
        let Ok(to) = self.can_be_reminded()? else {
            return Ok(None);
        };
        let asking = self.asking();
        let choices = [YES, NO].map(|it| asking.of(REMIND, it));
        let hint = format!("staff-remind-by-{}", to.channel().as_str());
        Ok(Some(Question {
            hint: Some(self.say(&hint)),
            ..asking.choice(REMIND, None, choices)
        }))
    }

    /// Why it is not asked, where it is not.
    pub(super) fn why_not_reminded(&self) -> Result<Option<String>, Stop> {
        let why = self.can_be_reminded()?.err();
        Ok(why.map(|why| self.say(&format!("staff-remind-not-{why}"))))
    }

    /// The reminder of an appointment at this time, and the message that brings it; none where it is too late for one,
    /// or no message is safe.
    pub(super) fn reminder(
        &self,
        item: &CaseItemId,
        when: DateTime,
    ) -> Result<Option<(Reminder, Message)>, Stop> {
        let (desk, file) = (self.desk, &self.file);
        let zone = desk.pages.time_zone();
        let at = remind_of_appointment_at(when.date(), zone);
        let begins = when.to_zoned(zone.clone()).ok();
        let (Some(begins), Ok(_)) = (begins.filter(|_| at > desk.now), self.can_be_reminded()?)
        else {
            return Ok(None);
        };
        let mark = ReminderMark::random(&mut rand::rng());
        let of = OfAppointment {
            family: file.family.clone(),
            item: item.clone(),
            mark: mark.clone(),
            at,
            begins: begins.timestamp(),
            when: self.in_the_familys_language(&begins)?,
        };
        let submission = &file.submission;
        let message = Message::of_appointment(
            &submission.sent,
            &submission.reference,
            &self.channels()?,
            of,
        );
        Ok(message.ok().map(|message| {
            let by = message.to.channel();
            (Reminder { mark, by, at }, message)
        }))
    }

    /// Whether the family is still to be reminded of one that stands.
    pub(super) fn is_to_be_reminded(&self, appointment: &Kept<Appointment>) -> bool {
        let appointment = &appointment.value;
        let reminder = appointment.reminder.as_ref();
        appointment.ended.is_none() && reminder.is_some_and(|it| it.at > self.desk.now)
    }

    /// Where a reminder goes; or why none does, as the end of a message's id.
    fn can_be_reminded(&self) -> Result<Result<SafeAddress, &'static str>, Stop> {
        // Perhaps somebody else reads what goes there.
        if ViewDecision::is_locked(&self.file.decisions) {
            return Ok(Err("locked"));
        }
        let sent = &self.file.submission.sent;
        Ok(safe_address(sent, &self.channels()?).map_err(NoMessage::as_str))
    }

    fn channels(&self) -> Result<Vec<MessageChannel>, Stop> {
        Ok(self.desk.council()?.channels(KIND))
    }

    /// A moment as the message says it: in the language of the words that stand around it.
    fn in_the_familys_language(&self, moment: &Zoned) -> Result<String, Stop> {
        let council = self.desk.council()?;
        let language = Language::parse(&self.file.submission.sent.language);
        let theirs = language.and_then(|language| council.translations.get(&language));
        let theirs = theirs.filter(|theirs| theirs.messages.contains_key(&KIND));
        let frame = self.desk.pages.frame(theirs.unwrap_or(council));
        Ok(frame.moment(moment))
    }
}
