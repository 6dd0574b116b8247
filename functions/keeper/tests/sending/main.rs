//! What is due in the outbox goes out once, and what cannot go out is not lost sight of.

mod post_office;
mod reminders;

use jiff::{SignedDuration, Timestamp};
use keeper::sending::MOST_ATTEMPTS;
use keeper::{KeeperFault, Messages};
use record::OutgoingId;
use record::message::{Delivery, SafeAddress};

use crate::post_office::{Answer, PostOffice};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn email(address: &str) -> SafeAddress {
    SafeAddress::Email(address.to_owned())
}

/// Longer than any wait between two attempts.
fn later(now: Timestamp) -> Timestamp {
    now + HOUR * 5
}

#[tokio::test]
async fn a_message_goes_out_once_and_is_deleted_when_it_has_arrived() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("parent@example.org"), now).await;

    let sent = office.sends(now).await.expect("sent");
    assert_eq!(sent.taken, 1);
    for _ in 0..3 {
        let again = office.sends(now).await.expect("sent");
        assert_eq!(again, Messages::default(), "nothing goes out twice");
    }
    let shown = office.shows().await;
    assert_eq!(shown.matches("parent@example.org").count(), 1);
    assert!(
        shown.contains(&office.reference),
        "the reference is filled in"
    );

    office.says(&id, 1, Delivery::Delivered, now).await;
    let arrived = office.sends(now).await.expect("sent");
    assert_eq!(arrived.delivered, 1);
    assert_eq!(office.rows().await, 0, "no address stays behind");
}

#[tokio::test]
async fn a_text_message_goes_out_as_one() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let to = SafeAddress::Text("07700 900 111".to_owned());
    office.puts(to, now).await;
    assert_eq!(office.sends(now).await.expect("sent").taken, 1);
    assert!(office.shows().await.contains("text to 07700 900 111"));
}

#[tokio::test]
async fn a_message_does_not_go_out_before_it_is_due_nor_after_its_end() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    office.puts(email("parent@example.org"), now + HOUR).await;
    assert_eq!(office.sends(now).await.expect("sent").taken, 0);
    assert_eq!(office.sends(now + HOUR).await.expect("sent").taken, 1);
    let late = email("late@example.org");
    office.puts_until(late, now, Some(now + HOUR)).await;
    assert_eq!(office.sends(now + HOUR * 2).await.expect("sent").taken, 0);
    assert!(!office.shows().await.contains("late@example.org"));
}

#[tokio::test]
async fn two_runs_at_once_send_each_message_once() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    for number in 0..10 {
        office
            .puts(email(&format!("parent{number}@example.org")), now)
            .await;
    }
    let (one, other) = tokio::join!(office.sends(now), office.sends(now));
    assert_eq!(one.expect("sent").taken + other.expect("sent").taken, 10);
    let shown = office.shows().await;
    for number in 0..10 {
        let to = format!("parent{number}@example.org");
        assert_eq!(shown.matches(&to).count(), 1, "{to}");
    }
}

/// The answer is lost after the message was taken: the same as a crash before it was written down.
#[tokio::test]
async fn an_answer_that_is_lost_sends_nothing_twice() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("parent@example.org"), now).await;
    office.answers([Answer::Lost]);
    assert_eq!(office.sends(now).await.expect("sent").waiting, 1);
    // It has not arrived yet, or it has: both are found out.
    let found = office.sends(later(now)).await.expect("sent");
    assert_eq!(found.taken + found.delivered, 1, "{found:?}");
    assert_eq!(
        office.shows().await.matches("parent@example.org").count(),
        1
    );
    let _ = id;
}

#[tokio::test]
async fn what_was_never_taken_is_tried_again() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    office.puts(email("parent@example.org"), now).await;
    office.answers([Answer::Refusal(503, "Exception", "away")]);
    assert_eq!(office.sends(now).await.expect("sent").waiting, 1);
    assert_eq!(office.sends(later(now)).await.expect("sent").taken, 1);
    assert_eq!(
        office.shows().await.matches("parent@example.org").count(),
        1
    );
}

