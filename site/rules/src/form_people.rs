//! Lists of people in a form: who else is named has to be recognisable as a person.

use crate::checked::Checked;
use crate::laws::ARTICLE_14;
use crate::rule::{Check, Example, Rule};
use site_model::diagnostic::Diagnostic;
use site_model::form::{ListOf, QuestionKind};
use site_model::{Slug, path};

pub(crate) const PEOPLE: &str = "form-list-names-its-people";

/// The rules of this chapter.
pub(crate) const RULES: &[Rule] = &[Rule {
    id: PEOPLE,
    title: "A list of people says which question is the name and which the birth date.",
    source: "UK GDPR Article 14(1) to (3): whoever was named by somebody else is told within a month",
    read: &[ARTICLE_14],
    why: "Staff have to tell every other adult what the hub holds about them. The software reminds them \
          by name, of those who are 18 or over: it has to know which answers are the name and the age.",
    looks: None,
    mend: "Write under the list `people:` with the ids of two questions of its pages: `name:` one of \
           `type: name`, and `born:` one of `type: date`.",
    example: Example {
        breaks: "pages:\n  - id: household\n    title: Your household\n    list:\n      one: person\n      many: people\n      most: 10\n      named_by: who\n      people: { name: who, born: age }\n      pages:\n        - id: person\n          title: This person\n          questions:\n            - { id: who, type: name, label: Their name, called: their name, required: true, data: name }\n",
        keeps: "pages:\n  - id: household\n    title: Your household\n    list:\n      one: person\n      many: people\n      most: 10\n      named_by: who\n      people: { name: who, born: born }\n      pages:\n        - id: person\n          title: This person\n          questions:\n            - { id: who, type: name, label: Their name, called: their name, required: true, data: name }\n            - { id: born, type: date, label: Their date of birth, called: their date of birth, data: name }\n",
    },
    check: Check::Council(names_its_people),
}];

fn names_its_people(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, source, form) in checked.forms() {
        for (index, page) in form.pages.iter().enumerate() {
            let Some(list) = &page.list else {
                continue;
            };
            let Some(people) = &list.people else {
                if asks_for_a_name(list) {
                    found.push(source.error(
                        PEOPLE,
                        path!["pages", index, "list"],
                        format!(
                            "the list `{}` asks for a name and has no `people:`",
                            page.id
                        ),
                        "write `people: { name: …, born: … }` with the ids of two of its questions",
                    ));
                }
                continue;
            };
            for (field, question, kind, called) in [
                ("name", &people.name, QuestionKind::Name, "`type: name`"),
                ("born", &people.born, QuestionKind::Date, "`type: date`"),
            ] {
                if kind_of(list, question) == Some(kind) {
                    continue;
                }
                found.push(source.error(
                    PEOPLE,
                    path!["pages", index, "list", "people", field],
                    format!("`{question}` is no question of this list with {called}"),
                    format!("name a question of the list's own pages that has {called}"),
                ));
            }
        }
    }
    found
}

fn asks_for_a_name(list: &ListOf) -> bool {
    let mut questions = list.pages.iter().flat_map(|page| &page.questions);
    questions.any(|question| question.kind == QuestionKind::Name)
}

fn kind_of(list: &ListOf, id: &Slug) -> Option<QuestionKind> {
    let mut questions = list.pages.iter().flat_map(|page| &page.questions);
    let question = questions.find(|question| question.id == *id)?;
    Some(question.kind)
}
