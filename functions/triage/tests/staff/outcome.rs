//! What comes of a referral: only what follows, shown before it is done, and an end can be undone.

use jiff::ToSpan as _;
use record::audit::Event;
use record::referral::Status;

use crate::browser::{Browser, Page, between};
use crate::case::{day, fields, today};
use crate::entering::events;
use crate::familys_view::{NO_AGREEMENT, shows};
use crate::hub::{BARKING, Family, Hub, WESTMINSTER};
use crate::work::{HUB, moves, takes};

const BECAUSE: &str = "Marigoldwine asked for it";

/// What a page that shows what will happen says again when it is confirmed.
fn said(page: &Page) -> Vec<(String, String)> {
    let forms = page.html.split("name=\"").skip(1);
    let hidden = forms.filter_map(|part| {
        let (name, rest) = part.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split('"').next()?.to_owned()))
    });
    hidden.filter(|(name, _)| name != "change").collect()
}

async fn confirms(browser: &mut Browser, path: &str, page: &Page) -> Page {
    let said = said(page);
    let fields: Vec<(&str, &str)> = said
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    browser.post(path, &fields).await
}

/// A family that agreed to what a partner is told, in assessment.
async fn in_assessment<'a>(
    hub: &'a Hub,
    asha: &mut Browser,
    agreed: (&str, &[&str]),
) -> (Family<'a>, String) {
    let family = hub.family_keeps_its_code(WESTMINSTER, HUB, agreed).await;
    let referral = takes(asha).await;
    for to in ["contacting", "in-assessment"] {
        let page = asha.get(&referral).await;
        let moved = moves(asha, &page, to, "").await;
        assert_eq!(moved.leads_to(), referral, "{}", moved.html);
    }
    (family, referral)
}

#[tokio::test]
async fn an_outcome_is_shown_with_what_the_family_will_see_before_it_is_done_once() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = in_assessment(&hub, &mut asha, NO_AGREEMENT).await;
    assert!(!asha.get(&referral).await.has("the family will read"));
    shows(&mut asha, &referral, "status").await;
    let page = asha.get(&referral).await;
    // Each status says what the family will read; an end is decided where what will happen is shown.
    assert!(
        page.has("With its code the family will read: “You are getting help from us.”"),
        "{}",
        page.html
    );
    assert!(page.has("value=\"supported\"") && !page.has("value=\"closed\""));
    assert!(page.has("To end this referral:"));
    let outcome = page.address(&format!("{referral}/outcome"));
    let asked = asha.get(&outcome).await;
    assert_eq!(asked.status, 200, "{}", asked.html);
    assert!(!asked.has(" checked"), "nothing is chosen beforehand");

    let half = [("outcome", "signposted"), ("outcome-because", BECAUSE)];
    let half = asha.post(&outcome, &half).await;
    assert_eq!(half.status, 422);
    assert!(half.has("Select which service") && half.has(BECAUSE));

    let id = between(&asked.html, "name=\"item-id\" value=\"", "\"");
    let typed = [
        ("outcome", "signposted"),
        ("outcome-service", "family-lives"),
        ("outcome-because", BECAUSE),
        ("from", "in-assessment"),
        ("item-id", id),
    ];
    let check = asha.post(&outcome, &typed).await;
    assert_eq!(check.status, 422, "nothing is done yet: {}", check.html);
    for shown in [
        "Check what will happen",
        "The status will be: Signposted.",
        "This is what the family will see",
        "We have told you who else can help.",
        BECAUSE,
    ] {
        assert!(check.has(shown), "{shown}");
    }
    let status = |family: Option<record::view::FamilyView>| family.and_then(|view| view.status);
    assert_eq!(status(family.sees().await), Some(Status::InAssessment));
    assert!(
        events(&hub, WESTMINSTER, Event::OutcomeDecided)
            .await
            .is_empty()
    );

    // Who changes their mind finds what they answered.
    let change = [&typed[..], &[("shown", "yes"), ("change", "yes")]].concat();
    let changed = asha.post(&outcome, &change).await;
    assert!(changed.has(BECAUSE) && changed.has(" checked") && changed.has(" selected"));
    assert_eq!(status(family.sees().await), Some(Status::InAssessment));

    for _ in 0..2 {
        let done = confirms(&mut asha, &outcome, &check).await;
        assert_eq!(done.leads_to(), referral, "{}", done.html);
    }
    assert_eq!(
        events(&hub, WESTMINSTER, Event::OutcomeDecided).await.len(),
        1
    );
    assert_eq!(status(family.sees().await), Some(Status::Signposted));
    let page = asha.get(&referral).await;
    assert!(
        page.has("Signposted to a service in the directory: Family Lives") && page.has(BECAUSE)
    );
    assert_eq!(
        asha.get(&outcome).await.leads_to(),
        referral,
        "an end has no outcome"
    );
}

