//! A reminder goes out when what it reminds of is about to end, and only while somebody wants it.

use jiff::{SignedDuration, Timestamp};
use keeper::Messages;
use record::ReminderMark;
use record::reminder::remind_at;

use crate::post_office::{PostOffice, london};

const DAY: SignedDuration = SignedDuration::from_hours(24);

const TO: &str = "parent@example.org";

impl PostOffice {
    /// Keeper's runs of the coming days, one an hour, up to a moment: what they sent together.
    async fn runs_until(&self, from: Timestamp, until: Timestamp) -> u64 {
        let (mut now, mut taken) = (from, 0);
        while now < until {
            taken += self.sends(now).await.expect("a run").taken;
            now += SignedDuration::from_hours(1);
        }
        taken
    }
}

#[tokio::test]
async fn a_reminder_goes_out_once_two_days_before_the_end() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let ends = now + DAY * 7;
    office.is_asked_for_reminder(now, ends).await;
    let at = remind_at(ends, &london());
    assert_eq!(office.runs_until(now, at).await, 0, "not before");
    assert_eq!(office.sends(at).await.expect("a run").taken, 1);
    let shown = office.shows().await;
    assert_eq!(shown.matches(TO).count(), 1);
    assert!(shown.contains("It ends soon."));
    office.all_is_delivered().await;
    let after = at + SignedDuration::from_hours(13);
    assert_eq!(office.sends(after).await.expect("a run").delivered, 1);
    assert_eq!(office.rows().await, 0, "the address is gone");
}

#[tokio::test]
async fn a_form_that_is_saved_again_moves_its_reminder() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let begun = office.is_asked_for_reminder(now, now + DAY * 7).await;
    // Again and again, for longer than any other message is kept.
    let mut ends = now + DAY * 7;
    let mut from = now;
    for _ in 0..5 {
        assert_eq!(office.runs_until(from, from + DAY * 4).await, 0);
        from += DAY * 4;
        ends = from + DAY * 7;
        office.saves(&begun, ends, true).await;
    }
    let at = remind_at(ends, &london());
    assert_eq!(office.runs_until(from, at).await, 0);
    assert_eq!(office.sends(at).await.expect("a run").taken, 1);
}

#[tokio::test]
async fn a_reminder_that_is_taken_back_is_gone_the_next_day() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let ends = now + DAY * 7;
    let begun = office.is_asked_for_reminder(now, ends).await;
    office.saves(&begun, ends, false).await;
    assert_eq!(office.rows().await, 1);
    let next_day = office.sends(now + DAY).await.expect("a run");
    assert_eq!(next_day, Messages::default());
    assert_eq!(office.rows().await, 0, "the address is gone");
}

/// Keeper was away for days: of what is gone nobody is reminded.
#[tokio::test]
async fn nobody_is_reminded_of_a_form_that_has_ended() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let ends = now + DAY * 7;
    office.is_asked_for_reminder(now, ends).await;
    assert_eq!(
        office.sends(ends).await.expect("a run"),
        Messages::default()
    );
    assert_eq!(office.rows().await, 0);
    assert!(!office.shows().await.contains(TO));
}

const NUMBER: &str = "07700 900 222";

#[tokio::test]
async fn a_family_is_reminded_once_of_an_appointment_in_the_morning_of_the_day_before() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    // Longer than any other message is kept.
    let of = office.is_to_remind(NUMBER, now + DAY * 20).await;
    assert_eq!(office.runs_until(now, of.at).await, 0, "not before");
    assert_eq!(office.sends(of.at).await.expect("a run").taken, 1);
    let shown = office.shows().await;
    assert_eq!(shown.matches(NUMBER).count(), 1);
    let said = format!("We meet on {}: {}.", of.when, office.reference);
    assert!(shown.contains(&said), "{shown}");
    office.all_is_delivered().await;
    let after = of.at + SignedDuration::from_hours(13);
    assert_eq!(office.sends(after).await.expect("a run").delivered, 1);
    assert_eq!(office.rows().await, 0, "the number is gone");
}

#[tokio::test]
async fn nobody_is_reminded_of_an_appointment_that_was_cancelled_or_is_at_another_time() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let cancelled = office.is_to_remind(NUMBER, now + DAY * 5).await;
    office.appointment_shows(&cancelled, None).await;
    let moved = office.is_to_remind(NUMBER, now + DAY * 5).await;
    let other = ReminderMark::random(&mut rand::rng());
    office.appointment_shows(&moved, Some(&other)).await;
    assert_eq!(office.rows().await, 2);
    assert_eq!(
        office.sends(now + DAY).await.expect("a run"),
        Messages::default()
    );
    assert_eq!(office.rows().await, 0, "the number is gone");
    assert!(!office.shows().await.contains(NUMBER));
}

/// Keeper was away: a late reminder is better than none, and one of what has begun is worse.
#[tokio::test]
async fn a_late_reminder_goes_out_until_the_appointment_begins() {
    let office = PostOffice::open().await;
    let begins = Timestamp::now() + DAY * 5;
    let minute = SignedDuration::from_mins(1);
    for (at, taken) in [(begins - minute, 1), (begins + minute, 0)] {
        office.is_to_remind(NUMBER, begins).await;
        assert_eq!(office.sends(at).await.expect("a run").taken, taken);
    }
}
