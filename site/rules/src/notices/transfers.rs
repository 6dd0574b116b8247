//! Whether the data leaves the United Kingdom.

use site_model::diagnostic::Diagnostic;
use site_model::path;

use super::is_said;
use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_13, ARTICLE_46, CHECKLIST};
use crate::rule::{Check, Example, Rule};

pub(super) const SAID: Rule = Rule {
    id: "notice-transfers",
    title: "A notice says whether the data leaves the United Kingdom.",
    source: "UK GDPR Articles 13(1)(f) and 14(1)(f)",
    read: &[ARTICLE_13, CHECKLIST],
    why: "Abroad, another law may protect a family less. A family that was told nothing cannot know \
          whether its data stays.",
    looks: None,
    mend: "Add `transfers:` with a sentence: that the data stays, or where it goes; and `transfers_to:` for each country.",
    example: Example {
        breaks: "transfers: \"\"\n",
        keeps: "transfers: It stays in the United Kingdom.\n",
    },
    check: Check::Council(said),
};

pub(super) const SAFEGUARDS: Rule = Rule {
    id: "notice-transfer-safeguards",
    title: "Each transfer to another country names it, and has a safeguard.",
    source: "UK GDPR Articles 13(1)(f), 44A, 45A and 46",
    read: &[ARTICLE_13, ARTICLE_46],
    why: "Data may go to another country only under adequacy regulations or an appropriate \
          safeguard. The family has to be told which, so that it can ask for a copy of it.",
    looks: None,
    mend: "Add `safeguard:` to the country: `adequacy regulations`, or the agreement that protects the data there.",
    example: Example {
        breaks: "transfers_to:\n  - to: Norway\n",
        keeps: "transfers_to:\n  - to: Norway\n    safeguard: adequacy regulations\n",
    },
    check: Check::Council(safeguards),
};

fn said(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter(|NoticeInForce { says, .. }| !is_said(says.transfers.as_ref()))
        .map(|NoticeInForce { source, .. }| {
            source.error(
                SAID.id,
                path!["transfers"],
                "the notice does not say whether personal data leaves the United Kingdom",
                "add `transfers:` with a sentence: that it stays, or where it goes and under which safeguard",
            )
        })
        .collect()
}

fn safeguards(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (index, transfer) in says.transfers_to.iter().enumerate() {
            if transfer.to.trim().is_empty() {
                found.push(source.error(
                    SAFEGUARDS.id,
                    path!["transfers_to", index, "to"],
                    "it is not said where the data goes",
                    "write the country, or the international organisation",
                ));
            } else if !is_said(transfer.safeguard.as_ref()) {
                found.push(source.error(
                    SAFEGUARDS.id,
                    path!["transfers_to", index],
                    format!("nothing is said to protect the data in `{}`", transfer.to),
                    "add `safeguard:`, such as `adequacy regulations` or `International Data Transfer Agreement`",
                ));
            }
        }
    }
    found
}
