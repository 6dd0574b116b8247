//! Drafts for the information governance officer: what a notice says, what it does not, and nothing
//! that nobody said.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use jiff::civil::date;
use scraper::{Html, Selector};
use site::reports::reports;
use site_model::Content;

fn theme() -> &'static Path {
    static THEME: OnceLock<PathBuf> = OnceLock::new();
    THEME.get_or_init(|| {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../theme");
        site_theme::install_packages(&theme).expect("npm installs the packages");
        theme
    })
}

const COUNCIL: &str = "\
name: Testshire Council
short_name: Testshire
site_name: Testshire family hubs
strapline: Help for families
hubs:
  - id: north
    name: North Family Hub
emergency:
  - Call 999.
";

const FORM: &str = "\
title: Ask us
summary: Ask for help.
kind: self-referral
notice: early-help
hub: north
pages:
  - id: you
    title: About you
    questions:
      - id: full-name
        type: name
        label: What is your full name?
        called: your full name
        required: true
        data: name
      - id: phone
        type: phone
        label: Phone number
        called: your phone number
        data: name
      - id: wish
        type: textarea
        label: What would help?
        called: what would help
        data: health
        show_when: { question: phone, is: some }
what_happens_next:
  - We call you.
";

/// A notice that answers everything.
const NOTICE: &str = "\
---
title: Early help
summary: What we keep.
published: 2025-01-01
updated: 2026-01-01
review_by: 2027-01-01
controller:
  name: Testshire Council
  phone: 020 7946 0000
data_protection_officer:
  name: Information officer
  email: dpo@example.org
hubs: [north]
forms: [ask]
purposes:
  - id: early-help
    label: To help you early
  - id: plan
    label: To plan services
lawful_basis:
  - article: 6(1)(e)
    law: [Children Act 1989]
    purposes: [early-help]
  - article: 6(1)(c)
    law: [Education Act 1996]
    purposes: [plan]
special_category_conditions:
  - article: 9(2)(g)
    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)
    policy_document: https://example.org/policy
categories:
  - id: name
    label: Your name
  - id: health
    label: Your health
    special: true
  - id: school
    label: Your child's school
sources: [Health visitors, about a new baby]
recipients:
  - organisation: visitors
    teams: [Day team]
    purposes: [early-help]
    if_you_agree: true
processors:
  - name: Cloud Ltd
    role: Stores it
transfers: Some of it leaves the United Kingdom.
transfers_to:
  - to: Canada
    safeguard: adequacy regulations
retention:
  - record: family
    from: last-contact
    period: 3 years
    then: delete
    owner: Hub manager
  - record: child
    from: birth
    period: 25 years
    then: anonymise
    owner: Hub manager
obligation: none
if_you_refuse: You can still get help.
rights: [access, erasure]
automated_decisions: None.
complaints:
  email: complaints@example.org
---

We help you early.
";

/// A content folder with one council.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.write("council.yaml", COUNCIL);
        folder.write("forms/ask.yaml", FORM);
        folder.write("notices/early-help/2026-01-01.md", NOTICE);
        folder.write(
            "organisations/visitors.md",
            "---\nname: Home Visitors\nsummary: They visit.\n---\nThey visit.\n",
        );
        folder
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join("testshire").join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// The notice with `old` replaced.
    fn notice(&self, old: &str, new: &str) -> &Self {
        assert_eq!(NOTICE.matches(old).count(), 1, "{old} stands there once");
        self.write(
            "notices/early-help/2026-01-01.md",
            &NOTICE.replace(old, new),
        );
        self
    }

    fn drafts(&self) -> Drafts {
        let (content, unread) = Content::load(self.0.path());
        assert!(!unread.has_errors(), "{unread:?}");
        Drafts(reports(&content, theme(), date(2026, 11, 22)).expect("drafts"))
    }
}

/// The files, by path.
struct Drafts(BTreeMap<String, Vec<u8>>);

