//! CloudFormation's intrinsic functions, pseudo parameters, conditions and dynamic references.
//!
//! CloudFormation User Guide, "Intrinsic function reference" and "Dynamic references".

use serde_json::{Map, Value};

use super::{ACCOUNT, REGION, Stack, TemplateError};

fn unresolved(what: impl std::fmt::Display) -> TemplateError {
    TemplateError::Unresolved(what.to_string())
}

impl Stack {
    /// A value with its functions carried out; `None` for `AWS::NoValue`.
    pub(super) fn resolve(&self, value: &Value) -> Result<Option<Value>, TemplateError> {
        match value {
            Value::String(text) => self.dynamic(text).map(|text| Some(Value::String(text))),
            Value::Array(values) => {
                let mut resolved = Vec::new();
                for value in values {
                    resolved.extend(self.resolve(value)?);
                }
                Ok(Some(Value::Array(resolved)))
            }
            Value::Object(object) => match function(object) {
                Some((name, argument)) => self.call(name, argument),
                None => {
                    let mut resolved = Map::new();
                    for (name, value) in object {
                        if let Some(value) = self.resolve(value)? {
                            resolved.insert(name.clone(), value);
                        }
                    }
                    Ok(Some(Value::Object(resolved)))
                }
            },
            plain => Ok(Some(plain.clone())),
        }
    }

    fn call(&self, name: &str, argument: &Value) -> Result<Option<Value>, TemplateError> {
        let wrong = || unresolved(format!("{name} {argument}"));
        let text = match name {
            "Ref" => {
                let target = argument.as_str().ok_or_else(wrong)?;
                if target == "AWS::NoValue" {
                    return Ok(None);
                }
                self.dynamic(&self.reference(target)?)?
            }
            "Fn::GetAtt" => match argument {
                Value::String(path) => {
                    let (id, attribute) = path.split_once('.').ok_or_else(wrong)?;
                    self.attribute(id, attribute)?
                }
                Value::Array(path) => match path.as_slice() {
                    [Value::String(id), Value::String(attribute)] => {
                        self.attribute(id, attribute)?
                    }
                    _ => return Err(wrong()),
                },
                _ => return Err(wrong()),
            },
            "Fn::Sub" => self.substitute(argument)?,
            "Fn::Join" => match argument.as_array().map(Vec::as_slice) {
                Some([Value::String(between), parts]) => {
                    let parts = self.resolve(parts)?.unwrap_or_default();
                    let parts = parts.as_array().ok_or_else(wrong)?;
                    let texts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
                    texts.ok_or_else(wrong)?.join(between)
                }
                _ => return Err(wrong()),
            },
            "Fn::Select" => match argument.as_array().map(Vec::as_slice) {
                Some([place, values]) => {
                    let values = self.resolve(values)?.unwrap_or_default();
                    let place = match place {
                        Value::String(place) => place.parse().ok(),
                        place => place.as_u64().and_then(|place| usize::try_from(place).ok()),
                    };
                    return place
                        .and_then(|place: usize| values.get(place).cloned())
                        .map(Some)
                        .ok_or_else(wrong);
                }
                _ => return Err(wrong()),
            },
            "Fn::Split" => match argument.as_array().map(Vec::as_slice) {
                Some([Value::String(at), text]) => {
                    let text = self.text(text)?;
                    return Ok(Some(text.split(at.as_str()).collect()));
                }
                _ => return Err(wrong()),
            },
            "Fn::If" => match argument.as_array().map(Vec::as_slice) {
                Some([Value::String(condition), then, otherwise]) => {
                    let chosen = if self.condition(condition)? {
                        then
                    } else {
                        otherwise
                    };
                    return self.resolve(chosen);
                }
                _ => return Err(wrong()),
            },
            _ => return Err(wrong()),
        };
        Ok(Some(Value::String(text)))
    }

    fn text(&self, value: &Value) -> Result<String, TemplateError> {
        match self.resolve(value)? {
            Some(Value::String(text)) => Ok(text),
            Some(Value::Number(number)) => Ok(number.to_string()),
            _ => Err(unresolved(value)),
        }
    }

