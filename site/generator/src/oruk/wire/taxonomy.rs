//! What things are sorted by.

use serde::{Deserialize, Serialize};

use super::value::{Id, Text, list};

/// A set of terms.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Taxonomy<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// The short name that a Family Hub feed has for it. Not of HSDS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_hub_slug: Option<Text<'a>>,
    /// Its name.
    pub name: Text<'a>,
    /// What it sorts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'a>>,
    /// Where it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<Text<'a>>,
    /// Which edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Text<'a>>,
    /// Its terms.
    #[serde(skip_serializing_if = "Vec::is_empty", deserialize_with = "list")]
    pub taxonomy_terms: Vec<TaxonomyTerm<'a>>,
}

/// A term of a taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxonomyTerm<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// Its short name in the taxonomy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Text<'a>>,
    /// Its name.
    pub name: Text<'a>,
    /// What belongs to it.
    pub description: Text<'a>,
    /// The broader term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Id>,
    /// The taxonomy's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxonomy: Option<Text<'a>>,
    /// The taxonomy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxonomy_id: Option<Id>,
    /// Where it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term_uri: Option<Text<'a>>,
}

/// That a term is said of something.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attribute<'a> {
    /// Its id.
    pub id: Option<Id>,
    /// What it is said of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<Id>,
    /// The term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxonomy_term_id: Option<Id>,
    /// In which sense the term is said, e.g. `category`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_type: Option<Text<'a>>,
    /// The kind of thing that it is said of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_entity: Option<Text<'a>>,
    /// What is said beside the term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Text<'a>>,
    /// The term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxonomy_term: Option<TaxonomyTerm<'a>>,
}
