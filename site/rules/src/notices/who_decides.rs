//! Who answers for the data: the controller, and its data protection officer.

use site_model::diagnostic::Diagnostic;
use site_model::path;

use super::is_said;
use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_13, ARTICLE_37, CHECKLIST};
use crate::rule::{Check, Example, Rule};

pub(super) const CONTROLLER: Rule = Rule {
    id: "notice-controller",
    title: "A notice says who the controller is, and how to reach it.",
    source: "UK GDPR Articles 13(1)(a) and 14(1)(a)",
    read: &[ARTICLE_13, CHECKLIST],
    why: "The controller decides why and how a family's data is used, and answers for it. Every \
          right in the notice is a right against the controller: a family that cannot reach it \
          cannot use one of them.",
    looks: None,
    mend: "Add `controller:` with the council's `name:` and at least one of `phone:`, `email:`, `url:` and `address:`.",
    example: Example {
        breaks: "controller:\n  name: Testshire Council\n",
        keeps: "controller:\n  name: Testshire Council\n  phone: 020 7946 0000\n",
    },
    check: Check::Council(controller),
};

pub(super) const DATA_PROTECTION_OFFICER: Rule = Rule {
    id: "notice-data-protection-officer",
    title: "A notice says how to reach the data protection officer.",
    source: "UK GDPR Articles 13(1)(b), 14(1)(b) and 37(1)(a)",
    read: &[ARTICLE_13, ARTICLE_37, CHECKLIST],
    why: "A public authority has to have a data protection officer. The officer is the one person \
          whom a family can ask about its data without asking the people who help it. A name is not \
          needed; a way to get through is.",
    looks: None,
    mend: "Add `data_protection_officer:` with at least one of `phone:`, `email:`, `url:` and `address:`.",
    example: Example {
        breaks: "data_protection_officer:\n  name: The officer\n",
        keeps: "data_protection_officer:\n  email: dpo@testshire.example\n",
    },
    check: Check::Council(data_protection_officer),
};

fn controller(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter(|NoticeInForce { says, .. }| {
            !says
                .controller
                .as_ref()
                .is_some_and(|contact| is_said(contact.name.as_ref()) && contact.reaches_someone())
        })
        .map(|NoticeInForce { source, .. }| {
            source.error(
                CONTROLLER.id,
                path!["controller"],
                "the notice does not say who the controller is and how to reach it",
                "add `controller:` with `name:` and a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}

fn data_protection_officer(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter(|NoticeInForce { says, .. }| {
            !says
                .data_protection_officer
                .as_ref()
                .is_some_and(|contact| contact.reaches_someone())
        })
        .map(|NoticeInForce { source, .. }| {
            source.error(
                DATA_PROTECTION_OFFICER.id,
                path!["data_protection_officer"],
                "the notice does not say how to reach the data protection officer; a public authority has one",
                "add `data_protection_officer:` with a `phone:`, `email:`, `url:` or `address:`",
            )
        })
        .collect()
}
