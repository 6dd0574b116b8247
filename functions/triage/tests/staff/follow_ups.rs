//! What families say after they sent a form waits among what is new, and leads to its referral.

use aws_sdk_dynamodb::types::AttributeValue;
use record::view::{Agreed, What, Words};

use crate::familys_view::NO_AGREEMENT;
use crate::hub::{BARKING, FAMILY_WROTE, Hub, WESTMINSTER, slug};
use crate::work::{HUB, takes};

const NEW: &str = "/westminster/queue?show=new";
const OPEN: &str = "/westminster/follow-ups/";

#[tokio::test]
async fn a_familys_message_waits_in_the_queue_and_opens_its_referral() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let family = hub
        .family_keeps_its_code(WESTMINSTER, HUB, NO_AGREEMENT)
        .await;
    let referral = takes(&mut asha).await;
    family.writes("We move to Leeds").await;
    let addition = What::Addition(Words::parse("A cot too").expect("words"));
    family.says(addition).await;

    let queue = asha.get(NEW).await;
    let reference = &family.reference;
    for shown in [
        &format!("Message about {reference}"),
        &format!("Addition to {reference}"),
        "2 of the 2 rows on this page are from families",
    ] {
        assert!(queue.has(shown), "{shown}");
    }
    for not_shown in ["Leeds", "A cot too", FAMILY_WROTE] {
        assert!(!queue.has(not_shown), "{not_shown}");
    }
    // On the referral it stands at once, whoever opens it in the queue.
    assert!(asha.get(&referral).await.has("We move to Leeds"));

    let open = queue.address(OPEN);
    for _ in 0..2 {
        let opened = asha.post(&open, &[("reference", reference)]).await;
        assert_eq!(opened.leads_to(), referral, "{}", opened.html);
    }
    let page = asha.get(&referral).await;
    assert!(page.has("You opened what the family sent"));
    assert!(page.has("message or withdrawal taken"), "in the history");
    let queue = asha.get(NEW).await;
    assert!(!queue.has("Message about") && queue.has("Addition to"));
}

#[tokio::test]
async fn what_the_family_said_about_a_request_that_nobody_took_is_taken_with_it() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let family = hub
        .family_keeps_its_code(WESTMINSTER, HUB, NO_AGREEMENT)
        .await;
    family.writes("We move to Leeds").await;
    let open = asha.get(NEW).await.address(OPEN);
    let reference = family.reference.as_str();
    let first = asha.post(&open, &[("reference", reference)]).await;
    assert_eq!(first.status, 409);
    assert!(first.has("The request itself has to be taken first"));
    assert!(first.has(&format!("Take {reference}")) && !first.has("Leeds"));

    let take = first.address("/westminster/submissions/");
    let id = open.split('/').nth(3).expect("an id");
    let taken = asha.post(&take, &[("follow-up", id)]).await;
    assert_eq!(taken.status, 303, "{}", taken.html);
    let page = asha.get(taken.leads_to()).await;
    assert!(page.has("We move to Leeds") && page.has("You opened what the family sent"));
    assert!(asha.get(NEW).await.has("Nothing new is waiting."));
}

#[tokio::test]
async fn what_follows_a_referral_older_than_the_rows_of_references_finds_it_too() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let family = hub
        .family_keeps_its_code(WESTMINSTER, HUB, NO_AGREEMENT)
        .await;
    let referral = takes(&mut asha).await;
    // Before such rows were written, taking wrote none.
    let row = AttributeValue::S(format!("reference#{}", family.reference));
    let referred = AttributeValue::S("referral".to_owned());
    let table = "westminster-families";
    let delete = hub.dynamodb.delete_item().table_name(table);
    let delete = delete.key("pk", row.clone()).key("sk", referred.clone());
    delete.send().await.expect("it is deleted");

    for text in ["We move to Leeds", "On Friday"] {
        family.writes(text).await;
        let open = asha.get(NEW).await.address(OPEN);
        let opened = asha.post(&open, &[]).await;
        assert_eq!(opened.leads_to(), referral, "{}", opened.html);
    }
    let read = hub.dynamodb.get_item().table_name(table);
    let read = read.key("pk", row).key("sk", referred).send().await;
    assert!(
        read.expect("an answer").item.is_some(),
        "found at once from now on"
    );
}

#[tokio::test]
async fn what_the_family_withdrew_is_marked_at_once_and_said_on_top() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let agreed = ("cardinal-hume-centre", &["support", "events"][..]);
    let family = hub.family_keeps_its_code(WESTMINSTER, HUB, agreed).await;
    let referral = takes(&mut asha).await;
    assert!(!asha.get(&referral).await.has("Withdrawn on"));

    let which = vec![Agreed {
        partner: slug("cardinal-hume-centre"),
        purpose: slug("support"),
    }];
    family.says(What::AgreementsWithdrawn(which)).await;
    let page = asha.get(&referral).await;
    assert_eq!(page.html.matches("Withdrawn on").count(), 1);
    assert_eq!(
        page.html
            .matches("the family withdrew its agreement for")
            .count(),
        1
    );
    assert!(page.has("Tell Cardinal Hume Centre nothing more for this."));

    family.says(What::RequestWithdrawn).await;
    let page = asha.get(&referral).await;
    let alert = page.html.find("The family withdrew this request on");
    assert!(alert.expect("it is said") < page.html.find("staff-first").expect("a panel"));
    let queue = asha.get(NEW).await;
    let reference = &family.reference;
    for row in [
        format!("Withdrawal of an agreement in {reference}"),
        format!("Withdrawal of {reference}"),
    ] {
        assert!(queue.has(&row), "{row}");
    }
}

#[tokio::test]
async fn what_follows_a_complaint_is_the_officers_and_does_not_exist_for_others() {
    let hub = Hub::start().await;
    let family = hub.complains_and_keeps_the_code(WESTMINSTER).await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    takes(&mut officer).await;
    family.writes("And another thing").await;
    let queue = officer.get(NEW).await;
    assert!(queue.has(&format!("Message about {}", family.reference)));
    let open = queue.address(OPEN);
    for (council, person) in [
        (WESTMINSTER, "asha"),
        (WESTMINSTER, "manager"),
        (BARKING, "officer-there"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        assert_eq!(browser.post(&open, &[]).await.status, 404, "{person}");
    }
    let opened = officer.post(&open, &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.html);
}
