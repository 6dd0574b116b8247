//! Least privilege, the other way round: with any one grant of the template's roles taken away, a
//! morning at the hub does not go through.

use std::sync::Arc;

use deployed::iam::grants::{SERVICE_USES, unused};
use reqwest::StatusCode;
use story::{Family, Help, Hub, StaffMember};

use crate::ended_items::lets_all_end;
use crate::messages::{failed_with, settles};
use crate::reminders::{asks_for_reminder, comes_due, their_time_comes};
use crate::stored_items::Store;

const COUNCIL: &str = "westminster";

/// What a process asks for once in its life and keeps: only one that starts without it would miss it. That it is used,
/// the day shows.
const ASKED_ONCE: (&str, &str) = ("IntakeRole", "kms:GenerateMac");

/// What a family, a navigator and the night do on one day, each needing what its function may do.
async fn a_day_at_the_hub(hub: &Hub) {
    let family = hub.family(COUNCIL);
    let receipt = family.sends(&Help::default()).await;
    let seen = family.sees_request(&receipt.code).await;
    assert!(seen.text().contains(&Help::default().words));
    let said = family.says("message", "We move on Friday.").await;
    assert!(said.text().contains("We move on Friday."));

    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await;
    messages_go_out(hub, &family, &navigator, &receipt.reference).await;
    assert!(
        referral
            .page()
            .await
            .text()
            .contains(&Help::default().words)
    );
    let said = navigator.opens_what_was_said(&receipt.reference).await;
    assert!(said.text().contains("We move on Friday."));
    referral.shows("messages").await;
    let written = referral.writes("Good luck with the move.").await;
    assert!(written.text().contains("Your message is sent."));
    hub.outbox_with(COUNCIL, &format!("read about {}", receipt.reference))
        .await;
    let seen = family.sees_request(&receipt.code).await;
    assert!(seen.text().contains("Good luck with the move."));
    referral.locks().await;
    let issued = referral.issues_code().await;
    let code = issued.all("#receipt-code").join("");
    let seen = family.sees_request(&code).await;
    assert!(seen.text().contains("We move on Friday."));
    assert!(
        !seen.text().contains("Good luck with the move."),
        "after a lock nothing of the hub's is shown"
    );
    let noted = referral.notes("Called, no answer.").await;
    assert!(noted.text().contains("Called, no answer."));
    for queue in ["mine", "open"] {
        let page = navigator.queue(queue).await;
        // After many days the newest stands on a later page.
        assert!(!page.all("tbody tr").is_empty(), "{queue}");
    }
    let narrowed = format!("/{COUNCIL}/queue?show=open&kind=self-referral");
    let narrowed = navigator.opens(&narrowed).await;
    assert!(!narrowed.all("tbody tr").is_empty(), "{}", narrowed.text());
    let day = navigator.opens(&format!("/{COUNCIL}/day")).await;
    assert!(day.text().contains("Nothing is overdue."));
    let entered = navigator.enters(&Help::default()).await;
    let seen = family.sees_request(&entered.code).await;
    assert!(seen.text().contains(&Help::default().words));
    let reminded = hub.family(COUNCIL).sends(&Help::default()).await.reference;
    let reminded = navigator.takes(&reminded).await;
    let noted = reminded.meets_and_reminds().await;
    assert!(
        noted.text().contains("Reminder by email:"),
        "{}",
        noted.text()
    );
    let referral = navigator.takes(&entered.reference).await;
    assert!(referral.page().await.text().contains("On the phone"));
    let invited = referral.invites().await.all("#invitation-code").join("");
    let begun = hub.family(COUNCIL).comes_back_with(&invited).await;
    assert!(
        begun.url.ends_with("/about-my-family/tasks"),
        "{}",
        begun.url
    );
    for typed in [
        [
            ("search-by", "email"),
            ("search-email", &*Help::default().email),
        ],
        [
            ("search-by", "reference"),
            ("search-reference", &*receipt.reference),
        ],
    ] {
        let found = navigator.posts(&format!("/{COUNCIL}/search"), &typed).await;
        assert_eq!(found.status, StatusCode::OK, "{}", found.text());
    }
    let known = format!("{}/known", referral.path());
    assert_eq!(navigator.opens(&known).await.status, StatusCode::OK);
    let manager = hub.member(COUNCIL, "hub-manager").await;
    let colleagues = manager.opens(&format!("/{COUNCIL}/colleagues")).await;
    assert!(!colleagues.all("tbody tr").is_empty());
    let officer = hub.member(COUNCIL, "information-governance-officer").await;
    let audit = officer.opens(&format!("/{COUNCIL}/audit")).await;
    assert!(!audit.all("tbody tr").is_empty());
    let partner = hub.member(COUNCIL, "partner-practitioner").await;
    let shared = partner.opens(&format!("/{COUNCIL}/shared")).await;
    assert!(shared.text().contains("Nothing is shared with you now."));
    let leaver = hub.navigator(COUNCIL).await;
    assert_eq!(leaver.signs_out().await.status, StatusCode::OK);
    let queue = leaver.queue("mine").await;
    assert!(
        queue.url.contains("next="),
        "signed out, and sees {}",
        queue.url
    );

    is_reminded(hub).await;

    lets_all_end(&Store::of(hub)).await;
    let report = hub.keeper_sweeps(COUNCIL).await;
    for table in ["public", "outbox", "staff"] {
        assert!(report["removed"][table].as_u64() > Some(0), "{report}");
    }
}

