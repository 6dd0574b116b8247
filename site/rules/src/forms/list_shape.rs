//! A page that is a list: whether it can be filled in.

use std::collections::BTreeSet;

use site_model::diagnostic::Diagnostic;
use site_model::form::{Form, ListOf};
use site_model::path;
use site_model::source::Source;

use super::shape::SHAPE;

/// Whether a page that is a list can be filled in.
pub(super) fn check(
    source: &Source,
    form: &Form,
    index: usize,
    list: &ListOf,
    found: &mut Vec<Diagnostic>,
) {
    let mut wrong = |field: &str, message: String, mend: &str| {
        found.push(source.error(
            SHAPE.id,
            path!["pages", index, "list", field],
            message,
            mend,
        ));
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