impl Drafts {
    fn text(&self, file: &str) -> &str {
        let bytes = self.0.get(&format!("testshire/{file}")).expect("the file");
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    /// The rows of a spreadsheet, each with its headings.
    fn rows(&self, file: &str) -> Vec<BTreeMap<String, String>> {
        let text = self.text(file).strip_prefix('\u{feff}').expect("a mark");
        csv::Reader::from_reader(text.as_bytes())
            .into_deserialize()
            .collect::<Result<_, _>>()
            .expect("a table")
    }

    /// Rows of the record of processing, one for each purpose.
    fn record(&self) -> Vec<BTreeMap<String, String>> {
        self.rows("record-of-processing.csv")
    }

    /// What the assessment answers to a question, and what it leaves to a person.
    fn assessed(&self, question: &str) -> (String, String) {
        let rows = self.rows("impact-assessment.csv");
        let row = rows.iter().find(|row| row["Question"] == question);
        let row = row.unwrap_or_else(|| panic!("{question} is not asked"));
        (
            row["What content says"].clone(),
            row["For a person"].clone(),
        )
    }
}

/// The cell under the one heading that has these words.
fn cell<'a>(row: &'a BTreeMap<String, String>, words: &str) -> &'a str {
    let mut found = row.iter().filter(|(heading, _)| heading.contains(words));
    let (_, cell) = found.next().unwrap_or_else(|| panic!("no column {words}"));
    assert!(found.next().is_none(), "{words} is in several headings");
    cell
}

#[test]
fn every_letter_of_article_30_is_answered_from_content() {
    let record = Folder::new().drafts().record();
    assert_eq!(record.len(), 2, "a row for each purpose");
    let row = &record[0];
    for (words, answer) in [
        (
            "Controller: name and contact details (Article 30(1)(a))",
            "Testshire Council; 020 7946 0000",
        ),
        (
            "officer: name and contact details (Article 30(1)(a))",
            "Information officer; dpo@example.org",
        ),
        ("Article 30(1)(b)", "To help you early"),
        (
            "data subjects (Article 30(1)(c))",
            "Children whose record is kept",
        ),
        (
            "personal data (Article 30(1)(c))",
            "Your health (special category data)",
        ),
        (
            "Article 30(1)(d)",
            "Home Visitors: Day team, only if the family agrees",
        ),
        ("Article 30(1)(e)", "Canada, under adequacy regulations"),
        (
            "Article 30(1)(f)",
            "Record of a family: 3 years from the last contact, then deleted. Owner: Hub manager",
        ),
        (
            "Articles 30(1)(g) and 32(1)",
            "Each record is encrypted with a key of its own",
        ),
        ("Article 28", "Cloud Ltd: Stores it"),
        (
            "Article 6(1)",
            "Article 6(1)(e), a public task: Children Act 1989",
        ),
        (
            "Article 9(2)",
            "Article 9(2)(g), substantial public interest",
        ),
        ("Schedule 1 condition", "paragraph 18"),
        ("Source of", "Health visitors"),
        ("Rights that", "Erasure (Article 17)"),
        ("Automated decisions", "None."),
        ("File of", "testshire/notices/early-help/2026-01-01.md"),
        ("Draft", "22 November 2026"),
    ] {
        let found = cell(row, words);
        assert!(found.contains(answer), "{words}: {found}");
        assert!(!found.contains("Not said yet"), "{words}: {found}");
    }
    assert_eq!(cell(row, "SHA-256").len(), 64);
}

#[test]
fn what_is_said_of_one_purpose_is_not_said_of_another() {
    let record = Folder::new().drafts().record();
    let plan = &record[1];
    assert_eq!(cell(plan, "Article 30(1)(b)"), "To plan services");
    assert_eq!(
        cell(plan, "Article 6(1)"),
        "Article 6(1)(c), a legal obligation: Education Act 1996"
    );
    assert_eq!(
        cell(plan, "Article 30(1)(d)"),
        "The notice names no recipient for this purpose"
    );
}