/// Each error of GOV.UK Notify, and what becomes of the message.
#[tokio::test]
async fn each_refusal_has_its_consequence() {
    let today = "Exceeded send limits (50) for today";
    let fast = "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds";
    let trial = "Can't send to this recipient when service is in trial mode";
    let table = [
        (400, "BadRequestError", trial, "failed"),
        (
            400,
            "ValidationError",
            "email_address Not a valid email address",
            "failed",
        ),
        (429, "RateLimitError", fast, "waits"),
        (429, "TooManyRequestsError", today, "waits"),
        (
            403,
            "AuthError",
            "Invalid token: API key not found",
            "not let in",
        ),
        (500, "Exception", "Internal server error", "waits"),
        (418, "Teapot", "", "waits"),
    ];
    for (status, error, message, becomes) in table {
        let office = PostOffice::open().await;
        let now = Timestamp::now();
        office.puts(email("parent@example.org"), now).await;
        office.answers([Answer::Refusal(status, error, message)]);
        let run = office.sends(now).await;
        match becomes {
            "failed" => assert_eq!(run.expect("a run").failed, 1, "{error}"),
            "waits" => assert_eq!(run.expect("a run").waiting, 1, "{error}"),
            _ => assert!(matches!(run, Err(KeeperFault::NotLetIn)), "{error}"),
        }
        let next = office.sends(now + HOUR * 30).await.expect("a run");
        let goes_out = u64::from(becomes != "failed");
        assert_eq!(next.taken, goes_out, "{error}: {message}");
        assert_eq!(
            office.failed().await.len(),
            usize::from(becomes == "failed")
        );
    }
}

#[tokio::test]
async fn a_clock_that_is_off_is_put_right_by_the_answer() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    office.puts(email("parent@example.org"), now).await;
    let message = "Error: Your system clock must be accurate to within 30 seconds";
    office.answers([Answer::Refusal(403, "AuthError", message)]);
    assert_eq!(office.sends(now).await.expect("sent").taken, 1);
}

#[tokio::test]
async fn what_does_not_arrive_is_tried_again_and_then_given_up_and_shown_to_staff() {
    let office = PostOffice::open().await;
    let mut now = Timestamp::now();
    let id = office.puts(email("parent@example.org"), now).await;
    for attempt in 1..=MOST_ATTEMPTS {
        assert_eq!(office.sends(now).await.expect("sent").taken, 1, "{attempt}");
        office.says(&id, attempt, Delivery::NotThisTime, now).await;
        let run = office.sends(now).await.expect("sent");
        let is_last = attempt == MOST_ATTEMPTS;
        assert_eq!(
            (run.waiting, run.failed),
            (u64::from(!is_last), u64::from(is_last))
        );
        now = later(now);
    }
    assert_eq!(office.sends(now).await.expect("sent"), Messages::default());
    let failed = office.failed().await;
    assert_eq!(
        failed,
        [(office.reference.clone(), "tried-too-often".to_owned())]
    );
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_given_up_at_once() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("parent@example.org"), now).await;
    office.sends(now).await.expect("sent");
    office.says(&id, 1, Delivery::NoSuchAddress, now).await;
    assert_eq!(office.sends(now).await.expect("sent").failed, 1);
    assert_eq!(office.failed().await.len(), 1);
}

#[tokio::test]
async fn what_is_said_of_another_attempt_or_of_nothing_changes_nothing() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("parent@example.org"), now).await;
    office.says(&id, 1, Delivery::Delivered, now).await;
    assert_eq!(office.sends(now).await.expect("sent").taken, 1);
    let unknown = OutgoingId::random(&mut rand::rng());
    office.says(&id, 2, Delivery::NoSuchAddress, now).await;
    office.says(&unknown, 1, Delivery::NoSuchAddress, now).await;
    assert_eq!(office.sends(now).await.expect("sent"), Messages::default());
    assert_eq!(office.rows().await, 1);
}

/// Nobody said what became of it: keeper asks.
#[tokio::test]
async fn a_receipt_that_never_came_is_asked_for() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    office.puts(email("parent@example.org"), now).await;
    office.sends(now).await.expect("sent");
    office.all_is_delivered().await;
    assert_eq!(
        office.sends(now + HOUR * 13).await.expect("sent").delivered,
        1
    );
    assert_eq!(office.rows().await, 0);
}

/// After a week GOV.UK Notify has forgotten what it sent: nobody knows whether it arrived.
#[tokio::test]
async fn a_message_that_is_not_known_any_more_is_shown_to_staff() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    office.puts(email("parent@example.org"), now).await;
    office.sends(now).await.expect("sent");
    office.answers([Answer::Unknown]);
    let week = now + HOUR * 24 * 7;
    assert_eq!(office.sends(week).await.expect("a run").failed, 1);
    let failed = office.failed().await;
    assert_eq!(failed, [(office.reference.clone(), "not-known".to_owned())]);
}

