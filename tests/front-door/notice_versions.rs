//! What was sent leads for ever to the text of the notice that the family was shown, whichever is in
//! force by now.

use std::fs;
use std::time::{Duration, Instant};

use story::{Hub, Receipt, copy_content};
use tempfile::TempDir;

const COUNCIL: &str = "westminster";
const NOTICE: &str = "/westminster/notices/bessborough-family-hub/";

/// What only the newer text says.
const NEW_WORDS: &str = "This sentence is new.";

#[tokio::test]
async fn what_was_sent_leads_to_the_text_that_was_shown_then() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let texts = content.join(format!("{COUNCIL}/notices/bessborough-family-hub"));
    // These texts are the test's own, and none is recorded as published yet.
    fs::remove_file(texts.with_file_name("published.yaml")).unwrap();
    fs::remove_dir_all(content.join(format!("{COUNCIL}/translations"))).unwrap();
    // One text is in force: the newest of those that are shipped.
    let mut days: Vec<String> = fs::read_dir(&texts)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(".md")?.to_owned()))
        .collect();
    days.sort();
    let newest = days.pop().unwrap();
    let older = days.pop().unwrap();
    let file = |day: &str| texts.join(format!("{day}.md"));
    let text = fs::read_to_string(file(&newest)).unwrap();
    let of_day = |day: &str| text.replacen(&newest, day, 1);
    assert!(of_day(&older).contains(&format!("updated: {older}")));
    fs::write(file(&older), of_day(&older)).unwrap();
    fs::remove_file(file(&newest)).unwrap();

    let Some(hub) = Hub::start_on_one_machine(Some(content)).await else {
        return;
    };
    let family = hub.family(COUNCIL);
    let check = family.fills_in(&story::Help::default()).await;
    let sent = family.confirms(&check).await;
    let receipt = Receipt::read(&sent);

    // Another text takes its place.
    fs::write(file(&newest), format!("{text}\n{NEW_WORDS}\n")).unwrap();
    let started = Instant::now();
    while !family.opens_path(NOTICE).await.text().contains(NEW_WORDS) {
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "the new text never came into force"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    let shown_then = format!("{NOTICE}{older}/");
    let confirmation = family.opens(&sent.url).await;
    let seen = hub.family(COUNCIL).sees_request(&receipt.code).await;
    let navigator = hub.navigator(COUNCIL).await;
    let referral = navigator.takes(&receipt.reference).await.page().await;
    for (who, page) in [
        ("the confirmation", &confirmation),
        ("the family", &seen),
        ("the navigator", &referral),
    ] {
        let selector = format!("a[href*='{NOTICE}20']");
        let link = page.attribute(&selector, "href");
        let link = link.unwrap_or_else(|| panic!("{who} has no link: {}", page.text()));
        assert!(link.ends_with(&shown_then), "{who} is led to {link}");
    }

    let text = family.opens_path(&shown_then).await.text();
    assert!(text.contains("This is an older version of this notice."));
    assert!(!text.contains(NEW_WORDS));
}
