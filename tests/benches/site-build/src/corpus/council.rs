//! What stands around notices and services: the council itself, its form, its home page and the needs
//! that sort its services.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::yaml::quoted;
use super::{COUNCIL, COUNCIL_NAME, EMAIL, FORM, HUBS, NEEDS, SITE_NAME, WEBSITE, phone};

/// What families call the form.
pub const FORM_TITLE: &str = "Ask for help";

/// These files: path below the content folder, and text.
pub(super) fn files() -> BTreeMap<String, String> {
    [
        ("council.yaml".to_owned(), council()),
        ("pages/home.md".to_owned(), home()),
        (format!("forms/{FORM}.yaml"), form()),
        ("taxonomies/needs.yaml".to_owned(), needs()),
    ]
    .map(|(file, text)| (format!("{COUNCIL}/{file}"), text))
    .into()
}

fn council() -> String {
    let mut yaml = format!(
        "name: {COUNCIL_NAME}\nshort_name: Northmoor\nwebsite: {WEBSITE}\nsite_name: {SITE_NAME}\n\
         strapline: Help for families, early and in one place\n\
         contact:\n  name: Family hubs team\n  phone: {}\n  email: hubs@{EMAIL}\nhubs:\n",
        quoted(&phone(0))
    );
    for (number, (id, name, _)) in HUBS.iter().enumerate() {
        let _ = write!(
            yaml,
            "  - id: {id}\n    name: {name}\n    contact:\n      phone: {}\n      email: {id}@{EMAIL}\n    opening_hours:\n      - Monday to Friday, 9am to 5pm\n",
            quoted(&phone(number))
        );
    }
    let _ = write!(
        yaml,
        "emergency:\n  - If you or someone else is in danger now, call 999.\n  - Do not use a form in an emergency. It is not read at once.\n\
         colours:\n  brand: \"#1f3a5f\"\n\
         accessibility:\n  compliance: full\n  prepared: 2026-11-01\n  reviewed: 2026-11-01\n  tested: 2026-11-01\n  tested_by: the council. People used every kind of page with a keyboard and with a screen reader.\n  answered_within: 5 days\n\
         security:\n  contact: mailto:security@{EMAIL}\n  expires: 2027-11-01\n"
    );
    yaml
}

fn home() -> String {
    format!(
        "---\ntitle: {SITE_NAME}\nsummary: Help for families in Northmoor.\nupdated: 2026-11-01\n---\n\n\
         A family hub is one place where families get help and advice.\n"
    )
}

fn form() -> String {
    format!(
        "title: {FORM_TITLE}\nsummary: Ask the hub for help for your family.\nkind: self-referral\nnotice: notice-00000\nhub: {}\n\
         pages:\n  - id: you\n    title: About you\n    questions:\n\
         \x20     - id: full-name\n        type: name\n        label: What is your full name?\n        called: your full name\n        required: true\n        data: name\n\
         \x20     - id: phone\n        type: phone\n        label: What is your phone number?\n        called: your phone number\n        required: true\n        data: phone\n\
         what_happens_next:\n  - Someone from the hub calls you.\n",
        HUBS[0].0
    )
}

fn needs() -> String {
    let mut yaml =
        "name: What you need help with\ndescription: What services help families with.\nterms:\n"
            .to_owned();
    for (id, name) in NEEDS {
        let _ = write!(yaml, "  - id: {id}\n    name: {name}\n");
    }
    yaml
}
