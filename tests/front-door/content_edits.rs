//! What an editor sees: an edit within a second, an error on the page, the last good site kept.

use std::fs;
use std::time::{Duration, Instant};

use story::{Family, Hub, Page, copy_content};
use tempfile::TempDir;

/// Opens an address again and again until its page is as wanted: an edit takes a moment.
async fn until(family: &Family, url: &str, wanted: impl Fn(&Page) -> bool) -> Page {
    let started = Instant::now();
    loop {
        let page = family.opens(url).await;
        if wanted(&page) {
            return page;
        }
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "{url} never followed"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn an_edit_appears_and_an_error_is_shown_on_the_last_good_page() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let Some(hub) = Hub::start_on_one_machine(Some(content.clone())).await else {
        return;
    };
    let family = hub.family("westminster");

    let home_page = format!("{}/westminster/", hub.public("westminster"));
    let home = content.join("westminster/pages/home.md");
    let good = fs::read_to_string(&home).unwrap();
    let written = "A line that was just written.";
    fs::write(&home, format!("{good}\n{written}\n")).unwrap();
    until(&family, &home_page, |page| page.html.contains(written)).await;

    let form = content.join("westminster/forms/what-can-we-help-you-with.yaml");
    let good = fs::read_to_string(&form).unwrap();
    fs::write(&form, good.replacen("data: name", "data: shoe-size", 1)).unwrap();
    let page = until(&family, &home_page, |page| page.html.contains("shoe-size")).await;
    assert!(
        page.html.contains("what-can-we-help-you-with.yaml:"),
        "the file and line are named"
    );
    assert!(page.html.contains(written), "the last good page stays");

    // The form follows the content too: a question's words reach the function that serves it.
    let fields = [
        ("full-name", "Ana"),
        ("contact-by", "email"),
        ("email", "a@example.org"),
    ];
    family.posts(&family.form(""), &fields).await;
    let changed = "Say it in your own words";
    fs::write(
        &form,
        good.replacen("Tell us in your own words", changed, 1),
    )
    .unwrap();
    until(&family, &family.form("help"), |page| {
        page.html.contains(changed)
    })
    .await;
    until(&family, &home_page, |page| !page.html.contains("shoe-size")).await;
}

#[tokio::test]
async fn content_that_is_deleted_and_put_back_is_followed_again() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let Some(hub) = Hub::start_on_one_machine(Some(content.clone())).await else {
        return;
    };
    let family = hub.family("westminster");
    let home_page = format!("{}/westminster/", hub.public("westminster"));
    let home = content.join("westminster/pages/home.md");

    let away = folder.path().join("away");
    fs::rename(&content, &away).unwrap();
    let is_told = |page: &Page| page.html.contains("this is the last good page");
    until(&family, &home_page, is_told).await;
    fs::rename(&away, &content).unwrap();
    until(&family, &home_page, |page| !is_told(page)).await;

    let good = fs::read_to_string(&home).unwrap();
    let written = "A line of content that came back.";
    fs::write(&home, format!("{good}\n{written}\n")).unwrap();
    until(&family, &home_page, |page| page.html.contains(written)).await;
}
