//! Rights requests and complaints: they reach the information governance officer, and nobody in a hub.

use reqwest::StatusCode;
use story::{Hub, Page, Receipt};

const COUNCILS: [&str; 2] = ["westminster", "barking-and-dagenham"];
const HAPPENED: &str = "My letters went to my old flat, heronfeather.";
const HUBS_STAFF: [&str; 3] = ["family-navigator", "triage-worker", "hub-manager"];

const YOU: [(&str, &str); 3] = [
    ("full-name", "Ana Sample-Kowalska"),
    ("contact-by", "email"),
    ("email", "ana@example.org"),
];

async fn complains(hub: &Hub, council: &str) -> Receipt {
    let family = hub.family(council);
    let check = family
        .fills(
            "complain",
            &[
                ("about", &[("about", "information")]),
                ("what-happened", &[("what-happened", HAPPENED)]),
                ("put-right", &[("put-right", "")]),
                ("you", &YOU),
                ("safe-contact", &[]),
            ],
        )
        .await;
    assert!(check.url.ends_with("/check"), "{}", check.url);
    let sent = family.confirms(&check).await;
    assert_eq!(sent.status, StatusCode::OK);
    assert!(sent.text().contains("within 30 days"), "{}", sent.text());
    Receipt::read(&sent)
}

/// A page that does not exist says the same whatever was asked for, but for the request's own number.
fn said(page: &Page) -> String {
    let id = page.headers["x-request-id"].to_str().unwrap();
    page.text().replace(id, "")
}

#[tokio::test]
async fn a_complaint_reaches_the_councils_officer_and_does_not_exist_for_its_hubs() {
    let hub = Hub::start().await;
    for council in COUNCILS {
        let receipt = complains(&hub, council).await;
        let officer = hub.member(council, "information-governance-officer").await;
        let queue = officer.queue("new").await;
        assert!(queue.text().contains(&receipt.reference));
        assert!(!queue.html.contains("heronfeather"));
        let take = queue.attribute("table form", "action").unwrap();
        let unknown = format!(
            "/{council}/submissions/{}/take",
            "0123456789abcdef".repeat(2)
        );

        for role in HUBS_STAFF {
            let member = hub.member(council, role).await;
            for show in ["new", "mine", "open"] {
                let queue = member.queue(show).await;
                assert_eq!(queue.status, StatusCode::OK);
                assert!(
                    !queue.text().contains(&receipt.reference),
                    "{role} in {show}"
                );
            }
            let taken = member.posts(&take, &[]).await;
            assert_eq!(taken.status, StatusCode::NOT_FOUND, "{role}");
            assert_eq!(said(&taken), said(&member.posts(&unknown, &[]).await));
        }

        let referral = officer.takes(&receipt.reference).await;
        let page = referral.page().await;
        assert!(page.text().contains("heronfeather"), "{}", page.text());
        referral.notes("Told them that we have it.").await;
        let moved = referral.moves("new", "contacting", "").await;
        assert_eq!(moved.errors(), Vec::<String>::new());
        for role in HUBS_STAFF {
            let member = hub.member(council, role).await;
            let page = member.opens(referral.path()).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{role}");
            assert!(!page.html.contains("heronfeather"));
        }
        // Whoever complained sees it again.
        let seen = hub.family(council).sees_request(&receipt.code).await;
        assert!(seen.text().contains(HAPPENED));
    }
}

#[tokio::test]
async fn a_hubs_work_does_not_exist_for_the_officer() {
    let hub = Hub::start().await;
    for council in COUNCILS {
        let receipt = hub.family(council).asks_for_help().await;
        let navigator = hub.navigator(council).await;
        let queue = navigator.queue("new").await;
        let take = queue.attribute("table form", "action").unwrap();
        let officer = hub.member(council, "information-governance-officer").await;
        for show in ["new", "mine", "open"] {
            let queue = officer.queue(show).await;
            assert_eq!(queue.status, StatusCode::OK);
            assert!(!queue.text().contains(&receipt.reference), "{show}");
        }
        let taken = officer.posts(&take, &[]).await;
        assert_eq!(taken.status, StatusCode::NOT_FOUND);
        assert!(
            navigator
                .queue("new")
                .await
                .text()
                .contains(&receipt.reference)
        );
    }
}

