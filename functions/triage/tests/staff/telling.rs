//! Other adults whom a form names are told what the hub holds about them, or it is recorded why not.

use record::audit::Event;

use crate::entering::{FORM, enters, events, sends};
use crate::hub::{BARKING, Hub, WESTMINSTER};

#[tokio::test]
async fn each_other_adult_is_a_task_with_a_day_that_a_worker_ends_with_their_name() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let page = asha.get(&referral).await;
    // Whose age is not known may be an adult; the child is told through their parent.
    assert!(page.has("Tell them what we hold about them by"));
    assert_eq!(page.html.matches("Record what was done").count(), 1);
    let record = page.address(&format!("{referral}/tell/"));
    assert_eq!(record, format!("{referral}/tell/0"));

    let asked = asha.get(&record).await;
    assert_eq!(asked.status, 200);
    assert!(asked.has("Adult Finch") && !asked.title().contains("Finch"));
    assert!(!asked.has(" checked"), "nothing is chosen beforehand");
    let half = [("telling", "not-needed"), ("because", "They were there.")];
    let half = asha.post(&record, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Select why they are not told") && half.has("They were there."));

    let ended = [
        ("telling", "not-needed"),
        ("exception", "puts-at-risk"),
        ("because", "She fears him."),
    ];
    for _ in 0..2 {
        let ended = asha.post(&record, &ended).await;
        assert_eq!(ended.leads_to(), referral, "{}", ended.html);
    }
    let page = asha.get(&referral).await;
    for shown in [
        "It would put someone at risk",
        "She fears him.",
        "Asha &lt;Sample&gt;",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert!(!page.has("Record what was done"));
    let recorded = events(&hub, WESTMINSTER, Event::TellingNotNeeded).await;
    assert!(matches!(recorded.as_slice(), [Some(_)]), "{recorded:?}");

    // It has ended: another end does not take its place.
    let told = [
        ("telling", "told"),
        ("told-how", "phone"),
        ("told-on-day", "1"),
        ("told-on-month", "1"),
        ("told-on-year", "2026"),
    ];
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    assert_eq!(ben.get(&record).await.leads_to(), referral);
    assert_eq!(ben.post(&record, &told).await.status, 409);

    for (council, person) in [
        (BARKING, "cai"),
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        assert_eq!(browser.get(&record).await.status, 404, "{person}");
        assert_eq!(browser.post(&record, &told).await.status, 404, "{person}");
    }
    assert_eq!(asha.get(&format!("{referral}/tell/1")).await.status, 404);
}

#[tokio::test]
async fn that_somebody_was_told_is_recorded_with_how_and_when() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let told = [
        ("telling", "told"),
        ("told-how", "letter"),
        ("told-on-day", "1"),
        ("told-on-month", "2"),
        ("told-on-year", "2026"),
    ];
    let told = asha.post(&format!("{referral}/tell/0"), &told).await;
    assert_eq!(told.status, 303, "{}", told.html);
    let page = asha.get(&referral).await;
    assert!(page.has("Told by letter on 1 February 2026"));
    assert_eq!(events(&hub, WESTMINSTER, Event::AdultTold).await.len(), 1);
}

#[tokio::test]
async fn what_was_agreed_and_what_was_refused_stand_beside_the_answers() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    assert!(check.has("Can we share what you told us with"));
    assert!(!check.has("(optional)"));
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let page = asha.get(&sent.address("/westminster/families/")).await;
    let agreed = page.html.matches("Not agreed").count();
    let partners = asha.get(&format!("{FORM}/agreements")).await;
    assert_eq!(partners.leads_to(), FORM, "it was sent");
    // Six partners with three purposes each, one of which was agreed to.
    assert_eq!(agreed, 17);
    assert!(
        page.has("St Vincent"),
        "a partner that was refused everything"
    );
}
