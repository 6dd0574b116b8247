//! What a council says in another language.
//!
//! A translation is texts alone, by the ids of what they translate: what is asked, of whom and under which
//! promise stands in the council's own files and nowhere else, so no translation can ask for more. What it
//! leaves out is shown in English and marked as such. Until a person has checked it, each page says that a
//! machine drafted it.

mod merge;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::slug::Slug;

pub(crate) use merge::Merge;
pub use texts::{CouncilTexts, FormTexts, NoticeTexts, PageTexts};

/// The language of what a council writes itself, as a language tag (BCP 47).
pub const OWN: &str = "en-GB";

/// That a person has checked a council's texts in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// Who.
    pub by: String,
    /// When.
    #[serde(with = "crate::day")]
    pub on: Date,
}

/// In which other language a council is told here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InLanguage {
    /// Which.
    pub language: Language,
    /// Who has checked it; until then it is a machine's draft.
    pub checked: Option<Checked>,
    /// Texts that are shown in English, because they are not translated.
    pub untranslated: BTreeSet<String>,
    /// Names that are said in English: the council's, and those of pages that are there in English alone.
    pub named_in_english: BTreeSet<String>,
}

/// What of a council is there in a language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Available {
    /// Pages of its own, the home page among them.
    pub pages: BTreeSet<Slug>,
    /// Forms.
    pub forms: BTreeSet<Slug>,
    /// Notices, and which of their texts.
    pub notices: BTreeMap<Slug, BTreeSet<Date>>,
}
