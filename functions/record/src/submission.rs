//! One sent form.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use site_model::form::SubmissionKind;
use site_model::form::answers::Answered;
use site_model::{NoticeVersion, Slug, WorkQueue};

use crate::entered::{Channel, EnteredByStaff};
use crate::id::{CaseItemId, ViewId};
use crate::received::Received;
use crate::reference::Reference;
use crate::view::{FamilyView, Shown, agreed_to};

/// The sealed part of a submission: immutable, and complete in itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// What the family can quote.
    pub reference: Reference,
    /// What the family sent.
    pub sent: SentForm,
    /// What staff need to lock or reissue the sender's view; `None` where its kind opens none, or staff entered
    /// it and nobody asked for a receipt code.
    #[serde(default)]
    pub view: Option<ViewHandle>,
    /// The row of a receipt without a view, by its lookup id: what erasure has to remove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
}

/// What a family sent, and under which promise.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentForm {
    /// The queue that it feeds.
    #[serde(rename = "hub")]
    pub queue: WorkQueue,
    /// What it is to the staff.
    pub kind: SubmissionKind,
    /// Which form.
    pub form: Slug,
    /// The form's title as it was shown.
    pub form_title: String,
    /// The notice that covers it.
    pub notice: Slug,
    /// The text of the notice that the family was shown.
    pub notice_version: NoticeVersion,
    /// The language of the pages that the family saw.
    pub language: String,
    /// When it was sent.
    pub received: Timestamp,
    /// The questions and answers, by page of the form.
    pub pages: Vec<AnsweredPage>,
    /// What the family saw, where that was in another language than the staff's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_shown: Option<AsShown>,
    /// What whoever filled it in agreed to, for themselves and the children they are responsible for, under
    /// the text of the notice that they were shown.
    #[serde(default)]
    pub agreements: Vec<Agreement>,
    /// The people whom it names in its lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Who entered it for the family, if it did not send it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<EnteredByStaff>,
    /// The invitation with whose code it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<CaseItemId>,
}

/// A form in the language in which a family filled it in: what was asked, and what choices are called,
/// stands in its words; what was written is the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsShown {
    /// The form's title.
    pub form_title: String,
    /// The translation of the notice that was shown; `None` where the notice was in English.
    #[serde(default)]
    pub notice: Option<NoticeVersion>,
    /// The questions and answers, by page of the form.
    pub pages: Vec<AnsweredPage>,
}

/// Somebody whom a form names beside who sends it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// When they were born, where that was answered.
    pub born: Option<Date>,
}

/// That a partner may be told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The partner, as the notice names it.
    pub partner: Slug,
    /// What for: purposes of the notice. None, where the family was asked and agreed to nothing.
    pub purposes: Vec<Slug>,
}

/// The answers of one page of a form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredPage {
    /// The page's title as it was shown.
    pub title: String,
    /// The list of which this is one, such as the people of a household: what is said here is said of that
    /// one, not of who filled in the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_of: Option<Slug>,
    /// Questions and answers in the order of the page.
    pub answers: Vec<Answered>,
}

/// The view of a submission, as its staff know it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewHandle {
    /// Which view.
    pub id: ViewId,
    /// The receipt row that opens it, by its lookup id.
    pub receipt: String,
    /// The view's key, hexadecimal: so that a new code can be issued without the old one.
    pub key: String,
}

impl SentForm {
    /// The day on which the hub had it, by the calendar in `zone`: that on which paper reached the hub, else
    /// the day on which it was sent.
    pub fn reached(&self, zone: TimeZone) -> Date {
        let channel = self.entered.as_ref().map(|entered| entered.how.channel);
        match channel {
            Some(Channel::Paper {
                reached: Some(day), ..
            }) => day,
            _ => self.received.to_zoned(zone).date(),
        }
    }
}

impl Submission {
    /// What a sender is told who may see nothing of it again.
    pub fn received(&self) -> Received {
        Received {
            reference: self.reference.clone(),
            received: self.sent.received,
            queue: self.sent.queue.clone(),
        }
    }

    /// What its sender may see.
    pub fn family_view(&self) -> FamilyView {
        let SentForm {
            received,
            notice,
            notice_version,
            ..
        } = &self.sent;
        let (form_title, pages) = match &self.sent.as_shown {
            Some(shown) => (&shown.form_title, &shown.pages),
            None => (&self.sent.form_title, &self.sent.pages),
        };
        FamilyView {
            reference: self.reference.clone(),
            form_title: form_title.clone(),
            received: *received,
            notice: notice.clone(),
            notice_version: notice_version.clone(),
            pages: pages.clone(),
            queue: Some(self.sent.queue.clone()),
            agreements: agreed_to(&self.sent.agreements),
            shown: Shown::default(),
            status: None,
            messages: Vec::new(),
            plan: None,
            said: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entered::{HowGiven, NoticeGiven, SaidBy};
    use crate::staff::StaffId;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn reached(channel: Option<Channel>) -> Date {
        let slug = |text| Slug::parse(text).expect("a slug");
        let sent = SentForm {
            queue: WorkQueue::Hub(slug("bessborough")),
            kind: SubmissionKind::SelfReferral,
            form: slug("form"),
            form_title: String::new(),
            notice: slug("notice"),
            notice_version: NoticeVersion::of("text"),
            language: "en-GB".to_owned(),
            // Already the first of July in London.
            received: "2026-06-30T23:30:00Z".parse().expect("a moment"),
            pages: Vec::new(),
            as_shown: None,
            agreements: Vec::new(),
            people: Vec::new(),
            invitation: None,
            entered: channel.map(|channel| EnteredByStaff {
                by: StaffId::of("issuer", "s1"),
                how: HowGiven {
                    channel,
                    said_by: SaidBy::Themselves,
                    notice_given: NoticeGiven::ReadOut,
                },
            }),
        };
        sent.reached(TimeZone::get("Europe/London").expect("London"))
    }

    #[test]
    fn what_is_sent_or_told_reaches_the_hub_on_that_day_in_london_and_paper_on_its_own() {
        let paper = |reached| Channel::Paper {
            filled_in: day("2026-06-20"),
            reached,
        };
        assert_eq!(reached(None), day("2026-07-01"));
        assert_eq!(reached(Some(Channel::Phone)), day("2026-07-01"));
        let on_paper = paper(Some(day("2026-06-25")));
        assert_eq!(reached(Some(on_paper)), day("2026-06-25"));
        // What is older than the question.
        assert_eq!(reached(Some(paper(None))), day("2026-07-01"));
    }
}
