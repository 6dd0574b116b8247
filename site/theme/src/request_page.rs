//! "See my request": a receipt code is entered. What it opens is in `request_shown`.

use serde::Serialize;

use crate::form_page::SummaryError;
use crate::frame::{Frame, Reach};
use crate::{Layout, Link, address};

/// The name of the field that takes the receipt code.
pub const RECEIPT_CODE: &str = "receipt-code";

/// What `request.njk` draws. No `Debug`: it holds what may be a code.
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

impl CodeProblem {
    /// What is said at the field.
    pub(crate) fn error(self, frame: &Frame<'_>) -> SummaryError {
        SummaryError {
            href: format!("#{RECEIPT_CODE}"),
            text: match self {
                Self::Missing => frame.say("request-error-missing", &[]),
                Self::NotACode => frame.say("request-error-not-a-code", &[]),
                Self::OpensNothing => {
                    let council = frame.council().council.name.as_str().into();
                    frame.say("request-error-opens-nothing", &[("council", council)])
                }
                Self::TooOften { minutes } => {
                    frame.say("request-error-too-often", &[("minutes", minutes.into())])
                }
            },
        }
    }
}

/// The page that asks for a receipt code, after a problem with what was `entered` if there was one.
pub fn request_page(
    frame: &Frame<'_>,
    problem: Option<CodeProblem>,
    entered: String,
) -> RequestPageView {
    let title = frame.say("request-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    layout.has_errors = problem.is_some();
    let error = problem.map(|problem| problem.error(frame));
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
    }
}
