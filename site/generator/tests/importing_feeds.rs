//! A directory as an Open Referral UK feed, imported where there is none, is the same feed again.

mod copied;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use copied::copy_testbury;
use site::oruk::Feed;
use site_model::{Content, Slug};
use tempfile::TempDir;

const WEBSITE: &str = "https://testbury.example";

/// Every file of a council's feed, by its path.
fn feed(content: &Path, council: &str) -> BTreeMap<String, Vec<u8>> {
    let slug = Slug::parse(council).expect("a slug");
    let (content, unread) = Content::load_council(content, &slug);
    assert!(
        !unread.has_errors(),
        "{:?}",
        unread.iter().collect::<Vec<_>>()
    );
    let feed = Feed::new(&content.councils[&slug], Some(WEBSITE));
    let files: Vec<site::oruk::File> = feed.files().collect();
    let bytes = |file| feed.bytes(file).expect("JSON");
    files
        .into_iter()
        .map(|file| (feed.path(file), bytes(file)))
        .collect()
}

/// Writes a feed as a site has it.
fn write(feed: &BTreeMap<String, Vec<u8>>, folder: &Path) {
    for (path, bytes) in feed {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, bytes).expect("it is written");
    }
}

/// A content folder with a council that says nothing but what it is.
fn empty(from: &Path, council: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let to = folder.path().join("content").join(council);
    fs::create_dir_all(&to).expect("a folder");
    fs::copy(
        from.join(council).join("council.yaml"),
        to.join("council.yaml"),
    )
    .expect("a copy");
    folder
}

fn import(in_folder: &Path, what: &Path, council: &str, options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_site"))
        .current_dir(in_folder)
        .arg("import")
        .arg(what)
        .args(["--council", council, "--today", "2026-11-21"])
        .args(options)
        .output()
        .expect("it starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
fn is_the_same_after_a_round(from: &Path, council: &str) {
    let before = feed(from, council);
    let folder = empty(from, council);
    let site = folder.path().join("site");
    write(&before, &site);
    let output = import(
        folder.path(),
        &site.join(council).join("oruk"),
        council,
        &[],
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let after = feed(&folder.path().join("content"), council);
    let names = |feed: &BTreeMap<String, Vec<u8>>| feed.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));
    for (path, bytes) in &before {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(bytes), text(&after[path]), "{path}");
    }
    // And again, into what is there now: every file stays.
    let output = import(
        folder.path(),
        &site.join(council).join("oruk"),
        council,
        &[],
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(!said(&output).contains("new"), "{}", said(&output));
}

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

#[test]
fn the_feeds_of_the_shipped_councils_come_back_to_the_byte() {
    let councils = fs::read_dir(shipped()).expect("a folder").flatten();
    let mut count = 0;
    for council in councils.filter(|entry| entry.path().is_dir()) {
        is_the_same_after_a_round(&shipped(), &council.file_name().to_string_lossy());
        count += 1;
    }
    assert!(count > 1);
}

/// Testbury with everything that a directory can say.
fn rich() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    copy_testbury(&folder.path().join("content"));
    let council = folder.path().join("content/testbury");
    for (file, text) in [
        ("taxonomies/needs.yaml", NEEDS),
        (
            "taxonomies/other.yaml",
            "name: Other\ndescription: More.\nterms:\n  - id: more\n    name: More\n",
        ),
        ("locations/the-hall.md", HALL),
        (
            "locations/park.md",
            "---\nname: Park\naddress: [Gate 1]\ntown: Testbury\npostcode: TE1 1SU\n---\n",
        ),
        ("organisations/cafe.md", CAFE),
        ("services/stay-and-play.md", STAY),
        ("services/stay-and-play-again.md", AGAIN),
        ("services/by-phone.md", PHONE),
    ] {
        let file = council.join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("it is written");
    }
    folder
}

const NEEDS: &str = "name: What you need help with
description: The council's needs.
oruk_id: 11111111-1111-4111-8111-111111111111
terms:
  - id: baby
    name: Your baby
    description: From birth.
  - id: sleep
    name: \"Sleep: by day, and by night\"
    part_of: baby
    oruk_id: 22222222-2222-4222-8222-222222222222
";

const HALL: &str = "---
name: The Hall
hub: north
address:
  - Upstairs
  - 1 High Street
