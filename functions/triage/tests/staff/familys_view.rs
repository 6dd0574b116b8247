//! What the family sees with its code: nothing of the hub's before a worker has asked and switched it on.

use record::view::Part;

use crate::browser::{Browser, Page, between};
use crate::hub::{BARKING, Family, Hub, WESTMINSTER};
use crate::work::{HUB, takes};

pub(crate) const NO_AGREEMENT: (&str, &[&str]) = ("nobody", &[]);

/// That Ana was asked.
pub(crate) const ASKED: [(&str, &str); 5] = [
    ("asked-safe", "yes"),
    ("asked-who", "Ana, alone on the phone"),
    ("asked-on-day", "20"),
    ("asked-on-month", "11"),
    ("asked-on-year", "2025"),
];

/// A family, and the referral that a worker took for it.
pub(crate) async fn taken<'a>(hub: &'a Hub, browser: &mut Browser) -> (Family<'a>, String) {
    let family = hub
        .family_keeps_its_code(WESTMINSTER, HUB, NO_AGREEMENT)
        .await;
    let referral = takes(browser).await;
    (family, referral)
}

/// Switches a part on.
pub(crate) async fn shows(browser: &mut Browser, referral: &str, part: &str) {
    let path = format!("{referral}/view/show/{part}");
    let shown = browser.post(&path, &ASKED).await;
    assert_eq!(shown.leads_to(), format!("{referral}/view"));
}

/// What a page says of itself when it is posted.
fn hidden(page: &Page, name: &str) -> String {
    between(&page.html, &format!("name=\"{name}\" value=\""), "\"").to_owned()
}

/// Sends what was written on a page for a message.
async fn sends(browser: &mut Browser, page: &Page, path: &str, text: &str) -> Page {
    let (id, seen) = (hidden(page, "message-id"), hidden(page, "seen"));
    let form = [("message", text), ("message-id", &id), ("seen", &seen)];
    browser.post(path, &form).await
}

#[tokio::test]
async fn nothing_is_shown_before_somebody_was_asked_whether_it_is_safe() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    let page = asha.get(&referral).await;
    let view = page.address(&format!("{referral}/view"));
    let page = asha.get(&view).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.html.matches("Not shown").count(), Part::ALL.len());
    assert!(page.has("This is what the family sees"));
    assert!(!page.has("Where your request is now"));

    let show = page.address(&format!("{view}/show/status"));
    let asks = asha.get(&show).await;
    for shown in [
        "Have you asked whether it is safe that somebody with the code sees this?",
        "This is what the family would see",
        "Where your request is now",
    ] {
        assert!(asks.has(shown), "{shown}");
    }
    assert!(!asks.has(" checked"), "nothing is chosen beforehand");
    for (typed, error) in [
        (&[][..], "Select whether you have asked"),
        (
            &[("asked-safe", "no")],
            "Ask first. This can only be shown when somebody has said that it is safe",
        ),
        (&[("asked-safe", "yes")], "Enter who you asked"),
    ] {
        let refused = asha.post(&show, typed).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.has(error) && refused.title().starts_with("Error: "),
            "{error}"
        );
    }
    assert_eq!(family.sees().await.expect("a view").status, None);

    shows(&mut asha, &referral, "status").await;
    let page = asha.get(&view).await;
    for shown in [
        "The family sees it from now on.",
        "Asked: Ana, alone on the phone, on 20 November 2025",
        "“Status” switched on",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    let seen = family.sees().await.expect("a view");
    assert!(seen.status.is_some() && seen.shown.has(Part::Status));

    // Off again: at once, without a question.
    let off = asha.post(&format!("{view}/hide/status"), &[]).await;
    assert_eq!(off.leads_to(), view);
    let seen = family.sees().await.expect("a view");
    assert!(seen.status.is_none() && !seen.shown.has(Part::Status));
    let history = asha.get(&referral).await;
    for event in ["view switched on", "view switched off"] {
        assert!(history.has(event), "{event}");
    }
}

