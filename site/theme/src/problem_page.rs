//! Honest pages for when something cannot be done: what happened, what is lost, what to do.

use serde::Serialize;

use crate::frame::{Frame, Reach};
use crate::{Layout, Link, address};

/// What `form-problem.njk` draws.
#[derive(Debug, Clone, Serialize)]
pub struct ProblemPageView {
    /// What stands around it.
    pub layout: Layout,
    /// What went wrong, what is kept, what to do: one paragraph each.
    pub paragraphs: Vec<String>,
    /// Whom to reach.
    pub reach: Reach,
    /// Where to try or start again, where that can help.
    pub again: Option<Link>,
    /// What was chosen, by its field, where trying again is to post it again.
    pub chosen: Vec<(String, String)>,
    /// Where to see what was sent, if it was.
    pub request: Option<Link>,
    /// Where to come back to a form that was begun, where it may be one.
    pub come_back: Option<String>,
    /// The request's name in the logs, for who phones about it; a static page has none.
    pub request_id: Option<String>,
}

/// What went wrong. Its Fluent messages are `trouble-<name>-title` and `trouble-<name>-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// What was sent is out of reach for now.
    NotShown,
    /// A form that was begun is out of reach for now: its draft is kept, or it was sent.
    NotOpened,
    /// The draft could not be kept; what was typed comes back with the form instead.
    NotKept,
    /// Whether a reminder was set, or taken back, is not known.
    NotReminded,
    /// More was posted than any form asks for.
    TooLarge,
    /// What the page showed is past its time: a draft, or the confirmation of what was sent. We
    /// cannot tell which.
    NoLongerHere,
    /// What was posted is not what a page of ours posts.
    Unreadable,
    /// The form was sent before with other answers than are confirmed now.
    OtherAnswers,
    /// The request did not come from our own pages.
    Forbidden,
    /// There is no such page.
    NotFound,
    /// Too many requests in a short time.
    TooMany,
    /// Anything else of ours.
    Broken,
}

impl ProblemPageView {
    /// Trying again is to post this once more. No page is stored, so that a code may be it.
    #[must_use]
    pub fn posting(mut self, field: &str, value: &str) -> Self {
        self.chosen.push((field.to_owned(), value.to_owned()));
        self
    }
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::NotShown,
        Self::NotOpened,
        Self::NotKept,
        Self::NotReminded,
        Self::TooLarge,
        Self::NoLongerHere,
        Self::Unreadable,
        Self::OtherAnswers,
        Self::Forbidden,
        Self::NotFound,
        Self::TooMany,
        Self::Broken,
    ];

    /// The name its messages carry.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotShown => "not-shown",
            Self::NotOpened => "not-opened",
            Self::NotKept => "not-kept",
            Self::NotReminded => "not-reminded",
            Self::TooLarge => "too-large",
            Self::NoLongerHere => "no-longer-here",
            Self::Unreadable => "unreadable",
            Self::OtherAnswers => "other-answers",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::TooMany => "too-many",
            Self::Broken => "broken",
        }
    }
}

/// Draws the page. `again` is where to try again, if that can help.
pub fn problem_page(frame: &Frame<'_>, trouble: Trouble, again: Option<String>) -> ProblemPageView {
    let said = |part| frame.say(&format!("trouble-{}-{part}", trouble.name()), &[]);
    let mut layout = frame.layout(said("title"));
    layout.exit_this_page = true;
    ProblemPageView {
        layout,
        paragraphs: said("text").lines().map(str::to_owned).collect(),
        reach: frame.reach().clone(),
        again: again.map(|href| Link {
            text: match trouble {
                Trouble::NoLongerHere => frame.say("alert-start-again", &[]),
                _ => frame.say("try-again", &[]),
            },
            href,
            current: false,
        }),
        request: matches!(trouble, Trouble::NoLongerHere | Trouble::OtherAnswers).then(|| Link {
            text: frame.say("request-title", &[]),
            href: address::request(frame.council().at()),
            current: false,
        }),
        chosen: Vec::new(),
        come_back: (trouble == Trouble::NoLongerHere)
            .then(|| address::come_back(frame.council().at())),
        request_id: None,
    }
}
