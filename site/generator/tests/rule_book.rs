//! `site rules`: the list of rules, one explained, and the rule book as pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use scraper::{Html, Selector};
use site_rules::{Check, TABLE, rules};
use tempfile::TempDir;

fn site(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_site"))
        .args(arguments)
        .output()
        .expect("it starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Every file of a folder by its path in it.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if entry.path().is_dir() {
            let below = files(&entry.path());
            all.extend(
                below
                    .into_iter()
                    .map(|(file, bytes)| (format!("{name}/{file}"), bytes)),
            );
        } else {
            all.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
    all
}

fn write_book(folder: &Path) -> Output {
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let done = Command::new(env!("CARGO_BIN_EXE_site"))
        .arg("rules")
        .arg("--out")
        .arg(folder)
        .arg("--theme")
        .arg(theme)
        .output()
        .expect("it starts");
    assert!(done.status.success(), "{}", text(&done.stderr));
    done
}

fn all(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

#[test]
fn the_list_has_every_rule_under_its_chapter() {
    let listed = site(&["rules"]);
    assert!(listed.status.success());
    let listed = text(&listed.stdout);
    let mut rest = listed.as_str();
    for chapter in TABLE {
        for part in [chapter.title].into_iter().chain(
            chapter
                .rules
                .iter()
                .flat_map(|rule| [rule.id, rule.title, rule.source]),
        ) {
            let (_, after) = rest
                .split_once(part)
                .unwrap_or_else(|| panic!("{part} is not in its place in\n{listed}"));
            rest = after;
        }
    }
}

#[test]
fn each_rule_is_explained_with_its_mend_and_how_to_waive_it() {
    for rule in rules() {
        let explained = site(&["rules", rule.id]);
        assert!(explained.status.success(), "{}", rule.id);
        let said = text(&explained.stdout);
        for part in [rule.id, rule.title, rule.source, rule.why, rule.mend] {
            assert!(said.contains(part), "{part} is not in\n{said}");
        }
        for lines in [rule.example.breaks, rule.example.keeps] {
            for line in lines.lines() {
                assert!(said.contains(line), "{line} is not in\n{said}");
            }
        }
        let waived = said.contains(&format!("- rule: {}", rule.id));
        assert_eq!(
            waived,
            matches!(rule.check, Check::Council(_)),
            "{}",
            rule.id
        );
    }
}

#[test]
fn a_slip_in_a_rules_name_is_answered_with_the_rule_that_was_meant() {
    let asked = site(&["rules", "notice-lawful-bases"]);
    assert_eq!(asked.status.code(), Some(1));
    let said = text(&asked.stderr);
    assert!(
        said.contains("did you mean `notice-lawful-basis`?"),
        "{said}"
    );
    let asked = site(&["rules", "xyz"]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(text(&asked.stderr).contains("`site rules` lists them all"));
}

#[test]
fn the_book_has_a_page_for_every_rule_and_a_list_that_leads_to_it() {
    let folder = TempDir::new().expect("a folder");
    let book = folder.path().join("book");
    write_book(&book);
    let files = files(&book);
    let page = |name: &str| {
        let bytes = files.get(name).unwrap_or_else(|| panic!("no {name}"));
        Html::parse_document(&text(bytes))
    };
    let shown = |html: &Html| html.root_element().text().collect::<String>();

    let index = page("index.html");
    let listed: BTreeSet<&str> = index
        .select(&all("main li a"))
        .filter_map(|link| link.attr("href"))
        .collect();
    let wanted: BTreeSet<String> = rules().map(|rule| format!("{}.html", rule.id)).collect();
    assert!(listed.iter().eq(wanted.iter()), "{listed:?}");
    for chapter in TABLE {
        let heading = index.select(&all(&format!("h2#{}", chapter.id))).next();
        assert!(heading.is_some(), "{}", chapter.id);
    }
    for rule in rules() {
        let html = page(&format!("{}.html", rule.id));
        let said = shown(&html);
        let plain = |words: &str| words.replace('`', "");
        for part in [
            rule.id,
            rule.source,
            rule.example.breaks,
            rule.example.keeps,
        ] {
            assert!(
                said.contains(part),
                "{part} is not on the page of {}",
                rule.id
            );
        }
        for part in [Some(rule.title), Some(rule.why), rule.looks]
            .into_iter()
            .flatten()
        {
            assert!(
                said.contains(&plain(part)),
                "{part} is not on the page of {}",
                rule.id
            );
        }
        let links: BTreeSet<&str> = html
            .select(&all("main a"))
            .filter_map(|link| link.attr("href"))
            .collect();
        assert!(rule.read.iter().all(|law| links.contains(law)), "{links:?}");
        let waivable = matches!(rule.check, Check::Council(_));
        assert_eq!(
            said.contains(&format!("- rule: {}", rule.id)),
            waivable,
            "{}",
            rule.id
        );
        assert_eq!(html.select(&all("h1")).count(), 1);
        assert!(
            !said.contains('⟦'),
            "words are missing on the page of {}",
            rule.id
        );
    }
}

/// From a disk and from any address of a server: nothing starts at a root, and nothing is missing.
#[test]
fn every_link_inside_the_book_is_relative_and_leads_to_a_file_of_it() {
    let folder = TempDir::new().expect("a folder");
    let book = folder.path().join("book");
    write_book(&book);
    let files = files(&book);
    let mut followed = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = Html::parse_document(&text(bytes));
        let ids: BTreeSet<&str> = html
            .select(&all("[id]"))
            .filter_map(|e| e.attr("id"))
            .collect();
        for element in html.select(&all("[href], [src]")) {
            let to = element
                .attr("href")
                .or(element.attr("src"))
                .unwrap_or_default();
            if to.starts_with("https://") {
                continue;
            }
            let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
            let known = file.is_empty() || files.contains_key(file);
            assert!(known, "{name} leads to {to}");
            assert!(
                !file.is_empty() || ids.contains(anchor),
                "{name} leads to {to}"
            );
            followed += 1;
        }
        let of_its_own = all("script[src], [style], style");
        let found = html.select(&of_its_own).count();
        assert_eq!(found, 0, "{name} needs a script or has styles inside");
    }
    assert!(followed > 100);
}

#[test]
fn the_book_is_the_same_each_time_and_nothing_else_is_written_over() {
    let folder = TempDir::new().expect("a folder");
    let book = folder.path().join("book");
    write_book(&book);
    let first = files(&book);
    assert!(text(&write_book(&book).stdout).contains("0 changed, 0 deleted"));
    assert_eq!(files(&book), first);

    let theirs = folder.path().join("theirs");
    fs::create_dir(&theirs).expect("a folder");
    fs::write(theirs.join("letter.txt"), "Dear").expect("a file");
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
    let refused = Command::new(env!("CARGO_BIN_EXE_site"))
        .args(["rules", "--out"])
        .arg(&theirs)
        .arg("--theme")
        .arg(theme)
        .output()
        .expect("it starts");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(files(&theirs).len(), 1);
}

/// What is found is explained: files that cannot be read, waivers of nothing and published texts too.
#[test]
fn every_finding_carries_the_name_of_a_rule() {
    let folder = TempDir::new().expect("a folder");
    let council = folder.path().join("content/testshire");
    for (file, words) in [
        (
            "council.yaml",
            "name: Testshire\nshort_name: T\nsite_name: T\nstrapline: T\nhubs: []\n\
          emergency: []\nwaivers:\n  - { rule: nothing, reason: R, owner: O, until: 2027-01-01 }\n",
        ),
        ("pages/home.md", "no front matter"),
        ("pages/Home Page.md", "a name that is none"),
        ("pages/broken.md", "---\ntitle: [\n---\n"),
        ("pages/latin.md", "---\ntitle: A\nsummary: B\n---\n\u{feff}"),
        (
            "notices/hub/2026-01-02.md",
            "---\ntitle: A\nsummary: B\npublished: 2026-01-01\n\
          updated: 2026-01-01\nhubs: [north]\n---\nWords\n",
        ),
        (
            "notices/published.yaml",
            "- notice: \"hub\"\n  updated: 2026-01-02\n  sha256: \"0\"\n\
          - notice: \"gone\"\n  updated: 2026-01-02\n  sha256: \"0\"\n",
        ),
    ] {
        let path = council.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, words).expect("a file");
    }
    fs::write(council.join("pages/latin.md"), b"---\ntitle: \xe9\n---\n").expect("a file");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).expect("a folder");
    let mut found = BTreeSet::new();
    for content in [folder.path().join("content"), empty] {
        let checked = Command::new(env!("CARGO_BIN_EXE_site"))
            .args([
                "check",
                "--format",
                "json",
                "--today",
                "2026-11-21",
                "--content",
            ])
            .arg(content)
            .output()
            .expect("it starts");
        let told: serde_json::Value = serde_json::from_slice(&checked.stdout).expect("JSON");
        for finding in told["findings"].as_array().expect("a list") {
            assert!(finding["page"].is_string(), "no page for {finding}");
            assert!(finding["source"].is_string(), "no source for {finding}");
            found.insert(finding["rule"].as_str().unwrap_or_default().to_owned());
        }
    }
    for rule in [
        "content-folder",
        "file-name",
        "file-readable",
        "front-matter",
        "notice-file-name",
        "published-text-changed",
        "published-text-gone",
        "published-text-unrecorded",
        "waiver-unused",
        "yaml",
    ] {
        assert!(found.contains(rule), "{rule} was not found: {found:?}");
    }
}
