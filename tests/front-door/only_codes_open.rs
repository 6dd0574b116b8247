//! A code is the only way: whoever holds every table, every right in KMS and every secret of the deployment
//! opens no draft and no receipt, and a code opens what it was given for and nothing else.
//!
//! With a family's code the same search opens the family's draft, so that a search that is too weak does not pass for
//! a proof.

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::Value;
use story::{Help, Hub, Receipt};
use vault::Table;

use crate::intruder::{COUNCIL, Intruder};
use crate::written::{every_way, from_hexadecimal, return_code, stands};

/// Kinds that only a code, a check page's token or a worker's cookie opens.
const SEALED_UNDER_CODES: [&str; 5] = ["draft", "receipt", "confirmation", "session", "invited"];

#[tokio::test]
#[expect(clippy::print_stdout, reason = "a figure is for people")]
async fn who_holds_every_table_and_key_and_secret_opens_no_draft_and_no_receipt() {
    let hub = Hub::start_with_open_store().await;
    let (unfinished, sent) = (hub.family(COUNCIL), hub.family(COUNCIL));
    unfinished.fills_in(&said("canarydraft")).await;
    let taken = sent.sends(&said("canarysent")).await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&taken.reference).await;
    let invitation = referral.invites().await.all("#invitation-code").join("");

    let mut intruder = Intruder::with_everything(&hub).await;
    intruder.searches_with_kms(&hub).await;
    println!(
        "{} secrets of the deployment, {} hashes",
        intruder.secrets_of_deployment, intruder.hashes
    );
    for (kind, (opened, there)) in intruder.by_kind() {
        assert!(there > 0);
        if SEALED_UNDER_CODES.contains(&kind) {
            assert_eq!(opened, 0, "of {there} of kind {kind}");
        }
    }
    // It was tried in earnest: what the council's key is for is open.
    assert!(intruder.opened_of("submission")[0].contains("canarysent"));
    assert_eq!(intruder.opened_of("family").len(), 1);
    for kind in SEALED_UNDER_CODES {
        assert!(intruder.by_kind().contains_key(kind), "no {kind} is stored");
    }

    // And with the code the same search opens the draft.
    intruder.learns_code(&return_code(&unfinished));
    intruder.searches();
    assert!(intruder.opened_of("draft")[0].contains("canarydraft"));
    assert_eq!(intruder.opened_of("draft").len(), 1);
    intruder.learns_code(&taken.code);
    intruder.searches();
    assert_eq!(intruder.opened_of("receipt").len(), 1);
    intruder.learns_code(&invitation);
    intruder.searches();
    let invited = intruder.opened_of("invited");
    assert!(invited.len() == 1 && invited[0].contains("about-my-family"));
}

#[tokio::test]
async fn a_code_opens_what_was_sent_with_it_and_nothing_else_of_the_same_family() {
    let hub = Hub::start_with_open_store().await;
    let family = hub.family(COUNCIL);
    let first = family.sends(&said("canaryfirst")).await;
    let second = family.sends(&said("canarysecond")).await;
    let navigator = hub.navigator(COUNCIL).await;
    for taken in [false, true] {
        if taken {
            for receipt in [&first, &second] {
                navigator.takes(&receipt.reference).await;
            }
        }
        opens_only(&hub, &first, "canaryfirst", "canarysecond").await;
        opens_only(&hub, &second, "canarysecond", "canaryfirst").await;
    }
}

#[tokio::test]
async fn after_two_records_were_linked_each_code_opens_what_it_opened_before() {
    let hub = Hub::start_with_open_store().await;
    let first = hub.family(COUNCIL).sends(&said("canaryfirst")).await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&first.reference).await;
    let invitation = referral.invites().await;
    let invitation = invitation.all("#invitation-code").join("");
    let invited = hub.family(COUNCIL);
    invited.comes_back_with(&invitation).await;
    let second = invited.tells_more("Rosa", "canarysecond").await;
    let theirs = navigator.takes(&second.reference).await;
    let linked = theirs.page().await.text();
    assert!(linked.contains("Other referrals of this family") && linked.contains(&first.reference));

    opens_only(&hub, &first, "canaryfirst", "canarysecond").await;
    opens_only(&hub, &second, "canarysecond", "canaryfirst").await;
    // The code of the invitation has never opened anything of either.
    let (mut holder, _) = Intruder::with_tables(&hub).await;
    holder.learns_code(&invitation);
    holder.searches();
    assert!(holder.opened.is_empty(), "{:?}", holder.by_kind());
}

async fn opens_only(hub: &Hub, receipt: &Receipt, own: &str, other: &str) {
    let page = hub.family(COUNCIL).sees_request(&receipt.code).await;
    assert!(page.html.contains(own) && !page.html.contains(other));

    let (mut holder, _) = Intruder::with_tables(hub).await;
    holder.learns_code(&receipt.code);
    holder.searches();
    assert_eq!(holder.opened_of("receipt").len(), 1);
    let views = holder.opened_of("view");
    assert!(views.len() == 1 && views[0].contains(own) && views[0].contains(&receipt.reference));
    assert_eq!(holder.opened.len(), 2, "{:?}", holder.by_kind());
}

#[tokio::test]
async fn no_code_answer_or_view_key_stands_in_any_table() {
    let hub = Hub::start_with_open_store().await;
    let (unfinished, sent) = (hub.family(COUNCIL), hub.family(COUNCIL));
    let help = said("canarywords");
    unfinished.fills_in(&help).await;
    let receipt = sent.sends(&help).await;
    hub.navigator(COUNCIL).await.takes(&receipt.reference).await;

    let (mut holder, all) = Intruder::with_tables(&hub).await;
    holder.learns_code(&receipt.code);
    holder.searches();
    let opened: Value = serde_json::from_str(&holder.opened_of("receipt")[0]).unwrap();
    let view_key = opened["view_key"].as_str().unwrap().to_owned();

    let mut needles = vec![from_hexadecimal(&view_key).unwrap(), view_key.into_bytes()];
    for code in [
        &receipt.code,
        &return_code(&unfinished),
        &return_code(&sent),
    ] {
        needles.extend(every_way(code));
    }
    for typed in [&help.name, &help.email, &help.words, &help.urgent_why] {
        needles.push(typed.as_bytes().to_vec());
    }
    for (table, item) in &all {
        for (name, value) in item {
            let bytes = match value {
                AttributeValue::S(text) | AttributeValue::N(text) => text.as_bytes(),
                AttributeValue::B(bytes) => bytes.as_ref(),
                _ => panic!("{name} is neither text nor bytes"),
            };
            let found = needles.iter().any(|needle| stands(needle, bytes));
            assert!(!found, "{}: {name}", table.as_str());
        }
    }
    assert!(
        all.iter().any(|(table, _)| *table == Table::Index),
        "there are index rows to look at"
    );
}

fn said(words: &str) -> Help {
    Help {
        words: words.to_owned(),
        ..Help::default()
    }
}