#[tokio::test]
async fn only_a_partner_that_the_notice_names_and_the_family_agreed_to_can_be_chosen() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let agreed = ("family-lives", &["early-help"][..]);
    let (_, referral) = in_assessment(&hub, &mut asha, agreed).await;
    let outcome = format!("{referral}/outcome");
    let asked = asha.get(&outcome).await;
    assert!(asked.has("value=\"family-lives\""));
    assert!(asked.has("Cardinal Hume Centre cannot be chosen: the family did not agree"));
    for partner in ["cardinal-hume-centre", "lifeline-projects", ""] {
        let typed = [
            ("outcome", "partner"),
            ("outcome-partner", partner),
            ("outcome-because", BECAUSE),
        ];
        let refused = asha.post(&outcome, &typed).await;
        assert_eq!(refused.status, 422, "{partner}");
        assert!(refused.has("Select which partner"), "{partner}");
    }
    let typed = [
        ("outcome", "partner"),
        ("outcome-partner", "family-lives"),
        ("outcome-because", BECAUSE),
    ];
    let check = asha.post(&outcome, &typed).await;
    assert!(
        check.has("Nothing is sent to Family Lives"),
        "{}",
        check.html
    );
    assert!(check.has("The family does not see this change with its code."));
    let done = confirms(&mut asha, &outcome, &check).await;
    assert_eq!(done.leads_to(), referral, "{}", done.html);
    let page = asha.get(&referral).await;
    assert!(page.has("Help from a partner: Family Lives") && page.has("Supported"));

    // Moved on, the outcome is history.
    let moved = moves(&mut asha, &page, "in-assessment", "").await;
    assert_eq!(moved.leads_to(), referral);
    assert!(
        !asha
            .get(&referral)
            .await
            .has("Help from a partner: Family Lives</strong>")
    );
}

#[tokio::test]
async fn a_family_that_agreed_to_nothing_is_given_to_no_partner_and_the_page_says_why() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = in_assessment(&hub, &mut asha, NO_AGREEMENT).await;
    let asked = asha.get(&format!("{referral}/outcome")).await;
    assert!(!asked.has("value=\"partner\""));
    assert!(asked.has("Family Lives cannot be chosen: the family did not agree"));
}

#[tokio::test]
async fn social_care_is_phoned_first_and_can_be_told_before_anybody_reached_the_family() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let outcome = format!("{referral}/outcome");
    let asked = asha.get(&outcome).await;
    assert!(asked.has("change the status to In assessment first"));
    assert!(
        !asked.has("value=\"hub-support\""),
        "nobody has spoken with the family"
    );
    let typed = [("outcome", "social-care"), ("outcome-because", BECAUSE)];
    let check = asha.post(&outcome, &typed).await;
    let first = check
        .html
        .find("Phone Social Care before you confirm")
        .expect("the way");
    let button = check.html.find("Confirm").expect("a button");
    assert!(first < button);
    let contact = check.html.find("Before you contact").expect("what is safe");
    assert!(first < contact, "before everything else");
    let done = confirms(&mut asha, &outcome, &check).await;
    assert_eq!(done.leads_to(), referral, "{}", done.html);
    assert!(asha.get(&referral).await.has("Social Care takes over"));
}

#[tokio::test]
async fn where_the_council_gives_the_number_of_social_care_it_is_there_to_be_phoned() {
    let hub = Hub::start().await;
    hub.family_sends(BARKING, "family-hub-early-help").await;
    let mut cai = hub.signed_in(BARKING, "cai").await;
    let queue = cai.get("/barking-and-dagenham/queue").await;
    let submission = queue.address("/barking-and-dagenham/submissions/");
    let taken = cai.post(&submission, &[]).await;
    let outcome = format!("{}/outcome", taken.leads_to());
    let typed = [("outcome", "social-care"), ("outcome-because", BECAUSE)];
    let check = cai.post(&outcome, &typed).await;
    let first = "Phone Social Care before you confirm: 020 7946 0999, the duty desk.";
    assert!(check.has(first), "{}", check.html);
}