town: Testbury
county: Kent
postcode: TE1 1ST
latitude: 51.5
longitude: -0.125
accessibility: [step-free, hearing-loop, changing-places]
accessibility_note: \"Ring: twice\"
getting_there: Bus 1.
---

A **hall** with a [map](https://testbury.example/map).
";

const CAFE: &str = "---
name: Café Zoë
oruk_id: 33333333-3333-4333-8333-333333333333
also_known_as: [Zoë's, The café]
summary: They run a café.
contact:
  name: Zoë
  phone: \"020 7946 0002\"
  email: zoe@testbury.example
  address: [1 High Street, Testbury]
  url: https://testbury.example/zoe
---

About them.

- one
- two
";

const STAY: &str = "---
name: Stay and play
summary: Play for you and your child.
organisation: cafe
oruk_id: 44444444-4444-4444-8444-444444444444
alert: Closed until 4 January
paused: true
hubs: [north]
locations: [the-hall, park]
reach: [outreach, online]
categories: [sleep, more]
who_for: Parents
ages:
  pregnancy: true
  from: 18 months
  to: 5 years
send:
  kind: inclusive
  note: A quiet room.
languages: [bn, \"no\", bfi]
cost:
  - what: One session
    amount: £2.50
  - what: A donation
access: [drop-in, self-referral, professional-referral]
how_to_get_it: Come along.
schedules:
  - days: [monday, thursday]
    opens: \"10:00\"
    closes: \"11:30\"
    location: the-hall
    from: 2026-09-07
    until: 2027-07-20
    every: 2
    except:
      - from: 2026-10-26
        until: 2026-10-30
        why: Half term
      - from: 2026-12-17
    note: In term time
  - days: [friday]
    in_month: [first, last]
    opens: \"14:00\"
  - days: [saturday, sunday]
contact:
  name: Sam
  phone: \"020 7946 0003\"
  email: sam@testbury.example
  address: [1 High Street, Testbury]
  url: https://testbury.example/stay
other_contacts:
  - name: Kim
    phone: \"020 7946 0004\"
accessibility: There is a hearing loop.
last_checked: 2026-11-01
---

Come *and* play.

| a | b |
|---|---|
| 1 | 2 |
";

const AGAIN: &str = "---
name: Stay and play
summary: Another one.
organisation: cafe
locations: [park]
ages:
  to: 11 months
send:
  kind: specialist
cost: free
---
";

const PHONE: &str = "---
name: \"By phone: *now*\"
summary: Someone listens.
organisation: helpers
reach: [phone]
categories: [baby]
languages: [so]
---

We listen.
";

#[test]
fn a_feed_that_says_everything_comes_back_to_the_byte() {
    let folder = rich();
    is_the_same_after_a_round(&folder.path().join("content"), "testbury");
}

#[test]
fn a_feed_that_comes_home_changes_no_file() {
    let folder = rich();
    let content = folder.path().join("content");
    write(&feed(&content, "testbury"), &folder.path().join("site"));
    let output = import(
        folder.path(),
        Path::new("site/testbury/oruk"),
        "testbury",
        &["--replace"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("10 files: 10 unchanged"),
        "{}",
        said(&output)
    );
}

#[test]
fn the_files_that_come_of_a_feed_are_the_files_that_it_was_made_of() {
    let from = rich();
    let content = from.path().join("content");
    let folder = empty(&content, "testbury");
    write(&feed(&content, "testbury"), &folder.path().join("site"));
    let output = import(
        folder.path(),
        Path::new("site/testbury/oruk"),
        "testbury",
        &[],
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for file in [
        "services/stay-and-play-again.md",
        "services/by-phone.md",
        "taxonomies/needs.yaml",
    ] {
        let read = |content: &Path| {
            fs::read_to_string(content.join("testbury").join(file)).expect("a file")
        };
        assert_eq!(
            read(&folder.path().join("content")),
            read(&content),
            "{file}"
        );
    }
}

#[test]
fn one_service_in_a_file_brings_what_it_names_with_it() {
    let from = rich();
    let content = from.path().join("content");
    let feed = feed(&content, "testbury");
    let folder = empty(&content, "testbury");
    let one = "testbury/oruk/services/44444444-4444-4444-8444-444444444444.json";
    fs::write(folder.path().join("one.json"), &feed[one]).expect("it is written");
    let output = import(folder.path(), Path::new("one.json"), "testbury", &[]);
    // The broader term of its category is in another file.
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(
        said(&output).contains("the feed has no such term"),
        "{}",
        said(&output)
    );
    let council = folder.path().join("content/testbury");
    for file in [
        "services/stay-and-play.md",
        "locations/the-hall.md",
        "organisations/cafe-zoe.md",
    ] {
        assert!(council.join(file).exists(), "{file}\n{}", said(&output));
    }
}

#[test]
fn an_organisation_is_found_by_id_then_by_name() {
    let from = rich();
    let content = from.path().join("content");
    let council = content.join("testbury");
    let record = |id: &str, name: &str| {
        format!(
            r#"{{"id": "{id}", "name": "{name}", "description": "They run a café.", "services": []}}"#
        )
    };
    let list = format!(
        "[{}, {}]",
        record("33333333-3333-4333-8333-333333333333", "Zoë Limited"),
        record("55555555-5555-4555-8555-555555555555", "the  helpers"),
    );
    fs::write(from.path().join("organizations.json"), list).expect("it is written");
    let output = import(
        from.path(),
        Path::new("organizations.json"),
        "testbury",
        &[],
    );
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let told = said(&output);
    assert!(
        told.contains("organisations/cafe.md: kept; differs in: name"),
        "{told}"
    );
    assert!(
        told.contains("organisations/helpers.md: kept; differs in: name, oruk_id"),
        "{told}"
    );
    assert_eq!(
        fs::read_dir(council.join("organisations"))
            .expect("a folder")
            .count(),
        2
    );
}

#[test]
fn a_feed_of_others_takes_nothing_away_of_which_it_cannot_speak() {
    let from = rich();
    let content = from.path().join("content");
    let file = content.join("testbury/services/stay-and-play.md");
    let before = fs::read_to_string(&file).expect("a file");
    let service = r#"[{"id": "44444444-4444-4444-8444-444444444444", "name": "Play", "status": "active",
        "organization": {"id": "33333333-3333-4333-8333-333333333333", "name": "Café Zoë"}}]"#;
    fs::write(from.path().join("services.json"), service).expect("it is written");
    let what = Path::new("services.json");
    let told = said(&import(from.path(), what, "testbury", &[]));
    assert!(
        told.contains("services/stay-and-play.md: kept; differs in: name, "),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&file).expect("a file"), before);
    import(from.path(), what, "testbury", &["--replace"]);
    let after = fs::read_to_string(&file).expect("a file");
    assert!(
        after.starts_with("---\nname: Play\n") && after.contains("\nhubs: [north]\n"),
        "{after}"
    );
    assert!(after.contains("\nsend:\n  kind: inclusive\n"), "{after}");
    assert!(!after.contains("alert:"), "{after}");
}

#[test]
fn a_term_of_a_taxonomy_that_is_kept_is_told_and_comes_with_replace() {
    let from = rich();
    let content = from.path().join("content");
    write(&feed(&content, "testbury"), &from.path().join("site"));
    let file = content.join("testbury/taxonomies/other.yaml");
    let text = fs::read_to_string(&file).expect("a file");
    // The council has renamed the term's taxonomy, and has a term of its own in place of this one.
    fs::write(
        &file,
        text.replace("id: more\n    name: More", "id: mine\n    name: Mine"),
    )
    .expect("it is written");
    let service = content.join("testbury/services/stay-and-play.md");
    let text = fs::read_to_string(&service).expect("a file");
    fs::write(&service, text.replace("[sleep, more]", "[sleep, mine]")).expect("it is written");

    let feed = Path::new("site/testbury/oruk");
    let told = said(&import(from.path(), feed, "testbury", &[]));
    assert!(
        told.contains("taxonomies/other.yaml: kept; differs in: terms"),
        "{told}"
    );
    assert!(
        told.contains("no taxonomy of the council has this category"),
        "{told}"
    );
    let output = import(from.path(), feed, "testbury", &["--replace"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    // A term that others may be sorted by is never lost.
    let terms = fs::read_to_string(&file).expect("a file");
    assert!(
        terms.contains("id: mine\n") && terms.contains("id: more\n"),
        "{terms}"
    );
}
