//! Being reminded: of a form that was begun, before it is deleted; of an appointment, the day before.
//!
//! The address lies in a message, and never in the draft. Draft and message have a random mark in common: the draft
//! shows it as long as the family wants the reminder, and the message has it sealed. Whoever sends the message looks
//! first whether the draft is still there and shows the mark, and when it ends. So a reminder is moved by saving the
//! draft, and ended by sending it, deleting it or taking its mark away: nobody has to find the message for that.
//!
//! An appointment and the message that reminds of it have a mark in common in the same way. One that is moved gets
//! another mark and another message, because the message says when it is.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use site_model::MessageChannel;

use crate::audit::digest;
use crate::id::{CaseItemId, FamilyId, ReminderId, ReminderMark};
use crate::message::SafeAddress;

/// So many days before the last one: time to find an hour for it.
const DAYS_BEFORE: i64 = 2;

/// When most people may be disturbed.
const TIME_OF_DAY: Time = Time::constant(10, 0, 0, 0);

/// That a family is to be reminded of a draft or an appointment: what that knows of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// What its message has too.
    pub mark: ReminderMark,
    /// How it goes out. To whom is not the draft's to know.
    pub by: MessageChannel,
    /// When, if nothing is saved before.
    pub at: Timestamp,
}

/// Of which draft a message reminds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfDraft {
    /// The draft's row: a hash that opens nothing.
    pub row: String,
    /// The mark that it shows while the reminder is wanted.
    pub mark: ReminderMark,
}

/// Of which appointment a message reminds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfAppointment {
    /// Whose it is.
    pub family: FamilyId,
    /// Which of that family's.
    pub item: CaseItemId,
    /// The mark that it shows while the reminder is wanted.
    pub mark: ReminderMark,
    /// When the message goes out.
    pub at: Timestamp,
    /// When they meet: later, nobody is reminded.
    pub begins: Timestamp,
    /// The same as the message says it, in the family's language.
    pub when: String,
}

/// The mark of a reminder that a page asked for under this id: the same when the same is asked for again, because
/// nobody heard whether it was done. Who does not have the page learns nothing of the address from it.
pub fn mark_of(asked: &ReminderId, to: &SafeAddress) -> Option<ReminderMark> {
    let (channel, address) = (to.channel().as_str(), to.as_str());
    let hash = digest(&[
        asked.to_string().as_bytes(),
        channel.as_bytes(),
        address.as_bytes(),
    ]);
    data_encoding::HEXLOWER.encode(&hash[..16]).parse().ok()
}

/// When somebody is reminded of what `ends` then, by the clocks of `zone`.
pub fn remind_at(ends: Timestamp, zone: &TimeZone) -> Timestamp {
    let last = ends.to_zoned(zone.clone()).date();
    let day = last.saturating_sub(Span::new().days(DAYS_BEFORE));
    day.to_datetime(TIME_OF_DAY)
        .to_zoned(zone.clone())
        .map_or(ends, |moment| moment.timestamp())
}

/// When a family is reminded of an appointment on a day, by the clocks of `zone`: in the morning of the day before.
pub fn remind_of_appointment_at(on: Date, zone: &TimeZone) -> Timestamp {
    let day = on.saturating_sub(Span::new().days(1));
    day.to_datetime(TIME_OF_DAY)
        .to_zoned(zone.clone())
        .map_or(Timestamp::MAX, |moment| moment.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn the_same_that_is_asked_for_again_has_the_same_mark_and_nothing_else_has() {
        let id = ReminderId::random(&mut rand::rng());
        let of = |id, address: &str| mark_of(id, &SafeAddress::Email(address.to_owned()));
        assert_eq!(of(&id, "a@example.org"), of(&id, "a@example.org"));
        assert_ne!(of(&id, "a@example.org"), of(&id, "b@example.org"));
        let another = ReminderId::random(&mut rand::rng());
        assert_ne!(of(&id, "a@example.org"), of(&another, "a@example.org"));
    }

    #[test]
    fn two_days_before_the_last_one_in_the_morning_in_summer_and_in_winter() {
        let london = TimeZone::get("Europe/London").expect("London");
        let at = |ends| remind_at(moment(ends), &london);
        assert_eq!(at("2026-11-29T17:05:00Z"), moment("2026-11-27T10:00:00Z"));
        // Already the first of July in London.
        assert_eq!(at("2026-06-30T23:30:00Z"), moment("2026-06-29T09:00:00Z"));
    }

    #[test]
    fn of_an_appointment_in_the_morning_of_the_day_before() {
        let london = TimeZone::get("Europe/London").expect("London");
        let at = |on: &str| remind_of_appointment_at(on.parse().expect("a day"), &london);
        assert_eq!(at("2026-12-01"), moment("2026-11-30T10:00:00Z"));
        assert_eq!(at("2026-07-01"), moment("2026-06-30T09:00:00Z"));
    }
}
