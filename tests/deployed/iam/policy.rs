//! IAM policies: statements, and what they say of one request.
//!
//! IAM User Guide, "Policy evaluation logic": what nothing allows is denied, and one statement that
//! denies outweighs all that allow.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::condition::{Condition, Context};
use super::wildcard::{matches, matches_arn};

/// Why a policy cannot be read. Nothing is guessed: a policy that is not understood allows nothing.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PolicyError {
    /// An element is missing or of another shape.
    #[error("a policy is not of IAM's shape: {0}")]
    Shape(String),
    /// An element that is not known here.
    #[error("the element {0:?} of a statement is not known")]
    UnknownElement(String),
    /// A condition operator that is not known here.
    #[error("the condition operator {0:?} is not known")]
    UnknownOperator(String),
    /// A condition key that is not known here.
    #[error("the condition key {0:?} is not known")]
    UnknownKey(String),
    /// A key of several values without `ForAllValues` or `ForAnyValue`.
    #[error(
        "the condition key {0:?} has several values: ForAllValues or ForAnyValue has to be said"
    )]
    NeedsSetOperator(String),
    /// A policy variable.
    #[error("the policy variable in {0:?} is not known")]
    Variable(String),
}

/// What is asked of IAM: may this be done to that, in this request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Such as `dynamodb:GetItem`.
    pub action: String,
    /// The ARN.
    pub resource: String,
    /// What is known of the request.
    pub context: Context,
}

/// One thing that a policy allows: an action and a resource as they are written there, the resource
/// under its logical id where it is a table or key of the stack (`FamiliesTable/index/by-status`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// Who has it: the logical id of the role.
    pub role: String,
    /// The policy, and the statement's `Sid` or place in it.
    pub statement: String,
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            role,
            statement,
            action,
            resource,
        } = self;
        write!(f, "{role} ({statement}): {action} on {resource}")
    }
}

/// Whom a statement of a key's policy is about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Principal {
    Anyone,
    /// ARNs and account ids.
    Aws(Vec<String>),
    /// Services: never a function.
    Others,
}

/// Who asks, for a policy that names principals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caller<'a> {
    pub(super) arn: &'a str,
    pub(super) account: &'a str,
}

/// How a statement's principal reaches the one who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// By name, or because it is for everyone.
    Directly,
    /// Through the account: its own policies decide.
    ThroughAccount,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Listed {
    These(Vec<String>),
    AllBut(Vec<String>),
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) label: String,
    allows: bool,
    principal: Option<Principal>,
    actions: Listed,
    resources: Listed,
    conditions: Vec<Condition>,
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub(super) statements: Vec<Statement>,
}

