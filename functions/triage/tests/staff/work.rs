//! A referral's way: taken, opened, noted, moved on.

use record::audit::Event;
use record::submission::AnsweredPage;

use crate::browser::{Browser, Page, between};
use crate::entering::events;
use crate::familys_view::{shows, taken};
use crate::hub::{FAMILY_WROTE, Hub, PUBLIC, WESTMINSTER, answered};

pub(crate) const HUB: &str = "bessborough";

/// Takes the first submission of the queue: the referral's address.
pub(crate) async fn takes(browser: &mut Browser) -> String {
    let queue = browser.get("/westminster/queue").await;
    let taken = browser
        .post(&queue.address("/westminster/submissions/"), &[])
        .await;
    assert_eq!(taken.status, 303, "{}", taken.html);
    taken.leads_to().to_owned()
}

/// Moves the referral from where its page says it stands.
pub(crate) async fn moves(browser: &mut Browser, page: &Page, to: &str, reason: &str) -> Page {
    saves(browser, page, &[("to", to), ("reason", reason)]).await
}

/// Saves these fields of a referral's page, with the hidden ones that it has.
async fn saves(browser: &mut Browser, page: &Page, typed: &[(&str, &str)]) -> Page {
    let action = between(&page.html, "<form class=\"staff-form", "\">");
    let (_, action) = action.split_once("action=\"").expect("an address");
    let action = action.split('"').next().unwrap_or_default();
    let hidden = |name: &'static str| {
        let start = format!("name=\"{name}\" value=\"");
        let value = page.has(&start).then(|| between(&page.html, &start, "\""));
        (name, value.unwrap_or_default())
    };
    let mut form = vec![hidden("note-id"), hidden("from")];
    form.extend(typed);
    browser.post(action, &form).await
}

#[tokio::test]
async fn a_navigator_takes_opens_notes_and_moves_a_referral() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;

    let queue = asha.get("/westminster/queue?show=new").await;
    assert_eq!(queue.status, 200);
    for shown in [&reference, "Less than 1 hour"] {
        assert!(queue.has(shown), "{shown}");
    }
    // What each row would say the same is no column; what a family wrote is nowhere in a queue.
    for not_shown in [">Nobody<", ">Bessborough Family Hub<", FAMILY_WROTE] {
        assert!(!queue.has(not_shown), "{not_shown}");
    }

    let address = takes(&mut asha).await;
    let page = asha.get(&address).await;
    assert_eq!(page.status, 200);
    for shown in [
        &reference,
        FAMILY_WROTE,
        "How soon",
        "You can leave a voicemail",
        &format!("{PUBLIC}/westminster/notices/bessborough-family-hub/"),
        ">Taken</h3>",
        ">Opened</h3>",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert_eq!(
        page.title(),
        format!("Referral {reference} - Family hubs for staff")
    );

    let note = "Spoke to <b>mum</b>.\r\nCalls back on Monday.";
    let noted = asha.post(&address, &[("note", note)]).await;
    assert_eq!(noted.leads_to(), address);
    let page = asha.get(noted.leads_to()).await;
    assert!(page.has("Your note is added."));
    let again = asha.get(noted.leads_to()).await;
    assert!(!again.has("Your note is added."), "it is said once");
    assert!(page.has("Spoke to &lt;b&gt;mum&lt;/b&gt;.\nCalls back on Monday."));

    let moved = moves(&mut asha, &page, "contacting", "").await;
    assert_eq!(moved.status, 303, "{}", moved.html);
    let page = asha.get(moved.leads_to()).await;
    assert!(page.has("The status is changed."));
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
    assert!(asha.get("/westminster/queue?show=open").await.has(">You<"));
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
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let take = asha
        .get("/westminster/queue")
        .await
        .address("/westminster/submissions/");
    let form = [("reference", reference.as_str())];
    let (one, other) = tokio::join!(asha.post(&take, &form), ben.post(&take, &form));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let told = if one.status == 409 { one } else { other };
    assert!(told.has("A colleague has just taken this referral") && told.has(&reference));
    assert_eq!(
        told.address("/westminster/queue"),
        "/westminster/queue?show=open"
    );
}

