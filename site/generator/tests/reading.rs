//! `site reading`: the table of how hard pages are to read.

use std::fs;
use std::process::Command;

use serde_json::Value;

/// Two pages: an easy one, and a hard one with a long sentence and an abbreviation.
fn content() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |file: &str, text: &str| {
        let path = folder.path().join("testshire").join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "council.yaml",
        "name: Testshire Council\nshort_name: Testshire\nsite_name: Hubs\nstrapline: Help\nhubs: []\nemergency: []\n",
    );
    write(
        "pages/easy.md",
        "---\ntitle: Easy\nsummary: We help.\n---\nAsk us.\n",
    );
    let long = " and information concerning responsibilities".repeat(10);
    write(
        "pages/hard.md",
        &format!("---\ntitle: Hard\nsummary: We help.\n---\nThe MASH{long}.\n"),
    );
    folder
}

fn reading(folder: &tempfile::TempDir, more: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_site"))
        .arg("reading")
        .arg("--content")
        .arg(folder.path())
        .args(more)
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_hardest_page_comes_first_and_the_average_last() {
    let told = reading(&content(), &[]);
    let place = |words: &str| {
        told.find(words)
            .unwrap_or_else(|| panic!("{words}: {told}"))
    };
    assert!(place("hard.md") < place("easy.md"));
    assert!(place("easy.md") < place("years on average"));
    let hard = told
        .lines()
        .find(|line| line.contains("hard.md"))
        .expect("a line");
    assert!(hard.contains("MASH"), "{hard}");
    let head = told.lines().next().expect("a heading");
    let column = |line: &str, words: &str| line.find(words).expect("a column");
    assert_eq!(
        column(head, "abbreviations not explained"),
        column(hard, "MASH")
    );
    let file = hard.split_whitespace().last().expect("a file");
    assert_eq!(column(head, "page"), column(hard, file));
}

#[test]
fn programs_read_the_same_as_json() {
    let told: Value =
        serde_json::from_str(&reading(&content(), &["--format", "json"])).expect("JSON");
    let hard = &told["pages"][0];
    assert_eq!(hard["slug"], "hard");
    assert_eq!(hard["kind"], "page");
    assert_eq!(hard["long_sentences"][0]["line"], 5);
    assert_eq!(hard["abbreviations"][0]["letters"], "MASH");
    assert_eq!(hard["abbreviations"][0]["column"], 5);
    assert!(
        told["average_reading_age"]
            .as_f64()
            .is_some_and(|age| age > 5.0)
    );
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let folder = content();
    fs::write(
        folder.path().join("testshire/pages/bad.md"),
        "No front matter.\n",
    )
    .expect("a file");
    let told = reading(&folder, &["--format", "json"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["pages"].as_array().map(Vec::len), Some(3), "{told}");
}
