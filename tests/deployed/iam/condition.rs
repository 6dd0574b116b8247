//! Conditions of a statement: an operator, a key of the request's context, and values.
//!
//! Operators and keys that are not here are refused when the policy is read: a condition that is
//! not understood must not turn into permission.
//!
//! IAM User Guide, "IAM JSON policy elements: Condition operators" and "Multivalued context keys".

use std::cmp::Ordering::{self, Equal, Greater, Less};
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::policy::{PolicyError, texts};
use super::wildcard::{matches, matches_arn};

/// What is known of a request: values by key. Names of keys are in lower case, because IAM compares
/// them without regard to case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context(BTreeMap<String, Vec<String>>);

impl Context {
    /// With a value for a key, beside those it has already.
    pub fn add(&mut self, key: &str, value: impl Into<String>) {
        let values = self.0.entry(key.to_ascii_lowercase()).or_default();
        let value = value.into();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    /// The values of a key, if the request has it.
    pub fn get(&self, key: &str) -> Option<&[String]> {
        self.0.get(&key.to_ascii_lowercase()).map(Vec::as_slice)
    }
}

/// Keys that hold one value. Those that AWS sets only on calls of another service for somebody
/// (`aws:sourcearn` and its like) are never in a request here, as they are not in a function's own.
const SINGLE: &[&str] = &[
    "aws:principalaccount",
    "aws:principalarn",
    "aws:securetransport",
    "aws:sourceaccount",
    "aws:sourcearn",
    "dynamodb:enclosingoperation",
    "dynamodb:returnconsumedcapacity",
    "dynamodb:returnvalues",
    "dynamodb:select",
    "kms:calleraccount",
    "kms:encryptionalgorithm",
    "kms:keyspec",
    "kms:keyusage",
    "kms:macalgorithm",
    "kms:schedulekeydeletionpendingwindowindays",
    "kms:viaservice",
];

/// The family of keys with one value for each pair of an encryption context.
const ENCRYPTION_CONTEXT: &str = "kms:encryptioncontext:";

/// Keys that hold several values.
const MULTIPLE: &[&str] = &[
    "dynamodb:attributes",
    "dynamodb:leadingkeys",
    "kms:encryptioncontextkeys",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    /// One value.
    One,
    /// Every value of the request; true when it has none.
    ForAll,
    /// At least one value of the request.
    ForAny,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compare {
    Equals,
    Like,
    Arn,
    Bool,
    /// Numbers: how the request's may stand to the policy's.
    Number(&'static [Ordering]),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    /// `Null`: whether the key is absent.
    Absent(bool),
    Values {
        set: Set,
        compare: Compare,
        negated: bool,
        if_exists: bool,
    },
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    test: Test,
    key: String,
    values: Vec<String>,
}

impl Condition {
    /// Reads a `Condition` element: all of them have to hold.
    pub(super) fn read_all(element: &Map<String, Value>) -> Result<Vec<Self>, PolicyError> {
        let mut conditions = Vec::new();
        for (operator, keys) in element {
            let keys = keys
                .as_object()
                .ok_or_else(|| PolicyError::Shape(format!("condition {operator}")))?;
            for (key, values) in keys {
                conditions.push(Self::read(operator, key, &texts(values)?)?);
            }
        }
        Ok(conditions)
    }

    fn read(operator: &str, key: &str, values: &[String]) -> Result<Self, PolicyError> {
        let key = key.to_ascii_lowercase();
        let multiple = MULTIPLE.contains(&key.as_str());
        let single = SINGLE.contains(&key.as_str()) || key.starts_with(ENCRYPTION_CONTEXT);
        if !multiple && !single {
            return Err(PolicyError::UnknownKey(key));
        }
        let unknown = || PolicyError::UnknownOperator(operator.to_owned());
        let (set, name) = match operator.split_once(':') {
            None => (Set::One, operator),
            Some(("ForAllValues", name)) => (Set::ForAll, name),
            Some(("ForAnyValue", name)) => (Set::ForAny, name),
            Some(_) => return Err(unknown()),
        };
        // Without a set operator IAM does not say what a key of several values means.
        if multiple && set == Set::One && name != "Null" {
            return Err(PolicyError::NeedsSetOperator(key));
        }
        if name == "Null" {
            let absent = match (set, values) {
                (Set::One, [value]) => value.parse().map_err(|_| unknown())?,
                _ => return Err(unknown()),
            };
            return Ok(Self {
                test: Test::Absent(absent),
                key,
                values: Vec::new(),
            });
        }
        let (name, if_exists) = match name.strip_suffix("IfExists") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let (compare, negated) = match name {
            "StringEquals" => (Compare::Equals, false),
            "StringNotEquals" => (Compare::Equals, true),
            "StringLike" => (Compare::Like, false),
            "StringNotLike" => (Compare::Like, true),
            // "ArnEquals and ArnLike behave identically."
            "ArnEquals" | "ArnLike" => (Compare::Arn, false),
            "ArnNotEquals" | "ArnNotLike" => (Compare::Arn, true),
            "Bool" => (Compare::Bool, false),
            "NumericEquals" => (Compare::Number(&[Equal]), false),
            "NumericNotEquals" => (Compare::Number(&[Equal]), true),
            "NumericLessThan" => (Compare::Number(&[Less]), false),
            "NumericLessThanEquals" => (Compare::Number(&[Less, Equal]), false),
            "NumericGreaterThan" => (Compare::Number(&[Greater]), false),
            "NumericGreaterThanEquals" => (Compare::Number(&[Greater, Equal]), false),
            _ => return Err(unknown()),
        };
        Ok(Self {
            test: Test::Values {
                set,
                compare,
                negated,
                if_exists,
            },
            key,
            values: values.to_vec(),
        })
    }

    /// Whether it holds for a request.
    pub(super) fn holds(&self, context: &Context) -> bool {
        let asked = context.get(&self.key).unwrap_or_default();
        match self.test {
            Test::Absent(absent) => asked.is_empty() == absent,
            Test::Values {
                set,
                compare,
                negated,
                if_exists,
            } => {
                // Several values of a policy are alternatives; of a negated operator, none may match.
                let one = |value: &String| {
                    self.values.iter().any(|own| compare.compare(own, value)) != negated
                };
                match set {
                    Set::One if asked.is_empty() => if_exists || negated,
                    Set::One | Set::ForAll => asked.iter().all(one),
                    Set::ForAny => asked.iter().any(one),
                }
            }
        }
    }
}

impl Compare {
    fn compare(self, own: &str, value: &str) -> bool {
        match self {
            Self::Equals => own == value,
            Self::Like => matches(own, value),
            Self::Arn => matches_arn(own, value),
            Self::Bool => own.eq_ignore_ascii_case(value),
            Self::Number(stands) => match (own.parse::<i64>(), value.parse::<i64>()) {
                (Ok(own), Ok(value)) => stands.contains(&value.cmp(&own)),
                _ => false,
            },
        }
    }
}
