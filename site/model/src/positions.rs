//! Where each value of a YAML document stands.
//!
//! The typed values of content carry no positions, so that they can be published and compared as
//! they are. This tree is read from the same text beside them when a rule first asks it for the line
//! and column of a path such as `retention`, 0, `period`: of most files nobody ever asks.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_saphyr::Spanned;

use crate::source::is_unseen;
use crate::yaml;

/// A line and a column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// The start of a file.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into a mapping.
    Key(&'a str),
    /// Into a sequence, from 0.
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A path of steps: `path!["retention", 0, "period"]`.
#[macro_export]
macro_rules! path {
    ($($step:expr),* $(,)?) => { &[$($crate::positions::Step::from($step)),*][..] };
}

/// The positions of a document's values.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    /// The file, and the bytes of it that are YAML.
    text: Arc<str>,
    yaml: Range<usize>,
    line_offset: usize,
    /// What was read of them, once somebody asked.
    root: OnceLock<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    at: Option<Position>,
    inside: Inside,
}

#[derive(Debug, Clone, Default)]
enum Inside {
    #[default]
    Scalar,
    /// A text with a character that nobody sees, which an escape such as `\0` put there.
    Unseen(char),
    Mapping(Vec<(String, Position, Node)>),
    Sequence(Vec<Node>),
}

impl Positions {
    /// The positions of the bytes `yaml` of a file's text, which start after `line_offset` lines. A
    /// text that is no YAML has none; whoever reads its values says why.
    pub(crate) fn of(text: Arc<str>, yaml: Range<usize>, line_offset: usize) -> Self {
        Self {
            text,
            yaml,
            line_offset,
            root: OnceLock::new(),
        }
    }

    fn root(&self) -> &Node {
        self.root.get_or_init(|| {
            let yaml = self.text.get(self.yaml.clone()).unwrap_or_default();
            yaml::read::<Spanned<Inside>>(yaml)
                .map(Node::from)
                .unwrap_or_default()
        })
    }

    /// The first value or name with a character that nobody sees, and which.
    pub(crate) fn unseen(&self) -> Option<(Position, char)> {
        let (at, character) = self.root().unseen()?;
        Some((self.in_file(at), character))
    }

    fn in_file(&self, at: Position) -> Position {
        Position {
            line: at.line + self.line_offset,
            column: at.column,
        }
    }

    /// The position of the value at `path`, or of the deepest part of the path that is there: a
    /// rule about something absent points at where it belongs.
    pub fn find(&self, path: &[Step<'_>]) -> Position {
        let mut node = self.root();
        let mut best = node.at.unwrap_or(Position::START);
        for step in path {
            let next = match (&node.inside, step) {
                (Inside::Mapping(entries), Step::Key(key)) => entries
                    .iter()
                    .find(|(name, _, _)| name == key)
                    .map(|(_, at, node)| (node.at.unwrap_or(*at), node)),
                (Inside::Sequence(items), Step::Index(index)) => items
                    .get(*index)
                    .map(|node| (node.at.unwrap_or(best), node)),
                _ => None,
            };
            let Some((at, inside)) = next else { break };
            best = at;
            node = inside;
        }
        self.in_file(best)
    }
}

impl Node {
    fn unseen(&self) -> Option<(Position, char)> {
        match &self.inside {
            Inside::Scalar => None,
            Inside::Unseen(character) => Some((self.at.unwrap_or(Position::START), *character)),
            Inside::Sequence(items) => items.iter().find_map(Self::unseen),
            Inside::Mapping(entries) => entries.iter().find_map(|(name, at, node)| {
                let in_name = name.chars().find(|c| is_unseen(*c));
                in_name.map(|c| (*at, c)).or_else(|| node.unseen())
            }),
        }
    }
}

impl<'de> Deserialize<'de> for Inside {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InsideVisitor)
    }
}

impl From<Spanned<Inside>> for Node {
    fn from(spanned: Spanned<Inside>) -> Self {
        Self {
            at: Some(position(&spanned)),
            inside: spanned.value,
        }
    }
}

fn position<T>(spanned: &Spanned<T>) -> Position {
    Position {
        line: usize::try_from(spanned.referenced.line())
            .unwrap_or(1)
            .max(1),
        column: usize::try_from(spanned.referenced.column())
            .unwrap_or(1)
            .max(1),
    }
}

struct InsideVisitor;

macro_rules! scalar {
    ($($visit:ident: $type:ty),*) => {
        $(fn $visit<E>(self, _: $type) -> Result<Inside, E> { Ok(Inside::Scalar) })*
    };
}

impl<'de> Visitor<'de> for InsideVisitor {
    type Value = Inside;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    scalar! {
        visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128,
        visit_f64: f64
    }

    fn visit_str<E>(self, text: &str) -> Result<Inside, E> {
        let unseen = text.chars().find(|c| is_unseen(*c));
        Ok(unseen.map_or(Inside::Scalar, Inside::Unseen))
    }

    fn visit_unit<E>(self) -> Result<Inside, E> {
        Ok(Inside::Scalar)
    }

    fn visit_none<E>(self) -> Result<Inside, E> {
        Ok(Inside::Scalar)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Inside, D::Error> {
        Inside::deserialize(deserializer)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Inside, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Spanned<Key>>()? {
            let at = position(&key);
            let node = Node::from(map.next_value::<Spanned<Inside>>()?);
            entries.push((key.value.0, at, node));
        }
        Ok(Inside::Mapping(entries))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Inside, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Spanned<Inside>>()? {
            items.push(Node::from(item));
        }
        Ok(Inside::Sequence(items))
    }
}

/// A mapping's key as text; a key of another type is kept without a name.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E>(self, text: &str) -> Result<Key, E> {
                Ok(Key(text.to_owned()))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Key, E> {
                Ok(Key(value.to_string()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Key, E> {
                Ok(Key(value.to_string()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Key, E> {
                Ok(Key(value.to_string()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Key, E> {
                Ok(Key(value.to_string()))
            }
            fn visit_unit<E>(self) -> Result<Key, E> {
                Ok(Key(String::new()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Key, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Key(String::new()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Key, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Key(String::new()))
            }
        }
        deserializer.deserialize_any(KeyVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(yaml: &str, line_offset: usize) -> Positions {
        Positions::of(yaml.into(), 0..yaml.len(), line_offset)
    }

    #[test]
    fn a_value_is_found_at_its_line_and_column() {
        let yaml =
            "title: A\nretention:\n  - record: family\n    period: 3 years\n  - record: draft\n";
        let positions = positions(yaml, 1);
        assert_eq!(
            positions.find(path!["title"]),
            Position { line: 2, column: 8 }
        );
        assert_eq!(
            positions.find(path!["retention", 0usize, "period"]),
            Position {
                line: 5,
                column: 13
            }
        );
    }

    #[test]
    fn something_absent_points_at_where_it_belongs() {
        let yaml = "a: 1\nretention:\n  - record: family\n";
        let positions = positions(yaml, 0);
        let inside = positions.find(path!["retention", 0usize]);
        assert_eq!(positions.find(path!["retention", 0usize, "period"]), inside);
        assert_eq!(positions.find(path!["nothing"]).line, 1);
    }
}
