//! The main journey: a family asks for help, a navigator takes it and moves it on.

use reqwest::StatusCode;
use story::{Help, Hub};

#[tokio::test]
async fn what_a_family_sends_reaches_the_navigator_who_takes_it() {
    let hub = Hub::start().await;
    for council in ["westminster", "barking-and-dagenham"] {
        let help = Help {
            words: "Someone to talk to, żeby porozmawiać.".to_owned(),
            ..Help::default()
        };
        let receipt = hub.family(council).sends(&help).await;

        let navigator = hub.navigator(council).await;
        let queue = navigator.queue("new").await;
        assert!(queue.text().contains(&receipt.reference));
        assert!(
            !queue.html.contains(&help.name),
            "a queue holds nothing a family wrote"
        );

        let referral = navigator.takes(&receipt.reference).await;
        let page = referral.page().await;
        for told in [&help.name, &help.email, &help.words, &help.urgent_why] {
            assert!(page.text().contains(told), "{told} in {}", page.text());
        }
        assert!(
            !navigator
                .queue("new")
                .await
                .text()
                .contains(&receipt.reference)
        );
        assert!(
            navigator
                .queue("mine")
                .await
                .text()
                .contains(&receipt.reference)
        );
        assert!(
            navigator
                .queue("open")
                .await
                .text()
                .contains(&receipt.reference)
        );
    }
}

#[tokio::test]
async fn a_referral_is_noted_on_moved_on_and_closed_with_a_reason() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let referral = navigator.takes(&receipt.reference).await;

    referral
        .notes("Phoned, she asked us to call after six.")
        .await;
    assert!(referral.page().await.text().contains("call after six"));

    for (from, to) in [
        ("new", "contacting"),
        ("contacting", "in-assessment"),
        ("in-assessment", "supported"),
    ] {
        let page = referral.moves(from, to, "").await;
        assert_eq!(page.errors(), Vec::<String>::new(), "{from} to {to}");
    }
    let without_reason = referral.moves("supported", "closed", "").await;
    assert_eq!(without_reason.errors().len(), 1);
    let closed = referral
        .moves("supported", "closed", "The family has what it needs.")
        .await;
    assert!(closed.text().contains("The family has what it needs."));
    assert!(
        !navigator
            .queue("open")
            .await
            .text()
            .contains(&receipt.reference)
    );
}

#[tokio::test]
async fn a_move_that_there_is_not_is_refused() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let referral = navigator.takes(&receipt.reference).await;

    let refused = referral.moves("new", "supported", "").await;
    assert_ne!(refused.errors(), Vec::<String>::new());
    assert!(
        navigator
            .queue("mine")
            .await
            .text()
            .contains(&receipt.reference)
    );
}

#[tokio::test]
async fn only_one_of_two_who_take_the_same_submission_gets_it() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let manager = hub.member("westminster", "hub-manager").await;

    let seen_by_both = manager.queue("new").await;
    navigator.takes(&receipt.reference).await;
    let action = seen_by_both.attribute("table form", "action").unwrap();
    let too_late = manager.posts(&action, &[]).await;
    assert!(!too_late.url.contains("/referrals/"), "{}", too_late.url);
    assert!(
        !manager
            .queue("mine")
            .await
            .text()
            .contains(&receipt.reference)
    );
}

#[tokio::test]
async fn opening_a_referral_is_in_its_history() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let manager = hub.member("westminster", "hub-manager").await;
    let referral = navigator.takes(&receipt.reference).await;

    manager.opens_for_a_reason(referral.path()).await;
    assert!(
        referral.page().await.text().contains("Harvey Sample"),
        "the manager who looked is named"
    );
}

#[tokio::test]
async fn an_information_governance_officer_reads_no_case() {
    let hub = Hub::start().await;
    let receipt = hub.family("westminster").asks_for_help().await;
    let navigator = hub.navigator("westminster").await;
    let referral = navigator.takes(&receipt.reference).await;

    let officer = hub
        .member("westminster", "information-governance-officer")
        .await;
    let page = officer.opens(referral.path()).await;
    assert!(
        page.status == StatusCode::FORBIDDEN || page.status == StatusCode::NOT_FOUND,
        "{}",
        page.status
    );
    assert!(!page.html.contains(&Help::default().name));
}

#[tokio::test]
async fn a_family_sees_with_its_code_what_it_sent_and_nobody_does_without() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let receipt = family.asks_for_help().await;

    let elsewhere = hub.family("westminster");
    let seen = elsewhere
        .sees_request(&receipt.code.to_lowercase().replace('-', " "))
        .await;
    assert!(seen.text().contains(&Help::default().words));
    assert!(!seen.url.contains(&receipt.code));

    let wrong = elsewhere
        .sees_request("0000-0000-0000-0000-0000-0000")
        .await;
    assert!(!wrong.html.contains(&Help::default().words));
    let other_council = hub
        .family("barking-and-dagenham")
        .sees_request(&receipt.code)
        .await;
    assert!(!other_council.html.contains(&Help::default().words));
}
