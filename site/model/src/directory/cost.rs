//! What a service costs a family.

use std::fmt;

use serde::de::{SeqAccess, Visitor, value::SeqAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml_error::rejected;

/// What a service costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cost {
    /// Nothing.
    Free,
    /// One of these.
    Options(Vec<CostOption>),
}

/// One price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostOption {
    /// What it is the price of, e.g. `One session`.
    pub what: String,
    /// How much; where it is left out, `what` says.
    #[serde(default)]
    pub amount: Option<Pounds>,
}

/// An amount of money in pence, written `£2.50`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pounds {
    /// In pence.
    pub pence: u32,
}

impl Pounds {
    /// Reads `£2`, `£2.50`, `£0`.
    pub fn parse(text: &str) -> Option<Self> {
        let (pounds, pence) = match text.strip_prefix('£')?.split_once('.') {
            Some((pounds, pence)) if pence.len() == 2 => (pounds, pence),
            Some(_) => return None,
            None => (text.strip_prefix('£')?, "00"),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(pounds) || !digits(pence) || pounds.len() > 6 {
            return None;
        }
        let pounds: u32 = pounds.parse().ok()?;
        let pence: u32 = pence.parse().ok()?;
        Some(Self {
            pence: pounds * 100 + pence,
        })
    }
}

impl fmt::Display for Pounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "£{}", self.pence / 100)?;
        match self.pence % 100 {
            0 => Ok(()),
            pence => write!(f, ".{pence:02}"),
        }
    }
}

impl Serialize for Pounds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            rejected(
                &format!("`{text}` is no amount"),
                "write pounds, and two digits of pence if there are any, such as `£2` or `£2.50`",
            )
        })
    }
}

const WRITE: &str = "write `free`, or a list of prices, each with `what` and `amount`";

impl Serialize for Cost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Free => serializer.serialize_str("free"),
            Self::Options(options) => options.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Cost {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CostVisitor;
        impl<'de> Visitor<'de> for CostVisitor {
            type Value = Cost;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`free` or a list of prices")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Cost, E> {
                match text {
                    "free" => Ok(Cost::Free),
                    other => Err(rejected(&format!("`{other}` is no cost"), WRITE)),
                }
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Cost, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Cost::Options)
            }
        }
        deserializer.deserialize_any(CostVisitor)
    }
}
