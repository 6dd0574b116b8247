//! Other adults whom a form names are told what the hub holds about them, or it is recorded why not.

use jiff::Timestamp;
use jiff::civil::Date;
use record::audit::Event;

use crate::entering::{FORM, enters, enters_as, events, on_paper, sends, sends_of};
use crate::hub::{BARKING, Hub, WESTMINSTER};

#[tokio::test]
async fn each_other_adult_is_a_task_with_a_day_that_a_worker_ends_with_their_name() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let page = asha.get(&referral).await;
    // Whose age is not known may be an adult; the child is told through their parent.
    assert!(page.has("Tell them what we hold about them by"));
    assert_eq!(page.html.matches("Record what was done").count(), 1);
    let record = page.address(&format!("{referral}/tell/"));
    assert_eq!(record, format!("{referral}/tell/0"));

    let asked = asha.get(&record).await;
    assert_eq!(asked.status, 200);
    assert!(asked.has("Adult Finch") && !asked.title().contains("Finch"));
    assert!(!asked.has(" checked"), "nothing is chosen beforehand");
    let half = [("telling", "not-needed"), ("because", "They were there.")];
    let half = asha.post(&record, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Select why they are not told") && half.has("They were there."));

    let ended = [
        ("telling", "not-needed"),
        ("exception", "puts-at-risk"),
        ("because", "She fears him."),
    ];
    for _ in 0..2 {
        let ended = asha.post(&record, &ended).await;
        assert_eq!(ended.leads_to(), referral, "{}", ended.html);
    }
    let page = asha.get(&referral).await;
    for shown in [
        "It would put someone at risk",
        "She fears him.",
        "Asha &lt;Sample&gt;",
    ] {
        assert!(page.has(shown), "{shown}");
    }
    assert!(!page.has("Record what was done"));
    let recorded = events(&hub, WESTMINSTER, Event::TellingNotNeeded).await;
    assert!(matches!(recorded.as_slice(), [Some(_)]), "{recorded:?}");

    // It has ended: another end does not take its place, and whoever was slower is told so.
    let told = [
        ("telling", "not-needed"),
        ("exception", "knows-already"),
        ("because", "She was on the phone too."),
    ];
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    assert_eq!(ben.get(&record).await.leads_to(), referral);
    for slower in [&told[..], &told[..2]] {
        let slower = ben.post(&record, slower).await;
        assert_eq!(slower.status, 409);
        assert!(slower.has("A colleague has recorded this already"));
        assert_eq!(slower.address("/westminster/families/"), referral);
    }
    let slower = ben.post(&record, &told).await;
    assert!(slower.has("She was on the phone too."), "to be copied");

    for (council, person) in [
        (BARKING, "cai"),
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        assert_eq!(browser.get(&record).await.status, 404, "{person}");
        assert_eq!(browser.post(&record, &told).await.status, 404, "{person}");
    }
    assert_eq!(asha.get(&format!("{referral}/tell/1")).await.status, 404);
}

#[tokio::test]
async fn that_somebody_was_told_is_recorded_with_how_and_when() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let record = format!("{referral}/tell/0");
    let today = Timestamp::now().in_tz("Europe/London").expect("London");
    let before = told_on(today.date().yesterday().expect("a day"));
    let before = asha.post(&record, &fields(&before)).await;
    assert_eq!(before.status, 422, "the hub did not have it yet");
    assert!(before.has("The day they were told must be between "));
    let told = told_on(today.date());
    let told = asha.post(&record, &fields(&told)).await;
    assert_eq!(told.status, 303, "{}", told.html);
    let page = asha.get(&referral).await;
    let day = today.strftime("%-d %B %Y");
    assert!(page.has(&format!("Told by letter on {day}")));
    assert_eq!(events(&hub, WESTMINSTER, Event::AdultTold).await.len(), 1);
}

