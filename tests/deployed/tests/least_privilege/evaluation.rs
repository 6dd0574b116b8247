//! Policies are evaluated as AWS documents it.

use deployed::iam::{Ask, Authority, AuthorityError, Decision, PolicyError};
use deployed::template::{Given, Template};
use serde_json::{Value, json};

const TABLE: &str = "arn:aws:dynamodb:eu-west-2:000000000000:table/families";
const KEY: &str = "arn:aws:kms:eu-west-2:000000000000:key/Key";

/// A stack of one role with these statements, and one key with those.
fn authority(of_role: &Value, of_key: &Value) -> Result<Authority, AuthorityError> {
    let template = json!({ "Resources": {
        "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
            { "PolicyName": "own", "PolicyDocument": { "Statement": of_role } },
        ] } },
        "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Statement": of_key } } },
    } });
    Authority::of(&Template::from_json(template).stack(Given::default()))
}

fn ask(action: &str, resource: &str, context: &[(&str, &str)]) -> Ask {
    let mut ask = Ask {
        action: action.to_owned(),
        resource: resource.to_owned(),
        context: Default::default(),
    };
    for (key, value) in context {
        ask.context.add(key, *value);
    }
    ask
}

fn allows(statements: &Value, context: &[(&str, &str)]) -> bool {
    let authority = authority(statements, &json!([])).expect("a policy");
    let ask = ask("dynamodb:GetItem", TABLE, context);
    matches!(authority.decide("Role", &ask, None), Decision::Allowed(_))
}

