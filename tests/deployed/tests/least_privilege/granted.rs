//! What the deployment's template must not grant, whatever else changes in it.

use std::collections::BTreeSet;

use deployed::iam::grants::SERVICE_USES;
use deployed::iam::{Ask, Authority, Decision, Grant};
use deployed::template::Stack;

use crate::stack;

pub(crate) fn authority(stack: &Stack) -> Authority {
    Authority::of(stack).expect("every policy is understood")
}

/// A role's grants whose action is of the services that hold records.
fn of_role(authority: &Authority, role: &str) -> Vec<Grant> {
    let holds_records = |grant: &Grant| {
        ["dynamodb:", "kms:"]
            .iter()
            .any(|service| grant.action.starts_with(service))
    };
    let grants = authority.grants().into_iter();
    let grants: Vec<Grant> = grants
        .filter(|grant| grant.role == role && holds_records(grant))
        .collect();
    assert!(!grants.is_empty(), "{role} has no grants");
    grants
}

fn allowed(
    authority: &Authority,
    role: &str,
    action: &str,
    resource: &str,
    context: &[(&str, &str)],
) -> bool {
    let mut ask = Ask {
        action: action.to_owned(),
        resource: resource.to_owned(),
        context: Default::default(),
    };
    for (key, value) in context {
        ask.context.add(key, *value);
    }
    matches!(authority.decide(role, &ask, None), Decision::Allowed(_))
}

#[test]
fn intake_can_neither_open_nor_find_what_was_sent() {
    let Some(stack) = stack() else { return };
    for grant in of_role(&authority(&stack), "IntakeRole") {
        let Grant {
            action, resource, ..
        } = &grant;
        let makes = ["kms:GenerateDataKey", "kms:GenerateMac"];
        let table = resource.split('/').next().unwrap_or_default();
        match action.as_str() {
            "dynamodb:GetItem" => assert_eq!(table, "PublicTable", "{grant}"),
            // Of a message no more than what GOV.UK Notify says became of it: see below.
            "dynamodb:UpdateItem" => {
                assert!(["PublicTable", "OutboxTable"].contains(&table), "{grant}");
            }
            "dynamodb:PutItem" => {
                let adds_to = [
                    "PublicTable",
                    "SubmissionsTable",
                    "KeysTable",
                    "AuditTable",
                    "OutboxTable",
                ];
                assert!(adds_to.contains(&table), "{grant}");
            }
            other => assert!(makes.contains(&other), "{grant}"),
        }
    }
}

#[test]
fn what_intake_cannot_find_again_it_adds_in_transactions_only_and_never_to_a_chain() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    let in_transaction = ("dynamodb:EnclosingOperation", "TransactWriteItems");
    for (id, table) in stack.tables().expect("tables") {
        let puts = |context: &[(&str, &str)]| {
            allowed(
                &authority,
                "IntakeRole",
                "dynamodb:PutItem",
                &table.arn,
                context,
            )
        };
        // In `public` it finds again what the family's own code leads to: its draft.
        let puts_alone = puts(&[("dynamodb:LeadingKeys", "entry#1")]);
        assert_eq!(puts_alone, id == "PublicTable", "{id}: a put by itself");
        let chained = puts(&[in_transaction, ("dynamodb:LeadingKeys", "family#1")]);
        assert!(
            id != "AuditTable" || !chained,
            "an entry in a family's chain"
        );
    }
}

#[test]
fn intake_counts_tries_and_updates_nothing_else() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    for (id, table) in stack.tables().expect("tables") {
        let updates = |key: &str| {
            let context = [("dynamodb:LeadingKeys", key)];
            let (action, table) = ("dynamodb:UpdateItem", &table.arn);
            allowed(&authority, "IntakeRole", action, table, &context)
        };
        assert_eq!(updates("tries#1"), id == "PublicTable", "{id}");
        for other in ["draft#1", "receipt#1", "view#1", "confirmation#1", "tries"] {
            assert!(!updates(other), "{id}: {other}");
        }
    }
}

#[test]
fn staff_put_beside_what_families_sent_and_into_no_familys_draft() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    let public = &stack.tables().expect("tables")["PublicTable"].arn;
    let in_transaction = ("dynamodb:EnclosingOperation", "TransactWriteItems");
    let puts = |context: &[(&str, &str)]| {
        allowed(
            &authority,
            "TriageRole",
            "dynamodb:PutItem",
            public,
            context,
        )
    };
    let key = |key| ("dynamodb:LeadingKeys", key);
    assert!(puts(&[in_transaction, key("reference#1")]));
    assert!(!puts(&[in_transaction, key("draft#1")]));
    assert!(!puts(&[in_transaction, key("confirmation#1")]));
    assert!(!puts(&[key("reference#1")]));
}

