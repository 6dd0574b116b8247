//! Work is shared out in a hub: given to a colleague, in bulk, as a whole list; found by filters; counted.

use record::audit::Event;
use record::{FamilyId, ReferralId};

use crate::browser::{Browser, Page, between};
use crate::case::today;
use crate::entering::events;
use crate::hub::{FAMILY_WROTE, Hub, WESTMINSTER};
use crate::work::{HUB, takes};

const OPEN: &str = "/westminster/queue?show=open";
const MINE: &str = "/westminster/queue?show=mine";
const ASSIGN: &str = "/westminster/queue/assign";

/// The values of a list's ticks.
fn rows(page: &Page) -> Vec<String> {
    let fields = page.html.split("name=\"row\"").skip(1);
    fields
        .map(|field| between(field, "value=\"", "\"").to_owned())
        .collect()
}

/// The value of the choice that has this name.
fn choice(page: &Page, name: &str) -> String {
    let (before, _) = page.html.split_once(name).expect(name);
    let (_, value) = before.rsplit_once("value=\"").expect("a value");
    value.split('"').next().expect("its end").to_owned()
}

/// Ticks these and gives them to somebody.
async fn gives(browser: &mut Browser, rows: &[String], name: &str) -> Page {
    let ticked: Vec<String> = rows.iter().map(|row| format!("row={row}")).collect();
    let asks = browser.get(&format!("{ASSIGN}?{}", ticked.join("&"))).await;
    assert_eq!(asks.status, 200, "{}", asks.html);
    let to = choice(&asks, name);
    let mut form: Vec<(&str, &str)> = rows.iter().map(|row| ("row", row.as_str())).collect();
    form.push(("to", &to));
    let given = browser.post(ASSIGN, &form).await;
    assert_eq!(given.status, 303, "{}", given.html);
    browser.get(given.leads_to()).await
}

#[tokio::test]
async fn a_referral_is_given_to_a_colleague_with_what_is_still_to_be_done() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let referral = takes(&mut asha).await;
    let day = today();
    let (day, month, year) = (
        day.day().to_string(),
        day.month().to_string(),
        day.year().to_string(),
    );
    let task = [
        ("task-kind", "call-back"),
        ("task-due-day", day.as_str()),
        ("task-due-month", &month),
        ("task-due-year", &year),
    ];
    let task = asha.post(&format!("{referral}/task"), &task).await;
    assert_eq!(task.status, 303, "{}", task.html);

    let page = asha.get(&referral).await;
    let link = page.address(ASSIGN);
    let row = link.split_once("row=").expect("a row").1.to_owned();
    let again = asha.post(ASSIGN, &[("row", &row)]).await;
    assert_eq!(again.status, 422);
    assert!(again.has("Choose who is to work on it"));
    let given = gives(&mut asha, std::slice::from_ref(&row), "Ben Sample").await;
    assert!(
        given.has("1 referral is now with Ben Sample."),
        "{}",
        given.html
    );

    assert!(ben.get(MINE).await.has(&reference));
    assert!(!asha.get(MINE).await.has(&reference));
    assert_eq!(hub.due_of(WESTMINSTER, "ben", today()).await.len(), 1);
    assert!(hub.due_of(WESTMINSTER, "asha", today()).await.is_empty());
    assert_eq!(
        asha.get(&referral).await.leads_to(),
        format!("{referral}/why")
    );
    assert!(ben.get(&referral).await.has(FAMILY_WROTE));
    let assigned = events(&hub, WESTMINSTER, Event::ReferralAssigned).await;
    assert_eq!(assigned.len(), 1);
    assert_eq!(
        events(&hub, WESTMINSTER, Event::TaskAssigned).await.len(),
        1
    );

    // Nobody takes a colleague's from them: it would open without a reason.
    let open = asha.get(OPEN).await;
    assert!(open.has(&reference) && rows(&open).is_empty());
    assert!(!open.has("Give selected"), "nothing can be selected");
    let bens = format!("{}/{}", row.rsplit_once('/').expect("parts").0, {
        let page = asha.get(&format!("{ASSIGN}?row={row}")).await;
        choice(&page, "Ben Sample")
    });
    let (_, me) = row.rsplit_once('/').expect("parts");
    let taken = asha.post(ASSIGN, &[("row", &bens), ("to", me)]).await;
    assert_eq!(taken.status, 404);
    assert!(ben.get(MINE).await.has(&reference));
}