fn allow_if(condition: &Value) -> Value {
    json!({ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": TABLE, "Condition": condition })
}

/// IAM User Guide, "Policy evaluation logic".
#[test]
fn what_nothing_allows_is_denied_and_one_deny_outweighs_every_allow() {
    let allow = json!({ "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*" });
    let deny = json!({ "Effect": "Deny", "Action": "dynamodb:Get*", "Resource": "*" });
    let elsewhere = json!({ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": format!("{TABLE}/index/new") });
    let of_another = json!({ "Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": TABLE });
    let lower_case = json!({ "Effect": "Allow", "Action": "DYNAMODB:getitem", "Resource": TABLE });
    let but_put = json!({ "Effect": "Allow", "NotAction": "dynamodb:PutItem", "Resource": TABLE });
    let but_get = json!({ "Effect": "Allow", "NotAction": "dynamodb:Get?tem", "Resource": TABLE });
    let but_table =
        json!({ "Effect": "Allow", "Action": "dynamodb:GetItem", "NotResource": TABLE });
    let cases = [
        (json!([]), false),
        (json!([allow]), true),
        (json!(allow), true),
        (json!([allow, deny]), false),
        (json!([deny, allow]), false),
        (json!([elsewhere, of_another]), false),
        (json!([of_another, lower_case]), true),
        (json!([but_put]), true),
        (json!([but_get]), false),
        (json!([but_table]), false),
    ];
    for (statements, expected) in cases {
        assert_eq!(allows(&statements, &[]), expected, "{statements}");
    }
}

/// IAM User Guide, "Condition operators", "Conditions with multiple context keys or values" and
/// "Multivalued context keys".
#[test]
fn conditions_hold_as_documented() {
    type Context = &'static [(&'static str, &'static str)];
    const NONE: Context = &[];
    const SELECT: Context = &[("dynamodb:Select", "COUNT")];
    const ATTRIBUTES: Context = &[("dynamodb:Attributes", "pk"), ("dynamodb:Attributes", "sk")];
    const DAYS: Context = &[("kms:ScheduleKeyDeletionPendingWindowInDays", "30")];
    let days = |operator: &str, days: u8| json!({ operator: { "kms:ScheduleKeyDeletionPendingWindowInDays": days } });
    let select = |operator: &str, value: Value| json!({ operator: { "dynamodb:Select": value } });
    let attributes =
        |operator: &str, value: Value| json!({ operator: { "dynamodb:Attributes": value } });
    let cases = [
        (select("StringEquals", json!("COUNT")), SELECT, true),
        (select("StringEquals", json!("count")), SELECT, false),
        (
            select("StringEquals", json!(["ALL_ATTRIBUTES", "COUNT"])),
            SELECT,
            true,
        ),
        (select("StringEquals", json!("COUNT")), NONE, false),
        (select("StringEqualsIfExists", json!("COUNT")), NONE, true),
        (select("StringEqualsIfExists", json!("COUNT")), SELECT, true),
        (
            select("StringEqualsIfExists", json!("ALL_ATTRIBUTES")),
            SELECT,
            false,
        ),
        (select("StringNotEquals", json!("COUNT")), NONE, true),
        (
            select("StringNotEquals", json!(["A", "COUNT"])),
            SELECT,
            false,
        ),
        (select("StringNotEquals", json!(["A", "B"])), SELECT, true),
        (select("StringLike", json!("C?UN*")), SELECT, true),
        (select("StringNotLike", json!("C*")), SELECT, false),
        (select("Null", json!("true")), NONE, true),
        (select("Null", json!(true)), SELECT, false),
        (select("Null", json!("false")), SELECT, true),
        (attributes("Null", json!("false")), NONE, false),
        (
            attributes("ForAllValues:StringEquals", json!(["pk", "sk", "expires"])),
            ATTRIBUTES,
            true,
        ),
        (
            attributes("ForAllValues:StringEquals", json!(["pk"])),
            ATTRIBUTES,
            false,
        ),
        (
            attributes("ForAllValues:StringEquals", json!(["pk"])),
            NONE,
            true,
        ),
        (
            attributes("ForAllValues:StringNotEquals", json!(["body"])),
            ATTRIBUTES,
            true,
        ),
        (
            attributes("ForAllValues:StringNotEquals", json!(["sk"])),
            ATTRIBUTES,
            false,
        ),
        (
            attributes("ForAnyValue:StringEquals", json!(["pk"])),
            ATTRIBUTES,
            true,
        ),
        (
            attributes("ForAnyValue:StringEquals", json!(["pk"])),
            NONE,
            false,
        ),
        (
            attributes("ForAnyValue:StringLike", json!(["b*"])),
            ATTRIBUTES,
            false,
        ),
        (days("NumericGreaterThanEquals", 30), DAYS, true),
        (days("NumericGreaterThan", 30), DAYS, false),
        (days("NumericLessThanEquals", 29), DAYS, false),
        (days("NumericNotEquals", 30), DAYS, false),
        (days("NumericEquals", 30), NONE, false),
        // What every request of a function has.
        (
            json!({ "Bool": { "aws:SecureTransport": "true" } }),
            NONE,
            true,
        ),
        (
            json!({ "Bool": { "AWS:securetransport": false } }),
            NONE,
            false,
        ),
        (
            json!({ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/Ro*" } }),
            NONE,
            true,
        ),
        // Every operator and every key has to hold.
        (
            json!({
                "StringEquals": { "dynamodb:Select": "COUNT" },
                "Null": { "dynamodb:ReturnValues": "false" },
            }),
            SELECT,
            false,
        ),
    ];
    for (condition, context, expected) in cases {
        let statement = allow_if(&condition);
        assert_eq!(
            allows(&statement, context),
            expected,
            "{condition} for {context:?}"
        );
    }
}

/// DynamoDB Developer Guide, "Using IAM with DynamoDB transactions", example 3.
#[test]
fn transactions_can_be_told_apart_from_single_operations() {
    let statements = json!([
        {
            "Effect": "Deny",
            "Action": ["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:GetItem"],
            "Resource": [TABLE],
            "Condition": { "ForAnyValue:StringEquals": {
                "dynamodb:EnclosingOperation": ["TransactWriteItems", "TransactGetItems"],
            } },
        },
        { "Effect": "Allow", "Action": ["dynamodb:PutItem", "dynamodb:GetItem"], "Resource": [TABLE] },
    ]);
    assert!(allows(&statements, &[]));
    assert!(!allows(
        &statements,
        &[("dynamodb:EnclosingOperation", "TransactGetItems")]
    ));
}

#[test]
fn what_is_not_understood_is_refused_and_never_allowed() {
    let key = |key: &str| allow_if(&json!({ "StringEquals": { key: "x" } }));
    let cases = [
        (
            allow_if(&json!({ "StringMatches": { "dynamodb:Select": "x" } })),
            PolicyError::UnknownOperator("StringMatches".to_owned()),
        ),
        (
            allow_if(&json!({ "ForSome:StringEquals": { "dynamodb:Select": "x" } })),
            PolicyError::UnknownOperator("ForSome:StringEquals".to_owned()),
        ),
        (
            key("aws:SourceIp"),
            PolicyError::UnknownKey("aws:sourceip".to_owned()),
        ),
        (
            key("dynamodb:LeadingKeys"),
            PolicyError::NeedsSetOperator("dynamodb:leadingkeys".to_owned()),
        ),
        (
            json!({ "Effect": "Allow", "Action": "a:b", "Resource": "arn:${aws:username}" }),
            PolicyError::Variable("arn:${aws:username}".to_owned()),
        ),
        (
            json!({ "Effect": "Allow", "Action": "a:b", "Resource": "*", "Unless": {} }),
            PolicyError::UnknownElement("Unless".to_owned()),
        ),
    ];
    for (statement, expected) in cases {
        match authority(&statement, &json!([])) {
            Err(AuthorityError::Policy { reason, .. }) => assert_eq!(reason, expected),
            other => panic!("{statement}: {other:?}"),
        }
    }
    for shape in [
        json!({ "Effect": "Allow", "Action": "a:b" }),
        json!({ "Effect": "Maybe", "Action": "a:b", "Resource": "*" }),
        json!({ "Effect": "Allow", "Action": "a:b", "NotAction": "a:c", "Resource": "*" }),
    ] {
        assert!(authority(&shape, &json!([])).is_err(), "{shape}");
    }
}

/// AWS KMS Developer Guide, "Key policies in AWS KMS" and "Default key policy".
#[test]
fn a_key_is_used_only_as_its_own_policy_allows_too() {
    let use_it = json!({ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": KEY });
    let to = |principal: &str, effect: &str| json!({ "Effect": effect, "Principal": { "AWS": principal }, "Action": "kms:*", "Resource": "*" });
    let account = to("arn:aws:iam::000000000000:root", "Allow");
    let role = to("arn:aws:iam::000000000000:role/Role", "Allow");
    let another = to("arn:aws:iam::000000000000:role/Another", "Allow");
    let service = json!({
        "Effect": "Allow", "Principal": { "Service": "logs.amazonaws.com" }, "Action": "kms:*", "Resource": "*",
    });
    let cases = [
        (json!([use_it]), json!([account]), true),
        (json!([]), json!([account]), false),
        (json!([use_it]), json!([]), false),
        (json!([]), json!([role]), true),
        (json!([use_it]), json!([another]), false),
        (json!([use_it]), json!([service]), false),
        (json!([use_it]), json!([account, to("*", "Deny")]), false),
        (
            json!([use_it]),
            json!([
                account,
                to("arn:aws:iam::000000000000:role/Another", "Deny")
            ]),
            true,
        ),
    ];
    for (of_role, of_key, expected) in cases {
        let authority = authority(&of_role, &of_key).expect("policies");
        let decision = authority.decide("Role", &ask("kms:Decrypt", KEY, &[]), None);
        let allowed = matches!(decision, Decision::Allowed(_));
        assert_eq!(allowed, expected, "{of_role} with {of_key}: {decision:?}");
    }
}

#[test]
fn a_grant_that_is_taken_away_allows_nothing() {
    let statement = json!({
        "Sid": "Read", "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Resource": TABLE,
    });
    let authority = authority(&statement, &json!([])).expect("a policy");
    let grants = authority.grants();
    let names: Vec<String> = grants.iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            format!("Role (own/Read): dynamodb:GetItem on {TABLE}"),
            format!("Role (own/Read): dynamodb:Query on {TABLE}"),
        ]
    );
    let get = ask("dynamodb:GetItem", TABLE, &[]);
    for grant in &grants {
        let allowed = matches!(
            authority.decide("Role", &get, Some(grant)),
            Decision::Allowed(_)
        );
        assert_eq!(allowed, grant.action != "dynamodb:GetItem");
    }
}