/// Somebody is reminded of a form that another day might have finished.
async fn is_reminded(hub: &Hub) {
    let now = std::time::UNIX_EPOCH.elapsed().unwrap();
    let to = format!("reminded{}@example.org", now.as_nanos());
    let how = [("remind-by", "email"), ("remind-email", &*to)];
    asks_for_reminder(&hub.family(COUNCIL), &how).await;
    // Not yet: keeper looks, and leaves it alone.
    comes_due(&Store::of(hub)).await;
    hub.keeper_sends(COUNCIL).await;
    their_time_comes(&Store::of(hub)).await;
    hub.outbox_with(COUNCIL, &to).await;
}

/// One message arrives; one does not, is tried again, and put aside.
async fn messages_go_out(hub: &Hub, family: &Family, navigator: &StaffMember, reference: &str) {
    hub.outbox_with(COUNCIL, reference).await;
    let nowhere = Help {
        email: "perm-fail@simulator.notify".to_owned(),
        ..Help::default()
    };
    let lost = family.sends(&nowhere).await.reference;
    // After many days what nobody took would fill the first page of the queue.
    navigator.takes(&lost).await;
    for what in ["try-again", "put-aside"] {
        let list = failed_with(hub, navigator, &lost).await;
        let settled = settles(navigator, &list, &lost, what).await;
        assert!(!settled.text().contains(&lost));
    }
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "a figure is for people")]
async fn a_day_at_the_hub_needs_every_right_that_a_function_has() {
    let Some(hub) = Hub::start_deployed().await else {
        return;
    };
    let Some(iam) = &hub.stack(COUNCIL).iam else {
        return;
    };
    a_day_at_the_hub(&hub).await;
    assert_eq!(iam.seen().denials, [].into());

    let granted = iam.authority().grants();
    assert_eq!(unused(&granted, &iam.seen().uses), Vec::<&_>::new());
    let by_function: Vec<_> = granted
        .iter()
        .filter(|grant| SERVICE_USES.iter().all(|own| own.action != grant.action))
        .filter(|grant| (grant.role.as_str(), grant.action.as_str()) != ASKED_ONCE)
        .collect();

    let hub = Arc::new(hub);
    let mut not_missed = Vec::new();
    for grant in &by_function {
        let iam = hub.stack(COUNCIL).iam.as_ref().expect("a gateway");
        iam.without(grant);
        let day = tokio::spawn({
            let hub = Arc::clone(&hub);
            async move { a_day_at_the_hub(&hub).await }
        });
        let went_through = day.await.is_ok();
        if !iam.restored() || went_through {
            not_missed.push(grant.to_string());
        }
    }
    assert_eq!(
        not_missed,
        Vec::<String>::new(),
        "taken away, and nobody missed it"
    );
    println!(
        "{} rights taken away, one at a time: no day went through",
        by_function.len()
    );
    // It was the rights, and nothing that broke for good.
    a_day_at_the_hub(&hub).await;
}
