//! Content folders in, sites out: what is built, what is refused, and what is left alone.

mod built;
mod copied;
mod testbury;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use built::{builder, built};
use jiff::civil::{Date, date};
use site::{BuildError, Builder, Built, sync};
use site_model::published_texts::UNRECORDED;
use site_model::{Diagnostics, Severity};
use testbury::Content;

const TODAY: Date = date(2026, 11, 21);

impl Content {
    fn build(&self) -> Built {
        built(self.folder(), TODAY)
    }

    fn refused(&self) -> Diagnostics {
        match builder().build(self.folder(), TODAY) {
            // Its texts were never published, and a warning says so each time.
            Err(BuildError::Content(found)) => found
                .iter()
                .filter(|finding| finding.rule != UNRECORDED)
                .cloned()
                .collect(),
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("it was built"),
        }
    }
}

fn page<'a>(built: &'a Built, path: &str) -> &'a str {
    let bytes = built.pages.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn no_heading_of_a_notice_has_an_id_of_the_page_around_it() {
    let content = Content::new();
    let notice = content.file("notices/hub/2026-01-31.md");
    let text = fs::read_to_string(&notice).expect("a file");
    let plain = content.build();
    let path = "testbury/notices/hub/index.html";
    let ids = |html: &str| -> Vec<String> {
        let ids = html.split(" id=\"").skip(1);
        ids.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let headings = ids(page(&plain, path))
        .into_iter()
        .map(|id| format!("\n## {}\n\nWords.\n", id.replace('-', " ")));
    fs::write(
        &notice,
        headings.fold(text, |text, heading| text + &heading),
    )
    .expect("written");
    let built = content.build();
    let given = ids(page(&built, path));
    assert!(given.len() > ids(page(&plain, path)).len());
    let once: BTreeSet<&String> = given.iter().collect();
    assert_eq!(once.len(), given.len(), "{given:?}");
}

#[test]
fn a_site_carries_no_styles_of_the_rule_book() {
    let built = Content::new().build();
    let styles: Vec<&String> = built
        .pages
        .keys()
        .filter(|path| path.starts_with("assets/") && path.ends_with(".css"))
        .collect();
    assert!(styles.iter().any(|path| path.contains("public")));
    assert!(!styles.iter().any(|path| path.contains("rule-book")));
}

#[test]
fn a_council_gets_every_kind_of_page() {
    let built = Content::new().build();
    for (path, part) in [
        ("index.html", "Testbury Council"),
        ("testbury/index.html", "Help for families"),
        ("testbury/404.html", "Page not found"),
        ("testbury/privacy/index.html", "General words."),
        ("testbury/notices/index.html", "North Hub privacy notice"),
        ("testbury/notices/hub/index.html", "The text that counts."),
        (
            "testbury/notices/hub/2025-01-01/index.html",
            "The first text.",
        ),
        (
            "testbury/notices/hub/2026-01-31/index.html",
            "The text that counts.",
        ),
        ("testbury/services/index.html", "Provided by The Helpers"),
        ("testbury/services/talking/index.html", "We listen."),
        ("testbury/organisations/index.html", "The Helpers"),
        (
            "testbury/organisations/helpers/index.html",
            "North Hub privacy notice",
        ),
        ("testbury/forms/index.html", "Ask for help."),
        (
            "testbury/forms/ask/index.html",
            "action=\"/testbury/forms/ask\"",
        ),
        ("testbury/request/index.html", "Receipt code"),
    ] {
        assert!(page(&built, path).contains(part), "{path} has no {part}");
    }
}

#[test]
fn every_page_can_be_read_by_everyone() {
    let built = Content::new().build();
    for (path, html) in built
        .pages
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let html = std::str::from_utf8(html).expect("UTF-8");
        assert_eq!(html.matches("<h1").count(), 1, "headings of {path}");
        assert!(
            html.contains("<html dir=\"ltr\" lang=\"en-GB\""),
            "language of {path}"
        );
        assert!(html.contains("govuk-skip-link"), "skip link of {path}");
        assert!(
            html.contains("not a real council service"),
            "banner of {path}"
        );
        assert!(!html.contains(" style=\""), "inline style in {path}");
        // What programs read of the directory stands in a script that nothing runs.
        let data = html
            .matches("<script type=\"application/ld+json\">")
            .count();
        let search = usize::from(path.ends_with("/search/index.html"));
        let scripts = html.matches("<script").count();
        assert_eq!(scripts, 2 + data + search, "scripts of {path}");
        assert!(!html.contains('⟦'), "missing words in {path}");
    }
}

