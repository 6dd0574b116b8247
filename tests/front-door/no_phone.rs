//! A council that answers no phone: none of its pages tells a family to phone it.

use reqwest::StatusCode;
use story::{Family, Hub, Page};

const WITHOUT_A_PHONE: &str = "barking-and-dagenham";
const WITH_A_PHONE: (&str, &str) = ("westminster", "020 7641 5676");

/// Begins a long form and saves it; the page with the return code.
async fn saves(family: &Family, council: &str) -> Page {
    let name: &[(&str, &str)] = &[("full-name", "Ana Sample")];
    family.fills("about-my-family", &[("you", name)]).await;
    family
        .opens_path(&format!("/{council}/forms/about-my-family/save"))
        .await
}

/// Every kind of page on which a council says how to reach it, as a family comes upon them.
async fn walk(hub: &Hub, council: &str) -> Vec<Page> {
    let family = hub.family(council);
    let help = format!("/{council}/forms/what-can-we-help-you-with");
    let mut pages = Vec::new();
    for path in [
        format!("/{council}/"),
        format!("/{council}/forms/"),
        format!("{help}/before-you-start/"),
        help.clone(),
        format!("{help}/no-such-page"),
        format!("/{council}/return/"),
        format!("/{council}/request/"),
        format!("/{council}/contact/"),
        format!("/{council}/your-rights/"),
        format!("/{council}/complaints/"),
    ] {
        pages.push(family.opens_path(&path).await);
    }
    let save = saves(&family, council).await;
    assert!(!save.all("#return-code").is_empty(), "{}", save.url);
    pages.push(save);
    let list = match council {
        WITHOUT_A_PHONE => "children",
        _ => "household",
    };
    let list = format!("/{council}/forms/about-my-family/{list}");
    let list = family.opens_path(&list).await;
    assert!(list.text().contains("tell other adults"), "{}", list.text());
    pages.push(list);

    let receipt = hub.family(council).asks_for_help().await;
    pages.push(family.sees_request(&receipt.code).await);
    for step in ["message", "withdraw"] {
        let path = format!("/{council}/request/{step}");
        pages.push(family.opens_path(&path).await);
    }
    // Until wrong codes have to wait.
    let guesser = hub.family(council);
    loop {
        let page = guesser.sees_request("ZZZZ-0000-0000-0000-0000-0000").await;
        let waits = page.status == StatusCode::TOO_MANY_REQUESTS;
        pages.push(page);
        if waits {
            break pages;
        }
        assert!(pages.len() < 60, "wrong codes never have to wait");
    }
}

#[tokio::test]
async fn a_council_without_a_phone_never_says_phone_us_and_one_with_a_phone_says_its_number() {
    let hub = Hub::start().await;
    for page in walk(&hub, WITHOUT_A_PHONE).await {
        let text = page.text().to_lowercase();
        for words in ["phone us", "call us", "ring us"] {
            assert!(!text.contains(words), "{words} on {}: {text}", page.url);
        }
    }
    let (council, number) = WITH_A_PHONE;
    let pages = walk(&hub, council).await;
    let told = pages.iter().filter(|page| page.text().contains(number));
    assert!(
        told.count() > pages.len() / 2,
        "the same pages of {council} say its number"
    );
}
