//! What staff keep about a case: contacts, what is to be done and by when, warnings; and a worker's day.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use record::audit::Event;
use record::submission::AnsweredPage;
use record::view::{What, Words};
use vault::Due;

use crate::browser::between;
use crate::entering::{enters, events, sends};
use crate::familys_view::taken;
use crate::hub::{BARKING, Hub, WESTMINSTER, answered};
use crate::work::{HUB, moves, takes};

pub(crate) fn today() -> Date {
    let now = Timestamp::now().in_tz("Europe/London").expect("London");
    now.date()
}

/// A day, as three boxes hold it.
pub(crate) fn day(question: &str, day: Date) -> Vec<(String, String)> {
    [
        ("day", i32::from(day.day())),
        ("month", i32::from(day.month())),
        ("year", i32::from(day.year())),
    ]
    .map(|(part, number)| (format!("{question}-{part}"), number.to_string()))
    .to_vec()
}

pub(crate) fn fields<'a>(
    typed: &[(&'a str, &'a str)],
    days: &'a [(String, String)],
) -> Vec<(&'a str, &'a str)> {
    let days = days
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    typed.iter().copied().chain(days).collect()
}

/// A phone call that nobody answered, with something to do next.
const CALL: [(&str, &str); 8] = [
    ("contact-way", "phone"),
    ("contact-whom", "The mother"),
    ("contact-result", "no-answer"),
    ("contact-words", "Plumblossom rang out"),
    ("contact-next", "yes"),
    ("task-kind", "call-back"),
    ("task-what", "Try Plumblossom after school"),
    ("contact-move", "yes"),
];

#[tokio::test]
async fn a_contact_is_recorded_once_with_what_is_to_be_done_next_and_stands_in_the_workers_day() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let empty = asha.get("/westminster/day").await;
    assert!(empty.has("Nothing is overdue.") && empty.has("Nothing is due today."));
    let referral = takes(&mut asha).await;
    let contact = format!("{referral}/contact");
    let asked = asha.get(&contact).await;
    assert_eq!(asked.status, 200, "{}", asked.html);
    assert!(!asked.has(" checked"), "nothing is chosen beforehand");
    let id = between(&asked.html, "name=\"item-id\" value=\"", "\"");

    // What is missing is asked for, and nothing typed is lost.
    let days = day("contact-on", today());
    let half = asha.post(&contact, &fields(&CALL, &days)).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Enter the day it is due") && half.has("Plumblossom rang out"));

    let days = [days, day("task-due", today())].concat();
    let mut call = fields(&CALL, &days);
    call.push(("item-id", id));
    for _ in 0..2 {
        let saved = asha.post(&contact, &call).await;
        assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    }
    let page = asha.get(&referral).await;
    for shown in [
        "Plumblossom rang out",
        "Try Plumblossom after school",
        "Contacting",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert_eq!(page.html.matches("Plumblossom rang out").count(), 1);
    for event in [
        Event::ContactRecorded,
        Event::TaskAdded,
        Event::ReferralMoved,
    ] {
        assert_eq!(events(&hub, WESTMINSTER, event).await.len(), 1, "{event:?}");
    }

    // The day has the reference and the kind, and nothing that anybody wrote.
    let mine = asha.get("/westminster/day").await;
    assert!(mine.has(&reference) && mine.has("Call the family") && mine.has(&referral));
    assert!(!mine.has("Plumblossom"));
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    assert!(!ben.get("/westminster/day").await.has(&reference));

    // Done, it is in nobody's day.
    let task = page.address(&format!("{referral}/task/"));
    for _ in 0..2 {
        let done = asha.post(&task, &[("task-end", "done")]).await;
        assert_eq!(done.leads_to(), referral, "{}", done.html);
    }
    assert!(!asha.get("/westminster/day").await.has(&reference));
    assert_eq!(events(&hub, WESTMINSTER, Event::TaskEnded).await.len(), 1);
}

#[tokio::test]
async fn a_way_that_the_family_did_not_name_as_safe_is_recorded_only_with_why_it_was_used() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let contact = format!("{referral}/contact");
    let asked = asha.get(&contact).await;
    // It named voicemail as safe, and not text messages.
    assert!(asked.has("The family did not say that text messages are safe."));
    assert!(!asked.has("The family did not say that voicemail is safe."));
    let days = day("contact-on", today());
    let mut text = vec![
        ("contact-way", "text"),
        ("contact-whom", "The mother"),
        ("contact-result", "sent"),
        ("contact-next", "no"),
        ("contact-move", "no"),
    ];
    let refused = asha.post(&contact, &fields(&text, &days)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("Enter why you sent a text message"));
    assert!(
        events(&hub, WESTMINSTER, Event::ContactRecorded)
            .await
            .is_empty()
    );
    text.push(("unsafe-text", "She asked me to on the phone."));
    let saved = asha.post(&contact, &fields(&text, &days)).await;
    assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    let page = asha.get(&referral).await;
    assert!(page.has("Not named as safe.") && page.has("She asked me to on the phone."));
}

