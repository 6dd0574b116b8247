//! Messages: only where a family said that it is safe, and with nothing in them that tells whoever else reads one.

use std::time::Duration;

use reqwest::StatusCode;
use story::{Help, Hub, Page, StaffMember, take_action};

const COUNCIL: &str = "westminster";

fn reached_at(email: &str) -> Help {
    Help {
        email: email.to_owned(),
        ..Help::default()
    }
}

#[tokio::test]
async fn a_family_that_said_email_is_safe_is_told_neutrally_that_its_form_arrived() {
    let hub = Hub::start().await;
    for council in ["westminster", "barking-and-dagenham"] {
        let help = reached_at("told@example.org");
        let receipt = hub.family(council).sends(&help).await;
        let outbox = hub.outbox_with(council, &receipt.reference).await;
        let messages = outbox.all("article");
        let message = messages
            .iter()
            .find(|message| message.contains(&receipt.reference))
            .unwrap();
        assert!(message.contains("told@example.org"), "{message}");
        let telling = [
            &help.name,
            &help.words,
            &help.urgent_why,
            "What can we help you with",
            "Family Hub",
            "Early Help",
            &receipt.code,
            "http",
        ];
        for words in telling {
            assert!(!message.contains(words), "{words}: {message}");
        }
        assert!(outbox.text().contains("demonstration"));
    }
}

#[tokio::test]
async fn a_family_that_said_texts_are_safe_and_not_email_is_told_by_text() {
    let hub = Hub::start().await;
    let family = hub.family(COUNCIL);
    let you = [
        ("full-name", "Ana Sample"),
        ("contact-by", "phone"),
        ("phone", "07700 900 222"),
    ];
    let needs = [
        ("topics", "housing"),
        ("what-would-help", "A bigger cot"),
        ("urgent", "no"),
    ];
    let pages: [(&str, &[(&str, &str)]); 3] = [
        ("", &you),
        ("safe-contact", &[("phone-safety", "text")]),
        ("help", &needs),
    ];
    let check = family.fills("what-can-we-help-you-with", &pages).await;
    let sent = family.confirms(&check).await;
    assert!(sent.text().contains("FH-"), "{}", sent.text());
    let outbox = hub.outbox_with(COUNCIL, "07700 900 222").await;
    let messages = outbox.all("article");
    let message = messages.iter().find(|one| one.contains("07700")).unwrap();
    assert!(message.contains("text to"), "{message}");
    assert!(message.contains("We have what you sent us"), "{message}");
    assert!(!message.contains("cot") && !message.contains("Family Hub"));
}

#[tokio::test]
async fn a_worker_is_told_before_writing_how_the_family_will_be_told_or_why_not() {
    let hub = Hub::start().await;
    let navigator = hub.navigator(COUNCIL).await;
    let by_email = hub.family(COUNCIL).sends(&Help::default()).await;
    let entered = navigator.enters(&Help::default()).await;
    let told = [
        (by_email.reference, "It is told by email that there is"),
        (entered.reference, "it did not send this form itself"),
    ];
    for (reference, told) in told {
        let referral = navigator.takes(&reference).await;
        referral.shows("messages").await;
        let writing = format!("{}/view/message", referral.path());
        let page = navigator.opens(&writing).await;
        assert!(page.text().contains(told), "{told}: {}", page.text());
        let says = page.all("p");
        let says = says.iter().find(|says| says.contains(told)).unwrap();
        assert!(!says.contains(&Help::default().email), "the kind only");
    }
}

