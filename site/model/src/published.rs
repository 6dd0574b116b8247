//! What the functions need of content, ready to use: they read neither Markdown nor YAML.
//!
//! A record keeps the notice version it was made under, so what every version permits is here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::address::{self, At};
use crate::content::{Content, CouncilContent};
use crate::council::Council;
use crate::form::agreements::with_agreements;
use crate::form::{Form, SubmissionKind};
use crate::language::Language;
use crate::message::{MessageChannel, MessageKind, MessageWording};
use crate::notice::{Category, Notice, NoticeVersion, Recipient};
use crate::retention::{Period, RecordKind, RetentionRule};
use crate::slug::Slug;
use crate::translation::{Available, InLanguage, OWN};

/// All councils of one bundle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// By slug.
    pub councils: BTreeMap<Slug, PublishedCouncil>,
}

/// One council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedCouncil {
    /// Its slug.
    pub slug: Slug,
    /// `council.yaml`.
    pub council: Council,
    /// Its forms.
    pub forms: BTreeMap<Slug, Form>,
    /// What each version of each notice permits, oldest first.
    pub notices: BTreeMap<Slug, Vec<Permit>>,
    /// The words of the messages that it sends: a family gets no other.
    #[serde(default)]
    pub messages: BTreeMap<MessageKind, MessageWording>,
    /// Names of services.
    pub services: BTreeMap<Slug, String>,
    /// Names of organisations.
    pub organisations: BTreeMap<Slug, String>,
    /// Its own pages that every footer links to, in the order of their slugs.
    #[serde(default)]
    pub footer: Vec<FooterPage>,
    /// The language, where this is what the council says in another one; then without names.
    #[serde(default)]
    pub language: Option<InLanguage>,
    /// What there is in other languages.
    #[serde(default)]
    pub available: BTreeMap<Language, Available>,
    /// The council in other languages.
    #[serde(default)]
    pub translations: BTreeMap<Language, PublishedCouncil>,
}

/// A page of a council's own that every footer links to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FooterPage {
    /// Its slug.
    pub slug: Slug,
    /// Its heading.
    pub title: String,
    /// Whether it is there in the language of the council that has it.
    pub in_language: bool,
}

/// What one version of a notice permits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permit {
    /// Which notice.
    pub notice: Slug,
    /// Which text of it.
    pub version: NoticeVersion,
    /// Its heading.
    pub title: String,
    /// When this text was published.
    pub updated: Date,
    /// What may be asked.
    pub categories: Vec<Category>,
    /// Who may be shown it.
    pub recipients: Vec<Recipient>,
    /// Until when it is kept.
    pub retention: Vec<RetentionRule>,
    /// What happens if a family does not agree, or does not any more.
    #[serde(default)]
    pub if_you_refuse: Option<String>,
    /// The text that a family was shown, where that is a translation of this one.
    #[serde(default)]
    pub translation: Option<NoticeVersion>,
}

impl Published {
    /// What functions need of `content`.
    pub fn from_content(content: &Content) -> Self {
        Self {
            councils: content
                .councils
                .iter()
                .map(|(slug, council)| (slug.clone(), PublishedCouncil::from_content(council)))
                .collect(),
        }
    }
}

impl PublishedCouncil {
    fn from_content(content: &CouncilContent) -> Self {
        let mut published = Self::of(content, content);
        published.available = content
            .translations
            .iter()
            .map(|(language, translated)| (*language, available(translated)))
            .collect();
        let translations = content.translations.iter();
        published.translations = translations
            .map(|(language, translated)| {
                let translated = Self {
                    available: published.available.clone(),
                    ..Self::of(translated, content)
                };
                (*language, translated)
            })
            .collect();
        published
    }

    /// What `content` says, which is `own` or a translation of it.
    fn of(content: &CouncilContent, own: &CouncilContent) -> Self {
        let forms = content.forms.iter();
        let notices = own.notices.iter();
        Self {
            slug: content.slug.clone(),
            council: content.council.clone(),
            forms: forms
                .map(|(slug, (_, form))| (slug.clone(), with_agreements(form, content, own)))
                .collect(),
            notices: notices
                .map(|(slug, versions)| {
                    let told = versions.iter().map(|own| {
                        let mut translated = content.notices.get(slug).into_iter().flatten();
                        let told = translated.find(|one| one.version == own.version);
                        let is_translation = content.language.is_some() && told.is_some();
                        Permit::of(told.unwrap_or(own), is_translation)
                    });
                    (slug.clone(), told.collect())
                })
                .collect(),
            // What is not translated goes out in the council's own words.
            messages: own
                .messages
                .iter()
                .chain(&content.messages)
                .map(|(kind, (_, worded))| (*kind, worded.clone()))
                .collect(),
            services: own
                .services
                .iter()
                .map(|(slug, document)| (slug.clone(), document.front_matter.name.clone()))
                .collect(),
            organisations: own
                .organisations
                .iter()
                .map(|(slug, document)| (slug.clone(), document.front_matter.name.clone()))
                .collect(),
            footer: footer(content, own),
            language: content.language.clone(),
            available: BTreeMap::new(),
            translations: BTreeMap::new(),
        }
    }

