//! Puts translated texts where the English ones stand.
//!
//! What is left over is told: a text whose English is gone, and one that is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::texts::{
    ChoiceTexts, CouncilTexts, FormPageTexts, FormTexts, HubTexts, ListTexts, NoticeTexts,
    QuestionTexts,
};
use crate::council::{Council, Hub};
use crate::diagnostic::{Diagnostic, Severity};
use crate::form::{Choice, Form, FormPage, ListOf, Question};
use crate::message::{EmailTexts, MessageTexts, MessageWording};
use crate::notice::FrontMatter;
use crate::positions::{Position, Step};
use crate::slug::Slug;
use crate::source::Source;

/// A text says what the English one does not.
pub(crate) const UNKNOWN: &str = "translation-of-nothing";
/// Texts are not translated.
pub(crate) const MISSING: &str = "translation-missing";

/// How many missing texts a warning names.
const NAMED: usize = 3;

/// One file of a translation, on its way into what it translates.
pub(crate) struct Merge<'a> {
    source: &'a Source,
    path: Vec<String>,
    /// Texts that stay English.
    pub(crate) untranslated: BTreeSet<String>,
    missing: Vec<String>,
    findings: Vec<Diagnostic>,
}

impl<'a> Merge<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self {
            source,
            path: Vec::new(),
            untranslated: BTreeSet::new(),
            missing: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// What stays English, and what there is to say of the file.
    pub(crate) fn finish(mut self) -> (BTreeSet<String>, Vec<Diagnostic>) {
        if !self.missing.is_empty() {
            let count = self.missing.len();
            let named = self.missing.iter().take(NAMED).cloned();
            let named = named.collect::<Vec<_>>().join(", ");
            let and_more = if count > NAMED { " and others" } else { "" };
            self.findings.push(Diagnostic {
                severity: Severity::Warning,
                ..Diagnostic::error(
                    MISSING,
                    &self.source.file,
                    Position::START,
                    format!("lacks {count} of the texts that it translates: {named}{and_more}"),
                    "add them, or families read them in English",
                )
            });
        }
        (self.untranslated, self.findings)
    }

    pub(crate) fn council(&mut self, into: &mut Council, said: CouncilTexts) {
        self.text("site_name", &mut into.site_name, said.site_name);
        self.text("strapline", &mut into.strapline, said.strapline);
        self.optional("contact_name", &mut into.contact.name, said.contact_name);
        self.paragraphs("emergency", &mut into.emergency, said.emergency);
        let hubs = into.hubs.iter_mut().map(|hub| (hub.id.clone(), hub));
        self.each("hubs", hubs, said.hubs, Self::hub);
    }

    fn hub(&mut self, into: &mut Hub, said: HubTexts) {
        self.text("name", &mut into.name, said.name);
        self.optional("contact_name", &mut into.contact.name, said.contact_name);
        self.paragraphs("opening_hours", &mut into.opening_hours, said.opening_hours);
    }

    pub(crate) fn form(&mut self, into: &mut Form, said: FormTexts) {
        self.text("title", &mut into.title, said.title);
        self.text("summary", &mut into.summary, said.summary);
        self.paragraphs("introduction", &mut into.introduction, said.introduction);
        self.paragraphs(
            "what_happens_next",
            &mut into.what_happens_next,
            said.what_happens_next,
        );
        self.pages(&mut into.pages, said.pages);
    }

    fn pages(&mut self, into: &mut [FormPage], said: BTreeMap<Slug, FormPageTexts>) {
        let pages = into.iter_mut().map(|page| (page.id.clone(), page));
        self.each("pages", pages, said, Self::page);
    }

    fn page(&mut self, into: &mut FormPage, said: FormPageTexts) {
        self.text("title", &mut into.title, said.title);
        self.paragraphs("before", &mut into.before, said.before);
        self.paragraphs("introduction", &mut into.introduction, said.introduction);
        self.optional("part", &mut into.part, said.part);
        let questions = into.questions.iter_mut();
        let questions = questions.map(|question| (question.id.clone(), question));
        self.each("questions", questions, said.questions, Self::question);
        match (&mut into.list, said.list) {
            (Some(list), said) => {
                self.within("list", |merge| merge.list(list, said.unwrap_or_default()));
            }
            (None, Some(_)) => self.unknown("list"),
            (None, None) => {}
        }
    }

    fn list(&mut self, into: &mut ListOf, said: ListTexts) {
        self.text("one", &mut into.one, said.one);
        self.text("many", &mut into.many, said.many);
        self.pages(&mut into.pages, said.pages);
    }

    fn question(&mut self, into: &mut Question, said: QuestionTexts) {
        self.text("label", &mut into.label, said.label);
        self.optional("hint", &mut into.hint, said.hint);
        self.text("called", &mut into.called, said.called);
        if let Some(set) = into.choices_of.take() {
            into.choices = set.choices().to_vec();
        }
        let choices = into.choices.iter_mut();
        let choices = choices.map(|choice| (choice.value.clone(), choice));
        self.each("choices", choices, said.choices, Self::choice);
    }

    fn choice(&mut self, into: &mut Choice, said: ChoiceTexts) {
        self.text("label", &mut into.label, said.label);
        self.optional("hint", &mut into.hint, said.hint);
        self.paragraphs("ends", &mut into.ends, said.ends);
    }

    pub(crate) fn notice(&mut self, into: &mut FrontMatter, said: NoticeTexts) {
        self.text("title", &mut into.title, said.title);
        self.text("summary", &mut into.summary, said.summary);
        let purposes = into.purposes.iter_mut();
        let purposes = purposes.map(|purpose| (purpose.id.clone(), &mut purpose.label));
        self.labels("purposes", purposes, said.purposes);
        let categories = into.categories.iter_mut();
        let categories = categories.map(|category| (category.id.clone(), &mut category.label));
        self.labels("categories", categories, said.categories);
        self.paragraphs("sources", &mut into.sources, said.sources);
        let mut roles: Vec<String> = into.processors.iter().map(|one| one.role.clone()).collect();
        self.paragraphs("processors", &mut roles, said.processors);
        for (processor, role) in into.processors.iter_mut().zip(roles) {
            processor.role = role;
        }
        for (name, into, said) in [
            (
                "legitimate_interests",
                &mut into.legitimate_interests,
                said.legitimate_interests,
            ),
            ("transfers", &mut into.transfers, said.transfers),
            ("if_you_refuse", &mut into.if_you_refuse, said.if_you_refuse),
            (
                "automated_decisions",
                &mut into.automated_decisions,
                said.automated_decisions,
            ),
        ] {
            self.optional(name, into, said);
        }
    }

    pub(crate) fn message(&mut self, into: &mut MessageWording, said: MessageTexts) {
        match &mut into.email {
            Some(email) => self.within("email", |this| {
                this.text("subject", &mut email.subject, said.email.subject);
                this.text("body", &mut email.body, said.email.body);
            }),
            None if said.email != EmailTexts::default() => self.unknown("email"),
            None => {}
        }
        self.optional("text", &mut into.text, said.text);
        // What it says is the English file's to say.
        into.waivers.clear();
    }

    fn labels<'t>(
        &mut self,
        name: &str,
        into: impl Iterator<Item = (Slug, &'t mut String)>,
        said: BTreeMap<Slug, String>,
    ) {
        let said = said.into_iter().map(|(id, label)| (id, Some(label)));
        self.each(name, into, said.collect(), |this, into, said| {
            this.text("label", into, said);
        });
    }

    /// A text that is there in English.
    fn text(&mut self, name: &str, into: &mut String, said: Option<String>) {
        match said {
            Some(said) => *into = said,
            None => self.keep(name, into),
        }
    }

    /// A text that may be there in English.
    fn optional(&mut self, name: &str, into: &mut Option<String>, said: Option<String>) {
        match (into, said) {
            (Some(into), said) => self.text(name, into, said),
            (None, Some(_)) => self.unknown(name),
            (None, None) => {}
        }
    }

    /// Paragraphs: as many as in English, or none.
    fn paragraphs(&mut self, name: &str, into: &mut Vec<String>, said: Vec<String>) {
        if said.len() == into.len() {
            *into = said;
        } else if said.is_empty() {
            for english in into.iter() {
                self.keep(name, english);
            }
        } else {
            let (theirs, ours) = (said.len(), into.len());
            self.untranslated.extend(into.iter().cloned());
            self.warn(
                name,
                format!("`{name}` has {theirs} texts where the English has {ours}"),
                "write as many, in the same order",
            );
        }
    }

    /// Things with ids: those without a text keep all of theirs.
    fn each<'t, T: 't, S: Default>(
        &mut self,
        name: &str,
        into: impl Iterator<Item = (Slug, &'t mut T)>,
        mut said: BTreeMap<Slug, S>,
        mut merge: impl FnMut(&mut Self, &mut T, S),
    ) {
        self.within(name, |this| {
            for (id, one) in into {
                let texts = said.remove(&id).unwrap_or_default();
                this.within(id.as_str(), |this| merge(this, one, texts));
            }
            for id in said.keys() {
                this.unknown(id.as_str());
            }
        });
    }

    fn within(&mut self, name: &str, merge: impl FnOnce(&mut Self)) {
        self.path.push(name.to_owned());
        merge(self);
        self.path.pop();
    }

    fn keep(&mut self, name: &str, english: &str) {
        self.untranslated.insert(english.to_owned());
        self.missing.push(self.named(name));
    }

    fn named(&self, name: &str) -> String {
        let mut path = self.path.clone();
        path.push(name.to_owned());
        path.join(".")
    }

    fn unknown(&mut self, name: &str) {
        let named = self.named(name);
        self.warn(
            name,
            format!("`{named}` translates nothing: the English has no such text"),
            "take it out, or write it as the English file does",
        );
    }

    /// No error: whoever corrects the English must be able to publish it before it is translated.
    fn warn(&mut self, name: &str, message: impl Display, mend: &str) {
        let mut path: Vec<Step<'_>> = self.path.iter().map(|step| Step::Key(step)).collect();
        path.push(Step::Key(name));
        let found = self.source.error(UNKNOWN, &path, message.to_string(), mend);
        self.findings.push(Diagnostic {
            severity: Severity::Warning,
            ..found
        });
    }
}
