//! The things of one kind from A to Z, each with what lists show of it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use deunicode::deunicode;
use site_model::Slug;

use super::super::Result;

/// The letter under which a name stands that begins with none.
pub(super) const NO_LETTER: &str = "other";

/// The things of one kind, in order.
pub(super) struct Catalogue<'a, T> {
    entries: Vec<Catalogued<'a, T>>,
    places: BTreeMap<&'a Slug, usize>,
}

/// One of them.
pub(super) struct Catalogued<'a, T> {
    /// Its short name.
    pub(super) slug: &'a Slug,
    /// Its name.
    pub(super) name: &'a str,
    /// What content says of it.
    pub(super) thing: &'a T,
    /// The letter under which it stands: `a` to `z`, or [`NO_LETTER`].
    pub(super) letter: &'static str,
    /// Its entry in lists, once it was drawn: a service is in many.
    drawn: OnceLock<String>,
}

impl<'a, T> Catalogue<'a, T> {
    /// All `things`, each with its name, in the order of their names as people look for them.
    pub(super) fn new(things: impl Iterator<Item = (&'a Slug, &'a str, &'a T)>) -> Self {
        let mut keyed: Vec<(String, Catalogued<'a, T>)> = things
            .map(|(slug, name, thing)| {
                let key = sorted_by(name);
                let letter = letter_of(&key);
                // What begins with no letter stands last, as the list of letters has it.
                let key = if letter == NO_LETTER {
                    format!("\u{10FFFF}{key}")
                } else {
                    key
                };
                let catalogued = Catalogued {
                    slug,
                    name,
                    thing,
                    letter,
                    drawn: OnceLock::new(),
                };
                (key, catalogued)
            })
            .collect();
        keyed.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.slug.cmp(y.slug)));
        let entries: Vec<_> = keyed.into_iter().map(|(_, entry)| entry).collect();
        let places = entries
            .iter()
            .enumerate()
            .map(|(place, entry)| (entry.slug, place))
            .collect();
        Self { entries, places }
    }

    /// Every one of them.
    pub(super) fn all(&self) -> &[Catalogued<'a, T>] {
        &self.entries
    }

    /// Where one stands.
    pub(super) fn place(&self, slug: &Slug) -> Option<usize> {
        self.places.get(slug).copied()
    }

    /// The letters under which something stands, in order, each with the places of what does.
    pub(super) fn letters(&self) -> Vec<(&'static str, Vec<usize>)> {
        let mut letters: Vec<(&'static str, Vec<usize>)> = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            match letters.last_mut() {
                Some((letter, places)) if *letter == entry.letter => places.push(place),
                _ => letters.push((entry.letter, vec![place])),
            }
        }
        letters
    }
}

impl<T> Catalogued<'_, T> {
    /// Its entry in lists, drawn when it is first wanted.
    pub(super) fn drawn(&self, draw: impl FnOnce(&Self) -> Result<String>) -> Result<&str> {
        if let Some(drawn) = self.drawn.get() {
            return Ok(drawn);
        }
        let drawn = draw(self)?;
        Ok(self.drawn.get_or_init(|| drawn))
    }
}

/// A name as it is looked for: without accents, capitals, and signs before its first letter.
fn sorted_by(name: &str) -> String {
    let plain = deunicode(name).to_lowercase();
    plain
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

fn letter_of(key: &str) -> &'static str {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    key.chars()
        .next()
        .and_then(|first| LETTERS.find(first))
        .map_or(NO_LETTER, |at| &LETTERS[at..=at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(names: &[&str]) -> Vec<Slug> {
        let numbered = (0..names.len()).map(|number| format!("s{number}"));
        numbered
            .map(|slug| Slug::parse(&slug).expect("a slug"))
            .collect()
    }

    fn in_order(names: &[&str]) -> Vec<(&'static str, String)> {
        let slugs = slugs(names);
        let things = slugs
            .iter()
            .zip(names)
            .map(|(slug, name)| (slug, *name, &()));
        let catalogue = Catalogue::new(things);
        let all = catalogue.all().iter();
        all.map(|entry| (entry.letter, entry.name.to_owned()))
            .collect()
    }

    #[test]
    fn names_stand_where_people_look_for_them() {
        let ordered = in_order(&[
            "Zoo",
            "école",
            "\"Early\" start",
            "Eczema club",
            "2 year olds",
            "apple",
        ]);
        let said: Vec<(&str, &str)> = ordered
            .iter()
            .map(|(letter, name)| (*letter, name.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("a", "apple"),
                ("e", "\"Early\" start"),
                ("e", "école"),
                ("e", "Eczema club"),
                ("z", "Zoo"),
                (NO_LETTER, "2 year olds"),
            ]
        );
    }

    #[test]
    fn every_thing_stands_under_one_letter_and_letters_come_once() {
        let names = ["b", "", "!", "a", "B", "9", "á"];
        let slugs = slugs(&names);
        let catalogue = Catalogue::new(
            slugs
                .iter()
                .zip(names)
                .map(|(slug, name)| (slug, name, &())),
        );
        let letters = catalogue.letters();
        let said: Vec<_> = letters
            .iter()
            .map(|(letter, places)| (*letter, places.len()))
            .collect();
        assert_eq!(said, [("a", 2), ("b", 2), (NO_LETTER, 3)]);
        assert_eq!(catalogue.place(&slugs[3]), Some(0));
    }
}
