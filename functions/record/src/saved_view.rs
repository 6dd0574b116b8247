//! What somebody looks at each morning: a list narrowed in a way that they gave a name.

use serde::{Deserialize, Serialize};

/// The name of a view: 1 to 40 characters on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ViewName(String);

impl ViewName {
    /// The longest, in characters.
    pub const LONGEST: usize = 40;

    /// Reads a name; `None` when it is empty, too long or more than a line.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_name = !text.is_empty()
            && text.chars().count() <= Self::LONGEST
            && !text.chars().any(char::is_control);
        is_name.then(|| Self(text.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What it is called.
    pub name: ViewName,
    /// How the list is narrowed, as it stands in an address: ids and words of this software, nobody's.
    pub query: String,
}

/// The views of one person, in the order in which they were saved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SavedViews(Vec<SavedView>);

/// There are as many as one person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many views")]
pub struct TooManyViews;

impl SavedViews {
    /// How many somebody has at most.
    pub const MOST: usize = 10;

    /// Saves one; under a name that there is already, in its place.
    pub fn save(&mut self, view: SavedView) -> Result<(), TooManyViews> {
        if let Some(same) = self.0.iter_mut().find(|one| one.name == view.name) {
            *same = view;
            return Ok(());
        }
        if self.0.len() >= Self::MOST {
            return Err(TooManyViews);
        }
        self.0.push(view);
        Ok(())
    }

    /// Removes one, if it is there.
    pub fn remove(&mut self, name: &ViewName) {
        self.0.retain(|one| one.name != *name);
    }

    /// Each.
    pub fn iter(&self) -> impl Iterator<Item = &SavedView> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, query: &str) -> SavedView {
        SavedView {
            name: ViewName::parse(name).expect("a name"),
            query: query.to_owned(),
        }
    }

    #[test]
    fn a_name_is_one_short_line() {
        for no in ["", "  ", "a\nb", &"x".repeat(41)] {
            assert_eq!(ViewName::parse(no), None);
        }
        assert!(ViewName::parse(&"é".repeat(40)).is_some());
    }

    #[test]
    fn the_same_name_is_one_view_and_there_are_ten_at_most() {
        let mut views = SavedViews::default();
        for number in 0..SavedViews::MOST {
            assert_eq!(views.save(view(&number.to_string(), "")), Ok(()));
        }
        assert_eq!(views.save(view("3", "&who=me")), Ok(()));
        assert_eq!(views.iter().count(), SavedViews::MOST);
        assert_eq!(views.save(view("one more", "")), Err(TooManyViews));
        views.remove(&ViewName::parse("3").expect("a name"));
        assert_eq!(views.save(view("one more", "")), Ok(()));
    }
}