#[tokio::test]
async fn an_outcome_decided_on_where_it_does_not_stand_any_more_is_asked_again() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = in_assessment(&hub, &mut asha, NO_AGREEMENT).await;
    let outcome = format!("{referral}/outcome");
    let typed = [("outcome", "hub-support"), ("outcome-because", BECAUSE)];
    let check = asha.post(&outcome, &typed).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let page = ben.get(&referral).await;
    moves(&mut ben, &page, "supported", "").await;
    let refused = confirms(&mut asha, &outcome, &check).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("A colleague changed the status while you were writing."));
    assert!(refused.has(BECAUSE));
    assert!(
        events(&hub, WESTMINSTER, Event::OutcomeDecided)
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_mistaken_end_is_undone_with_a_reason_and_stays_written_down() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = in_assessment(&hub, &mut asha, NO_AGREEMENT).await;
    shows(&mut asha, &referral, "status").await;
    let outcome = format!("{referral}/outcome");
    let reopen = format!("{referral}/reopen");
    assert_eq!(
        asha.get(&reopen).await.leads_to(),
        referral,
        "nothing to undo"
    );
    let typed = [
        ("outcome", "no-further-action"),
        ("outcome-because", BECAUSE),
    ];
    let check = asha.post(&outcome, &typed).await;
    assert!(check.has("it can be reopened"));
    confirms(&mut asha, &outcome, &check).await;

    let ended = asha.get(&referral).await;
    let asked = asha.get(&ended.address(&reopen)).await;
    for shown in [
        "In assessment",
        BECAUSE,
        "We are talking with you about what would help.",
    ] {
        assert!(asked.has(shown), "{shown}");
    }
    let refused = asha.post(&reopen, &[("reopen-because", " ")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("Enter why you reopen it"));
    for _ in 0..2 {
        let open = asha
            .post(&reopen, &[("reopen-because", "Wrong family")])
            .await;
        assert_eq!(open.leads_to(), referral, "{}", open.html);
    }
    let page = asha.get(&referral).await;
    assert!(page.has("The referral is open again.") && page.has("Wrong family"));
    assert!(page.has("name=\"to\""), "work goes on");
    assert_eq!(
        events(&hub, WESTMINSTER, Event::ReferralReopened)
            .await
            .len(),
        1
    );
    let seen = family.sees().await.expect("a view");
    assert_eq!(seen.status, Some(Status::InAssessment));

    // A colleague who was slower loses nothing.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let slower = ben.post(&reopen, &[("reopen-because", "They rang")]).await;
    assert_eq!(slower.status, 409);
    assert!(slower.has("They rang"), "to be copied");
}

#[tokio::test]
async fn an_end_says_which_appointments_and_tasks_it_leaves_behind() {
    let hub = Hub::start().await;
    hub.family_reached_by_email(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let outcome = format!("{referral}/outcome");
    let typed = [
        ("outcome", "no-further-action"),
        ("outcome-because", BECAUSE),
    ];
    let nothing = asha.post(&outcome, &typed).await;
    assert!(nothing.has("Check what will happen") && !nothing.has("stays"));

    let meets = [
        ("appointment-time", "9am"),
        ("appointment-place", "bessborough"),
        ("appointment-with", "Quillfeather"),
        ("interpreter", "not-needed"),
        ("remind", "yes"),
    ];
    let on = day("appointment-on", today() + 3.days());
    let saved = asha
        .post(&format!("{referral}/appointment"), &fields(&meets, &on))
        .await;
    assert_eq!(saved.leads_to(), referral, "{}", saved.html);
    let check = asha.post(&outcome, &typed).await;
    assert!(check.has("at 9:00am stays, and the family will be reminded of it."));
    let page = asha.get(&referral).await;
    let appointment = page.address(&format!("{referral}/appointment/"));
    asha.post(&appointment, &[("appointment-end", "reminder-stopped")])
        .await;
    let check = asha.post(&outcome, &typed).await;
    assert!(check.has("at 9:00am stays. If it is not to be kept, cancel it"));
    let cancelled = [
        ("appointment-end", "cancelled"),
        ("appointment-because", "The family moved away"),
    ];
    asha.post(&appointment, &cancelled).await;
    let due = day("task-due", today() + 2.days());
    let task = asha
        .post(
            &format!("{referral}/task"),
            &fields(&[("task-kind", "call-back")], &due),
        )
        .await;
    assert_eq!(task.leads_to(), referral, "{}", task.html);
    let check = asha.post(&outcome, &typed).await;
    assert!(check.has("1 task is not done yet.") && !check.has("at 9:00am stays"));
}

#[tokio::test]
async fn whose_work_it_is_not_decides_nothing() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    for (council, person) in [
        (BARKING, "cai"),
        (WESTMINSTER, "second"),
        (WESTMINSTER, "officer"),
    ] {
        let mut browser = hub.signed_in(council, person).await;
        for path in ["outcome", "reopen"] {
            let path = format!("{referral}/{path}");
            assert_eq!(browser.get(&path).await.status, 404, "{person} {path}");
            assert_eq!(
                browser.post(&path, &[]).await.status,
                404,
                "{person} {path}"
            );
        }
    }
}
