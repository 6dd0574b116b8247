//! The information governance officer finds out who did and saw what, and reads nothing of any case.

use crate::familys_view::taken;
use crate::hub::{FAMILY_WROTE, Hub, WESTMINSTER};

const AUDIT: &str = "/westminster/audit";

#[tokio::test]
async fn an_officer_finds_by_colleague_by_day_and_by_reference_and_sees_no_answers() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let (family, referral) = taken(&hub, &mut asha).await;
    asha.get(&referral).await;
    asha.post(&referral, &[("note", "Her neighbour shouts")])
        .await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    ben.says_why(&referral).await;
    let opened = ben.get(&referral).await;
    assert!(
        opened.has("I am covering for my colleague"),
        "{}",
        opened.html
    );

    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let all = officer.get(AUDIT).await;
    assert_eq!(all.status, 200);
    for shown in [
        "Asha &lt;Sample&gt;",
        "Ben Sample",
        "Olu Officer",
        "Note added",
        "Opened by a colleague, who said why",
        "Sign-in",
        &family.reference,
    ] {
        assert!(all.has(shown), "{shown}");
    }
    // Whose the note is can be quoted, and not what it says.
    let (_, noted) = all.html.split_once("Note added").expect("a row");
    let (noted, _) = noted.split_once("</tr>").expect("its end");
    assert!(noted.contains(&family.reference), "{noted}");
    for hidden in [FAMILY_WROTE, "Her neighbour shouts", "covering"] {
        assert!(!all.has(hidden), "{hidden}");
    }

    let who = all.html.split("<option value=\"").find_map(|option| {
        let (id, name) = option.split_once("\"")?;
        name.contains("Ben Sample").then(|| id.to_owned())
    });
    let bens = officer
        .get(&format!("{AUDIT}?who={}", who.expect("Ben")))
        .await;
    assert!(bens.has("Opened by a colleague, who said why") && !bens.has("Note added"));

    let reference = &family.reference;
    let familys = officer.get(&format!("{AUDIT}?reference={reference}")).await;
    assert!(familys.has("Note added") && !familys.has("Sign-in"));

    let before = officer
        .get(&format!("{AUDIT}?from=1/1/2026&to=2/1/2026"))
        .await;
    assert!(before.has("Nothing was recorded that fits this search."));
}

#[tokio::test]
async fn what_is_wrong_with_a_search_is_said_and_nothing_typed_is_lost() {
    let hub = Hub::start().await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    for (search, told) in [
        ("from=31/2/2026", "From must be a real date"),
        ("to=soon", "To must be a real date"),
        (
            "from=2/1/2026&to=1/1/2026",
            "To must be the same day as From",
        ),
        ("reference=FH-1", "Enter a reference in the correct format"),
        ("who=nobody", "Choose somebody from the list"),
    ] {
        let page = officer.get(&format!("{AUDIT}?{search}")).await;
        assert_eq!(page.status, 422, "{search}");
        assert!(page.has("There is a problem") && page.has(told), "{search}");
    }
    let page = officer.get(&format!("{AUDIT}?from=31/2/2026")).await;
    assert!(page.has("value=\"31/2/2026\""));
}

#[tokio::test]
async fn many_entries_are_paged_and_each_is_shown_once() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    for _ in 0..120 {
        asha.get("/westminster/audit").await;
    }
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let (mut at, mut seen, mut pages) = (AUDIT.to_owned(), 0, 0);
    loop {
        let page = officer.get(&at).await;
        seen += page.html.matches("Refused attempt").count();
        pages += 1;
        let Some(older) = page.html.find("?who=&amp;") else {
            break;
        };
        let link = &page.html[older..];
        let link = link
            .split('"')
            .next()
            .expect("an end")
            .replace("&amp;", "&");
        at = format!("{AUDIT}{link}");
    }
    assert_eq!((seen, pages), (120, 3));
}

#[tokio::test]
async fn nobody_else_searches_the_audit() {
    let hub = Hub::start().await;
    for person in ["asha", "ben", "manager", "second"] {
        let mut person = hub.signed_in(WESTMINSTER, person).await;
        assert_eq!(person.get(AUDIT).await.status, 404);
    }
}

#[tokio::test]
async fn who_opens_more_colleagues_records_than_is_usual_is_noticed_once() {
    let hub = Hub::start().await;
    let mut asha = hub.signed_in(WESTMINSTER, "asha").await;
    let mut ben = hub.signed_in(WESTMINSTER, "ben").await;
    let mut officer = hub.signed_in(WESTMINSTER, "officer").await;
    let noticed = "Read more records than is usual";
    for nth in 1..=12 {
        let (_, referral) = taken(&hub, &mut asha).await;
        ben.says_why(&referral).await;
        assert_eq!(ben.get(&referral).await.status, 200);
        let audit = officer.get(AUDIT).await;
        let times = audit.html.matches(noticed).count();
        assert_eq!(times, usize::from(nth > 10), "after {nth}");
    }
}