#[tokio::test]
async fn pressing_take_twice_leads_the_same_person_to_the_referral_both_times() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let take = queue.address("/westminster/submissions/");
    let first = asha.post(&take, &[]).await;
    let second = asha.post(&take, &[]).await;
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.leads_to(), second.leads_to());
    assert_eq!(asha.get(first.leads_to()).await.status, 200);
}

#[tokio::test]
async fn a_note_page_sent_twice_adds_one_note() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    let page = asha.get(&address).await;
    for _ in 0..2 {
        let saved = saves(&mut asha, &page, &[("note", "Called at ten.")]).await;
        assert_eq!(saved.leads_to(), address);
    }
    let notes = |page: &Page, text: &str| page.html.matches(text).count();
    let seen = asha.get(&address).await;
    assert_eq!(notes(&seen, "Called at ten."), 1);

    // Back to the same page, with other words: another note, and neither is lost.
    saves(&mut asha, &page, &[("note", "Called at noon.")]).await;
    let seen = asha.get(&address).await;
    assert_eq!(notes(&seen, "Called at ten."), 1);
    assert_eq!(notes(&seen, "Called at noon."), 1);
}

#[tokio::test]
async fn a_note_in_progress_is_saved_with_the_status_and_a_page_sent_twice_is_saved_once() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    let page = asha.get(&address).await;
    let both = [
        ("note", "Left no message."),
        ("to", "signposted"),
        ("reason", "The school helps"),
    ];
    for _ in 0..2 {
        let saved = saves(&mut asha, &page, &both).await;
        assert_eq!(saved.status, 303, "{}", saved.html);
    }
    let seen = asha.get(&address).await;
    assert!(seen.has("Your note is added and the status is changed."));
    for once in ["Left no message.", "The school helps"] {
        assert_eq!(seen.html.matches(once).count(), 1, "{once}");
    }
}

#[tokio::test]
async fn before_anybody_calls_it_is_seen_how_and_what_the_family_did_not_name_as_safe() {
    let hub = Hub::start().await;
    let details = |question: &str, words: &str| {
        answered(
            question,
            "contact-details",
            &format!("The {question}"),
            words,
        )
    };
    let pages = vec![AnsweredPage {
        one_of: None,
        title: "About you".to_owned(),
        answers: vec![
            answered("full-name", "name", "The name", "Ana Sample"),
            details("contact-by", "phone"),
            details("phone", "07700 900123"),
            answered("urgent", "urgency", "The urgency", "It is soon"),
        ],
    }];
    hub.sends(WESTMINSTER, HUB, pages).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    let page = asha.get(&address).await;

    let first = between(&page.html, "class=\"staff-first\"", "</dl>");
    assert!(first.contains("07700 900123"));
    assert_eq!(first.matches("Not answered").count(), 2, "{first}");
    for once in ["Ana Sample", "07700 900123", "It is soon"] {
        assert_eq!(page.html.matches(once).count(), 1, "{once}");
    }
    assert!(first.contains("Ana Sample"), "whom to ask for");
    for warned in [
        "nothing more was said about what is safe.",
        "Do not leave a voicemail.",
        "Do not send a text message.",
        "Do not say who you are",
    ] {
        assert!(first.contains(warned), "{warned}");
    }
    let before = between(&page.html, "<main", "class=\"staff-first\"");
    assert!(!before.contains("<h2"), "it stands before everything else");
}

