//! What a form may ask, and the shape that lets a family finish it.

use std::collections::BTreeSet;

use crate::checked::Checked;
use crate::laws::{ARTICLE_5, ARTICLE_13, WCAG};
use crate::likeness;
use crate::references::unknown_hub;
use crate::rule::{Check, Example, Rule};
use site_model::diagnostic::Diagnostic;
use site_model::form::{Form, HONEYPOT, Question, QuestionKind, RESERVED_PAGE_IDS};
use site_model::path;
use site_model::source::Source;

pub(crate) const DECLARED: &str = "form-asks-only-for-what-is-declared";
pub(crate) const COVERED: &str = "form-covered-by-its-notice";
pub(crate) const SHAPE: &str = "form-shape";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: DECLARED,
        title: "A form asks only for what its notice says is collected.",
        source: "UK GDPR Articles 5(1)(a) to (c) and 13",
        read: &[ARTICLE_13, ARTICLE_5],
        why: "A family reads the notice before it answers. A question about something that the notice \
              does not name collects data that nobody was told of, for no purpose that was stated.",
        looks: None,
        mend: "Write in the question's `data:` the `id` of a category of the notice; declare the category \
               in a new text of the notice; or do not ask.",
        example: Example {
            breaks: "pages:\n  - id: you\n    title: About you\n    questions:\n      - { id: shoes, type: text, label: What is your shoe size?, called: your shoe size, data: shoe-size }\n",
            keeps: "pages:\n  - id: you\n    title: About you\n    questions:\n      - { id: full-name, type: name, label: What is your name?, called: your name, data: name }\n",
        },
        check: Check::Council(asks_only_for_what_is_declared),
    },
    Rule {
        id: COVERED,
        title: "A form names the notice that covers it and its hub.",
        source: "UK GDPR Article 13(1): told when the data is obtained",
        read: &[ARTICLE_13],
        why: "The form shows this notice, and what is sent keeps the notice's text for ever. What the \
              notice promises on sharing and keeping counts for that form at that hub: a notice that \
              covers neither promises nothing.",
        looks: None,
        mend: "Write in `notice:` a notice of this council whose `forms:` and `hubs:` name this form and \
               its hub, and in `hub:` a hub of `council.yaml`.",
        example: Example {
            breaks: "notice: late-help\n",
            keeps: "notice: early-help\n",
        },
        check: Check::Council(is_covered_by_its_notice),
    },
    Rule {
        id: SHAPE,
        title: "A form has pages, questions and choices that a family can get through.",
        source: "WCAG 2.2, 3.3.2 Labels or Instructions; each answer is kept under its question's id",
        read: &[WCAG],
        why: "A page that asks nothing, a choice that stands twice or a condition on a question that \
              comes later is a dead end. Two questions of one id overwrite each other's answers.",
        looks: None,
        mend: "Give each page and question its own id, each list at least two choices, and let a \
               condition look back at a question asked before.",
        example: Example {
            breaks: "pages:\n  - id: you\n    title: About you\n    questions:\n      - { id: contact-by, type: radios, label: How shall we reach you?, called: how to reach you, data: name }\n",
            keeps: "pages:\n  - id: you\n    title: About you\n    questions:\n      - id: contact-by\n        type: radios\n        label: How shall we reach you?\n        called: how to reach you\n        data: name\n        choices:\n          - { value: by-phone, label: By phone }\n          - { value: by-letter, label: By letter }\n",
        },
        check: Check::Council(shape),
    },
];

/// Every question with its path in the file.
fn questions(form: &Form) -> impl Iterator<Item = (usize, usize, &Question)> {
    form.pages.iter().enumerate().flat_map(|(page, p)| {
        p.questions
            .iter()
            .enumerate()
            .map(move |(question, q)| (page, question, q))
    })
}

pub(crate) fn asks_only_for_what_is_declared(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    let mut found = Vec::new();
    for (_, source, form) in checked.forms() {
        let Some(notice) = council.current_notice(&form.notice) else {
            continue;
        };
        for (page, index, question) in questions(form) {
            if notice.front_matter().category(&question.data).is_none() {
                found.push(source.error(
                    DECLARED,
                    path!["pages", page, "questions", index, "data"],
                    format!(
                        "`{}` is not a category that the notice `{}` declares",
                        question.data, form.notice
                    ),
                    likeness::mend(
                        &question.data,
                        notice.front_matter().categories.iter().map(|c| &c.id),
                        "category",
                        "use a category of the notice, declare it there in a new text, or do not ask",
                    ),
                ));
            }
        }
    }
    found
}