#[tokio::test]
async fn a_message_goes_out_once_and_leaves_nothing_behind() {
    let hub = Hub::start().await;
    let receipt = hub
        .family(COUNCIL)
        .sends(&reached_at("once@example.org"))
        .await;
    for _ in 0..5 {
        let outbox = hub.outbox_with(COUNCIL, &receipt.reference).await;
        assert_eq!(outbox.html.matches("once@example.org").count(), 1);
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

#[tokio::test]
async fn a_family_is_told_that_a_worker_wrote_to_it_and_not_what() {
    let hub = Hub::start().await;
    let receipt = hub
        .family(COUNCIL)
        .sends(&reached_at("read@example.org"))
        .await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.shows("messages").await;
    let written = referral.writes("Can we phone you on Monday?").await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.text());

    let told = format!("read about {}", receipt.reference);
    let outbox = hub.outbox_with(COUNCIL, &told).await;
    let messages = outbox.all("article");
    let message = messages.iter().find(|one| one.contains(&told)).unwrap();
    assert!(message.contains("read@example.org"), "{message}");
    assert!(!message.contains("Monday") && !message.contains("Family Hub"));
}

/// It may be safe to read a message with the code, and not that one arrives.
#[tokio::test]
async fn a_worker_writes_to_a_family_without_its_being_told() {
    let hub = Hub::start().await;
    let receipt = hub
        .family(COUNCIL)
        .sends(&reached_at("quiet@example.org"))
        .await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.shows("messages").await;
    let outbox = hub.outbox_with(COUNCIL, &receipt.reference).await;
    let told_before = outbox.text().matches(&receipt.reference).count();

    let written = referral.writes_untold("Can we phone you on Monday?").await;
    assert!(
        written.text().contains("nobody is told of it by email"),
        "{}",
        written.text()
    );
    let page = referral.page().await;
    assert!(
        page.text().contains("was not told by email or text"),
        "the referral keeps that it was decided so"
    );
    let seen = hub.family(COUNCIL).sees_request(&receipt.code).await;
    assert!(seen.text().contains("Can we phone you on Monday?"));

    // What was made after it has gone out, and it has not.
    let after = hub
        .family(COUNCIL)
        .sends(&reached_at("after@example.org"))
        .await;
    let outbox = hub.outbox_with(COUNCIL, &after.reference).await;
    assert_eq!(
        outbox.text().matches(&receipt.reference).count(),
        told_before
    );
}

/// Somebody else may read what goes to an address whose view had to be locked.
#[tokio::test]
async fn a_message_is_not_tried_again_after_the_familys_view_was_locked() {
    let hub = Hub::start().await;
    let nowhere = "perm-fail@simulator.notify";
    let receipt = hub.family(COUNCIL).sends(&reached_at(nowhere)).await;
    let navigator = hub.navigator(COUNCIL).await;
    let list = failed_with(&hub, &navigator, &receipt.reference).await;
    let referral = navigator.takes(&receipt.reference).await;
    referral.locks().await;

    let action = take_action(&list, &receipt.reference).unwrap();
    let again = [("do", "try-again"), ("queue", "bessborough")];
    let refused = navigator.posts(&action, &again).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("The message is not sent again"));
    let list = navigator.opens(&format!("/{COUNCIL}/messages")).await;
    assert!(list.text().contains(&receipt.reference), "it stays failed");

    let aside = settles(&navigator, &list, &receipt.reference, "put-aside").await;
    assert!(
        aside
            .text()
            .contains("There are no messages that could not be sent")
    );
}

/// What a family wrote of how to contact it safely, a person has to read first.
#[tokio::test]
async fn a_family_with_something_to_heed_gets_no_message_by_itself() {
    let hub = Hub::start().await;
    let family = hub.family(COUNCIL);
    let help = reached_at("heed@example.org");
    family.fills_in(&help).await;
    let heed = [
        ("contact-notes", "My partner reads my email."),
        ("interpreter", "no"),
    ];
    let page = family.form("safe-contact");
    let page = family.posts(&page, &heed).await;
    assert_eq!(page.errors(), Vec::<String>::new());
    let check = family.opens(&family.form("check")).await;
    let sent = family.confirms(&check).await;
    assert!(sent.text().contains("FH-"), "it was sent");

    // Whoever sends after it is told: by then it would have been too.
    let after = hub.family(COUNCIL).sends(&Help::default()).await;
    let outbox = hub.outbox_with(COUNCIL, &after.reference).await;
    assert!(!outbox.html.contains("heed@example.org"));
}