impl Policy {
    /// Reads a policy document; `name` goes before its statements' labels.
    ///
    /// # Errors
    ///
    /// When anything of it is not known.
    pub fn read(name: &str, document: &Value) -> Result<Self, PolicyError> {
        let statements = document
            .get("Statement")
            .ok_or_else(|| PolicyError::Shape(format!("{name} has no Statement")))?;
        let statements = match statements {
            Value::Array(statements) => statements.as_slice(),
            one => std::slice::from_ref(one),
        };
        let read = |(place, statement)| Statement::read(name, place, statement);
        Ok(Self {
            statements: statements
                .iter()
                .enumerate()
                .map(read)
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Statement {
    fn read(policy: &str, place: usize, statement: &Value) -> Result<Self, PolicyError> {
        let elements = statement
            .as_object()
            .ok_or_else(|| PolicyError::Shape(format!("{policy} statement {place}")))?;
        const KNOWN: [&str; 8] = [
            "Sid",
            "Effect",
            "Principal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
        ];
        if let Some(unknown) = elements.keys().find(|name| !KNOWN.contains(&name.as_str())) {
            return Err(PolicyError::UnknownElement(unknown.clone()));
        }
        let label = match elements.get("Sid").and_then(Value::as_str) {
            Some(sid) => format!("{policy}/{sid}"),
            None => format!("{policy}/{place}"),
        };
        let listed = |name: &str| match (elements.get(name), elements.get(&format!("Not{name}"))) {
            (Some(these), None) => Ok(Listed::These(texts(these)?)),
            (None, Some(but)) => Ok(Listed::AllBut(texts(but)?)),
            _ => Err(PolicyError::Shape(format!("{label} needs one {name}"))),
        };
        let conditions = match elements.get("Condition") {
            None => Vec::new(),
            Some(Value::Object(element)) => Condition::read_all(element)?,
            Some(_) => return Err(PolicyError::Shape(format!("condition of {label}"))),
        };
        Ok(Self {
            allows: match elements.get("Effect").and_then(Value::as_str) {
                Some("Allow") => true,
                Some("Deny") => false,
                _ => return Err(PolicyError::Shape(format!("{label} needs an Effect"))),
            },
            principal: elements.get("Principal").map(Principal::read).transpose()?,
            actions: listed("Action")?,
            resources: listed("Resource")?,
            conditions,
            label,
        })
    }

    /// Whether it denies what is asked.
    pub(super) fn denies(&self, ask: &Ask) -> bool {
        !self.allows && !self.granting(ask).is_empty()
    }

    /// The pairs of action and resource, as written, by which it allows what is asked.
    pub(super) fn allowing(&self, ask: &Ask) -> Vec<(String, String)> {
        if self.allows {
            self.granting(ask)
        } else {
            Vec::new()
        }
    }

    fn granting(&self, ask: &Ask) -> Vec<(String, String)> {
        if !self
            .conditions
            .iter()
            .all(|condition| condition.holds(&ask.context))
        {
            return Vec::new();
        }
        // Actions are compared without regard to case.
        let asked = ask.action.to_ascii_lowercase();
        let actions = self
            .actions
            .covering(|action| matches(&action.to_ascii_lowercase(), &asked));
        let resources = self
            .resources
            .covering(|resource| matches_arn(resource, &ask.resource));
        pairs(&actions, &resources)
    }

    /// Every pair of action and resource that it allows, as written.
    pub(super) fn granted(&self) -> Vec<(String, String)> {
        if self.allows {
            pairs(&self.actions.written(), &self.resources.written())
        } else {
            Vec::new()
        }
    }

    /// How it reaches who asks, if it does. One without a principal is about the role it belongs to.
    pub(super) fn reaches(&self, caller: Caller<'_>) -> Option<Reach> {
        match &self.principal {
            None | Some(Principal::Anyone) => Some(Reach::Directly),
            Some(Principal::Others) => None,
            Some(Principal::Aws(names)) => {
                let root = format!("arn:aws:iam::{}:root", caller.account);
                if names.iter().any(|name| name == caller.arn) {
                    Some(Reach::Directly)
                } else if names
                    .iter()
                    .any(|name| *name == root || name == caller.account)
                {
                    Some(Reach::ThroughAccount)
                } else {
                    None
                }
            }
        }
    }
}

fn pairs(actions: &[String], resources: &[String]) -> Vec<(String, String)> {
    let of = |action: &String| {
        let action = action.clone();
        resources
            .iter()
            .map(move |resource| (action.clone(), resource.clone()))
    };
    actions.iter().flat_map(of).collect()
}

impl Listed {
    fn written(&self) -> Vec<String> {
        match self {
            Self::These(these) => these.clone(),
            Self::AllBut(but) => vec![all_but(but)],
        }
    }

    fn covering(&self, matches: impl Fn(&str) -> bool) -> Vec<String> {
        match self {
            Self::These(these) => these.iter().filter(|one| matches(one)).cloned().collect(),
            Self::AllBut(but) if but.iter().any(|one| matches(one)) => Vec::new(),
            Self::AllBut(but) => vec![all_but(but)],
        }
    }
}

/// What `NotAction` and `NotResource` allow: everything else.
fn all_but(but: &[String]) -> String {
    format!("* but {}", but.join(", "))
}

impl Principal {
    fn read(element: &Value) -> Result<Self, PolicyError> {
        let element = match element {
            Value::String(anyone) if anyone == "*" => return Ok(Self::Anyone),
            Value::Object(element) => element,
            _ => return Err(PolicyError::Shape("a Principal".to_owned())),
        };
        if let Some(unknown) = element
            .keys()
            .find(|kind| !["AWS", "Service"].contains(&kind.as_str()))
        {
            return Err(PolicyError::UnknownElement(format!("Principal {unknown}")));
        }
        match element.get("AWS").map(texts).transpose()? {
            None => Ok(Self::Others),
            Some(names) if names.iter().any(|name| name == "*") => Ok(Self::Anyone),
            Some(names) => Ok(Self::Aws(names)),
        }
    }
}

/// One text or several.
pub(super) fn texts(value: &Value) -> Result<Vec<String>, PolicyError> {
    let one = |value: &Value| match value {
        Value::String(text) if text.contains("${") => Err(PolicyError::Variable(text.clone())),
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        other => Err(PolicyError::Shape(other.to_string())),
    };
    match value {
        Value::Array(values) => values.iter().map(one).collect(),
        value => Ok(vec![one(value)?]),
    }
}
