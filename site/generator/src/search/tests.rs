//! What an index holds, and what it may weigh.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

/// What the module says.
fn read(index: Index<'_>) -> serde_json::Value {
    let module = String::from_utf8(index.module().expect("a module")).expect("UTF-8");
    let json = module
        .strip_prefix("export default ")
        .expect("a default export");
    serde_json::from_str(json).expect("JSON")
}

fn lines<'v>(value: &'v serde_json::Value, name: &str) -> Vec<&'v str> {
    value[name].as_str().expect("a text").split('\n').collect()
}

/// The terms, as the script reads them.
fn terms(value: &serde_json::Value) -> Vec<String> {
    let mut before = String::new();
    let all = lines(value, "terms").into_iter();
    all.map(|line| {
        let shared = line.chars().next().and_then(|digit| digit.to_digit(36));
        let begin: String = before
            .chars()
            .take(shared.expect("a digit") as usize)
            .collect();
        before = begin + &line.chars().skip(1).collect::<String>();
        before.clone()
    })
    .collect()
}

fn entry(name: &'static str, slug: &'static str) -> Entry<'static> {
    Entry {
        name,
        slug,
        ..Entry::default()
    }
}

#[test]
fn an_entry_is_a_line_of_every_column_whatever_it_is_called() {
    let mut index = Index::new();
    index.service(&Entry {
        summary: "One\n two\u{2028}three",
        by: Some("</script><script>alert(1)</script>"),
        ..entry("Line\nbreaks \"and\" \\ </script>", "line")
    });
    index.service(&entry("Plain name", "plain-name"));
    index.notice(&entry("", "empty"));
    let module = index.module().expect("a module");
    let text = std::str::from_utf8(&module).expect("UTF-8");
    assert!(!text.contains('<') && !text.contains('\u{2028}'), "{text}");
    let json = text.strip_prefix("export default ").expect("a module");
    let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(
        lines(&value, "names"),
        ["Line breaks \"and\" \\ </script>", "Plain name", ""]
    );
    assert_eq!(lines(&value, "summaries"), ["One two three", "", ""]);
    assert_eq!(lines(&value, "slugs"), ["line", "", "empty"]);
    assert_eq!(value["by"], "\"!!".replace('"', "#"));
    assert_eq!(value["services"], 2);
}

#[test]
fn a_term_lists_an_entry_once_where_it_counts_most() {
    let mut index = Index::new();
    let about = index.phrase("Sleep and calm");
    let unused = index.phrase("Nobody has this");
    assert_ne!(about, unused);
    index.service(&Entry {
        summary: "Sleep, babies, 2024.",
        prose: "Baby [sleep](/sleeping/) at https://example.org/no",
        about: vec![about.clone()],
        ..entry("Sleep", "sleep")
    });
    index.service(&Entry {
        about: vec![about],
        ..entry("Calm", "calm")
    });
    let value = read(index);
    assert_eq!(terms(&value), ["baby", "calm", "sleep"]);
    // `!` is 0: the first entry, or the next.
    assert_eq!(lines(&value, "postings"), ["  !", "# !", "! #"]);
}

#[test]
fn equal_content_makes_equal_bytes() {
    let module = || corpus(50, 10).module().expect("a module");
    assert_eq!(module(), module());
}

#[test]
fn a_filter_lists_the_services_that_have_it() {
    let mut index = Index::new();
    (0..3).for_each(|_| index.service(&entry("A", "a")));
    index.filter("day", "monday", &[0, 2]);
    assert_eq!(read(index)["filters"]["day"]["monday"], "!#");
}

/// Words as languages have them: the n-th most frequent is n times as rare as the first (Zipf).
struct Words {
    all: Vec<String>,
    state: u64,
}

impl Words {
    fn new() -> Self {
        let mut words = Self {
            all: Vec::new(),
            state: 1,
        };
        let mut known = BTreeSet::new();
        while words.all.len() < 12_000 {
            let mut word = String::new();
            for _ in 0..1 + words.below(2) + words.below(2) + words.below(2) {
                let begin = [
                    "b", "c", "d", "f", "h", "l", "m", "n", "p", "r", "s", "t", "w", "ch", "st",
                ];
                let middle = ["a", "e", "i", "o", "u", "ea", "oo"];
                let end = ["", "n", "r", "t", "l", "ck"];
                word += begin[words.below(begin.len())];
                word += middle[words.below(middle.len())];
                word += end[words.below(end.len())];
            }
            if known.insert(word.clone()) {
                words.all.push(word);
            }
        }
        words
    }

    /// Below `end`: numbers of a linear congruential generator (Knuth's MMIX).
    fn below(&mut self, end: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end
    }

    fn text(&mut self, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let share = self.below(1 << 20) as f64 / f64::from(1 << 20);
            let rank = (self.all.len() as f64).powf(share) as usize;
            let word = &self.all[(rank - 1).min(self.all.len() - 1)];
            let _ = write!(text, "{word} ");
        }
        text
    }
}

/// A directory with so many services and notices, of a size as real ones have: 60 words a description.
fn corpus(services: usize, notices: usize) -> Index<'static> {
    let mut words = Words::new();
    // For a test's life, as content is for a build's.
    let leaked = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let organisations: Vec<&str> = (0..1 + services / 15)
        .map(|_| leaked(words.text(3)))
        .collect();
    let about: Vec<String> = (0..1 + services / 10).map(|_| words.text(3)).collect();
    let entries: Vec<Entry<'static>> = (0..services + notices)
        .map(|number| {
            let name = leaked(words.text(4));
            Entry {
                slug: leaked(words::slug_of(name).unwrap_or_default()),
                name,
                summary: leaked(words.text(12)),
                by: Some(organisations[words.below(organisations.len())]),
                prose: if number < services {
                    leaked(words.text(60))
                } else {
                    ""
                },
                ..Entry::default()
            }
        })
        .collect();
    let filters: Vec<Vec<usize>> = (0..60)
        .map(|value| {
            (0..services)
                .filter(|_| words.below(value + 2) == 0)
                .collect()
        })
        .collect();

    let mut index = Index::new();
    let phrases: Vec<Phrase> = about.iter().map(|text| index.phrase(text)).collect();
    for (number, mut entry) in entries.into_iter().enumerate() {
        entry.about = vec![
            phrases[number % phrases.len()].clone(),
            phrases[number % 7 % phrases.len()].clone(),
        ];
        if number < services {
            index.service(&entry);
        } else {
            index.notice(&entry);
        }
    }
    for (value, services) in filters.iter().enumerate() {
        index.filter("need", leaked(format!("value-{value}")), services);
    }
    index
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}

#[test]
fn an_index_keeps_its_budget() {
    for (services, notices, budget) in [(500, 0, 100_000), (5000, 5000, 1_000_000)] {
        let module = corpus(services, notices).module().expect("a module");
        let weight = compressed(&module);
        assert!(
            weight <= budget,
            "{weight} bytes for {services} services and {notices} notices"
        );
    }
}

/// An unoptimised build takes many times as long: a release's figure is in the module's words. What this
/// test finds is work that grows with the square of the entries.
#[test]
fn time_grows_with_the_entries() {
    let time = |entries| {
        let began = Instant::now();
        corpus(entries, 0).module().expect("a module");
        began.elapsed()
    };
    let (few, many) = (time(1000), time(8000));
    assert!(
        many < few * 24 + Duration::from_millis(200),
        "{few:?} for 1,000, {many:?} for 8,000"
    );
}
