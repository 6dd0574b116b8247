//! What is told before a page, on a page of its own: whether anybody comes past it.

use site_model::diagnostic::Diagnostic;
use site_model::form::FormPage;
use site_model::path;
use site_model::source::Source;

use super::shape::SHAPE;

/// What is wrong with what is told before a page of a form.
pub(super) fn check(source: &Source, index: usize, page: &FormPage, found: &mut Vec<Diagnostic>) {
    if index == 0 && !page.before.is_empty() {
        found.push(source.error(
            SHAPE.id,
            path!["pages", index, "before"],
            "the form's first page has a page before it already: \u{201c}Before you start\u{201d}",
            "say it in the form's `introduction:`, or ask something else first",
        ));
    }
    for (paragraph, text) in page.before.iter().enumerate() {
        if text.trim().is_empty() {
            found.push(source.error(
                SHAPE.id,
                path!["pages", index, "before", paragraph],
                "the paragraph says nothing",
                "say what comes next, or remove it",
            ));
        }
    }
    let of_list = page.list.iter().flat_map(|list| &list.pages).enumerate();
    for (of_it, page) in of_list.filter(|(_, page)| !page.before.is_empty()) {
        found.push(source.error(
            SHAPE.id,
            path!["pages", index, "list", "pages", of_it, "before"],
            format!(
                "`{}` is asked of each in the list: this would be told again and again",
                page.id
            ),
            "write `before:` at the page that is the list",
        ));
    }
}
