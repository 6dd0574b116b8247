//! Lists of people that do not say who the people are.

use super::{Break, edit};
use crate::folder::FORM;

pub(super) const BREAKS: &[Break] = &[
    edit(
        "form-list-names-its-people",
        FORM,
        "what_happens_next:",
        "  - id: people\n    title: People\n    list:\n      one: person\n      many: people\n      most: 5\n      named_by: member\n      people: { name: member, born: nowhere }\n      pages:\n        - id: who\n          title: Who\n          questions:\n            - { id: member, type: name, label: Their name, called: their name, required: true, data: name }\nwhat_happens_next:",
        "nowhere",
    ),
    // A question of the form itself is nobody's of the list.
    edit(
        "form-list-names-its-people",
        FORM,
        "what_happens_next:",
        "  - id: people\n    title: People\n    list:\n      one: person\n      many: people\n      most: 5\n      named_by: member\n      people: { name: full-name, born: member-born }\n      pages:\n        - id: who\n          title: Who\n          questions:\n            - { id: member, type: name, label: Their name, called: their name, required: true, data: name }\n            - { id: member-born, type: date, label: Born, called: the day, data: name }\nwhat_happens_next:",
        "full-name, born",
    ),
    // A text may hold a name, and no age can be read from one.
    edit(
        "form-list-names-its-people",
        FORM,
        "what_happens_next:",
        "  - id: people\n    title: People\n    list:\n      one: person\n      many: people\n      most: 5\n      named_by: member\n      people: { name: member, born: age }\n      pages:\n        - id: who\n          title: Who\n          questions:\n            - { id: member, type: name, label: Their name, called: their name, required: true, data: name }\n            - { id: age, type: number, label: Age, called: their age, data: name }\nwhat_happens_next:",
        "age }\n      pages",
    ),
    // Who asks for names in a list has people there.
    edit(
        "form-list-names-its-people",
        FORM,
        "what_happens_next:",
        "  - id: people\n    title: People\n    list:\n      one: person\n      many: people\n      most: 5\n      named_by: member\n      pages:\n        - id: who\n          title: Who\n          questions:\n            - { id: member, type: name, label: Their name, called: their name, required: true, data: name }\nwhat_happens_next:",
        "one: person",
    ),
];
