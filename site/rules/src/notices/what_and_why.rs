//! What is collected, from whom, and what for.

use std::collections::BTreeSet;

use site_model::Slug;
use site_model::diagnostic::Diagnostic;
use site_model::path;
use site_model::source::Source;

use crate::checked::{Checked, NoticeInForce};
use crate::laws::{ARTICLE_5, ARTICLE_13, ARTICLE_14, CHECKLIST};
use crate::rule::{Check, Example, Rule};

pub(super) const PURPOSES: Rule = Rule {
    id: "notice-purposes",
    title: "A notice says what the data is used for, each purpose once.",
    source: "UK GDPR Articles 5(1)(b), 13(1)(c) and 14(1)(c)",
    read: &[ARTICLE_13, ARTICLE_5, CHECKLIST],
    why: "Data that was given for one purpose may not be used for another. Only a purpose that is \
          written down can be held to. Recipients and lawful bases name purposes by their `id`, so \
          two of one `id` would promise two things in one word.",
    looks: None,
    mend: "Add `purposes:`, each with an `id:` of its own and a `label:` in words that a parent uses.",
    example: Example {
        breaks: "purposes: []\n",
        keeps: "purposes:\n  - id: early-help\n    label: To find the right help for your family\n",
    },
    check: Check::Council(purposes),
};

pub(super) const CATEGORIES: Rule = Rule {
    id: "notice-categories",
    title: "A notice says which kinds of data are collected, each kind once.",
    source: "UK GDPR Article 14(1)(d); Article 5(1)(c) for what a form asks",
    read: &[ARTICLE_14, ARTICLE_5, CHECKLIST],
    why: "Other services tell a hub about a family, so the family has to be told what they tell. \
          Every question of a form names its category: what stands here is all that may be asked.",
    looks: None,
    mend: "Add `categories:`, each with an `id:` of its own and a `label:`, and `special: true` for \
           health, ethnicity and what else Article 9(1) lists.",
    example: Example {
        breaks: "categories:\n  - { id: name, label: Your name }\n  - { id: name, label: Your child's name }\n",
        keeps: "categories:\n  - { id: name, label: Your name }\n  - { id: childs-name, label: Your child's name }\n",
    },
    check: Check::Council(categories),
};

pub(super) const SOURCES: Rule = Rule {
    id: "notice-sources",
    title: "A notice says from whom else data about a family comes.",
    source: "UK GDPR Article 14(2)(f)",
    read: &[ARTICLE_14, CHECKLIST],
    why: "A family knows what it has told the hub. It cannot know that a health visitor, a school or \
          another database told the hub something, nor correct it, unless the notice says so.",
    looks: None,
    mend: "Add `sources:`, one line for each; write `Nobody else` if all of it comes from the family.",
    example: Example {
        breaks: "sources: []\n",
        keeps: "sources:\n  - Health visitors, about a new birth, if you agreed\n",
    },
    check: Check::Council(sources),
};

fn purposes(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.purposes.is_empty() {
            found.push(source.error(
                PURPOSES.id,
                path!["purposes"],
                "the notice does not say what the data is used for",
                "add `purposes:`, each with `id:` and `label:`",
            ));
        }
        let named = says.purposes.iter().map(|p| (&p.id, p.label.as_str()));
        found.extend(named_once(PURPOSES.id, source, "purposes", named));
    }
    found
}

fn categories(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for NoticeInForce { says, source, .. } in checked.notices() {
        if says.categories.is_empty() {
            found.push(source.error(
                CATEGORIES.id,
                path!["categories"],
                "the notice does not say which data is collected",
                "add `categories:`, each with `id:` and `label:`",
            ));
        }
        let named = says.categories.iter().map(|c| (&c.id, c.label.as_str()));
        found.extend(named_once(CATEGORIES.id, source, "categories", named));
    }
    found
}

/// Each entry of a list has an id of its own, and says what it is.
fn named_once<'a>(
    rule: &'static str,
    source: &Source,
    list: &'static str,
    entries: impl Iterator<Item = (&'a Slug, &'a str)>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut before = BTreeSet::new();
    for (index, (id, label)) in entries.enumerate() {
        if !before.insert(id) {
            found.push(source.error(
                rule,
                path![list, index, "id"],
                format!("the id `{id}` stands twice in `{list}:`"),
                "give each an id of its own",
            ));
        }
        if label.trim().is_empty() {
            found.push(source.error(
                rule,
                path![list, index, "label"],
                format!("`{id}` is not put in words"),
                "write a `label:` that a parent understands",
            ));
        }
    }
    found
}

fn sources(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked
        .notices()
        .filter(|NoticeInForce { says, .. }| says.sources.iter().all(|s| s.trim().is_empty()))
        .map(|NoticeInForce { source, .. }| {
            source.error(
                SOURCES.id,
                path!["sources"],
                "the notice does not say from whom else data about a family comes",
                "add `sources:`, one line for each; write `Nobody else` if all of it comes from the family",
            )
        })
        .collect()
}
