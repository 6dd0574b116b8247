//! What a council says of how accessible its site is.

use jiff::civil::Date;
use site_model::council::{Accessibility, Compliance};
use site_model::diagnostic::Diagnostic;
use site_model::path;

use super::in_a_year;
use crate::checked::Checked;
use crate::laws::ACCESSIBILITY_STATEMENT;
use crate::rule::{Check, Example, Rule};

pub(super) const STATEMENT: Rule = Rule {
    id: "council-accessibility",
    title: "A council says how accessible its website is, and looked at that within a year.",
    source: "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8(1) and (4)",
    read: &[ACCESSIBILITY_STATEMENT],
    why: "A public body has to publish an accessibility statement and keep it under regular review. A \
          disabled parent reads in it what will not work, and how to get it another way. A statement \
          of years ago describes another website.",
    looks: None,
    mend: "Add `accessibility:` with what the tests showed, and write the days on which it was \
           prepared, reviewed and tested. Where it is not `full`, list the `problems:`.",
    example: Example {
        breaks: "accessibility:\n  compliance: partial\n  prepared: 2026-11-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council\n",
        keeps: "accessibility:\n  compliance: partial\n  problems: [The map cannot be used with a keyboard. The addresses stand beside it.]\n  prepared: 2026-11-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council\n",
    },
    check: Check::Council(accessibility),
};

fn accessibility(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let Some(council) = checked.council_file() else {
        return Vec::new();
    };
    let source = &council.source;
    let Some(says) = &council.council.accessibility else {
        return vec![source.error(
            STATEMENT.id,
            path!["accessibility"],
            "the council does not say how accessible its website is",
            "add `accessibility:` with `compliance:`, `prepared:`, `reviewed:`, `tested:` and `tested_by:`",
        )];
    };
    wrong_in_the_statement(says, checked.today)
        .into_iter()
        .map(|(field, message, mend)| {
            source.error(STATEMENT.id, path!["accessibility", field], message, mend)
        })
        .collect()
}

/// What does not hold in a statement: field, message and mend.
fn wrong_in_the_statement(
    says: &Accessibility,
    today: Date,
) -> Vec<(&'static str, String, &'static str)> {
    let mut found = Vec::new();
    for (field, day) in [
        ("prepared", says.prepared),
        ("reviewed", says.reviewed),
        ("tested", says.tested),
    ] {
        if day > today {
            found.push((
                field,
                format!("{day} is still to come"),
                "write the day on which it was done",
            ));
        }
    }
    if says.reviewed < says.prepared {
        found.push((
            "reviewed",
            format!(
                "the statement was reviewed on {} before it was prepared on {}",
                says.reviewed, says.prepared
            ),
            "correct the dates",
        ));
    }
    if in_a_year(says.reviewed) < today {
        found.push((
            "reviewed",
            format!("the statement was last reviewed on {}", says.reviewed),
            "test the website, correct the statement, and write the day",
        ));
    }
    if says.tested_by.trim().is_empty() {
        found.push((
            "tested_by",
            "it is not said who tested the website".to_owned(),
            "write who tested it, and how",
        ));
    }
    let names_none = says
        .problems
        .iter()
        .all(|problem| problem.trim().is_empty());
    match (says.compliance, names_none) {
        (Compliance::Full, false) => found.push((
            "problems",
            "a website with problems is not fully compliant".to_owned(),
            "write `compliance: partial`, or remove the problems that were mended",
        )),
        (Compliance::Partial | Compliance::None, true) => found.push((
            "compliance",
            "it is not said what is not accessible".to_owned(),
            "list the `problems:`, and what the council does about each",
        )),
        _ => {}
    }
    found
}
