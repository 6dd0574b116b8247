//! What an editor is told on the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use story::{binary, copy_content};
use tempfile::TempDir;

const NOTICE: &str = "westminster/notices/bessborough-family-hub/2026-11-22.md";

fn site(arguments: &[&str], content: &Path) -> Output {
    site_on("2026-11-22", arguments, content)
}

fn site_on(today: &str, arguments: &[&str], content: &Path) -> Output {
    Command::new(binary("site"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .args(arguments)
        .arg("--content")
        .arg(content)
        .args(["--today", today])
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_shipped_content_passes_and_its_waivers_are_listed() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let checked = site(&["check"], &content);
    assert!(checked.status.success());
    assert!(text(&checked.stdout).contains("notice-lawful-basis"));
    assert!(text(&checked.stdout).contains("13 waived"));
}

#[test]
fn every_error_is_told_at_once_with_file_line_and_column() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let notice = content.join(NOTICE);
    let good = fs::read_to_string(&notice).unwrap();
    fs::write(
        &notice,
        good.replacen("organisation: family-lives", "organisation: nobody", 1),
    )
    .unwrap();
    let form = content.join("barking-and-dagenham/forms/what-can-we-help-you-with.yaml");
    let good_form = fs::read_to_string(&form).unwrap();
    fs::write(
        &form,
        good_form.replacen("data: name", "data: shoe-size", 1),
    )
    .unwrap();

    let checked = site(&["check"], &content);
    assert_eq!(checked.status.code(), Some(1));
    let said = text(&checked.stdout) + &text(&checked.stderr);
    for (file, text, wrong) in [
        (NOTICE, &good, "organisation: family-lives"),
        (
            "barking-and-dagenham/forms/what-can-we-help-you-with.yaml",
            &good_form,
            "data: name",
        ),
    ] {
        let before = &text[..text.find(wrong).unwrap()];
        let line = before.lines().count();
        let column = before.lines().last().unwrap().len() + wrong.find(": ").unwrap() + 3;
        let place = format!("{file}:{line}:{column}");
        assert!(said.contains(&place), "{place} in {said}");
    }
}

#[test]
fn a_build_writes_both_councils_and_a_broken_one_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    let out = folder.path().join("dist");
    let built = site(&["build", "--out", out.to_str().unwrap()], &content);
    assert!(built.status.success(), "{}", text(&built.stderr));
    for page in [
        "westminster/index.html",
        "barking-and-dagenham/forms/what-can-we-help-you-with/index.html",
        "westminster/404.html",
    ] {
        assert!(out.join(page).exists(), "{page}");
    }
    let home = fs::read_to_string(out.join("westminster/index.html")).unwrap();

    let notice = content.join(NOTICE);
    let good = fs::read_to_string(&notice).unwrap();
    fs::write(
        &notice,
        good.replacen("hubs: [bessborough]", "hubs: [nowhere]", 1),
    )
    .unwrap();
    fs::write(
        content.join("westminster/pages/home.md"),
        "---\ntitle: A\nsummary: B\n---\nC\n",
    )
    .unwrap();
    assert!(
        !site(&["build", "--out", out.to_str().unwrap()], &content)
            .status
            .success()
    );
    assert_eq!(
        fs::read_to_string(out.join("westminster/index.html")).unwrap(),
        home,
        "the last good site stays"
    );
}

/// What families were shown is not rewritten: an edit is undone, or becomes a text of its own.
#[test]
fn a_published_notice_is_corrected_by_a_new_text_and_not_in_place() {
    let folder = TempDir::new().unwrap();
    let content = copy_content(folder.path());
    assert!(site(&["publish"], &content).status.success());
    let notice = content.join(NOTICE);
    let shown = fs::read_to_string(&notice).unwrap();
    let longer = format!("{shown}\nWe also keep a list of what you borrow.\n");
    fs::write(&notice, &longer).unwrap();

    let checked = site(&["check"], &content);
    assert_eq!(checked.status.code(), Some(1));
    let said = text(&checked.stdout);
    assert!(said.contains("error[published-text-changed]"), "{said}");
    assert!(said.contains(&format!("{NOTICE}:")), "{said}");

    fs::write(&notice, shown).unwrap();
    let corrected = notice.with_file_name("2026-11-23.md");
    let newer = longer.replacen("updated: 2026-11-22", "updated: 2026-11-23", 1);
    fs::write(&corrected, newer).unwrap();
    let day = |command| site_on("2026-11-23", &[command], &content);
    let published = day("publish");
    assert!(published.status.success(), "{}", text(&published.stdout));
    assert!(text(&published.stdout).contains("2026-11-23.md"));
    assert!(day("check").status.success());
}
