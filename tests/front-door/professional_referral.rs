//! A professional asks for help for a family: they get a reference and a code that says that it was received, and
//! nothing opens again what they wrote.

use reqwest::StatusCode;
use story::{Family, Hub, Page, Receipt};

use crate::stored_items::{Store, items};

const FORM: &str = "refer-a-family";

/// Longer than anything else that is stored of a form.
fn why() -> String {
    "The father asked for someone to talk to. ".repeat(80)
}

async fn fills_in(family: &Family) -> Page {
    let why = why();
    family
        .fills(
            FORM,
            &[
                ("agreed", &[("agreed", "in-person")]),
                (
                    "agreement",
                    &[
                        ("agreed-by", "The father"),
                        ("agreed-on-day", "3"),
                        ("agreed-on-month", "2"),
                        ("agreed-on-year", "2026"),
                    ],
                ),
                (
                    "you",
                    &[
                        ("professional-name", "Pat Sample"),
                        ("professional-role", "Teacher"),
                        ("professional-organisation", "Sample School"),
                        ("professional-email", "pat@school.example.org"),
                        ("professional-phone", "020 7946 0000"),
                    ],
                ),
                (
                    "family",
                    &[
                        ("full-name", "Ana Sample-Kowalska"),
                        ("contact-by", "phone"),
                        ("phone", "07700 900123"),
                    ],
                ),
                ("safe-contact", &[("phone-safety", "text")]),
                ("children", &[("answer", "no")]),
                ("why", &[("why", &why), ("urgent", "no")]),
                ("told", &[("tell-back", "reached")]),
            ],
        )
        .await
}

#[tokio::test]
async fn a_professional_is_told_that_it_was_received_and_the_hub_gets_what_was_sent() {
    let hub = Hub::start_with_open_store().await;
    let family = hub.family("westminster");
    let before = family
        .opens_path(&format!("/westminster/forms/{FORM}/before-you-start/"))
        .await;
    assert!(before.text().contains("you cannot see it here again"));

    let check = fills_in(&family).await;
    assert!(check.url.ends_with("/check"), "{}", check.url);
    let sent = family.confirms(&check).await;
    assert_eq!(sent.status, StatusCode::OK);
    let told = "It shows nothing of what you wrote";
    assert!(sent.text().contains(told), "{}", sent.text());
    assert!(!sent.text().contains("see what you sent. Anyone"));
    let again = family.confirms(&check).await;
    assert_eq!(again.text(), sent.text(), "it is sent once");
    let shown_again = family.opens(&sent.url).await;
    assert_eq!(shown_again.text(), sent.text());

    // What is left where the public side reads: the mark that it was sent, its reference, and that it was received.
    let store = Store::of(&hub);
    let mut kinds = Vec::new();
    for item in items(&store, "public").await {
        kinds.push(item["kind"].as_s().unwrap().clone());
        let body = item.get("body").map(|body| body.as_b().unwrap().as_ref());
        let length = body.map_or(0, <[u8]>::len);
        assert!(
            length < why().len(),
            "{:?} holds {length} bytes",
            kinds.last()
        );
    }
    kinds.sort();
    // And that an address began a form, which is forgotten within the hour.
    assert_eq!(
        kinds,
        ["confirmation", "draft", "receipt", "reference", "tries"]
    );
    assert!(
        items(&store, "index").await.is_empty(),
        "nobody is found by it"
    );

    let reference = sent.all(".govuk-panel strong").join("");
    let navigator = hub.navigator("westminster").await;
    let page = navigator.takes(&reference).await.page().await;
    for told in ["Pat Sample", "The father asked for", "07700 900123"] {
        assert!(page.text().contains(told), "{told} in {}", page.text());
    }
}

#[tokio::test]
async fn a_professionals_code_opens_nothing_but_that_it_was_received_whatever_staff_do() {
    let hub = Hub::start().await;
    let professional = hub.family("westminster");
    let check = fills_in(&professional).await;
    let receipt = Receipt::read(&professional.confirms(&check).await);
    let anywhere = hub.family("westminster");
    for taken in [false, true] {
        if taken {
            let navigator = hub.navigator("westminster").await;
            let referral = navigator.takes(&receipt.reference).await;
            referral.moves("new", "contacting", "").await;
            // Neither a part nor a message nor a code has a page, and posting to it switches nothing on.
            let view = navigator.opens(&format!("{}/view", referral.path())).await;
            assert!(view.text().contains("A professional sent this"));
            for below in [
                "show/status",
                "show/messages",
                "message",
                "plan",
                "new-code",
            ] {
                let path = format!("{}/view/{below}", referral.path());
                let page = navigator.opens(&path).await;
                assert_eq!(page.status, StatusCode::CONFLICT, "{below}");
            }
        }
        let shown = anywhere.sees_request(&receipt.code).await;
        assert_eq!(shown.status, StatusCode::OK);
        let text = shown.text();
        assert!(text.contains("We received it on") && text.contains(&receipt.reference));
        for hidden in [
            "Pat Sample",
            "Sample School",
            "Ana Sample-Kowalska",
            "The father asked",
            "07700 900123",
            "Refer a family",
            "contact you",
            "What you can do",
            "Keep a copy",
        ] {
            assert!(!shown.html.contains(hidden), "{hidden} in {text}");
        }
        // All that can be posted from there is that they stop looking, or leave.
        assert_eq!(shown.all("main form").len(), 1);
        let posts = shown.attribute("main form", "action");
        assert_eq!(posts.as_deref(), Some("/westminster/request/stop"));
        for part in [
            "message",
            "add",
            "withdraw",
            "agreements",
            "copy.html",
            "copy.json",
        ] {
            let path = format!("/westminster/request/{part}");
            let page = anywhere.opens_path(&path).await;
            assert!(page.url.ends_with("/request/shown"), "{part}: {}", page.url);
            assert_eq!(page.text(), text, "{part}");
        }
        let said = [
            ("said", "0123456789abcdef0123456789abcdef"),
            ("words", "hello"),
        ];
        let step = format!("{}/westminster/request/message", hub.public("westminster"));
        let refused = anywhere.posts(&step, &said).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let stopped = format!("{}/westminster/request/stop", hub.public("westminster"));
    anywhere.posts(&stopped, &[]).await;
    let closed = anywhere.opens_path("/westminster/request/shown").await;
    assert!(!closed.text().contains(&receipt.reference));
    // In the other languages of the site, and on no other council's.
    for language in ["ar", "bn"] {
        let page = hub.family("westminster").in_language(language);
        let page = page.sees_request(&receipt.code).await;
        assert!(page.text().contains(&receipt.reference), "{language}");
    }
    let other = hub.family("barking-and-dagenham");
    let other = other.sees_request(&receipt.code).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_professional_whose_family_does_not_know_is_shown_whom_to_call() {
    let hub = Hub::start().await;
    for council in ["westminster", "barking-and-dagenham"] {
        let family = hub.family(council);
        let ended = family
            .fills(FORM, &[("agreed", &[("agreed", "not-yet")])])
            .await;
        assert!(ended.url.ends_with("/ended"), "{}", ended.url);
        for said in [
            "when the family knows about it and agrees",
            "999",
            "0808 800 5000",
        ] {
            assert!(ended.text().contains(said), "{said} in {}", ended.text());
        }
    }
}
