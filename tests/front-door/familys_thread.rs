//! A family and its hub keep talking: what the one does, the other sees, and no more than that.

use reqwest::StatusCode;
use story::{Family, Help, Hub, Receipt, StaffMember};

const COUNCIL: &str = "westminster";

/// A family that asked for help, and a navigator of its hub.
async fn both(hub: &Hub) -> (Family, Receipt, StaffMember) {
    let family = hub.family(COUNCIL);
    let receipt = family.sends(&Help::default()).await;
    (family, receipt, hub.navigator(COUNCIL).await)
}

#[tokio::test]
async fn what_staff_switch_on_the_family_sees_and_what_the_family_says_reaches_staff() {
    let hub = Hub::start().await;
    let (family, receipt, navigator) = both(&hub).await;
    let referral = navigator.takes(&receipt.reference).await;

    let seen = family.sees_request(&receipt.code).await;
    assert!(!seen.text().contains("Where your request is now"));
    for part in ["status", "messages"] {
        let shown = referral.shows(part).await;
        assert!(shown.text().contains("The family sees it from now on."));
    }
    // A status that moves is seen at once; the name of who wrote is not.
    referral.moves("new", "contacting", "").await;
    let written = referral.writes("Is Monday good?").await;
    assert!(written.text().contains("Your message is sent."));
    let seen = family.sees_request(&receipt.code).await.text();
    for shown in ["We are trying to contact you.", "Is Monday good?"] {
        assert!(seen.contains(shown), "{shown}");
    }
    assert!(!seen.contains("Neil") && !seen.contains("Whoever sent it, alone"));
    // What staff see before they switch is what the family sees.
    let preview = navigator.opens(&format!("{}/view", referral.path())).await;
    let preview = preview.all(".staff-preview__page").join(" ");
    assert!(seen.contains("Where your request is now") && preview.contains("Is Monday good?"));

    family.says("message", "Monday is good.").await;
    let queue = navigator.queue("new").await.text();
    assert!(queue.contains(&format!("Message about {}", receipt.reference)));
    assert!(!queue.contains("Monday is good."));
    let opened = navigator.opens_what_was_said(&receipt.reference).await;
    assert_eq!(opened.url, referral.url());
    assert!(opened.text().contains("Monday is good."));

    referral.hides("messages").await;
    let seen = family.sees_request(&receipt.code).await.text();
    assert!(!seen.contains("Is Monday good?") && seen.contains("Monday is good."));
}

#[tokio::test]
async fn a_locked_code_is_like_any_other_that_opens_nothing_until_a_new_one_is_issued() {
    let hub = Hub::start().await;
    let (family, receipt, navigator) = both(&hub).await;
    let referral = navigator.takes(&receipt.reference).await;
    let seen = family.sees_request(&receipt.code).await;
    assert_eq!(seen.status, StatusCode::OK);

    let locked = referral.locks().await;
    assert!(locked.text().contains("This is locked"));
    let never = "0000-0000-0000-0000-0000-0000";
    let unknown = family.sees_request(never).await;
    let after = family.sees_request(&receipt.code).await;
    assert_eq!(after.status, unknown.status);
    assert_eq!(after.errors(), unknown.errors());
    // Who had it open sees nothing more either.
    let open = family
        .opens_path(&format!("/{COUNCIL}/request/shown"))
        .await;
    assert!(!open.text().contains(&Help::default().words));

    let issued = referral.issues_code().await;
    assert_eq!(issued.status, StatusCode::CREATED);
    let code = issued.all("#receipt-code").join("");
    let seen = family.sees_request(&code).await;
    assert!(seen.text().contains(&Help::default().words));
    let before = family.sees_request(&receipt.code).await;
    assert_eq!(before.errors(), unknown.errors());
}
