//! What an editor sees: an edit within a second, an error on the page, the last good site kept.

use std::fs;
use std::time::{Duration, Instant};

use story::{Family, Hub, copy_content};
use tempfile::TempDir;

async fn shows(family: &Family, path: &str, words: &str) -> Duration {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(20) {
        if family.opens_path(path).await.html.contains(words) {
            return started.elapsed();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{path} never showed {words:?}");
}

#[tokio::test]
async fn an_edit_appears_and_an_error_is_shown_on_the_last_good_page() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let hub = Hub::start_with(content.clone()).await;
    let family = hub.family("westminster");

    let home = content.join("westminster/pages/home.md");
    let good = fs::read_to_string(&home).unwrap();
    fs::write(&home, format!("{good}\nA line that was just written.\n")).unwrap();
    shows(&family, "/westminster/", "A line that was just written.").await;

    let form = content.join("westminster/forms/what-can-we-help-you-with.yaml");
    let good = fs::read_to_string(&form).unwrap();
    fs::write(&form, good.replacen("data: name", "data: shoe-size", 1)).unwrap();
    shows(&family, "/westminster/", "shoe-size").await;
    let page = family.opens_path("/westminster/").await;
    assert!(
        page.html.contains("what-can-we-help-you-with.yaml:"),
        "the file and line are named"
    );
    assert!(
        page.html.contains("A line that was just written."),
        "the last good page stays"
    );

    // The form follows the content too: a question's words reach the function that serves it.
    fs::write(
        &form,
        good.replacen("Tell us in your own words", "Say it in your own words", 1),
    )
    .unwrap();
    shows(&family, "/westminster/", "A line that was just written.").await;
    let fields = [
        ("full-name", "Ana"),
        ("contact-by", "email"),
        ("email", "a@example.org"),
    ];
    family.posts(&family.form(""), &fields).await;
    let started = Instant::now();
    while !family
        .opens(&family.form("help"))
        .await
        .html
        .contains("Say it in your own words")
    {
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "the form never followed"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(
        !family
            .opens_path("/westminster/")
            .await
            .html
            .contains("shoe-size")
    );
}