#[tokio::test]
async fn a_worker_writes_to_the_family_once_and_only_while_it_would_see_that() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    let path = format!("{referral}/view/message");

    let page = asha.get(&path).await;
    assert!(page.has("The family would not see this: it is switched off"));
    let unseen = sends(&mut asha, &page, &path, "Can we <phone>?").await;
    assert_eq!(unseen.status, 422);
    assert!(unseen.has("Can we &lt;phone&gt;?"), "nothing typed is lost");

    shows(&mut asha, &referral, "messages").await;
    let page = asha.get(&path).await;
    assert!(page.has("Whoever has the code can read this"));
    for (text, error) in [
        (" ".to_owned(), "Enter your message"),
        ("é".repeat(2001), "must be 2,000 characters or fewer"),
    ] {
        let refused = sends(&mut asha, &page, &path, &text).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has(error) && refused.has(text.trim()), "{error}");
    }
    for _ in 0..2 {
        let sent = sends(&mut asha, &page, &path, "Can we phone on Monday?").await;
        assert_eq!(sent.status, 303, "{}", sent.html);
    }
    let seen = family.sees().await.expect("a view");
    assert_eq!(seen.messages.len(), 1);
    assert_eq!(seen.messages[0].text.as_str(), "Can we phone on Monday?");
    assert_eq!(seen.messages[0].from, None, "nobody is named by themselves");

    family.writes("Yes, after ten.").await;
    let page = asha.get(&referral).await;
    let thread = between(&page.html, "Messages since the form was sent", "</main>");
    let place = |text: &str| thread.find(text).expect(text);
    assert!(place("Can we phone on Monday?") < place("Yes, after ten."));
    assert!(place("The hub wrote (Asha &lt;Sample&gt;)") < place("The family wrote"));
    assert!(page.has("Message to the family written"), "in the history");
}

#[tokio::test]
async fn a_message_of_which_nobody_is_told_makes_no_row_of_the_outbox() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let family = hub.family_reached_by_email(WESTMINSTER, HUB).await;
    let referral = takes(&mut asha).await;
    shows(&mut asha, &referral, "messages").await;
    let path = format!("{referral}/view/message");
    let before = hub.messages_waiting().await;
    for (told, more) in [("nobody", 0), ("", 1)] {
        let page = asha.get(&path).await;
        assert!(page.has("Do not tell the family by email or text"));
        let (id, seen) = (hidden(&page, "message-id"), hidden(&page, "seen"));
        let form = |text| {
            let form: [(&str, &str); 3] = [("message", text), ("message-id", &id), ("seen", &seen)];
            let chosen = [("told", told)];
            let chosen = if told.is_empty() { &[][..] } else { &chosen };
            [&form, chosen].concat()
        };
        // It comes back as it was chosen, and says so.
        let empty = asha.post(&path, &form("")).await;
        assert_eq!(empty.status, 422);
        let chosen = empty.has("you ticked that it is not to be told");
        assert_eq!(chosen, more == 0);
        assert_eq!(empty.has("value=\"nobody\" checked"), more == 0);
        assert_eq!(
            asha.post(&path, &form("We meet on Monday")).await.status,
            303
        );
        assert_eq!(hub.messages_waiting().await, before + more, "{told}");
    }
    assert_eq!(family.sees().await.expect("a view").messages.len(), 2);
    let page = asha.get(&format!("{referral}/view")).await;
    let decided = "Message to the family written, and nobody told of it";
    assert_eq!(page.html.matches(decided).count(), 1);
}

