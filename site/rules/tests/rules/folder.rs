//! A content folder with one small council that keeps every rule, to be broken by a test.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use site_model::published_texts::UNRECORDED;
use site_model::{Content, Diagnostic, Diagnostics, Severity};
use site_rules::{check, rule};
use tempfile::TempDir;

pub(crate) const COUNCIL: &str = "testshire/council.yaml";
pub(crate) const NOTICE: &str = "testshire/notices/early-help/2026-01-01.md";
pub(crate) const FORM: &str = "testshire/forms/ask.yaml";
pub(crate) const SERVICE: &str = "testshire/services/visits.md";
pub(crate) const MESSAGE: &str = "testshire/messages/confirmation.yaml";
pub(crate) const ORGANISATION: &str = "testshire/organisations/visitors.md";
pub(crate) const HOME: &str = "testshire/pages/home.md";
pub(crate) const PRIVACY: &str = "testshire/pages/privacy.md";

pub(crate) const TODAY: Date = date(2026, 11, 21);

const FILES: [(&str, &str); 8] = [
    (
        MESSAGE,
        "email:\n  subject: We have it\n  body: Your reference is ((reference)).\ntext: We have it. Your reference is ((reference)).\n",
    ),
    (
        COUNCIL,
        "\
name: Testshire Council
short_name: Testshire
site_name: Testshire family hubs
strapline: Help for families
website: https://hubs.testshire.example
contact: { email: hubs@testshire.example }
hubs:
  - id: north
    name: North Family Hub
    contact: { phone: '020 7946 0000' }
emergency:
  - Call 999.
accessibility:
  compliance: full
  prepared: 2026-10-01
  reviewed: 2026-11-01
  tested: 2026-11-01
  tested_by: the council
security:
  contact: mailto:security@testshire.example
  expires: 2027-06-30
",
    ),
    (
        NOTICE,
        "\
---
title: Early help
summary: What we keep.
published: 2025-01-01
updated: 2026-01-01
review_by: 2027-11-01
controller:
  name: Testshire Council
  phone: 020 7946 0000
data_protection_officer:
  email: dpo@example.org
hubs:
  - north
forms:
  - ask
purposes:
  - id: early-help
    label: To help you early
lawful_basis:
  - article: 6(1)(e)
    law: [Children Act 1989]
special_category_conditions:
  - article: 9(2)(g)
    schedule_1: paragraph 18 (safeguarding of children and of individuals at risk)
    policy_document: https://testshire.example/policy-document
categories:
  - id: name
    label: Your name
  - id: health
    label: Your health
    special: true
sources:
  - Nobody else
recipients:
  - organisation: visitors
    purposes: [early-help]
processors:
  - name: Amazon Web Services
    role: Stores what you send, encrypted, in London
  - name: GOV.UK Notify
    role: Sends you messages
transfers: It stays in the United Kingdom.
retention:
  - record: draft
    from: last-change
    period: 7 days
    then: delete
    owner: Information governance officer
  - record: submission
    from: last-contact
    period: 3 years
    then: delete
    owner: Information governance officer
  - record: family
    from: last-contact
    period: 3 years
    then: delete
    owner: Information governance officer
obligation: none
if_you_refuse: You can still get help.
rights: [access, rectification, erasure, restriction, objection]
automated_decisions: No computer decides about you on its own.
complaints_acknowledged_within: 30 days
complaints:
  email: complaints@testshire.example
  phone: 020 7946 0000
---

We help you early.

We are Testshire Council. We delete a form that you did not send after seven days. We delete the rest three years after our last contact with you.

You have [rights over your information](/testshire/your-rights/). You can change your mind at any time. You can complain to us. You can also complain to the Information Commissioner.
",
    ),
    (
        FORM,
        "\
title: Ask us
summary: Ask for help.
kind: self-referral
notice: early-help
hub: north
pages:
  - id: you
    title: About you
    questions:
      - id: full-name
        type: name
        label: What is your full name?
        called: your full name
        required: true
        data: name
      - id: unwell
        type: radios
        label: Are you unwell?
        called: whether you are unwell
        data: health
        choices:
          - { value: unwell-yes, label: I am }
          - { value: unwell-no, label: I am not }
      - id: how-unwell
        type: textarea
        label: What is the matter?
        called: what is the matter
        data: health
        show_when: { question: unwell, is: unwell-yes }
what_happens_next:
  - We call you.
",
    ),
    (
        SERVICE,
        "\
---
name: Visits
summary: We visit you.
organisation: visitors
hubs: [north]
---
We visit.
",
    ),
    (
        ORGANISATION,
        "---\nname: Visitors\nsummary: They visit.\n---\nThey visit.\n",
    ),
    (HOME, "---\ntitle: Home\nsummary: Home.\n---\nWelcome.\n"),
    (
        PRIVACY,
        "---\ntitle: Privacy\nsummary: Privacy.\n---\nYour rights.\n",
    ),
];

/// A content folder on disk.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A council that keeps every rule.
    pub(crate) fn sound() -> Self {
        let folder = Self(TempDir::new().expect("a temporary folder"));
        for (file, text) in FILES {
            folder.write(file, text);
        }
        folder
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    pub(crate) fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("a file")
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).expect("a file");
    }

    /// Replaces the one place where `from` stands.
    pub(crate) fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(
            text.matches(from).count(),
            1,
            "{from:?} stands once in {file}"
        );
        self.write(file, text.replace(from, to));
    }

    /// `line:column` of the one place where `needle` stands.
    pub(crate) fn place(&self, file: &str, needle: &str) -> String {
        let text = self.read(file);
        assert_eq!(
            text.matches(needle).count(),
            1,
            "{needle:?} stands once in {file}"
        );
        let before = text.split(needle).next().unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        format!("{line}:{column}")
    }

    /// Every finding. Each of them has a rule in the table, so that the rule book explains it.
    ///
    /// The texts here are still being written: that none is recorded as published is left out.
    pub(crate) fn diagnostics(&self, today: Date) -> Diagnostics {
        let (content, mut diagnostics) = Content::load(self.0.path());
        diagnostics.extend(check(&content, today));
        for diagnostic in diagnostics.iter() {
            assert!(rule(diagnostic.rule).is_some(), "{diagnostic}");
        }
        diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.rule != UNRECORDED)
            .cloned()
            .collect()
    }

    /// What is found of one severity, each as `file:line:column rule`.
    pub(crate) fn found(&self, severity: Severity) -> Vec<String> {
        self.diagnostics(TODAY)
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .map(|diagnostic| self.short(diagnostic))
            .collect()
    }

    /// The errors, each as `file:line:column rule`.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.found(Severity::Error)
    }

    fn short(&self, diagnostic: &Diagnostic) -> String {
        let file: &Path = diagnostic
            .file
            .strip_prefix(self.0.path())
            .unwrap_or(&diagnostic.file);
        let file = file.display().to_string().replace('\\', "/");
        let at = diagnostic.position;
        format!("{file}:{}:{} {}", at.line, at.column, diagnostic.rule)
    }
}