#[tokio::test]
async fn what_the_family_named_as_safe_is_not_warned_of_and_urgency_ranks_nothing() {
    let hub = Hub::start().await;
    let calm = hub.sends(WESTMINSTER, HUB, Vec::new()).await.to_string();
    // It says that it is urgent.
    let urgent = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let queue = asha.get("/westminster/queue").await;
    let place = |reference: &str| queue.html.find(reference).expect("a row");
    assert!(place(&calm) < place(&urgent), "the first come is first");

    takes(&mut asha).await;
    let address = takes(&mut asha).await;
    let page = asha.get(&address).await;
    let first = between(&page.html, "class=\"staff-first\"", "</dl>");
    assert!(first.contains("You can leave a voicemail"));
    assert!(first.contains("Do not send a text message."));
    for not_shown in ["Do not leave a voicemail", "has not said what is safe"] {
        assert!(!first.contains(not_shown), "{not_shown}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_nothing_typed_is_lost() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;

    let page = asha.get(&address).await;
    let page = saves(&mut asha, &page, &[("note", " \n")]).await;
    assert_eq!(page.status, 422);
    assert!(page.title().starts_with("Error: "));
    assert!(page.has("href=\"#note\"") && page.has("Enter a note or select a status"));

    let long = "é".repeat(10_001);
    let too_much = [("note", long.as_str()), ("to", "closed"), ("reason", "  ")];
    let page = saves(&mut asha, &page, &too_much).await;
    assert_eq!(page.status, 422);
    assert!(page.has(&long), "a note that is too long comes back");
    assert!(page.has("Note must be 10,000 characters or fewer"));
    assert!(page.has("Enter a reason for ending the referral") && page.has("href=\"#reason\""));
    assert!(page.has("value=\"closed\" checked"));

    let only_reason = [("note", "It rang."), ("reason", "because of this")];
    let page = saves(&mut asha, &page, &only_reason).await;
    assert_eq!(page.status, 422);
    assert!(page.has("Select a status, or clear the reason"));
    assert!(page.has("because of this") && page.has("It rang."));
    assert!(asha.get(&address).await.has("There are no notes yet."));
}

#[tokio::test]
async fn a_move_from_where_it_does_not_stand_any_more_shows_where_it_is_now() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&address).await;
    let seen_by_ben = ben.get(&address).await;
    let seen_by_asha = asha.get(&address).await;
    assert_eq!(
        moves(&mut asha, &seen_by_asha, "contacting", "")
            .await
            .status,
        303
    );

    let entered = [
        ("note", "Rang twice"),
        ("to", "closed"),
        ("reason", "A second form"),
    ];
    let stale = saves(&mut ben, &seen_by_ben, &entered).await;
    assert_eq!(stale.status, 422);
    assert!(stale.has("A colleague changed the status while you were looking at it"));
    assert!(stale.has("A second form") && stale.has("Rang twice"));
    assert!(stale.has("name=\"from\" value=\"contacting\""));

    // Ended, it has no field for a reason: what was typed there is kept all the same.
    let seen_by_asha = asha.get(&address).await;
    moves(&mut asha, &seen_by_asha, "closed", "They moved away").await;
    let ended = saves(&mut ben, &stale, &entered).await;
    assert_eq!(ended.status, 422);
    assert!(ended.has("A colleague ended this referral while you were looking at it"));
    assert!(ended.has("Rang twice\n\nA second form</textarea>"));
}

#[tokio::test]
async fn a_post_after_the_session_ended_keeps_what_was_typed() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let address = takes(&mut asha).await;
    asha.cookies.clear();
    let typed = [
        ("note", "A long call, <written> down"),
        ("reason", "All is well"),
    ];
    let page = asha.post(&address, &typed).await;
    assert_eq!(page.status, 401);
    assert!(page.has("All is well"));
    assert!(page.has("Your session has ended"));
    assert!(page.has("A long call, &lt;written&gt; down"));
    assert_eq!(
        page.address("/westminster/sign-in"),
        format!("/westminster/sign-in?next={address}")
    );
}

#[tokio::test]
async fn the_pages_of_one_look_are_one_entry_and_no_look_is_hidden() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    let looks = async || events(&hub, WESTMINSTER, Event::ReferralOpened).await.len();
    let message = format!("{referral}/view/message");
    let view = format!("{referral}/view");
    for path in [&referral, &view, &view, &referral] {
        asha.get(path).await;
    }
    shows(&mut asha, &referral, "messages").await;
    asha.get(&message).await;
    assert_eq!(looks().await, 1);

    // A colleague's look is another one, and so is one's own after it.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    ben.get(&view).await;
    assert_eq!(looks().await, 2);
    asha.get(&referral).await;
    asha.get(&view).await;
    assert_eq!(looks().await, 3);

    // Another session is another visit.
    let mut again = hub.signed_in(WESTMINSTER, "asha").await;
    again.get(&referral).await;
    again.get(&view).await;
    assert_eq!(looks().await, 4);
    assert!(family.sees().await.is_some());
}