#[tokio::test]
async fn for_a_form_on_paper_the_month_counts_from_the_day_it_reached_the_hub() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let day = ["21", "11", "2026"];
    let check = enters_as(&mut asha, &on_paper(day, day, "2026-11-21")).await;
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let page = asha.get(&referral).await;
    assert!(page.has("Tell them what we hold about them by 21 December 2026"));

    // From that day on they may have been told.
    let record = format!("{referral}/tell/0");
    for (day, status) in [(20, 422), (21, 303)] {
        let told = told_on(jiff::civil::date(2026, 11, day));
        let told = asha.post(&record, &fields(&told)).await;
        assert_eq!(told.status, status, "{day} November");
    }
}

/// What has to be answered of what a professional writes about a family.
const REFERRAL: [(&str, &[(&str, &str)]); 9] = [
    ("agreed", &[("agreed", "phone")]),
    (
        "agreement",
        &[
            ("agreed-by", "The mother"),
            ("agreed-on-day", "20"),
            ("agreed-on-month", "11"),
            ("agreed-on-year", "2026"),
        ],
    ),
    (
        "you",
        &[
            ("professional-name", "Professional Wren"),
            ("professional-role", "Teacher"),
            ("professional-organisation", "A school"),
            ("professional-email", "wren@school.example"),
            ("professional-phone", "020 7946 0001"),
        ],
    ),
    (
        "family",
        &[
            ("full-name", "Parent Finch"),
            ("contact-by", "phone"),
            ("phone", "020 7946 0000"),
        ],
    ),
    ("safe-contact", &[]),
    (
        "children/0/child",
        &[
            ("is_new", "yes"),
            ("child-name", "Child Finch"),
            ("child-born-day", "1"),
            ("child-born-month", "2"),
            ("child-born-year", "2021"),
        ],
    ),
    ("children", &[("answer", "no")]),
    ("why", &[("why", "A cot."), ("urgent", "no")]),
    ("told", &[]),
];

#[tokio::test]
async fn the_parent_whom_a_professional_names_is_told_and_the_professional_is_not() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let form = "/westminster/enter/refer-a-family";
    let how = [
        ("channel", "phone"),
        ("said-by", "themselves"),
        ("notice-given", "read-out"),
    ];
    assert_eq!(asha.post(form, &how).await.status, 303);
    for (page, answers) in REFERRAL {
        let answered = asha.post(&format!("{form}/{page}"), answers).await;
        assert_eq!(answered.status, 303, "{page}: {}", answered.html);
    }
    let check = asha.get(&format!("{form}/check")).await;
    assert!(
        !check.has("wants-code"),
        "no code opens what a professional writes"
    );
    let sent = sends_of(form, &mut asha, &check, &[("wants-to-take", "yes")]).await;
    let referral = sent.address("/westminster/families/");
    let page = asha.get(&referral).await;
    assert_eq!(page.html.matches("Record what was done").count(), 1);
    let asked = asha.get(&format!("{referral}/tell/0")).await;
    assert!(asked.has("Parent Finch") && !asked.has("Wren"));
}

/// They were told by letter on a day.
fn told_on(day: Date) -> [(&'static str, String); 5] {
    [
        ("telling", "told".to_owned()),
        ("told-how", "letter".to_owned()),
        ("told-on-day", day.day().to_string()),
        ("told-on-month", day.month().to_string()),
        ("told-on-year", day.year().to_string()),
    ]
}

fn fields<'a>(told: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    let told = told.iter();
    told.map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn what_was_agreed_and_what_was_refused_stand_beside_the_answers() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let check = enters(&mut asha).await;
    assert!(check.has("Can we share what you told us with"));
    assert!(!check.has("(optional)"));
    let sent = sends(&mut asha, &check, &[("wants-to-take", "yes")]).await;
    let page = asha.get(&sent.address("/westminster/families/")).await;
    let agreed = page.html.matches("Not agreed").count();
    let partners = asha.get(&format!("{FORM}/agreements")).await;
    assert_eq!(partners.leads_to(), format!("{FORM}/sent"));
    // Six partners with three purposes each, one of which was agreed to.
    assert_eq!(agreed, 17);
    assert!(
        page.has("St Vincent"),
        "a partner that was refused everything"
    );
}
