//! On what basis the data is used: Article 6.

use site_model::diagnostic::Diagnostic;
use site_model::lawful_basis::{LawfulBasis, article_6_basis};
use site_model::notice::FrontMatter;
use site_model::{Slug, path};

use super::is_said;
use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_6, ARTICLE_13, ARTICLE_14, CHECKLIST};
use crate::likeness;
use crate::rule::{Check, Example, Rule};

pub(super) const NAMED: Rule = Rule {
    id: "notice-lawful-basis",
    title: "A notice names a lawful basis that exists, and the law behind it.",
    source: "UK GDPR Articles 6(1), 6(3), 13(1)(c) and 14(1)(c)",
    read: &[ARTICLE_6, ARTICLE_13, CHECKLIST],
    why: "Without a lawful basis the council may not use the data at all. The basis also decides \
          what a family can do: it can object to a public task, and withdraw a consent. A public \
          task or a legal obligation is laid down by a law, so the notice names that law.",
    looks: None,
    mend: "Add `lawful_basis:` with an `article:` of Article 6(1), such as `6(1)(e)`. For `6(1)(c)` \
           and `6(1)(e)` add `law:` with the act that lays down the duty or task.",
    example: Example {
        breaks: "lawful_basis:\n  - article: 6(1)(e)\n",
        keeps: "lawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n",
    },
    check: Check::Council(named),
};

pub(super) const OF_EACH_PURPOSE: Rule = Rule {
    id: "notice-basis-for-each-purpose",
    title: "Each purpose rests on a lawful basis, and each basis on purposes that the notice has.",
    source: "UK GDPR Articles 6(1) and 13(1)(c): the purposes, as well as the legal basis for them",
    read: &[ARTICLE_6, ARTICLE_13],
    why: "A notice may rest help on a public task, and photographs on consent. Then a purpose that \
          no basis names is one the council may not pursue, and a family cannot tell what it may \
          refuse.",
    looks: None,
    mend: "Name each purpose in the `purposes:` of one basis, or leave `purposes:` out of a basis on \
           which all of them rest.",
    example: Example {
        breaks: "purposes:\n  - { id: early-help, label: To help you early }\n  - { id: childcare, label: To tell you about childcare }\nlawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n    purposes: [early-help]\n",
        keeps: "purposes:\n  - { id: early-help, label: To help you early }\n  - { id: childcare, label: To tell you about childcare }\nlawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n    purposes: [early-help]\n  - article: 6(1)(c)\n    law: [Childcare Act 2006]\n    purposes: [childcare]\n",
    },
    check: Check::Council(of_each_purpose),
};

pub(super) const LEGITIMATE_INTERESTS: Rule = Rule {
    id: "notice-legitimate-interests",
    title: "A notice that rests on legitimate interests says which interests.",
    source: "UK GDPR Articles 13(1)(d) and 14(2)(b); for 6(1)(ea), Article 6(5) and Annex 1",
    read: &[ARTICLE_13, ARTICLE_14, CHECKLIST],
    why: "This basis weighs the council's interest against the family's. A family that is not told \
          the interest cannot object to it. Annex 1 lists the recognised interests: the purpose is lawful \
          only if it is one of them.",
    looks: None,
    mend: "Add `legitimate_interests:` with a sentence that says what the council's interest is; \
           for `6(1)(ea)`, which condition of Annex 1 it meets.",
    example: Example {
        breaks: "purposes:\n  - { id: early-help, label: To help you early }\n  - { id: hall, label: To let our hall for parties }\nlawful_basis:\n  - { article: 6(1)(e), law: [Children Act 1989], purposes: [early-help] }\n  - { article: 6(1)(f), purposes: [hall] }\n",
        keeps: "purposes:\n  - { id: early-help, label: To help you early }\n  - { id: hall, label: To let our hall for parties }\nlawful_basis:\n  - { article: 6(1)(e), law: [Children Act 1989], purposes: [early-help] }\n  - { article: 6(1)(f), purposes: [hall] }\nlegitimate_interests: We want our hall to be used at weekends too.\n",
    },
    check: Check::Council(legitimate_interests),
};

pub(super) const OF_A_PUBLIC_AUTHORITY: Rule = Rule {
    id: "notice-public-authority-basis",
    title: "A council's tasks do not rest on legitimate interests.",
    source: "UK GDPR Article 6(1), last subparagraph, as amended by the Data (Use and Access) Act 2025, section 70",
    read: &[
        ARTICLE_6,
        "https://www.legislation.gov.uk/ukpga/2025/18/section/70",
    ],
    why: "A public authority may not use 6(1)(ea) or 6(1)(f) for its tasks: Parliament lays those \
          down, not the council's own interest. Helping families is such a task.",
    looks: None,
    mend: "Rest the council's tasks on `6(1)(e)`. If something in the notice is none of its tasks, \
           name only that in the `purposes:` of the other basis.",
    example: Example {
        breaks: "lawful_basis:\n  - article: 6(1)(f)\nlegitimate_interests: We want to help families.\n",
        keeps: "lawful_basis:\n  - article: 6(1)(e)\n    law: [Children Act 1989]\n",
    },
    check: Check::Council(of_a_public_authority),
};

