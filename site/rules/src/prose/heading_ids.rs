//! Where a heading can be linked to.

use std::collections::{BTreeMap, BTreeSet};

/// Ids for headings: letters and digits of any script joined by hyphens, each once on a page.
#[derive(Debug, Clone, Default)]
pub struct HeadingIds {
    given: BTreeSet<String>,
    /// The last number that was tried behind an id, so that a text of ten thousand headings of one
    /// name is done as soon as any other.
    tried: BTreeMap<String, usize>,
}

/// Ids that the page around a text uses.
pub const TAKEN_IDS: [&str; 4] = ["contents", "main-content", "navigation", "whole-text"];

impl HeadingIds {
    /// An id for a heading with this text, which no earlier one has.
    pub fn next(&mut self, text: &str) -> String {
        let wanted = id_of(text);
        let mut id = wanted.clone();
        while TAKEN_IDS.contains(&&*id) || self.given.contains(&id) {
            let number = self.tried.entry(wanted.clone()).or_insert(1);
            *number += 1;
            id = format!("{wanted}-{number}");
        }
        self.given.insert(id.clone());
        id
    }
}

fn id_of(text: &str) -> String {
    let lower = text.to_lowercase().replace(['\'', '’'], "");
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "section".to_owned()
    } else {
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_headings_of_one_name_have_two_ids() {
        let mut ids = HeadingIds::default();
        assert_eq!(ids.next("Your rights"), "your-rights");
        assert_eq!(ids.next("Your rights"), "your-rights-2");
        assert_eq!(ids.next("Contents"), "contents-2");
        assert_eq!(ids.next("?"), "section");
    }

    #[test]
    fn a_heading_that_is_called_like_the_id_of_another_has_its_own() {
        let mut ids = HeadingIds::default();
        let given = ["A 2", "A", "A", "A", "A 2"].map(|text| ids.next(text));
        assert_eq!(given, ["a-2", "a", "a-3", "a-4", "a-2-2"]);
    }

    #[test]
    fn ten_thousand_headings_of_one_name_take_no_time() {
        let mut ids = HeadingIds::default();
        let started = std::time::Instant::now();
        let last = (0..10_000).map(|_| ids.next("A")).last();
        assert_eq!(last.as_deref(), Some("a-10000"));
        assert!(started.elapsed() < std::time::Duration::from_secs(2));
    }
}