#[test]
fn intake_makes_keys_for_submissions_and_messages_only() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    let keys = stack.keys().expect("keys");
    let makes = |council: &str, purpose: &str| {
        let context = [
            ("kms:EncryptionContext:council", council),
            ("kms:EncryptionContext:purpose", purpose),
        ];
        allowed(
            &authority,
            "IntakeRole",
            "kms:GenerateDataKey",
            &keys["DataKey"].arn,
            &context,
        )
    };
    assert!(makes("testbury", "submission"));
    assert!(makes("testbury", "message"));
    assert!(!makes("testbury", "family"));
    assert!(!makes("testbury", "staff"));
    assert!(!makes("elsewhere", "submission"));
}

#[test]
fn nobody_deletes_keys_or_changes_what_was_written() {
    let Some(stack) = stack() else { return };
    let may_delete_from = ["PublicTable", "OutboxTable", "StaffTable"];
    for grant in authority(&stack).grants() {
        let Grant {
            action, resource, ..
        } = &grant;
        match action.as_str() {
            "dynamodb:DeleteItem" => {
                assert!(may_delete_from.contains(&resource.as_str()), "{grant}");
            }
            // Taking a submission, counting tries, and what becomes of messages.
            "dynamodb:UpdateItem" => {
                let tables = ["SubmissionsTable", "PublicTable", "OutboxTable"];
                assert!(tables.contains(&resource.as_str()), "{grant}");
            }
            // With PartiQL an item goes without DeleteItem; with BatchWriteItem, without a condition.
            other => {
                let others = [
                    "PartiQL",
                    "Batch",
                    "DeleteTable",
                    "ScheduleKeyDeletion",
                    "PutKeyPolicy",
                    "CreateGrant",
                ];
                assert!(!others.iter().any(|part| other.contains(part)), "{grant}");
            }
        }
    }
}

/// A message is sealed by who puts it and opened by keeper; who else touches it changes no body and no key.
#[test]
fn nobody_changes_what_a_message_says_or_to_whom_it_goes() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    let outbox = &stack.tables().expect("tables")["OutboxTable"].arn;
    let in_transaction = ("dynamodb:EnclosingOperation", "TransactWriteItems");
    for role in ["IntakeRole", "TriageRole", "KeeperRole"] {
        let updates = |attribute| {
            let context = [in_transaction, ("dynamodb:Attributes", attribute)];
            allowed(&authority, role, "dynamodb:UpdateItem", outbox, &context)
        };
        assert!(updates("rev"), "{role}");
        for attribute in ["body", "wrapped", "key", "message_kind", "council"] {
            assert!(!updates(attribute), "{role}: {attribute}");
        }
        let reads = allowed(&authority, role, "dynamodb:GetItem", outbox, &[]);
        assert_eq!(reads, role == "KeeperRole", "{role}");
    }
}

#[test]
fn keeper_opens_messages_and_nothing_that_was_sent() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    let key = &stack.keys().expect("keys")["DataKey"].arn;
    let opens = |role: &str, purpose: &str| {
        let context = [
            ("kms:EncryptionContext:council", "testbury"),
            ("kms:EncryptionContext:purpose", purpose),
        ];
        allowed(&authority, role, "kms:Decrypt", key, &context)
    };
    assert!(opens("KeeperRole", "message"));
    for purpose in ["submission", "family", "staff"] {
        assert!(!opens("KeeperRole", purpose), "{purpose}");
    }
    assert!(!opens("TriageRole", "message"));
}

#[test]
fn keeper_sees_when_things_end_and_no_more() {
    let Some(stack) = stack() else { return };
    let authority = authority(&stack);
    for grant in of_role(&authority, "KeeperRole") {
        let table = grant.resource.split('/').next().unwrap_or_default();
        match grant.action.as_str() {
            "dynamodb:Scan" | "dynamodb:DeleteItem" => assert!(
                ["PublicTable", "OutboxTable", "StaffTable"].contains(&table),
                "{grant}"
            ),
            // And messages: see above. Of a draft and an appointment, whether it is still there to be reminded of.
            "dynamodb:Query" | "dynamodb:UpdateItem" => {
                assert_eq!(table, "OutboxTable", "{grant}");
            }
            "dynamodb:GetItem" => assert!(
                ["PublicTable", "OutboxTable", "FamiliesTable"].contains(&table),
                "{grant}"
            ),
            other => assert_eq!(other, "kms:Decrypt", "{grant}"),
        }
    }
    let tables = stack.tables().expect("tables");
    let table = &tables["PublicTable"].arn;
    let scans = |context: &[(&str, &str)]| {
        allowed(&authority, "KeeperRole", "dynamodb:Scan", table, context)
    };
    let specific = ("dynamodb:Select", "SPECIFIC_ATTRIBUTES");
    let (key, end, body) = (
        ("dynamodb:Attributes", "pk"),
        ("dynamodb:Attributes", "expires"),
        ("dynamodb:Attributes", "body"),
    );
    let gets = |context: &[(&str, &str)]| {
        allowed(&authority, "KeeperRole", "dynamodb:GetItem", table, context)
    };
    let draft = ("dynamodb:LeadingKeys", "draft#0123");
    assert!(gets(&[specific, key, end, draft]));
    assert!(!gets(&[specific, key, end, body, draft]));
    let receipt = ("dynamodb:LeadingKeys", "receipt#0123");
    assert!(!gets(&[specific, key, end, receipt]));
    let families = &tables["FamiliesTable"].arn;
    let of_family = |context: &[(&str, &str)]| {
        let action = "dynamodb:GetItem";
        allowed(&authority, "KeeperRole", action, families, context)
    };
    let (mark, family) = (
        ("dynamodb:Attributes", "reminder"),
        ("dynamodb:LeadingKeys", "family#0123"),
    );
    assert!(of_family(&[specific, key, mark, family]));
    for other in ["body", "reference", "assignee", "day_due", "referral"] {
        let other = ("dynamodb:Attributes", other);
        assert!(!of_family(&[specific, key, mark, other, family]));
    }
    assert!(!of_family(&[key, mark, family]), "all attributes");
    assert!(scans(&[specific, key, end]));
    assert!(!scans(&[specific, key, end, body]));
    assert!(!scans(&[("dynamodb:Select", "ALL_ATTRIBUTES")]));
    let deletes = [key, ("dynamodb:ReturnValues", "ALL_OLD")];
    assert!(!allowed(
        &authority,
        "KeeperRole",
        "dynamodb:DeleteItem",
        table,
        &deletes
    ));
}