/// Its absence is worse than no script at all: questions stay hidden that a choice should reveal.
#[test]
fn the_script_that_reveals_questions_is_published() {
    let built = Content::new().build();
    let mut scripts = built.pages.iter().filter(|(path, _)| path.ends_with(".js"));
    let (_, script) = scripts
        .find(|(path, _)| path.starts_with("assets/govuk-frontend-"))
        .expect("the package's script");
    assert!(String::from_utf8_lossy(script).contains("initAll"));
}

#[test]
fn every_link_of_the_site_leads_to_a_page_of_it() {
    let built = Content::new().build();
    for (path, html) in built
        .pages
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
    {
        let html = std::str::from_utf8(html).expect("UTF-8");
        let targets = html
            .split("href=\"/")
            .chain(html.split("src=\"/"))
            .skip(1)
            .filter_map(|rest| rest.split(['"', '#']).next());
        let targets = targets.filter(|target| !target.starts_with('<') && !target.contains('<'));
        // Where a function makes the browser forget.
        let is_page = |target: &&str| !target.ends_with("/exit");
        for target in targets.filter(is_page) {
            let file = if target.is_empty() || target.ends_with('/') {
                format!("{target}index.html")
            } else {
                target.to_owned()
            };
            assert!(built.pages.contains_key(&file), "{path} links to /{target}");
        }
    }
}