#[tokio::test]
async fn who_puts_off_what_a_colleague_put_off_meanwhile_sees_that_first_and_loses_nothing() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let due = day("task-due", today());
    let review = fields(&[("task-kind", "review"), ("task-what", "")], &due);
    let added = asha.post(&format!("{referral}/task"), &review).await;
    assert_eq!(added.leads_to(), referral, "{}", added.html);
    let task = asha
        .get(&referral)
        .await
        .address(&format!("{referral}/task/"));
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let drawn = ben.get(&task).await;
    let seen = between(&drawn.html, "name=\"seen\" value=\"", "\"");

    let next_week = day("task-to", today() + 7.days());
    let put_off = [("task-end", "put-off"), ("seen", seen)];
    let first = asha.post(&task, &fields(&put_off, &next_week)).await;
    assert_eq!(first.leads_to(), referral, "{}", first.html);
    let later = day("task-to", today() + 9.days());
    let second = ben.post(&task, &fields(&put_off, &later)).await;
    assert_eq!(second.status, 422);
    assert!(second.has("A colleague put this off while you were writing."));
    let typed = (today() + 9.days()).day();
    assert!(
        second.has(&format!("value=\"{typed}\"")),
        "what was typed stands there"
    );
    let seen = between(&second.html, "name=\"seen\" value=\"", "\"");
    let put_off = [("task-end", "put-off"), ("seen", seen)];
    let again = ben.post(&task, &fields(&put_off, &later)).await;
    assert_eq!(again.leads_to(), referral, "{}", again.html);

    // Who ends what a colleague has ended is told so.
    let ended = asha.post(&task, &[("task-end", "done")]).await;
    assert_eq!(ended.leads_to(), referral);
    let not_needed = [("task-end", "not-needed"), ("task-because", "They moved.")];
    let slower = ben.post(&task, &not_needed).await;
    assert_eq!(slower.status, 409);
    assert!(slower.has("They moved."), "to be copied");
}

#[tokio::test]
async fn a_warning_stands_above_the_answers_until_somebody_ends_it_and_in_no_list() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let warning = format!("{referral}/warning");
    let review = day("warning-review", today() + 30.days());
    let typed = [
        ("warning-text", "Quicksilver keeps a dog"),
        ("warning-told", "no"),
    ];
    let half = asha.post(&warning, &fields(&typed, &review)).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Enter why the person was not told") && half.has("Quicksilver"));
    let because = [
        typed.as_slice(),
        &[("warning-not-told", "He was not there.")],
    ]
    .concat();
    let added = asha.post(&warning, &fields(&because, &review)).await;
    assert_eq!(added.leads_to(), referral, "{}", added.html);
    let page = asha.get(&referral).await;
    let at = |shown: &str| page.html.find(shown).unwrap_or_else(|| panic!("{shown}"));
    assert!(
        at("Quicksilver") < at("What would help"),
        "above the answers"
    );
    assert!(page.has("He was not there."));
    for list in ["/westminster/queue?show=all", "/westminster/day"] {
        assert!(!asha.get(list).await.has("Quicksilver"), "{list}");
    }

    // On its day it is looked at again, and that it has to be stands in the worker's day.
    let last = today() + 60.days();
    let in_day = async |on| {
        let due = hub.due_of(WESTMINSTER, "asha", last).await;
        due.iter()
            .any(|row| row.what == Due::Warning && row.on == on)
    };
    assert!(in_day(today() + 30.days()).await);
    let change = page.address(&format!("{referral}/warning/"));
    assert!(asha.get(&change).await.has("Quicksilver"));
    let stands = day("warning-review", today() + 50.days());
    let stands = fields(&[("warning-stands", "yes")], &stands);
    for _ in 0..2 {
        let kept = asha.post(&change, &stands).await;
        assert_eq!(kept.leads_to(), referral, "{}", kept.html);
    }
    assert!(in_day(today() + 50.days()).await && !in_day(today() + 30.days()).await);
    let kept = events(&hub, WESTMINSTER, Event::WarningKept).await;
    assert_eq!(kept.len(), 1);
    let page = asha.get(&referral).await;
    assert!(page.has("Quicksilver"));
    let path = format!("{referral}/appointment");
    assert!(asha.get(&path).await.has("Quicksilver"), "before a visit");

    // Who puts off what a colleague put off meanwhile sees that first.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let drawn = ben.get(&change).await;
    let seen = between(&drawn.html, "name=\"seen\" value=\"", "\"").to_owned();
    let sooner = day("warning-review", today() + 70.days());
    let later = day("warning-review", today() + 80.days());
    let faster = fields(&[("warning-stands", "yes")], &sooner);
    assert_eq!(asha.post(&change, &faster).await.leads_to(), referral);
    let slower = [("warning-stands", "yes"), ("seen", &seen)];
    let slower = ben.post(&change, &fields(&slower, &later)).await;
    assert_eq!(slower.status, 422);
    assert!(slower.has("A colleague put this review off while you were writing."));

    let ended = asha
        .post(&change, &[("warning-stands", "no"), ("warning-end", "")])
        .await;
    assert_eq!(ended.status, 422);
    let gone = [
        ("warning-stands", "no"),
        ("warning-end", "The dog is gone."),
    ];
    let ended = asha.post(&change, &gone).await;
    assert_eq!(ended.leads_to(), referral, "{}", ended.html);
    assert!(!asha.get(&referral).await.has("Quicksilver"));
    assert!(!in_day(today() + 50.days()).await);
    assert_eq!(
        events(&hub, WESTMINSTER, Event::WarningEnded).await.len(),
        1
    );
}

