//! What is told at the top of a page that comes back though nothing is wrong with what was typed.
//!
//! An error message asks for a correction; an alert tells what happened, what is kept and whom to
//! reach. The page below it still has everything that was typed.

use serde::Serialize;

use crate::frame::Frame;

/// The alert as `alert.njk` draws it.
#[derive(Debug, Clone, Serialize)]
pub struct Alert {
    /// What happened.
    pub title: String,
    /// What is kept and what to do, one paragraph each.
    pub paragraphs: Vec<String>,
    /// Whether the page's `reach` is told here: for what somebody else has to mend.
    pub tells_whom_to_reach: bool,
    /// Where to see what was sent.
    pub sent: Option<String>,
    /// Where to begin again, where that is the way on.
    pub start_again: Option<String>,
}

/// What happened. Its Fluent messages are `alert-<name>-title` and `alert-<name>-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// Storage or keys are away: this page's answers are not kept.
    NotKept,
    /// Storage or keys are away: the form was not sent, the draft is kept.
    NotSent,
    /// Too many forms were begun where this one comes from.
    TooManyBegun,
    /// Storage went away while the form was sent: whether it was, nobody knows yet. Sending it again is safe.
    Unsure,
    /// The answers of the pages before this one are gone.
    DraftGone,
    /// The form was sent, in another tab.
    FormSent,
    /// This browser does not open the pages before this one any more: their code does.
    CodeNeeded,
    /// The answers were changed, in another tab, since the page was shown.
    DraftChanged,
    /// The notice's text was changed since the page was shown.
    NoticeChanged,
}

impl Happening {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::NotKept,
        Self::NotSent,
        Self::TooManyBegun,
        Self::Unsure,
        Self::DraftGone,
        Self::FormSent,
        Self::CodeNeeded,
        Self::DraftChanged,
        Self::NoticeChanged,
    ];

    /// The name its messages carry.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotKept => "not-kept",
            Self::NotSent => "not-sent",
            Self::TooManyBegun => "too-many-begun",
            Self::Unsure => "unsure",
            Self::DraftGone => "draft-gone",
            Self::FormSent => "form-sent",
            Self::CodeNeeded => "code-needed",
            Self::DraftChanged => "draft-changed",
            Self::NoticeChanged => "notice-changed",
        }
    }
}

impl Alert {
    /// The alert for a form that begins at `form`.
    pub fn new(frame: &Frame<'_>, happening: Happening, form: String) -> Self {
        let said = |part| frame.say(&format!("alert-{}-{part}", happening.name()), &[]);
        Self {
            title: said("title"),
            paragraphs: said("text").lines().map(str::to_owned).collect(),
            tells_whom_to_reach: matches!(
                happening,
                Happening::NotKept
                    | Happening::NotSent
                    | Happening::Unsure
                    | Happening::TooManyBegun
            ),
            sent: None,
            start_again: matches!(happening, Happening::DraftGone | Happening::CodeNeeded)
                .then_some(form),
        }
    }

    /// The same with where to see what was sent.
    #[must_use]
    pub fn of_sent(self, sent: String) -> Self {
        Self {
            sent: Some(sent),
            ..self
        }
    }
}
