//! A council with one notice whose text keeps every rule of the chapter.

use std::fs;

use jiff::civil::date;
use site_model::{Content, Severity};
use site_rules::check;
use tempfile::TempDir;

/// The council's files but the notice.
const FILES: [(&str, &str); 6] = [
    (
        "council.yaml",
        "\
name: Testshire Council
short_name: Testshire
site_name: Testshire family hubs
strapline: Help for families
contact: { email: hubs@testshire.example }
hubs:
  - { id: north, name: North Family Hub, contact: { phone: '020 7946 0000' } }
emergency: [Call 999.]
",
    ),
    (
        "organisations/safe-families.md",
        "---\nname: Safe Families\nsummary: A charity.\ncontact: { phone: '020 7946 0018' }\n---\nA charity.\n",
    ),
    (
        "organisations/mind-testshire.md",
        "---\nname: Mind Testshire and Coast\nalso_known_as: [Mind]\nsummary: A charity.\n---\nA charity.\n",
    ),
    (
        "organisations/visiting.md",
        "---\nname: Home Visiting Service\nsummary: A team.\n---\nA team.\n",
    ),
    (
        "organisations/toys.md",
        "---\nname: Toy Library\nsummary: A charity.\ncontact: { phone: '020 7946 0027' }\n---\nA charity.\n",
    ),
    (
        "pages/home.md",
        "---\ntitle: Home\nsummary: Home.\n---\nWelcome.\n",
    ),
];

const NOTICE: &str = "\
---
title: Early help
summary: What we keep.
published: 2026-01-01
updated: 2026-01-01
controller: { name: \"Testshire Council, Children's Services\", phone: 020 7946 0000 }
data_protection_officer: { email: dpo@testshire.example }
hubs: [north]
lawful_basis:
  - { article: 6(1)(e), law: [Children Act 1989] }
special_category_conditions:
  - { article: 9(2)(g), schedule_1: paragraph 18 }
recipients:
  - { organisation: safe-families, if_you_agree: true }
  - { organisation: mind-testshire }
  - { organisation: visiting }
processors:
  - { name: Toy Computers, role: Runs this website }
retention:
  - { record: draft, from: last-change, period: 7 days }
  - { record: family, from: last-contact, period: 3 years }
  - { record: child, from: birth, period: 25 years }
rights: [withdraw-agreement, access, rectification, erasure, restriction, portability, objection, automated-decisions]
complaints: { email: complaints@testshire.example }
---

We are Testshire Council. We help families with a child under 5 years old. We meet you when your child is 2 years old.

## Why the law lets us do this

We rely on Article 6(1)(e) of UK GDPR, and on Article 9(2)(g). Article 9(1) protects what is very personal. Section 6(1)(a) of another law is none of our business.

## Who sees it

We share it with these three, and with nobody else:

- [Safe Families](https://families.example/), if you agree
- Mind Testshire and Coast
- Home Visiting Service. They come to your home, and they ask you first

We do not share it with third parties. We do not share it with the Toy Library. The council may have to share it with the police, to prevent a crime.

Your information never leaves the United Kingdom.

## How long we keep it

We keep a form that you did not send for a week. We keep your details for three years after our last contact. What is about a child is kept until the child is 25. If you ask us to delete something, we answer within one month.

Some say \"We keep it until December 2021\" and \"for 99 years\". We do not.

## Your rights

You can:

- ask for a copy, and ask us to correct it
- ask us to delete it or to limit how we use it
- object, or move it to another council
- ask that no computer decides about you alone

You can change your mind at any time: phone 020 7946 0000 or +44 20 7946 0018. In danger, call 999.

## Complaints

Complain to us at complaints@testshire.example, or write to <dpo@testshire.example>. If our answer does not help, complain to the Information Commissioner. Phone 0303 123 1113. What to do is explained above.
";

/// The notice of this council, to be changed by a test.
pub(crate) struct Text(String);

impl Text {
    /// A notice that keeps every rule.
    pub(crate) fn sound() -> Self {
        Self(NOTICE.to_owned())
    }

    /// The front matter of the sound notice above another text.
    pub(crate) fn of(body: &str) -> Self {
        let (front_matter, _) = NOTICE.split_once("---\n\n").expect("a text");
        Self(format!("{front_matter}---\n\n{body}"))
    }

    /// Replaces the one place where `from` stands.
    pub(crate) fn replace(self, from: &str, to: &str) -> Self {
        assert_eq!(self.0.matches(from).count(), 1, "{from:?} stands once");
        Self(self.0.replace(from, to))
    }

    /// Puts a paragraph after the first one.
    pub(crate) fn saying(self, paragraph: &str) -> Self {
        let after = "## Why the law lets us do this";
        self.replace(after, &format!("{paragraph}\n\n{after}"))
    }

    /// `line:column` of `needle` in this part of the text; where the part lacks it, of the one
    /// place where it stands.
    pub(crate) fn place(&self, part: &str, needle: &str) -> String {
        let inside = part
            .find(needle)
            .and_then(|at| Some(self.0.find(part)? + at));
        let at = inside.unwrap_or_else(|| {
            assert_eq!(self.0.matches(needle).count(), 1, "{needle:?} stands once");
            self.0.find(needle).unwrap_or_default()
        });
        let before = &self.0[..at];
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or_default();
        format!("{line}:{}", last.chars().count() + 1)
    }

    /// What the chapter finds, each as `line:column rule: message`.
    pub(crate) fn found(&self) -> Vec<String> {
        self.findings()
            .into_iter()
            .map(|(place, _, rule, message)| format!("{place} {rule}: {message}"))
            .collect()
    }

    /// Whether a rule speaks at a place.
    pub(crate) fn severity_at(&self, rule: &str, place: &str) -> Option<Severity> {
        self.findings()
            .into_iter()
            .find(|(at, _, id, _)| at == place && id == rule)
            .map(|(_, severity, _, _)| severity)
    }

    fn findings(&self) -> Vec<(String, Severity, String, String)> {
        let folder = TempDir::new().expect("a temporary folder");
        let write = |file: &str, text: &str| {
            let path = folder.path().join("testshire").join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        for (file, text) in FILES {
            write(file, text);
        }
        write("notices/early-help/2026-01-01.md", &self.0);
        let (content, unread) = Content::load(folder.path());
        let unread: Vec<String> = unread
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(ToString::to_string)
            .collect();
        assert!(unread.is_empty(), "{}", unread.join("\n"));
        check(&content, date(2026, 11, 22))
            .iter()
            .filter(|diagnostic| diagnostic.rule.starts_with("notice-text-"))
            .map(|diagnostic| {
                let at = diagnostic.position;
                (
                    format!("{}:{}", at.line, at.column),
                    diagnostic.severity,
                    diagnostic.rule.to_owned(),
                    diagnostic.message.clone(),
                )
            })
            .collect()
    }
}
