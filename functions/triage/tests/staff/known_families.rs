//! Whether a family is known: offered by what agrees, compared for a reason, linked or kept apart by a person.

use jiff::ToSpan as _;
use record::audit::Event;
use record::submission::AnsweredPage;
use site_model::WorkQueue;
use site_model::form::{QuestionKind, SubmissionKind};

use crate::browser::Browser;
use crate::case::{day, fields, today};
use crate::entering::events;
use crate::familys_view::taken;
use crate::hub::{BARKING, Hub, WESTMINSTER, answered, slug};
use crate::work::takes;

pub(crate) const PHONE: &str = "07700 900123";
const WHY: &str = "They <rang> from one number";

/// What a family sends that can be phoned.
pub(crate) fn with_phone(words: &str) -> Vec<AnsweredPage> {
    let mut phone = answered("phone", "contact-details", "Phone", PHONE);
    phone.kind = QuestionKind::Phone;
    vec![AnsweredPage {
        one_of: None,
        title: "You".to_owned(),
        answers: vec![phone, answered("needs", "needs", "What would help?", words)],
    }]
}

/// Two families that gave one phone number, both taken: the addresses of their referrals.
async fn two(hub: &Hub, asha: &mut Browser) -> [String; 2] {
    hub.sends(WESTMINSTER, "bessborough", with_phone("A cot"))
        .await;
    let first = takes(asha).await;
    hub.sends(WESTMINSTER, "bessborough", with_phone("A pram"))
        .await;
    [first, takes(asha).await]
}

/// Where two referrals are compared, from the first one's side.
fn compared(one: &str, other: &str) -> String {
    let ids: Vec<&str> = other.split('/').collect();
    format!("{one}/known/{}/{}", ids[3], ids[5])
}

async fn compares(browser: &mut Browser, one: &str, other: &str) -> String {
    let compare = compared(one, other);
    let said = browser.post(&compare, &[("because", WHY)]).await;
    let side_by_side = format!("{compare}/side-by-side");
    assert_eq!(said.leads_to(), side_by_side);
    side_by_side
}

#[tokio::test]
async fn who_agrees_is_offered_and_nothing_of_them_is_shown() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let [first, second] = two(&hub, &mut asha).await;

    assert!(asha.get(&second).await.has(&format!("{second}/known")));
    let page = asha.get(&format!("{second}/known")).await;
    assert!(page.has("The same phone number"));
    assert!(page.has(&compared(&second, &first)));
    for theirs in [PHONE, "A cot", "900123"] {
        assert!(!page.has(theirs), "{theirs}");
    }
}

#[tokio::test]
async fn a_family_that_nobody_knows_is_offered_nobody() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, referral) = taken(&hub, &mut asha).await;
    hub.sends(WESTMINSTER, "bessborough", with_phone("A cot"))
        .await;
    takes(&mut asha).await;
    let page = asha.get(&format!("{referral}/known")).await;
    assert!(page.has("No other record agrees"));
}

#[tokio::test]
async fn two_records_are_compared_only_for_a_reason_that_both_keep() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let [first, second] = two(&hub, &mut asha).await;
    let compare = compared(&second, &first);

    let asked = asha.get(&compare).await;
    assert!(asked.has("Why do you need to compare") && !asked.has("A cot"));
    let again = asha.post(&compare, &[("because", " ")]).await;
    assert_eq!(again.status, 422);
    assert!(again.has("There is a problem") && !again.has("A cot"));
    let early = asha.get(&format!("{compare}/side-by-side")).await;
    assert_eq!(early.leads_to(), compare);
    assert!(
        events(&hub, WESTMINSTER, Event::FamiliesCompared)
            .await
            .is_empty()
    );

    let side_by_side = compares(&mut asha, &second, &first).await;
    let page = asha.get(&side_by_side).await;
    assert!(page.has("A cot") && page.has("A pram"));
    assert_eq!(
        events(&hub, WESTMINSTER, Event::FamiliesCompared)
            .await
            .len(),
        2
    );
    for referral in [&first, &second] {
        let page = asha.get(referral).await;
        assert!(page.has("Compared with another family’s record"));
    }
}

#[tokio::test]
async fn nobody_links_what_they_have_not_compared() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let [first, second] = two(&hub, &mut asha).await;
    let decide = format!("{}/side-by-side", compared(&second, &first));
    let decided = [("verdict", "linked"), ("because", WHY)];

    let refused = asha.post(&decide, &decided).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("They &lt;rang&gt;"), "nothing typed is lost");
    assert!(
        events(&hub, WESTMINSTER, Event::FamiliesLinked)
            .await
            .is_empty()
    );

    // A colleague who has compared them does not do it for others.
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&second).await;
    compares(&mut ben, &second, &first).await;
    assert_eq!(asha.post(&decide, &decided).await.status, 409);
}

