//! Which attributes an expression of DynamoDB names: what `dynamodb:Attributes` holds of it.
//!
//! Only the first part of a path counts, since IAM knows top-level attributes alone.
//! DynamoDB Developer Guide, "Referring to item attributes when using expressions" and "Using IAM
//! policy conditions for fine-grained access control".

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Words of the language itself. They are reserved, so no attribute is called so without a `#`.
const KEYWORDS: [&str; 9] = [
    "AND", "OR", "NOT", "IN", "BETWEEN", "SET", "REMOVE", "ADD", "DELETE",
];

/// Why an expression cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(super) enum ExpressionError {
    #[error("the expression has an unknown sign {0:?}")]
    UnknownSign(char),
    #[error("the name {0:?} is not in ExpressionAttributeNames")]
    UnknownName(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A word or `#name`.
    Name(String),
    /// `:value`.
    Value(String),
    Number,
    Sign(char),
}

/// An expression with the names that its `#` names stand for.
pub(super) struct Expression<'a> {
    tokens: Vec<Token>,
    names: Option<&'a Map<String, Value>>,
}

impl<'a> Expression<'a> {
    /// Reads an expression.
    pub(super) fn read(
        text: &str,
        names: Option<&'a Map<String, Value>>,
    ) -> Result<Self, ExpressionError> {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let marked = usize::from(first == '#' || first == ':');
            let length = marked
                + rest[marked..]
                    .find(|c| !part(c))
                    .unwrap_or(rest.len() - marked);
            let token = match first {
                _ if first.is_ascii_digit() => Some(Token::Number),
                ':' => Some(Token::Value(rest[..length].to_owned())),
                '#' => Some(Token::Name(rest[..length].to_owned())),
                _ if part(first) => Some(Token::Name(rest[..length].to_owned())),
                '(' | ')' | '[' | ']' | '.' | ',' | '=' | '<' | '>' | '+' | '-' => {
                    Some(Token::Sign(first))
                }
                _ if first.is_whitespace() => None,
                _ => return Err(ExpressionError::UnknownSign(first)),
            };
            tokens.extend(token);
            rest = &rest[length.max(first.len_utf8())..];
        }
        Ok(Self { tokens, names })
    }

    /// The top-level attributes that it names.
    pub(super) fn attributes(&self) -> Result<BTreeSet<String>, ExpressionError> {
        let mut attributes = BTreeSet::new();
        for place in 0..self.tokens.len() {
            attributes.extend(self.attribute(place)?);
        }
        Ok(attributes)
    }

    /// The `:value` that an attribute has to equal.
    pub(super) fn equal_to(&self, attribute: &str) -> Result<Option<&str>, ExpressionError> {
        for place in 0..self.tokens.len() {
            if self.attribute(place)?.as_deref() != Some(attribute) {
                continue;
            }
            if let [Token::Sign('='), Token::Value(value), ..] = &self.tokens[place + 1..] {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// The attribute whose path begins at a token.
    fn attribute(&self, place: usize) -> Result<Option<String>, ExpressionError> {
        let Token::Name(name) = &self.tokens[place] else {
            return Ok(None);
        };
        let before = place.checked_sub(1).map(|before| &self.tokens[before]);
        let is_function = self.tokens.get(place + 1) == Some(&Token::Sign('('));
        if before == Some(&Token::Sign('.')) || is_function {
            return Ok(None);
        }
        if name.starts_with('#') {
            let known = self
                .names
                .and_then(|names| names.get(name))
                .and_then(Value::as_str);
            return known
                .map(|name| Some(name.to_owned()))
                .ok_or_else(|| ExpressionError::UnknownName(name.clone()));
        }
        let keyword = KEYWORDS.iter().any(|word| name.eq_ignore_ascii_case(word));
        Ok((!keyword).then(|| name.clone()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn attributes(text: &str) -> Vec<String> {
        let names = json!({ "#family": "family", "#f": "a.dotted name" });
        Expression::read(text, names.as_object())
            .and_then(|expression| expression.attributes())
            .map(|found| found.into_iter().collect())
            .unwrap_or_else(|error| vec![error.to_string()])
    }

    #[test]
    fn an_expression_names_its_top_level_attributes() {
        let cases: &[(&str, &[&str])] = &[
            ("attribute_not_exists(pk)", &["pk"]),
            ("rev = :rev", &["rev"]),
            (
                "REMOVE new_in, due_id SET #family = :family, referral = :referral",
                &["due_id", "family", "new_in", "referral"],
            ),
            (
                "attribute_exists(new_in) AND attribute_not_exists(#family)",
                &["family", "new_in"],
            ),
            ("pk, sk, expires", &["expires", "pk", "sk"]),
            (
                "a.b[3].c = :x and not (size(d) between :y AND :z)",
                &["a", "d"],
            ),
            (
                "#f.#family in (:a,:b) OR begins_with(sk, :s)",
                &["a.dotted name", "sk"],
            ),
            ("set n = if_not_exists(n, :zero)+:one", &["n"]),
            ("expires < :now", &["expires"]),
            (
                "#unknown = :a",
                &["the name \"#unknown\" is not in ExpressionAttributeNames"],
            ),
            ("a = 'b'", &["the expression has an unknown sign '\\''"]),
        ];
        for (text, expected) in cases {
            assert_eq!(attributes(text), *expected, "{text}");
        }
    }

    #[test]
    fn the_value_of_a_partition_is_found() {
        let names = json!({ "#partition": "hub_status" });
        let text = "#partition = :partition AND due_id > :after";
        let expression = Expression::read(text, names.as_object()).expect("an expression");
        assert_eq!(expression.equal_to("hub_status"), Ok(Some(":partition")));
        assert_eq!(expression.equal_to("due_id"), Ok(None));
    }
}
