//! Short names from names: `Café Zoë's` is `cafe-zoes`.

use std::collections::{BTreeMap, BTreeSet};

use deunicode::deunicode;
use site_model::Slug;

/// A slug has at most 80 characters; a number may still follow.
const LONGEST: usize = 72;

/// Gives short names, each once. The same names in the same order get the same.
#[derive(Debug, Clone)]
pub struct Names {
    /// For a name without a letter or digit, e.g. `service`.
    otherwise: &'static str,
    taken: BTreeSet<Slug>,
    /// The number to try next, by what stands before it.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// None taken yet. A name without a letter or digit becomes `otherwise`, such as `service`.
    pub fn new(otherwise: &'static str) -> Self {
        Self {
            otherwise,
            taken: BTreeSet::new(),
            next: BTreeMap::new(),
        }
    }

    /// Marks a short name as taken; `false` if it was.
    pub fn take(&mut self, slug: &Slug) -> bool {
        self.taken.insert(slug.clone())
    }

    /// A short name for `name` that nothing else has, and takes it: with a number where it is not the
    /// first (`stay-and-play-2`).
    pub fn give(&mut self, name: &str) -> Slug {
        let stem = match stem(name) {
            stem if stem.is_empty() => self.otherwise.to_owned(),
            stem => stem,
        };
        let next = self.next.entry(stem.clone()).or_insert(1);
        loop {
            let candidate = match *next {
                1 => stem.clone(),
                number => format!("{stem}-{number}"),
            };
            *next += 1;
            // A name that Windows reserves is no slug: it gets a number too.
            if let Ok(slug) = Slug::parse(&candidate)
                && self.taken.insert(slug.clone())
            {
                return slug;
            }
        }
    }
}

/// The letters and digits of a name in ASCII, with a hyphen wherever something else stands between
/// them; but an apostrophe joins, as it does in speech.
fn stem(name: &str) -> String {
    let mut stem = String::new();
    for c in deunicode(name).chars() {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => stem.push(c),
            '\'' | '`' => {}
            _ if stem.is_empty() || stem.ends_with('-') => {}
            _ => stem.push('-'),
        }
        if stem.len() > LONGEST {
            // Whole words, unless it is one long one.
            let end = stem.rfind('-').unwrap_or(LONGEST);
            stem.truncate(end);
            break;
        }
    }
    stem.truncate(stem.trim_end_matches('-').len());
    stem
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn given(names: &[&str]) -> Vec<String> {
        let mut all = Names::new("service");
        names
            .iter()
            .map(|name| all.give(name).to_string())
            .collect()
    }

    #[test]
    fn a_short_name_reads_like_the_name() {
        assert_eq!(
            given(&[
                "Café Zoë's — toys & books",
                "Queen’s Park",
                "  ../../x  ",
                "日本"
            ]),
            ["cafe-zoes-toys-books", "queens-park", "x", "ri-ben"]
        );
    }

    #[test]
    fn what_collides_gets_a_number_and_so_does_what_windows_reserves() {
        assert_eq!(
            given(&[
                "Stay and play",
                "Stay & and Play!",
                "stay-and-play",
                "CON",
                "!!",
                "?"
            ]),
            [
                "stay-and-play",
                "stay-and-play-2",
                "stay-and-play-3",
                "con-2",
                "service",
                "service-2"
            ]
        );
    }

    #[test]
    fn a_name_that_was_taken_is_given_to_nothing_else() {
        let mut names = Names::new("service");
        let taken = Slug::parse("help").expect("a slug");
        assert!(names.take(&taken));
        assert!(!names.take(&taken));
        assert_eq!(names.give("Help").as_str(), "help-2");
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        let given = given(&[&"word ".repeat(40), &"x".repeat(200)]);
        assert!(
            given[0].len() <= LONGEST && given[0].ends_with("-word"),
            "{given:?}"
        );
        assert_eq!(given[1].len(), LONGEST);
    }

    proptest! {
        #[test]
        fn any_names_get_short_names_that_differ(names in prop::collection::vec(".{0,100}", 0..20)) {
            let mut all = Names::new("service");
            let given: BTreeSet<Slug> = names.iter().map(|name| all.give(name)).collect();
            prop_assert_eq!(given.len(), names.len());
        }
    }
}
