//! What a file of a feed is, by the names in it: read without its values, so that a large file takes no
//! memory twice.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The endpoints of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Endpoint {
    Services,
    Organizations,
    Locations,
    ServiceAtLocations,
    Taxonomies,
    TaxonomyTerms,
}

impl Endpoint {
    const ALL: [Self; 6] = [
        Self::Services,
        Self::Organizations,
        Self::Locations,
        Self::ServiceAtLocations,
        Self::Taxonomies,
        Self::TaxonomyTerms,
    ];

    /// Its name in addresses.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Organizations => "organizations",
            Self::Locations => "locations",
            Self::ServiceAtLocations => "service_at_locations",
            Self::Taxonomies => "taxonomies",
            Self::TaxonomyTerms => "taxonomy_terms",
        }
    }

    /// That of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|endpoint| endpoint.as_str() == name)
    }

    /// That whose records have such names, the telling ones first. A service, an organisation and a
    /// location have much in common.
    fn of(names: &Names) -> Option<Self> {
        const TELLING: [(Endpoint, &[&str]); 6] = [
            (
                Endpoint::TaxonomyTerms,
                &[
                    "taxonomy",
                    "taxonomy_id",
                    "taxonomy_detail",
                    "parent_id",
                    "term_uri",
                ],
            ),
            (Endpoint::Taxonomies, &["taxonomy_terms", "version"]),
            (
                Endpoint::ServiceAtLocations,
                &["location", "location_id", "service", "service_id"],
            ),
            (
                Endpoint::Services,
                &[
                    "organization",
                    "organization_id",
                    "service_at_locations",
                    "status",
                    "cost_options",
                    "eligibility_description",
                    "service_areas",
                ],
            ),
            (
                Endpoint::Locations,
                &[
                    "location_type",
                    "latitude",
                    "longitude",
                    "addresses",
                    "accessibility",
                    "transportation",
                ],
            ),
            (
                Endpoint::Organizations,
                &[
                    "services",
                    "legal_status",
                    "year_incorporated",
                    "organization_identifiers",
                    "programs",
                    "tax_status",
                    "funding",
                    "logo",
                    "locations",
                    "website",
                    "family_hub_slug",
                    "description",
                ],
            ),
        ];
        let told = TELLING
            .into_iter()
            .find(|(_, telling)| telling.iter().any(|name| names.0.contains(*name)));
        told.filter(|_| names.0.contains("id") || names.0.contains("name"))
            .map(|(endpoint, _)| endpoint)
    }
}

/// The names at the top of a record.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

/// What a file is.
#[derive(Debug)]
pub(super) enum Shape {
    /// A page of a list.
    Page {
        /// What its first record says; `None` if there is no record.
        first: Option<Names>,
        /// Which page it is, from 1.
        number: Option<usize>,
        /// How many there are.
        of: Option<usize>,
    },
    /// A list alone.
    List(Option<Names>),
    /// A record.
    One(Names),
}

impl Shape {
    /// Whose records it has, as far as they tell.
    pub(super) fn endpoint(&self) -> Option<Endpoint> {
        match self {
            Self::Page { first, .. } | Self::List(first) => Endpoint::of(first.as_ref()?),
            Self::One(names) => Endpoint::of(names),
        }
    }

    /// Whether it is a list of nothing.
    pub(super) fn is_empty_list(&self) -> bool {
        matches!(self, Self::Page { first: None, .. } | Self::List(None))
    }

    /// Which page of how many it is.
    pub(super) fn page(&self) -> Option<(usize, usize)> {
        match self {
            Self::Page { number, of, .. } => Some(((*number)?, (*of)?)),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesVisitor;
        impl<'de> Visitor<'de> for NamesVisitor {
            type Value = Names;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record: names and values in braces")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Names::default();
                while let Some((name, IgnoredAny)) = map.next_entry::<String, _>()? {
                    names.0.insert(name);
                }
                Ok(names)
            }
        }
        deserializer.deserialize_map(NamesVisitor)
    }
}

/// A list, of which only the first record is looked at.
struct First(Option<Names>);

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FirstVisitor;
        impl<'de> Visitor<'de> for FirstVisitor {
            type Value = First;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of records")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<First, A::Error> {
                first(seq).map(First)
            }
        }
        deserializer.deserialize_seq(FirstVisitor)
    }
}

fn first<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<Option<Names>, A::Error> {
    let first = seq.next_element()?;
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(first)
}

/// A number of a page, where it is one.
struct Count(Option<usize>);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        Ok(Self(
            value.as_u64().and_then(|count| usize::try_from(count).ok()),
        ))
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ShapeVisitor;
        impl<'de> Visitor<'de> for ShapeVisitor {
            type Value = Shape;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list or a record of a feed")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Shape, A::Error> {
                first(seq).map(Shape::List)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
                let mut names = Names::default();
                let (mut contents, mut number, mut of) = (None, None, None);
                while let Some(name) = map.next_key::<String>()? {
                    match name.as_str() {
                        "contents" | "content" => contents = Some(map.next_value::<First>()?.0),
                        "page_number" => number = map.next_value::<Count>()?.0,
                        "total_pages" => of = map.next_value::<Count>()?.0,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                    names.0.insert(name);
                }
                Ok(match contents {
                    Some(first) => Shape::Page { first, number, of },
                    None => Shape::One(names),
                })
            }
        }
        deserializer.deserialize_any(ShapeVisitor)
    }
}
