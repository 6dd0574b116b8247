//! The table explains itself: every rule has words, and its example does what it says.

use std::collections::BTreeSet;

use site_rules::{Chapter, Check, Rule, TABLE, rules};

use crate::folder::{COUNCIL, FORM, Folder, MESSAGE, NOTICE, SERVICE};

/// Chapters whose examples are YAML as it stands in one file of the sound council: that file.
const YAML_EXAMPLES: [(&str, &str); 7] = [
    ("notices", NOTICE),
    ("council", COUNCIL),
    ("forms", FORM),
    ("messages", MESSAGE),
    ("references", SERVICE),
    ("contacts", COUNCIL),
    ("waivers", NOTICE),
];

/// A rule whose example needs two files, and which is shown by a test of its own.
const TWO_FILES: [&str; 1] = ["notice-new-text"];

fn chapter(id: &str) -> &'static Chapter {
    TABLE
        .iter()
        .find(|chapter| chapter.id == id)
        .unwrap_or_else(|| panic!("there is no chapter `{id}`"))
}

/// The sound council with the top-level fields of `example` in place of its own.
fn with(example: &str, file: &str) -> Folder {
    let folder = Folder::sound();
    put(&folder, example, file);
    folder
}

/// Puts the top-level fields of `example` in place of a file's own.
pub(crate) fn put(folder: &Folder, example: &str, file: &str) {
    let text = folder.read(file);
    let fields: Vec<&str> = example.lines().filter_map(field).collect();
    let mut keep = true;
    let mut rest = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("---") {
            keep = true;
        } else if let Some(field) = field(line) {
            keep = !fields.contains(&field);
        }
        if keep {
            rest.push_str(line);
        }
    }
    // Front matter, or the whole of a YAML file.
    let text = match rest.strip_prefix("---\n") {
        Some(rest) => format!("---\n{example}{rest}"),
        None => format!("{example}{rest}"),
    };
    folder.write(file, text);
}

/// The name of the field that starts on this line.
fn field(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    name.bytes()
        .all(|b| b.is_ascii_lowercase() || b == b'_')
        .then_some(name)
}

fn finds(folder: &Folder, rule: &Rule, file: &str) -> bool {
    folder
        .errors()
        .iter()
        .any(|error| error.starts_with(file) && error.ends_with(&format!(" {}", rule.id)))
}

#[test]
fn each_example_breaks_its_rule_and_its_mend_keeps_it() {
    let mut wrong = Vec::new();
    for (id, file) in YAML_EXAMPLES {
        for rule in chapter(id).rules {
            if TWO_FILES.contains(&rule.id) {
                continue;
            }
            let breaks = with(rule.example.breaks, file);
            if !finds(&breaks, rule, file) {
                wrong.push(format!("{} breaks: {:#?}", rule.id, breaks.errors()));
            }
            let keeps = with(rule.example.keeps, file);
            // Nor any other rule of that file: an example is copied.
            let errors: Vec<String> = keeps
                .errors()
                .into_iter()
                .filter(|error| error.starts_with(file))
                .collect();
            if !errors.is_empty() {
                wrong.push(format!("{} keeps: {errors:#?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_says_what_it_wants_by_which_law_why_and_how_to_mend_a_breach() {
    for rule in rules() {
        let id = rule.id;
        assert!(rule.title.len() > 20, "{id}");
        assert!(rule.source.len() > 7, "{id}");
        assert!(rule.why.len() > 60, "{id}");
        assert!(rule.mend.len() > 10, "{id}");
        assert!(!rule.example.breaks.trim().is_empty(), "{id}");
        assert!(!rule.example.keeps.trim().is_empty(), "{id}");
        assert_ne!(rule.example.breaks, rule.example.keeps, "{id}");
        assert_ne!(rule.looks, Some(""), "{id}");
        for address in rule.read {
            assert!(address.starts_with("https://"), "{id}: {address}");
        }
    }
}

#[test]
fn every_id_is_one_rules_own_and_can_be_an_address() {
    let mut before = BTreeSet::new();
    for rule in rules() {
        assert!(before.insert(rule.id), "{} stands twice", rule.id);
        assert!(site_model::Slug::parse(rule.id).is_ok(), "{}", rule.id);
    }
}

/// What reading refuses before any rule, and what is said of waivers, is explained too.
#[test]
fn what_cannot_be_waived_is_in_the_table() {
    let explained: BTreeSet<&str> = ["files", "waivers"]
        .into_iter()
        .flat_map(|id| chapter(id).rules)
        .filter(|rule| matches!(rule.check, Check::WhileReading))
        .map(|rule| rule.id)
        .collect();
    assert_eq!(
        explained,
        BTreeSet::from([
            "content-folder",
            "file-name",
            "file-readable",
            "front-matter",
            "notice-file-name",
            "waiver-too-long",
            "waiver-unused",
            "yaml",
        ])
    );
}
