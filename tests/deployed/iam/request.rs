//! What a request to DynamoDB or KMS asks of IAM.
//!
//! A parameter that is not known here is refused, because it might return or change what no
//! condition was asked about. Which actions a request is authorised for, on which resources and with
//! which keys, is in the Service Authorization Reference, "Actions, resources, and condition keys
//! for Amazon DynamoDB" and "… for AWS Key Management Service".

mod dynamodb;
mod kms;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use super::expression::ExpressionError;
use super::policy::Ask;
use crate::template::{KeyDefinition, REGION, TableDefinition};

/// Why it cannot be said what a request asks.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// An operation that is not known here.
    #[error("the operation {0:?} is not known")]
    UnknownOperation(String),
    /// A parameter that is not known here.
    #[error("the parameter {0:?} is not known")]
    UnknownParameter(String),
    /// A parameter is missing or of another shape.
    #[error("the parameter {0:?} is missing or of another shape")]
    Parameter(&'static str),
    /// A key that is not the stack's.
    #[error("the key {0:?} is not the stack's")]
    UnknownKey(String),
    /// An expression.
    #[error("{0}")]
    Expression(String),
    /// No JSON.
    #[error("the body is no JSON object")]
    Body,
}

impl From<ExpressionError> for Unreadable {
    fn from(error: ExpressionError) -> Self {
        Self::Expression(error.to_string())
    }
}

/// What the meaning of a request depends on, beside the request.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) account: String,
    pub(super) tables: Vec<TableDefinition>,
    pub(super) keys: Vec<KeyDefinition>,
}

impl World {
    /// The table of a `TableName`, which may be an ARN.
    fn table(&self, name: &str) -> (String, Option<&TableDefinition>) {
        let known = self
            .tables
            .iter()
            .find(|table| table.name == name || table.arn == name);
        let arn = match known {
            Some(table) => table.arn.clone(),
            None if name.starts_with("arn:") => name.to_owned(),
            None => format!("arn:aws:dynamodb:{REGION}:{}:table/{name}", self.account),
        };
        (arn, known)
    }

    /// The key of a `KeyId`: an id, an ARN, or an alias.
    fn key(&self, name: &str) -> Result<&KeyDefinition, Unreadable> {
        let alias = name.find("alias/").map(|at| &name[at..]);
        let is = |key: &&KeyDefinition| match alias {
            Some(alias) => key.aliases.iter().any(|own| own == alias),
            None => key.arn == name || key.id() == name,
        };
        self.keys
            .iter()
            .find(is)
            .ok_or_else(|| Unreadable::UnknownKey(name.to_owned()))
    }
}

/// The service that a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Service {
    DynamoDb,
    Kms,
}

/// What a request asks of IAM: all of it has to be allowed.
pub(super) fn asks(
    service: Service,
    operation: &str,
    body: &[u8],
    world: &World,
) -> Result<Vec<Ask>, Unreadable> {
    let body: Value = serde_json::from_slice(body).map_err(|_| Unreadable::Body)?;
    let parameters = body.as_object().ok_or(Unreadable::Body)?;
    match service {
        Service::DynamoDb => dynamodb::asks(operation, parameters, world),
        Service::Kms => kms::asks(operation, parameters, world).map(|ask| vec![ask]),
    }
}

fn only(parameters: &Map<String, Value>, known: &[&str]) -> Result<(), Unreadable> {
    match parameters
        .keys()
        .find(|name| !known.contains(&name.as_str()))
    {
        Some(unknown) => Err(Unreadable::UnknownParameter(unknown.clone())),
        None => Ok(()),
    }
}

fn text<'a>(parameters: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, Unreadable> {
    parameters
        .get(name)
        .and_then(Value::as_str)
        .ok_or(Unreadable::Parameter(name))
}

/// A text that may be left out.
fn optional<'a>(
    parameters: &'a Map<String, Value>,
    name: &'static str,
) -> Result<Option<&'a str>, Unreadable> {
    match parameters.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => text(parameters, name).map(Some),
    }
}

fn object<'a>(
    parameters: &'a Map<String, Value>,
    name: &'static str,
) -> Result<&'a Map<String, Value>, Unreadable> {
    parameters
        .get(name)
        .and_then(Value::as_object)
        .ok_or(Unreadable::Parameter(name))
}

fn list<'a>(
    parameters: &'a Map<String, Value>,
    name: &'static str,
) -> Result<&'a [Value], Unreadable> {
    let list = parameters.get(name).and_then(Value::as_array);
    list.map(Vec::as_slice).ok_or(Unreadable::Parameter(name))
}
