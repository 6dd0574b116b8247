//! What a family can do and need not do, and whether a computer decides.

use site_model::diagnostic::Diagnostic;
use site_model::notice::{FrontMatter, Right};
use site_model::path;

use super::is_said;
use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_13, ARTICLE_21, ARTICLE_22A, CHECKLIST};
use crate::rule::{Check, Example, Rule};

pub(super) const OBLIGATION: Rule = Rule {
    id: "notice-obligation",
    title: "A notice says whether a family has to give its data, and what happens if it does not.",
    source: "UK GDPR Article 13(2)(e)",
    read: &[ARTICLE_13, CHECKLIST],
    why: "A parent who believes that a question has to be answered is not free. One who is not told \
          what a refusal costs cannot weigh it.",
    looks: None,
    mend: "Add `obligation:` (`none`, `statutory` or `contractual`) and `if_you_refuse:` with a \
           sentence on what happens then.",
    example: Example {
        breaks: "obligation: none\nif_you_refuse: \"\"\n",
        keeps: "obligation: none\nif_you_refuse: You can still get help.\n",
    },
    check: Check::Council(obligation),
};

pub(super) const RIGHTS: Rule = Rule {
    id: "notice-rights",
    title: "A notice names every right that its lawful basis gives a family.",
    source: "UK GDPR Articles 13(2)(b) and (c), 14(2)(c) and (d), 7(3), 15 to 18, 20 and 21",
    read: &[ARTICLE_13, ARTICLE_21, CHECKLIST],
    why: "A right that nobody tells a family about is one that it does not use. Four of them are \
          told on every basis, although erasure can be refused where a law or a public task needs \
          the data (Article 17(3)). The others depend on the basis: a family can object to a public \
          task, take its data along where it consented, and always withdraw what it agreed to.",
    looks: None,
    mend: "Add the right to `rights:`.",
    example: Example {
        breaks: "rights: [access, erasure]\n",
        keeps: "rights: [access, rectification, erasure, restriction, objection]\n",
    },
    check: Check::Council(rights),
};

pub(super) const AUTOMATED_DECISIONS: Rule = Rule {
    id: "notice-automated-decisions",
    title: "A notice says whether a computer alone decides anything about a family.",
    source: "UK GDPR Articles 13(2)(f), 14(2)(g) and 22A to 22D",
    read: &[ARTICLE_13, ARTICLE_22A, CHECKLIST],
    why: "Families fear that a score decides whether they get help, or whether social workers come. \
          This software never decides; a family cannot know that, nor what the council's other \
          systems do, unless the notice says so.",
    looks: None,
    mend: "Add `automated_decisions:` with a sentence: that people decide, or what a computer decides, how, and with what effect.",
    example: Example {
        breaks: "automated_decisions: \"\"\n",
        keeps: "automated_decisions: No computer decides about you on its own.\n",
    },
    check: Check::Council(automated_decisions),
};

fn obligation(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.obligation.is_none() {
            found.push(source.error(
                OBLIGATION.id,
                path!["obligation"],
                "the notice does not say whether a law or a contract requires the data",
                "add `obligation:` with `none`, `statutory` or `contractual`",
            ));
        }
        if !is_said(says.if_you_refuse.as_ref()) {
            found.push(source.error(
                OBLIGATION.id,
                path!["if_you_refuse"],
                "the notice does not say what happens if a family does not give its data",
                "add `if_you_refuse:` with a sentence",
            ));
        }
    }
    found
}

fn rights(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (right, name, because) in owed(says) {
            if !says.rights.contains(&right) {
                found.push(source.error(
                    RIGHTS.id,
                    path!["rights"],
                    format!("the notice does not name the right `{name}`: {because}"),
                    format!("add `{name}` to `rights:`"),
                ));
            }
        }
    }
    found
}

/// The rights that a notice owes, each with the word for it and the reason.
fn owed(says: &FrontMatter) -> Vec<(Right, &'static str, &'static str)> {
    let rests_on = |articles: &[&str]| {
        let bases = says.lawful_basis.iter().map(|basis| &basis.article);
        let conditions = says.special_category_conditions.iter();
        bases
            .chain(conditions.map(|condition| &condition.article))
            .any(|article| articles.contains(&article.as_str()))
    };
    let mut owed = vec![
        (
            Right::Access,
            "access",
            "Article 15 gives it on every basis",
        ),
        (
            Right::Rectification,
            "rectification",
            "Article 16 gives it on every basis",
        ),
        (
            Right::Erasure,
            "erasure",
            "Article 17 gives it, within limits, on every basis",
        ),
        (
            Right::Restriction,
            "restriction",
            "Article 18 gives it on every basis",
        ),
    ];
    if rests_on(&["6(1)(e)", "6(1)(ea)", "6(1)(f)"]) {
        owed.push((
            Right::Objection,
            "objection",
            "Article 21 gives it where data is used for 6(1)(e), 6(1)(ea) or 6(1)(f)",
        ));
    }
    if rests_on(&["6(1)(a)", "6(1)(b)", "9(2)(a)"]) {
        owed.push((
            Right::Portability,
            "portability",
            "Article 20 gives it where data is used by consent or for a contract",
        ));
    }
    if rests_on(&["6(1)(a)", "9(2)(a)"]) || says.recipients.iter().any(|r| r.if_you_agree) {
        owed.push((
            Right::WithdrawAgreement,
            "withdraw-agreement",
            "what a family agreed to, it can withdraw (Article 7(3))",
        ));
    }
    owed
}

fn automated_decisions(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter(|NoticeInForce { says, .. }| !is_said(says.automated_decisions.as_ref()))
        .map(|NoticeInForce { source, .. }| {
            source.error(
                AUTOMATED_DECISIONS.id,
                path!["automated_decisions"],
                "the notice does not say whether a computer alone decides anything about a family",
                "add `automated_decisions:` with a sentence: that people decide, or what a computer decides and with what effect",
            )
        })
        .collect()
}
