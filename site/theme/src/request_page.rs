//! "See what you sent": a receipt code is entered, and what its holder sent is shown.

use serde::Serialize;
use site_model::form::answers::Answered;

use crate::form_check::in_words;
use crate::form_page::SummaryError;
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, address};

/// The name of the field that takes the receipt code.
pub const RECEIPT_CODE: &str = "receipt-code";

/// What `request.njk` draws. No `Debug`: it holds what a family sent.
#[derive(Clone, Serialize)]
pub struct RequestPageView {
    /// What stands around it.
    pub layout: Layout,
    /// Where the code is posted to.
    pub action: String,
    /// The name of the field that takes the code.
    pub field: &'static str,
    /// What was entered and opened nothing: its holder's own, so that it can be corrected.
    pub entered: String,
    /// The way to the page that asks for a code.
    pub breadcrumbs: Vec<Link>,
    /// Why no request is shown, after a code was entered.
    pub error: Option<SummaryError>,
    /// Whom to reach instead.
    pub reach: Reach,
    /// What was sent, once a code opened it.
    pub sent: Option<SentRequest>,
}

/// What one submission's holder sent.
#[derive(Clone, Serialize)]
pub struct SentRequest {
    /// The form's title when it was sent.
    pub form: String,
    /// Its reference.
    pub reference: String,
    /// When it was sent, in words of the council's time zone.
    pub sent: String,
    /// The pages of the form as they were shown, with what was answered.
    pub pages: Vec<SentPage>,
    /// The text of the notice under which it was sent, for ever.
    pub notice: Option<Link>,
}

/// One page of a form that was sent, or one of a list.
#[derive(Clone, Serialize)]
pub struct SentPage {
    /// Its heading.
    pub title: String,
    /// The questions as they were asked, with the answers in words.
    pub answers: Vec<SentAnswer>,
}

/// One question and its answer.
#[derive(Clone, Serialize)]
pub struct SentAnswer {
    /// The question as it was asked.
    pub label: String,
    /// The answer, one line each.
    pub words: Vec<String>,
}

/// Why a code opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// Nothing was entered.
    Missing,
    /// What was entered is not as long as a code is, or has signs that no code has.
    NotACode,
    /// It opens nothing: mistyped, locked, another council's, or what it opened is gone. One
    /// answer for all of them, so that guessing teaches nothing.
    OpensNothing,
    /// Nobody looked what it opens: too many wrong ones came from the same address, or began alike.
    TooOften {
        /// How long to wait, in minutes.
        minutes: usize,
    },
}

/// The page that asks for a receipt code, after a problem with what was `entered` if there was one.
pub fn request_page(
    frame: &Frame<'_>,
    problem: Option<CodeProblem>,
    entered: String,
) -> RequestPageView {
    let mut layout = frame.layout(frame.say("request-title", &[]));
    layout.has_errors = problem.is_some();
    layout.exit_this_page = true;
    let error = problem.map(|problem| SummaryError {
        href: format!("#{RECEIPT_CODE}"),
        text: match problem {
            CodeProblem::Missing => frame.say("request-error-missing", &[]),
            CodeProblem::NotACode => frame.say("request-error-not-a-code", &[]),
            CodeProblem::OpensNothing => {
                let council = layout.site.council.as_str().into();
                frame.say("request-error-opens-nothing", &[("council", council)])
            }
            CodeProblem::TooOften { minutes } => {
                frame.say("request-error-too-often", &[("minutes", minutes.into())])
            }
        },
    });
    RequestPageView {
        breadcrumbs: vec![Link {
            text: frame.say("breadcrumb-home", &[]),
            href: layout.site.home.clone(),
            current: false,
        }],
        layout,
        action: address::request_lookup(frame.council().at()),
        field: RECEIPT_CODE,
        entered,
        error,
        reach: frame.reach().clone(),
        sent: None,
    }
}

/// The page that shows what was sent.
pub fn request_shown(frame: &Frame<'_>, sent: SentRequest) -> RequestPageView {
    let mut layout = frame.layout(frame.say("request-shown-title", &[]));
    layout.exit_this_page = true;
    layout.back = Some(address::request(frame.council().at()));
    RequestPageView {
        layout,
        breadcrumbs: Vec::new(),
        sent: Some(sent),
        ..request_page(frame, None, String::new())
    }
}

impl SentAnswer {
    /// A question and its answer, in the language of the page.
    pub fn new(frame: &Frame<'_>, answered: Answered) -> Self {
        Self {
            words: in_words(frame, &answered),
            label: answered.label,
        }
    }
}
