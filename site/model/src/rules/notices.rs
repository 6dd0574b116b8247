//! What a notice has to say.
//!
//! Rules about what a notice promises apply to the text in force; older texts are history.

use jiff::civil::Date;

use crate::content::CouncilContent;
use crate::diagnostic::Diagnostic;
use crate::lawful_basis::{article_6_basis, article_9_condition};
use crate::notice::{FrontMatter, Notice};
use crate::path;
use crate::retention::RecordKind;
use crate::source::Source;

pub(super) const LAWFUL_BASIS: &str = "notice-lawful-basis";
pub(super) const SPECIAL_CATEGORY: &str = "notice-special-category-condition";
pub(super) const RETENTION: &str = "notice-retention";
pub(super) const CONTROLLER: &str = "notice-controller";
pub(super) const DATA_PROTECTION_OFFICER: &str = "notice-data-protection-officer";
pub(super) const COMPLAINTS: &str = "notice-complaints";
pub(super) const TRANSFERS: &str = "notice-transfers";
pub(super) const RECIPIENTS: &str = "notice-recipients";
pub(super) const DATES: &str = "notice-dates";

fn in_force(council: &CouncilContent) -> impl Iterator<Item = (&Notice, &FrontMatter, &Source)> {
    council
        .notices
        .values()
        .filter_map(|versions| versions.last())
        .map(|notice| (notice, notice.front_matter(), &notice.document.source))
}

pub(super) fn lawful_basis(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, says, source) in in_force(council) {
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

pub(super) fn special_category_condition(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, says, source) in in_force(council) {
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

pub(super) fn retention(council: &CouncilContent, today: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, says, source) in in_force(council) {
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
            if let Some(until) = rule.until.filter(|until| *until < today) {
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

pub(super) fn controller(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    in_force(council)
        .filter(|(_, says, _)| {
            !says
                .controller
                .as_ref()
                .is_some_and(|c| c.name.is_some() && c.reaches_someone())
        })
        .map(|(_, _, source)| {
            source.error(
                CONTROLLER,
                path!["controller"],
                "the notice does not say who the controller is and how to reach it",
                "add `controller:` with `name:` and a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(super) fn data_protection_officer(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    in_force(council)
        .filter(|(_, says, _)| !says.data_protection_officer.as_ref().is_some_and(|c| c.reaches_someone()))
        .map(|(_, _, source)| {
            source.error(
                DATA_PROTECTION_OFFICER,
                path!["data_protection_officer"],
                "the notice does not say how to reach the data protection officer; a public authority has one",
                "add `data_protection_officer:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(super) fn complaints(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    in_force(council)
        .filter(|(_, says, _)| !says.complaints.as_ref().is_some_and(|c| c.reaches_someone()))
        .map(|(_, _, source)| {
            source.error(
                COMPLAINTS,
                path!["complaints"],
                "the notice does not say how to complain to the council about the use of personal data",
                "add `complaints:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

pub(super) fn transfers(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    in_force(council)
        .filter(|(_, says, _)| says.transfers.is_none())
        .map(|(_, _, source)| {
            source.error(
                TRANSFERS,
                path!["transfers"],
                "the notice does not say whether personal data leaves the United Kingdom",
                "add `transfers:` with a sentence: that it stays, or where it goes and under which safeguard",
            )
        })
        .collect()
}

pub(super) fn recipients(council: &CouncilContent, _: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, says, source) in in_force(council) {
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
            if !council.organisations.contains_key(organisation)
                && !council.unread.organisations.contains(organisation)
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

pub(super) fn dates(council: &CouncilContent, today: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, says, source) in in_force(council) {
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
        if says.updated > today {
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
