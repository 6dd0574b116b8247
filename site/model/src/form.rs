//! A form: pages of questions, as content.
//!
//! `forms/<slug>.yaml` says what is asked, under which notice, and which hub's queue it feeds.
//! No form is written in Rust. What was entered is in [`entered`], what is valid in
//! [`validation`], what was answered in [`answers`].

pub mod answers;
pub mod entered;
pub mod question;
pub mod validation;

use serde::{Deserialize, Serialize};

use crate::slug::Slug;
use crate::waiver::Waiver;
pub use answers::{Answer, Answers};
pub use entered::Entered;
pub use question::{Choice, Question, QuestionKind, ShowWhen};
pub use validation::{FieldError, Problem};

/// Page ids that pages of our own use: `before-you-start` is the site's, the others intake's.
pub const RESERVED_PAGE_IDS: [&str; 3] = ["before-you-start", "check", "sent"];

/// The name of the field that people never see, on every page of every form. What fills it in is
/// no person, so no question has this id.
pub const HONEYPOT: &str = "website";

/// A form definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The name families know, e.g. `What can we help you with?`.
    pub title: String,
    /// One sentence for lists.
    pub summary: String,
    /// What a sent form is.
    pub kind: SubmissionKind,
    /// The notice it is covered by.
    pub notice: Slug,
    /// The hub whose queue it feeds.
    pub hub: Slug,
    /// Paragraphs above the first question.
    #[serde(default)]
    pub introduction: Vec<String>,
    /// The pages, in order.
    pub pages: Vec<FormPage>,
    /// What happens after it was sent, one paragraph each: shown on the confirmation page.
    pub what_happens_next: Vec<String>,
    /// Rules this file breaks knowingly.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// What a sent form is to the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubmissionKind {
    /// A family asks for help for itself.
    SelfReferral,
}

impl SubmissionKind {
    /// The word that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SelfReferral => "self-referral",
        }
    }
}

/// One page of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormPage {
    /// Part of its address.
    pub id: Slug,
    /// Its heading.
    pub title: String,
    /// Paragraphs under the heading.
    #[serde(default)]
    pub introduction: Vec<String>,
    /// Whether the council's words on what to do in danger stand at the top.
    #[serde(default)]
    pub emergency: bool,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

impl Form {
    /// The first page: static, at the form's own address.
    pub fn first_page(&self) -> Option<&FormPage> {
        self.pages.first()
    }

    /// The page with this id.
    pub fn page(&self, id: &str) -> Option<&FormPage> {
        self.pages.iter().find(|page| page.id == *id)
    }

    /// The page after this one; `None` after the last.
    pub fn page_after(&self, id: &Slug) -> Option<&FormPage> {
        let index = self.pages.iter().position(|page| page.id == *id)?;
        self.pages.get(index + 1)
    }

    /// The first page whose required questions are not all answered; `None` when all are.
    pub fn first_incomplete_page(&self, answers: &Answers) -> Option<&FormPage> {
        let open: Vec<&Slug> = self
            .asked(answers)
            .filter(|question| question.required && answers.get(&question.id).is_none())
            .map(|question| &question.id)
            .collect();
        self.pages.iter().find(|page| {
            page.questions
                .iter()
                .any(|question| open.contains(&&question.id))
        })
    }

    /// The questions that are asked, given the answers so far, in order. A condition on a question
    /// that is itself no longer asked does not hold, even while its old answer is still there.
    pub fn asked(&self, answers: &Answers) -> impl Iterator<Item = &Question> {
        let mut given = Answers::default();
        self.questions().filter(move |question| {
            let asked = question.is_shown(&given);
            if asked {
                given.set(question.id.clone(), answers.get(&question.id).cloned());
            }
            asked
        })
    }

    /// All questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| &page.questions)
    }
}