#[test]
fn nobody_may_do_everything_or_reach_everything() {
    let Some(stack) = stack() else { return };
    for grant in authority(&stack).grants() {
        assert!(!grant.action.contains(['*', '?']), "{grant}");
        // A log group's streams are named by Lambda as it makes them: their group is named in full.
        let resource = match grant.resource.strip_suffix(":*") {
            Some(group) if group.contains(":log-group:") => group,
            _ => &grant.resource,
        };
        assert!(!resource.contains(['*', '?']), "{grant}");
    }
}

#[test]
fn each_function_has_a_role_of_its_own_that_lambda_alone_assumes() {
    let Some(stack) = stack() else { return };
    let roles = stack.roles().expect("roles");
    let functions = stack.functions().expect("functions");
    let of_functions: BTreeSet<&str> = functions
        .values()
        .map(|function| function.role.as_str())
        .collect();
    assert_eq!(of_functions.len(), functions.len());
    for role in of_functions {
        let role = &roles[role];
        assert!(role.managed.is_empty(), "{role:?}");
        let statements = role.trust["Statement"].as_array().expect("statements");
        for statement in statements {
            assert_eq!(statement["Principal"]["Service"], "lambda.amazonaws.com");
            assert_eq!(
                statement["Principal"].as_object().map(serde_json::Map::len),
                Some(1)
            );
        }
    }
}

#[test]
fn every_permission_of_a_service_is_one_that_it_has() {
    let Some(stack) = stack() else { return };
    let grants = authority(&stack).grants();
    for own in SERVICE_USES {
        assert!(
            grants.iter().any(|grant| grant.action == own.action),
            "{}",
            own.action
        );
    }
}

#[test]
fn keys_are_of_the_right_kind_and_open_to_nobody_else() {
    let Some(stack) = stack() else { return };
    let keys = stack.keys().expect("keys");
    assert!(keys["DataKey"].rotates);
    assert_eq!(keys["MacKey"].spec, "HMAC_256");
    assert_eq!(keys["MacKey"].usage, "GENERATE_VERIFY_MAC");
    let account = format!("arn:aws:iam::{}:root", stack.account());
    for (id, key) in &keys {
        for statement in key.policy["Statement"].as_array().expect("statements") {
            let principal = &statement["Principal"];
            let is_account = principal["AWS"] == account.as_str();
            assert!(
                is_account || !principal["Service"].is_null(),
                "{id}: {statement}"
            );
            let actions = statement["Action"].to_string();
            assert!(!actions.contains('*'), "{id}: {statement}");
        }
    }
}

/// The key's own policy holds even if a role's were to be widened by mistake.
#[test]
fn a_keys_policy_names_who_may_use_it() {
    let Some(stack) = stack() else { return };
    let keys = stack.keys().expect("keys");
    let generous = serde_json::json!({ "Statement": {
        "Effect": "Allow", "Action": "kms:*", "Resource": "*",
    } });
    let authority = ["IntakeRole", "TriageRole", "KeeperRole"]
        .into_iter()
        .try_fold(authority(&stack), |authority, role| {
            authority.widened(role, &generous)
        })
        .expect("a policy");
    let may = |role: &str, action: &str, key: &str| {
        allowed(&authority, role, action, &keys[key].arn, &[])
    };
    assert!(may("TriageRole", "kms:Decrypt", "DataKey"));
    assert!(!may("IntakeRole", "kms:Decrypt", "DataKey"));
    assert!(!may("KeeperRole", "kms:Decrypt", "DataKey"));
    assert!(may("IntakeRole", "kms:GenerateMac", "MacKey"));
    assert!(may("TriageRole", "kms:GenerateMac", "MacKey"));
    assert!(!may("KeeperRole", "kms:GenerateMac", "MacKey"));
}
