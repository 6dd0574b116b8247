//! No page of one person's is ever kept by CloudFront for another: what goes to a function is not
//! cached, and what is cached has nothing of who asked.

use std::collections::{BTreeMap, BTreeSet};

use deployed::cloudfront::{ORIGIN_VERIFY, TOLD};
use deployed::template::Stack;
use serde_json::{Value, json};

use crate::stack;

const DISTRIBUTIONS: [&str; 2] = ["PublicDistribution", "StaffDistribution"];

/// AWS: "Use managed cache policies", CachingDisabled.
const CACHING_DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/// The 4xx and 5xx that CloudFront would keep for ten seconds, `no-store` or not (AWS: "HTTP 4xx and
/// 5xx status codes that CloudFront caches"); 416 is among them and never kept.
const KEPT_ERRORS: [u64; 10] = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/// Where a behaviour may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Bucket,
    Api,
}

fn distribution(stack: &Stack, id: &str) -> Value {
    stack.properties(id).expect(id)["DistributionConfig"].clone()
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of[name].as_str().unwrap_or_default()
}

/// The origins of a distribution by what targets call them: groups too.
fn origins(config: &Value) -> BTreeMap<&str, BTreeSet<Origin>> {
    let mut origins = BTreeMap::new();
    for origin in items(&config["Origins"]) {
        let host = text(origin, "DomainName");
        let kind = match (host.contains(".execute-api."), host.contains(".s3.")) {
            (true, false) => Origin::Api,
            (false, true) => Origin::Bucket,
            _ => panic!("{host} is neither bucket nor API"),
        };
        origins.insert(text(origin, "Id"), BTreeSet::from([kind]));
    }
    for group in items(&config["OriginGroups"]["Items"]) {
        let members = items(&group["Members"]["Items"]);
        let members = members.flat_map(|member| origins[text(member, "OriginId")].clone());
        let members = members.collect();
        origins.insert(text(group, "Id"), members);
    }
    origins
}

/// The behaviours of a distribution, each with its pattern and where it may lead.
fn behaviours(config: &Value) -> Vec<(&str, BTreeSet<Origin>, &Value)> {
    let origins = origins(config);
    items(&config["CacheBehaviors"])
        .chain([&config["DefaultCacheBehavior"]])
        .map(|behaviour| {
            let pattern = behaviour["PathPattern"].as_str().unwrap_or("*");
            let leads_to = origins[text(behaviour, "TargetOriginId")].clone();
            (pattern, leads_to, behaviour)
        })
        .collect()
}

#[test]
fn what_a_function_answers_is_never_kept_nor_compressed() {
    let Some(stack) = stack() else { return };
    for id in DISTRIBUTIONS {
        let config = distribution(&stack, id);
        let to_function: Vec<_> = behaviours(&config)
            .into_iter()
            .filter(|(_, leads_to, _)| *leads_to == BTreeSet::from([Origin::Api]))
            .collect();
        assert!(!to_function.is_empty(), "{id} reaches its function");
        for (pattern, _, behaviour) in to_function {
            let is = |name: &str, value: Value| {
                assert_eq!(behaviour[name], value, "{name} of {pattern} of {id}");
            };
            is("CachePolicyId", json!(CACHING_DISABLED));
            // Managed-AllViewerExceptHostHeader: by no other policy does CloudFront pass on `Authorization`.
            let told = match pattern {
                "/*/message-receipts" => "b689b0a8-53d0-40ab-baf2-68738e2966ac",
                _ => "ToFunctions",
            };
            is("OriginRequestPolicyId", json!(told));
            is("Compress", json!(false));
            is("ViewerProtocolPolicy", json!("redirect-to-https"));
            // The older way to say what is kept.
            is("ForwardedValues", Value::Null);
        }
    }
}

