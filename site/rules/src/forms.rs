//! What a form may ask, and the shape that lets a family finish it.

mod before;
mod covered;
mod declared;
mod endings;
mod list_shape;
mod question_shape;
mod shape;
mod size;

use site_model::form::{Form, FormPage, Question};
use site_model::path;
use site_model::positions::Step;

use crate::rule::Rule;

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[
    declared::DECLARED,
    covered::COVERED,
    shape::SHAPE,
    size::SIZE,
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
