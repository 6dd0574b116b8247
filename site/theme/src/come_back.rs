//! Coming back to a form: its code is entered, in any browser, and the form goes on where it was left.

use jiff::Zoned;
use serde::Serialize;

use crate::form_page::SummaryError;
use crate::form_place::FormPlace;
use crate::frame::{Frame, Reach};
use crate::request_page::CodeProblem;
use crate::{Layout, Link, address};

/// The name of the field that takes the return code. No question has an underscore.
pub const RETURN_CODE: &str = "return_code";

/// What `return.njk` draws. No `Debug`: it holds what a family entered.
#[derive(Clone, Serialize)]
pub struct ComeBackView {
    /// What stands around it.
    pub layout: Layout,
    /// Where the code is posted to.
    pub action: String,
    /// What is told above the field.
    pub text: String,
    /// What is posted with the code: names and values that were typed where it was missing.
    pub hidden: Vec<(String, String)>,
    /// The field for the code.
    pub ask: AskForCode,
    /// The way to this page.
    pub breadcrumbs: Vec<Link>,
    /// Why no form is opened, after a code was entered.
    pub errors: Vec<SummaryError>,
    /// What the code opens was sent already: where to see it.
    pub sent: Option<Link>,
    /// The forms that this browser has open.
    pub forms: Vec<BegunForm>,
    /// How to keep the code that opens them, before another takes its place here.
    pub save: Option<String>,
    /// Whom to reach instead.
    pub reach: Reach,
}

/// The field for a return code. No `Debug`: it holds what a family entered.
#[derive(Clone, Serialize)]
pub struct AskForCode {
    /// Its name.
    pub field: &'static str,
    /// What was entered and opened nothing: its holder's own, so that it can be corrected.
    pub entered: String,
    /// What is the matter with it.
    pub error: Option<SummaryError>,
}

/// Why a return code does not open the form that it is entered for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnProblem {
    /// It opens nothing.
    Code(CodeProblem),
    /// What was begun under it was sent.
    OfSent,
    /// It opens another form.
    OfAnotherForm,
}

impl From<CodeProblem> for ReturnProblem {
    fn from(problem: CodeProblem) -> Self {
        Self::Code(problem)
    }
}

/// A form that was begun and is not sent.
#[derive(Clone, Serialize)]
pub struct BegunForm {
    /// Its title.
    pub title: String,
    /// Where it goes on.
    pub go_on: String,
    /// How far it is, in words.
    pub done: String,
    /// Until when it is kept, in words.
    pub kept: String,
}

impl BegunForm {
    /// One of which this many of all pages were answered, kept until a moment of the council's time zone.
    pub fn new(
        frame: &Frame<'_>,
        place: FormPlace<'_>,
        go_on: String,
        (done, all): (usize, usize),
        kept: &Zoned,
    ) -> Self {
        Self {
            title: place.form.title.clone(),
            go_on,
            done: frame.say("return-done", &[("done", done.into()), ("all", all.into())]),
            kept: frame.moment(kept),
        }
    }
}

impl AskForCode {
    /// The field, with what was entered, after a problem with it if there was one.
    pub fn new(frame: &Frame<'_>, problem: Option<ReturnProblem>, entered: String) -> Self {
        let council = frame.council().council.name.as_str();
        Self {
            field: RETURN_CODE,
            entered,
            error: problem.map(|problem| SummaryError {
                href: format!("#{RETURN_CODE}"),
                text: match problem {
                    ReturnProblem::OfSent => frame.say("return-error-of-sent", &[]),
                    ReturnProblem::OfAnotherForm => frame.say("return-error-of-another-form", &[]),
                    ReturnProblem::Code(CodeProblem::Missing) => {
                        frame.say("return-error-missing", &[])
                    }
                    ReturnProblem::Code(CodeProblem::NotACode) => {
                        frame.say("return-error-not-a-code", &[])
                    }
                    ReturnProblem::Code(CodeProblem::OpensNothing) => {
                        frame.say("return-error-opens-nothing", &[("council", council.into())])
                    }
                    ReturnProblem::Code(CodeProblem::TooOften { minutes }) => {
                        frame.say("request-error-too-often", &[("minutes", minutes.into())])
                    }
                },
            }),
        }
    }
}

/// The page that asks for a return code.
pub fn come_back(frame: &Frame<'_>, ask: AskForCode) -> ComeBackView {
    let at = frame.council().at();
    let title = frame.say("return-title", &[]);
    let mut layout = frame.layout(title).private_as_titled();
    layout.has_errors = ask.error.is_some();
    layout.languages = frame.languages(|_| true, &address::come_back(at));
    ComeBackView {
        breadcrumbs: vec![Link {
            text: frame.say("breadcrumb-home", &[]),
            href: layout.site.home.clone(),
            current: false,
        }],
        layout,
        action: address::come_back_lookup(at),
        text: frame.say("return-text", &[]),
        hidden: Vec::new(),
        errors: ask.error.clone().into_iter().collect(),
        ask,
        sent: None,
        forms: Vec::new(),
        save: None,
        reach: frame.reach().clone(),
    }
}

impl ComeBackView {
    /// The same for a code under which everything was sent already.
    #[must_use]
    pub fn of_sent(mut self, frame: &Frame<'_>) -> Self {
        self.sent = Some(Link {
            text: frame.say("request-title", &[]),
            href: address::request(frame.council().at()),
            current: false,
        });
        self
    }

    /// The same for a reminder that was asked for in a browser which has forgotten the form: the code is posted to
    /// `action` with what was typed.
    #[must_use]
    pub fn of_reminder(
        mut self,
        frame: &Frame<'_>,
        action: String,
        typed: Vec<(String, String)>,
    ) -> Self {
        self.layout.languages = Vec::new();
        self.text = frame.say("return-for-reminder", &[]);
        self.action = action;
        self.hidden = typed;
        self
    }

    /// The same in a browser that has forms open, whose code is kept at `save`.
    #[must_use]
    pub fn with_forms(mut self, frame: &Frame<'_>, forms: Vec<BegunForm>, save: String) -> Self {
        self.layout.title = frame.say("return-forms-title", &[]);
        self.layout = self.layout.private_as_titled();
        self.forms = forms;
        self.save = Some(save);
        self
    }
}
