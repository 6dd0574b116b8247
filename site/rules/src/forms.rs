//! What a form may ask, and the shape that lets a family finish it.

use std::collections::BTreeSet;

use crate::checked::Checked;
use crate::laws::{ARTICLE_5, ARTICLE_13, WCAG};
use crate::likeness;
use crate::references::unknown_hub;
use crate::rule::{Check, Example, Rule};
use site_model::diagnostic::Diagnostic;
use site_model::form::agreements;
use site_model::form::date::PARTS;
use site_model::form::{
    Form, FormPage, HONEYPOT, ListOf, Question, QuestionKind, RESERVED_PAGE_IDS,
};
use site_model::path;
use site_model::positions::Step;
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
        title: "A form names the notice that covers it, and the hub that gets what is sent.",
        source: "UK GDPR Article 13(1): told when the data is obtained",
        read: &[ARTICLE_13],
        why: "The form shows this notice, and what is sent keeps the notice's text for ever. What the \
              notice promises on sharing and keeping counts for that form at that hub: a notice that \
              covers neither promises nothing.",
        looks: None,
        mend: "Write in `notice:` a notice of this council whose `forms:` and `hubs:` name this form and \
               its hub, and in `hub:` a hub of `council.yaml`. A form about rights and one about complaints \
               have no `hub:`.",
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

/// The pages that are filled in one after the other: the form's, and those of each list; with their path
/// in the file.
pub(crate) fn runs_of_pages(form: &Form) -> Vec<(Vec<Step<'static>>, &[FormPage])> {
    let mut runs = vec![(path!["pages"].to_vec(), form.pages.as_slice())];
    for (index, page) in form.pages.iter().enumerate() {
        if let Some(list) = &page.list {
            let at = path!["pages", index, "list", "pages"].to_vec();
            runs.push((at, list.pages.as_slice()));
        }
    }
    runs
}

/// Every question of a run of pages, with its page and its path in the file.
pub(crate) fn questions<'f>(
    at: &[Step<'static>],
    pages: &'f [FormPage],
) -> Vec<(Vec<Step<'static>>, &'f FormPage, &'f Question)> {
    let mut all = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        for (which, question) in page.questions.iter().enumerate() {
            let at = [at, path![index, "questions", which]].concat();
            all.push((at, page, question));
        }
    }
    all
}