#[tokio::test]
async fn of_two_who_write_the_second_sees_the_firsts_words_and_loses_none_of_their_own() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    shows(&mut asha, &referral, "messages").await;
    shows(&mut asha, &referral, "plan").await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;

    let path = format!("{referral}/view/message");
    let (of_asha, of_ben) = (asha.get(&path).await, ben.get(&path).await);
    assert_eq!(
        sends(&mut asha, &of_asha, &path, "Come on Monday.")
            .await
            .status,
        303
    );
    let late = sends(&mut ben, &of_ben, &path, "Come on Tuesday.").await;
    assert_eq!(late.status, 422);
    for shown in [
        "Come on Monday.",
        "Come on Tuesday.",
        "Something was said while you",
    ] {
        assert!(late.has(shown), "{shown}");
    }
    assert_eq!(
        sends(&mut ben, &late, &path, "Sorry: on Monday.")
            .await
            .status,
        303
    );
    assert_eq!(family.sees().await.expect("a view").messages.len(), 2);

    let path = format!("{referral}/view/plan");
    let (of_asha, of_ben) = (asha.get(&path).await, ben.get(&path).await);
    let plan = |page: &Page, text: &'static str| {
        [("plan", text.to_owned()), ("seen", hidden(page, "seen"))]
    };
    let form = plan(&of_asha, "Asha phones the school.");
    let saved = asha
        .post(&path, &form.each_ref().map(|(n, v)| (*n, v.as_str())))
        .await;
    assert_eq!(saved.status, 303, "{}", saved.html);
    let form = plan(&of_ben, "Ben phones the school.");
    let late = ben
        .post(&path, &form.each_ref().map(|(n, v)| (*n, v.as_str())))
        .await;
    assert_eq!(late.status, 422);
    for shown in [
        "Asha phones the school.",
        "Ben phones the school.",
        "A colleague changed this",
    ] {
        assert!(late.has(shown), "{shown}");
    }
    let seen = family.sees().await.expect("a view").plan.expect("a plan");
    assert_eq!(seen.words.as_str(), "Asha phones the school.");
}

#[tokio::test]
async fn a_message_typed_in_a_session_that_ended_can_be_copied() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    asha.cookies.clear();
    let path = format!("{referral}/view/message");
    let page = asha.post(&path, &[("message", "A long answer")]).await;
    assert_eq!(page.status, 401);
    assert!(page.has("A long answer") && page.has("Your session has ended"));
}

#[tokio::test]
async fn what_a_professional_sent_is_shown_to_nobody_and_nothing_of_it_can_be() {
    let hub = Hub::start().await;
    hub.professional_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let view = asha.get(&format!("{referral}/view")).await;
    assert!(view.has("A professional sent this"));
    for not_offered in [
        "/view/show/",
        "/view/lock",
        "/view/new-code",
        "/view/message",
    ] {
        assert!(!view.has(not_offered), "{not_offered}");
    }
    for below in ["show/status", "message", "plan", "new-code"] {
        let page = asha.get(&format!("{referral}/view/{below}")).await;
        assert_eq!(page.status, 409, "{below}");
    }
    let posted = [("checked-how", "documents"), ("checked-what", "A passport")];
    let issued = asha
        .post(&format!("{referral}/view/new-code"), &posted)
        .await;
    assert_eq!(issued.status, 409);
}

#[tokio::test]
async fn a_familys_view_does_not_exist_for_who_may_not_open_its_referral() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    for (council, person) in [
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
        (BARKING, "cai"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        for below in [
            "",
            "/show/status",
            "/message",
            "/plan",
            "/lock",
            "/new-code",
        ] {
            let path = format!("{referral}/view{below}");
            assert_eq!(browser.get(&path).await.status, 404, "{person} {path}");
            if !below.is_empty() {
                let posted = browser.post(&path, &ASKED).await;
                assert_eq!(posted.status, 404, "{person} {path}");
            }
        }
        let hide = format!("{referral}/view/hide/status");
        assert_eq!(browser.post(&hide, &[]).await.status, 404);
    }
    assert!(family.sees().await.expect("a view").status.is_none());
    let odd = asha.get(&format!("{referral}/view/show/everything")).await;
    assert_eq!(odd.status, 404);
}
