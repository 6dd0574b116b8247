//! What the reader of a notice sees: the promise in short, every text for ever, and what changed.

mod built;
mod copied;
mod testbury;

use std::fs;

use built::built;
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};
use site::Built;
use site_model::NoticeVersion;
use testbury::Content;

const OLD: &str = "notices/hub/2025-01-01.md";
const NEW: &str = "notices/hub/2026-01-31.md";

impl Content {
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).expect("a file")
    }

    /// Says something in the front matter of a text, in place of what it says about it already.
    fn says(&self, name: &str, key: &str, value: &str) {
        let text = self.text(name);
        let said = format!("{key}: {value}");
        let is_it = |line: &&str| line.starts_with(&format!("{key}:"));
        let text = match text.lines().find(is_it) {
            Some(line) => text.replacen(line, &said, 1),
            None => text.replacen("hubs:", &format!("{said}\nhubs:"), 1),
        };
        self.write(name, &text);
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.file(name), text).expect("it is written");
    }

    fn build(&self) -> Built {
        built(self.folder(), date(2026, 11, 22))
    }

    fn page(&self, path: &str) -> Shown {
        let built = self.build();
        let file = format!("testbury/notices/hub/{path}index.html");
        let bytes = built
            .pages
            .get(&file)
            .unwrap_or_else(|| panic!("no {file}"));
        Shown(Html::parse_document(
            std::str::from_utf8(bytes).expect("UTF-8"),
        ))
    }
}

/// A page as it is read.
struct Shown(Html);

impl Shown {
    fn find(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0.select(&selector).collect()
    }

    fn all(&self, selector: &str) -> Vec<String> {
        self.find(selector).into_iter().map(text).collect()
    }

    fn attribute(&self, selector: &str, name: &str) -> Vec<String> {
        let values = self.find(selector).into_iter();
        values
            .filter_map(|element| Some(element.attr(name)?.to_owned()))
            .collect()
    }

    fn text(&self) -> String {
        self.all("main").join(" ")
    }

    /// The lines of an answer of the promise, folded ones and what is missing included.
    fn answer(&self, question: &str) -> Vec<String> {
        let row = self
            .find(".family-hub-promise .govuk-summary-list__row")
            .into_iter()
            .find(|row| text(*row).starts_with(question))
            .unwrap_or_else(|| panic!("no {question}"));
        let lines = Selector::parse("li, .family-hub-missing").expect("a selector");
        row.select(&lines).map(text).collect()
    }
}