#[test]
fn a_function_is_told_what_it_reads_of_a_viewer_and_no_more() {
    let Some(stack) = stack() else { return };
    let policy = stack.properties("ToFunctions").expect("ToFunctions");
    let config = &policy["OriginRequestPolicyConfig"];
    assert_eq!(
        config["HeadersConfig"],
        json!({ "HeaderBehavior": "whitelist", "Headers": TOLD })
    );
    let cookies = json!({ "CookieBehavior": "all" });
    assert_eq!(config["CookiesConfig"], cookies);
    let queries = json!({ "QueryStringBehavior": "all" });
    assert_eq!(config["QueryStringsConfig"], queries);
}

#[test]
fn what_may_be_kept_has_nothing_of_who_asked() {
    let Some(stack) = stack() else { return };
    for id in DISTRIBUTIONS {
        let config = distribution(&stack, id);
        for (pattern, leads_to, behaviour) in behaviours(&config) {
            if !leads_to.contains(&Origin::Bucket) {
                continue;
            }
            let is = |name: &str, value: Value| {
                assert_eq!(behaviour[name], value, "{name} of {pattern} of {id}");
            };
            is("AllowedMethods", json!(["GET", "HEAD"]));
            is("CachePolicyId", json!("SiteCache"));
            is("OriginRequestPolicyId", Value::Null);
            is("ViewerProtocolPolicy", json!("redirect-to-https"));
            is("ForwardedValues", Value::Null);
        }
    }
    let cache = stack.properties("SiteCache").expect("SiteCache");
    let config = &cache["CachePolicyConfig"];
    let sent_on = &config["ParametersInCacheKeyAndForwardedToOrigin"];
    assert_eq!(
        sent_on["CookiesConfig"],
        json!({ "CookieBehavior": "none" })
    );
    assert_eq!(
        sent_on["HeadersConfig"],
        json!({ "HeaderBehavior": "none" })
    );
    let queries = &sent_on["QueryStringsConfig"];
    assert_eq!(*queries, json!({ "QueryStringBehavior": "none" }));
    assert_eq!(config["MinTTL"], 0, "an answer's own `no-store` counts");
}

/// What CloudFront itself says when it does not reach an origin. Intake answers neither; triage
/// answers 502, so the staff host has no page of its own for it.
const UNREACHED: [u64; 2] = [502, 504];

#[test]
fn errors_are_not_kept_and_no_page_stands_before_the_functions_own() {
    let Some(stack) = stack() else { return };
    for id in DISTRIBUTIONS {
        let config = distribution(&stack, id);
        let not_kept: Vec<Value> = KEPT_ERRORS
            .iter()
            .map(|code| match id {
                "PublicDistribution" if UNREACHED.contains(code) => json!({
                    "ErrorCode": code,
                    "ErrorCachingMinTTL": 0,
                    "ResponseCode": code,
                    "ResponsePagePath": "/testbury/500.html",
                }),
                _ => json!({ "ErrorCode": code, "ErrorCachingMinTTL": 0 }),
            })
            .collect();
        assert_eq!(config["CustomErrorResponses"], json!(not_kept), "{id}");
    }
}

#[test]
fn every_api_is_shown_that_cloudfront_asks_and_the_firewall_stands_before_both_hosts() {
    let Some(stack) = stack() else { return };
    for id in DISTRIBUTIONS {
        let config = distribution(&stack, id);
        assert_eq!(config["WebACLId"], "web-acl", "{id}");
        let kinds = origins(&config);
        let mut apis = 0;
        for origin in items(&config["Origins"]) {
            let headers = &origin["OriginCustomHeaders"];
            if kinds[text(origin, "Id")].contains(&Origin::Api) {
                let verify = json!([{ "HeaderName": ORIGIN_VERIFY, "HeaderValue": "one" }]);
                assert_eq!(*headers, verify, "{id}");
                apis += 1;
            } else {
                assert_eq!(*headers, Value::Null, "the bucket is told no secret");
            }
        }
        assert_eq!(apis, 1, "{id}");
    }
}