#[tokio::test]
async fn a_request_about_rights_is_sent_for_a_child_and_reaches_the_officer() {
    let hub = Hub::start().await;
    for council in COUNCILS {
        let family = hub.family(council);
        let check = family
            .fills(
                "your-rights",
                &[
                    ("right", &[("right", "copy")]),
                    (
                        "whose",
                        &[("whose", "child"), ("child-name", "Zoë Sample-Kowalska")],
                    ),
                    ("you", &YOU),
                    ("safe-contact", &[]),
                    ("words", &[("what-about", "All forms since May.")]),
                ],
            )
            .await;
        let sent = family.confirms(&check).await;
        assert!(sent.text().contains("within one month"), "{}", sent.text());
        let receipt = Receipt::read(&sent);
        let officer = hub.member(council, "information-governance-officer").await;
        let page = officer.takes(&receipt.reference).await.page().await;
        assert!(page.text().contains("Zoë Sample-Kowalska"));
        let navigator = hub.navigator(council).await;
        assert!(
            !navigator
                .queue("open")
                .await
                .text()
                .contains(&receipt.reference)
        );
    }
}

#[tokio::test]
async fn a_complaint_about_something_else_is_shown_the_way_and_not_sent() {
    let hub = Hub::start().await;
    let family = hub.family("westminster");
    let ended = family
        .fills("complain", &[("about", &[("about", "service")])])
        .await;
    // What was chosen is in no title: that stays in the browser's history.
    assert_eq!(ended.heading(), "You cannot use this form for that");
    for said in [
        "A service, or the help that I got",
        "020 7641 5676",
        "Ombudsman",
        "Nothing was sent.",
    ] {
        assert!(ended.text().contains(said), "{said} in {}", ended.text());
    }
    let complaints = ended.attribute("main a[href$='/complaints/']", "href");
    assert_eq!(complaints.as_deref(), Some("/westminster/complaints/"));

    // The check page leads back to where something else can be chosen, which shows what was.
    let form = ended.url.strip_suffix("/ended").unwrap();
    let back = family.opens(&format!("{form}/check")).await;
    assert!(back.url.contains("/complain/about"), "{}", back.url);
    let chosen = back.attribute("input[checked]", "value");
    assert_eq!(chosen.as_deref(), Some("service"));
    let again = family.posts(&back.url, &[("about", "service")]).await;
    assert!(again.url.ends_with("/ended"), "{}", again.url);

    let goes_on = family.posts(&back.url, &[("about", "information")]).await;
    assert!(goes_on.url.contains("/what-happened"), "{}", goes_on.url);
    let ended = family.opens(&format!("{form}/ended")).await;
    assert!(ended.url.contains("/what-happened"), "{}", ended.url);

    let officer = hub
        .member("westminster", "information-governance-officer")
        .await;
    assert!(officer.queue("new").await.text().contains("Nothing new"));
}

#[tokio::test]
async fn whoever_wants_no_reply_says_what_they_think_without_a_name() {
    let hub = Hub::start().await;
    for council in COUNCILS {
        let family = hub.family(council);
        let check = family
            .fills(
                "feedback",
                &[
                    ("about", &[("about", "service")]),
                    ("words", &[("words", "The toys were great.")]),
                    ("reply", &[("reply", "no")]),
                ],
            )
            .await;
        assert!(check.url.ends_with("/check"), "{}", check.url);
        assert!(!check.text().contains("full name"), "{}", check.text());
        let receipt = Receipt::read(&family.confirms(&check).await);
        let navigator = hub.navigator(council).await;
        let page = navigator.takes(&receipt.reference).await.page().await;
        assert!(page.text().contains("The toys were great."));
    }
}
