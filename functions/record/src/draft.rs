//! A form that was begun: everything before confirmation.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use site_model::form::{Answers, FormPage};
use site_model::{NoticeVersion, Slug};

use crate::code::CheckToken;
use crate::entered::HowGiven;
use crate::id::CaseItemId;
use crate::reminder::{Reminder, remind_at};

/// The sealed part of a draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The valid answers so far.
    pub answers: Answers,
    /// Confirms these answers under this notice text, and no others.
    pub token: CheckToken,
    /// The notice text that is shown with the form.
    pub notice_version: NoticeVersion,
    /// When it was begun.
    pub started: Timestamp,
    /// The pages that were answered, with an answer or with none.
    #[serde(default)]
    pub saved: BTreeSet<Slug>,
    /// What a worker said of it who enters it for a family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Box<HowGiven>>,
    /// That the family is to be reminded of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Box<Reminder>>,
    /// The invitation with whose code it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<CaseItemId>,
}

impl Draft {
    /// A draft with its first answers.
    pub fn begin(
        answers: Answers,
        notice_version: NoticeVersion,
        now: Timestamp,
        rng: &mut impl CryptoRng,
    ) -> Self {
        Self {
            answers,
            token: CheckToken::random(rng),
            notice_version,
            started: now,
            saved: BTreeSet::new(),
            how: None,
            reminder: None,
            invitation: None,
        }
    }

    /// The draft, as it reached the hub by a worker. Where that differs, a check page that was shown before
    /// said something else: its token is replaced.
    #[must_use]
    pub fn given(mut self, how: HowGiven, rng: &mut impl CryptoRng) -> Self {
        if self.how.as_deref() != Some(&how) {
            self.token = CheckToken::random(rng);
            self.how = Some(Box::new(how));
        }
        self
    }

    /// The draft, as what its family was invited to send.
    #[must_use]
    pub fn invited(mut self, invitation: CaseItemId) -> Self {
        self.invitation = Some(invitation);
        self
    }

    /// The draft, of which this page was answered.
    #[must_use]
    pub fn with_saved(mut self, page: Slug) -> Self {
        self.saved.insert(page);
        self
    }

    /// The draft, as it is saved `now` and `ends` then by the clocks of `zone`: its reminder moves with its end. One
    /// whose time has come is none any more: it is out, or it is not needed, for the family came back by itself. The
    /// page says that none is set, and lets another be asked for.
    #[must_use]
    pub fn ending(mut self, ends: Timestamp, now: Timestamp, zone: &TimeZone) -> Self {
        let waiting = self.reminder.filter(|reminder| reminder.at > now);
        self.reminder = waiting.map(|reminder| {
            Box::new(Reminder {
                at: remind_at(ends, zone),
                ..*reminder
            })
        });
        self
    }

    /// The draft, of which this page is to be answered anew: an agreement to one text of a notice is none
    /// to another.
    #[must_use]
    pub fn asked_anew(mut self, page: &FormPage) -> Self {
        self.saved.remove(&page.id);
        for question in &page.questions {
            self.answers.set(question.id.clone(), None);
        }
        self
    }

    /// The draft with these answers under this notice text. Where either differs, what was shown
    /// on a check page before is no longer what would be sent: its token is replaced.
    pub fn with(
        &self,
        answers: Answers,
        notice_version: NoticeVersion,
        rng: &mut impl CryptoRng,
    ) -> Self {
        if answers == self.answers && notice_version == self.notice_version {
            return self.clone();
        }
        Self {
            answers,
            notice_version,
            token: CheckToken::random(rng),
            ..self.clone()
        }
    }
}
