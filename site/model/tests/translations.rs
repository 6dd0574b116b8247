//! What a council says in another language: the same questions under the same promise, in other words.

use std::fs;
use std::path::Path;

use serde_json::Value;
use site_model::{Content, Diagnostics, Language, Severity};
use tempfile::TempDir;

const COUNCIL: &str = "name: Testbury Council\nshort_name: Testbury\nsite_name: Testbury family hubs\nstrapline: Help\nhubs:\n  - { id: north, name: North hub }\nemergency:\n  - Call 999.\n  - Do not use a form.\n";

const FORM: &str = "title: Ask us\nsummary: Ask us for help.\nkind: self-referral\nnotice: early-help\nhub: north\npages:\n  - id: you\n    title: About you\n    questions:\n      - { id: full-name, type: name, label: What is your name?, called: your name, required: true, data: name }\n      - id: contact\n        type: radios\n        label: How can we reach you?\n        called: how we can reach you\n        data: contact\n        choices:\n          - { value: phone, label: By phone }\n          - { value: email, label: By email }\nwhat_happens_next:\n  - We call you.\n";

const HOME: &str = "---\ntitle: Testbury\nsummary: Help.\n---\nWelcome.\n";

/// A council with these files in `translations/ro/`.
fn council(translated: &[(&str, &str)]) -> (Content, Diagnostics) {
    let folder = TempDir::new().expect("a folder");
    let own = [
        ("council.yaml", COUNCIL),
        ("forms/ask.yaml", FORM),
        ("pages/home.md", HOME),
    ];
    let write = |path: &Path, text: &str| {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let testbury = folder.path().join("testbury");
    for (name, text) in own {
        write(&testbury.join(name), text);
    }
    for (name, text) in translated {
        write(&testbury.join("translations/ro").join(name), text);
    }
    Content::load(folder.path())
}

fn romanian(content: &Content) -> &site_model::CouncilContent {
    let council = content.councils.values().next().expect("the council");
    let language = Language::parse("ro").expect("a language");
    &council.translations[&language]
}

const RO_HOME: &str = "---\ntitle: Testbury\nsummary: Ajutor.\n---\nBun venit.\n";

#[test]
fn what_is_translated_stands_in_place_of_the_english_and_the_rest_is_known_to_be_english() {
    let form = "title: Întrebați-ne\npages:\n  you:\n    title: Despre dumneavoastră\n    questions:\n      full-name: { label: Cum vă numiți?, called: numele dumneavoastră }\n      contact:\n        label: Cum vă contactăm?\n        called: cum vă contactăm\n        choices: { phone: Prin telefon }\n";
    let (content, findings) = council(&[
        ("council.yaml", "strapline: Ajutor\n"),
        ("pages/home.md", RO_HOME),
        ("forms/ask.yaml", form),
    ]);
    assert!(!findings.has_errors(), "{findings:?}");
    let told = romanian(&content);
    assert_eq!(told.council.strapline, "Ajutor");
    assert_eq!(told.council.site_name, "Testbury family hubs");
    let (_, form) = &told.forms["ask"];
    assert_eq!(form.pages[0].questions[0].label, "Cum vă numiți?");
    assert_eq!(form.pages[0].questions[1].choices[0].label, "Prin telefon");
    assert_eq!(form.pages[0].questions[1].choices[1].label, "By email");
    let language = told.language.as_ref().expect("a language");
    assert!(language.checked.is_none());
    for english in [
        "By email",
        "Ask us for help.",
        "We call you.",
        "Testbury family hubs",
    ] {
        assert!(language.untranslated.contains(english), "{english}");
    }
    assert!(!language.untranslated.contains("By phone"));
}

#[test]
fn a_text_of_nothing_is_told_where_it_stands_and_the_english_can_still_be_published() {
    let form = "title: Întrebați-ne\npages:\n  you:\n    questions:\n      age: { label: Ce vârstă aveți? }\nwhat_happens_next: [Vă sunăm., Apoi ne vedem.]\n";
    let (_, findings) = council(&[
        (
            "council.yaml",
            "checked: { by: Ioana Pop, on: 2027-02-01 }\n",
        ),
        ("pages/home.md", RO_HOME),
        ("forms/ask.yaml", form),
    ]);
    assert!(!findings.has_errors(), "{findings:?}");
    let told: Vec<(&str, usize)> = findings
        .iter()
        .filter(|finding| finding.rule == "translation-of-nothing")
        .inspect(|finding| assert_eq!(finding.severity, Severity::Warning))
        .map(|finding| (finding.message.as_str(), finding.position.line))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter()
            .any(|(message, line)| message.contains("pages.you.questions.age") && *line == 5)
    );
    assert!(
        told.iter().any(
            |(message, line)| message.contains("2 texts where the English has 1") && *line == 6
        )
    );
}

#[test]
fn a_language_needs_a_home_page_and_a_name_that_is_no_pages() {
    let (_, findings) = council(&[("council.yaml", "strapline: Ajutor\n")]);
    assert!(
        findings
            .iter()
            .any(|finding| finding.rule == "translation-home")
    );
}

/// A form without its words.
fn shape(value: &Value) -> Value {
    const WORDS: [&str; 11] = [
        "title",
        "summary",
        "introduction",
        "what_happens_next",
        "label",
        "hint",
        "called",
        "part",
        "one",
        "many",
        "ends",
    ];
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !WORDS.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), shape(value)))
            .collect(),
        Value::Array(values) => values.iter().map(shape).collect(),
        other => other.clone(),
    }
}

#[test]
fn no_translation_that_ships_asks_anything_else_than_the_english() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let (content, _) = Content::load(&root);
    let mut compared = 0;
    for council in content.councils.values() {
        for told in council.translations.values() {
            for (slug, (_, form)) in &told.forms {
                let (_, english) = &council.forms[slug];
                let shapes = [form, english]
                    .map(|form| shape(&serde_json::to_value(form).expect("a form is data")));
                assert_eq!(shapes[0], shapes[1], "{slug}");
                compared += 1;
            }
            for (slug, texts) in &told.notices {
                let own = &council.notices[slug];
                for text in texts {
                    let own = own.iter().find(|own| own.version == text.version);
                    let own = own.expect("the text that it translates").front_matter();
                    let says = text.front_matter();
                    assert_eq!(says.retention, own.retention, "{slug}");
                    assert_eq!(says.recipients, own.recipients, "{slug}");
                    let ids = |of: &site_model::notice::FrontMatter| {
                        let ids = of
                            .categories
                            .iter()
                            .map(|one| (one.id.clone(), one.special));
                        ids.collect::<Vec<_>>()
                    };
                    assert_eq!(ids(says), ids(own), "{slug}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared >= 8, "{compared}");
}
