//! Everybody presses "Send" at once: one record and one code, when DynamoDB refuses transactions that meet.

use axum::http::StatusCode;
use local::embedded::conflicting::Conflicting;
use tokio::task::JoinSet;

use crate::function::Hub;
use crate::journey::at;

const AT_ONCE: usize = 50;
const ROUNDS: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_confirm_fifty_times_at_once_is_one_record_and_one_code() {
    let hub = Hub::start_with(Conflicting::new).await;
    for round in 1..=ROUNDS {
        let mut family = hub.family();
        let token = family.fills_in_all().await.token();
        let mut confirming = JoinSet::new();
        for _ in 0..AT_ONCE {
            let (mut browser, token) = (family.clone(), token.clone());
            confirming.spawn(async move {
                let answer = browser.confirms(&token).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
                assert_eq!(answer.leads_to(), at("sent"));
                let sent = browser.get(&at("sent")).await;
                (sent.reference().to_owned(), sent.receipt_code().to_owned())
            });
        }
        let sent = confirming.join_all().await;
        assert_eq!(sent.len(), AT_ONCE);
        assert!(sent.iter().all(|one| *one == sent[0]), "round {round}");
        for kind in ["submission", "receipt", "view", "reference", "confirmation"] {
            assert_eq!(hub.stored(kind).await, round, "{kind} in round {round}");
        }
    }
}
