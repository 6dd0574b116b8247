//! The deployment's template, as AWS would read it: translated from SAM, with the values that a
//! council's stack gives its parameters, and every reference made a text.
//!
//! What the tests assert of roles, tables and functions, and what the IAM gateway allows, is read
//! from here, so that they speak of what is deployed and not of a copy.
//!
//! ```no_run
//! use deployed::template::{Given, Template};
//!
//! # fn example() -> Result<(), deployed::template::TemplateError> {
//! let python = std::path::Path::new("target/python/tools/bin/python");
//! let template = Template::translate(python, "infra/template.yaml".as_ref())?;
//! let stack = template.stack(Given::default().parameter("Council", "westminster"));
//! assert!(stack.tables()?.contains_key("PublicTable"));
//! # Ok(())
//! # }
//! ```

mod arn;
mod intrinsic;
mod resources;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

pub use self::resources::{Function, IndexDefinition, KeyDefinition, Role, TableDefinition};

/// Every council's stack is in London.
pub const REGION: &str = "eu-west-2";

/// Nobody's account: the one that the embedded KMS writes into its ARNs, so that both agree.
pub const ACCOUNT: &str = "000000000000";

/// The environment variable that names the interpreter with `aws-sam-translator`; `tests/run` sets it.
pub const PYTHON: &str = "FAMILY_HUB_PYTHON";

/// Why a template cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The translator could not be run.
    #[error("cannot run {python}: {reason}", python = .python.display())]
    Python {
        /// The interpreter.
        python: PathBuf,
        /// Why.
        reason: std::io::Error,
    },
    /// The translator refused the template.
    #[error("the template cannot be translated:\n{0}")]
    Translation(String),
    /// Something that is not there.
    #[error("the template has no {0}")]
    Missing(String),
    /// A reference or function that cannot be made a value.
    #[error("{0} cannot be resolved")]
    Unresolved(String),
}

/// A translated template.
#[derive(Debug, Clone)]
pub struct Template {
    json: Value,
}

/// What a stack is given: its parameters, and what only AWS would know.
#[derive(Debug, Clone, Default)]
pub struct Given {
    parameters: BTreeMap<String, String>,
    key_arns: BTreeMap<String, String>,
    secrets: BTreeMap<String, Value>,
}

impl Given {
    /// With the value of a parameter. Others have the template's default.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.parameters.insert(name.to_owned(), value.to_owned());
        self
    }

    /// With the ARN of the KMS key that stands for a logical id.
    #[must_use]
    pub fn key(mut self, logical_id: &str, arn: &str) -> Self {
        self.key_arns.insert(logical_id.to_owned(), arn.to_owned());
        self
    }

    /// With the value of a secret of Secrets Manager: JSON, which dynamic references look into.
    #[must_use]
    pub fn secret(mut self, id: &str, value: Value) -> Self {
        self.secrets.insert(id.to_owned(), value);
        self
    }
}

impl Template {
    /// Translates a SAM template with `python`, which has `aws-sam-translator`.
    ///
    /// # Errors
    ///
    /// When Python cannot be run or the translator refuses the template.
    pub fn translate(python: &Path, template: &Path) -> Result<Self, TemplateError> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../python/translate.py");
        let run = Command::new(python).arg(script).arg(template).output();
        let output = run.map_err(|reason| TemplateError::Python {
            python: python.to_owned(),
            reason,
        })?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(TemplateError::Translation(said));
        }
        serde_json::from_slice(&output.stdout)
            .map(Self::from_json)
            .map_err(|error| TemplateError::Translation(error.to_string()))
    }

    /// The repository's own template; `None`, with a line that says so, when there is no Python to
    /// translate it with.
    ///
    /// # Errors
    ///
    /// When it cannot be translated.
    pub fn of_the_repository() -> Result<Option<Self>, TemplateError> {
        let Some(python) = std::env::var_os(PYTHON) else {
            use std::io::Write as _;
            // Written past the harness's capture, so that a test that did nothing says so.
            let _ = writeln!(
                std::io::stderr(),
                "not tested: {PYTHON} is not set; run tests/run"
            );
            return Ok(None);
        };
        let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../../infra/template.yaml");
        Self::translate(python.as_ref(), template.as_ref()).map(Some)
    }

    /// CloudFormation as JSON.
    pub fn from_json(json: Value) -> Self {
        Self { json }
    }

    /// The stack that is made of it.
    pub fn stack(&self, given: Given) -> Stack {
        Stack {
            template: self.json.clone(),
            given,
        }
    }
}

/// A template with its values.
#[derive(Debug, Clone)]
pub struct Stack {
    template: Value,
    given: Given,
}

impl Stack {
    /// The account that the stack's ARNs name.
    pub fn account(&self) -> &str {
        ACCOUNT
    }

    /// The logical ids of resources of a type, such as `AWS::KMS::Key`, that the stack has.
    ///
    /// # Errors
    ///
    /// When a resource's condition cannot be resolved.
    pub fn resources(&self, of_type: &str) -> Result<Vec<String>, TemplateError> {
        let mut ids = Vec::new();
        for (id, resource) in self.section("Resources") {
            if resource.get("Type").and_then(Value::as_str) == Some(of_type)
                && self.exists(resource)?
            {
                ids.push(id.clone());
            }
        }
        Ok(ids)
    }

    /// Every type of resource that the stack has, by logical id.
    pub fn types(&self) -> BTreeMap<String, String> {
        let of_type = |(id, resource): (&String, &Value)| {
            let kind = resource.get("Type").and_then(Value::as_str)?;
            Some((id.clone(), kind.to_owned()))
        };
        self.section("Resources").filter_map(of_type).collect()
    }

    /// A resource's properties, with every reference resolved.
    ///
    /// # Errors
    ///
    /// When there is no such resource or a reference cannot be resolved.
    pub fn properties(&self, logical_id: &str) -> Result<Value, TemplateError> {
        let properties = self.resource(logical_id)?.get("Properties");
        let resolved = self.resolve(properties.unwrap_or(&Value::Null))?;
        Ok(resolved.unwrap_or(Value::Null))
    }

    fn resource(&self, logical_id: &str) -> Result<&Value, TemplateError> {
        self.template
            .pointer(&format!("/Resources/{logical_id}"))
            .ok_or_else(|| TemplateError::Missing(format!("resource {logical_id}")))
    }

    fn exists(&self, resource: &Value) -> Result<bool, TemplateError> {
        match resource.get("Condition").and_then(Value::as_str) {
            None => Ok(true),
            Some(condition) => self.condition(condition),
        }
    }

    fn section(&self, name: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.template
            .get(name)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
    }
}
