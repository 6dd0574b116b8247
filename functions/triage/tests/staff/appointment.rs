//! When somebody meets a family: in the worker's day and calendar, moved, with an interpreter, and ended.

use jiff::ToSpan as _;
use record::audit::Event;
use vault::Due;

use crate::browser::between;
use crate::case::{day, fields, today};
use crate::entering::events;
use crate::hub::{BARKING, Hub, WESTMINSTER};
use crate::work::{HUB, takes};

const MEETS: [(&str, &str); 5] = [
    ("appointment-time", "2.30 pm"),
    ("appointment-place", "bessborough"),
    ("appointment-with", "Quillfeather the aunt"),
    ("interpreter", "needed"),
    ("needed-language", "Bengali"),
];

#[tokio::test]
async fn an_appointment_is_noted_once_and_stands_in_the_workers_day_and_calendar() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let page = asha.get(&referral).await;
    let add = page.address(&format!("{referral}/appointment"));
    let asked = asha.get(&add).await;
    assert_eq!(asked.status, 200, "{}", asked.html);
    assert!(!asked.has(" checked"), "nothing is chosen beforehand");
    let id = between(&asked.html, "name=\"item-id\" value=\"", "\"");

    let tomorrow = day("appointment-on", today() + 1.day());
    for (time, error) in [
        ("", "Enter the time"),
        ("half past", "Enter a time, such as 10:30am or 2pm"),
    ] {
        let mut typed = fields(&MEETS, &tomorrow);
        typed[0] = ("appointment-time", time);
        let refused = asha.post(&add, &typed).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has(error) && refused.has("Quillfeather"), "{error}");
        assert!(refused.has("href=\"#appointment-time\""));
    }
    let mut meets = fields(&MEETS, &tomorrow);
    meets.push(("item-id", id));
    for _ in 0..2 {
        let saved = asha.post(&add, &meets).await;
        assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    }
    let made = events(&hub, WESTMINSTER, Event::AppointmentMade).await;
    assert_eq!(made.len(), 1);
    let page = asha.get(&referral).await;
    for shown in [
        "at 2:30pm",
        "Quillfeather",
        "Interpreter into Bengali",
        "Not booked",
    ] {
        assert!(page.has(shown), "{shown}");
    }

    // The day and the calendar have the reference and the time, and nothing that anybody wrote.
    let mine = asha.get("/westminster/day").await;
    assert!(mine.has("Appointment at 2:30pm") && mine.has(&reference));
    assert!(!mine.has("Quillfeather") && !mine.has("Bengali"));
    let appointment = page.address(&format!("{referral}/appointment/"));
    let calendar = asha.get(&format!("{appointment}/calendar")).await;
    assert_eq!(calendar.status, 200);
    assert_eq!(
        calendar.headers["content-type"],
        "text/calendar; charset=utf-8"
    );
    let starts = (today() + 1.day()).at(14, 30, 0, 0).in_tz("Europe/London");
    let starts = starts
        .expect("London")
        .timestamp()
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    for line in [
        &format!("DTSTART:{starts}"),
        &format!("SUMMARY:{reference}"),
        "LOCATION:Bessborough Family Hub",
    ] {
        assert!(calendar.html.lines().any(|one| one == line), "{line}");
    }
    assert!(calendar.html.ends_with("END:VCALENDAR\r\n"));
    assert!(!calendar.has("Quillfeather") && !calendar.has("Bengali"));
}

#[tokio::test]
async fn it_is_moved_its_interpreter_is_booked_and_what_became_of_it_is_recorded() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let on = day("appointment-on", today());
    let saved = asha
        .post(&format!("{referral}/appointment"), &fields(&MEETS, &on))
        .await;
    assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    let page = asha.get(&referral).await;
    let appointment = page.address(&format!("{referral}/appointment/"));
    let booked = asha
        .post(&appointment, &[("appointment-end", "interpreter-booked")])
        .await;
    assert_eq!(booked.leads_to(), referral, "{}", booked.html);
    assert!(
        asha.get(&referral)
            .await
            .has("Interpreter into Bengali is booked")
    );

    let drawn = asha.get(&appointment).await;
    assert!(
        !drawn.has("interpreter-booked"),
        "there is nothing left to book"
    );
    let seen = between(&drawn.html, "name=\"seen\" value=\"", "\"");
    let later = day("appointment-on", today() + 2.days());
    let moved = [
        ("appointment-end", "moved"),
        ("appointment-time", "09:15"),
        ("seen", seen),
    ];
    let first = asha.post(&appointment, &fields(&moved, &later)).await;
    assert_eq!(first.leads_to(), referral, "{}", first.html);
    assert!(
        asha.get("/westminster/day")
            .await
            .has("Appointment at 9:15am")
    );

    // Who moves it from where it was sees first that a colleague was faster.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let other = [moved[0], ("appointment-time", "16:45"), moved[2]];
    let slower = ben.post(&appointment, &fields(&other, &later)).await;
    assert_eq!(slower.status, 422);
    assert!(slower.has("A colleague changed this while you were writing."));
    assert!(slower.has("at 9:15am") && slower.has("16:45"));

    let half = asha
        .post(&appointment, &[("appointment-end", "cancelled")])
        .await;
    assert_eq!(half.status, 422);
    assert!(half.has("Enter why it is cancelled"));
    let cancelled = [
        ("appointment-end", "cancelled"),
        ("appointment-because", "Snowed in"),
    ];
    for _ in 0..2 {
        let ended = asha.post(&appointment, &cancelled).await;
        assert_eq!(ended.leads_to(), referral, "{}", ended.html);
    }
    let page = asha.get(&referral).await;
    assert!(page.has("Snowed in") && page.has("Cancelled"));
    let ended = events(&hub, WESTMINSTER, Event::AppointmentEnded).await;
    assert_eq!(ended.len(), 1);
    let due = hub.due_of(WESTMINSTER, "asha", today() + 7.days()).await;
    assert!(
        !due.iter()
            .any(|row| matches!(row.what, Due::Appointment(_)))
    );
}

