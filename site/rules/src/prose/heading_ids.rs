//! Where a heading can be linked to.

use std::collections::BTreeSet;

/// Ids for headings: letters and digits of any script joined by hyphens, each once on a page.
#[derive(Debug, Clone, Default)]
pub struct HeadingIds(BTreeSet<String>);

/// Ids that the page around a text uses.
pub const TAKEN_IDS: [&str; 3] = ["main-content", "navigation", "contents"];

impl HeadingIds {
    /// An id for a heading with this text, which no earlier one has.
    pub fn next(&mut self, text: &str) -> String {
        let wanted = id_of(text);
        let is_free = |id: &str| !TAKEN_IDS.contains(&id) && !self.0.contains(id);
        let id = if is_free(&wanted) {
            wanted
        } else {
            (2..)
                .map(|number| format!("{wanted}-{number}"))
                .find(|id| is_free(id))
                .unwrap_or(wanted)
        };
        self.0.insert(id.clone());
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
}