#[test]
fn what_a_notice_does_not_say_shows_as_not_said() {
    let folder = Folder::new();
    let said_nothing = "---\ntitle: Early help\nsummary: What we keep.\npublished: 2025-01-01\nupdated: 2026-01-01\nhubs: [north]\n---\n";
    folder.write("notices/early-help/2026-01-01.md", said_nothing);
    let drafts = folder.drafts();
    let record = drafts.record();
    assert_eq!(
        record.len(),
        1,
        "a notice without a purpose still has its row"
    );
    for words in [
        "Controller: name",
        "officer: name",
        "Article 30(1)(b)",
        "personal data (Article 30(1)(c))",
        "Article 30(1)(d)",
        "Article 30(1)(e)",
        "Article 30(1)(f)",
        "Article 28",
        "Article 6(1)",
        "Source of",
        "Rights that",
        "Automated decisions",
    ] {
        let found = cell(&record[0], words);
        assert!(found.starts_with("Not said yet"), "{words}: {found}");
    }
    let html = drafts.text("record-of-processing.html");
    assert!(html.contains("Not said yet"));
}

#[test]
fn security_of_what_this_software_does_not_keep_is_not_said() {
    let folder = Folder::new();
    folder.notice("forms: [ask]\n", "");
    let drafts = folder.drafts();
    let record = drafts.record();
    let measures = cell(&record[0], "Articles 30(1)(g) and 32(1)");
    assert_eq!(
        measures,
        "This software keeps no data under this notice: it covers no form.; Not said yet; Say what \
         the council itself does to keep this data secure (Article 32)."
    );
    for file in ["record-of-processing.html", "impact-assessment.html"] {
        assert!(!drafts.text(file).contains("AES-256"), "{file}");
    }
}

#[test]
fn a_waiver_says_who_is_to_say_it_and_by_when() {
    let folder = Folder::new();
    let waived = "waivers:\n  - rule: notice-transfers\n    reason: Not decided.\n    owner: The officer\n    until: 2027-05-31\nobligation: none\n";
    let without = NOTICE
        .replace("transfers: Some of it leaves the United Kingdom.\n", "")
        .replace(
            "transfers_to:\n  - to: Canada\n    safeguard: adequacy regulations\n",
            "",
        )
        .replace("obligation: none\n", waived);
    folder.write("notices/early-help/2026-01-01.md", &without);
    let drafts = folder.drafts();
    assert_eq!(
        cell(&drafts.record()[0], "Article 30(1)(e)"),
        "Not said yet. The officer is to say it by 31 May 2027: Not decided."
    );
    let risks = drafts.rows("impact-assessment.csv");
    assert!(
        risks
            .iter()
            .any(|row| row["What content says"]
                .contains("notice-transfers, waived until 31 May 2027")),
        "what is not said is a risk to look at"
    );
    // What is said in part under a waiver is not taken for complete.
    folder.notice("obligation: none\n", waived);
    let transfers = folder.drafts().record();
    let transfers = cell(&transfers[0], "Article 30(1)(e)");
    assert!(
        transfers.contains("Canada") && transfers.contains("Not complete yet."),
        "{transfers}"
    );
}

