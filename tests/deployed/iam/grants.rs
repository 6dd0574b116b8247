//! What is granted and never used: permissions that a role should not have.

use std::collections::BTreeSet;

use super::policy::Grant;

/// An action that AWS itself carries out with a function's role, so that no request of the
/// function's own ever shows its use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceUse {
    /// The action.
    pub action: &'static str,
    /// Why AWS needs it there.
    pub reason: &'static str,
}

/// All of them.
///
/// AWS Lambda Developer Guide, "Defining Lambda function permissions with an execution role".
pub const SERVICE_USES: &[ServiceUse] = &[
    ServiceUse {
        action: "logs:CreateLogStream",
        reason: "Lambda opens a log stream for each environment it starts",
    },
    ServiceUse {
        action: "logs:PutLogEvents",
        reason: "Lambda writes what the function prints",
    },
    ServiceUse {
        action: "sqs:SendMessage",
        reason: "Lambda puts an event that a function failed on into the queue of dead letters",
    },
];

/// Grants that no request used and that no service uses either.
pub fn unused<'a>(granted: &'a BTreeSet<Grant>, used: &BTreeSet<Grant>) -> Vec<&'a Grant> {
    let by_service = |grant: &Grant| SERVICE_USES.iter().any(|own| own.action == grant.action);
    let is_unused = |grant: &&Grant| !used.contains(grant) && !by_service(grant);
    granted.iter().filter(is_unused).collect()
}
