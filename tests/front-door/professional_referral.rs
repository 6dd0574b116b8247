//! A professional asks for help for a family: they get a reference, and nothing opens again what they wrote.

use reqwest::StatusCode;
use story::{Family, Hub, Page};

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
async fn a_professional_gets_a_reference_and_no_code_and_the_hub_gets_what_was_sent() {
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
    assert_eq!(sent.all("#receipt-code"), Vec::<String>::new());
    assert!(sent.text().contains("You get no code"), "{}", sent.text());
    assert!(!sent.text().contains("receipt code"));
    let again = family.confirms(&check).await;
    assert_eq!(again.text(), sent.text(), "it is sent once");
    let shown_again = family.opens(&sent.url).await;
    assert_eq!(shown_again.text(), sent.text());

    // What is left where the public side reads: the mark that it was sent, and its reference.
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
    assert_eq!(kinds, ["confirmation", "draft", "reference", "tries"]);
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
