//! On what condition special-category data is used: Article 9.

use site_model::diagnostic::Diagnostic;
use site_model::lawful_basis::article_9_condition;
use site_model::path;

use super::is_said;
use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_9, CHECKLIST, SCHEDULE_1};
use crate::rule::{Check, Example, Rule};

pub(super) const CONDITION: Rule = Rule {
    id: "notice-special-category-condition",
    title: "A notice that collects special-category data names a condition of Article 9(2).",
    source: "UK GDPR Article 9(1) and (2); Data Protection Act 2018, sections 10 and 11 and Schedule 1",
    read: &[ARTICLE_9, SCHEDULE_1, CHECKLIST],
    why: "Article 9(1) forbids the use of data about health, ethnicity or religion; Article 9(2) \
          lists the only exceptions. Several of them stand on a condition of Schedule 1 of the Data \
          Protection Act 2018. A notice that cites neither tells a family nothing about why its \
          most sensitive data may be used.",
    looks: None,
    mend: "Add `special_category_conditions:` with an `article:` such as `9(2)(g)`. For 9(2)(b), (g), \
           (h), (i) and (j) add `schedule_1:` with the paragraph that the council relies on.",
    example: Example {
        breaks: "special_category_conditions:\n  - article: 9(1)(g)\n",
        keeps: "special_category_conditions:\n  - article: 9(2)(g)\n    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)\n    policy_document: https://testshire.example/policy-document\n",
    },
    check: Check::Council(condition),
};

pub(super) const POLICY_DOCUMENT: Rule = Rule {
    id: "notice-policy-document",
    title: "A notice that relies on 9(2)(b) or 9(2)(g) says where the policy document can be read.",
    source: "Data Protection Act 2018, Schedule 1, paragraphs 1(1)(b), 5, 38 and 39",
    read: &[SCHEDULE_1],
    why: "These conditions hold only while the council has an appropriate policy document: how it \
          keeps to the principles, and how long it keeps such data. A council that has none has no \
          condition, and so may not use the data. The law has it show the document to the \
          Commissioner only; that a family can read it is a rule of this site.",
    looks: None,
    mend: "Add `policy_document:` to the condition: a web address, or whom to ask for it.",
    example: Example {
        breaks: "special_category_conditions:\n  - article: 9(2)(g)\n    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)\n",
        keeps: "special_category_conditions:\n  - article: 9(2)(g)\n    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)\n    policy_document: https://testshire.example/policy-document\n",
    },
    check: Check::Council(policy_document),
};

fn condition(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.has_special_categories() && says.special_category_conditions.is_empty() {
            found.push(source.error(
                CONDITION.id,
                path!["categories"],
                "the notice collects special-category data and names no condition of Article 9(2)",
                "add `special_category_conditions:` with an article such as `9(2)(g)` and its Schedule 1 condition",
            ));
        }
        for (index, condition) in says.special_category_conditions.iter().enumerate() {
            match article_9_condition(&condition.article) {
                None => found.push(source.error(
                    CONDITION.id,
                    path!["special_category_conditions", index, "article"],
                    format!("`{}` is no condition for special-category data", condition.article),
                    "conditions are Article 9(2)(a) to (j) of UK GDPR (9(1) is the prohibition); substantial public interest is `9(2)(g)`",
                )),
                Some(known) if known.needs_schedule_1 && !is_said(condition.schedule_1.as_ref()) => {
                    found.push(source.error(
                        CONDITION.id,
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

fn policy_document(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (index, condition) in says.special_category_conditions.iter().enumerate() {
            if matches!(condition.article.as_str(), "9(2)(b)" | "9(2)(g)")
                && !is_said(condition.policy_document.as_ref())
            {
                found.push(source.error(
                    POLICY_DOCUMENT.id,
                    path!["special_category_conditions", index],
                    format!(
                        "Article {} needs an appropriate policy document, and the notice does not say where it can be read",
                        condition.article
                    ),
                    "add `policy_document:` with a web address, or whom to ask for it",
                ));
            }
        }
    }
    found
}
