//! What a notice has to say.
//!
//! Rules about what a notice promises apply to the text in force; older texts are history.

use crate::checked::{Checked, NoticeInForce};
use crate::rule::{Check, Example, Rule};
use site_model::diagnostic::Diagnostic;
use site_model::lawful_basis::{article_6_basis, article_9_condition};
use site_model::path;
use site_model::retention::RecordKind;

pub(crate) const LAWFUL_BASIS: &str = "notice-lawful-basis";
pub(crate) const SPECIAL_CATEGORY: &str = "notice-special-category-condition";
pub(crate) const RETENTION: &str = "notice-retention";
pub(crate) const CONTROLLER: &str = "notice-controller";
pub(crate) const DATA_PROTECTION_OFFICER: &str = "notice-data-protection-officer";
pub(crate) const COMPLAINTS: &str = "notice-complaints";
pub(crate) const TRANSFERS: &str = "notice-transfers";
pub(crate) const RECIPIENTS: &str = "notice-recipients";
pub(crate) const DATES: &str = "notice-dates";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: LAWFUL_BASIS,
        title: "A notice names its lawful basis, and the law behind it.",
        source: "UK GDPR Articles 6(1) and 13(1)(c)",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "add `lawful_basis:` with an article such as `6(1)(e)` and the law that gives the task",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(lawful_basis),
    },
    Rule {
        id: SPECIAL_CATEGORY,
        title: "A notice that collects special-category data names a condition of Article 9(2).",
        source: "UK GDPR Article 9(2); Data Protection Act 2018 sections 10 and 11, Schedule 1",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "add `special_category_conditions:` with an article such as `9(2)(g)` and its Schedule 1 condition",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(special_category_condition),
    },
    Rule {
        id: RETENTION,
        title: "TITLE",
        source: "UK GDPR Articles 5(1)(e) and 13(2)(a)",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(retention),
    },
    Rule {
        id: CONTROLLER,
        title: "TITLE",
        source: "UK GDPR Article 13(1)(a)",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(controller),
    },
    Rule {
        id: DATA_PROTECTION_OFFICER,
        title: "TITLE",
        source: "UK GDPR Articles 13(1)(b) and 37(1)(a)",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(data_protection_officer),
    },
    Rule {
        id: COMPLAINTS,
        title: "TITLE",
        source: "UK GDPR Article 13(2)(d); Data Protection Act 2018 section 164A",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(complaints),
    },
    Rule {
        id: TRANSFERS,
        title: "TITLE",
        source: "UK GDPR Article 13(1)(f)",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(transfers),
    },
    Rule {
        id: RECIPIENTS,
        title: "TITLE",
        source: "UK GDPR Article 13(1)(e)",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(recipients),
    },
    Rule {
        id: DATES,
        title: "TITLE",
        source: "a notice says which text is in force",
        read: &[],
        why: "WHY",
        looks: None,
        mend: "MEND",
        example: Example {
            breaks: "",
            keeps: "",
        },
        check: Check::Council(dates),
    },
];

pub(crate) fn lawful_basis(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.lawful_basis.is_empty() {
            found.push(source.error(
                LAWFUL_BASIS,
                path!["lawful_basis"],
                "the notice names no lawful basis",
                "add `lawful_basis:` with an article such as `6(1)(e)` (a public task) and the law that gives the task",
            ));
        }
        for (index, basis) in says.lawful_basis.iter().enumerate() {
            let at = path!["lawful_basis", index, "article"];
            match article_6_basis(&basis.article) {
                None => found.push(source.error(
                    LAWFUL_BASIS,
                    at,
                    format!("Article {} is no lawful basis", basis.article),
                    "lawful bases are Article 6(1)(a) to (f) of UK GDPR; write one of them, such as `6(1)(e)`",
                )),
                // Article 6(3): a legal obligation or a public task is laid down by law.
                Some(known) if basis.law.is_empty() && matches!(known.article, "6(1)(c)" | "6(1)(e)") => {
                    found.push(source.error(
                        LAWFUL_BASIS,
                        at,
                        format!("Article {} rests on a law, and none is named", basis.article),
                        "add `law:` with the act that gives the task, such as `Children Act 1989`",
                    ));
                }
                Some(_) => {}
            }
        }
    }
    found
}

pub(crate) fn special_category_condition(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.has_special_categories() && says.special_category_conditions.is_empty() {
            found.push(source.error(
                SPECIAL_CATEGORY,
                path!["categories"],
                "the notice collects special-category data and names no condition of Article 9(2)",
                "add `special_category_conditions:` with an article such as `9(2)(g)` and its Schedule 1 condition",
            ));
        }
        for (index, condition) in says.special_category_conditions.iter().enumerate() {
            match article_9_condition(&condition.article) {
                None => found.push(source.error(
                    SPECIAL_CATEGORY,
                    path!["special_category_conditions", index, "article"],
                    format!("Article {} is no condition for special-category data", condition.article),
                    "conditions are Article 9(2)(a) to (j) of UK GDPR (9(1) is the prohibition); substantial public interest is `9(2)(g)`",
                )),
                Some(known) if known.needs_schedule_1 && condition.schedule_1.is_none() => {
                    found.push(source.error(
                        SPECIAL_CATEGORY,
                        path!["special_category_conditions", index],
                        format!("Article {} needs a condition in Schedule 1 of the Data Protection Act 2018, and none is named", condition.article),
                        "add `schedule_1:` with the paragraph the council relies on",
                    ));
                }
                Some(_) => {}
            }
        }
    }
    found
}

