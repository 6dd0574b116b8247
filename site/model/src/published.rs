//! What the functions need of content, ready to use: they read neither Markdown nor YAML.
//!
//! A record keeps the notice version it was made under, so what every version permits is here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::content::{Content, CouncilContent};
use crate::council::Council;
use crate::form::agreements::with_agreements;
use crate::form::{Form, SubmissionKind};
use crate::notice::{Category, Notice, NoticeVersion, Recipient};
use crate::retention::{Period, RecordKind, RetentionRule};
use crate::slug::Slug;

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
    /// Names of services.
    pub services: BTreeMap<Slug, String>,
    /// Names of organisations.
    pub organisations: BTreeMap<Slug, String>,
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
        Self {
            slug: content.slug.clone(),
            council: content.council.clone(),
            forms: content
                .forms
                .iter()
                .map(|(slug, (_, form))| (slug.clone(), with_agreements(form, content)))
                .collect(),
            notices: content
                .notices
                .iter()
                .map(|(slug, versions)| (slug.clone(), versions.iter().map(Permit::of).collect()))
                .collect(),
            services: content
                .services
                .iter()
                .map(|(slug, document)| (slug.clone(), document.front_matter.name.clone()))
                .collect(),
            organisations: content
                .organisations
                .iter()
                .map(|(slug, document)| (slug.clone(), document.front_matter.name.clone()))
                .collect(),
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

impl Permit {
    fn of(notice: &Notice) -> Self {
        let front_matter = notice.front_matter();
        Self {
            notice: notice.slug.clone(),
            version: notice.version.clone(),
            title: front_matter.title.clone(),
            updated: front_matter.updated,
            categories: front_matter.categories.clone(),
            recipients: front_matter.recipients.clone(),
            retention: front_matter.retention.clone(),
        }
    }

    /// How long records of a kind are kept, where the notice gives a period.
    pub fn period(&self, record: RecordKind) -> Option<Period> {
        self.retention
            .iter()
            .find(|rule| rule.record == record)?
            .period
    }
}
