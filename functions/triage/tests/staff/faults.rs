//! When stored items are not what they were.

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;

use crate::hub::{FAMILY_WROTE, Hub, WESTMINSTER};

#[tokio::test]
async fn a_record_that_was_edited_shows_nothing_and_says_whom_to_tell() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");
    let referral = asha.post(&take, &[]).await.leads_to().to_owned();
    assert!(asha.get(&referral).await.has(FAMILY_WROTE));

    let parts: Vec<&str> = referral.split('/').collect();
    hub.dynamodb
        .update_item()
        .table_name("westminster-families")
        .key("pk", AttributeValue::S(format!("family#{}", parts[3])))
        .key("sk", AttributeValue::S(format!("referral#{}", parts[5])))
        .update_expression("SET assignee = :nobody")
        .expression_attribute_values(":nobody", AttributeValue::S("mallory".to_owned()))
        .send()
        .await
        .expect("an edit behind the software's back");

    for page in [
        asha.get(&referral).await,
        asha.post(&referral, &[("note", "A new note")]).await,
    ] {
        assert_eq!(page.status, 500);
        assert!(page.has("This record is not as it was written"));
        assert!(page.has("information governance officer"));
        assert!(page.has(page.headers["x-request-id"].to_str().expect("text")));
        assert!(!page.has(FAMILY_WROTE));
    }
    let page = asha.post(&referral, &[("note", "A new note")]).await;
    assert!(page.has("A new note"), "what was typed can be copied");
}

#[tokio::test]
async fn a_submission_that_was_moved_to_another_hub_cannot_be_taken_there() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");
    let id = take.split('/').nth(3).expect("an id");

    hub.dynamodb
        .update_item()
        .table_name("westminster-submissions")
        .key("pk", AttributeValue::S(format!("submission#{id}")))
        .update_expression("SET hub = :hub, new_in = :queue")
        .expression_attribute_values(":hub", AttributeValue::S("second".to_owned()))
        .expression_attribute_values(":queue", AttributeValue::S("westminster#second".to_owned()))
        .send()
        .await
        .expect("an edit behind the software's back");

    let mut second = hub.signed_in(WESTMINSTER, "second").await;
    let page = second.post(&take, &[]).await;
    assert_eq!(page.status, 500, "{}", page.html);
    assert!(page.has("This record is not as it was written"));
}

#[tokio::test]
async fn an_opening_that_was_taken_out_of_the_history_is_noticed() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");
    let referral = asha.post(&take, &[]).await.leads_to().to_owned();
    assert_eq!(asha.get(&referral).await.status, 200);
    ben.says_why(&referral).await;
    assert_eq!(ben.get(&referral).await.status, 200);

    let family = referral.split('/').nth(3).expect("a family");
    hub.dynamodb
        .delete_item()
        .table_name("westminster-audit")
        .key("pk", AttributeValue::S(format!("family#{family}")))
        .key("sk", AttributeValue::S("000000000002".to_owned()))
        .send()
        .await
        .expect("an edit behind the software's back");
    let page = asha.get(&referral).await;
    assert_eq!(page.status, 500);
    assert!(page.has("This record is not as it was written"));
}

#[tokio::test]
async fn what_the_public_side_may_put_does_not_stand_in_the_way_of_staff() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");
    asha.post(&take, &[]).await;

    // The one key whose place can be known.
    hub.dynamodb
        .put_item()
        .table_name("westminster-keys")
        .item("pk", AttributeValue::S("key#staff".to_owned()))
        .item("wrapped", AttributeValue::B(Blob::new([7; 64])))
        .send()
        .await
        .expect("a put as intake may do");
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let open = ben.get("/westminster/queue?show=open").await;
    assert_eq!(open.status, 200);
    assert!(open.has("Asha &lt;Sample&gt;"), "a colleague is named");
}
