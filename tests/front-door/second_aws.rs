//! The journey on somebody else's AWS: moto's DynamoDB and KMS, chosen by endpoint flags alone.
//!
//! moto shares no line with the embedded servers, so where the product works on those only because
//! they are ours, it shows here. Where moto is not as AWS says of itself stands in [`dynamodb`] and
//! [`kms`], each line of which is tried on moto and on the embedded server.

mod dynamodb;
mod kms;
mod tried;

use std::process::Stdio;

use reqwest::StatusCode;
use story::{Help, Moto, Process, Receipt, command};
use tempfile::TempDir;

#[tokio::test]
async fn what_a_family_sends_reaches_the_navigator_on_a_second_aws() {
    let Some(moto) = Moto::start() else { return };
    let folder = TempDir::new().unwrap();
    let mut local = command(folder.path());
    local
        .args(["--dynamodb-endpoint", moto.address()])
        .args(["--kms-endpoint", moto.address()])
        .stdout(Stdio::piped());
    let hub = Process::start(local);

    for (council, other) in [
        ("westminster", "barking-and-dagenham"),
        ("barking-and-dagenham", "westminster"),
    ] {
        let help = Help {
            words: "Someone to talk to, żeby porozmawiać.".to_owned(),
            ..Help::default()
        };
        // The family fills in, sends, confirms again, and its receipt opens what it sent.
        let family = hub.family(council);
        let check = family.fills_in(&help).await;
        let sent = family.confirms(&check).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
        let receipt = Receipt::read(&sent);
        let again = Receipt::read(&family.confirms(&check).await);
        assert_eq!(again, receipt, "sent once");
        let seen = hub.family(council).sees_request(&receipt.code).await;
        assert!(seen.text().contains(&help.words));
        let elsewhere = hub.family(other).sees_request(&receipt.code).await;
        assert!(!elsewhere.html.contains(&help.words));

        // The navigator takes it, opens it, notes on it and moves it.
        let navigator = hub.navigator(council).await;
        let new = navigator.queue("new").await;
        assert!(new.text().contains(&receipt.reference));
        let take = new.attribute("table form", "action").unwrap();
        let stranger = hub.navigator(other).await;
        let refused = stranger.posts(&take, &[]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);

        let referral = navigator.takes(&receipt.reference).await;
        let page = referral.page().await;
        for told in [&help.name, &help.email, &help.words, &help.urgent_why] {
            assert!(page.text().contains(told), "{told} in {}", page.text());
        }
        referral
            .notes("Phoned, she asked us to call after six.")
            .await;
        let moved = referral.moves("new", "contacting", "").await;
        assert_eq!(moved.errors(), Vec::<String>::new());
        assert!(referral.page().await.text().contains("call after six"));
        let refused = referral.moves("contacting", "new", "").await;
        assert_ne!(refused.errors(), Vec::<String>::new());
        for (show, is_there) in [("new", false), ("mine", true), ("open", true)] {
            let queue = navigator.queue(show).await;
            assert_eq!(
                queue.text().contains(&receipt.reference),
                is_there,
                "{show}"
            );
        }

        // The other council's staff meet a page that does not exist.
        let queue = stranger.queue("open").await;
        assert!(!queue.text().contains(&receipt.reference));
        let elsewhere = referral.path().replace(council, other);
        for path in [referral.path(), &elsewhere] {
            let page = stranger.opens(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(!page.html.contains(&help.name), "{path}");
        }
    }
}
