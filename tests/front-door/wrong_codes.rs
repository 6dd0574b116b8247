//! A receipt code in the wrong hands, through the front door: guessing costs time, and only who guesses.

use reqwest::StatusCode;
use story::Hub;

const COUNCIL: &str = "westminster";

/// A code that opens nothing; each number's begins otherwise.
fn wrong(number: usize) -> String {
    let first = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".as_bytes()[number];
    let first = char::from(first);
    format!("{first}{first}{first}{first}-0000-0000-0000-0000-0000")
}

#[tokio::test]
async fn who_guesses_waits_and_the_family_next_door_does_not() {
    let hub = Hub::start().await;
    let receipt = hub.family(COUNCIL).asks_for_help().await;
    let guesser = hub.family(COUNCIL);
    let mut free = 0;
    let refused = loop {
        let page = guesser.sees_request(&wrong(free)).await;
        if page.status == StatusCode::TOO_MANY_REQUESTS {
            break page;
        }
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        free += 1;
        // Where a quarter of an hour ends on the way, ten more are free.
        assert!(free <= 20, "{free} guesses, and no end");
    };
    assert!(free >= 10, "{free} are too few for a hub's network");
    let wait: u64 = refused.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=60).contains(&wait), "{wait} seconds");
    assert!(refused.text().contains("Too many wrong codes were entered"));
    assert!(refused.html.contains(&wrong(free)), "the code stays typed");
    // Even the right code, now that its address has to wait.
    let page = guesser.sees_request(&receipt.code).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);

    let page = hub.family(COUNCIL).sees_request(&receipt.code).await;
    assert_eq!(page.status, StatusCode::OK);
    let other = hub.family("barking-and-dagenham");
    let page = other.sees_request(&wrong(1)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}
