//! Words that families understand: how old a reader has to be, sentences that are too long, and
//! abbreviations that nobody explains.
//!
//! The reading age is the Flesch-Kincaid grade and five: `0.39 * words per sentence + 11.8 *
//! syllables per word - 15.59 + 5` (Kincaid, Fishburne, Rogers and Chissom, "Derivation of new
//! readability formulas", 1975). A grade is a year of school in the United States, whose first is at
//! the age of six. Each item of a list is a sentence, because that is how it is read; headings and
//! the cells of tables are none. The formula sees length and not sense: it tells where to look.

mod abbreviations;
mod names;
mod syllables;
mod text;
mod words;

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use site_model::diagnostic::Diagnostic;
use site_model::positions::Position;
use site_model::{Content, Severity, Slug};

use crate::checked::{Checked, File};
use crate::index::Index;
use crate::prose::sentences;
use crate::rule::{Check, Example, Rule};
pub use abbreviations::Abbreviation;
pub(crate) use names::KnownNames;
use syllables::Syllables;
use text::PageText;
use words::{Word, words};

/// The oldest reader that a page should need: what most eleven year olds can read, most adults can.
pub const READING_AGE: f64 = 11.0;

/// The most words of a sentence that is read at once: GOV.UK's guidance on writing.
pub const SENTENCE_WORDS: usize = 25;

/// A page with fewer words is not judged by its age: Flesch's own samples had 100.
pub const WORDS_TO_JUDGE: usize = 100;

pub(crate) const AGE: &str = "reading-age";
pub(crate) const LONG_SENTENCE: &str = "reading-long-sentence";
pub(crate) const ABBREVIATION: &str = "reading-abbreviation";

const ARTICLE_12: &str = "https://www.legislation.gov.uk/eur/2016/679/article/12";
const ICO_CLEAR: &str = "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/how-should-we-draft-our-privacy-information/";
const WRITING: &str = "https://www.gov.uk/guidance/content-design/writing-for-gov-uk";
const ABBREVIATIONS: &str =
    "https://www.gov.uk/guidance/style-guide/a-to-z#abbreviations-and-acronyms";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: AGE,
        title: "A page can be read at the age of 11.",
        source: "UK GDPR Article 12(1): clear and plain language; GOV.UK, writing for a reading age of 9",
        read: &[ARTICLE_12, ICO_CLEAR, WRITING],
        why: "A family that is tired, worried or new to English reads as a child does. What it cannot read \
              it has not been told.",
        looks: Some(
            "It adds five to the Flesch-Kincaid grade of the whole page: its text, each item of a list as \
             a sentence, and the words of its front matter that are shown. Headings and the cells of \
             tables are left out. A name counts as an easy word, and a number, a postcode or an address as \
             one syllable. Pages of fewer than 100 words are not judged. Syllables are counted by \
             spelling. The formula sees length and not sense.",
        ),
        mend: "write shorter sentences, and shorter words that people say: `help` for `assistance`",
        example: Example {
            breaks: "In accordance with our safeguarding responsibilities, information regarding your \
                     circumstances may subsequently be disclosed to appropriate professionals.",
            keeps: "If someone is in danger, we may tell people who can help. We tell them only what they \
                    need to know.",
        },
        check: Check::Council(age),
    },
    Rule {
        id: LONG_SENTENCE,
        title: "A sentence has 25 words at most.",
        source: "UK GDPR Article 12(1): concise and intelligible; GOV.UK, writing in sentences of up to 25 \
                 words",
        read: &[ARTICLE_12, ICO_CLEAR, WRITING],
        why: "A reader has to hold a sentence in mind until it ends. Long ones are read twice, or not at \
              all.",
        looks: Some(
            "It counts the words between full stops, question marks and exclamation marks, in each \
             paragraph, item, heading and cell, and in the words of front matter and forms. A telephone \
             number, a postcode or an address is one word. A colon or a semicolon ends no sentence.",
        ),
        mend: "split it: one thought in each sentence, or a list",
        example: Example {
            breaks: "We share what you tell us with other services so that they can work out how to help \
                     you, unless you have told us that you do not want this.",
            keeps: "We share what you tell us with other services. They use it to work out how to help \
                    you. You can say no.",
        },
        check: Check::Council(long_sentence),
    },
    Rule {
        id: ABBREVIATION,
        title: "An abbreviation is explained.",
        source: "UK GDPR Article 12(1): intelligible; GOV.UK style guide, abbreviations and acronyms",
        read: &[ARTICLE_12, ICO_CLEAR, ABBREVIATIONS],
        why: "Staff use letters every day. A family that does not know them is left out of what is said \
              about it.",
        looks: Some(
            "It takes two or more capitals together for an abbreviation. One is explained if words beside \
             its brackets begin with its first letter, anywhere on the page, or if `abbreviations:` in \
             `council.yaml` has it. AM, DVLA, EU, MP, OK, PDF, PM, TV, UK, US and VAT are known to \
             everybody. Letters inside the name of an organisation or a hub are part of the name. A text that is \
             all capitals is passed over.",
        ),
        mend: "write it out: `Department for Work and Pensions (DWP)`; or explain it under \
               `abbreviations:` in `council.yaml`",
        example: Example {
            breaks: "The MASH team may contact you.",
            keeps: "The Multi-Agency Safeguarding Hub (MASH) may contact you.",
        },
        check: Check::Council(abbreviation),
    },
];