    /// What `Ref` gives: a pseudo parameter, a parameter, or a resource's name.
    fn reference(&self, target: &str) -> Result<String, TemplateError> {
        match target {
            "AWS::AccountId" => return Ok(ACCOUNT.to_owned()),
            "AWS::Partition" => return Ok("aws".to_owned()),
            "AWS::Region" => return Ok(REGION.to_owned()),
            "AWS::StackName" => return Ok("family-hub".to_owned()),
            "AWS::StackId" => {
                return Ok(format!(
                    "arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/family-hub/0"
                ));
            }
            "AWS::URLSuffix" => return Ok("amazonaws.com".to_owned()),
            _ => {}
        }
        if let Some(parameter) = self.template.pointer(&format!("/Parameters/{target}")) {
            let given = self.given.parameters.get(target).cloned();
            let default = || match parameter.get("Default")? {
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            };
            return given
                .or_else(default)
                .ok_or_else(|| TemplateError::Missing(format!("value of the parameter {target}")));
        }
        self.name(target)
    }

    /// `Fn::Sub`: `${Parameter}`, `${Resource.Attribute}`, and `${!literally}`.
    fn substitute(&self, argument: &Value) -> Result<String, TemplateError> {
        let (pattern, own) = match argument {
            Value::String(pattern) => (pattern, None),
            Value::Array(parts) => match parts.as_slice() {
                [Value::String(pattern), Value::Object(own)] => (pattern, Some(own)),
                _ => return Err(unresolved(argument)),
            },
            _ => return Err(unresolved(argument)),
        };
        let mut text = String::new();
        let mut rest = pattern.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            text.push_str(before);
            let (name, after) = after.split_once('}').ok_or_else(|| unresolved(pattern))?;
            if let Some(literally) = name.strip_prefix('!') {
                text.push_str(&format!("${{{literally}}}"));
            } else if let Some(value) = own.and_then(|own| own.get(name)) {
                text.push_str(&self.text(value)?);
            } else if let Some((id, attribute)) = name.split_once('.') {
                text.push_str(&self.attribute(id, attribute)?);
            } else {
                text.push_str(&self.reference(name)?);
            }
            rest = after;
        }
        text.push_str(rest);
        self.dynamic(&text)
    }

    /// A condition of the template.
    pub(super) fn condition(&self, name: &str) -> Result<bool, TemplateError> {
        let condition = self.template.pointer(&format!("/Conditions/{name}"));
        self.holds(condition.ok_or_else(|| TemplateError::Missing(format!("condition {name}")))?)
    }

    fn holds(&self, condition: &Value) -> Result<bool, TemplateError> {
        let wrong = || unresolved(condition);
        let (name, argument) = condition.as_object().and_then(function).ok_or_else(wrong)?;
        if name == "Condition" {
            return self.condition(argument.as_str().ok_or_else(wrong)?);
        }
        let arguments = argument.as_array().ok_or_else(wrong)?;
        match (name, arguments.as_slice()) {
            ("Fn::Equals", [one, other]) => Ok(self.resolve(one)? == self.resolve(other)?),
            ("Fn::Not", [one]) => Ok(!self.holds(one)?),
            ("Fn::And", all) => all
                .iter()
                .try_fold(true, |so_far, one| Ok(self.holds(one)? && so_far)),
            ("Fn::Or", any) => any
                .iter()
                .try_fold(false, |so_far, one| Ok(self.holds(one)? || so_far)),
            _ => Err(wrong()),
        }
    }

    /// A text with its dynamic references replaced:
    /// `{{resolve:secretsmanager:<id>:SecretString:<name in its JSON>:<stage>:<version>}}`.
    fn dynamic(&self, text: &str) -> Result<String, TemplateError> {
        let mut replaced = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{resolve:") {
            let (reference, after) = after.split_once("}}").ok_or_else(|| unresolved(text))?;
            replaced.push_str(before);
            let secret = reference
                .strip_prefix("secretsmanager:")
                .and_then(|reference| {
                    let (id, field) = reference.split_once(":SecretString:")?;
                    let field = field.split(':').next()?;
                    self.given.secrets.get(id)?.get(field)?.as_str()
                });
            replaced.push_str(secret.ok_or_else(|| unresolved(reference))?);
            rest = after;
        }
        replaced.push_str(rest);
        Ok(replaced)
    }
}

/// A function's name and argument, if the object is one.
fn function(object: &Map<String, Value>) -> Option<(&str, &Value)> {
    let mut members = object.iter();
    let (name, argument) = members.next()?;
    let is_function =
        name == "Ref" || name.starts_with("Fn::") || (name == "Condition" && argument.is_string());
    (is_function && members.next().is_none()).then_some((name.as_str(), argument))
}
