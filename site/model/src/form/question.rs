//! A question: what is asked, how, and under which category of the notice.

use serde::{Deserialize, Serialize};

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
}

/// A condition on an earlier answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowWhen {
    /// The earlier question: radios, checkboxes or select.
    pub question: Slug,
    /// The choice that was taken.
    pub is: Slug,
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
                Some(Answer::Text(value)) => condition.is == **value,
                Some(Answer::Choices(values)) => values.iter().any(|v| condition.is == **v),
                None => false,
            },
        }
    }

    /// The longest answer in characters.
    pub fn longest(&self) -> usize {
        match self.kind {
            QuestionKind::Textarea => self.max_length.unwrap_or(MAX_TEXT).min(MAX_TEXT),
            QuestionKind::Address => 500,
            _ => self.max_length.unwrap_or(MAX_LINE).min(MAX_LINE),
        }
    }

    /// The choice with this value.
    pub fn choice(&self, value: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.value == *value)
    }
}
