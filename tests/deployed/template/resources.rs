//! Roles, keys, functions and tables of a stack, as the tests ask for them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{REGION, Stack, TemplateError};

/// An IAM role.
#[derive(Debug, Clone)]
pub struct Role {
    /// Its ARN.
    pub arn: String,
    /// Policy documents by name: inline ones, and those attached to it by the template.
    pub policies: Vec<(String, Value)>,
    /// Managed policies, by ARN: whoever manages them decides what the role may do.
    pub managed: Vec<String>,
    /// Who may assume it.
    pub trust: Value,
}

/// A KMS key.
#[derive(Debug, Clone)]
pub struct KeyDefinition {
    /// Its ARN.
    pub arn: String,
    /// Its aliases, such as `alias/family-hub-westminster-data`.
    pub aliases: Vec<String>,
    /// Such as `SYMMETRIC_DEFAULT`.
    pub spec: String,
    /// Such as `ENCRYPT_DECRYPT`.
    pub usage: String,
    /// Whether KMS rotates it.
    pub rotates: bool,
    /// Its policy.
    pub policy: Value,
}

impl KeyDefinition {
    /// Its id: the end of its ARN.
    pub fn id(&self) -> &str {
        self.arn.rsplit('/').next().unwrap_or(&self.arn)
    }
}

/// A Lambda function.
#[derive(Debug, Clone)]
pub struct Function {
    /// The logical id of its role.
    pub role: String,
    /// Its environment.
    pub environment: BTreeMap<String, String>,
    /// Seconds.
    pub timeout: u64,
    /// MB.
    pub memory: u64,
    /// How many may run at once, if that many are kept for it.
    pub reserved_concurrency: Option<u64>,
    /// Such as `provided.al2023`.
    pub runtime: String,
    /// Such as `bootstrap`.
    pub handler: String,
}

/// An index of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexDefinition {
    /// The attribute of its partition.
    pub partition: String,
    /// The attribute it is sorted by.
    pub sort: Option<String>,
    /// The attributes it holds beside keys, in order.
    pub projected: Vec<String>,
}

/// A DynamoDB table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDefinition {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// The attribute of its partition.
    pub partition: String,
    /// The attribute it is sorted by.
    pub sort: Option<String>,
    /// Its global secondary indexes, by name.
    pub indexes: BTreeMap<String, IndexDefinition>,
    /// The attribute that says when an item ends, where items end by themselves.
    pub time_to_live: Option<String>,
    /// Days that it can be restored to, if it can.
    pub point_in_time_recovery: Option<u64>,
    /// Whether it cannot be deleted by mistake.
    pub deletion_protection: bool,
    /// Such as `PAY_PER_REQUEST`.
    pub billing: String,
    /// Where it and its replicas are.
    pub regions: Vec<String>,
}

impl Stack {
    /// The roles, by logical id.
    ///
    /// # Errors
    ///
    /// When the template lacks something of them.
    pub fn roles(&self) -> Result<BTreeMap<String, Role>, TemplateError> {
        let mut roles = BTreeMap::new();
        for id in self.resources("AWS::IAM::Role")? {
            let properties = self.properties(&id)?;
            let policies = items(&properties, "Policies")
                .map(|policy| (text(policy, "PolicyName"), policy["PolicyDocument"].clone()));
            let role = Role {
                arn: self.arn(&id)?,
                policies: policies.collect(),
                managed: texts(&properties, "ManagedPolicyArns"),
                trust: properties["AssumeRolePolicyDocument"].clone(),
            };
            roles.insert(id, role);
        }
        let names = roles.keys().map(|id| Ok((self.name(id)?, id.clone())));
        let names: BTreeMap<String, String> = names.collect::<Result<_, TemplateError>>()?;
        for kind in [
            "AWS::IAM::Policy",
            "AWS::IAM::RolePolicy",
            "AWS::IAM::ManagedPolicy",
        ] {
            for id in self.resources(kind)? {
                let properties = self.properties(&id)?;
                let mut attached_to = texts(&properties, "Roles");
                attached_to.extend(properties["RoleName"].as_str().map(str::to_owned));
                for name in attached_to {
                    let role = names.get(&name).and_then(|id| roles.get_mut(id));
                    let role =
                        role.ok_or_else(|| TemplateError::Missing(format!("role {name}")))?;
                    if kind == "AWS::IAM::ManagedPolicy" {
                        role.managed.push(id.clone());
                    } else {
                        let document = properties["PolicyDocument"].clone();
                        role.policies.push((id.clone(), document));
                    }
                }
            }
        }
        Ok(roles)
    }