fn named(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.lawful_basis.is_empty() {
            found.push(source.error(
                NAMED.id,
                path!["lawful_basis"],
                "the notice names no lawful basis",
                "add `lawful_basis:` with an article such as `6(1)(e)` (a public task) and the law that gives the task",
            ));
        }
        for (index, basis) in says.lawful_basis.iter().enumerate() {
            let at = path!["lawful_basis", index, "article"];
            match article_6_basis(&basis.article) {
                None => found.push(source.error(
                    NAMED.id,
                    at,
                    format!("`{}` is no lawful basis", basis.article),
                    "lawful bases are Article 6(1)(a) to (f) of UK GDPR; write one of them, such as `6(1)(e)`",
                )),
                // Article 6(3): a legal obligation or a public task is laid down by law.
                Some(known) if !names_a_law(basis) && matches!(known.article, "6(1)(c)" | "6(1)(e)") => {
                    found.push(source.error(
                        NAMED.id,
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

/// Whether a law is named: an empty line names none.
fn names_a_law(basis: &LawfulBasis) -> bool {
    basis.law.iter().any(|law| !law.trim().is_empty())
}

fn of_each_purpose(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (index, basis) in says.lawful_basis.iter().enumerate() {
            for (which, purpose) in basis.purposes.iter().enumerate() {
                if !says.purposes.iter().any(|known| known.id == *purpose) {
                    found.push(source.error(
                        OF_EACH_PURPOSE.id,
                        path!["lawful_basis", index, "purposes", which],
                        format!("the notice has no purpose `{purpose}`"),
                        likeness::mend(
                            purpose,
                            says.purposes.iter().map(|p| &p.id),
                            "purpose",
                            "use the `id` of one of its `purposes:`",
                        ),
                    ));
                }
            }
        }
        if says.lawful_basis.is_empty() {
            continue;
        }
        for (index, purpose) in says.purposes.iter().enumerate() {
            if !says.lawful_basis.iter().any(|b| carries(b, &purpose.id)) {
                found.push(source.error(
                    OF_EACH_PURPOSE.id,
                    path!["purposes", index],
                    format!("the purpose `{}` rests on no lawful basis", purpose.id),
                    "name it in the `purposes:` of the basis that it rests on",
                ));
            }
        }
    }
    found
}

/// Whether a purpose rests on a basis: every one does where the basis names none.
fn carries(basis: &LawfulBasis, purpose: &Slug) -> bool {
    basis.purposes.is_empty() || basis.purposes.contains(purpose)
}

fn legitimate_interests(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        let basis = says.lawful_basis.iter().position(is_an_interest);
        if let Some(index) = basis
            && !is_said(says.legitimate_interests.as_ref())
        {
            found.push(source.error(
                LEGITIMATE_INTERESTS.id,
                path!["lawful_basis", index, "article"],
                "the notice rests on legitimate interests and does not say which",
                "add `legitimate_interests:` with a sentence that says what the interest is",
            ));
        }
    }
    found
}

fn of_a_public_authority(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        for (index, basis) in says.lawful_basis.iter().enumerate() {
            if !is_an_interest(basis) {
                continue;
            }
            let wrong = if basis.purposes.is_empty() {
                "as if no purpose of the notice were a task of the council".to_owned()
            } else if let Some(task) = task_of(says, basis) {
                format!("for `{task}`, which is a task of the council by another basis here")
            } else if says.lawful_basis.iter().all(is_an_interest) {
                "and nothing in the notice is said to be a task of the council".to_owned()
            } else {
                continue;
            };
            found.push(source.error(
                OF_A_PUBLIC_AUTHORITY.id,
                path!["lawful_basis", index, "article"],
                format!(
                    "Article {} is not there for a public authority's tasks; it stands here {wrong}",
                    basis.article
                ),
                "rest the council's tasks on `6(1)(e)`, and name in `purposes:` here only what is none of them",
            ));
        }
    }
    found
}

/// Whether a basis is one of the two that a public authority's tasks may not rest on.
fn is_an_interest(basis: &LawfulBasis) -> bool {
    matches!(basis.article.as_str(), "6(1)(ea)" | "6(1)(f)")
}

/// A purpose of `basis` that the notice also calls a task of the council.
fn task_of<'a>(says: &'a FrontMatter, basis: &'a LawfulBasis) -> Option<&'a Slug> {
    basis.purposes.iter().find(|purpose| {
        says.lawful_basis
            .iter()
            .any(|other| other.article == "6(1)(e)" && carries(other, purpose))
    })
}