fn text(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn who_sees_to_all_records_is_said_once() {
    let content = Content::new();
    let lines = content.page("").answer("How long");
    let [records @ .., last] = &lines[..] else {
        panic!("nothing is said");
    };
    assert_eq!(last, "Who sees to all of it: Manager");
    assert!(records.len() > 1);
    assert!(!records.iter().any(|line| line.contains("Manager")));

    content.edit(
        NEW,
        "period: 7 days, then: delete, owner: Manager",
        "period: 7 days, then: delete, owner: Clerk",
    );
    let lines = content.page("").answer("How long");
    assert_eq!(lines.len(), records.len());
    for (line, owner) in lines.iter().zip(["Clerk", "Manager"]) {
        assert!(
            line.ends_with(&format!("Who sees to it: {owner}")),
            "{line}"
        );
    }
}

#[test]
fn everything_else_is_said_after_what_it_is_not() {
    let content = Content::new();
    content.edit(
        NEW,
        "  - { id: help, label: To help you }\n",
        "  - { id: help, label: To help you }
  - { id: plan, label: To plan }
  - { id: photos, label: To show photos }\n",
    );
    content.edit(
        NEW,
        "  - { article: \"6(1)(e)\", law: [Children Act 1989] }\n",
        "  - { article: \"6(1)(e)\", law: [Children Act 1989], purposes: [help, plan] }
  - { article: \"6(1)(a)\", purposes: [photos] }\n",
    );
    content.says(
        NEW,
        "rights",
        "[withdraw-agreement, access, rectification, erasure, restriction, portability, objection]",
    );
    assert_eq!(
        content.page("").answer("What law allows it"),
        [
            "You agreed (UK GDPR Article 6(1)(a)). This is for: To show photos",
            "It is our task as a council (UK GDPR Article 6(1)(e); Children Act 1989). This is for everything else",
        ]
    );
}

#[test]
fn the_promise_answers_in_the_order_in_which_a_family_asks() {
    let content = Content::new();
    content.says(NEW, "sources", "[Your school]");
    let questions = content.page("").all(".family-hub-promise dt");
    assert_eq!(
        questions,
        [
            "What we may know about you",
            "Who else may tell us",
            "Why",
            "What law allows it",
            "Who may see it",
            "Where it is kept",
            "How long",
            "If you say no",
            "Decisions by a computer",
            "Your rights",
            "How to complain",
            "Who decides",
            "Data protection officer",
            "When we look at this notice again",
            "What this notice is about",
        ]
    );
}

#[test]
fn everything_that_is_promised_is_said_in_words() {
    let content = Content::new();
    content.edit(
        NEW,
        "purposes:\n",
        "purposes:\n  - { id: photos, label: To show photos }\n",
    );
    content.edit(
        NEW,
        "lawful_basis:\n",
        "lawful_basis:\n  - { article: \"6(1)(a)\", purposes: [photos] }\n",
    );
    content.edit(
        NEW,
        "categories:\n",
        "categories:\n  - { id: health, label: Your health, special: true }\n",
    );
    for (key, value) in [
        (
            "special_category_conditions",
            "[{ article: \"9(2)(g)\", schedule_1: paragraph 18, policy_document: \"https://testbury.example/policy\" }]",
        ),
        (
            "transfers_to",
            "[{ to: Ireland, safeguard: adequacy regulations }]",
        ),
        ("obligation", "statutory"),
        ("complaints_acknowledged_within", "20 days"),
        ("review_by", "2027-01-30"),
        (
            "rights",
            "[withdraw-agreement, access, rectification, erasure, restriction, portability, objection]",
        ),
    ] {
        content.says(NEW, key, value);
    }
    let page = content.page("");
    for (question, line) in [
        ("What we may know", "Your health (sensitive information)"),
        (
            "What law allows it",
            "You agreed (UK GDPR Article 6(1)(a)). This is for: To show photos",
        ),
        (
            "What law allows it for sensitive",
            "It is in the public interest, and that weighs heavily (UK GDPR Article 9(2)(g); Data Protection Act 2018, Schedule 1, paragraph 18)",
        ),
        (
            "What law allows it for sensitive",
            "Our policy on sensitive information",
        ),
        ("Who may see it", "The Helpers (Listeners)"),
        (
            "Where it is kept",
            "It goes to Ireland. What protects it there: adequacy regulations",
        ),
        (
            "How long",
            "A form that you sent: 3 years after our last contact, then we delete it",
        ),
        (
            "If you say no",
            "The law says that you must give us your information.",
        ),
        ("Your rights", "See what we hold about you"),
        (
            "How to complain",
            "The council tells you within 20 days that it has your complaint.",
        ),
        (
            "How to complain",
            "Complain to the Information Commissioner",
        ),
        (
            "How to complain",
            "Phone the Information Commissioner: 0303 123 1113",
        ),
        ("When we look", "By 30 January 2027"),
        ("What this notice is about", "North Hub"),
    ] {
        let answer = page.answer(question);
        assert!(
            answer.iter().any(|said| said == line),
            "{question}: {answer:#?}"
        );
    }
    let links = page.attribute(".family-hub-promise a", "href");
    for link in [
        "https://testbury.example/policy",
        "/testbury/your-rights/",
        "https://ico.org.uk/make-a-complaint/",
        "tel:03031231113",
        "/testbury/forms/ask/",
    ] {
        assert!(links.iter().any(|href| href == link), "{link} in {links:?}");
    }
}

#[test]
fn the_councils_own_electronic_route_comes_before_its_phone_and_the_commissioner() {
    let content = Content::new();
    let old = "complaints: { email: complaints@testbury.example }";
    let new = "complaints: { phone: \"020 7946 0000\", email: complaints@testbury.example, url: \"https://testbury.example/complain\" }";
    content.edit(NEW, old, new);
    let answer = content.page("").answer("How to complain");
    assert_eq!(
        answer[..3],
        ["Website", "complaints@testbury.example", "020 7946 0000"]
    );
    assert!(answer[3..].iter().any(|line| line.contains("Commissioner")));
}

#[test]
fn a_long_answer_is_folded_and_nothing_sensitive_is_hidden_in_it() {
    let content = Content::new();
    let ordinary: String = (0..9)
        .map(|n| format!("  - {{ id: fact-{n}, label: Fact {n} }}\n"))
        .collect();
    let sensitive: String = (0..6)
        .map(|n| {
            format!(
                "  - {{ id: private-{n}, label: Private {n}, special: true }}
"
            )
        })
        .collect();
    content.edit(
        NEW,
        "categories:\n",
        &format!(
            "special_category_conditions: [{{ article: \"9(2)(c)\" }}]\ncategories:\n{ordinary}{sensitive}"
        ),
    );
    let page = content.page("");
    let answer = page.answer("What we may know");
    assert_eq!(answer[0], "Private 0 (sensitive information)");
    assert_eq!(answer.len(), 16);
    let folded = page.all(".family-hub-promise details li");
    assert_eq!(folded.len(), 10);
    assert!(!folded.iter().any(|line| line.contains("sensitive")));
    assert_eq!(page.all(".family-hub-promise summary"), ["Show 10 more"]);
}

#[test]
fn the_current_address_shows_the_newest_text_and_an_older_one_says_that_it_is_older() {
    let content = Content::new();
    content.edit("council.yaml", "demonstration: true\n", "");
    let current = "/testbury/notices/hub/";
    let website = "https://hubs.testbury.example";
    content.says("council.yaml", "website", website);
    for (path, is_older) in [("", false), ("2026-01-31/", false), ("2025-01-01/", true)] {
        let page = content.page(path);
        let canonical = page.attribute("link[rel=canonical]", "href");
        assert_eq!(canonical, [format!("{website}{current}")], "{path}");
        let hidden = page.attribute("meta[name=robots]", "content");
        assert_eq!(
            hidden.iter().any(|robots| robots == "noindex"),
            is_older,
            "{path}"
        );
        let links = page.attribute(".govuk-notification-banner__link", "href");
        assert_eq!(links.iter().any(|href| href == current), is_older, "{path}");
    }
    let banner = content
        .page("2025-01-01/")
        .all(".govuk-notification-banner");
    assert!(banner[0].contains(
        "This is an older version of this notice. It was in force until 31 January 2026."
    ));
}

#[test]
fn every_text_is_listed_with_its_days_its_number_and_what_it_changed() {
    let content = Content::new();
    let page = content.page("versions/");
    let texts = page.all(".family-hub-entries li");
    assert_eq!(texts.len(), 2);
    assert!(
        texts[0].contains("31 January 2026 Current version"),
        "{texts:?}"
    );
    assert!(texts[0].contains("In force since 31 January 2026"));
    assert!(texts[1].contains("In force from 1 January 2025 until 31 January 2026"));
    let numbers = [NEW, OLD].map(|name| NoticeVersion::of(&content.text(name)).to_string());
    assert_eq!(page.attribute("code", "title"), numbers);
    assert_eq!(
        page.all("code"),
        numbers.map(|number| number[..12].to_owned())
    );
    let links = page.attribute(".family-hub-entries a", "href");
    assert_eq!(
        links,
        [
            "/testbury/notices/hub/2026-01-31/",
            "/testbury/notices/hub/2026-01-31/changes/",
            "/testbury/notices/hub/2025-01-01/",
        ]
    );
}

#[test]
fn a_text_knows_its_number_and_leads_to_what_it_changed() {
    let content = Content::new();
    let number = NoticeVersion::of(&content.text(OLD)).to_string();
    let first = content.page("2025-01-01/");
    assert!(first.all(".family-hub-fingerprint")[0].contains(&number));
    let changes = "/testbury/notices/hub/2026-01-31/changes/";
    let leads = |page: &Shown| {
        page.attribute("main a", "href")
            .iter()
            .any(|a| a == changes)
    };
    assert!(leads(&content.page("")));
    assert!(leads(&content.page("2026-01-31/")));
    assert!(!leads(&first));
    let built = content.build();
    assert!(
        !built
            .pages
            .contains_key("testbury/notices/hub/2025-01-01/changes/index.html")
    );
}

#[test]
fn a_notice_that_covers_no_form_says_nothing_of_forms_that_are_sent() {
    let told = [
        "A form that you send keeps it",
        "A form that you do not send is deleted",
    ];
    let content = Content::new();
    let page = content.page("").text();
    for words in told {
        assert!(page.contains(words), "{words}: {page}");
    }

    for name in [OLD, NEW] {
        content.says(name, "forms", "[]");
    }
    fs::remove_file(content.file("forms/ask.yaml")).expect("it goes");
    let page = content.page("");
    let number = NoticeVersion::of(&content.text(NEW));
    assert_eq!(
        page.all(".family-hub-fingerprint"),
        [format!("The number of this version is {number}.")]
    );
    for words in told {
        assert!(!page.text().contains(words), "{words}");
    }
}

/// The newer text as the older one with other days, so that a test says alone what else changes.
fn with_dates_alone() -> Content {
    let content = Content::new();
    let old = content
        .text(NEW)
        .replace("updated: 2026-01-31", "updated: 2025-01-01");
    content.write(OLD, &old);
    content
}

#[test]
fn nothing_but_dates_changed_is_said_so() {
    let content = with_dates_alone();
    content.says(OLD, "review_by", "2026-01-31");
    content.says(NEW, "review_by", "2027-01-31");
    let page = content.page("2026-01-31/changes/");
    assert_eq!(
        page.all(".govuk-inset-text"),
        ["Nothing changed but dates."]
    );
    assert_eq!(page.all("main h3"), ["When we look at this notice again"]);
    assert!(page.text().contains("Nothing changed in the text."));
}

#[test]
fn a_changed_answer_of_the_promise_says_what_it_was_and_what_it_is() {
    let content = with_dates_alone();
    content.edit(
        NEW,
        "record: family, from: last-contact, period: 3 years",
        "record: family, from: last-contact, period: 5 years",
    );
    content.says(
        NEW,
        "rights",
        "[access, rectification, erasure, restriction, objection]",
    );
    content.says(OLD, "rights", "[access, erasure, restriction, objection]");
    let page = content.page("2026-01-31/changes/");
    assert_eq!(
        page.all(".family-hub-change dt"),
        ["Before", "Now", "Now also"]
    );
    let [was, is, added] = &page.find(".family-hub-change dd")[..] else {
        panic!("three answers");
    };
    let within = |element: &ElementRef<'_>, tag: &str| {
        let selector = Selector::parse(tag).expect("a selector");
        element.select(&selector).map(text).collect::<Vec<_>>()
    };
    assert_eq!(within(was, "del"), ["(removed: 3)"]);
    assert_eq!(within(is, "ins"), ["(added: 5)"]);
    assert_eq!(within(added, "ins"), ["Have it corrected"]);
    assert!(text(*was).starts_with("What we keep about your family:"));
    assert!(
        page.all("main li")
            .contains(&"2 answers in the promise changed".to_owned())
    );
}

#[test]
fn what_changed_in_the_text_has_a_word_beside_its_colour() {
    let content = with_dates_alone();
    let body = |name: &str, first: &str| {
        let text = content.text(name);
        let (front, rest) = text.split_once("\n---\n").expect("front matter");
        content.write(name, &format!("{front}\n---\n\n{first}\n\n{rest}"));
    };
    body(
        OLD,
        "## Why\n\nTo help.\n\n## Who\n\nOur team alone.\n\nWe never sell it.\n\nGoodbye to you and yours.",
    );
    body(
        NEW,
        "## Who\n\nOur team alone.\n\n## Why\n\nTo help.\n\nWe never give it away or sell it.\n\n- <b>One</b> [thing](/testbury/)",
    );
    let page = content.page("2026-01-31/changes/");
    let mut words = page.all(".family-hub-change h3");
    words.sort();
    words.dedup();
    assert_eq!(
        words,
        [
            "Added",
            "Changed",
            "Moved from here",
            "Moved to here",
            "Removed"
        ]
    );
    for line in [
        "One part of the text was added",
        "One part of the text was removed",
        "2 parts of the text moved to another place",
        "One part of the text has other words",
    ] {
        assert!(page.all("main li").contains(&line.to_owned()), "{line}");
    }
    assert_eq!(
        page.all("div.family-hub-change--changed ins"),
        ["(added: give it away or)"]
    );
    assert_eq!(
        page.all(".family-hub-change--removed del"),
        ["Goodbye to you and yours."]
    );
    assert!(
        page.find(".family-hub-change b").is_empty(),
        "markup is shown and not obeyed"
    );
}
