//! A form: pages of questions, as content.
//!
//! `forms/<slug>.yaml` says what is asked, under which notice, and which queue it feeds.
//! No form is written in Rust. What was entered is in [`entered`], what is valid in
//! [`validation`], what was answered in [`answers`].

pub mod agreements;
pub mod answers;
pub mod date;
pub mod entered;
pub mod list;
pub mod national_set;
pub mod question;
pub mod validation;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::slug::Slug;
use crate::waiver::Waiver;
use crate::work_queue::WorkQueue;
use crate::yaml_error::rejected;
pub use answers::{Answer, Answers};
pub use entered::Entered;
pub use list::{Entries, Entry, ListOf, People};
pub use national_set::NationalSet;
pub use question::{Choice, Question, QuestionKind, ShowWhen};
pub use validation::{FieldError, Problem};

/// Page ids that pages of our own use: `before-you-start` and `paper` are the site's, the others intake's.
pub const RESERVED_PAGE_IDS: [&str; 8] = [
    "before-you-start",
    "paper",
    "check",
    "ended",
    "save",
    "sent",
    "stay",
    "tasks",
];

/// The name of the field that people never see, on every page of every form. What fills it in is
/// no person, so no question has this id.
pub const HONEYPOT: &str = "website";

/// A form definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Form {
    /// The name families know, e.g. `What can we help you with?`.
    pub title: String,
    /// One sentence for lists.
    pub summary: String,
    /// What a sent form is.
    pub kind: SubmissionKind,
    /// The notice it is covered by.
    pub notice: Slug,
    /// The queue that it feeds: that of the hub which `hub:` names, or the officer's, where the kind says so.
    #[serde(rename = "hub", default = "WorkQueue::information_governance")]
    pub queue: WorkQueue,
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
    /// A family that talked to the hub tells more of itself, so that it gets more help.
    FamilyDetails,
    /// A family asks a Family Navigator for an appointment, or for help with a form.
    Appointment,
    /// A family says what has changed since it told the hub.
    Change,
    /// Someone uses a right over their information.
    RightsRequest,
    /// Someone complains about how their information is used.
    Complaint,
    /// A professional asks for help for a family that agreed to it.
    ProfessionalReferral,
    /// Someone says what they think of the service, with their name or without.
    Feedback,
}

impl SubmissionKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::SelfReferral,
        Self::FamilyDetails,
        Self::Appointment,
        Self::Change,
        Self::RightsRequest,
        Self::Complaint,
        Self::ProfessionalReferral,
        Self::Feedback,
    ];

    /// The kind that is stored as this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The word that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SelfReferral => "self-referral",
            Self::FamilyDetails => "family-details",
            Self::Appointment => "appointment",
            Self::Change => "change",
            Self::RightsRequest => "rights-request",
            Self::Complaint => "complaint",
            Self::ProfessionalReferral => "professional-referral",
            Self::Feedback => "feedback",
        }
    }

    /// Whether it is the information governance officer's work, and no hub's.
    pub fn is_information_governance(self) -> bool {
        match self {
            Self::RightsRequest | Self::Complaint => true,
            Self::SelfReferral
            | Self::FamilyDetails
            | Self::Appointment
            | Self::Change
            | Self::ProfessionalReferral
            | Self::Feedback => false,
        }
    }

    /// Whether its sender can see again what was sent. A professional wrote about a family, not about
    /// themselves: the family's information is the family's to see.
    pub fn opens_a_view(self) -> bool {
        self != Self::ProfessionalReferral
    }

    /// Whether its sender is the family that is helped, so that staff may find the family's record by how
    /// to reach the sender.
    pub fn is_from_the_family(self) -> bool {
        match self {
            Self::SelfReferral | Self::FamilyDetails | Self::Appointment | Self::Change => true,
            Self::RightsRequest | Self::Complaint | Self::ProfessionalReferral | Self::Feedback => {
                false
            }
        }
    }
}

impl Serialize for Form {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

/// Kind and queue are read together, so that no form can feed a queue that is not its kind's.
impl<'de> Deserialize<'de> for Form {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Self::deserialize(deserializer)?;
        match (form.kind.is_information_governance(), &form.queue) {
            (true, WorkQueue::Hub(_)) => Err(rejected(
                &format!(
                    "a form of the kind `{}` belongs to no hub",
                    form.kind.as_str()
                ),
                "remove `hub:`: the information governance officer gets what is sent",
            )),
            (false, WorkQueue::InformationGovernance) => Err(D::Error::missing_field("hub")),
            _ => Ok(form),
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
    /// What is told on a page of its own before this one, because what it asks is hard to answer or not for
    /// everybody's eyes: one paragraph each.
    #[serde(default)]
    pub before: Vec<String>,
    /// Paragraphs under the heading.
    #[serde(default)]
    pub introduction: Vec<String>,
    /// Whether the council's words on what to do in danger stand at the top.
    #[serde(default)]
    pub emergency: bool,
    /// The part of a long form that it belongs to: pages of one part follow each other, and the form has
    /// a task list.
    #[serde(default)]
    pub part: Option<String>,
    /// The questions, in order.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// What builds up here instead.
    #[serde(default)]
    pub list: Option<ListOf>,
    /// Asks here for agreement, partner by partner and purpose by purpose, as the notice lists them: the
    /// category of the notice under which the answers are kept.
    #[serde(default)]
    pub agreements: Option<Slug>,
}

/// A place in a form where something is still to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open<'a> {
    /// A page of the form.
    Page(&'a FormPage),
    /// A page of one of a list.
    Entry {
        /// The page that is the list.
        list: &'a FormPage,
        /// The number of the one.
        number: u32,
        /// The page of its own.
        page: &'a FormPage,
    },
}

impl<'a> Open<'a> {
    /// The page of the form: the list, for a page of one in it.
    pub fn page(self) -> &'a FormPage {
        match self {
            Self::Page(page) => page,
            Self::Entry { list, .. } => list,
        }
    }
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

