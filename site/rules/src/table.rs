//! Every rule: one table, in chapters.

use crate::rule::Rule;
use crate::{
    contacts, council, directory, files, form_people, forms, links, markup, messages, notices,
    pictures, reading, references, said, translations, versions, waiving,
};

/// Rules about one thing.
pub struct Chapter {
    /// Its name in addresses and lists.
    pub id: &'static str,
    /// Its heading in the rule book.
    pub title: &'static str,
    /// Its rules.
    pub rules: &'static [Rule],
}

/// Every rule. Each module of this crate holds one chapter.
pub const TABLE: &[Chapter] = &[
    Chapter {
        id: "notices",
        title: "What a notice promises",
        rules: notices::RULES,
    },
    Chapter {
        id: "council",
        title: "What a council says of itself",
        rules: council::RULES,
    },
    Chapter {
        id: "forms",
        title: "What a form may ask",
        rules: forms::RULES,
    },
    Chapter {
        id: "people",
        title: "People whom a form names",
        rules: form_people::RULES,
    },
    Chapter {
        id: "messages",
        title: "What a message says",
        rules: messages::RULES,
    },
    Chapter {
        id: "references",
        title: "Names that lead somewhere",
        rules: references::RULES,
    },
    Chapter {
        id: "contacts",
        title: "Ways to reach someone",
        rules: contacts::RULES,
    },
    Chapter {
        id: "directory",
        title: "What a family finds in the directory",
        rules: directory::RULES,
    },
    Chapter {
        id: "links",
        title: "Links",
        rules: links::RULES,
    },
    Chapter {
        id: "pictures",
        title: "Pictures",
        rules: pictures::RULES,
    },
    Chapter {
        id: "markup",
        title: "Markdown and HTML in a text",
        rules: markup::RULES,
    },
    Chapter {
        id: "versions",
        title: "Texts that families were shown",
        rules: versions::RULES,
    },
    Chapter {
        id: "said",
        title: "What the text says",
        rules: said::RULES,
    },
    Chapter {
        id: "reading",
        title: "Words that families understand",
        rules: reading::RULES,
    },
    Chapter {
        id: "translations",
        title: "Other languages",
        rules: translations::RULES,
    },
    Chapter {
        id: "files",
        title: "Files that can be read",
        rules: files::RULES,
    },
    Chapter {
        id: "waivers",
        title: "Rules that are broken knowingly",
        rules: waiving::RULES,
    },
];

/// Every rule in turn.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    TABLE.iter().flat_map(|chapter| chapter.rules)
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