    /// Where its pages are.
    pub fn at(&self) -> At<'_> {
        At {
            council: &self.slug,
            language: self.language.as_ref().map(|told| told.language),
        }
    }

    /// Where the text of a notice is that a permit is about.
    pub fn notice_version(&self, permit: &Permit) -> String {
        let at = self.at_or_own(permit.translation.is_some() || self.language.is_none());
        address::notice_version(at, &permit.notice, permit.updated)
    }

    /// Where what is `in_language` is, or else the council's own.
    pub fn at_or_own(&self, in_language: bool) -> At<'_> {
        if in_language {
            self.at()
        } else {
            At::from(&self.slug)
        }
    }

    /// The language of its texts, as a language tag (BCP 47).
    pub fn language_tag(&self) -> &'static str {
        match &self.language {
            Some(told) => told.language.code(),
            None => OWN,
        }
    }

    /// The forms with which a family asks for help; others are for families that know of them.
    pub fn forms_for_help(&self) -> impl Iterator<Item = (&Slug, &Form)> {
        let forms = self.forms.iter();
        forms.filter(|(_, form)| form.kind == SubmissionKind::SelfReferral)
    }

    /// The first form of a kind, if the council has one.
    pub fn form_of_kind(&self, kind: SubmissionKind) -> Option<(&Slug, &Form)> {
        self.forms.iter().find(|(_, form)| form.kind == kind)
    }

    /// The channels by which it sends this kind of message: those that it has words for.
    pub fn channels(&self, kind: MessageKind) -> Vec<MessageChannel> {
        let Some(worded) = self.messages.get(&kind) else {
            return Vec::new();
        };
        let channels = MessageChannel::ALL.into_iter();
        channels.filter(|channel| worded.has(*channel)).collect()
    }

    /// What the text in force of a notice permits.
    pub fn current_permit(&self, notice: &Slug) -> Option<&Permit> {
        self.notices.get(notice)?.last()
    }

    /// What a given text permits.
    pub fn permit(&self, version: &NoticeVersion) -> Option<&Permit> {
        self.notices
            .values()
            .flatten()
            .find(|permit| permit.version == *version)
    }
}

/// The pages that ask for a place in the footer.
fn footer(content: &CouncilContent, own: &CouncilContent) -> Vec<FooterPage> {
    let pages = own.pages.iter();
    pages
        .filter(|(_, page)| page.front_matter.in_footer)
        .map(|(slug, page)| {
            let told = content.pages.get(slug);
            FooterPage {
                slug: slug.clone(),
                title: told.unwrap_or(page).front_matter.title.clone(),
                in_language: told.is_some(),
            }
        })
        .collect()
}

/// What there is in a translation.
fn available(content: &CouncilContent) -> Available {
    let days = |versions: &Vec<Notice>| {
        let days = versions.iter().map(|text| text.front_matter().updated);
        days.collect()
    };
    Available {
        pages: content.pages.keys().cloned().collect(),
        forms: content.forms.keys().cloned().collect(),
        notices: content
            .notices
            .iter()
            .map(|(slug, versions)| (slug.clone(), days(versions)))
            .collect(),
    }
}

impl Permit {
    fn of(notice: &Notice, is_translation: bool) -> Self {
        let front_matter = notice.front_matter();
        Self {
            notice: notice.slug.clone(),
            version: notice.version.clone(),
            title: front_matter.title.clone(),
            updated: front_matter.updated,
            categories: front_matter.categories.clone(),
            recipients: front_matter.recipients.clone(),
            retention: front_matter.retention.clone(),
            if_you_refuse: front_matter.if_you_refuse.clone(),
            translation: is_translation.then(|| NoticeVersion::of(&notice.document.source.text)),
        }
    }

    /// The text that a family is shown: this one, or its translation.
    pub fn shown(&self) -> &NoticeVersion {
        self.translation.as_ref().unwrap_or(&self.version)
    }

    /// How long records of a kind are kept, where the notice gives a period.
    pub fn period(&self, record: RecordKind) -> Option<Period> {
        self.retention
            .iter()
            .find(|rule| rule.record == record)?
            .period
    }
}
