//! What a hub promised families about being in contact stands in its queue, in words.

use crate::hub::{Hub, WESTMINSTER};

#[tokio::test]
async fn until_somebody_is_in_contact_a_row_says_when_the_hub_promised_to_be() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    hub.family_sends(WESTMINSTER, "second").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    assert_eq!(
        queue.html.matches("Contact due in 2 working days").count(),
        1
    );

    // A hub that promised nothing says nothing.
    let mut second = hub.signed_in(WESTMINSTER, "second").await;
    let queue = second.get("/westminster/queue").await;
    assert!(queue.has("FH-") && !queue.has("Contact due"));

    // Somebody works on it and nobody was in contact: still promised.
    let take = asha.get("/westminster/queue").await;
    let referral = asha
        .post(&take.address("/westminster/submissions/"), &[])
        .await;
    let referral = referral.leads_to().to_owned();
    let mine = "/westminster/queue?show=mine";
    assert!(asha.get(mine).await.has("Contact due in 2 working days"));
    let moved = [("to", "contacting"), ("from", "new")];
    assert_eq!(asha.post(&referral, &moved).await.status, 303);
    assert!(!asha.get(mine).await.has("Contact due"));
}
