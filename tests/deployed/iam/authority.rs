//! Decides, as IAM and KMS would, what a role may do: by the role's policies, and for a key by the
//! key's own policy as well.
//!
//! IAM User Guide, "Policy evaluation for requests within a single account"; AWS KMS Developer Guide,
//! "Key policies in AWS KMS": a key's policy has to allow the use, by naming the role or by leaving
//! it to the account, whose roles then need it in their own policies.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::policy::{Ask, Caller, Grant, Policy, PolicyError, Reach};
use super::request::World;
use crate::template::{Stack, TemplateError};

/// Why a stack's policies cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// The template.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A policy that is not understood.
    #[error("{owner}: {reason}")]
    Policy {
        /// The role or key, by logical id.
        owner: String,
        /// Why.
        reason: PolicyError,
    },
    /// A policy whose text is not in the template.
    #[error("{0} has a managed policy, whose text is not in the template")]
    Managed(String),
}

/// What is decided of one ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// By these grants, each of which would do.
    Allowed(Vec<Grant>),
    /// As AWS words it, after "is not authorized to perform … on resource …".
    Denied(&'static str),
}

const NO_IDENTITY_POLICY: &str = "because no identity-based policy allows the";
const NO_RESOURCE_POLICY: &str = "because no resource-based policy allows the";
const IDENTITY_POLICY_DENIES: &str = "with an explicit deny in an identity-based policy";
const RESOURCE_POLICY_DENIES: &str = "with an explicit deny in a resource-based policy";

#[derive(Debug, Clone)]
struct Role {
    arn: String,
    policies: Vec<Policy>,
}

/// The policies of a stack.
#[derive(Debug, Clone)]
pub struct Authority {
    pub(super) world: World,
    roles: BTreeMap<String, Role>,
    /// By ARN.
    key_policies: BTreeMap<String, Policy>,
    /// What the template calls an ARN: another council's stack, or another embedded KMS, has other
    /// ARNs for the same grants.
    names: Vec<(String, String)>,
}

impl Authority {
    /// Reads the policies of a stack's roles and keys.
    ///
    /// # Errors
    ///
    /// When anything of them is not understood: what is not understood is not allowed.
    pub fn of(stack: &Stack) -> Result<Self, AuthorityError> {
        let read = |owner: &str, name: &str, document: &Value| {
            Policy::read(name, document).map_err(|reason| AuthorityError::Policy {
                owner: owner.to_owned(),
                reason,
            })
        };
        let mut roles = BTreeMap::new();
        for (id, role) in stack.roles()? {
            if !role.managed.is_empty() {
                return Err(AuthorityError::Managed(id));
            }
            let policies = role
                .policies
                .iter()
                .map(|(name, document)| read(&id, name, document));
            let policies = policies.collect::<Result<_, _>>()?;
            let arn = role.arn;
            roles.insert(id, Role { arn, policies });
        }
        let (keys, tables) = (stack.keys()?, stack.tables()?);
        let of_keys = keys.iter().map(|(id, key)| (key.arn.clone(), id.clone()));
        let of_tables = tables
            .iter()
            .map(|(id, table)| (table.arn.clone(), id.clone()));
        let names = of_keys.chain(of_tables).collect();
        let mut key_policies = BTreeMap::new();
        for (id, key) in &keys {
            key_policies.insert(key.arn.clone(), read(id, id, &key.policy)?);
        }
        Ok(Self {
            world: World {
                account: stack.account().to_owned(),
                tables: tables.into_values().collect(),
                keys: keys.into_values().collect(),
            },
            roles,
            key_policies,
            names,
        })
    }

    /// With one policy more for a role, called `added`: what a mistake in the template would be.
    ///
    /// # Errors
    ///
    /// When the policy is not understood.
    pub fn widened(mut self, role: &str, document: &Value) -> Result<Self, PolicyError> {
        if let Some(role) = self.roles.get_mut(role) {
            role.policies.push(Policy::read("added", document)?);
        }
        Ok(self)
    }