/// More than are dealt with at once have ended: they are gone, and what is behind them goes out.
#[tokio::test]
async fn messages_that_have_ended_hold_up_none_behind_them() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    for number in 0..60 {
        let to = email(&format!("late{number}@example.org"));
        office.puts_until(to, now, Some(now + HOUR)).await;
    }
    office.puts(email("parent@example.org"), now + HOUR).await;
    assert_eq!(office.sends(now + HOUR * 2).await.expect("sent").taken, 1);
    assert_eq!(office.rows().await, 1);
    assert!(!office.shows().await.contains("late"));
}

#[tokio::test]
async fn a_message_that_is_tried_again_long_after_has_time_to_go_out() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("parent@example.org"), now).await;
    office.sends(now).await.expect("sent");
    office.says(&id, 1, Delivery::NoSuchAddress, now).await;
    office.sends(now).await.expect("sent");
    let later = now + HOUR * 24 * 15;
    office.tries_again(&id, later).await;
    assert_eq!(office.sends(later).await.expect("sent").taken, 1);
}

/// A council has words for messages, and its key is missing: the schedule fails, and an alarm rings.
#[tokio::test]
async fn messages_that_wait_for_a_key_are_told() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let nothing_to_do = office.sends_without_key(now).await;
    assert_eq!(nothing_to_do.expect("a run"), Messages::default());
    office.puts(email("parent@example.org"), now).await;
    let told = office.sends_without_key(now).await;
    assert!(matches!(told, Err(KeeperFault::NoApiKey)));
    assert_eq!(office.sends(now).await.expect("sent").taken, 1);
}

#[tokio::test]
async fn one_message_that_the_records_fault_at_holds_up_none_behind_it() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let first = email("first@example.org");
    let poisoned = office.puts(first, now - HOUR).await;
    office.is_poisoned(&poisoned).await;
    office.puts(email("parent@example.org"), now).await;
    let run = office.sends(now).await;
    assert!(matches!(run, Err(KeeperFault::Vault(_))), "an alarm rings");
    assert!(office.shows().await.contains("parent@example.org"));
    // However often it is met, it is not given up for having been tried too often: it was never sent.
    for hour in 1..=MOST_ATTEMPTS * 2 {
        let run = office
            .sends(now + HOUR * i32::try_from(hour).expect("few"))
            .await;
        assert!(run.is_err(), "{hour}");
    }
    assert!(office.failed().await.is_empty());
}

/// Another version of this software wrote it: that one, or a later one, can still send it.
#[tokio::test]
async fn a_message_of_another_shape_is_kept_until_somebody_can_read_it() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("older@example.org"), now).await;
    office.is_of_another_shape(&id).await;
    let run = office.sends(now).await.expect("a run");
    assert_eq!((run.unread, run.failed, run.taken), (1, 0, 0));
    let again = office.sends(now + HOUR).await.expect("a run");
    assert_eq!(again, Messages::default(), "not looked at all day");
    assert_eq!(office.rows().await, 1, "it is not lost");
    office.is_of_this_shape(&id).await;
    assert_eq!(office.sends(now + HOUR * 25).await.expect("a run").taken, 1);
    assert!(office.shows().await.contains("older@example.org"));
}

#[tokio::test]
async fn a_message_of_another_shape_that_did_not_arrive_is_kept_too() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("older@example.org"), now).await;
    assert_eq!(office.sends(now).await.expect("a run").taken, 1);
    office.is_of_another_shape(&id).await;
    office.says(&id, 1, Delivery::NoSuchAddress, now).await;
    let run = office.sends(now).await.expect("a run");
    assert_eq!((run.unread, run.failed), (1, 0));
    assert_eq!(office.rows().await, 1);
}

#[tokio::test]
async fn to_whom_a_message_goes_stands_in_no_plain_attribute() {
    let office = PostOffice::open().await;
    let now = Timestamp::now();
    let id = office.puts(email("canary@example.org"), now).await;
    office.sends(now).await.expect("sent");
    office.says(&id, 1, Delivery::NoSuchAddress, now).await;
    office.sends(now).await.expect("sent");
    let stored = office.stored();
    assert!(stored.contains(&office.reference), "the file was written");
    assert!(!stored.contains("canary"));
}