/// How a page reads.
#[derive(Debug, Clone, PartialEq)]
pub struct PageReading {
    /// Whose page it is.
    pub council: Slug,
    /// What kind of page.
    pub kind: PageKind,
    /// Its name in addresses; a council's own words have none.
    pub slug: Option<String>,
    /// The file it is written in.
    pub file: PathBuf,
    /// Its heading.
    pub title: String,
    /// Where its heading stands, if it has words enough to be judged and needs too old a reader.
    pub too_hard_at: Option<Position>,
    /// The words of its sentences.
    pub words: usize,
    /// Its sentences, each item of a list being one.
    pub sentences: usize,
    /// The years of age at which most people can read it, 5 at least; of no words there is none.
    pub reading_age: Option<f64>,
    /// The words of its longest sentence.
    pub longest_sentence: usize,
    /// Every sentence of more than [`SENTENCE_WORDS`] words, in order.
    pub long_sentences: Vec<LongSentence>,
    /// Every abbreviation that is not explained, at its first use.
    pub abbreviations: Vec<Abbreviation>,
}

/// A kind of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// What stands on every page: `council.yaml`.
    Council,
    /// The text in force of a privacy notice.
    Notice,
    /// A service of the directory.
    Service,
    /// An organisation of the directory.
    Organisation,
    /// A location of the directory.
    Location,
    /// A page of the council's own.
    Page,
    /// A form, all its pages together.
    Form,
}

/// A sentence that is too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongSentence {
    /// How many words it has.
    pub words: usize,
    /// Where it begins.
    pub position: Position,
}

impl fmt::Display for PageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Council => "council",
            Self::Notice => "notice",
            Self::Service => "service",
            Self::Organisation => "organisation",
            Self::Location => "location",
            Self::Page => "page",
            Self::Form => "form",
        })
    }
}

impl PageReading {
    /// Whether it has words enough to be judged, and needs too old a reader.
    pub fn is_too_hard(&self) -> bool {
        self.too_hard_at.is_some()
    }
}

/// The age, if there are words enough to judge it by and it is too high.
fn too_hard(words: usize, reading_age: Option<f64>) -> Option<f64> {
    reading_age.filter(|age| words >= WORDS_TO_JUDGE && *age > READING_AGE)
}

/// How every page of every council reads, in the order of councils, kinds and names.
pub fn pages(content: &Content) -> Vec<PageReading> {
    let mut pages = Vec::new();
    for council in content.councils.values() {
        let index = Index::of(council);
        for file in File::all(council) {
            let prose = file.prose();
            // How a page reads depends on no day.
            let checked = Checked::new(content, &index, Date::default(), [(file, &prose)]);
            pages.extend_from_slice(checked.readings());
        }
    }
    pages
}