    /// The KMS keys, by logical id.
    ///
    /// # Errors
    ///
    /// When the template lacks something of them.
    pub fn keys(&self) -> Result<BTreeMap<String, KeyDefinition>, TemplateError> {
        let mut aliases: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in self.resources("AWS::KMS::Alias")? {
            let properties = self.properties(&id)?;
            let target = text(&properties, "TargetKeyId");
            let target = target.rsplit('/').next().unwrap_or_default().to_owned();
            aliases
                .entry(target)
                .or_default()
                .push(text(&properties, "AliasName"));
        }
        let mut keys = BTreeMap::new();
        for id in self.resources("AWS::KMS::Key")? {
            let properties = self.properties(&id)?;
            let or =
                |name: &str, default: &str| properties[name].as_str().unwrap_or(default).to_owned();
            let key = KeyDefinition {
                arn: self.arn(&id)?,
                aliases: aliases.remove(&self.name(&id)?).unwrap_or_default(),
                spec: or("KeySpec", "SYMMETRIC_DEFAULT"),
                usage: or("KeyUsage", "ENCRYPT_DECRYPT"),
                rotates: truth(&properties["EnableKeyRotation"]),
                policy: properties["KeyPolicy"].clone(),
            };
            keys.insert(id, key);
        }
        Ok(keys)
    }

    /// The functions, by logical id.
    ///
    /// # Errors
    ///
    /// When the template lacks something of them.
    pub fn functions(&self) -> Result<BTreeMap<String, Function>, TemplateError> {
        let roles = self.resources("AWS::IAM::Role")?;
        let mut functions = BTreeMap::new();
        for id in self.resources("AWS::Lambda::Function")? {
            let properties = self.properties(&id)?;
            let arn = text(&properties, "Role");
            let mut role = None;
            for candidate in &roles {
                if self.arn(candidate)? == arn {
                    role = Some(candidate.clone());
                }
            }
            let environment = properties
                .pointer("/Environment/Variables")
                .and_then(Value::as_object);
            let variable =
                |(name, value): (&String, &Value)| Some((name.clone(), value.as_str()?.to_owned()));
            let function = Function {
                role: role.ok_or_else(|| TemplateError::Missing(format!("role of {id}")))?,
                environment: environment
                    .into_iter()
                    .flatten()
                    .filter_map(variable)
                    .collect(),
                // Lambda's own defaults.
                timeout: number(&properties["Timeout"]).unwrap_or(3),
                memory: number(&properties["MemorySize"]).unwrap_or(128),
                reserved_concurrency: number(&properties["ReservedConcurrentExecutions"]),
                runtime: text(&properties, "Runtime"),
                handler: text(&properties, "Handler"),
            };
            functions.insert(id, function);
        }
        Ok(functions)
    }

    /// The tables, by logical id.
    ///
    /// # Errors
    ///
    /// When the template lacks something of them.
    pub fn tables(&self) -> Result<BTreeMap<String, TableDefinition>, TemplateError> {
        let mut tables = BTreeMap::new();
        // `GlobalTable` is the current kind, also of a table in one region.
        let mut ids = self.resources("AWS::DynamoDB::Table")?;
        ids.extend(self.resources("AWS::DynamoDB::GlobalTable")?);
        for id in ids {
            let properties = self.properties(&id)?;
            let replica = properties.pointer("/Replicas/0").unwrap_or(&properties);
            let (partition, sort) = key_schema(&properties);
            let indexes = items(&properties, "GlobalSecondaryIndexes").map(|index| {
                let (partition, sort) = key_schema(index);
                let mut projected = texts(&index["Projection"], "NonKeyAttributes");
                projected.sort_unstable();
                let definition = IndexDefinition {
                    partition,
                    sort,
                    projected,
                };
                (text(index, "IndexName"), definition)
            });
            let lives = &properties["TimeToLiveSpecification"];
            let recovery = &replica["PointInTimeRecoverySpecification"];
            let table = TableDefinition {
                name: self.name(&id)?,
                arn: self.arn(&id)?,
                partition,
                sort,
                indexes: indexes.collect(),
                time_to_live: truth(&lives["Enabled"]).then(|| text(lives, "AttributeName")),
                // DynamoDB's own default is the longest.
                point_in_time_recovery: truth(&recovery["PointInTimeRecoveryEnabled"])
                    .then(|| number(&recovery["RecoveryPeriodInDays"]).unwrap_or(35)),
                deletion_protection: truth(&replica["DeletionProtectionEnabled"]),
                billing: text(&properties, "BillingMode"),
                regions: match properties.get("Replicas") {
                    None => vec![REGION.to_owned()],
                    Some(_) => items(&properties, "Replicas")
                        .map(|replica| text(replica, "Region"))
                        .collect(),
                },
            };
            tables.insert(id, table);
        }
        Ok(tables)
    }
}

/// The attributes of a key: partition and, if there is one, sort.
fn key_schema(of: &Value) -> (String, Option<String>) {
    let named = |kind: &str| {
        let part = items(of, "KeySchema").find(|part| part["KeyType"] == kind)?;
        Some(text(part, "AttributeName"))
    };
    (named("HASH").unwrap_or_default(), named("RANGE"))
}

fn items<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of[name].as_array().into_iter().flatten()
}

fn text(of: &Value, name: &str) -> String {
    of[name].as_str().unwrap_or_default().to_owned()
}

fn texts(of: &Value, name: &str) -> Vec<String> {
    items(of, name)
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// YAML and parameters write what they like: `true`, `"true"`.
fn truth(value: &Value) -> bool {
    value.as_bool().unwrap_or(value == "true")
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
