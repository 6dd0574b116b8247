//! A family is reminded of a form that it began, through the whole product.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_sdk_dynamodb::types::AttributeValue;
use reqwest::StatusCode;
use story::{Family, Help, Hub};

use crate::stored_items::{Item, Store, items, put};

const COUNCIL: &str = "westminster";

/// When a reminder was due at which keeper is to look.
const DUE: &str = "2000-01-01T00:00:00.000000000Z#";

/// Begins a form and asks to be reminded of it.
pub(crate) async fn asks_for_reminder(family: &Family, how: &[(&str, &str)]) {
    family.fills_in(&Help::default()).await;
    let page = family.posts(&family.form("save"), how).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let said = "We will send you a reminder by ";
    assert!(page.text().contains(said), "{}", page.text());
}

/// Lets the time of all reminders come: their drafts end in less than a day.
pub(crate) async fn their_time_comes(store: &Store<'_>) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let soon = (now + Duration::from_secs(20 * 60 * 60)).as_secs();
    for mut draft in items(store, "public").await {
        if draft.contains_key("reminder") {
            let ends = AttributeValue::N(soon.to_string());
            draft.insert("expires".to_owned(), ends);
            put(store, "public", draft).await;
        }
    }
    comes_due(store).await;
}

/// Keeper looks at all reminders, whether or not their time has come.
pub(crate) async fn comes_due(store: &Store<'_>) {
    for mut message in items(store, "outbox").await {
        if is_reminder(&message) {
            let due = AttributeValue::S(DUE.to_owned());
            message.insert("due_id".to_owned(), due);
            put(store, "outbox", message).await;
        }
    }
}

fn is_reminder(item: &Item) -> bool {
    let text = |name: &str| item.get(name).and_then(|value| value.as_s().ok());
    text("message_kind").is_some_and(|kind| kind.ends_with("-reminder"))
        && text("state").is_some_and(|state| state == "waiting")
}

#[tokio::test]
async fn a_family_that_asked_for_it_is_reminded_neutrally_before_its_form_ends() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let by_email = [
        ("remind-by", "email"),
        ("remind-email", "reminded@example.org"),
    ];
    asks_for_reminder(&hub.family(COUNCIL), &by_email).await;
    let by_text = [("remind-by", "text"), ("remind-phone", "07700 900 111")];
    let family = hub.family(COUNCIL).in_language("ar");
    asks_for_reminder_in_arabic(&family, &by_text).await;
    their_time_comes(&store).await;

    let outbox = hub.outbox_with(COUNCIL, "reminded@example.org").await;
    let messages = outbox.all("article");
    let message = messages
        .iter()
        .find(|one| one.contains("reminded@"))
        .unwrap();
    assert!(message.contains("What you began on our website ends soon"));
    let telling = ["http", "Family Hub", "What can we help you with", "FH-"];
    for words in telling {
        assert!(!message.contains(words), "{words}: {message}");
    }
    // In the language of the form, as a text message.
    let outbox = hub.outbox_with(COUNCIL, "07700 900 111").await;
    let messages = outbox.all("article");
    let message = messages.iter().find(|one| one.contains("07700")).unwrap();
    assert!(message.contains("text to") && message.contains("طلبتم منا أن نذكّركم"));
}

#[tokio::test]
async fn a_reminder_of_an_appointment_waits_while_it_stands_and_is_gone_when_it_is_cancelled() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let reminders = async || {
        let all = items(&store, "outbox").await;
        all.iter().filter(|message| is_reminder(message)).count()
    };
    let receipt = hub.family(COUNCIL).sends(&Help::default()).await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    let noted = referral.meets_and_reminds().await;
    assert!(
        noted.text().contains("Reminder by email:"),
        "{}",
        noted.text()
    );
    assert_eq!(reminders().await, 1);
    comes_due(&store).await;
    all_are_looked_at(&hub, &store).await;
    assert_eq!(reminders().await, 1, "it is not the day before yet");
    referral.cancels_meeting().await;
    comes_due(&store).await;
    all_are_looked_at(&hub, &store).await;
    assert_eq!(reminders().await, 0);
}

/// Keeper has looked at every reminder that was due.
async fn all_are_looked_at(hub: &Hub, store: &Store<'_>) {
    for _ in 0..100 {
        hub.keeper_sends(COUNCIL).await;
        let all = items(store, "outbox").await;
        let is_looked_at = |message: &Item| {
            let text = |name: &str| message[name].as_s().map(String::as_str);
            text("due_id") != Ok(DUE) && text("state") != Ok("claimed")
        };
        if all.iter().all(is_looked_at) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("keeper does not look at what is due");
}

async fn asks_for_reminder_in_arabic(family: &Family, how: &[(&str, &str)]) {
    family.fills_in(&Help::default()).await;
    let page = family.posts(&family.form("save"), how).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("برسالة نصية"), "{}", page.text());
}

#[tokio::test]
async fn the_address_of_a_reminder_is_readable_nowhere_and_the_page_shows_it_to_nobody() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let family = hub.family(COUNCIL);
    let how = [
        ("remind-by", "email"),
        ("remind-email", "canary@example.org"),
    ];
    asks_for_reminder(&family, &how).await;
    let page = family.opens(&family.form("save")).await;
    assert!(!page.html.contains("canary"));
    for table in ["public", "outbox"] {
        let stored = format!("{:?}", items(&store, table).await);
        assert!(!stored.contains("canary"), "{table}");
    }
}

#[tokio::test]
async fn who_stops_the_reminder_gets_none() {
    let hub = Hub::start_with_open_store().await;
    let store = Store::of(&hub);
    let family = hub.family(COUNCIL);
    let how = [
        ("remind-by", "email"),
        ("remind-email", "stopped@example.org"),
    ];
    asks_for_reminder(&family, &how).await;
    let stop = [("remind-stop", "yes")];
    let stopped = family.posts(&family.form("save"), &stop).await;
    assert!(stopped.text().contains("(optional)"));
    their_time_comes(&store).await;
    // Whoever sends after it is told: by then it would have been too.
    let after = hub.family(COUNCIL).sends(&Help::default()).await;
    let outbox = hub.outbox_with(COUNCIL, &after.reference).await;
    assert!(!outbox.html.contains("stopped@example.org"));
}