#[tokio::test]
async fn another_adult_to_tell_stands_in_the_workers_day_until_that_is_recorded() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let page = asha.get(&referral).await;
    let people = between(&page.html, ">People in the form</h2>", "</ul>");
    for person in ["Adult Finch<", "Child Finch</span>: born 27 March 2021, "] {
        assert!(people.contains(person), "{person}");
    }
    let month = today() + 1.month();
    let due = hub.due_of(WESTMINSTER, "asha", month).await;
    assert!(
        matches!(due.as_slice(), [row] if row.what == Due::Telling && row.on == month),
        "{due:?}"
    );
    let ended = [
        ("telling", "not-needed"),
        ("exception", "knows-already"),
        ("because", "She was there."),
    ];
    let ended = asha.post(&format!("{referral}/tell/0"), &ended).await;
    assert_eq!(ended.leads_to(), referral, "{}", ended.html);
    assert_eq!(hub.due_of(WESTMINSTER, "asha", month).await, Vec::new());
}

#[tokio::test]
async fn whose_work_it_is_not_can_add_nothing() {
    let hub = Hub::start().await;
    hub.sends(
        WESTMINSTER,
        HUB,
        vec![AnsweredPage {
            one_of: None,
            title: "You".to_owned(),
            answers: vec![answered("name", "name", "Your name", "Ada")],
        }],
    )
    .await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    for (council, person) in [
        (BARKING, "cai"),
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        for path in ["contact", "task", "warning"] {
            let path = format!("{referral}/{path}");
            assert_eq!(browser.get(&path).await.status, 404, "{person} {path}");
            assert_eq!(
                browser.post(&path, &CALL).await.status,
                404,
                "{person} {path}"
            );
        }
    }
    // A colleague's case is worked on for a reason.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let why = ben.get(&format!("{referral}/contact")).await;
    assert_eq!(why.leads_to(), format!("{referral}/why"));
}

#[tokio::test]
async fn the_timeline_has_what_happened_once_and_newest_first() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    let words = Words::parse("Snowdropping calls").expect("words");
    family.says(What::Message(words)).await;
    let page = asha.get(&referral).await;
    let noted = asha.post(&referral, &[("note", "Larkspurred note")]);
    assert_eq!(noted.await.leads_to(), referral);
    moves(&mut asha, &page, "contacting", "").await;
    let days = [day("contact-on", today()), day("task-due", today())].concat();
    let mut call = fields(&CALL, &days);
    call.retain(|(name, _)| *name != "contact-move");
    let saved = asha.post(&format!("{referral}/contact"), &call).await;
    assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    let task = asha
        .get(&referral)
        .await
        .address(&format!("{referral}/task/"));
    asha.post(&task, &[("task-end", "done")]).await;

    let page = asha.get(&referral).await;
    let (_, timeline) = page.html.split_once(">Timeline</h2>").expect("a timeline");
    let (timeline, _) = timeline
        .split_once("<details")
        .expect("the history follows");
    let mut after = timeline;
    for happened in [
        "Something to do ended",
        "Phone: No answer, and no message left",
        "Status changed",
        "Note added",
        "The family wrote",
        "Taken",
        "Form sent",
    ] {
        let found = after.split_once(happened);
        (_, after) = found.unwrap_or_else(|| panic!("{happened} in its place: {timeline}"));
        assert_eq!(timeline.matches(happened).count(), 1, "{happened}");
    }
    let at = |shown: &str| page.html.find(shown).unwrap_or_else(|| panic!("{shown}"));
    assert!(at(">How soon</h2>") < at("Snowdropping"), "first of all");
    // Words stand once, in their own part.
    assert!(!timeline.contains("Larkspurred") && !timeline.contains("Plumblossom"));
    assert!(page.has("Larkspurred") && page.has("Plumblossom"));
}
