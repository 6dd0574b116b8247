//! The family's code: locked at once, and issued anew after an identity check.

use crate::browser::between;
use crate::familys_view::{shows, taken};
use crate::hub::{Hub, WESTMINSTER};

#[tokio::test]
async fn a_lock_ends_the_code_and_a_new_one_is_shown_once_after_an_identity_check() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (mut family, referral) = taken(&hub, &mut asha).await;
    shows(&mut asha, &referral, "messages").await;
    family.writes("He reads my messages.").await;
    let view = format!("{referral}/view");

    let page = asha.get(&view).await;
    let lock = page.address(&format!("{view}/lock"));
    let asks = asha.get(&lock).await;
    assert!(asks.has("From this moment the code opens nothing"));
    assert!(
        family.sees().await.is_some(),
        "nothing is locked by looking"
    );
    for _ in 0..2 {
        let locked = asha.post(&lock, &[]).await;
        assert_eq!(locked.leads_to(), view);
    }
    assert!(family.sees().await.is_none());
    let page = asha.get(&view).await;
    for shown in [
        "This is locked: the code opens nothing",
        "He reads my messages.",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert!(!page.has("This is what the family sees"));
    let message = format!("{view}/message");
    let unseen = [("message", "Are you safe?"), ("seen", "1")];
    let unseen = asha.post(&message, &unseen).await;
    assert_eq!(unseen.status, 422);
    assert!(unseen.has("the view is locked") && unseen.has("Are you safe?"));

    let issue = page.address(&format!("{view}/new-code"));
    let asks = asha.get(&issue).await;
    let seen = between(&asks.html, "name=\"seen\" value=\"", "\"");
    let half = [
        ("checked-what", "She said her date of birth"),
        ("seen", seen),
    ];
    let half = asha.post(&issue, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Select how you made sure who they are"));
    assert!(half.has("She said her date of birth"));

    let checked = [
        ("checked-how", "questions"),
        ("checked-what", "She said her <b>date</b> of birth"),
        ("seen", seen),
    ];
    let issued = asha.post(&issue, &checked).await;
    assert_eq!(issued.status, 201, "{}", issued.html);
    let code = between(&issued.html, "id=\"receipt-code\">", "<").trim();
    assert!(
        family.sees().await.is_none(),
        "the code before it stays locked"
    );
    family.gets(code);
    let seen = family.sees().await.expect("a view");
    assert_eq!(seen.said.len(), 1, "what was said before is still there");

    // Never again: not by sending the page twice, and on no other page.
    let again = asha.post(&issue, &checked).await;
    assert_eq!(again.status, 409);
    assert!(again.has("No new code was issued") && !again.has(code));
    assert!(family.sees().await.is_some());
    for path in [&view, &referral, &issue] {
        assert!(!asha.get(path).await.has(code), "{path}");
    }
    let page = asha.get(&view).await;
    for shown in [
        "New receipt code issued",
        "Family’s view locked",
        "She said her &lt;b&gt;date&lt;/b&gt; of birth",
        "by questions that only they can answer",
        "Asha &lt;Sample&gt;",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    let history = asha.get(&referral).await;
    assert!(history.has("New receipt code issued"), "in the history");
}

#[tokio::test]
async fn of_two_who_issue_a_code_at_once_only_one_does() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let issue = format!("{referral}/view/new-code");
    let checked = [
        ("checked-how", "documents"),
        ("checked-what", "A passport"),
        ("seen", "0"),
    ];
    assert_eq!(asha.post(&issue, &checked).await.status, 201);
    let late = ben.post(&issue, &checked).await;
    assert_eq!(late.status, 409);
    assert!(late.has("A passport"), "what was typed can be copied");
}
