//! A question: what is asked, how, and under which category of the notice.

use serde::{Deserialize, Deserializer, Serialize};

use super::date::{Part, When};
use super::national_set::NationalSet;
use crate::form::answers::{Answer, Answers};
use crate::slug::Slug;

/// Longest answer to a one-line question, in characters.
pub const MAX_LINE: usize = 200;

/// Longest answer to a textarea, where the form does not say less, in characters.
pub const MAX_TEXT: usize = 4000;

/// One question of a form page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its short name: the field's name, and the answer's key.
    pub id: Slug,
    /// How it is asked.
    #[serde(rename = "type")]
    pub kind: QuestionKind,
    /// The question.
    pub label: String,
    /// What helps to answer it.
    #[serde(default)]
    pub hint: Option<String>,
    /// How an error message calls it: `your full name` in "Enter your full name".
    pub called: String,
    /// Whether it has to be answered.
    #[serde(default)]
    pub required: bool,
    /// The category of personal data that the notice declares.
    pub data: Slug,
    /// For radios, checkboxes and select.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// The same, for questions that the whole country asks with the same choices.
    #[serde(default)]
    pub choices_of: Option<NationalSet>,
    /// For a date: which dates are an answer; any, where it does not say.
    #[serde(default)]
    pub when: Option<When>,
    /// For a number: the least and the most.
    #[serde(default)]
    pub between: Option<Between>,
    /// For text and textarea: the longest answer, in characters.
    #[serde(default)]
    pub max_length: Option<usize>,
    /// Asked only when an earlier question was answered so.
    #[serde(default)]
    pub show_when: Option<ShowWhen>,
}

/// How a question is asked: the patterns of the GOV.UK Design System.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// One full name, in any script.
    Name,
    /// One line.
    Text,
    /// Several lines, with a count.
    Textarea,
    /// An email address.
    Email,
    /// A telephone number, of any country; without a country code it is a British one.
    Phone,
    /// A postal address in one box.
    Address,
    /// A UK postcode, in any spacing.
    Postcode,
    /// A date in three boxes.
    Date,
    /// A whole number, such as an age.
    Number,
    /// One of a few choices.
    Radios,
    /// Any of a few choices.
    Checkboxes,
    /// One of many choices.
    Select,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is stored.
    pub value: Slug,
    /// What is shown.
    pub label: String,
    /// What helps to choose.
    #[serde(default)]
    pub hint: Option<String>,
    /// The form ends here for whoever chooses this, and nothing is sent: why, and where to turn instead, one
    /// paragraph each.
    #[serde(default)]
    pub ends: Vec<String>,
}

/// A condition on an earlier answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowWhen {
    /// The earlier question: radios, checkboxes or select.
    pub question: Slug,
    /// The choice that was taken, or any of several.
    #[serde(deserialize_with = "one_or_several")]
    pub is: Vec<Slug>,
}

/// The bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Between {
    /// The smallest.
    pub least: u32,
    /// The largest.
    pub most: u32,
}

/// Reads `is: phone` and `is: [phone, text]`.
fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Slug>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        One(Slug),
        Several(Vec<Slug>),
    }
    Ok(match Given::deserialize(deserializer)? {
        Given::One(value) => vec![value],
        Given::Several(values) => values,
    })
}

impl QuestionKind {
    /// Whether the answer is one of the question's choices.
    pub fn has_choices(self) -> bool {
        matches!(self, Self::Radios | Self::Checkboxes | Self::Select)
    }

    /// Whether the answer may have several lines.
    pub fn has_lines(self) -> bool {
        matches!(self, Self::Textarea | Self::Address)
    }
}

impl Question {
    /// Whether it is asked, given the answers so far.
    pub fn is_shown(&self, answers: &Answers) -> bool {
        match &self.show_when {
            None => true,
            Some(condition) => match answers.get(&condition.question) {
                Some(Answer::Text(value)) => condition.is.iter().any(|is| *is == **value),
                Some(Answer::Choices(values)) => condition
                    .is
                    .iter()
                    .any(|is| values.iter().any(|value| *is == **value)),
                Some(Answer::Entries(_)) | None => false,
            },
        }
    }

    /// The choice that was taken with which the form ends here, if one was.
    pub fn ended_by(&self, answers: &Answers) -> Option<&Choice> {
        match answers.get(&self.id) {
            Some(Answer::Text(value)) => {
                self.choice(value).filter(|choice| !choice.ends.is_empty())
            }
            Some(Answer::Choices(_) | Answer::Entries(_)) | None => None,
        }
    }

    /// Whether the form cannot go on past it: something that is needed is not answered, or the answer ends it.
    pub fn is_open(&self, answers: &Answers) -> bool {
        let is_missing = self.required && answers.get(&self.id).is_none();
        is_missing || self.ended_by(answers).is_some()
    }

    /// The name of one box of a date.
    pub fn date_field(&self, part: Part) -> String {
        format!("{}-{}", self.id, part.as_str())
    }

    /// The longest answer in characters.
    pub fn longest(&self) -> usize {
        match self.kind {
            QuestionKind::Textarea => self.max_length.unwrap_or(MAX_TEXT).min(MAX_TEXT),
            QuestionKind::Address => 500,
            _ => self.max_length.unwrap_or(MAX_LINE).min(MAX_LINE),
        }
    }

    /// What can be chosen.
    pub fn choices(&self) -> &[Choice] {
        match self.choices_of {
            Some(set) => set.choices(),
            None => &self.choices,
        }
    }

    /// The choice with this value.
    pub fn choice(&self, value: &str) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.value == *value)
    }
}