    /// The roles, by logical id.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.roles.keys().map(String::as_str)
    }

    /// How AWS calls a function that has assumed a role: by the role's name and a session's.
    pub(super) fn session(&self, role: &str) -> String {
        let account = &self.world.account;
        let name = self
            .roles
            .get(role)
            .and_then(|role| role.arn.rsplit('/').next());
        format!(
            "arn:aws:sts::{account}:assumed-role/{}/function",
            name.unwrap_or(role)
        )
    }

    /// Whether `role` may do what is asked, if it had all it has but `without`.
    pub fn decide(&self, role: &str, ask: &Ask, without: Option<&Grant>) -> Decision {
        let Some(own) = self.roles.get(role) else {
            return Decision::Denied(NO_IDENTITY_POLICY);
        };
        let mut ask = ask.clone();
        ask.context.add("aws:PrincipalArn", &own.arn);
        ask.context.add("aws:PrincipalAccount", &self.world.account);
        // AWS's own endpoints, which a function's SDK calls, are HTTPS.
        ask.context.add("aws:SecureTransport", "true");

        let statements = || own.policies.iter().flat_map(|policy| &policy.statements);
        if statements().any(|statement| statement.denies(&ask)) {
            return Decision::Denied(IDENTITY_POLICY_DENIES);
        }
        let mut grants = Vec::new();
        for statement in statements() {
            grants.extend(self.granted(role, &statement.label, statement.allowing(&ask)));
        }
        grants.retain(|grant| Some(grant) != without);

        if let Some(policy) = self.key_policies.get(&ask.resource) {
            let caller = Caller {
                arn: &own.arn,
                account: &self.world.account,
            };
            let mut is_open = false;
            for statement in &policy.statements {
                let reach = statement.reaches(caller);
                if reach.is_some() && statement.denies(&ask) {
                    return Decision::Denied(RESOURCE_POLICY_DENIES);
                }
                let allowing = statement.allowing(&ask);
                let mut allowing = self.granted(role, &statement.label, allowing);
                allowing.retain(|grant| Some(grant) != without);
                is_open |= reach.is_some() && !allowing.is_empty();
                if reach == Some(Reach::Directly) {
                    grants.extend(allowing);
                }
            }
            if !is_open {
                return Decision::Denied(NO_RESOURCE_POLICY);
            }
        }
        if grants.is_empty() {
            return Decision::Denied(NO_IDENTITY_POLICY);
        }
        Decision::Allowed(grants)
    }

    /// Everything that policies allow roles: an action on a resource, as written. A key's policy
    /// counts where it names the role itself.
    pub fn grants(&self) -> BTreeSet<Grant> {
        let mut grants = BTreeSet::new();
        for (id, role) in &self.roles {
            for statement in role.policies.iter().flat_map(|policy| &policy.statements) {
                grants.extend(self.granted(id, &statement.label, statement.granted()));
            }
            let caller = Caller {
                arn: &role.arn,
                account: &self.world.account,
            };
            for statement in self
                .key_policies
                .values()
                .flat_map(|policy| &policy.statements)
            {
                if statement.reaches(caller) == Some(Reach::Directly) {
                    grants.extend(self.granted(id, &statement.label, statement.granted()));
                }
            }
        }
        grants
    }

    fn granted(&self, role: &str, statement: &str, pairs: Vec<(String, String)>) -> Vec<Grant> {
        let grant = |(action, resource): (String, String)| Grant {
            role: role.to_owned(),
            statement: statement.to_owned(),
            action,
            resource: self.named(&resource),
        };
        pairs.into_iter().map(grant).collect()
    }

    /// A resource under the name that the template gives it.
    pub(super) fn named(&self, arn: &str) -> String {
        let name = self.names.iter().find_map(|(own, id)| {
            let rest = arn.strip_prefix(own)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{id}{rest}"))
        });
        name.unwrap_or_else(|| arn.to_owned())
    }
}
