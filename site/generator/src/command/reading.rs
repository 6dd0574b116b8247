//! `site reading`: how hard each page is to read.

use std::fmt::Write as _;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;
use site::findings::{self, Look, plural};
use site_rules::reading::{PageReading, READING_AGE, SENTENCE_WORDS, WORDS_TO_JUDGE, pages};

use super::Ended;
use super::chosen::Chosen;
use super::told::print;

/// What `site reading` is told.
#[derive(Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    chosen: Chosen,
    /// The form of the table
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// The form of the table.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// The table as a program reads it.
#[derive(Serialize)]
struct Table {
    /// Years; of all pages alike, however long.
    average_reading_age: Option<f64>,
    /// Hardest first.
    pages: Vec<Row>,
}

/// A page, as a program reads it. Ages are in years, to a tenth.
#[derive(Serialize)]
struct Row {
    council: String,
    kind: String,
    slug: Option<String>,
    file: String,
    title: String,
    words: usize,
    sentences: usize,
    reading_age: Option<f64>,
    too_hard: bool,
    longest_sentence: usize,
    long_sentences: Vec<Long>,
    abbreviations: Vec<Unexplained>,
}

/// A sentence that is too long, and where it begins.
#[derive(Serialize)]
struct Long {
    words: usize,
    line: usize,
    column: usize,
}

/// An abbreviation that is not explained, and its first use.
#[derive(Serialize)]
struct Unexplained {
    letters: String,
    line: usize,
    column: usize,
}

impl Reading {
    /// Prints the table. It judges nothing: `site check` warns.
    pub(crate) fn run(&self) -> Ended {
        self.chosen.check_there()?;
        let (content, unread) = self.chosen.load();
        let mut read = pages(&content);
        read.sort_by(|a, b| {
            let age = |page: &PageReading| page.reading_age.unwrap_or_default();
            age(b).total_cmp(&age(a)).then_with(|| a.file.cmp(&b.file))
        });
        if unread.has_errors() {
            eprint!("{}", findings::draw(&unread, Look::Plain));
            eprintln!("not everything was read: {}", findings::count(&unread));
        }
        match self.format {
            Format::Human => print(human(&read))?,
            Format::Json => {
                let table = serde_json::to_string_pretty(&table(&read))?;
                print(format_args!("{table}\n"))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no site has pages near 2^53")]
fn average(pages: &[PageReading]) -> Option<f64> {
    let ages: Vec<f64> = pages.iter().filter_map(|page| page.reading_age).collect();
    (!ages.is_empty()).then(|| ages.iter().sum::<f64>() / ages.len() as f64)
}

fn human(pages: &[PageReading]) -> String {
    let mut told = format!(
        "reading age   words   sentences over {SENTENCE_WORDS} words   abbreviations not explained   page\n"
    );
    for page in pages {
        let age = page
            .reading_age
            .map_or("-".to_owned(), |age| format!("{age:.1}"));
        let letters: Vec<&str> = page.abbreviations.iter().map(|a| &*a.letters).collect();
        let letters = if letters.is_empty() {
            "-".to_owned()
        } else {
            letters.join(" ")
        };
        let mark = if page.is_too_hard() { '!' } else { ' ' };
        let _ = writeln!(
            told,
            "{age:>10} {mark}{:>7} {:>25}   {letters:<27}   {}",
            page.words,
            page.long_sentences.len(),
            page.file.display(),
        );
    }
    if let Some(average) = average(pages) {
        let _ = writeln!(
            told,
            "\n{}, {average:.1} years on average. The target is 9 to {READING_AGE:.0}; `!` marks a page of \
             {WORDS_TO_JUDGE} words or more that is above it.",
            plural(pages.len(), "page", "pages"),
        );
    }
    told
}

fn table(pages: &[PageReading]) -> Table {
    let tenth = |age: f64| (age * 10.0).round() / 10.0;
    let row = |page: &PageReading| Row {
        council: page.council.to_string(),
        kind: page.kind.to_string(),
        slug: page.slug.clone(),
        file: page.file.display().to_string(),
        title: page.title.clone(),
        words: page.words,
        sentences: page.sentences,
        reading_age: page.reading_age.map(tenth),
        too_hard: page.is_too_hard(),
        longest_sentence: page.longest_sentence,
        long_sentences: page
            .long_sentences
            .iter()
            .map(|sentence| Long {
                words: sentence.words,
                line: sentence.position.line,
                column: sentence.position.column,
            })
            .collect(),
        abbreviations: page
            .abbreviations
            .iter()
            .map(|abbreviation| Unexplained {
                letters: abbreviation.letters.clone(),
                line: abbreviation.position.line,
                column: abbreviation.position.column,
            })
            .collect(),
    };
    Table {
        average_reading_age: average(pages).map(tenth),
        pages: pages.iter().map(row).collect(),
    }
}