#[tokio::test]
async fn a_linked_family_shows_its_other_referrals_until_that_is_taken_back() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let [first, second] = two(&hub, &mut asha).await;
    let decide = compares(&mut asha, &second, &first).await;

    let missing = asha.post(&decide, &[("because", WHY)]).await;
    assert_eq!(missing.status, 422);
    assert!(missing.has("They &lt;rang&gt;"), "nothing typed is lost");
    let decided = [("verdict", "linked"), ("because", WHY)];
    for _ in 0..2 {
        assert_eq!(asha.post(&decide, &decided).await.leads_to(), second);
    }
    assert_eq!(
        events(&hub, WESTMINSTER, Event::FamiliesLinked).await.len(),
        2,
        "once in both"
    );
    for (one, other) in [(&first, &second), (&second, &first)] {
        let page = asha.get(one).await;
        assert!(
            page.has("Other referrals of this family") && page.has(&format!("href=\"{other}\""))
        );
        let known = asha.get(&format!("{one}/known")).await;
        assert!(known.has("No other record agrees") && known.has("Linked with this record"));
    }

    let undo = format!("{}/undo", compared(&first, &second));
    assert_eq!(asha.post(&undo, &[("because", "")]).await.status, 422);
    let undone = asha.post(&undo, &[("because", "I erred")]).await;
    assert_eq!(undone.leads_to(), first);
    assert_eq!(
        events(&hub, WESTMINSTER, Event::FamiliesUndecided)
            .await
            .len(),
        2
    );
    for one in [&first, &second] {
        assert!(!asha.get(one).await.has("Other referrals of this family"));
        let known = asha.get(&format!("{one}/known")).await;
        assert!(known.has("The same phone number"), "offered again");
    }
}

/// Who visits has to know of the dog, whichever referral it was written with.
#[tokio::test]
async fn what_colleagues_are_warned_of_stands_above_each_of_a_familys_linked_referrals() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let [first, second] = two(&hub, &mut asha).await;
    let typed = [
        ("warning-text", "Quicksilver keeps a dog"),
        ("warning-told", "yes"),
    ];
    let review = day("warning-review", today() + 30.days());
    let warned = asha
        .post(&format!("{first}/warning"), &fields(&typed, &review))
        .await;
    assert_eq!(warned.leads_to(), first, "{}", warned.html);
    assert!(!asha.get(&second).await.has("Quicksilver"));

    let decide = compares(&mut asha, &second, &first).await;
    let decided = [("verdict", "linked"), ("because", WHY)];
    assert_eq!(asha.post(&decide, &decided).await.leads_to(), second);
    for _ in 0..2 {
        let page = asha.get(&second).await;
        assert!(page.has("Quicksilver keeps a dog"));
        assert!(page.has("another referral of this family"));
    }
    let seen = events(&hub, WESTMINSTER, Event::WarningsSeen).await;
    assert_eq!(seen.len(), 1, "one look");

    let page = asha.get(&first).await;
    let ends = [("warning-stands", "no"), ("warning-end", "It is gone.")];
    asha.post(&page.address(&format!("{first}/warning/")), &ends)
        .await;
    assert!(!asha.get(&second).await.has("Quicksilver"));
}

#[tokio::test]
async fn two_families_that_are_kept_apart_are_not_offered_again() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let [first, second] = two(&hub, &mut asha).await;
    let decide = compares(&mut asha, &second, &first).await;
    let decided = [("verdict", "kept-apart"), ("because", WHY)];
    assert_eq!(asha.post(&decide, &decided).await.leads_to(), second);
    for one in [&first, &second] {
        let known = asha.get(&format!("{one}/known")).await;
        assert!(known.has("No other record agrees") && known.has("Kept apart from this record"));
        assert!(!asha.get(one).await.has("Other referrals of this family"));
    }
}

#[tokio::test]
async fn a_code_opens_no_other_familys_view_after_two_records_were_linked() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let sends = async |words| {
        let queue = WorkQueue::Hub(slug("bessborough"));
        let sent = (SubmissionKind::SelfReferral, with_phone(words), Vec::new());
        hub.family(WESTMINSTER, queue, sent).await
    };
    let one = sends("A cot").await;
    let first = takes(&mut asha).await;
    let other = sends("A pram").await;
    let second = takes(&mut asha).await;
    let decide = compares(&mut asha, &second, &first).await;
    let decided = [("verdict", "linked"), ("because", WHY)];
    asha.post(&decide, &decided).await.leads_to();
    for family in [&one, &other] {
        let view = family.sees().await.expect("its own view");
        assert_eq!(view.reference.to_string(), family.reference);
        assert!(view.messages.is_empty() && view.status.is_none() && view.plan.is_none());
    }
}

#[tokio::test]
async fn only_what_was_offered_is_compared() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (_, ours) = taken(&hub, &mut asha).await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let (_, bens) = taken(&hub, &mut ben).await;
    let compare = compared(&ours, &bens);
    for page in [&compare, &format!("{compare}/side-by-side")] {
        assert_eq!(asha.get(page).await.status, 404, "{page}");
        let said = [("because", WHY), ("verdict", "linked")];
        assert_eq!(asha.post(page, &said).await.status, 404, "{page}");
    }
}

#[tokio::test]
async fn another_hub_of_the_council_is_named_and_another_council_is_not() {
    let hub = Hub::start().await;
    let mut second = hub.signed_in(WESTMINSTER, "second").await;
    hub.sends(WESTMINSTER, "second", with_phone("A cot")).await;
    let theirs = takes(&mut second).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    hub.sends(WESTMINSTER, "bessborough", with_phone("A pram"))
        .await;
    let ours = takes(&mut asha).await;

    let known = asha.get(&format!("{ours}/known")).await;
    assert!(known.has("The same phone number") && known.has("you cannot open it here"));
    let compare = compared(&ours, &theirs);
    assert!(!known.has(&compare) && !known.has(&theirs));
    let said = [("because", WHY), ("verdict", "linked")];
    for page in ["", "/side-by-side", "/undo"] {
        let page = format!("{compare}{page}");
        assert_eq!(asha.get(&page).await.status, 404, "{page}");
        assert_eq!(asha.post(&page, &said).await.status, 404, "{page}");
    }

    let mut elsewhere = hub.signed_in(BARKING, "cai").await;
    let page = elsewhere.get(&format!("{ours}/known")).await;
    assert_eq!(page.status, 404);
}
