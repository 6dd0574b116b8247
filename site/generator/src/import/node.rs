//! What a value says, as an editor would write it: a tree of names, lists and texts. What reading takes
//! for granted is not said.
//!
//! Made by serde from the types of content, in the order of their fields, which is the order of the
//! README's tables.

use std::fmt;

use super::file::seen;
use serde::ser::{self, Impossible, Serialize};

/// A value of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// Text, however it is to be quoted.
    Text(String),
    /// `true`, `false` or a number: written as it is.
    Plain(String),
    /// A list.
    List(Vec<Self>),
    /// Every name that could stand here, in order, and what is said of it.
    Map(Vec<(&'static str, Option<Self>)>),
}

impl Node {
    /// What `value` says.
    pub(super) fn of<T: Serialize>(value: &T) -> Result<Self, NotContent> {
        Ok(value
            .serialize(ToNode)?
            .map_or(Self::Map(Vec::new()), |said| said.node))
    }

    /// The names of a mapping of which something is said, and what; none of anything else.
    pub(super) fn said(&self) -> impl Iterator<Item = (&'static str, &Self)> {
        let fields = match self {
            Self::Map(fields) => fields.as_slice(),
            _ => &[],
        };
        fields
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_ref()?)))
    }

    /// Takes from `old`, a value of the same type, what it says under the names that are `kept`.
    pub(super) fn keep(&mut self, old: &Self, kept: impl Fn(&str) -> bool) {
        if let (Self::Map(fields), Self::Map(old)) = (self, old) {
            for ((name, value), (_, old)) in fields.iter_mut().zip(old) {
                if kept(name) {
                    value.clone_from(old);
                }
            }
        }
    }

    /// The names under which two values of the same type say something else.
    pub(super) fn differing(&self, other: &Self) -> Vec<&'static str> {
        match (self, other) {
            (Self::Map(fields), Self::Map(others)) => fields
                .iter()
                .zip(others)
                .filter(|((_, value), (_, other))| value != other)
                .map(|((name, _), _)| *name)
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// A type that has no place in a content file: an error in the generator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct NotContent(String);

impl ser::Error for NotContent {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Lists that content must have, even where nothing stands in them: the struct and the field.
const NEEDED_LISTS: [(&str, &str); 3] = [
    ("Location", "address"),
    ("Schedule", "days"),
    ("Taxonomy", "terms"),
];

/// A value and whether it says more than its absence.
struct Said {
    node: Node,
    /// `false`, an empty list or nothing but such: what reading takes for granted.
    by_default: bool,
}

/// Nothing at all is said by `None`.
type Maybe = Option<Said>;

fn said(node: Node) -> Result<Maybe, NotContent> {
    Ok(Some(Said {
        node,
        by_default: false,
    }))
}

#[derive(Clone, Copy)]
struct ToNode;

/// The entries of a list so far.
struct Entries(Vec<Node>);

/// The fields of a struct so far.
struct Fields {
    of: &'static str,
    fields: Vec<(&'static str, Option<Node>)>,
}

fn unsupported(what: &str) -> NotContent {
    NotContent(format!("{what} has no place in a content file"))
}

macro_rules! plain {
    ($($method:ident: $type:ty),*) => { $(
        fn $method(self, value: $type) -> Result<Maybe, NotContent> {
            said(Node::Plain(value.to_string()))
        }
    )* };
}

impl ser::Serializer for ToNode {
    type Ok = Maybe;
    type Error = NotContent;
    type SerializeSeq = Entries;
    type SerializeTuple = Impossible<Maybe, NotContent>;
    type SerializeTupleStruct = Impossible<Maybe, NotContent>;
    type SerializeTupleVariant = Impossible<Maybe, NotContent>;
    type SerializeMap = Impossible<Maybe, NotContent>;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<Maybe, NotContent>;

    plain! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    fn serialize_bool(self, value: bool) -> Result<Maybe, NotContent> {
        Ok(Some(Said {
            node: Node::Plain(value.to_string()),
            by_default: !value,
        }))
    }

    fn serialize_f32(self, value: f32) -> Result<Maybe, NotContent> {
        self.serialize_f64(value.into())
    }

    /// The shortest digits that are this number again, with a point, never as a power.
    fn serialize_f64(self, value: f64) -> Result<Maybe, NotContent> {
        if !value.is_finite() {
            return Err(unsupported("a number without an end"));
        }
        let digits = value.to_string();
        said(Node::Plain(match digits.contains('.') {
            true => digits,
            false => format!("{digits}.0"),
        }))
    }

    fn serialize_char(self, value: char) -> Result<Maybe, NotContent> {
        said(Node::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<Maybe, NotContent> {
        said(Node::Text(seen(value)))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Maybe, NotContent> {
        Err(unsupported("a string of bytes"))
    }

    fn serialize_none(self) -> Result<Maybe, NotContent> {
        Ok(None)
    }

    /// What may be absent and is there, is said even where it is empty.
    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<Maybe, NotContent> {
        let inside = value.serialize(self)?;
        Ok(inside.map(|said| Said {
            by_default: false,
            ..said
        }))
    }

    fn serialize_unit(self) -> Result<Maybe, NotContent> {
        Ok(None)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Maybe, NotContent> {
        Ok(None)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Maybe, NotContent> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Maybe, NotContent> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Maybe, NotContent> {
        Err(unsupported("a variant with a value"))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Entries, NotContent> {
        Ok(Entries(Vec::with_capacity(length.unwrap_or_default())))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotContent> {
        Err(unsupported("a tuple"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotContent> {
        Err(unsupported("a tuple"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotContent> {
        Err(unsupported("a tuple"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotContent> {
        Err(unsupported("a mapping without fixed names"))
    }

    fn serialize_struct(self, of: &'static str, length: usize) -> Result<Fields, NotContent> {
        Ok(Fields {
            of,
            fields: Vec::with_capacity(length),
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotContent> {
        Err(unsupported("a variant with fields"))
    }
}

impl ser::SerializeSeq for Entries {
    type Ok = Maybe;
    type Error = NotContent;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotContent> {
        self.0
            .extend(value.serialize(ToNode)?.map(|said| said.node));
        Ok(())
    }

    fn end(self) -> Result<Maybe, NotContent> {
        Ok(Some(Said {
            by_default: self.0.is_empty(),
            node: Node::List(self.0),
        }))
    }
}

impl ser::SerializeStruct for Fields {
    type Ok = Maybe;
    type Error = NotContent;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotContent> {
        let needed = NEEDED_LISTS.contains(&(self.of, name));
        let said = value.serialize(ToNode)?;
        let said = said.filter(|said| needed || !said.by_default);
        self.fields.push((name, said.map(|said| said.node)));
        Ok(())
    }

    fn end(self) -> Result<Maybe, NotContent> {
        Ok(Some(Said {
            by_default: self.fields.iter().all(|(_, said)| said.is_none()),
            node: Node::Map(self.fields),
        }))
    }
}