#[tokio::test]
async fn staff_are_told_of_a_message_that_could_not_be_sent_and_settle_it() {
    let hub = Hub::start().await;
    let nowhere = "perm-fail@simulator.notify";
    let receipt = hub.family(COUNCIL).sends(&reached_at(nowhere)).await;
    let navigator = hub.navigator(COUNCIL).await;

    let list = failed_with(&hub, &navigator, &receipt.reference).await;
    assert!(list.text().contains("There is no such address"));
    assert!(
        !list.html.contains(nowhere),
        "whoever needs it opens the referral"
    );
    let queue = navigator.queue("new").await;
    assert!(queue.text().contains("1 message could not be sent"));
    // Another council's staff and the information governance officer are told of none.
    for (council, role) in [
        ("barking-and-dagenham", "family-navigator"),
        (COUNCIL, "information-governance-officer"),
    ] {
        let other = hub.member(council, role).await;
        let none = other.opens(&format!("/{council}/messages")).await;
        assert!(!none.html.contains(&receipt.reference), "{council} {role}");
    }

    let again = settles(&navigator, &list, &receipt.reference, "try-again").await;
    assert!(!again.text().contains(&receipt.reference));
    let list = failed_with(&hub, &navigator, &receipt.reference).await;
    let aside = settles(&navigator, &list, &receipt.reference, "put-aside").await;
    assert!(
        aside
            .text()
            .contains("There are no messages that could not be sent")
    );
}

#[tokio::test]
async fn a_message_of_another_queue_is_settled_by_nobody_else() {
    let hub = Hub::start().await;
    let nowhere = "perm-fail@simulator.notify";
    let receipt = hub.family(COUNCIL).sends(&reached_at(nowhere)).await;
    let navigator = hub.navigator(COUNCIL).await;
    let list = failed_with(&hub, &navigator, &receipt.reference).await;
    let action = take_action(&list, &receipt.reference).unwrap();

    let officer = hub.member(COUNCIL, "information-governance-officer").await;
    for queue in ["bessborough", "information-governance", ""] {
        officer
            .posts(&action, &[("do", "put-aside"), ("queue", queue)])
            .await;
    }
    let list = failed_with(&hub, &navigator, &receipt.reference).await;
    assert!(list.text().contains(&receipt.reference));
}

#[tokio::test]
async fn a_receipt_that_is_not_gov_uk_notifys_is_refused() {
    let hub = Hub::start().await;
    let address = format!("{}/{COUNCIL}/message-receipts", hub.public(COUNCIL));
    let client = reqwest::Client::new();
    let receipt = r#"{"reference":"00000000000000000000000000000000-1","status":"delivered"}"#;
    for token in [
        None,
        Some(""),
        Some("Bearer "),
        Some("Bearer guessed"),
        Some("Basic x"),
    ] {
        let mut forged = client
            .post(&address)
            .header("content-type", "application/json")
            .body(receipt);
        if let Some(token) = token {
            forged = forged.header("authorization", token);
        }
        let answer = forged.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{token:?}");
    }
    let elsewhere = address.replace(COUNCIL, "nowhere");
    let answer = client.post(elsewhere).body(receipt).send().await.unwrap();
    assert!(answer.status().is_client_error());
}

/// The page of messages that could not be sent, once this reference is on it.
pub(crate) async fn failed_with(hub: &Hub, staff: &StaffMember, reference: &str) -> Page {
    for _ in 0..100 {
        hub.keeper_sends(COUNCIL).await;
        let list = staff.opens(&format!("/{COUNCIL}/messages")).await;
        if list.text().contains(reference) {
            return list;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{reference} is not among the messages that could not be sent");
}

/// Presses a button beside a reference.
pub(crate) async fn settles(staff: &StaffMember, list: &Page, reference: &str, what: &str) -> Page {
    let action = take_action(list, reference).unwrap();
    let fields = [("do", what), ("queue", "bessborough")];
    let page = staff.posts(&action, &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page
}