/// How these files read.
pub(crate) fn of(checked: &Checked<'_>) -> Vec<PageReading> {
    let pages = checked
        .files()
        .filter_map(|(file, prose)| text::page(file, prose));
    let mut syllables = Syllables::default();
    pages
        .map(|page| read(checked, &page, &mut syllables))
        .collect()
}

fn read<'a>(
    checked: &Checked<'_>,
    page: &PageText<'a>,
    syllables: &mut Syllables<'a>,
) -> PageReading {
    let names = checked.index.known_names();
    let mut tally = Tally::default();
    let mut long_sentences = Vec::new();
    for text in &page.texts {
        let is_running = text.is_running();
        for sentence in sentences(text.words) {
            // Fewer characters hold no more words, and a heading's words are not counted.
            if !is_running && sentence.text.len() <= SENTENCE_WORDS {
                continue;
            }
            let words = words(sentence.text, &names.words);
            if is_running {
                tally.add(&words, syllables);
            }
            if words.len() > SENTENCE_WORDS {
                long_sentences.push(LongSentence {
                    words: words.len(),
                    position: text.position(sentence.offset),
                });
            }
        }
    }
    let reading_age = tally.reading_age();
    PageReading {
        council: checked.council.slug.clone(),
        kind: page.kind,
        slug: page.slug.map(str::to_owned),
        file: page.source.file.clone(),
        title: page.title.to_owned(),
        too_hard_at: too_hard(tally.words, reading_age).map(|_| page.title_at()),
        words: tally.words,
        sentences: tally.sentences,
        reading_age,
        longest_sentence: tally.longest,
        long_sentences,
        abbreviations: abbreviations::unexplained(&page.texts, checked.council, names),
    }
}

/// What a page's sentences come to.
#[derive(Default)]
struct Tally {
    words: usize,
    sentences: usize,
    syllables: usize,
    longest: usize,
}

impl Tally {
    fn add<'a>(&mut self, sentence: &[Word<'a>], syllables: &mut Syllables<'a>) {
        if !sentence.is_empty() {
            self.sentences += 1;
            self.words += sentence.len();
            self.longest = self.longest.max(sentence.len());
            for word in sentence {
                self.syllables += word.syllables(syllables);
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "no page has words near 2^53")]
    fn reading_age(&self) -> Option<f64> {
        let words_in_a_sentence = self.words as f64 / self.sentences as f64;
        let syllables_in_a_word = self.syllables as f64 / self.words as f64;
        let grade = 0.39 * words_in_a_sentence + 11.8 * syllables_in_a_word - 15.59;
        (self.words > 0).then(|| (grade + 5.0).max(5.0))
    }
}

fn age(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.readings() {
        if let (Some(age), Some(position)) = (page.reading_age, page.too_hard_at) {
            let message = format!(
                "a reader has to be about {:.0} years old: {age:.1} by {} words in {} sentences",
                age.ceil(),
                page.words,
                page.sentences
            );
            found.push(warning(AGE, &page.file, position, message));
        }
    }
    found
}

fn long_sentence(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.readings() {
        for sentence in &page.long_sentences {
            let message = format!("this sentence has {} words", sentence.words);
            found.push(warning(
                LONG_SENTENCE,
                &page.file,
                sentence.position,
                message,
            ));
        }
    }
    found
}

fn abbreviation(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for page in checked.readings() {
        for Abbreviation { letters, position } in &page.abbreviations {
            let message = format!("`{letters}` is not explained on this page");
            found.push(warning(ABBREVIATION, &page.file, *position, message));
        }
    }
    found
}

/// A warning with the mend of its rule.
fn warning(id: &'static str, file: &Path, position: Position, message: String) -> Diagnostic {
    let mend = RULES
        .iter()
        .find(|rule| rule.id == id)
        .map_or("", |rule| rule.mend);
    Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::error(id, file, position, message, mend)
    }
}