pub(crate) fn asks_only_for_what_is_declared(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let council = checked.council;
    let mut found = Vec::new();
    for (_, source, form) in checked.forms() {
        let Some(notice) = council.current_notice(&form.notice) else {
            continue;
        };
        let runs = runs_of_pages(form);
        let all = runs.iter().flat_map(|(at, pages)| questions(at, pages));
        for (index, page) in form.pages.iter().enumerate() {
            let Some(category) = &page.agreements else {
                continue;
            };
            let at = path!["pages", index, "agreements"];
            let says = notice.front_matter();
            if says.category(category).is_none() {
                found.push(source.error(
                    DECLARED,
                    at,
                    format!(
                        "`{category}` is not a category that the notice `{}` declares",
                        form.notice
                    ),
                    "use a category of the notice, or declare it there in a new text",
                ));
            }
            if !says.recipients.iter().any(|to| to.if_you_agree) {
                found.push(source.error(
                    DECLARED,
                    at,
                    format!("the notice `{}` names nobody who is told only if a family agrees", form.notice),
                    "remove the page, or write `if_you_agree: true` at those recipients in a new text of the notice",
                ));
            }
        }
        for (at, _, question) in all {
            if notice.front_matter().category(&question.data).is_none() {
                found.push(source.error(
                    DECLARED,
                    &[&at, path!["data"]].concat(),
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
                if let Some(hub) = form.queue.hub().filter(|hub| !says.hubs.contains(hub)) {
                    found.push(source.error(
                        COVERED,
                        path!["hub"],
                        format!(
                            "the notice `{}` does not cover the hub `{hub}`",
                            form.notice
                        ),
                        "name a hub that the notice covers",
                    ));
                }
            }
        }
        let hub = form.queue.hub();
        if let Some(hub) = hub.filter(|hub| council.council.hub(hub).is_none()) {
            found.push(source.error(
                COVERED,
                path!["hub"],
                format!("there is no hub `{hub}`"),
                unknown_hub(council, hub),
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
            match &page.list {
                None if page.questions.is_empty() && page.agreements.is_none() => found.push(source.error(
                    SHAPE,
                    path!["pages", index],
                    "the page asks nothing",
                    "add a question, or remove the page",
                )),
                None if page.agreements.is_some() && !page.questions.is_empty() => found.push(
                    source.error(
                        SHAPE,
                        path!["pages", index, "agreements"],
                        "the page asks for agreement and for something else",
                        "ask the rest on a page of its own: an agreement stands apart (UK GDPR Article 7(2))",
                    ),
                ),
                Some(list) => list_shape(source, form, index, list, &mut found),
                None => {}
            }
            if form.questions().any(|question| question.id == page.id) && page.list.is_some() {
                found.push(source.error(
                    SHAPE,
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
                    SHAPE,
                    path!["pages", index],
                    "agreement is asked for twice, or of somebody in a list",
                    "ask for it once, on a page of its own: it is that of the person who fills in the form",
                ));
            }
            let is_apart = |other: &FormPage| other.part.is_some() != page.part.is_some();
            if form.pages.first().is_some_and(is_apart) {
                found.push(source.error(
                    SHAPE,
                    path!["pages", index],
                    "some pages of this form have a `part:` and others have none",
                    "give each page the part that it belongs to, or none of them",
                ));
            }
        }
        for (at, pages) in runs_of_pages(form) {
            questions_shape(source, &at, pages, &mut found);
        }
    }
    found
}

/// Whether a page that is a list can be filled in.
fn list_shape(
    source: &Source,
    form: &Form,
    index: usize,
    list: &ListOf,
    found: &mut Vec<Diagnostic>,
) {
    let mut wrong = |field: &str, message: String, mend: &str| {
        found.push(source.error(SHAPE, path!["pages", index, "list", field], message, mend));
    };
    if index == 0 {
        wrong(
            "pages",
            "the form's first page is a list".to_owned(),
            "ask something before it: the first page is part of the website, where nothing is kept",
        );
    }
    if !form.pages[index].questions.is_empty() {
        wrong(
            "pages",
            "the page is a list and asks questions too".to_owned(),
            "ask them on a page of their own",
        );
    }
    if list.most == 0 {
        wrong(
            "most",
            "nobody can be added".to_owned(),
            "say how many can be added",
        );
    }
    if list.pages.is_empty() {
        wrong(
            "pages",
            "nothing is asked of one".to_owned(),
            "add the pages that are filled in for each",
        );
    }
    let mut ids = BTreeSet::new();
    for page in &list.pages {
        if page.list.is_some() || page.questions.is_empty() {
            wrong(
                "pages",
                format!("the page `{}` asks nothing, or is a list itself", page.id),
                "ask questions on each page of a list",
            );
        }
        if page.id == *"remove" || !ids.insert(&page.id) {
            wrong(
                "pages",
                format!(
                    "the page id `{}` is used twice, or by a page of our own",
                    page.id
                ),
                "give each page of the list its own id",
            );
        }
    }
    let mut named_by = list.pages.iter().flat_map(|page| &page.questions);
    let named_by = named_by.find(|question| question.id == list.named_by);
    if named_by.is_none_or(|question| question.kind.has_choices() || !question.required) {
        wrong(
            "named_by",
            format!(
                "`{}` is no required question of the list that is answered in words",
                list.named_by
            ),
            "name the question that asks for a name, and make it required",
        );
    }
}

/// The most radios that a family can take in at once (GOV.UK Design System, Select: when there are more,
/// ask in another way).
const MOST_RADIOS: usize = 15;

/// Whether a question has what its type needs, and nothing that another type has.
fn kind_shape(source: &Source, at: &[Step<'_>], question: &Question, found: &mut Vec<Diagnostic>) {
    let mut wrong = |field: &str, message: &str, mend: &str| {
        found.push(source.error(SHAPE, &[at, path![field]].concat(), message, mend));
    };
    if question.label.trim().is_empty() {
        wrong("label", "the question asks nothing", "write the question");
    }
    if question.called.trim().is_empty() {
        wrong(
            "called",
            "an error message could not name this question",
            "write how a sentence names it, such as `your full name`",
        );
    }
    if question.when.is_some() && question.kind != QuestionKind::Date {
        wrong(
            "when",
            "only a date has `when:`",
            "remove it, or use `type: date`",
        );
    }
    if let Some(between) = question.between {
        if question.kind != QuestionKind::Number {
            wrong(
                "between",
                "only a number has `between:`",
                "remove it, or use `type: number`",
            );
        } else if between.least > between.most {
            wrong(
                "between",
                "the least is more than the most",
                "exchange the two",
            );
        }
    }
    if question.choices_of.is_some() {
        if !question.kind.has_choices() {
            wrong(
                "choices_of",
                "this type of question has no choices",
                "use radios, checkboxes or select",
            );
        }
        if !question.choices.is_empty() {
            wrong(
                "choices",
                "the choices are those of the whole country",
                "remove `choices:`, or remove `choices_of:`",
            );
        }
        if question.required {
            wrong(
                "required",
                "a question on equality is always optional",
                "remove `required: true`: nobody has to say this to get help",
            );
        }
    }
    if question.kind == QuestionKind::Radios && question.choices().len() > MOST_RADIOS {
        wrong(
            "choices",
            &format!(
                "{} choices are too many for radios: nobody reads more than {MOST_RADIOS}",
                question.choices().len()
            ),
            "ask in two steps, or use `type: select`",
        );
    }
}

fn questions_shape(
    source: &Source,
    at: &[Step<'static>],
    pages: &[FormPage],
    found: &mut Vec<Diagnostic>,
) {
    let all = questions(at, pages);
    let mut before: Vec<&Question> = Vec::new();
    for (at, page, question) in &all {
        let at = at.as_slice();
        let here = |field: &'static str| [at, path![field]].concat();
        let is_box_of = |date: &Question| {
            date.kind == QuestionKind::Date
                && PARTS
                    .iter()
                    .any(|part| question.id == *date.date_field(*part))
        };
        if all.iter().any(|(_, _, other)| is_box_of(other)) {
            found.push(source.error(
                SHAPE,
                &here("id"),
                format!("`{}` is the name of a box of a date", question.id),
                "give the question another id",
            ));
        }
        if before.iter().any(|earlier| earlier.id == question.id) {
            found.push(source.error(
                SHAPE,
                &here("id"),
                format!("the question id `{}` is used twice", question.id),
                "give each question its own id",
            ));
        }
        if agreements::partner(&question.id).is_some() {
            found.push(source.error(
                SHAPE,
                &here("id"),
                format!("`{}` is the name of a question on agreement", question.id),
                "give the question another id; a page with `agreements:` asks for agreement",
            ));
        }
        if question.id == *HONEYPOT {
            found.push(source.error(
                SHAPE,
                &here("id"),
                format!("`{HONEYPOT}` is the name of a field of our own: whoever fills it in is taken for a program"),
                "give the question another id",
            ));
        }
        let choices = question.choices().len();
        kind_shape(source, at, question, found);
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
            kind if !kind.has_choices() && !question.choices.is_empty() => {
                found.push(source.error(
                    SHAPE,
                    &here("choices"),
                    "this type of question has no choices",
                    "remove `choices:`, or use radios, checkboxes or select",
                ));
            }
            _ => {}
        }
        let mut values = BTreeSet::new();
        for (which, choice) in question.choices.iter().enumerate() {
            if !values.insert(&choice.value) {
                found.push(source.error(
                    SHAPE,
                    &[at, path!["choices", which, "value"]].concat(),
                    format!("the choice `{}` stands twice", choice.value),
                    "give each choice its own value",
                ));
            }
        }
        if let Some(condition) = &question.show_when {
            let condition_at = &here("show_when");
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
                Some(_) if condition.is.is_empty() => found.push(source.error(
                    SHAPE,
                    condition_at,
                    "the condition names no choice, so this is never asked",
                    "name the `value` of a choice",
                )),
                Some(earlier) => {
                    for is in &condition.is {
                        if earlier.choice(is.as_str()).is_none() {
                            found.push(source.error(
                                SHAPE,
                                condition_at,
                                format!("`{is}` is not a choice of `{}`", condition.question),
                                likeness::mend(
                                    is,
                                    earlier.choices().iter().map(|choice| &choice.value),
                                    "choice",
                                    "use the `value` of one of its choices",
                                ),
                            ));
                        }
                    }
                    let is_on_this_page = page.questions.contains(earlier);
                    if condition.is.len() > 1 && is_on_this_page {
                        found.push(source.error(
                            SHAPE,
                            condition_at,
                            "a question on the same page opens below one choice",
                            "name one choice, or ask this on a later page",
                        ));
                    }
                }
            }
        }
        before.push(question);
    }
}
