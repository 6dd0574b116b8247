//! A hub manager decides who works in their hubs; what they decide counts at the next request.

use record::audit::Event;

use crate::browser::{Browser, Page};
use crate::entering::events;
use crate::hub::{Hub, WESTMINSTER};
use crate::work::takes;

const LIST: &str = "/westminster/colleagues";

/// Where a colleague of the manager's is changed.
async fn page_of(manager: &mut Browser, name: &str) -> String {
    let list = manager.get(LIST).await;
    assert_eq!(list.status, 200, "{}", list.html);
    let from = list.html.find(&format!("{name}</th>")).expect(name);
    let row = &list.html[from..];
    let from = row.find(&format!("{LIST}/")).expect("a link");
    row[from..].split('"').next().expect("an end").to_owned()
}

async fn saves(manager: &mut Browser, page: &str, form: &[(&str, &str)]) -> Page {
    manager.post(page, form).await
}

#[tokio::test]
async fn a_manager_sees_who_works_in_their_hubs_and_nobody_else() {
    let hub = Hub::start().await;
    for person in ["asha", "ben", "second", "officer"] {
        hub.signed_in(WESTMINSTER, person).await;
    }
    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    assert!(manager.get("/westminster/queue").await.has("Colleagues"));
    let list = manager.get(LIST).await;
    for shown in [
        "Asha &lt;Sample&gt;",
        "Ben Sample",
        "Mo Manager",
        "Family Navigator",
        "Triage worker",
    ] {
        assert!(list.has(shown), "{shown}");
    }
    for hidden in ["Sam Second", "Olu Officer", "Cai Sample"] {
        assert!(!list.has(hidden), "{hidden}");
    }
    assert!(list.title().starts_with("Colleagues of your hubs"));

    for person in ["asha", "ben", "second", "officer"] {
        let mut person = hub.signed_in(WESTMINSTER, person).await;
        assert!(!person.get("/westminster/queue").await.has("Colleagues"));
        assert_eq!(person.get(LIST).await.status, 404);
    }
    let asha = page_of(&mut manager, "Asha &lt;Sample&gt;").await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    assert_eq!(ben.get(&asha).await.status, 404);
    assert_eq!(ben.post(&asha, &[("do", "end")]).await.status, 404);
    assert_eq!(manager.get(&format!("{LIST}/nobody")).await.status, 404);
}

#[tokio::test]
async fn whose_access_is_ended_is_out_at_the_next_request_and_does_not_come_back() {
    let hub = Hub::start().await;
    hub.family_sends(WESTMINSTER, "bessborough").await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    takes(&mut asha).await;
    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    let page = page_of(&mut manager, "Asha &lt;Sample&gt;").await;
    assert_eq!(asha.get("/westminster/queue").await.status, 200);

    assert_eq!(
        saves(&mut manager, &page, &[("do", "end")])
            .await
            .leads_to(),
        LIST
    );
    assert!(manager.get(LIST).await.has("Access ended"));
    // Their families wait for somebody: the way to hand them over stays.
    let hand_over = manager.get(&page).await;
    let hand_over = hand_over.address(&format!("{page}/hand-over"));
    let caseload = manager.get("/westminster/caseload").await;
    assert!(caseload.has("Asha &lt;Sample&gt; (access ended)"));
    assert!(caseload.has(&hand_over));
    let list = manager.get(&hand_over).await;
    assert!(list.has("works on this many open referrals of your hubs: 1"));
    let out = asha.get("/westminster/queue").await;
    assert_eq!(out.status, 403);
    assert!(out.has("Your access has ended"));
    assert_eq!(
        asha.get("/westminster/queue").await.status,
        303,
        "signed out"
    );
    let refused = hub.browser().sign_in(WESTMINSTER, "asha").await;
    assert_eq!(refused.status, 403);
    assert!(refused.has("Your access has ended"));

    assert_eq!(
        saves(&mut manager, &page, &[("do", "restore")])
            .await
            .status,
        303
    );
    hub.signed_in(WESTMINSTER, "asha").await;
    for event in [Event::AccessEnded, Event::AccessRestored] {
        let recorded = events(&hub, WESTMINSTER, event).await;
        assert!(matches!(recorded.as_slice(), [Some(_)]), "{event:?}");
    }
}

#[tokio::test]
async fn a_changed_role_counts_at_the_next_request_and_after_signing_in_again() {
    let hub = Hub::start().await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    let page = page_of(&mut manager, "Ben Sample").await;
    assert_eq!(ben.get(LIST).await.status, 404);

    let promoted = [
        ("role", "hub-manager"),
        ("hub", "bessborough"),
        ("do", "change"),
    ];
    assert_eq!(saves(&mut manager, &page, &promoted).await.status, 303);
    assert_eq!(ben.get(LIST).await.status, 200);
    let mut again = hub.signed_in(WESTMINSTER, "ben").await;
    assert_eq!(again.get(LIST).await.status, 200);
    assert!(manager.get(&page).await.has("A hub manager changed this"));
    assert_eq!(events(&hub, WESTMINSTER, Event::PostChanged).await.len(), 1);
}

#[tokio::test]
async fn what_a_manager_may_not_give_is_refused_with_its_reason() {
    let hub = Hub::start().await;
    hub.signed_in(WESTMINSTER, "asha").await;
    let mut manager = hub.signed_in(WESTMINSTER, "manager").await;
    let page = page_of(&mut manager, "Asha &lt;Sample&gt;").await;
    for (form, told) in [
        (
            &[("role", "family-navigator"), ("do", "change")][..],
            "Choose at least one hub",
        ),
        (&[("hub", "bessborough"), ("do", "change")], "Choose a role"),
        (
            &[
                ("role", "information-governance-officer"),
                ("hub", "bessborough"),
                ("do", "change"),
            ],
            "Choose a role",
        ),
        (
            &[
                ("role", "family-navigator"),
                ("hub", "second"),
                ("do", "change"),
            ],
            "You can only choose hubs that you manage",
        ),
    ] {
        let refused = saves(&mut manager, &page, form).await;
        assert_eq!(refused.status, 422, "{form:?}");
        assert!(
            refused.has("There is a problem") && refused.has(told),
            "{told}"
        );
    }
    // Nobody gives themselves anything, or locks themselves out.
    let list = manager.get(LIST).await;
    let own = &list.html[list.html.find("Mo Manager</th>").expect("a row")..];
    assert!(own.contains("You</td>"));
}
