//! The shape that lets a family get through a form: its pages.

use std::collections::BTreeSet;

use site_model::diagnostic::Diagnostic;
use site_model::form::{FormPage, RESERVED_PAGE_IDS};
use site_model::path;

use super::{before, endings, list_shape, question_shape, runs_of_pages};
use crate::checked::Checked;
use crate::laws::WCAG;
use crate::rule::{Check, Example, Rule};

pub(super) const SHAPE: Rule = Rule {
    id: "form-shape",
    title: "A form has pages, questions and choices that a family can get through.",
    source: "WCAG 2.2, 3.3.2 Labels or Instructions; each answer is kept under its question's id",
    read: &[WCAG],
    why: "A page that asks nothing, a choice that stands twice or a condition on a question that \
          comes later is a dead end. Two questions of one id overwrite each other's answers.",
    looks: None,
    mend: "Give each page and question its own id, each list at least two choices, and let a \
           condition look back at a question asked before. A choice with `ends:` belongs to a required \
           question of radios that stands alone on its page.",
    example: Example {
        breaks: "pages:\n  - id: you\n    title: About you\n    questions:\n      - { id: contact-by, type: radios, label: How shall we reach you?, called: how to reach you, data: name }\n",
        keeps: "pages:\n  - id: you\n    title: About you\n    questions:\n      - id: contact-by\n        type: radios\n        label: How shall we reach you?\n        called: how to reach you\n        data: name\n        choices:\n          - { value: by-phone, label: By phone }\n          - { value: by-letter, label: By letter }\n",
    },
    check: Check::Council(shape),
};

fn shape(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, source, form) in checked.forms() {
        if form.pages.is_empty() {
            found.push(source.error(
                SHAPE.id,
                path!["pages"],
                "the form has no page",
                "add a page with a question",
            ));
        }
        let mut page_ids = BTreeSet::new();
        for (index, page) in form.pages.iter().enumerate() {
            let at = path!["pages", index, "id"];
            if RESERVED_PAGE_IDS.contains(&page.id.as_str()) {
                found.push(source.error(
                    SHAPE.id,
                    at,
                    format!("`{}` is the address of one of our own pages", page.id),
                    "give the page another id",
                ));
            }
            if !page_ids.insert(&page.id) {
                found.push(source.error(
                    SHAPE.id,
                    at,
                    format!("the page id `{}` is used twice", page.id),
                    "give each page its own id",
                ));
            }
            match &page.list {
                None if page.questions.is_empty() && page.agreements.is_none() => found.push(source.error(
                    SHAPE.id,
                    path!["pages", index],
                    "the page asks nothing",
                    "add a question, or remove the page",
                )),
                None if page.agreements.is_some() && !page.questions.is_empty() => found.push(
                    source.error(
                        SHAPE.id,
                        path!["pages", index, "agreements"],
                        "the page asks for agreement and for something else",
                        "ask the rest on a page of its own: an agreement stands apart (UK GDPR Article 7(2))",
                    ),
                ),
                Some(list) => list_shape::check(source, form, index, list, &mut found),
                None => {}
            }
            if form.questions().any(|question| question.id == page.id) && page.list.is_some() {
                found.push(source.error(
                    SHAPE.id,
                    at,
                    format!(
                        "`{}` is the id of a question too: one would overwrite the other",
                        page.id
                    ),
                    "give the page another id",
                ));
            }
            let has_agreements = page.agreements.is_some();
            let asks_twice = form.pages[..index].iter().any(|p| p.agreements.is_some());
            let of_list = page.list.iter().flat_map(|list| &list.pages);
            let is_misplaced = (has_agreements && (page.list.is_some() || asks_twice))
                || of_list.into_iter().any(|page| page.agreements.is_some());
            if is_misplaced {
                found.push(source.error(
                    SHAPE.id,
                    path!["pages", index],
                    "agreement is asked for twice, or of somebody in a list",
                    "ask for it once, on a page of its own: it is that of the person who fills in the form",
                ));
            }
            before::check(source, index, page, &mut found);
            let is_apart = |other: &FormPage| other.part.is_some() != page.part.is_some();
            if form.pages.first().is_some_and(is_apart) {
                found.push(source.error(
                    SHAPE.id,
                    path!["pages", index],
                    "some pages of this form have a `part:` and others have none",
                    "give each page the part that it belongs to, or none of them",
                ));
            }
        }
        endings::check(source, form, &mut found);
        for (at, pages) in runs_of_pages(form) {
            question_shape::check(source, &at, pages, &mut found);
        }
    }
    found
}
