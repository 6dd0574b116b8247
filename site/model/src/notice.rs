//! A privacy notice: the promise, and one immutable text of it per file.
//!
//! `notices/<slug>/<updated>.md`: every version stays in content. What the front matter says is
//! published and enforced; the rules in `site-rules` say what must be there. Fields are
//! optional here because real notices leave them out, and a rule says so better than a parser.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::contact::Contact;
use crate::lawful_basis::{LawfulBasis, SpecialCategoryCondition};
use crate::retention::{Period, RetentionRule};
use crate::slug::Slug;
use crate::source::Document;
use crate::waiver::Waiver;

/// One text of one notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The notice, the same for all its versions.
    pub slug: Slug,
    /// Which text.
    pub version: NoticeVersion,
    /// The file it came from.
    pub document: Document<FrontMatter>,
}

/// The SHA-256 of a notice's file: what a submission stores, so that it is for ever known which
/// text the family was shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NoticeVersion(String);

impl NoticeVersion {
    /// The version of this text (with `\n` as line end, so that it is the same on every system).
    pub fn of(text: &str) -> Self {
        use std::fmt::Write as _;
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(text.as_bytes()) {
            let _ = write!(hex, "{byte:02x}");
        }
        Self(hex)
    }

    /// 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoticeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a notice promises, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The heading of the page.
    pub title: String,
    /// One sentence for lists.
    pub summary: String,
    /// When its first text was published.
    #[serde(with = "crate::day")]
    pub published: Date,
    /// When this text was published; also the file's name.
    #[serde(with = "crate::day")]
    pub updated: Date,
    /// When it is looked at again at the latest: Article 5(2).
    #[serde(default, with = "crate::day::optional")]
    pub review_by: Option<Date>,
    /// Who decides why and how: UK GDPR Article 13(1)(a).
    #[serde(default)]
    pub controller: Option<Contact>,
    /// Article 13(1)(b).
    #[serde(default)]
    pub data_protection_officer: Option<Contact>,
    /// The hubs it covers.
    pub hubs: Vec<Slug>,
    /// The forms it covers.
    #[serde(default)]
    pub forms: Vec<Slug>,
    /// Why: Article 13(1)(c).
    #[serde(default)]
    pub purposes: Vec<Purpose>,
    /// On what basis: Article 13(1)(c).
    #[serde(default)]
    pub lawful_basis: Vec<LawfulBasis>,
    /// Which interests, where the basis is 6(1)(f): Article 13(1)(d).
    #[serde(default)]
    pub legitimate_interests: Option<String>,
    /// Which condition for special-category data: Article 9(2).
    #[serde(default)]
    pub special_category_conditions: Vec<SpecialCategoryCondition>,
    /// What is collected: Article 14(1)(d), and what a form may ask for.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// From whom, other than the family: Article 14(2)(f).
    #[serde(default)]
    pub sources: Vec<String>,
    /// Who may be shown it: Article 13(1)(e).
    #[serde(default)]
    pub recipients: Vec<Recipient>,
    /// Who processes it on the council's behalf: Article 28.
    #[serde(default)]
    pub processors: Vec<Processor>,
    /// Whether it leaves the United Kingdom: Article 13(1)(f).
    #[serde(default)]
    pub transfers: Option<String>,
    /// Where it goes, if it leaves, and under which safeguard: Articles 44A to 49.
    #[serde(default)]
    pub transfers_to: Vec<Transfer>,
    /// How long: Article 13(2)(a).
    #[serde(default)]
    pub retention: Vec<RetentionRule>,
    /// Whether a law or a contract requires the family to give it: Article 13(2)(e).
    #[serde(default)]
    pub obligation: Option<Obligation>,
    /// What happens if the family does not give it: Article 13(2)(e).
    #[serde(default)]
    pub if_you_refuse: Option<String>,
    /// Which rights: Article 13(2)(b) and (c).
    #[serde(default)]
    pub rights: Vec<Right>,
    /// Whether a computer alone decides anything, how and with what effect: Article 13(2)(f).
    #[serde(default)]
    pub automated_decisions: Option<String>,
    /// How to complain to the council: Data Protection Act 2018, section 164A.
    #[serde(default)]
    pub complaints: Option<Contact>,
    /// How soon the council says that it has a complaint: section 164A(3), 30 days at most.
    #[serde(default)]
    pub complaints_acknowledged_within: Option<Period>,
    /// Rules this text breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// A reason for processing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Its short name.
    pub id: Slug,
    /// In words a parent understands.
    pub label: String,
}

/// A category of personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its short name: what a question's `data` refers to.
    pub id: Slug,
    /// In words a parent understands.
    pub label: String,
    /// Special-category data, UK GDPR Article 9(1).
    #[serde(default)]
    pub special: bool,
}

/// An organisation that may be shown personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The directory entry of the organisation.
    pub organisation: Slug,
    /// Which of its teams, where the notice names them.
    #[serde(default)]
    pub teams: Vec<String>,
    /// What for.
    #[serde(default)]
    pub purposes: Vec<Slug>,
    /// Whether it is told only what the family agreed that it may be told.
    #[serde(default)]
    pub if_you_agree: bool,
}

/// An organisation that processes personal data on the council's behalf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processor {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: String,
}

/// A country outside the United Kingdom to which personal data goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The country, or the international organisation.
    pub to: String,
    /// What protects the data there, e.g. `adequacy regulations` or `International Data Transfer
    /// Agreement`: UK GDPR Articles 45A and 46.
    #[serde(default)]
    pub safeguard: Option<String>,
}

/// Whether a family has to give its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// Nothing requires it: the family decides.
    None,
    /// A law requires it.
    Statutory,
    /// A contract requires it, or it is needed to enter into one.
    Contractual,
}

/// The rights of UK GDPR Articles 7(3) and 15 to 22.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Article 7(3), or an agreement withdrawn.
    WithdrawAgreement,
    /// Article 15.
    Access,
    /// Article 16.
    Rectification,
    /// Article 17.
    Erasure,
    /// Article 18.
    Restriction,
    /// Article 20.
    Portability,
    /// Article 21.
    Objection,
    /// Articles 22A to 22D.
    AutomatedDecisions,
}

impl Notice {
    /// What this text says as data.
    pub fn front_matter(&self) -> &FrontMatter {
        &self.document.front_matter
    }
}

impl FrontMatter {
    /// The category with this id.
    pub fn category(&self, id: &Slug) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }

    /// Whether any declared category is special-category data.
    pub fn has_special_categories(&self) -> bool {
        self.categories.iter().any(|category| category.special)
    }
}