#[tokio::test]
async fn a_complaint_is_given_to_nobody_of_a_hub() {
    let hub = Hub::start().await;
    hub.signed_in(WESTMINSTER, "ben").await;
    hub.signed_in(WESTMINSTER, "petra").await;
    hub.complains(WESTMINSTER).await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let referral = takes(&mut officer).await;
    let page = officer.get(&referral).await;
    let asks = officer.get(&page.address(ASSIGN)).await;
    assert_eq!(asks.status, 200);
    for elsewhere in ["Ben Sample", "Petra"] {
        assert!(!asks.has(elsewhere), "{elsewhere}");
    }
}

#[tokio::test]
async fn several_that_were_ticked_are_given_and_what_has_changed_meanwhile_is_left() {
    let hub = Hub::start().await;
    for _ in 0..3 {
        hub.family_sends(WESTMINSTER, HUB).await;
    }
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let seen = rows(&asha.get(OPEN).await);
    assert_eq!(seen.len(), 3);
    // A colleague is faster.
    takes(&mut ben).await;
    // Nor does one that is nobody's keep the others from him.
    let none = ReferralId::random(&mut rand::rng());
    let mut ticked = seen.clone();
    ticked.push(format!("{}/{none}/-", FamilyId::random(&mut rand::rng())));
    let given = gives(&mut asha, &ticked, "Ben Sample").await;
    assert!(
        given.has("2 referrals are now with Ben Sample."),
        "{}",
        given.html
    );
    assert!(given.has("2 referrals were left as they are"));
    let mine = ben.get(MINE).await;
    assert_eq!(rows(&mine).len(), 3);

    let nothing = asha.get(ASSIGN).await;
    assert!(nothing.has("Select at least one referral in the list"));
    let nonsense = asha
        .post(ASSIGN, &[("row", "../../etc"), ("to", "x")])
        .await;
    assert_eq!(nonsense.status, 422);
    // Who works in another hub is no choice.
    hub.signed_in(WESTMINSTER, "second").await;
    let asks = asha.get(&format!("{ASSIGN}?row={}", seen[0])).await;
    assert!(!asks.has("Sam Second"));
}

#[tokio::test]
async fn a_manager_hands_over_a_colleagues_whole_list_and_sees_the_caseload() {
    let hub = Hub::start().await;
    for _ in 0..3 {
        hub.family_sends(WESTMINSTER, HUB).await;
    }
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    takes(&mut asha).await;
    takes(&mut asha).await;

    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    let load = manager.get("/westminster/caseload").await;
    assert_eq!(load.status, 200, "{}", load.html);
    assert!(load.has("Asha &lt;Sample&gt;") && load.has("Ben Sample"));
    assert!(
        !load.has("FH-") && !load.has(FAMILY_WROTE),
        "no family is named"
    );
    let hand_over = load.address("/westminster/colleagues/");
    let asks = manager.get(&hand_over).await;
    assert!(
        asks.has("works on this many open referrals of your hubs: 2."),
        "{}",
        asks.html
    );
    let missing = manager.post(&hand_over, &[]).await;
    assert_eq!(missing.status, 422);
    let to = choice(&asks, "Ben Sample");
    let done = manager.post(&hand_over, &[("to", &to)]).await;
    let done = manager.get(done.leads_to()).await;
    assert!(
        done.has("2 referrals are now with Ben Sample."),
        "{}",
        done.html
    );
    assert!(done.has("works on no open referral of your hubs"));
    assert!(
        asha.get(MINE)
            .await
            .has("No open referral is assigned to you.")
    );
    assert_eq!(rows(&ben.get(MINE).await).len(), 2);

    for page in ["/westminster/caseload", hand_over.as_str()] {
        for other in ["asha", "second", "officer"] {
            let mut other = hub.signed_in(WESTMINSTER, other).await;
            assert_eq!(other.get(page).await.status, 404, "{page}");
        }
    }
}

