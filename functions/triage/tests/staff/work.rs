//! A referral's way: taken, opened, noted, moved on.

use crate::browser::{Browser, Page};
use crate::hub::{FAMILY_WROTE, Hub, PUBLIC, WESTMINSTER};

const HUB: &str = "bessborough";

/// Takes the first submission of the queue: the referral's address.
async fn takes(browser: &mut Browser) -> String {
    let queue = browser.get("/westminster/queue").await;
    let taken = browser
        .post(&queue.address("/westminster/submissions/"), &[])
        .await;
    assert_eq!(taken.status, 303, "{}", taken.html);
    taken.leads_to().to_owned()
}

/// Moves the referral from where its page says it stands.
async fn moves(browser: &mut Browser, page: &Page, to: &str, reason: &str) -> Page {
    let action = page.address("/westminster/families/");
    let action = action.replace("/notes", "/move");
    let from = crate::browser::between(&page.html, "name=\"from\" value=\"", "\"");
    let form = [("from", from), ("to", to), ("reason", reason)];
    browser.post(&action, &form).await
}

#[tokio::test]
async fn a_navigator_takes_opens_notes_and_moves_a_referral() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;

    let queue = asha.get("/westminster/queue?show=new").await;
    assert_eq!(queue.status, 200);
    for shown in [
        &reference,
        "Nobody",
        "Less than 1 hour",
        "Bessborough Family Hub",
    ] {
        assert!(queue.has(shown), "{shown}");
    }
    assert!(!queue.has(FAMILY_WROTE));

    let address = takes(&mut asha).await;
    let page = asha.get(&address).await;
    assert_eq!(page.status, 200);
    for shown in [
        &reference,
        FAMILY_WROTE,
        "How soon",
        "You can leave a voicemail",
        &format!("{PUBLIC}/westminster/notices/bessborough-family-hub/"),
        "Took it",
        "Opened it",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert_eq!(
        page.title(),
        format!("Referral {reference} - Family hubs for staff")
    );

    let note = "Spoke to <b>mum</b>.\r\nCalls back on Monday.";
    let noted = asha
        .post(&format!("{address}/notes"), &[("note", note)])
        .await;
    assert_eq!(noted.leads_to(), format!("{address}?done=note"));
    let page = asha.get(noted.leads_to()).await;
    assert!(page.has("Your note is added."));
    assert!(page.has("Spoke to &lt;b&gt;mum&lt;/b&gt;.\nCalls back on Monday."));

    let moved = moves(&mut asha, &page, "contacting", "").await;
    assert_eq!(moved.status, 303, "{}", moved.html);
    let page = asha.get(moved.leads_to()).await;
    assert!(page.has("The referral is moved."));
    let moved = moves(&mut asha, &page, "closed", "They moved to Leeds").await;
    let page = asha.get(moved.leads_to()).await;
    assert!(page.has("They moved to Leeds"));
    assert!(!page.has("name=\"to\""), "no move leads on from an end");

    assert!(
        asha.get("/westminster/queue?show=new")
            .await
            .has("Nothing new is waiting.")
    );
    let mine = asha.get("/westminster/queue?show=mine").await;
    assert!(mine.has("No open referral is assigned to you."));
}

#[tokio::test]
async fn each_queue_shows_what_it_says() {
    let hub = Hub::start().await;
    let first = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    takes(&mut asha).await;
    let second = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;

    for (show, has, has_not) in [
        ("new", vec![&second], vec![&first]),
        ("mine", vec![&first], vec![&second]),
        ("open", vec![&first, &second], vec![]),
    ] {
        let queue = asha.get(&format!("/westminster/queue?show={show}")).await;
        assert!(has.iter().all(|reference| queue.has(reference)), "{show}");
        assert!(
            !has_not.iter().any(|reference| queue.has(reference)),
            "{show}"
        );
    }
    assert!(asha.get("/westminster/queue?show=mine").await.has(">You<"));
    let of_ben = ben.get("/westminster/queue?show=open").await;
    assert!(of_ben.has("Asha &lt;Sample&gt;"), "a colleague is named");
}

#[tokio::test]
async fn a_long_queue_is_shown_by_pages_and_nothing_is_left_out() {
    let hub = Hub::start().await;
    let mut sent = Vec::new();
    for _ in 0..27 {
        sent.push(hub.family_sends(WESTMINSTER, HUB).await.to_string());
    }
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let first = asha.get("/westminster/queue").await;
    let next = first.address("/westminster/queue?show=new&amp;after=");
    let second = asha.get(&next.replace("&amp;", "&")).await;
    assert!(!second.has("&amp;after="));
    for reference in &sent {
        assert!(first.has(reference) != second.has(reference), "{reference}");
    }
    let nonsense = asha.get("/westminster/queue?show=all&after=%23x").await;
    assert!(
        nonsense.has(&sent[0]),
        "what is no place in a queue is its beginning"
    );
}

#[tokio::test]
async fn of_two_who_take_the_same_one_gets_it_and_the_other_is_told() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let take = asha
        .get("/westminster/queue")
        .await
        .address("/westminster/submissions/");
    let (one, other) = tokio::join!(asha.post(&take, &[]), ben.post(&take, &[]));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let told = if one.status == 409 { one } else { other };
    assert!(told.has("A colleague was faster"));
    assert_eq!(told.address("/westminster/queue"), "/westminster/queue");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;

    let page = asha
        .post(&format!("{address}/notes"), &[("note", " \n")])
        .await;
    assert_eq!(page.status, 422);
    assert!(page.title().starts_with("Error: "));
    assert!(page.has("href=\"#note\"") && page.has("Enter a note"));

    let long = "é".repeat(10_001);
    let page = asha
        .post(&format!("{address}/notes"), &[("note", &long)])
        .await;
    assert_eq!(page.status, 422);
    assert!(page.has(&long), "a note that is too long comes back");

    let page = moves(&mut asha, &page, "closed", "  ").await;
    assert_eq!(page.status, 422);
    assert!(page.has("Enter why the referral ends") && page.has("href=\"#reason\""));

    let page = moves(&mut asha, &page, "", "because of this").await;
    assert_eq!(page.status, 422);
    assert!(page.has("Select where the referral goes") && page.has("because of this"));
}

#[tokio::test]
async fn a_move_from_where_it_does_not_stand_any_more_shows_where_it_is_now() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let seen_by_ben = ben.get(&address).await;
    let seen_by_asha = asha.get(&address).await;
    assert_eq!(
        moves(&mut asha, &seen_by_asha, "contacting", "")
            .await
            .status,
        303
    );

    let stale = moves(&mut ben, &seen_by_ben, "closed", "A second form").await;
    assert_eq!(stale.status, 422);
    assert!(stale.has("A colleague has moved this referral meanwhile"));
    assert!(stale.has("A second form"));
    assert!(stale.has("name=\"from\" value=\"contacting\""));
}

#[tokio::test]
async fn a_post_after_the_session_ended_keeps_what_was_typed() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    asha.cookies.clear();
    let page = asha
        .post(
            &format!("{address}/notes"),
            &[("note", "A long call, <written> down")],
        )
        .await;
    assert_eq!(page.status, 401);
    assert!(page.has("Your session has ended"));
    assert!(page.has("A long call, &lt;written&gt; down"));
    assert_eq!(
        page.address("/westminster/sign-in"),
        format!("/westminster/sign-in?next={address}")
    );
}
