//! Findings for programs.
//!
//! ```json
//! {
//!   "version": 1,
//!   "counts": { "error": 1, "lapsed": 0, "waived": 0, "warning": 0 },
//!   "findings": [
//!     {
//!       "rule": "notice-lawful-basis",
//!       "title": "A notice names its lawful basis, and the law behind it.",
//!       "severity": "error",
//!       "file": "content/westminster/notices/early-help/2026-11-21.md",
//!       "line": 12,
//!       "column": 3,
//!       "message": "…",
//!       "mend": "…",
//!       "source": "UK GDPR Articles 6(1) and 13(1)(c)",
//!       "page": "notice-lawful-basis.html"
//!     }
//!   ]
//! }
//! ```
//!
//! `severity` is `error` (fails a check and a build), `lapsed` (a waiver that ended: fails a check),
//! `waived` (its `message` is until when, who and why) or `warning` (fails nothing). `line` and
//! `column` count from 1, columns in Unicode characters. `file` is named from the folder that `site` was
//! run in, if the content is in it, else from the content folder. `page` is a file of the rule book that
//! `site rules --out` writes. Findings are in the order of files, lines and columns. `version` changes
//! when something that is here changes its meaning or goes; more may be added without that.

use serde::Serialize;
use site_model::Diagnostics;
use site_model::diagnostic::{Diagnostic, Severity};

use super::place::Base;
use crate::rule_book;

/// The shape above.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Findings<'a> {
    version: u32,
    counts: Counts,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    lapsed: usize,
    waived: usize,
    warning: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    title: Option<&'a str>,
    severity: Severity,
    file: String,
    line: usize,
    column: usize,
    message: &'a str,
    mend: &'a str,
    source: Option<&'a str>,
    page: Option<String>,
}

/// All findings as one JSON document.
pub fn json(diagnostics: &Diagnostics, base: &Base) -> Result<String, serde_json::Error> {
    let findings = Findings {
        version: VERSION,
        counts: Counts {
            error: diagnostics.count(Severity::Error),
            lapsed: diagnostics.count(Severity::Lapsed),
            waived: diagnostics.count(Severity::Waived),
            warning: diagnostics.count(Severity::Warning),
        },
        findings: diagnostics
            .iter()
            .map(|one| Finding::of(one, base))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&findings)? + "\n")
}

impl<'a> Finding<'a> {
    fn of(finding: &'a Diagnostic, base: &Base) -> Self {
        let rule = site_rules::rule(finding.rule);
        Self {
            rule: finding.rule,
            title: rule.map(|rule| rule.title),
            severity: finding.severity,
            file: base.name(&finding.file),
            line: finding.position.line,
            column: finding.position.column,
            message: &finding.message,
            mend: &finding.mend,
            source: rule.map(|rule| rule.source),
            page: rule.map(rule_book::page_of),
        }
    }
}
