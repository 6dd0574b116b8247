//! When stored items are not what they were.

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
        asha.post(&format!("{referral}/notes"), &[("note", "A new note")])
            .await,
    ] {
        assert_eq!(page.status, 500);
        assert!(page.has("This record is not as it was written"));
        assert!(page.has("information governance officer"));
        assert!(page.has(page.headers["x-request-id"].to_str().expect("text")));
        assert!(!page.has(FAMILY_WROTE));
    }
    let page = asha
        .post(&format!("{referral}/notes"), &[("note", "A new note")])
        .await;
    assert!(page.has("A new note"), "what was typed can be copied");
}