#[test]
fn a_notice_says_its_promise_and_honestly_what_is_missing() {
    let content = Content::new();
    content.edit(
        "notices/hub/2026-01-31.md",
        "data_protection_officer: { email: dpo@testbury.example }\n",
        "waivers:\n  - { rule: notice-data-protection-officer, reason: r, owner: o, until: 2027-01-01 }\n",
    );
    let built = content.build();
    let html = page(&built, "testbury/notices/hub/index.html");
    for part in [
        "It is our task as a council (UK GDPR Article 6(1)(e); Children Act 1989)",
        "The Helpers (Listeners)",
        "What we keep about your family: 3 years after our last contact, then we delete it",
        "The council has not yet said who its data protection officer is.",
        "Last updated 31 January 2026",
        "href=\"/testbury/notices/hub/versions/\"",
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
    let said = |part: &str| html.find(part).expect("it is in the page");
    assert!(
        said("who its data protection officer is") > said("See what we hold about you"),
        "what is not said yet stands last"
    );
    let older = page(&built, "testbury/notices/hub/2025-01-01/index.html");
    assert!(older.contains("Read the current version"));
    assert_eq!(built.diagnostics.count(Severity::Waived), 1);
}

#[test]
fn a_recipient_is_named_with_the_agreement_it_needs() {
    let content = Content::new();
    content.edit(
        "notices/hub/2026-01-31.md",
        "purposes: [help] }",
        "purposes: [help], if_you_agree: true }",
    );
    let built = content.build();
    let html = page(&built, "testbury/notices/hub/index.html");
    assert!(
        html.contains("The Helpers (Listeners), if you agree"),
        "{html}"
    );
}

#[test]
fn who_takes_complaints_is_named_though_nobody_knows_how_to_reach_them() {
    let content = Content::new();
    content.edit(
        "notices/hub/2026-01-31.md",
        "complaints: { email: complaints@testbury.example }\n",
        "complaints: { name: Complaints team }\nwaivers:\n  - { rule: notice-complaints, reason: r, owner: o, until: 2027-01-01 }\n",
    );
    let built = content.build();
    let html = page(&built, "testbury/notices/hub/index.html");
    assert!(html.contains("Complaints team"));
    assert!(html.contains("The council has not yet said how to complain to it."));
}

#[test]
fn markup_in_content_is_left_out_of_a_text_and_shown_in_a_field() {
    let content = Content::new();
    content.edit(
        "services/talking.md",
        "We listen.",
        "<script>alert(1)</script>",
    );
    content.edit(
        "services/talking.md",
        "who_for: Parents",
        "who_for: \"<b>Parents</b>\"",
    );
    let built = content.build();
    let html = page(&built, "testbury/services/talking/index.html");
    assert!(
        !html.contains("alert(1)") && html.contains("&lt;b&gt;"),
        "{html}"
    );
}

#[test]
fn all_errors_are_told_at_once_each_with_its_place() {
    let content = Content::new();
    content.edit("notices/hub/2026-01-31.md", "\"6(1)(e)\"", "\"9(1)(g)\"");
    content.edit("forms/ask.yaml", "data: name", "data: shoe-size");
    content.edit("pages/home.md", "/testbury/privacy/", "/testbury/gone/");
    content.edit(
        "services/talking.md",
        "We listen.",
        "We\n[listen](javascript:x).",
    );
    let found = content.refused();
    let places: Vec<String> = found
        .iter()
        .map(|d| {
            let name = d.file.file_name().expect("a name").to_string_lossy();
            format!(
                "{} {name}:{}:{}",
                d.rule, d.position.line, d.position.column
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            "form-asks-only-for-what-is-declared ask.yaml:12:106",
            "notice-lawful-basis 2026-01-31.md:13:16",
            "link-leads-somewhere home.md:6:6",
            "link-leads-somewhere talking.md:10:1",
        ]
    );
}

#[test]
fn a_link_to_a_page_that_cannot_be_read_is_no_second_error() {
    let content = Content::new();
    content.edit("pages/privacy.md", "title: ", "title: [");
    let found = content.refused();
    let rules: Vec<&str> = found.iter().map(|d| d.rule).collect();
    assert_eq!(rules, ["yaml"]);
}

#[test]
fn a_waiver_that_has_ended_stops_a_check_and_only_warns_in_a_build() {
    let content = Content::new();
    content.edit(
        "notices/hub/2026-01-31.md",
        "transfers: It stays in the United Kingdom.\n",
        "waivers:\n  - { rule: notice-transfers, reason: r, owner: o, until: 2026-11-20 }\n",
    );
    let (_, checked) = site::check(content.folder(), None, TODAY);
    assert!(checked.fail_a_check());
    let built = content.build();
    assert_eq!(built.diagnostics.count(Severity::Lapsed), 1);
    // Another error of the same file is not excused.
    content.edit("notices/hub/2026-01-31.md", "\"6(1)(e)\"", "\"9(1)(g)\"");
    assert_eq!(content.refused().count(Severity::Error), 1);
}

#[test]
fn a_basis_that_does_not_exist_is_shown_as_it_is_cited_where_it_may_stand() {
    let content = Content::new();
    content.edit(
        "notices/hub/2026-01-31.md",
        "\"6(1)(e)\", law: [Children Act 1989] }\n",
        "\"9(1)(g)\" }\nwaivers:\n  - { rule: notice-lawful-basis, reason: r, owner: o, until: 2027-01-01 }\n",
    );
    let built = content.build();
    let html = page(&built, "testbury/notices/hub/index.html");
    assert!(html.contains("<li>UK GDPR Article 9(1)(g)</li>"), "{html}");
}

#[test]
fn a_build_is_not_refused_for_words_that_another_lacked() {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let own = Builder::new(&theme).expect("the theme is there");
    own.theme().words().say("en-GB", "nobody-says-this", &[]);
    assert!(own.build(Content::new().folder(), TODAY).is_ok());
}

#[test]
fn a_picture_of_another_server_is_refused() {
    let content = Content::new();
    content.edit(
        "services/talking.md",
        "We listen.",
        "![us](https://pictures.example/us.png)",
    );
    let rules: Vec<&str> = content.refused().iter().map(|d| d.rule).collect();
    assert_eq!(rules, ["picture-there"]);
}

#[test]
fn an_email_address_in_angle_brackets_is_a_link_that_writes() {
    let content = Content::new();
    content.edit(
        "services/talking.md",
        "We listen.",
        "<hub@testbury.example>",
    );
    let built = content.build();
    let html = page(&built, "testbury/services/talking/index.html");
    assert!(
        html.contains("href=\"mailto:hub@testbury.example\">hub@testbury.example</a>"),
        "{html}"
    );
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let (one, two) = (Content::new().build(), Content::new().build());
    assert_eq!(one.pages, two.pages);
    let json = |built: &Built| serde_json::to_string(&built.bundle).expect("JSON");
    assert_eq!(json(&one), json(&two));
}

#[test]
fn the_bundle_survives_its_journey_and_draws_the_same_form() {
    let built = Content::new().build();
    let json = serde_json::to_string(&built.bundle).expect("JSON");
    let arrived: site_theme::Bundle = serde_json::from_str(&json).expect("a bundle");
    assert_eq!(arrived.content, built.bundle.content);
    assert!(site_theme::Theme::new(&arrived.theme).is_ok());
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_is_deleted() {
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().join("dist");
    let content = Content::new();
    let first = sync(&content.build().pages, &out).expect("written");
    assert_eq!((first.unchanged, first.deleted), (0, 0));
    let time = |path: &str| {
        fs::metadata(out.join(path))
            .expect("a page")
            .modified()
            .expect("a time")
    };
    let before = time("testbury/privacy/index.html");
    let foreign = out.join("testbury/old/page.html");
    fs::create_dir_all(foreign.parent().expect("a folder")).expect("a folder");
    fs::write(&foreign, "old").expect("written");

    content.edit("services/talking.md", "We listen.", "We listen well.");
    let second = sync(&content.build().pages, &out).expect("written");
    // The page, the service in the feed, what search reads under its new name, and the page that names
    // it; the old name and the foreign page go.
    assert_eq!((second.written, second.deleted), (4, 2));
    assert_eq!(time("testbury/privacy/index.html"), before);
    assert!(!out.join("testbury/old").exists());
    let written = fs::read_to_string(out.join("testbury/services/talking/index.html"));
    assert!(written.expect("a page").contains("We listen well."));
}

#[test]
fn a_folder_of_someone_elses_is_never_written_to() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("thesis.txt"), "years of work").expect("written");
    let pages = BTreeMap::from([("index.html".to_owned(), b"x".to_vec())]);
    assert!(sync(&pages, folder.path()).is_err());
    assert!(
        folder.path().join("thesis.txt").exists() && !folder.path().join("index.html").exists()
    );
}

#[test]
fn a_folder_that_overlaps_the_sources_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    fs::create_dir(&content).expect("a folder");
    for overlapping in [
        content.clone(),
        content.join("dist"),
        folder.path().to_owned(),
    ] {
        assert!(
            site::check_apart(&overlapping, &[&content]).is_err(),
            "{}",
            overlapping.display()
        );
    }
    assert!(site::check_apart(&folder.path().join("dist"), &[&content]).is_ok());
}

