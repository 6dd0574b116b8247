//! The files of `translations/<language>/`: texts by the ids of what they translate.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::Checked;
use crate::slug::Slug;

/// `council.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CouncilTexts {
    /// Who has checked the texts of this language, all of them.
    pub checked: Option<Checked>,
    /// What the public site calls itself.
    pub site_name: Option<String>,
    /// One line under the name on the home page.
    pub strapline: Option<String>,
    /// Who answers at the council's own contact.
    pub contact_name: Option<String>,
    /// What to do in danger, one paragraph each.
    pub emergency: Vec<String>,
    /// Hubs by id.
    pub hubs: BTreeMap<Slug, HubTexts>,
}

/// A hub's texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HubTexts {
    /// Its name.
    pub name: Option<String>,
    /// Who answers there.
    pub contact_name: Option<String>,
    /// Opening hours, one line each.
    pub opening_hours: Vec<String>,
}

/// `forms/<slug>.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FormTexts {
    /// The name families know.
    pub title: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// Paragraphs above the first question.
    pub introduction: Vec<String>,
    /// Pages by id.
    pub pages: BTreeMap<Slug, FormPageTexts>,
    /// What happens after it was sent.
    pub what_happens_next: Vec<String>,
}

/// The texts of a page of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FormPageTexts {
    /// Its heading.
    pub title: Option<String>,
    /// What is told on a page of its own before it.
    pub before: Vec<String>,
    /// Paragraphs under the heading.
    pub introduction: Vec<String>,
    /// The part that it belongs to.
    pub part: Option<String>,
    /// Questions by id.
    pub questions: BTreeMap<Slug, QuestionTexts>,
    /// What builds up here.
    pub list: Option<ListTexts>,
}

/// The texts of a list that builds up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ListTexts {
    /// How a sentence names one of them.
    pub one: Option<String>,
    /// How it names several.
    pub many: Option<String>,
    /// The pages of each, by id.
    pub pages: BTreeMap<Slug, FormPageTexts>,
}

/// The texts of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct QuestionTexts {
    /// The question.
    pub label: Option<String>,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// How an error message calls it.
    pub called: Option<String>,
    /// Choices by value.
    pub choices: BTreeMap<Slug, ChoiceTexts>,
}

/// The texts of a choice: a label alone, or with more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChoiceTexts {
    /// What is shown.
    pub label: Option<String>,
    /// What helps to choose.
    pub hint: Option<String>,
    /// Why the form ends here, and where to turn instead.
    pub ends: Vec<String>,
}

/// The front matter of `notices/<slug>/<updated>.md`; the body is the whole text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NoticeTexts {
    /// The heading of the page.
    pub title: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// Labels of purposes, by id.
    pub purposes: BTreeMap<Slug, String>,
    /// Labels of categories, by id.
    pub categories: BTreeMap<Slug, String>,
    /// From whom, other than the family.
    pub sources: Vec<String>,
    /// What each processor does, in the order of the notice.
    pub processors: Vec<String>,
    /// Which interests.
    pub legitimate_interests: Option<String>,
    /// Whether it leaves the United Kingdom.
    pub transfers: Option<String>,
    /// What happens if the family does not give it.
    pub if_you_refuse: Option<String>,
    /// Whether a computer alone decides anything.
    pub automated_decisions: Option<String>,
}

/// The front matter of `pages/<slug>.md`; the body is the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTexts {
    /// The heading.
    pub title: String,
    /// One sentence for search engines.
    pub summary: String,
}

impl<'de> Deserialize<'de> for ChoiceTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Label(String),
            Both(Both),
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Both {
            label: Option<String>,
            hint: Option<String>,
            #[serde(default)]
            ends: Vec<String>,
        }
        Ok(match Written::deserialize(deserializer)? {
            Written::Label(label) => Self {
                label: Some(label),
                ..Self::default()
            },
            Written::Both(Both { label, hint, ends }) => Self { label, hint, ends },
        })
    }
}
