//! What a notice has to say: the Information Commissioner's checklist for UK GDPR Articles 13 and
//! 14, in its order, and what makes the answers agree with each other.
//!
//! The rules apply to the text in force; older texts are history that nobody may edit.
//!
//! One item of the checklist has no rule: the representative of a controller outside the United
//! Kingdom. A council is inside it, and a public authority has none: Article 27(2)(b).

mod complaints;
mod covered_forms;
mod lawful_basis;
mod recipients;
mod retention;
mod rights;
mod special_categories;
mod texts;
mod transfers;
mod what_and_why;
mod who_decides;

use crate::rule::Rule;

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    who_decides::CONTROLLER,
    who_decides::DATA_PROTECTION_OFFICER,
    what_and_why::PURPOSES,
    lawful_basis::NAMED,
    lawful_basis::OF_EACH_PURPOSE,
    lawful_basis::LEGITIMATE_INTERESTS,
    lawful_basis::OF_A_PUBLIC_AUTHORITY,
    special_categories::CONDITION,
    special_categories::POLICY_DOCUMENT,
    what_and_why::CATEGORIES,
    what_and_why::SOURCES,
    recipients::RECIPIENTS,
    recipients::PROCESSORS,
    transfers::SAID,
    transfers::SAFEGUARDS,
    retention::COMPLETE,
    retention::CONSISTENT,
    rights::OBLIGATION,
    rights::RIGHTS,
    rights::AUTOMATED_DECISIONS,
    complaints::ROUTE,
    complaints::ACKNOWLEDGED,
    covered_forms::FORMS,
    texts::DATES,
    texts::NEW_TEXT,
    texts::REVIEW,
];

/// Whether a field says something: an empty line says nothing.
fn is_said(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