#[test]
fn a_hostile_cell_is_defused_and_hostile_markup_is_text() {
    let folder = Folder::new();
    folder.notice(
        "label: To plan services",
        "label: \"=HYPERLINK(\\\"https://evil.example\\\") <script>alert(1)</script>\"",
    );
    let drafts = folder.drafts();
    let record = drafts.record();
    let purpose = cell(&record[1], "Article 30(1)(b)");
    assert!(purpose.starts_with("'=HYPERLINK"), "{purpose}");
    for file in ["record-of-processing.html", "impact-assessment.html"] {
        assert!(!drafts.text(file).contains("<script>alert"), "{file}");
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let folder = Folder::new();
    assert_eq!(folder.drafts().0, folder.drafts().0);
    // Wherever the content lies.
    assert_eq!(folder.drafts().0, Folder::new().drafts().0);
}

#[test]
fn an_assessment_says_what_forms_ask_and_which_data_none_asks_for() {
    let drafts = Folder::new().drafts();
    assert_eq!(
        drafts.assessed("How much is asked?").0,
        "3 questions are asked, 1 of them required"
    );
    assert_eq!(
        drafts
            .assessed("Which declared data does no form ask for?")
            .0,
        "Your child's school"
    );
    assert_eq!(
        drafts.assessed("Ask us: What would help?").0,
        "Your health; special category data; optional; asked only after a certain answer"
    );
    assert_eq!(
        drafts.assessed("Ask us: What is your full name?").0,
        "Your name; required"
    );
}

#[test]
fn risks_are_drawn_from_content_and_scored_by_nobody() {
    let folder = Folder::new();
    let risks = |drafts: &Drafts| -> Vec<(String, String)> {
        let rows = drafts.rows("impact-assessment.csv");
        rows.into_iter()
            .filter(|row| row["Step"].starts_with("Step 5"))
            .map(|row| {
                assert_eq!(row["For a person"], "For a person to score");
                (row["Question"].clone(), row["What content says"].clone())
            })
            .collect()
    };
    let all = risks(&folder.drafts());
    for (risk, because) in [
        ("Special category data", "Your health"),
        ("vulnerable", "family; child"),
        ("someone dangerous", "Ask us"),
        ("More is shared", "2"),
        ("outside the United Kingdom", "Canada"),
        ("write more than is needed", "Ask us"),
        ("what others tell", "Health visitors"),
        ("kept for so long", "25 years"),
    ] {
        assert!(
            all.iter()
                .any(|(r, b)| r.contains(risk) && b.contains(because)),
            "{risk}: {all:#?}"
        );
    }
    folder.notice("    special: true\n", "");
    let fewer = risks(&folder.drafts());
    assert!(
        !fewer
            .iter()
            .any(|(risk, _)| risk.contains("Special category data"))
    );
}

#[test]
fn pages_can_be_read_by_everyone_and_without_script() {
    let drafts = Folder::new().drafts();
    let selector = |css: &str| Selector::parse(css).expect("a selector");
    for file in ["record-of-processing.html", "impact-assessment.html"] {
        let page = Html::parse_document(drafts.text(file));
        let tables: Vec<_> = page.select(&selector("table")).collect();
        assert!(tables.len() > 1, "{file}");
        for table in tables {
            assert_eq!(table.select(&selector("caption")).count(), 1, "{file}");
            assert_eq!(
                table.select(&selector("th:not([scope])")).count(),
                0,
                "{file}"
            );
            let around = table.parent().and_then(|node| node.value().as_element());
            let around = around.expect("an element");
            assert_eq!(around.attr("tabindex"), Some("0"), "{file}");
            assert!(
                around
                    .attr("aria-label")
                    .is_some_and(|label| !label.is_empty())
            );
        }
        assert_eq!(
            page.select(&selector("script[src], [style]")).count(),
            0,
            "{file}"
        );
        assert_eq!(page.select(&selector("h1")).count(), 1, "{file}");
        for link in page.select(&selector("link[rel=stylesheet]")) {
            let href = link.attr("href").expect("an address");
            let path = href.strip_prefix("../").expect("it is relative");
            assert!(drafts.0.contains_key(path), "{file}: {href}");
        }
        let text: String = page.root_element().text().collect();
        assert!(
            text.contains("Draft made from content on 22 November 2026"),
            "{file}"
        );
        assert!(
            text.contains("testshire/notices/early-help/2026-01-01.md"),
            "{file}"
        );
    }
}

fn site(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_site"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

#[test]
fn the_command_writes_one_council_or_all_and_nothing_of_what_it_cannot_read() {
    let folder = Folder::new();
    let content = folder.0.path();
    fs::create_dir_all(content.join("broken")).expect("a folder");
    fs::write(content.join("broken/council.yaml"), "name: [").expect("a file");
    let out = tempfile::tempdir().expect("a folder");
    let report = |more: &[&str]| {
        let theme = theme().display().to_string();
        let content = content.display().to_string();
        let out = out.path().join("reports").display().to_string();
        let mut arguments = vec![
            "report",
            "--content",
            &content,
            "--out",
            &out,
            "--theme",
            &theme,
        ];
        arguments.extend(more);
        site(&arguments)
    };
    let refused = report(&[]);
    assert!(!refused.status.success());
    assert!(!out.path().join("reports").exists());

    let done = report(&["--council", "testshire", "--today", "2026-11-22"]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    for file in [
        "index.html",
        "testshire/record-of-processing.html",
        "testshire/record-of-processing.csv",
        "testshire/impact-assessment.html",
        "testshire/impact-assessment.csv",
    ] {
        assert!(out.path().join("reports").join(file).is_file(), "{file}");
    }
}