#[tokio::test]
async fn what_is_open_is_narrowed_by_status_colleague_form_and_waiting() {
    let hub = Hub::start().await;
    let waits = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    takes(&mut ben).await;
    let new = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let all = asha.get(OPEN).await;
    assert!(all.has(&waits) && all.has(&new) && all.has("2 referrals"));
    let ben_is = choice(&all, ">Ben Sample");
    for (query, has_taken, has_new) in [
        ("&status=not-taken", false, true),
        ("&status=new", true, false),
        ("&status=contacting", false, false),
        ("&who=nobody", false, true),
        ("&who=me", false, false),
        (&*format!("&who={ben_is}"), true, false),
        (&*format!("&who={ben_is}&kind=self-referral"), true, false),
        (&*format!("&who={ben_is}&kind=change"), false, false),
        ("&kind=self-referral", true, true),
        ("&kind=complaint", false, false),
        ("&waiting=1", false, false),
        ("&kind=self-referral&status=not-taken", false, true),
    ] {
        let page = asha.get(&format!("{OPEN}{query}")).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.has(&waits), has_taken, "{query}");
        assert_eq!(page.has(&new), has_new, "{query}");
        let is_empty = !has_taken && !has_new;
        assert_eq!(page.has("Nothing open is like that"), is_empty, "{query}");
        assert!(page.has("Show everything"), "{query}");
    }
}

#[tokio::test]
async fn a_list_goes_on_where_it_stopped_while_it_is_narrowed() {
    let hub = Hub::start().await;
    for _ in 0..30 {
        hub.family_sends(WESTMINSTER, HUB).await;
    }
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let mut at = format!("{OPEN}&kind=self-referral&status=not-taken");
    let mut seen = Vec::new();
    loop {
        let page = asha.get(&at).await;
        assert!(page.has("30 referrals"));
        seen.extend(rows(&page));
        let Some(next) = page
            .html
            .split("href=\"")
            .find(|link| link.contains("&amp;after="))
        else {
            break;
        };
        at = next
            .split('"')
            .next()
            .expect("an end")
            .replace("&amp;", "&");
        assert!(at.contains("kind=self-referral"));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 30);
}

#[tokio::test]
async fn a_manager_takes_the_list_out_as_a_file_and_that_is_recorded() {
    let hub = Hub::start().await;
    let reference = hub.family_sends(WESTMINSTER, HUB).await.to_string();
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    takes(&mut asha).await;
    assert_eq!(asha.get("/westminster/queue/export").await.status, 404);
    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    let list = manager.get(OPEN).await;
    let file = manager
        .get(&list.address("/westminster/queue/export"))
        .await;
    assert_eq!(file.status, 200);
    assert!(
        file.headers["content-type"]
            .to_str()
            .is_ok_and(|it| it.starts_with("text/csv"))
    );
    let row = file.html.lines().nth(1).expect("a row");
    assert!(
        row.starts_with(&format!("{reference},Family asks for help,New,")),
        "{row}"
    );
    assert!(row.ends_with(",Asha <Sample>"), "{row}");
    assert!(!file.html.contains(FAMILY_WROTE));
    assert_eq!(
        events(&hub, WESTMINSTER, Event::QueueExported).await.len(),
        1
    );
}

#[tokio::test]
async fn a_narrowed_list_gets_a_name_that_only_its_worker_sees() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, HUB).await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let narrowed = format!("{OPEN}&status=not-taken&kind=self-referral");
    let views = "/westminster/queue/views";
    let name = asha.get(&narrowed).await.address(views);
    let name = name.replace("&amp;", "&");
    let asks = asha.get(&name).await;
    assert!(asks.has("What do you call this list?"));
    let query = between(&asks.html, "name=\"query\" value=\"", "\"").replace("&amp;", "&");

    let long = "x".repeat(41);
    for typed in ["", long.as_str()] {
        let again = asha
            .post(views, &[("name", typed), ("query", &query)])
            .await;
        assert_eq!(again.status, 422);
        assert!(again.has("Enter a name of at most 40 characters") && again.has(typed));
    }
    let saved = [("name", "New <ones>"), ("query", &*query)];
    assert_eq!(asha.post(views, &saved).await.leads_to(), narrowed);
    assert!(
        asha.get(&narrowed)
            .await
            .has("aria-current=\"page\">New &lt;ones&gt;")
    );
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    assert!(!ben.get(OPEN).await.has("New &lt;ones&gt;"));

    for number in 1..10 {
        let more = [("name", &*number.to_string()), ("query", &*query)];
        assert_eq!(asha.post(views, &more).await.status, 303);
    }
    let most = asha
        .post(views, &[("name", "One more"), ("query", &query)])
        .await;
    assert_eq!(most.status, 422);
    assert!(most.has("Remove one first"));
    let removed = asha.post(views, &[("remove", "New <ones>")]).await;
    assert_eq!(removed.leads_to(), views);
    assert!(!asha.get(views).await.has("New &lt;ones&gt;"));
}
