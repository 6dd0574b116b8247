//! Findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts
//! and editors show.
//!
//! Every rule of the table is described, whether it found anything or not. A finding under a waiver is
//! suppressed in its source, with the waiver as justification. Columns count Unicode characters, and
//! files are named from `%SRCROOT%`, so that nothing of the machine gets in.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use site_model::Diagnostics;
use site_model::diagnostic::{Diagnostic, Severity};
use site_rules::Rule;

use super::place::Base;
use crate::build::LANGUAGE;
use crate::explanation::Explanation;
use crate::rule_book;

/// Where the format is written down.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What file names start from: section 3.14.14.
const ROOT: &str = "%SRCROOT%";

/// What a path of a URI may hold as it is: RFC 3986 section 2.3, and what divides it.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// All findings as one SARIF log.
pub fn sarif(diagnostics: &Diagnostics, base: &Base) -> Result<String, serde_json::Error> {
    let rules: Vec<&'static Rule> = site_rules::rules().collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "site",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "language": LANGUAGE,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text":
                "The folder that site was run in, if the content is in it; else the content folder."
            }}},
            "results": diagnostics
                .iter()
                .map(|finding| result(finding, &rules, base))
                .collect::<Vec<_>>(),
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

/// A `reportingDescriptor`: section 3.49.
fn described(rule: &'static Rule) -> Value {
    let explanation = Explanation::of(rule);
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.why },
        "help": { "text": explanation.to_text(), "markdown": explanation.to_markdown() },
        "properties": {
            "source": rule.source,
            "read": rule.read,
            "page": rule_book::page_of(rule),
        },
    })
}

/// A `result`: section 3.27.
fn result(finding: &Diagnostic, rules: &[&Rule], base: &Base) -> Value {
    let level = match finding.severity {
        Severity::Error | Severity::Lapsed => "error",
        Severity::Warning => "warning",
        Severity::Waived => "note",
    };
    let index = rules.iter().position(|rule| rule.id == finding.rule);
    let title = index.map_or(finding.rule, |index| rules[index].title);
    // Who answers for a waiver, until when and why, justifies it; what is broken is the rule.
    let (text, suppressions) = match finding.severity {
        Severity::Waived => (
            title.to_owned(),
            json!([{
                "kind": "inSource",
                "status": "accepted",
                "justification": finding.message,
            }]),
        ),
        _ => (format!("{}\n{}", finding.message, finding.mend), json!([])),
    };
    let uri = utf8_percent_encode(&base.name(&finding.file), KEPT).to_string();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri, "uriBaseId": ROOT },
            "region": {
                "startLine": finding.position.line,
                "startColumn": finding.position.column,
            },
        }}],
        "suppressions": suppressions,
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    result
}