pub(crate) fn is_covered_by_its_notice(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    let mut found = Vec::new();
    for (slug, source, form) in checked.forms() {
        match council.current_notice(&form.notice) {
            None if council.unread.notices.contains(&form.notice) => {}
            None => found.push(source.error(
                COVERED,
                path!["notice"],
                format!("there is no notice `{}`", form.notice),
                likeness::mend(
                    &form.notice,
                    council.notices.keys(),
                    "notice",
                    "name a notice of this council",
                ),
            )),
            Some(notice) => {
                let says = notice.front_matter();
                if !says.forms.contains(slug) {
                    found.push(source.error(
                        COVERED,
                        path!["notice"],
                        format!("the notice `{}` does not cover this form", form.notice),
                        format!("add `{slug}` to the notice's `forms:` in a new text, or name another notice"),
                    ));
                }
                if !says.hubs.contains(&form.hub) {
                    found.push(source.error(
                        COVERED,
                        path!["hub"],
                        format!(
                            "the notice `{}` does not cover the hub `{}`",
                            form.notice, form.hub
                        ),
                        "name a hub that the notice covers",
                    ));
                }
            }
        }
        if council.council.hub(&form.hub).is_none() {
            found.push(source.error(
                COVERED,
                path!["hub"],
                format!("there is no hub `{}`", form.hub),
                unknown_hub(council, &form.hub),
            ));
        }
    }
    found
}

pub(crate) fn shape(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, source, form) in checked.forms() {
        if form.pages.is_empty() {
            found.push(source.error(
                SHAPE,
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
                    SHAPE,
                    at,
                    format!("`{}` is the address of one of our own pages", page.id),
                    "give the page another id",
                ));
            }
            if !page_ids.insert(&page.id) {
                found.push(source.error(
                    SHAPE,
                    at,
                    format!("the page id `{}` is used twice", page.id),
                    "give each page its own id",
                ));
            }
            if page.questions.is_empty() {
                found.push(source.error(
                    SHAPE,
                    path!["pages", index],
                    "the page asks nothing",
                    "add a question, or remove the page",
                ));
            }
        }
        questions_shape(source, form, &mut found);
    }
    found
}

fn questions_shape(source: &Source, form: &Form, found: &mut Vec<Diagnostic>) {
    let mut before: Vec<&Question> = Vec::new();
    for (page, index, question) in questions(form) {
        let at = path!["pages", page, "questions", index];
        if before.iter().any(|earlier| earlier.id == question.id) {
            found.push(source.error(
                SHAPE,
                path!["pages", page, "questions", index, "id"],
                format!("the question id `{}` is used twice", question.id),
                "give each question its own id",
            ));
        }
        if question.id == *HONEYPOT {
            found.push(source.error(
                SHAPE,
                path!["pages", page, "questions", index, "id"],
                format!("`{HONEYPOT}` is the name of a field of our own: whoever fills it in is taken for a program"),
                "give the question another id",
            ));
        }
        let choices = question.choices.len();
        match question.kind {
            kind if kind.has_choices() && choices < 2 && kind != QuestionKind::Checkboxes => found
                .push(source.error(
                    SHAPE,
                    at,
                    "a question with choices has at least two",
                    "add `choices:`, each with `value:` and `label:`",
                )),
            QuestionKind::Checkboxes if choices == 0 => found.push(source.error(
                SHAPE,
                at,
                "checkboxes have at least one choice",
                "add `choices:`, each with `value:` and `label:`",
            )),
            kind if !kind.has_choices() && choices > 0 => found.push(source.error(
                SHAPE,
                path!["pages", page, "questions", index, "choices"],
                "this type of question has no choices",
                "remove `choices:`, or use radios, checkboxes or select",
            )),
            _ => {}
        }
        let mut values = BTreeSet::new();
        for (which, choice) in question.choices.iter().enumerate() {
            if !values.insert(&choice.value) {
                found.push(source.error(
                    SHAPE,
                    path!["pages", page, "questions", index, "choices", which, "value"],
                    format!("the choice `{}` stands twice", choice.value),
                    "give each choice its own value",
                ));
            }
        }
        if let Some(condition) = &question.show_when {
            let condition_at = path!["pages", page, "questions", index, "show_when"];
            match before
                .iter()
                .find(|earlier| earlier.id == condition.question)
            {
                None => found.push(source.error(
                    SHAPE,
                    condition_at,
                    format!("`{}` is not an earlier question", condition.question),
                    "a condition looks back at a question asked before",
                )),
                Some(earlier) if earlier.choice(condition.is.as_str()).is_none() => {
                    found.push(source.error(
                        SHAPE,
                        condition_at,
                        format!(
                            "`{}` is not a choice of `{}`",
                            condition.is, condition.question
                        ),
                        "use the `value` of one of its choices",
                    ));
                }
                Some(_) => {}
            }
        }
        before.push(question);
    }
}