    /// The first place where something that is needed is not answered, or where the form ends before it is
    /// sent; `None` when it can be sent.
    pub fn first_open<'a>(&'a self, answers: &Answers) -> Option<Open<'a>> {
        let incomplete = first_incomplete_page(&self.pages, answers);
        self.pages.iter().find_map(|page| {
            if incomplete.is_some_and(|open| open.id == page.id) {
                return Some(Open::Page(page));
            }
            let list = page.list.as_ref()?;
            let entries = answers.entries(&page.id);
            let open = entries.all().iter().find_map(|entry| {
                list.first_incomplete_page(&entry.answers)
                    .map(|of_it| Open::Entry {
                        list: page,
                        number: entry.number,
                        page: of_it,
                    })
            });
            let is_short = list.required && entries.all().is_empty();
            open.or((is_short || !entries.is_finished()).then_some(Open::Page(page)))
        })
    }

    /// The questions that are asked, given the answers so far, in order; those of lists are not among
    /// them. A condition on a question that is itself no longer asked does not hold, even while its old
    /// answer is still there.
    pub fn asked<'a>(&'a self, answers: &Answers) -> impl Iterator<Item = &'a Question> {
        asked(&self.pages, answers)
    }

    /// Whether everything that is needed on a page is answered.
    pub fn is_page_done(&self, page: &FormPage, answers: &Answers) -> bool {
        match &page.list {
            Some(list) => {
                let entries = answers.entries(&page.id);
                let mut all = entries.all().iter();
                entries.is_finished()
                    && !(list.required && entries.all().is_empty())
                    && all.all(|entry| list.first_incomplete_page(&entry.answers).is_none())
            }
            None => self
                .asked(answers)
                .filter(|question| page.questions.contains(question))
                .all(|question| !question.is_open(answers)),
        }
    }

    /// Where the form ends before it is sent, and the choice with which it does.
    pub fn ended<'a>(&'a self, answers: &Answers) -> Option<(&'a FormPage, &'a Choice)> {
        self.asked(answers).find_map(|question| {
            let choice = question.ended_by(answers)?;
            let mut pages = self.pages.iter();
            let page = pages.find(|page| page.questions.contains(question))?;
            Some((page, choice))
        })
    }

    /// The pages that ask for agreement.
    pub fn agreement_pages(&self) -> impl Iterator<Item = &FormPage> {
        self.pages.iter().filter(|page| page.agreements.is_some())
    }

    /// Whether its pages belong to parts.
    pub fn has_parts(&self) -> bool {
        self.pages.iter().any(|page| page.part.is_some())
    }

    /// Whether a page has anything to show, given the answers so far.
    pub fn is_page_asked(&self, page: &FormPage, answers: &Answers) -> bool {
        page.list.is_some()
            || self
                .asked(answers)
                .any(|question| page.questions.contains(question))
    }

    /// All questions, in order, those of lists among them.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| {
            let of_list = page.list.iter().flat_map(|list| &list.pages);
            let of_list = of_list.flat_map(|page| &page.questions);
            page.questions.iter().chain(of_list)
        })
    }
}

/// The answers to those questions of `pages` that are asked: what conditions on a page may see.
pub fn given(pages: &[FormPage], answers: &Answers) -> Answers {
    let mut given = Answers::default();
    for question in asked(pages, answers) {
        given.set(question.id.clone(), answers.get(&question.id).cloned());
    }
    given
}

/// The questions of `pages` that are asked, given the answers so far.
fn asked<'a>(pages: &'a [FormPage], answers: &Answers) -> impl Iterator<Item = &'a Question> {
    let mut given = Answers::default();
    let mut asked = Vec::new();
    for question in pages.iter().flat_map(|page| &page.questions) {
        if question.is_shown(&given) {
            given.set(question.id.clone(), answers.get(&question.id).cloned());
            asked.push(question);
        }
    }
    asked.into_iter()
}

/// The first of `pages` past which the form cannot go.
fn first_incomplete_page<'a>(pages: &'a [FormPage], answers: &Answers) -> Option<&'a FormPage> {
    let open: Vec<&Question> = asked(pages, answers)
        .filter(|question| question.is_open(answers))
        .collect();
    pages.iter().find(|page| {
        page.questions
            .iter()
            .any(|question| open.contains(&question))
    })
}