#[test]
fn no_page_is_written_outside_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist");
    for path in ["../x.html", "/x.html", "a/../../x.html"] {
        let pages = BTreeMap::from([(path.to_owned(), b"x".to_vec())]);
        assert!(sync(&pages, &out).is_err(), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_is_replaced_and_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (out, elsewhere) = (folder.path().join("dist"), folder.path().join("elsewhere"));
    fs::create_dir(&elsewhere).expect("a folder");
    fs::write(elsewhere.join("kept.txt"), "kept").expect("written");
    sync(&BTreeMap::<String, Vec<u8>>::new(), &out).expect("an empty site");
    std::os::unix::fs::symlink(&elsewhere, out.join("a")).expect("a link");
    let pages = BTreeMap::from([("a/index.html".to_owned(), b"x".to_vec())]);
    sync(&pages, &out).expect("written");
    assert!(elsewhere.join("kept.txt").exists() && !elsewhere.join("index.html").exists());
    assert!(out.join("a/index.html").is_file());
}

#[cfg(unix)]
#[test]
fn a_page_is_not_written_through_a_link_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (out, elsewhere) = (folder.path().join("dist"), folder.path().join("kept.txt"));
    fs::write(&elsewhere, "kept").expect("written");
    sync(&BTreeMap::<String, Vec<u8>>::new(), &out).expect("an empty site");
    std::os::unix::fs::symlink(&elsewhere, out.join("index.new")).expect("a link");
    let pages = BTreeMap::from([("index.html".to_owned(), b"x".to_vec())]);
    sync(&pages, &out).expect("written");
    assert_eq!(fs::read(&elsewhere).expect("it is there"), b"kept");
    let index = fs::symlink_metadata(out.join("index.html")).expect("it is there");
    assert!(index.is_file());
}
