//! Whoever answers for the audit has it checked: a command names what was done to it, and where.

use aws_sdk_dynamodb::types::AttributeValue;
use std::collections::HashMap;

use crate::familys_view::taken;
use crate::hub::{Hub, WESTMINSTER};

const TABLE: &str = "westminster-audit";

type Stored = HashMap<String, AttributeValue>;

fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

impl Hub {
    async fn entry(&self, chain: &str, sequence: u64) -> Stored {
        let found = self
            .dynamodb
            .get_item()
            .table_name(TABLE)
            .key("pk", text(chain))
            .key("sk", text(&format!("{sequence:012}")))
            .send()
            .await
            .expect("DynamoDB");
        found.item.expect("an entry")
    }

    async fn put(&self, entry: Stored) {
        let put = self.dynamodb.put_item().table_name(TABLE);
        put.set_item(Some(entry)).send().await.expect("DynamoDB");
    }

    async fn takes_away(&self, chain: &str, sequence: u64) {
        let delete = self.dynamodb.delete_item().table_name(TABLE);
        delete
            .key("pk", text(chain))
            .key("sk", text(&format!("{sequence:012}")))
            .send()
            .await
            .expect("DynamoDB");
    }

    async fn check(&self) -> Vec<String> {
        let checked = self.vault(WESTMINSTER).check_audit().await;
        let checked = checked.expect("the tables can be read");
        assert!(checked.chains > 0);
        checked.broken.iter().map(ToString::to_string).collect()
    }
}

#[tokio::test]
async fn what_was_done_to_an_entry_is_named_with_its_chain_and_place() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    for note in ["One", "Two", "Three"] {
        let saved = asha.post(&referral, &[("note", note)]).await;
        assert_eq!(saved.status, 303);
    }
    asha.get("/westminster/families/x/referrals/y").await;
    assert_eq!(hub.check().await, [""; 0], "nothing was done to it");

    let family = referral.split('/').nth(3).expect("a family");
    let chain = format!("family#{family}");
    let (second, third) = (hub.entry(&chain, 2).await, hub.entry(&chain, 3).await);

    let mut edited = second.clone();
    edited.insert("event".to_owned(), text("signed-out"));
    hub.put(edited).await;
    assert_eq!(hub.check().await, [format!("{chain} entry 2 was edited")]);
    hub.put(second.clone()).await;
    assert_eq!(hub.check().await, [""; 0]);

    hub.takes_away(&chain, 2).await;
    assert_eq!(hub.check().await, [format!("{chain} entry 2 was deleted")]);

    let (mut two, mut three) = (third.clone(), second.clone());
    for (entry, place) in [(&mut two, 2), (&mut three, 3)] {
        entry.insert("sk".to_owned(), text(&format!("{place:012}")));
    }
    hub.put(two).await;
    hub.put(three).await;
    let swapped = format!("{chain} entry 2 was put where another was");
    assert_eq!(hub.check().await, [swapped]);
    hub.put(second.clone()).await;
    hub.put(third.clone()).await;

    // Somebody who knows how entries are made, and has every table: but not the key.
    let mut forged = second.clone();
    forged.insert("signature".to_owned(), third["signature"].clone());
    hub.put(forged).await;
    let not_ours = format!("{chain} entry 2 was not written by this software");
    assert_eq!(hub.check().await, [not_ours]);
    hub.put(second).await;
    assert_eq!(hub.check().await, [""; 0]);

    let mut last = 1;
    while hub_has(&hub, &chain, last + 1).await {
        last += 1;
    }
    hub.takes_away(&chain, last).await;
    let cut = format!("{chain} entry {last} and what came after it is gone");
    assert_eq!(hub.check().await, [cut]);
    for sequence in 1..last {
        hub.takes_away(&chain, sequence).await;
    }
    let gone = format!("{chain} entry 1 and what came after it is gone");
    assert_eq!(hub.check().await, [gone]);
}

async fn hub_has(hub: &Hub, chain: &str, sequence: u64) -> bool {
    let found = hub
        .dynamodb
        .get_item()
        .table_name(TABLE)
        .key("pk", text(chain))
        .key("sk", text(&format!("{sequence:012}")))
        .send()
        .await;
    found.expect("DynamoDB").item.is_some()
}
