//! What a form asks for, held against what its notice declares.

use site_model::diagnostic::Diagnostic;
use site_model::form::agreements;
use site_model::path;

use super::{questions, runs_of_pages};
use crate::checked::Checked;
use crate::laws::{ARTICLE_5, ARTICLE_13};
use crate::likeness;
use crate::rule::{Check, Example, Rule};

pub(super) const DECLARED: Rule = Rule {
    id: "form-asks-only-for-what-is-declared",
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
};

fn asks_only_for_what_is_declared(checked: &Checked<'_>) -> Vec<Diagnostic> {
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
                    DECLARED.id,
                    at,
                    format!(
                        "`{category}` is not a category that the notice `{}` declares",
                        form.notice
                    ),
                    "use a category of the notice, or declare it there in a new text",
                ));
            }
            let mut partners = says.recipients.iter().filter(|to| to.if_you_agree);
            if let Some(to) =
                partners.find(|to| agreements::question_id(&to.organisation).is_none())
            {
                found.push(source.error(
                    DECLARED.id,
                    at,
                    format!("nobody can be asked about `{}`: its short name is too long", to.organisation),
                    "give the organisation's file a shorter name, of at most 74 characters, and name that in the notice",
                ));
            }
            if !says.recipients.iter().any(|to| to.if_you_agree) {
                found.push(source.error(
                    DECLARED.id,
                    at,
                    format!("the notice `{}` names nobody who is told only if a family agrees", form.notice),
                    "remove the page, or write `if_you_agree: true` at those recipients in a new text of the notice",
                ));
            }
        }
        for (at, _, question) in all {
            if notice.front_matter().category(&question.data).is_none() {
                found.push(source.error(
                    DECLARED.id,
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