pub(crate) fn retention(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        // What is asked by a form is kept as draft, submission and then the family's record.
        let needed: &[RecordKind] = if says.forms.is_empty() {
            &[RecordKind::Family]
        } else {
            &[
                RecordKind::Draft,
                RecordKind::Submission,
                RecordKind::Family,
            ]
        };
        for kind in needed {
            if !says.retention.iter().any(|rule| rule.record == *kind) {
                found.push(source.error(
                    RETENTION,
                    path!["retention"],
                    format!("the notice does not say how long a {} is kept", kind.as_str()),
                    format!("add to `retention:` a rule with `record: {}`, `from:`, `period:`, `then:` and `owner:`", kind.as_str()),
                ));
            }
        }
        for (index, rule) in says.retention.iter().enumerate() {
            let at = path!["retention", index];
            let mut missing = Vec::new();
            if rule.period.is_some() && rule.from.is_none() {
                missing.push("`from:` (what the period is counted from)");
            }
            if rule.period.is_none() && rule.until.is_none() {
                missing.push("`from:` and `period:` (how long)");
            }
            if rule.then.is_none() {
                missing.push("`then:` (delete or anonymise)");
            }
            if rule.owner.is_none() {
                missing.push("`owner:` (who answers for it)");
            }
            if !missing.is_empty() {
                found.push(source.error(
                    RETENTION,
                    at,
                    format!(
                        "the promise for a {} breaks off: it lacks {}",
                        rule.record.as_str(),
                        missing.join(", ")
                    ),
                    "complete it, so that it can be kept",
                ));
            }
            if let Some(until) = rule.until.filter(|until| *until < checked.today) {
                found.push(source.error(
                    RETENTION,
                    path!["retention", index, "until"],
                    format!(
                        "the end date {until} has passed: everything kept since breaks the promise"
                    ),
                    "publish a new text with a period counted from an event, or a date ahead",
                ));
            }
        }
    }
    found
}

pub(crate) fn controller(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter(|NoticeInForce { says, .. }| {
            !says
                .controller
                .as_ref()
                .is_some_and(|c| c.name.is_some() && c.reaches_someone())
        })
        .map(|NoticeInForce { source, .. }| {
            source.error(
                CONTROLLER,
                path!["controller"],
                "the notice does not say who the controller is and how to reach it",
                "add `controller:` with `name:` and a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(crate) fn data_protection_officer(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked.notices()
        .filter(|NoticeInForce { says, .. }| !says.data_protection_officer.as_ref().is_some_and(|c| c.reaches_someone()))
        .map(|NoticeInForce { source, .. }| {
            source.error(
                DATA_PROTECTION_OFFICER,
                path!["data_protection_officer"],
                "the notice does not say how to reach the data protection officer; a public authority has one",
                "add `data_protection_officer:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(crate) fn complaints(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked.notices()
        .filter(|NoticeInForce { says, .. }| !says.complaints.as_ref().is_some_and(|c| c.reaches_someone()))
        .map(|NoticeInForce { source, .. }| {
            source.error(
                COMPLAINTS,
                path!["complaints"],
                "the notice does not say how to complain to the council about the use of personal data",
                "add `complaints:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(crate) fn transfers(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked.notices()
        .filter(|NoticeInForce { says, .. }| says.transfers.is_none())
        .map(|NoticeInForce { source, .. }| {
            source.error(
                TRANSFERS,
                path!["transfers"],
                "the notice does not say whether personal data leaves the United Kingdom",
                "add `transfers:` with a sentence: that it stays, or where it goes and under which safeguard",
            )
        })
        .collect()
}

pub(crate) fn recipients(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.recipients.is_empty() {
            found.push(source.error(
                RECIPIENTS,
                path!["recipients"],
                "the notice names nobody who may be shown the data",
                "add `recipients:`; each is an organisation of the directory",
            ));
        }
        for (index, recipient) in says.recipients.iter().enumerate() {
            let organisation = &recipient.organisation;
            if !checked.council.organisations.contains_key(organisation)
                && !checked.council.unread.organisations.contains(organisation)
            {
                found.push(source.error(
                    RECIPIENTS,
                    path!["recipients", index, "organisation"],
                    format!(
                        "the recipient `{}` is not in the directory",
                        recipient.organisation
                    ),
                    format!(
                        "add `organisations/{}.md`, or correct the name",
                        recipient.organisation
                    ),
                ));
            }
            for (which, purpose) in recipient.purposes.iter().enumerate() {
                if !says.purposes.iter().any(|p| p.id == *purpose) {
                    found.push(source.error(
                        RECIPIENTS,
                        path!["recipients", index, "purposes", which],
                        format!("the notice has no purpose `{purpose}`"),
                        "use the `id` of one of its `purposes:`",
                    ));
                }
            }
        }
    }
    found
}

pub(crate) fn dates(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.updated < says.published {
            found.push(source.error(
                DATES,
                path!["updated"],
                format!(
                    "updated on {} before it was published on {}",
                    says.updated, says.published
                ),
                "correct the dates",
            ));
        }
        if says.updated > checked.today {
            found.push(source.error(
                DATES,
                path!["updated"],
                format!(
                    "this text is dated {}, which is still to come",
                    says.updated
                ),
                "publish it on its day",
            ));
        }
    }
    found
}
