//! What was stored is there after a restart.

use story::Hub;

#[tokio::test]
async fn a_restart_loses_nothing() {
    let Some(hub) = Hub::start_on_one_machine(None).await else {
        return;
    };
    let sent = hub.family("westminster").asks_for_help().await;
    let taken = hub.family("westminster").asks_for_help().await;
    hub.navigator("westminster")
        .await
        .takes(&taken.reference)
        .await
        .notes("Called at ten.")
        .await;

    let hub = hub.restart().await;
    let navigator = hub.navigator("westminster").await;
    assert!(
        navigator
            .queue("new")
            .await
            .text()
            .contains(&sent.reference)
    );
    let mine = navigator.queue("mine").await;
    assert!(mine.text().contains(&taken.reference));
    let link = mine.attribute("tbody a", "href").unwrap();
    assert!(
        navigator
            .opens(&link)
            .await
            .text()
            .contains("Called at ten.")
    );
    assert!(
        hub.family("westminster")
            .sees_request(&sent.code)
            .await
            .text()
            .contains("larger cot")
    );
}