#[tokio::test]
async fn a_family_is_reminded_where_it_said_that_is_safe_and_the_worker_says_so() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    hub.family_reached_by_email(WESTMINSTER, HUB).await;
    let referral = takes(&mut asha).await;
    let path = format!("{referral}/appointment");
    let asked = asha.get(&path).await;
    assert!(asked.has("Remind the family the day before?"));
    assert!(asked.has("By email, at 10am: it said that email is safe."));
    let id = between(&asked.html, "name=\"item-id\" value=\"", "\"");
    let before = hub.messages_waiting().await;

    let in_time = day("appointment-on", today() + 3.days());
    let silent = asha.post(&path, &fields(&MEETS, &in_time)).await;
    assert_eq!(silent.status, 422);
    assert!(
        silent.has("whether the family is reminded"),
        "{}",
        silent.html
    );
    let this_day = day("appointment-on", today());
    let mut meets = fields(&MEETS, &this_day);
    meets.extend([("item-id", id), ("remind", "yes")]);
    let late = asha.post(&path, &meets).await;
    assert_eq!(late.status, 422);
    assert!(late.has("It is too late for a reminder"));
    assert!(late.has("href=\"#remind\"") && late.has("Quillfeather"));

    let mut meets = fields(&MEETS, &in_time);
    meets.extend([("item-id", id), ("remind", "yes")]);
    for _ in 0..2 {
        let saved = asha.post(&path, &meets).await;
        assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    }
    assert_eq!(hub.messages_waiting().await, before + 1, "sent twice, one");
    let page = asha.get(&referral).await;
    assert!(page.has("Reminder by email:") && page.has("at 10:00am"));
    let first = between(&page.html, "Reminder by email:", "</time>").to_owned();

    // It moves along.
    let appointment = page.address(&format!("{referral}/appointment/"));
    let moved = [("appointment-end", "moved"), ("appointment-time", "09:15")];
    let later = day("appointment-on", today() + 5.days());
    let to = asha.post(&appointment, &fields(&moved, &later)).await;
    assert_eq!(to.leads_to(), referral, "{}", to.html);
    assert_eq!(hub.messages_waiting().await, before + 2, "of the new time");
    let page = asha.get(&referral).await;
    assert!(page.has("Reminder by email:") && !page.has(&first));

    let stop = [("appointment-end", "reminder-stopped")];
    assert!(asha.get(&appointment).await.has("reminder-stopped"));
    for _ in 0..2 {
        asha.post(&appointment, &stop).await;
    }
    let page = asha.get(&referral).await;
    assert!(!page.has("Reminder by email:") && page.has("at 9:15am"));
    assert!(!asha.get(&appointment).await.has("reminder-stopped"));
    // What is not reminded of is moved without a reminder.
    let moved = [("appointment-end", "moved"), ("appointment-time", "11:15")];
    asha.post(&appointment, &fields(&moved, &later)).await;
    assert!(!asha.get(&referral).await.has("Reminder by email:"));
    assert_eq!(hub.messages_waiting().await, before + 2);
}

#[tokio::test]
async fn nobody_is_reminded_where_the_family_did_not_say_that_it_is_safe() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let path = format!("{referral}/appointment");
    let asked = asha.get(&path).await;
    assert!(asked.has("No reminder goes out:"));
    assert!(!asked.has("Remind the family the day before?"));
    let before = hub.messages_waiting().await;
    let on = day("appointment-on", today() + 3.days());
    let mut meets = fields(&MEETS, &on);
    meets.push(("remind", "yes"));
    asha.post(&path, &meets).await;
    assert_eq!(hub.messages_waiting().await, before);
}

/// Whoever reads what the family sees perhaps reads its messages too.
#[tokio::test]
async fn locking_what_the_family_sees_stops_its_reminders() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    hub.family_reached_by_email(WESTMINSTER, HUB).await;
    let referral = takes(&mut asha).await;
    let path = format!("{referral}/appointment");
    let on = day("appointment-on", today() + 3.days());
    let mut meets = fields(&MEETS, &on);
    meets.push(("remind", "yes"));
    asha.post(&path, &meets).await;
    assert!(asha.get(&referral).await.has("Reminder by email:"));
    let locked = asha.post(&format!("{referral}/view/lock"), &[]).await;
    assert_eq!(locked.status, 303, "{}", locked.html);
    let page = asha.get(&referral).await;
    assert!(!page.has("Reminder by email:") && page.has("at 2:30pm"));
    let asked = asha.get(&path).await;
    assert!(asked.has("what the family sees is locked"));
    assert!(!asked.has("Remind the family the day before?"));
}

#[tokio::test]
async fn whose_work_it_is_not_sees_no_appointment() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let on = day("appointment-on", today());
    asha.post(&format!("{referral}/appointment"), &fields(&MEETS, &on))
        .await;
    let page = asha.get(&referral).await;
    let appointment = page.address(&format!("{referral}/appointment/"));
    for (council, person) in [
        (BARKING, "cai"),
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        for path in [&appointment, &format!("{appointment}/calendar")] {
            assert_eq!(browser.get(path).await.status, 404, "{person} {path}");
        }
    }
}
